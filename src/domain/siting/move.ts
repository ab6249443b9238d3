/**
 * Offsets on the ground. A shape is held as metres east along each vertex's own parallel and metres north along the
 * meridian, both on the CGCS2000 ellipsoid, measured from an anchor. That is the sinusoidal projection about the anchor's
 * meridian: it keeps areas, so a shape that is moved or turned keeps its size, which adding degrees would not.
 */

import { meridianRadiusMetres, parallelRadiusMetres, RADIANS_PER_DEGREE } from '../../geodesy/ellipsoid.ts';
import type { PolygonCoordinates } from '../feature-table.ts';

/** Longitude, latitude, degrees. */
export type LonLat = readonly [number, number];

export interface Offset {
  readonly east: number;
  readonly north: number;
}

const ROUNDS = 3;

/** Metres to a degree of longitude, and of latitude. */
const parallelMetres = (lat: number): number => parallelRadiusMetres(lat) * RADIANS_PER_DEGREE;
const meridianMetres = (lat: number): number => meridianRadiusMetres(lat) * RADIANS_PER_DEGREE;

/** Metres to a degree eastward and northward at a latitude. */
export const metresPerDegree = (lat: number): Offset => ({ east: parallelMetres(lat), north: meridianMetres(lat) });

/** From an anchor to a position. The meridian arc takes the radius half way, exact to a millimetre over 100 km. */
export function offsetFrom(anchor: LonLat, position: readonly number[]): Offset {
  const [lon = 0, lat = 0] = position;
  return {
    east: (lon - anchor[0]) * parallelMetres(lat),
    north: (lat - anchor[1]) * meridianMetres((lat + anchor[1]) / 2),
  };
}

/** The inverse of `offsetFrom`. */
export function positionAt(anchor: LonLat, offset: Offset): [number, number] {
  let lat = anchor[1] + offset.north / meridianMetres(anchor[1]);
  for (let i = 0; i < ROUNDS; i++) lat = anchor[1] + offset.north / meridianMetres((lat + anchor[1]) / 2);
  return [anchor[0] + offset.east / parallelMetres(lat), lat];
}

export function mapPositions(
  polygons: PolygonCoordinates,
  change: (position: readonly number[]) => number[],
): PolygonCoordinates {
  return polygons.map((polygon) => polygon.map((ring) => ring.map(change)));
}

/** Carry a shape so that the ground under `from` comes to lie under `to`. */
export function carried(polygons: PolygonCoordinates, from: LonLat, to: LonLat): PolygonCoordinates {
  return mapPositions(polygons, (position) => positionAt(to, offsetFrom(from, position)));
}

/**
 * Carry a shape by metres. The anchor is its first corner and east is measured on the parallel half way, so that the
 * same metres back bring it back exactly.
 */
export function carriedBy(polygons: PolygonCoordinates, offset: Offset): PolygonCoordinates {
  const [lon = 0, lat = 0] = polygons[0]?.[0]?.[0] ?? [];
  const anchor: LonLat = [lon, lat];
  const [, toLat] = positionAt(anchor, { east: 0, north: offset.north });
  return carried(polygons, anchor, [lon + offset.east / parallelMetres((lat + toLat) / 2), toLat]);
}

/** Turn a shape about a centre, clockwise seen from above. */
export function turned(polygons: PolygonCoordinates, centre: LonLat, degrees: number): PolygonCoordinates {
  const cos = Math.cos(degrees * RADIANS_PER_DEGREE);
  const sin = Math.sin(degrees * RADIANS_PER_DEGREE);
  return mapPositions(polygons, (position) => {
    const { east, north } = offsetFrom(centre, position);
    return positionAt(centre, { east: east * cos + north * sin, north: north * cos - east * sin });
  });
}

/** Direction from a centre, degrees clockwise from north. */
export function bearing(centre: LonLat, position: LonLat): number {
  const { east, north } = offsetFrom(centre, position);
  return Math.atan2(east, north) / RADIANS_PER_DEGREE;
}

/** Middle of the box around a shape. */
export function centreOf(polygons: PolygonCoordinates): LonLat {
  const [west, south, east, north] = boxOf(polygons);
  return [(west + east) / 2, (south + north) / 2];
}

/** West, south, east, north, degrees. */
export function boxOf(polygons: PolygonCoordinates): [number, number, number, number] {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const ring of polygons.flat()) {
    for (const [lon = 0, lat = 0] of ring) {
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    }
  }
  return box;
}

/** The offset by which `carriedBy` brings `from` to lie at `to`. */
export function offsetBetween(from: LonLat, to: LonLat): Offset {
  return {
    east: (to[0] - from[0]) * parallelMetres((from[1] + to[1]) / 2),
    north: (to[1] - from[1]) * meridianMetres((from[1] + to[1]) / 2),
  };
}
