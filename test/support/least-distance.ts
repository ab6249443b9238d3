/** Least geodesics between boundaries by golden sections over all pairs of a vertex and an edge: slow, and without a plane. */
import { distanceMetres } from '../../src/geodesy/geodesic.ts';
import type { Position, Ring } from './shapes.ts';

/** Least distance of the boundaries in metres, infinite where there are none. Where they cross, that of their vertices. */
export function leastDistance(as: readonly Ring[], bs: readonly Ring[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const a of as) for (const b of bs) least = leastFromVertices(a, b, leastFromVertices(b, a, least));
  return least;
}

/** Least distance from a vertex of `from` to an edge of `to`, metres, or `least` where nothing is nearer. */
export function leastFromVertices(from: readonly Position[], to: Ring, least = Number.POSITIVE_INFINITY): number {
  const rough: { bound: number; p: Position; a: Position; b: Position }[] = [];
  for (let i = 1; i < to.length; i++) {
    const [a, b] = [to[i - 1]!, to[i]!];
    // No place on the edge is further from its middle than this; a straight line in longitude/latitude is a little bent.
    const half = distanceMetres(a[0]!, a[1]!, b[0]!, b[1]!) / 1.9;
    for (const p of from) rough.push({ bound: along(p, a, b, 0.5) - half, p, a, b });
  }
  rough.sort((s, t) => s.bound - t.bound);
  let result = least;
  for (const { bound, p, a, b } of rough) {
    if (bound >= result) break;
    result = Math.min(
      result,
      goldenSection((t) => along(p, a, b, t)),
    );
  }
  return result;
}

const along = (p: Position, a: Position, b: Position, t: number) =>
  distanceMetres(p[0]!, p[1]!, a[0]! + t * (b[0]! - a[0]!), a[1]! + t * (b[1]! - a[1]!));

/** Least value between 0 and 1 of a function with one valley. */
function goldenSection(f: (t: number) => number): number {
  const g = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [0, 1];
  let [c, d] = [1 - g, g];
  let [fc, fd] = [f(c), f(d)];
  for (let k = 0; k < 50; k++) {
    if (fc < fd) {
      high = d;
      [d, fd] = [c, fc];
      c = high - g * (high - low);
      fc = f(c);
    } else {
      low = c;
      [c, fc] = [d, fd];
      d = low + g * (high - low);
      fd = f(d);
    }
  }
  return Math.min(fc, fd, f(0), f(1));
}
