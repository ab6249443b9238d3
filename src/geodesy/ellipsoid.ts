/**
 * Areas and lengths on the ellipsoid of CGCS2000 (GRS80). Angles at the border are degrees, results metres and square
 * metres. An edge is the straight line in longitude/latitude between its ends, for areas and lengths alike, so that
 * cutting an edge changes nothing.
 */

import { areaOver, edgeLength, offsetFrom, parallelNear, zoneBetween } from './parallels.ts';
import { edgeAreaByNodes } from './zones.ts';

export { edgeLength } from './parallels.ts';
export {
  INVERSE_FLATTENING,
  meridianRadiusMetres,
  parallelRadiusMetres,
  RADIANS_PER_DEGREE,
  SEMI_MAJOR_METRES,
  zoneDifference,
} from './zones.ts';

/** Area of polygons as GeoJSON writes them (shell first, then holes, any orientation), square metres. */
export function polygonsArea(polygons: readonly (readonly (readonly (readonly number[])[])[])[]): number {
  let total = 0;
  for (const rings of polygons)
    rings.forEach((ring, i) => {
      const area = Math.abs(ringArea(ring));
      total += i === 0 ? area : -area;
    });
  return total;
}

/** Signed area of a closed ring, square metres; positive if it runs counter-clockwise. */
export function ringArea(ring: readonly (readonly number[])[]): number {
  const first = parallelNear(ring[0]?.[1] ?? 0);
  let sum = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1] as [number, number];
    const [x2, y2] = ring[i] as [number, number];
    const k = parallelNear((y1 + y2) / 2);
    sum += areaOver(k, x2 - x1, offsetFrom(k, y1), offsetFrom(k, y2)) - zoneBetween(first, k) * (x2 - x1);
  }
  return sum;
}

/** Length of a line, metres. */
export function lineLength(line: readonly (readonly number[])[]): number {
  let sum = 0;
  for (let i = 1; i < line.length; i++) {
    const [x1, y1] = line[i - 1] as [number, number];
    const [x2, y2] = line[i] as [number, number];
    sum += edgeLength(x1, y1, x2, y2);
  }
  return sum;
}

/**
 * What an edge adds to the area of a ring that has its interior on the left, against the zone of an origin latitude, square
 * metres; degrees in. Over a closed ring the origin falls out.
 */
export const edgeArea = (originLat: number, lon1: number, lat1: number, lon2: number, lat2: number): number =>
  edgeAreaByNodes(originLat, lon2 - lon1, lat1 - originLat, lat2 - originLat);
