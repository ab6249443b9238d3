/** Vertices that a line does not need. */
import { meridianRadiusMetres, parallelRadiusMetres, RADIANS_PER_DEGREE } from '../../geodesy/ellipsoid.ts';

/** Worked on in runs: on one of tens of thousands of vertices the method can take the square of their number. */
const RUN = 64;

/**
 * A closed ring (longitude, latitude) without the vertices that lie within `metres` of it without them (Douglas and
 * Peucker), and without repeated ones. Distances are taken from edges straight in longitude/latitude.
 */
export function thin(ring: readonly number[][], metres: number): number[][] {
  const keep = new Uint8Array(ring.length);
  const last = ring.length - 1;
  const spans: number[] = [];
  for (let from = 0; from < last; from += RUN) {
    const to = Math.min(from + RUN, last);
    keep[from] = keep[to] = 1;
    const latitude = ring[from]![1]!;
    const perLat = meridianRadiusMetres(latitude) * RADIANS_PER_DEGREE;
    const perLon = parallelRadiusMetres(latitude) * RADIANS_PER_DEGREE;
    spans.push(from, to);
    while (spans.length > 0) {
      const b = spans.pop()!;
      const a = spans.pop()!;
      const index = farthest(ring, a, b, perLon, perLat, metres * metres);
      if (index < 0) continue;
      keep[index] = 1;
      spans.push(a, index, index, b);
    }
  }
  const kept = ring.filter((_, i) => keep[i] === 1);
  return kept.filter((v, i) => i === 0 || v[0] !== kept[i - 1]![0] || v[1] !== kept[i - 1]![1]);
}

/** Vertex between two others that is farthest from the chord between them; -1 where none is farther than the limit. */
function farthest(
  ring: readonly number[][],
  from: number,
  to: number,
  perLon: number,
  perLat: number,
  squaredLimit: number,
): number {
  const [ax, ay] = [ring[from]![0]!, ring[from]![1]!];
  const dx = (ring[to]![0]! - ax) * perLon;
  const dy = (ring[to]![1]! - ay) * perLat;
  const length = dx * dx + dy * dy;
  let index = -1;
  let worst = squaredLimit;
  for (let i = from + 1; i < to; i++) {
    const x = (ring[i]![0]! - ax) * perLon;
    const y = (ring[i]![1]! - ay) * perLat;
    const t = length === 0 ? 0 : Math.min(1, Math.max(0, (x * dx + y * dy) / length));
    const squared = (t * dx - x) ** 2 + (t * dy - y) ** 2;
    if (squared > worst) [worst, index] = [squared, i];
  }
  return index;
}
