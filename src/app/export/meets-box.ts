/** Does a shape show within a box? Exact for the straight edges of its geometry. Pure; longitude, latitude degrees. */
import type { Geometry } from 'geojson';
import type { Extent } from './feature-extent.ts';

type Position = readonly number[];

/** `filled`: the inside of a polygon shows; else only its edge. Touching counts. */
export function showsWithin(geometry: Geometry, box: Extent, filled: boolean): boolean {
  switch (geometry.type) {
    case 'Point':
      return inside(geometry.coordinates, box);
    case 'MultiPoint':
      return geometry.coordinates.some((p) => inside(p, box));
    case 'LineString':
      return lineMeets(geometry.coordinates, box);
    case 'MultiLineString':
      return geometry.coordinates.some((line) => lineMeets(line, box));
    case 'Polygon':
      return polygonMeets(geometry.coordinates, box, filled);
    case 'MultiPolygon':
      return geometry.coordinates.some((polygon) => polygonMeets(polygon, box, filled));
    case 'GeometryCollection':
      return geometry.geometries.some((part) => showsWithin(part, box, filled));
  }
}

const inside = ([x = Number.NaN, y = Number.NaN]: Position, [west, south, east, north]: Extent): boolean =>
  x >= west && x <= east && y >= south && y <= north;

const lineMeets = (line: readonly Position[], box: Extent): boolean =>
  line.some((to, i) => i > 0 && segmentMeets(line[i - 1]!, to, box));

/** Where no edge comes near, the box is either all inside or all outside: its middle tells. */
function polygonMeets(rings: readonly (readonly Position[])[], box: Extent, filled: boolean): boolean {
  if (rings.some((ring) => lineMeets(ring, box))) return true;
  return filled && contains(rings, (box[0] + box[2]) / 2, (box[1] + box[3]) / 2);
}

/** Liang-Barsky: the part of the segment within each pair of sides must not be empty. */
function segmentMeets(from: Position, to: Position, [west, south, east, north]: Extent): boolean {
  const [x = 0, y = 0] = from;
  const dx = (to[0] ?? 0) - x;
  const dy = (to[1] ?? 0) - y;
  let enter = 0;
  let leave = 1;
  for (const [step, room] of [
    [-dx, x - west],
    [dx, east - x],
    [-dy, y - south],
    [dy, north - y],
  ] as const) {
    if (step === 0) {
      if (room < 0) return false;
    } else if (step < 0) enter = Math.max(enter, room / step);
    else leave = Math.min(leave, room / step);
  }
  return enter <= leave;
}

function contains(rings: readonly (readonly Position[])[], x: number, y: number): boolean {
  let odd = false;
  for (const ring of rings)
    for (let i = 1; i < ring.length; i++) {
      const [x1 = 0, y1 = 0] = ring[i - 1]!;
      const [x2 = 0, y2 = 0] = ring[i]!;
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) odd = !odd;
    }
  return odd;
}
