/** Slow and plain answers to check bands against. Longitude, latitude, degrees. */
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { distanceMetres } from '../../src/geodesy/geodesic.ts';

type Lines = readonly (readonly (readonly number[])[])[];

/**
 * Geodesic distance from a point to lines with edges straight in longitude/latitude, by golden section on every edge that
 * could matter: no plane, no index.
 */
export function bruteDistance(lines: Lines, lon: number, lat: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (const line of lines) {
    const toVertex = line.map((v) => distanceMetres(lon, lat, v[0]!, v[1]!));
    for (const d of toVertex) best = Math.min(best, d);
    for (let i = 1; i < line.length; i++) {
      const [a, b] = [line[i - 1] as [number, number], line[i] as [number, number]];
      const reach = distanceMetres(a[0], a[1], b[0], b[1]);
      if (Math.min(toVertex[i - 1]!, toVertex[i]!) - reach > best) continue;
      const along = (t: number) => distanceMetres(lon, lat, a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]));
      let [low, high] = [0, 1];
      for (let k = 0; k < 40; k++) {
        const [p, q] = [high - 0.618 * (high - low), low + 0.618 * (high - low)];
        if (along(p) < along(q)) high = q;
        else low = p;
      }
      best = Math.min(best, along(0.5 * (low + high)));
    }
  }
  return best;
}

/** Is a place in polygons: by ray to the east, even-odd. */
export function holds(polygons: PolygonCoordinates, x: number, y: number): boolean {
  let odd = false;
  for (const ring of polygons.flat())
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1] as [number, number], ring[i] as [number, number]];
      if (a[1] > y !== b[1] > y && x < a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) odd = !odd;
    }
  return odd;
}
