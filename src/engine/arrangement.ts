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
  const edgeOf = (e: number) => (e & 1 ? c.edgeB[e >> 1]! : c.edgeA[e >> 1]!);
  const alongOf = (e: number) => (e & 1 ? c.alongB[e >> 1]! : c.alongA[e >> 1]!);
  for (let n = 0; n < ringCount; n++) {
    if (start[n + 1]! - start[n]! > 1)
      order
        .subarray(start[n]!, start[n + 1]!)
        .sort((p, q) => edgeOf(p) - edgeOf(q) || alongOf(p) - alongOf(q) || p - q);
  }
  return {
    start,
    edge: Uint32Array.from(order, edgeOf),
    along: Float64Array.from(order, alongOf),
    x: Float64Array.from(order, (e) => c.x[e >> 1]!),
    y: Float64Array.from(order, (e) => c.y[e >> 1]!),
    feature: Uint32Array.from(order, (e) => featureOfRing[e & 1 ? c.ringA[e >> 1]! : c.ringB[e >> 1]!]!),
    enters: Int8Array.from(order, (e) => (e & 1 ? -c.enters[e >> 1]! : c.enters[e >> 1]!)),
    crossing: Uint32Array.from(order, (e) => e >> 1),
  };
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
    for (const r of layer.index.search(px, py, Number.POSITIVE_INFINITY, py)) {
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
