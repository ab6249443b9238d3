/** Overlap of every pair of features that have one: for each ring, the stretches that lie inside another feature. */
import { zoneDifference } from '../geodesy/ellipsoid.ts';
import type { Arrangement } from './arrangement.ts';
import { stretchArea } from './integral.ts';
import { Sums } from './sum.ts';

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
export function pairOverlaps(arrangement: Arrangement): PairOverlap[] {
  const pairs = new Map<number, number>();
  const sums = new Sums(256);
  const total = arrangement.featureCount;
  const add = (own: number, other: number, area: number) => {
    const key = own < other ? own * total + other : other * total + own;
    let id = pairs.get(key);
    if (id === undefined) {
      id = pairs.size;
      pairs.set(key, id);
    }
    sums.add(id, area);
  };
  arrangement.members.forEach((member, m) => {
    const toOrigin = zoneDifference(arrangement.originLat, member.layer.originLat);
    for (let r = 0; r < member.layer.ringCount; r++) walkRing(arrangement, m, r, toOrigin, add);
  });
  return [...pairs]
    .map(([key, id]) => ({ a: Math.floor(key / total), b: key % total, areaSquareMetres: sums.get(id) }))
    .sort((p, q) => p.a - q.a || p.b - q.b);
}

function walkRing(
  a: Arrangement,
  m: number,
  r: number,
  toOrigin: number,
  add: (own: number, other: number, area: number) => void,
): void {
  const { layer } = a.members[m]!;
  const { events, originLat } = a;
  const ring = a.ringBase[m]! + r;
  const own = a.featureBase[m]! + layer.ringFeature[r]!;
  const first = layer.ringVertex[r]!;
  const last = layer.ringVertex[r + 1]! - 1;
  // How often each other feature covers the current point, and since which event (-1: the start of the ring). Where two
  // events stand at one place in either order, the count passes through 2 or -1 on a stretch of length 0: nothing is lost.
  const covering = new Map<number, { depth: number; since: number }>();
  for (let i = a.coverStart[ring]!; i < a.coverStart[ring + 1]!; i++)
    covering.set(a.cover[i]!, { depth: 1, since: -1 });
  const settle = (other: number, depth: number, since: number, edge: number, x: number, y: number) => {
    const edge0 = since < 0 ? first : events.edge[since]!;
    const x0 = since < 0 ? layer.x[first]! : events.x[since]!;
    const y0 = since < 0 ? layer.y[first]! : events.y[since]!;
    add(own, other, depth * stretchArea(layer, r, edge0, x0, y0, edge, x, y, originLat, toOrigin));
  };
  for (let e = events.start[ring]!; e < events.start[ring + 1]!; e++) {
    const other = events.feature[e]!;
    const state = covering.get(other);
    if (state && state.depth !== 0)
      settle(other, state.depth, state.since, events.edge[e]!, events.x[e]!, events.y[e]!);
    const depth = (state?.depth ?? 0) + events.enters[e]!;
    if (state) {
      state.depth = depth;
      state.since = e;
    } else covering.set(other, { depth, since: e });
  }
  for (const [other, { depth, since }] of covering)
    if (depth !== 0) settle(other, depth, since, last - 1, layer.x[last]!, layer.y[last]!);
}
