/** Pairs of vertices and edges of two runs, against all pairs measured in the same plane. */
import { expect, test } from 'vitest';
import type { Chains } from '../../src/engine/box-tree.ts';
import { EdgePairs, FEW_RUNS } from '../../src/engine/edge-pairs.ts';
import { ReachPlane, reach } from '../../src/engine/foot.ts';
import { Random } from '../support/random.ts';

const RUN = 8;

function chain(random: Random, vertices: number, lon: number, size: number): Chains {
  const around = (middle: number) =>
    Float64Array.from({ length: vertices }, () => middle + random.between(-size, size));
  const [x, y] = [around(lon), around(39)];
  return {
    x,
    y,
    ringVertex: Uint32Array.of(0, vertices),
    ringRun: Uint32Array.of(0, 1),
    boxes: Float64Array.of(Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)),
    ringNode: Uint32Array.of(0, 1),
  };
}

/** From vertex v of p to edge w of e: square of the distance in the plane, and place of the foot on the edge. */
function measure({ across, along }: ReachPlane, p: Chains, v: number, e: Chains, w: number) {
  const at = (c: Chains, i: number) => [c.x[i]! * across, c.y[i]! * along] as const;
  const [[px, py], [x1, y1], [x2, y2]] = [at(p, v), at(e, w), at(e, w + 1)];
  const [ux, uy] = [x2 - x1, y2 - y1];
  const length = ux * ux + uy * uy;
  const t = length > 0 ? Math.min(1, Math.max(0, ((px - x1) * ux + (py - y1) * uy) / length)) : 0;
  return { square: (px - x1 - t * ux) ** 2 + (py - y1 - t * uy) ** 2, t };
}

const ofA = (v: number, w: number) => `1 ${v} ${w}`;
const ofB = (w: number, v: number) => `0 ${w} ${v}`;

/** All pairs; `same`: another pair of the same two points, that stands for one whose foot is at an end. */
function allPairs(plane: ReachPlane, a: Chains, b: Chains) {
  const pairs = new Map<string, { square: number; same: string | null }>();
  for (let v = 0; v < a.x.length - 1; v++)
    for (let w = 0; w < b.x.length - 1; w++) {
      const toB = measure(plane, a, v, b, w);
      pairs.set(ofA(v, w), { square: toB.square, same: toB.t === 1 ? ofA(v, w + 1) : null });
      const toA = measure(plane, b, w, a, v);
      pairs.set(ofB(w, v), { square: toA.square, same: toA.t % 1 === 0 ? ofA(v + toA.t, w) : null });
    }
  return pairs;
}

test('every pair within the limit that may be the nearest is found with its distance, or another of the same points, the nearest first', () => {
  const random = new Random(1);
  const plane = new ReachPlane();
  plane.fit(Float64Array.of(106, 38, 108, 40), 1e8);
  const pairs = new EdgePairs();
  let stoodFor = 0;
  for (let n = 0; n < 400; n++) {
    const a = chain(random, 2 + random.int(FEW_RUNS * RUN), 107, 0.01);
    const b = chain(random, 2 + random.int(RUN), 107 + random.between(0, 0.05), 0.01);
    // A line that ends with its last vertex twice.
    if (n % 3 === 0) [b.x[b.x.length - 1], b.y[b.y.length - 1]] = [b.x.at(-2)!, b.y.at(-2)!];
    const expected = allPairs(plane, a, b);
    const least = Math.min(...[...expected.values()].map((p) => p.square));
    const limit = random.pick([Number.POSITIVE_INFINITY, 2, 1.1, 0.5]) * least;
    pairs.find(a, 0, a.x.length - 1, b, 0, b.x.length - 1, 0, plane, limit);
    const found = new Map<string, number>();
    for (let k = 0; k < pairs.count; k++)
      found.set(`${pairs.ofFirst[k]} ${pairs.vertex[k]} ${pairs.edge[k]}`, pairs.bound[k]!);
    const isWanted = (square: number) => square <= Math.min(limit, reach(least));
    for (const [key, { square, same }] of expected) {
      if (!isWanted(square) || found.has(key)) continue;
      expect(same, key).not.toBe(null);
      stoodFor++;
      // The end of a run is the start of the next, which has the pair.
      const other = expected.get(same!);
      if (other && isWanted(other.square) && !found.has(same!)) expect(other.same, `${key} and ${same}`).not.toBe(null);
    }
    for (const [key, bound] of found) {
      expect(expected.get(key)!.square <= limit).toBe(true);
      expect(Math.sqrt(bound)).toBeCloseTo(Math.sqrt(expected.get(key)!.square), 6);
    }
    if (found.size > 0) expect(pairs.bound[0]).toBe(Math.min(...found.values()));
  }
  expect(stoodFor).toBeGreaterThan(100);
});
