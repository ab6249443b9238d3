/** 球面复核 of a footprint's overlaps. */
import type { Progress, Work } from '../../engine/index.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import { type PreparedCity, polygonsOf } from '../prepared-city.ts';
import { type SphericalVerdict, sphericalVerdict } from '../spherical.ts';
import { examineFootprint } from './footprint.ts';
import { outlineInCity } from './ground-in-city.ts';
import type { Finding } from './result.ts';

export interface SphericalCheck extends SphericalVerdict {
  readonly key: string;
}

/** Recompute the overlaps of the hits among `findings`, the ground inside the city as they do. */
export async function sphericalChecks(
  prepared: PreparedCity,
  footprint: PolygonCoordinates,
  findings: readonly Finding[],
  work: Work,
): Promise<SphericalCheck[]> {
  const isPartlyOutside = findings.some((f) => f.reason === 'outside-city');
  const ground = isPartlyOutside ? await groundOf(prepared, footprint) : footprint;
  return work.drive(steps(prepared, ground, findings));
}

async function groundOf(prepared: PreparedCity, polygons: PolygonCoordinates): Promise<PolygonCoordinates> {
  const examined = examineFootprint(polygons);
  return examined.ok ? outlineInCity(prepared, examined.value) : polygons;
}

/** One hit with an area for each class, however many of its rules are hit. */
function overlapsOf(findings: readonly Finding[]): Finding[] {
  const hits = findings.filter((f) => f.status === 'hit' && (f.areaSquareMetres ?? 0) > 0);
  const first = new Map<string, Finding>();
  for (const f of hits) {
    const ground = f.groundKeys.join(' ');
    if (f.classId !== null && !first.has(ground)) first.set(ground, f);
  }
  return [...first.values()];
}

/** Polygons of every feature of a class. */
function classPolygons({ classes, tables }: PreparedCity, key: string): PolygonCoordinates[] {
  const counted = classes.find((c) => c.key === key)!;
  const { features } = tables.get(counted.layer.id)!;
  return features.filter((f) => f.properties.class === counted.class.id).map(polygonsOf);
}

function* steps(
  prepared: PreparedCity,
  footprint: PolygonCoordinates,
  findings: readonly Finding[],
): Generator<Progress, SphericalCheck[], void> {
  const hits = overlapsOf(findings);
  const results: SphericalCheck[] = [];
  for (const { key, layerId, groundKeys, features, areaSquareMetres } of hits) {
    const table = prepared.tables.get(layerId)!;
    const own =
      groundKeys.length > 1
        ? groundKeys.flatMap((ground) => classPolygons(prepared, ground))
        : features.map((f) => polygonsOf(table.features[f.index]!));
    const verdict = sphericalVerdict(footprint, own, areaSquareMetres!);
    for (;;) {
      yield { done: results.length, total: hits.length };
      const step = verdict.next();
      if (!step.done) continue;
      results.push({ key, ...step.value });
      break;
    }
  }
  return results;
}
