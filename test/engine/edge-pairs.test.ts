/** Pairs of vertices and edges of two runs, against all pairs measured in the same plane. */
import { expect, test } from 'vitest';
import type { Chains } from '../../src/engine/box-tree.ts';
import { EdgePairs } from '../../src/engine/edge-pairs.ts';
import { ReachPlane, reach } from '../../src/engine/foot.ts';
import { Random } from '../support/random.ts';

const RUN = 8;

function chain(random: Random, vertices: number, lon: number, size: number): Chains {
  const around = (middle: number) =>
    Float64Array.from({ length: vertices }, () => middle + random.between(-size, size));
  return {
    x: around(lon),
    y: around(39),
    ringVertex: Uint32Array.of(0, vertices),
    ringRun: Uint32Array.of(0, 1),
    boxes: new Float64Array(4),
    ringNode: Uint32Array.of(0, 1),
  };
}

/** Square of the distance in the plane from vertex v of p to edge w of e. */
function square({ across, along }: ReachPlane, p: Chains, v: number, e: Chains, w: number): number {
  const at = (c: Chains, i: number) => [c.x[i]! * across, c.y[i]! * along] as const;
  const [[px, py], [x1, y1], [x2, y2]] = [at(p, v), at(e, w), at(e, w + 1)];
  const [ux, uy] = [x2 - x1, y2 - y1];
  const length = ux * ux + uy * uy;
  const t = length > 0 ? Math.min(1, Math.max(0, ((px - x1) * ux + (py - y1) * uy) / length)) : 0;
  return (px - x1 - t * ux) ** 2 + (py - y1 - t * uy) ** 2;
}

test('every pair within the limit that may be the nearest is found with its distance, the nearest first', () => {
  const random = new Random(1);
  const plane = new ReachPlane();
  plane.fit(Float64Array.of(106, 38, 108, 40), 1e8);
  const pairs = new EdgePairs();
  for (let n = 0; n < 300; n++) {
    const a = chain(random, 2 + random.int(RUN), 107, 0.01);
    const b = chain(random, 2 + random.int(RUN), 107 + random.between(0, 0.05), 0.01);
    // A line that ends with its last vertex twice.
    if (n % 3 === 0) [b.x[b.x.length - 1], b.y[b.y.length - 1]] = [b.x.at(-2)!, b.y.at(-2)!];
    const [endA, endB] = [a.x.length - 1, b.x.length - 1];
    const expected = new Map<string, number>();
    for (let v = 0; v < endA; v++)
      for (let w = 0; w < endB; w++) {
        expected.set(`1 ${v} ${w}`, square(plane, a, v, b, w));
        expected.set(`0 ${w} ${v}`, square(plane, b, w, a, v));
      }
    const limit = random.pick([Number.POSITIVE_INFINITY, 2, 1.1, 0.5]) * Math.min(...expected.values());
    pairs.find(a, 0, endA, b, 0, endB, plane, limit);
    const found = new Map<string, number>();
    for (let k = 0; k < pairs.count; k++)
      found.set(`${pairs.ofFirst[k]} ${pairs.vertex[k]} ${pairs.edge[k]}`, pairs.bound[k]!);
    const least = Math.min(...expected.values());
    const wanted = [...expected].filter(([, s]) => s <= Math.min(limit, reach(least)));
    for (const [key] of wanted) expect([...found.keys()]).toContain(key);
    for (const key of found.keys()) expect(expected.get(key)! <= limit).toBe(true);
    for (const [key, bound] of found) expect(Math.sqrt(bound)).toBeCloseTo(Math.sqrt(expected.get(key)!), 6);
    if (found.size > 0) expect(pairs.bound[0]).toBe(Math.min(...found.values()));
  }
});
