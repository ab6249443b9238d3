/** Shapes as lists of polygons or lines, their boxes, and whether they cover a point. Degrees. */
import type { Geometry, Position } from 'geojson';
import type { PolygonCoordinates } from '../../domain/feature-table.ts';

type LonLat = readonly [number, number];

export function polygonsOf(geometry: Geometry): PolygonCoordinates {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

/** Points count as lines of one position. */
export function linesOf(geometry: Geometry): number[][][] {
  if (geometry.type === 'Point') return [[geometry.coordinates]];
  if (geometry.type === 'MultiPoint') return geometry.coordinates.map((p) => [p]);
  if (geometry.type === 'LineString') return [geometry.coordinates];
  return geometry.type === 'MultiLineString' ? geometry.coordinates : [];
}

const boxes = new WeakMap<Geometry, readonly [number, number, number, number]>();

/** West, south, east, north, degrees. */
export function boxOfGeometry(geometry: Geometry): readonly [number, number, number, number] {
  const known = boxes.get(geometry);
  if (known) return known;
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon = 0, lat = 0] of [...polygonsOf(geometry).flat(), ...linesOf(geometry)].flat()) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  boxes.set(geometry, box);
  return box;
}

/** Even-odd over all rings, so that holes stay empty. */
export function covers(geometry: Geometry, [lon, lat]: LonLat): boolean {
  const [west, south, east, north] = boxOfGeometry(geometry);
  if (lon < west || lon > east || lat < south || lat > north) return false;
  let inside = false;
  for (const ring of polygonsOf(geometry).flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [ax = 0, ay = 0] = ring[i - 1]!;
      const [bx = 0, by = 0] = ring[i]!;
      if (ay > lat !== by > lat && lon < ax + ((lat - ay) / (by - ay)) * (bx - ax)) inside = !inside;
    }
  }
  return inside;
}

/** Degrees: further than a window shows of the ground beside the smallest picture of a city. */
const BESIDE = 30;

/** A box around a city and all that a map of it shows, counter-clockwise. */
export const surroundings = ([west, south, east, north]: readonly [number, number, number, number]): Position[] => [
  [west - BESIDE, south - BESIDE],
  [east + BESIDE, south - BESIDE],
  [east + BESIDE, north + BESIDE],
  [west - BESIDE, north + BESIDE],
  [west - BESIDE, south - BESIDE],
];
