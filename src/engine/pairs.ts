/** Overlap of every pair of features that have one: for each ring, the stretches that lie inside another feature. */
import type { Arrangement } from './arrangement.ts';
import { ringBox } from './box-tree.ts';
import { stretchArea } from './integral.ts';
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
export function pairOverlaps(arrangement: Arrangement): PairOverlap[] {
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
  const { south, north } = featureSpans(arrangement);
  // Counted from the middle of the latitudes that both have: near at hand, so that a border of which both sides are added
  // up leaves nothing, however far the layer reaches.
  const originOf = (p: number, q: number) => (Math.max(south[p]!, south[q]!) + Math.min(north[p]!, north[q]!)) / 2;
  arrangement.members.forEach((member, m) => {
    for (let r = 0; r < member.layer.ringCount; r++) walkRing(arrangement, m, r, originOf, add);
  });
  return [...pairs]
    .map(([key, id]) => ({ a: Math.floor(key / total), b: key % total, areaSquareMetres: sums.get(id) }))
    .sort((p, q) => p.a - q.a || p.b - q.b);
}

/** South and north end of each feature, degrees. */
function featureSpans(a: Arrangement): { south: Float64Array; north: Float64Array } {
  const south = new Float64Array(a.featureCount).fill(90);
  const north = new Float64Array(a.featureCount).fill(-90);
  a.members.forEach(({ layer }, m) => {
    for (let r = 0; r < layer.ringCount; r++) {
      const f = a.featureBase[m]! + layer.ringFeature[r]!;
      const box = ringBox(layer, r);
      south[f] = Math.min(south[f]!, layer.boxes[box + 1]!);
      north[f] = Math.max(north[f]!, layer.boxes[box + 3]!);
    }
  });
  return { south, north };
}

function walkRing(
  a: Arrangement,
  m: number,
  r: number,
  originOf: (own: number, other: number) => number,
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
  const settle = (other: number, depth: number, since: number, edge: number, x: number, y: number) => {
    const edge0 = since < 0 ? first : events.edge[since]!;
    const x0 = since < 0 ? layer.x[first]! : events.x[since]!;
    const y0 = since < 0 ? layer.y[first]! : events.y[since]!;
    const origin = originOf(own, other);
    add(own, other, stretchArea(area, layer, r, edge0, x0, y0, edge, x, y, origin), depth);
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
