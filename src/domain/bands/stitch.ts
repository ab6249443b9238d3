/** Closed rings out of stretches that follow each other by their ends. */
import type { Stretches } from './outline.ts';

/** Ends and starts are looked for this near each other, metres: first where they agree, then what rounding has parted. */
const REACHES = [1e-7, 1e-5, 1e-3, 0.02];

/** For every stretch the one that follows; null where an end finds no start. */
export function follow(stretches: Stretches): Int32Array | null {
  const { count, values } = stretches;
  const next = new Int32Array(count).fill(-1);
  let starts = Int32Array.from({ length: count }, (_, i) => i);
  let ends = starts.slice();
  const keys = new Float64Array(count);
  for (const reach of REACHES) {
    starts = starts.sort((a, b) => values[6 * a]! - values[6 * b]!);
    starts.forEach((s, i) => {
      keys[i] = values[6 * s]!;
    });
    const taken = new Uint8Array(starts.length);
    for (const end of ends) {
      const [x, y] = [values[6 * end + 2]!, values[6 * end + 3]!];
      let best = -1;
      let least = reach * reach;
      for (let i = lowerBound(keys, starts.length, x - reach); i < starts.length && keys[i]! <= x + reach; i++) {
        if (taken[i]) continue;
        const squared = (keys[i]! - x) ** 2 + (values[6 * starts[i]! + 1]! - y) ** 2;
        if (squared < least) [best, least] = [i, squared];
      }
      if (best < 0) continue;
      taken[best] = 1;
      next[end] = starts[best]!;
    }
    starts = starts.filter((_, i) => taken[i] === 0);
    ends = ends.filter((end) => next[end]! < 0);
    if (ends.length === 0) return next;
  }
  return null;
}

function lowerBound(keys: Float64Array, count: number, value: number): number {
  let [lo, hi] = [0, count];
  while (lo < hi) {
    const middle = (lo + hi) >> 1;
    if (keys[middle]! < value) lo = middle + 1;
    else hi = middle;
  }
  return lo;
}

/** Circles of a plane that are a little longer than wide: their radius in a direction is radius + squash cos 2 direction. */
export interface Circles {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly radius: Float64Array;
  readonly squash: Float64Array;
}

/**
 * Rings as x, y, x, y ..., not closed by a repeated vertex. Arcs are drawn by chords that leave them by `sagitta` at most,
 * their ends on the arc. Only rings outside the source: all of a ring is, or none, but where the source is thinner than its
 * circles are uneven, and its other side shows through.
 */
export function rings(stretches: Stretches, next: Int32Array, circles: Circles, sagitta: number): number[][] {
  const seen = new Uint8Array(stretches.count);
  const out: number[][] = [];
  for (let first = 0; first < stretches.count; first++) {
    if (seen[first]) continue;
    const ring: number[] = [];
    let outside = 0;
    for (let s = first; !seen[s]; s = next[s]!) {
      seen[s] = 1;
      outside += stretches.side[s]! * lengthOf(stretches, s, circles);
      if (stretches.vertex[s]! < 0) startOfTangent(ring, stretches.values, 6 * s, circles.squash[0]!);
      else arc(ring, stretches, s, circles, sagitta);
    }
    if (outside > 0) out.push(ring);
  }
  return out;
}

function lengthOf({ vertex, values }: Stretches, s: number, { radius }: Circles): number {
  const v = vertex[s]!;
  if (v >= 0) return (values[6 * s + 5]! - values[6 * s + 4]!) * radius[v]!;
  return Math.hypot(values[6 * s + 2]! - values[6 * s]!, values[6 * s + 3]! - values[6 * s + 1]!);
}

function startOfTangent(ring: number[], values: Float64Array, at: number, squash: number): void {
  const [x, y] = [values[at]!, values[at + 1]!];
  const [dx, dy] = [values[at + 2]! - x, values[at + 3]! - y];
  const squared = dx * dx + dy * dy;
  // Outwards is to the right: (dy, -dx).
  const out = squared > 0 ? (squash * (dy * dy - dx * dx)) / squared / Math.sqrt(squared) : 0;
  ring.push(x + out * dy, y - out * dx);
}

function arc(ring: number[], { vertex, values }: Stretches, s: number, circles: Circles, sagitta: number): void {
  const v = vertex[s]!;
  const [from, to] = [values[6 * s + 4]!, values[6 * s + 5]!];
  const [radius, squash] = [circles.radius[v]!, circles.squash[v]!];
  const chords = Math.max(1, Math.ceil((to - from) / (2 * Math.acos(Math.max(0, 1 - sagitta / radius)))));
  for (let k = 0; k < chords; k++) {
    const angle = from + ((to - from) * k) / chords;
    const cosine = Math.cos(angle);
    const r = radius + squash * (2 * cosine * cosine - 1);
    ring.push(circles.x[v]! + r * cosine, circles.y[v]! + r * Math.sin(angle));
  }
}
