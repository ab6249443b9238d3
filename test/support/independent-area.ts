/**
 * Ellipsoidal areas by a second way that shares nothing with the product's: the closed form of the zone area with atanh,
 * integrated along each edge by Gauss-Legendre with eight nodes. GRS80; degrees in, square metres out.
 */
import type { Polygons } from '../../src/engine/parts.ts';
import type { Ring } from './shapes.ts';

const A = 6378137;
const F = 1 / 298.257222101;
const E2 = F * (2 - F);
const E = Math.sqrt(E2);
const RADIANS = Math.PI / 180;

/** Area between the equator and a parallel, square metres per radian of longitude. */
export function zone(lat: number): number {
  const s = Math.sin(lat * RADIANS);
  return ((A * A * (1 - E2)) / 2) * (s / (1 - E2 * s * s) + Math.atanh(E * s) / E);
}

/** The same between two parallels, digits kept however close they are: each term's difference is taken by itself. */
function zoneBetween(south: number, north: number): number {
  const [s0, s] = [Math.sin(south * RADIANS), Math.sin(north * RADIANS)];
  const step = 2 * Math.cos(((north + south) / 2) * RADIANS) * Math.sin(((north - south) / 2) * RADIANS);
  const fraction = (step * (1 + E2 * s * s0)) / ((1 - E2 * s * s) * (1 - E2 * s0 * s0));
  return ((A * A * (1 - E2)) / 2) * (fraction + Math.atanh((E * step) / (1 - E2 * s * s0)) / E);
}

/** Area of a cell between two meridians and two parallels. */
export const cellArea = (west: number, south: number, east: number, north: number): number =>
  (east - west) * RADIANS * (zone(north) - zone(south));

const NODES = [0.1834346424956498, 0.525532409916329, 0.7966664774136267, 0.9602898564975363];
const WEIGHTS = [0.362683783378362, 0.3137066458778873, 0.2223810344533745, 0.1012285362903763];

function signedRingArea(r: Ring): number {
  const origin = r[0]![1]!;
  let sum = 0;
  for (let i = 1; i < r.length; i++) {
    const [x1, y1] = r[i - 1] as [number, number];
    const [x2, y2] = r[i] as [number, number];
    const parts = Math.ceil(Math.abs(y2 - y1) / 4) || 1;
    let mean = 0;
    for (let k = 0; k < parts; k++) {
      const middle = y1 + ((k + 0.5) / parts) * (y2 - y1);
      const half = (y2 - y1) / (2 * parts);
      NODES.forEach((node, n) => {
        mean += WEIGHTS[n]! * (zoneBetween(origin, middle + node * half) + zoneBetween(origin, middle - node * half));
      });
    }
    sum -= ((x2 - x1) * RADIANS * mean) / (2 * parts);
  }
  return sum;
}

/** Area of polygons: shells less holes, whatever the orientation. */
export function independentArea(polygons: Polygons): number {
  let total = 0;
  for (const rings of polygons)
    rings.forEach((r, i) => {
      const area = Math.abs(signedRingArea(r));
      total += i === 0 ? area : -area;
    });
  return total;
}
