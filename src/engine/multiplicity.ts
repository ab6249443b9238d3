/** Areas that several features of one class cover at once: how much is covered twice, three times and so on. */
import { type Arrangement, memberRing } from './arrangement.ts';
import { Cover } from './cover.ts';
import { stretchArea } from './integral.ts';
import type { Progress } from './steps.ts';
import { Sums, Total } from './sum.ts';

export interface CoveredTimes {
  /** Place of the part in the partition, or OUTSIDE. */
  readonly part: number;
  /** The class. */
  readonly bit: number;
  /** 2 or more; every area counts once in each number up to that of the features over it. */
  readonly times: number;
  /** What at least so many features cover. */
  readonly areaSquareMetres: number;
}

/** Rings between two yields. */
const STRIDE = 64;

/**
 * What is covered at least twice, by part, class and number; ordered so. Borders that features share leave rounding only.
 * The sum over `times` and the class's area itself (at least once) is the gross area: each feature counted by itself.
 */
export function* coveredTimes(a: Arrangement): Generator<Progress, CoveredTimes[], void> {
  const table = new Table();
  const cover = new Cover(a);
  for (let ring = 0; ring < a.ringCount; ring++) {
    walkRing(a, ring, cover, table);
    if (ring % STRIDE === 0) yield { done: ring, total: a.ringCount };
  }
  return table.rows();
}

class Table {
  private readonly ids = new Map<string, number>();
  private readonly keys: { part: number; bit: number; times: number }[] = [];
  private readonly sums = new Sums(16);

  add(part: number, bit: number, times: number, area: Total, sign: 1 | -1): void {
    const key = `${part} ${bit} ${times}`;
    let id = this.ids.get(key);
    if (id === undefined) {
      id = this.keys.length;
      this.ids.set(key, id);
      this.keys.push({ part, bit, times });
    }
    this.sums.addTotal(id, area, sign);
  }

  rows(): CoveredTimes[] {
    return this.keys
      .map((key, id) => ({ ...key, areaSquareMetres: this.sums.get(id) }))
      .sort((p, q) => p.part - q.part || p.bit - q.bit || p.times - q.times);
  }
}

function walkRing(a: Arrangement, ring: number, cover: Cover, table: Table): void {
  const { m, r } = memberRing(a, ring);
  const { layer } = a.members[m]!;
  const own = a.featureBase[m]! + layer.ringFeature[r]!;
  const last = layer.ringVertex[r + 1]! - 1;
  const area = new Total();
  cover.startRing(ring);
  let edge = layer.ringVertex[r]!;
  let x = layer.x[edge]!;
  const step = (toEdge: number, toX: number) => {
    const bounds = boundsOf(a, own, cover);
    if (bounds.length === 0) return;
    stretchArea(area, layer, r, edge, x, toEdge, toX);
    for (const { part, bit, times, sign } of bounds) table.add(part, bit, times, area, sign);
  };
  const { events } = a;
  for (let e = events.start[ring]!; e < events.start[ring + 1]!; e++) {
    step(events.edge[e]!, events.x[e]!);
    cover.toggle(events.feature[e]!, events.enters[e]!);
    edge = events.edge[e]!;
    x = events.x[e]!;
  }
  step(last - 1, layer.x[last]!);
}

interface Bound {
  readonly part: number;
  readonly bit: number;
  readonly times: number;
  readonly sign: 1 | -1;
}

/** The multiply covered regions that a piece of the boundary of feature `own` bounds: on its left, or (-1) on its right. */
function boundsOf(a: Arrangement, own: number, cover: Cover): Bound[] {
  const bit = a.bitOf[own]!;
  if (bit >= 0) {
    const others = cover.depthOf(bit);
    return others > 0 ? [{ part: cover.part(), bit, times: others + 1, sign: 1 }] : [];
  }
  const right = cover.part();
  const left = cover.partWith(a.partOf[own]!);
  if (left === right) return [];
  const bounds: Bound[] = [];
  for (let b = 0; b < 64; b++)
    for (let times = 2; times <= cover.depthOf(b); times++)
      bounds.push({ part: left, bit: b, times, sign: 1 }, { part: right, bit: b, times, sign: -1 });
  return bounds;
}
