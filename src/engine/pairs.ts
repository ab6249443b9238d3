/** Overlap of every pair of features that have one: for each ring, the stretches that lie inside another feature. */
import { type Arrangement, memberRing } from './arrangement.ts';
import { stretchArea } from './integral.ts';
import { type Progress, runThrough } from './steps.ts';
import { Sums, Total } from './sum.ts';

export interface PairOverlap {
  /** Feature numbers in the arrangement, a < b. */
  readonly a: number;
  readonly b: number;
  readonly areaSquareMetres: number;
}

/**
 * Overlaps by pair, ordered by a, then b. Pairs that only share a border come with an area of 0 but for rounding.
 * Unlike the atoms, areas covered several times are counted in each of their pairs.
 */
export const pairOverlaps = (arrangement: Arrangement): PairOverlap[] => runThrough(pairSteps(arrangement));

/** Rings between two yields. */
const STRIDE = 64;

/** The same step by step. */
export function* pairSteps(arrangement: Arrangement): Generator<Progress, PairOverlap[], void> {
  const pairs = new Map<number, number>();
  const sums = new Sums(256);
  const total = arrangement.featureCount;
  const add = (own: number, other: number, area: Total, times: number) => {
    const key = own < other ? own * total + other : other * total + own;
    let id = pairs.get(key);
    if (id === undefined) {
      id = pairs.size;
      pairs.set(key, id);
    }
    sums.addTotal(id, area, times);
  };
  for (let ring = 0; ring < arrangement.ringCount; ring++) {
    const { m, r } = memberRing(arrangement, ring);
    walkRing(arrangement, m, r, add);
    if (ring % STRIDE === 0) yield { done: ring, total: arrangement.ringCount };
  }
  return [...pairs]
    .map(([key, id]) => ({ a: Math.floor(key / total), b: key % total, areaSquareMetres: sums.get(id) }))
    .sort((p, q) => p.a - q.a || p.b - q.b);
}

function walkRing(
  a: Arrangement,
  m: number,
  r: number,
  add: (own: number, other: number, area: Total, times: number) => void,
): void {
  const { layer } = a.members[m]!;
  const { events } = a;
  const ring = a.ringBase[m]! + r;
  const own = a.featureBase[m]! + layer.ringFeature[r]!;
  const first = layer.ringVertex[r]!;
  const last = layer.ringVertex[r + 1]! - 1;
  // How often each other feature covers the current point, and since which event (-1: the start of the ring). Where two
  // events stand at one place in either order, the count passes through 2 or -1 on a stretch of length 0: nothing is lost.
  const covering = new Map<number, { depth: number; since: number }>();
  for (let i = a.coverStart[ring]!; i < a.coverStart[ring + 1]!; i++)
    covering.set(a.cover[i]!, { depth: 1, since: -1 });
  const area = new Total();
  const settle = (other: number, depth: number, since: number, edge: number, x: number) => {
    const edge0 = since < 0 ? first : events.edge[since]!;
    const x0 = since < 0 ? layer.x[first]! : events.x[since]!;
    add(own, other, stretchArea(area, layer, r, edge0, x0, edge, x), depth);
  };
  for (let e = events.start[ring]!; e < events.start[ring + 1]!; e++) {
    const other = events.feature[e]!;
    const state = covering.get(other);
    if (state && state.depth !== 0) settle(other, state.depth, state.since, events.edge[e]!, events.x[e]!);
    const depth = (state?.depth ?? 0) + events.enters[e]!;
    if (state) {
      state.depth = depth;
      state.since = e;
    } else covering.set(other, { depth, since: e });
  }
  for (const [other, { depth, since }] of covering)
    if (depth !== 0) settle(other, depth, since, last - 1, layer.x[last]!);
}
