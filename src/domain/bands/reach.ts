/** How far changed ground reaches from the earlier boundary: where a line was redrawn by how much. */
import { parallelRadiusMetres, RADIANS_PER_DEGREE, SEMI_MAJOR_METRES } from '../../geodesy/ellipsoid.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import { type Geos, loadGeos } from '../geos.ts';
import { Meter } from './meter.ts';
import { densify, planeSource } from './source.ts';

export interface Reach {
  readonly metres: number;
  /** Longitude, latitude, degrees. */
  readonly position: readonly [number, number];
}

/** Places within this many metres count as the innermost place of a piece. */
const INNERMOST_METRES = 1;

/**
 * Measures from the outline of dissolved polygons (longitude, latitude, degrees): of a polygon, the largest geodesic distance
 * found at its vertices, every 200 m along its edges and in its innermost place. Null where there is no outline, or where the
 * polygons cannot be dissolved.
 */
export async function reachFrom(
  boundary: PolygonCoordinates,
): Promise<((polygon: PolygonCoordinates[number]) => Reach) | null> {
  const geos = await loadGeos();
  const dissolved = geos.union(boundary);
  if (!dissolved.ok || dissolved.value.length === 0) return null;
  const meter = new Meter(planeSource({ type: 'polygons', coordinates: dissolved.value }));
  return (polygon) => farthestIn(geos, polygon, meter);
}

function farthestIn(geos: Geos, polygon: PolygonCoordinates[number], meter: Meter): Reach {
  const inner = innermost(geos, polygon);
  const places = [...polygon.flatMap(densify), ...(inner ? [inner] : [])] as [number, number][];
  let farthest: Reach = { metres: -1, position: places[0]! };
  for (const position of places) {
    const { distanceMetres } = meter.foot(position[0], position[1]);
    if (distanceMetres > farthest.metres) farthest = { metres: distanceMetres, position };
  }
  return farthest;
}

/**
 * The place of a polygon farthest from its outline, in a frame where a metre is as long either way; null for one so thin
 * that it has none.
 */
function innermost(geos: Geos, polygon: PolygonCoordinates[number]): [number, number] | null {
  const latitude = polygon[0]![0]![1]!;
  const narrow = parallelRadiusMetres(latitude) / SEMI_MAJOR_METRES;
  const flat = polygon.map((ring) => ring.map(([lon, lat]) => [lon! * narrow, lat!]));
  const tolerance = INNERMOST_METRES / (SEMI_MAJOR_METRES * RADIANS_PER_DEGREE);
  const found = geos.innermost(flat, tolerance);
  return found.ok ? [found.value[0] / narrow, found.value[1]] : null;
}
