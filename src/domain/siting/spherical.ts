/** 球面复核 of a footprint's overlaps. */
import type { Progress, Work } from '../../engine/index.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import { type PreparedCity, polygonsOf } from '../prepared-city.ts';
import { type SphericalVerdict, sphericalVerdict } from '../spherical.ts';
import type { Finding } from './result.ts';

export interface SphericalCheck extends SphericalVerdict {
  readonly key: string;
}

/** Recompute the overlaps of the hits among `findings`. */
export const sphericalChecks = (
  prepared: PreparedCity,
  footprint: PolygonCoordinates,
  findings: readonly Finding[],
  work: Work,
): Promise<SphericalCheck[]> => work.drive(steps(prepared, footprint, findings));

function* steps(
  prepared: PreparedCity,
  footprint: PolygonCoordinates,
  findings: readonly Finding[],
): Generator<Progress, SphericalCheck[], void> {
  const hits = findings.filter((f) => f.status === 'hit');
  const results: SphericalCheck[] = [];
  for (const { key, layerId, features, areaSquareMetres } of hits) {
    const table = prepared.tables.get(layerId)!;
    const own = features.map((f) => polygonsOf(table.features[f.index]!));
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
