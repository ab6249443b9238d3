/**
 * 球面复核: each overlap a second time, by Turf on the sphere, with other code for the clipping and for the area. It
 * guards against gross error, not against the last digits: a sphere differs from the ellipsoid by up to 0.2 %, by an amount
 * known for each latitude, which is printed beside the result. The engine's figure leads.
 */
import { area, bbox, bboxClip, featureCollection, intersect, multiPolygon, union } from '@turf/turf';
import type { Feature, MultiPolygon, Polygon } from 'geojson';
import type { Progress, Work } from '../../engine/index.ts';
import { meridianRadiusMetres, parallelRadiusMetres, RADIANS_PER_DEGREE } from '../../geodesy/ellipsoid.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import { type PreparedCity, polygonsOf } from '../prepared-city.ts';
import type { Finding } from './result.ts';

/** Turf's Earth radius, metres. */
const SPHERE_METRES = 6371008.8;
/** Turf's overlay takes seconds on larger operands, after they were cut to the footprint's box. */
const MAX_VERTICES = 4000;
/**
 * What may remain between the two after the expected deviation, as a share: Turf's edges are straight in (longitude, sine
 * of latitude) and the expectation is that of the middle latitude, so it grows with the footprint's height in degrees.
 */
const AGREEMENT = 1e-5;
const AGREEMENT_PER_DEGREE = 1e-4;

export interface SphericalCheck {
  readonly key: string;
  /** `too-large`: beyond what Turf can do in reasonable time; `failed`: Turf gave up. Neither says anything of the figure. */
  readonly state: 'agrees' | 'differs' | 'too-large' | 'failed';
  readonly sphereSquareMetres: number | null;
  /** Sphere against ellipsoid, as a share: measured, and expected at this latitude. */
  readonly deviation: number | null;
  readonly expectedDeviation: number | null;
}

/** How much larger a small area is on Turf's sphere than on the ellipsoid, as a share. */
export function expectedDeviation(latDegrees: number): number {
  const prime = parallelRadiusMetres(latDegrees) / Math.cos(latDegrees * RADIANS_PER_DEGREE);
  return (SPHERE_METRES * SPHERE_METRES) / (meridianRadiusMetres(latDegrees) * prime) - 1;
}

/** Recompute the overlaps of the hits among `findings`, one a step. */
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
  for (const finding of hits) {
    yield { done: results.length, total: hits.length };
    results.push(checkOne(prepared, footprint, finding));
  }
  return results;
}

function checkOne(prepared: PreparedCity, footprint: PolygonCoordinates, finding: Finding): SphericalCheck {
  const site = multiPolygon(footprint);
  const box = bbox(site);
  const table = prepared.tables.get(finding.layerId)!;
  const pieces = finding.features
    .map((f) => clipped(polygonsOf(table.features[f.index]!), box as Box))
    .filter((p) => p.geometry.coordinates.length > 0);
  if (vertices(site) + pieces.reduce((n, p) => n + vertices(p), 0) > MAX_VERTICES) return none(finding, 'too-large');
  const sphere = sphericalOverlap(site, pieces);
  if (sphere === null) return none(finding, 'failed');
  const deviation = sphere / finding.areaSquareMetres! - 1;
  const expected = expectedDeviation((box[1]! + box[3]!) / 2);
  return {
    key: finding.key,
    state:
      Math.abs(deviation - expected) <= AGREEMENT + AGREEMENT_PER_DEGREE * (box[3]! - box[1]!) ? 'agrees' : 'differs',
    sphereSquareMetres: sphere,
    deviation,
    expectedDeviation: expected,
  };
}

const none = (finding: Finding, state: 'too-large' | 'failed'): SphericalCheck => ({
  key: finding.key,
  state,
  sphereSquareMetres: null,
  deviation: null,
  expectedDeviation: null,
});

/** Null where Turf gives up: its overlay throws on some nearly coincident edges, and a check that failed says so. */
function sphericalOverlap(site: Feature<MultiPolygon>, pieces: readonly Feature<MultiPolygon>[]): number | null {
  try {
    const overlaps = pieces.map((p) => intersect(featureCollection([site, p]))).filter((p) => p !== null);
    const together = overlaps.length > 1 ? union(featureCollection(overlaps)) : overlaps[0];
    return together ? area(together) : 0;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
}

type Box = [number, number, number, number];

/** Cut to a box; clipping leaves empty rings behind, which the overlay would refuse. */
function clipped(polygons: PolygonCoordinates, box: Box): Feature<MultiPolygon> {
  const kept = polygons.flatMap((polygon) => {
    const cut = bboxClip(multiPolygon([polygon]), box).geometry as MultiPolygon;
    return (cut.coordinates ?? [])
      .map((rings) => rings.filter((r) => r.length >= 4))
      .filter((rings) => rings.length > 0);
  });
  return multiPolygon(kept);
}

function vertices(feature: Feature<Polygon | MultiPolygon>): number {
  const { geometry } = feature;
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.reduce((n, p) => n + p.reduce((m, r) => m + r.length, 0), 0);
}
