/**
 * Arrangement: several compiled layers seen together. Holds the crossings of all their boundaries as events along each
 * ring, and for the start of each ring the features that cover it. Made once, then every question walks it.
 */
import { ringBox } from './box-tree.ts';
import { Crossings, crossRings } from './crossings.ts';
import type { CompiledLayer } from './layer.ts';
import { rayParity } from './locate.ts';

/** A layer's part in an arrangement. */
export interface Member {
  readonly layer: CompiledLayer;
  /**
   * The bit (0 to 63) of each class of the layer, several layers may share one. Null makes the layer the partition: its
   * features (districts) divide the plane, and what lies in none of them is outside.
   */
  readonly bits: readonly number[] | null;
}

/** Events along rings, ring after ring, in the order met along each. */
export interface Events {
  /** Ring n has the events start[n] to start[n + 1] - 1. */
  readonly start: Uint32Array;
  /** First vertex of the edge, in the ring's layer. */
  readonly edge: Uint32Array;
  readonly along: Float64Array;
  /** Degrees. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Number of the feature whose boundary is crossed; 1 entered, -1 left. */
  readonly feature: Uint32Array;
  readonly enters: Int8Array;
  /** Number of the crossing: the same on both its rings. */
  readonly crossing: Uint32Array;
}

export interface Arrangement {
  readonly members: readonly Member[];
  /** Number of the first ring and feature of each member; rings and features are numbered through. */
  readonly ringBase: readonly number[];
  readonly featureBase: readonly number[];
  readonly ringCount: number;
  readonly featureCount: number;
  readonly crossingCount: number;
  readonly events: Events;
  /** Features that cover the start of each ring (other than its own): coverStart[n] to coverStart[n + 1] - 1. */
  readonly coverStart: Uint32Array;
  readonly cover: Uint32Array;
  /** Bit of each feature, -1 for those of the partition. */
  readonly bitOf: Int8Array;
  /** Place of each partition feature among the partition, else -1. */
  readonly partOf: Int32Array;
  readonly partCount: number;
  /** Latitude that sums refer to, degrees. */
  readonly originLat: number;
}

/** Work done out of a total, for whoever drives the generator. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/**
 * Arrange layers. A generator: each yield says how many rings have been searched, and the caller may stop there.
 * @throws RangeError where a bit is out of range or there are two partitions.
 */
export function* arrange(members: readonly Member[]): Generator<Progress, Arrangement, void> {
  const bases = numberThrough(members);
  const crossings = yield* findCrossings(members, bases);
  const events = sortEvents(crossings, bases, members);
  const { coverStart, cover } = yield* coverStarts(members, bases);
  return {
    members,
    ...bases,
    crossingCount: crossings.count,
    events,
    coverStart,
    cover,
    ...featureRoles(members, bases.featureCount),
    originLat: members.find((m) => m.layer.vertexCount > 0)?.layer.originLat ?? 0,
  };
}

interface Bases {
  readonly ringBase: readonly number[];
  readonly featureBase: readonly number[];
  readonly ringCount: number;
  readonly featureCount: number;
}

function numberThrough(members: readonly Member[]): Bases {
  const ringBase: number[] = [];
  const featureBase: number[] = [];
  let ringCount = 0;
  let featureCount = 0;
  for (const { layer } of members) {
    ringBase.push(ringCount);
    featureBase.push(featureCount);
    ringCount += layer.ringCount;
    featureCount += layer.featureCount;
  }
  return { ringBase, featureBase, ringCount, featureCount };
}

function featureRoles(members: readonly Member[], featureCount: number) {
  const bitOf = new Int8Array(featureCount);
  const partOf = new Int32Array(featureCount).fill(-1);
  let at = 0;
  let partCount = 0;
  for (const { layer, bits } of members) {
    if (!bits && partCount > 0) throw new RangeError('an arrangement has one partition at most');
    for (let f = 0; f < layer.featureCount; f++, at++) {
      if (bits) {
        const bit = bits[layer.featureClass[f]!];
        if (bit === undefined || bit < 0 || bit > 63) throw new RangeError(`class without a bit from 0 to 63: ${bit}`);
        bitOf[at] = bit;
      } else {
        bitOf[at] = -1;
        partOf[at] = partCount++;
      }
    }
  }
  return { bitOf, partOf, partCount };
}

function* findCrossings(members: readonly Member[], bases: Bases): Generator<Progress, Crossings, void> {
  const out = new Crossings();
  let done = 0;
  for (let m = 0; m < members.length; m++) {
    const { layer } = members[m]!;
    for (let r = 0; r < layer.ringCount; r++) {
      if (done++ % 64 === 0) yield { done, total: 2 * bases.ringCount };
      const b = { layer, ring: r, number: bases.ringBase[m]! + r };
      const box = ringBox(layer, r);
      const [minX, minY, maxX, maxY] = layer.boxes.subarray(box, box + 4);
      for (let n = 0; n <= m; n++) {
        const other = members[n]!.layer;
        const accept = (q: number) => n < m || (q < r && layer.ringFeature[q] !== layer.ringFeature[r]);
        for (const q of other.index?.search(minX!, minY!, maxX!, maxY!, accept) ?? [])
          crossRings({ layer: other, ring: q, number: bases.ringBase[n]! + q }, b, true, out);
      }
    }
  }
  return out;
}

function sortEvents(c: Crossings, bases: Bases, members: readonly Member[]): Events {
  const featureOfRing = new Uint32Array(bases.ringCount);
  members.forEach(({ layer }, m) => {
    for (let r = 0; r < layer.ringCount; r++)
      featureOfRing[bases.ringBase[m]! + r] = bases.featureBase[m]! + layer.ringFeature[r]!;
  });
  return eventsAlongRings(c, bases.ringCount, featureOfRing);
}

/** Each crossing becomes two events, one on each of its rings. */
function eventsAlongRings(c: Crossings, ringCount: number, featureOfRing: Uint32Array): Events {
  const start = new Uint32Array(ringCount + 1);
  for (let k = 0; k < c.count; k++) {
    start[c.ringA[k]! + 1]!++;
    start[c.ringB[k]! + 1]!++;
  }
  for (let n = 0; n < ringCount; n++) start[n + 1]! += start[n]!;
  const fill = start.slice();
  // 2k is crossing k seen from ring A, 2k + 1 from ring B.
  const order = new Uint32Array(2 * c.count);
  for (let k = 0; k < c.count; k++) {
    order[fill[c.ringA[k]!]!++] = 2 * k;
    order[fill[c.ringB[k]!]!++] = 2 * k + 1;
  }
  for (let n = 0; n < ringCount; n++) sortAlong(c, order, start[n]!, start[n + 1]!);
  return readEvents(c, start, order, featureOfRing);
}

/** Few events stand on a ring and mostly in order: insertion sort, but for the crowded. */
function sortAlong(c: Crossings, order: Uint32Array, from: number, end: number): void {
  if (end - from > 64) {
    order.subarray(from, end).sort((p, q) => compareAlong(c, p, q));
    return;
  }
  for (let i = from + 1; i < end; i++) {
    const e = order[i]!;
    let j = i;
    for (; j > from && compareAlong(c, order[j - 1]!, e) > 0; j--) order[j] = order[j - 1]!;
    order[j] = e;
  }
}

function compareAlong(c: Crossings, p: number, q: number): number {
  const edgeP = p & 1 ? c.edgeB[p >> 1]! : c.edgeA[p >> 1]!;
  const edgeQ = q & 1 ? c.edgeB[q >> 1]! : c.edgeA[q >> 1]!;
  if (edgeP !== edgeQ) return edgeP - edgeQ;
  const alongP = p & 1 ? c.alongB[p >> 1]! : c.alongA[p >> 1]!;
  const alongQ = q & 1 ? c.alongB[q >> 1]! : c.alongA[q >> 1]!;
  return alongP - alongQ || p - q;
}

function readEvents(c: Crossings, start: Uint32Array, order: Uint32Array, featureOfRing: Uint32Array): Events {
  const count = order.length;
  const events = {
    start,
    edge: new Uint32Array(count),
    along: new Float64Array(count),
    x: new Float64Array(count),
    y: new Float64Array(count),
    feature: new Uint32Array(count),
    enters: new Int8Array(count),
    crossing: new Uint32Array(count),
  };
  for (let i = 0; i < count; i++) {
    const e = order[i]!;
    const k = e >> 1;
    const fromB = (e & 1) === 1;
    events.edge[i] = fromB ? c.edgeB[k]! : c.edgeA[k]!;
    events.along[i] = fromB ? c.alongB[k]! : c.alongA[k]!;
    events.x[i] = c.x[k]!;
    events.y[i] = c.y[k]!;
    events.feature[i] = featureOfRing[fromB ? c.ringA[k]! : c.ringB[k]!]!;
    events.enters[i] = fromB ? -c.enters[k]! : c.enters[k]!;
    events.crossing[i] = k;
  }
  return events;
}

function* coverStarts(members: readonly Member[], bases: Bases) {
  const coverStart = new Uint32Array(bases.ringCount + 1);
  const cover: number[] = [];
  let at = 0;
  for (let m = 0; m < members.length; m++) {
    const { layer } = members[m]!;
    for (let r = 0; r < layer.ringCount; r++) {
      const v = layer.ringVertex[r]!;
      const own = bases.featureBase[m]! + layer.ringFeature[r]!;
      for (const f of coveringFeatures(members, bases.featureBase, layer.x[v]!, layer.y[v]!, own)) cover.push(f);
      coverStart[++at] = cover.length;
      if (at % 64 === 0) yield { done: bases.ringCount + at, total: 2 * bases.ringCount };
    }
  }
  return { coverStart, cover: Uint32Array.from(cover) };
}

/** Features (numbered through) that cover a vertex of feature `own`; the vertex is displaced with its feature. */
export function coveringFeatures(
  members: readonly Member[],
  featureBase: readonly number[],
  px: number,
  py: number,
  own: number,
): number[] {
  const odd: number[] = [];
  members.forEach(({ layer }, m) => {
    if (!layer.index) return;
    const base = featureBase[m]!;
    const parity = new Map<number, number>();
    // A ring whose box does not hold the vertex does not cover it, though the ray may meet it.
    for (const r of layer.index.search(px, py, px, py)) {
      const f = base + layer.ringFeature[r]!;
      if (f !== own && rayParity(layer, r, px, py, f < own)) parity.set(f, (parity.get(f) ?? 0) ^ 1);
    }
    for (const [f, p] of parity) if (p) odd.push(f);
  });
  return odd;
}

/** Member and place in it of a feature numbered through. */
export function memberFeature(a: Arrangement, feature: number): { readonly member: number; readonly feature: number } {
  let member = a.featureBase.length - 1;
  while (a.featureBase[member]! > feature) member--;
  return { member, feature: feature - a.featureBase[member]! };
}
