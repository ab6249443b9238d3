/**
 * Arrangement: several compiled layers seen together. Holds the crossings of all their boundaries as events along each
 * ring, and for the start of each ring the features that cover it. Made once, then every question walks it.
 */
import { ringBox } from './box-tree.ts';
import { type CrossingColumns, Crossings, crossRings, joined } from './crossings.ts';
import { type Events, eventsAlongRings, noEvents } from './events.ts';
import { type CompiledLayer, ringsMeeting } from './layer.ts';
import { rayParity } from './locate.ts';
import type { Progress } from './steps.ts';

export type { Progress } from './steps.ts';

/** A layer's part in an arrangement. */
export interface Member {
  readonly layer: CompiledLayer;
  /**
   * The bit (0 to 63) of each class of the layer, several layers may share one. Null makes the layer the partition: its
   * features (districts) divide the plane, and what lies in none of them is outside.
   */
  readonly bits: readonly number[] | null;
}

export interface Arrangement extends Plan {
  readonly crossingCount: number;
  readonly events: Events;
  /** Features that cover the start of each ring (other than its own): coverStart[n] to coverStart[n + 1] - 1. */
  readonly coverStart: Uint32Array;
  readonly cover: Uint32Array;
}

/**
 * Arrange layers. A generator: each yield says how many rings have been searched, and the caller may stop there.
 * @throws RangeError where a bit is out of range or there are two partitions.
 */
export const arrange = (members: readonly Member[]): Generator<Progress, Arrangement, void> =>
  arrangePlan(planOf(members));

/**
 * The same without what features of one layer have in common: half the work where layers are subdivisions. Only pairs of
 * features of different layers may be asked of it.
 */
export const arrangeAcross = (members: readonly Member[]): Generator<Progress, Arrangement, void> =>
  arrangePlan({ ...planOf(members), withinLayers: false });

/** A single feature by itself, whose rings do not cross each other: there is nothing to look for. */
export function arrangementOfOne(layer: CompiledLayer, bit: number): Arrangement {
  if (layer.featureCount !== 1) throw new RangeError(`one feature was expected, not ${layer.featureCount}`);
  return {
    members: [{ layer, bits: [bit] }],
    withinLayers: true,
    ringBase: FROM_ZERO,
    featureBase: FROM_ZERO,
    ringCount: layer.ringCount,
    featureCount: 1,
    blocks: [0, layer.ringCount],
    bitOf: Int8Array.of(bit),
    partOf: NO_PART,
    partCount: 0,
    crossingCount: 0,
    events: noEvents(layer.ringCount),
    coverStart: new Uint32Array(layer.ringCount + 1),
    cover: NOTHING,
  };
}

const FROM_ZERO = [0];
const NO_PART = Int32Array.of(-1);
const NOTHING = new Uint32Array(0);

function* arrangePlan(plan: Plan): Generator<Progress, Arrangement, void> {
  const found: BlockFinds[] = [];
  for (let n = 0; n < plan.blocks.length - 1; n++) found.push(yield* searchBlock(plan, n));
  return assemble(plan, found);
}

/** What is known before anything is searched: numbers of rings and features, their roles, and blocks of rings to share out. */
export interface Plan extends Bases {
  readonly members: readonly Member[];
  /** Whether features of one layer are set against each other. */
  readonly withinLayers: boolean;
  /**
   * Block n holds the rings blocks[n] to blocks[n + 1] - 1. They depend on the layers alone: sums made block by block are the
   * same to the last digit whoever makes them, and however many at once.
   */
  readonly blocks: readonly number[];
  /** Bit of each feature, -1 for those of the partition. */
  readonly bitOf: Int8Array;
  /** Place of each partition feature among the partition, else -1. */
  readonly partOf: Int32Array;
  readonly partCount: number;
}

export function planOf(members: readonly Member[]): Plan {
  const bases = numberThrough(members);
  return {
    members,
    withinLayers: true,
    ...bases,
    ...featureRoles(members, bases.featureCount),
    blocks: blocksOf(members),
  };
}

/** As many blocks, of about the same number of vertices; a ring is not divided. */
const BLOCKS = 96;
const LEAST_BLOCK_VERTICES = 2048;

function blocksOf(members: readonly Member[]): number[] {
  const vertices = members.reduce((sum, { layer }) => sum + layer.vertexCount, 0);
  const share = Math.max(LEAST_BLOCK_VERTICES, vertices / BLOCKS);
  const blocks = [0];
  let ring = 0;
  let weight = 0;
  for (const { layer } of members)
    for (let r = 0; r < layer.ringCount; r++) {
      ring++;
      weight += layer.ringVertex[r + 1]! - layer.ringVertex[r]!;
      if (weight < share) continue;
      blocks.push(ring);
      weight = 0;
    }
  if (blocks.at(-1) !== ring) blocks.push(ring);
  return blocks;
}

/** What the search of one block finds: crossings with rings before, and the features over each of its rings' starts. */
export interface BlockFinds {
  readonly crossings: CrossingColumns;
  /** Features that cover the start of the k-th ring of the block: cover[coverEnd[k - 1] (or 0)] to cover[coverEnd[k] - 1]. */
  readonly coverEnd: Uint32Array;
  readonly cover: Uint32Array;
}

/** Member and ring in it of a ring numbered through. */
export function memberRing(bases: Bases, ring: number): { readonly m: number; readonly r: number } {
  const m = memberOf(bases, ring);
  return { m, r: ring - bases.ringBase[m]! };
}

/** Member of a ring numbered through. */
export function memberOf({ ringBase }: Bases, ring: number): number {
  let m = ringBase.length - 1;
  while (ringBase[m]! > ring) m--;
  return m;
}

/** Rings between two yields. */
const STRIDE = 16;

export function* searchBlock(plan: Plan, block: number): Generator<Progress, BlockFinds, void> {
  const from = plan.blocks[block]!;
  const end = plan.blocks[block + 1]!;
  const crossings = new Crossings();
  const cover: number[] = [];
  const coverEnd = new Uint32Array(end - from);
  for (let ring = from; ring < end; ring++) {
    const { m, r } = memberRing(plan, ring);
    crossWithEarlier(plan, m, r, crossings);
    const { layer } = plan.members[m]!;
    const v = layer.ringVertex[r]!;
    const own = plan.featureBase[m]! + layer.ringFeature[r]!;
    for (const f of coveringFeatures(
      plan.members,
      plan.featureBase,
      layer.x[v]!,
      layer.y[v]!,
      own,
      plan.withinLayers ? -1 : m,
    ))
      cover.push(f);
    coverEnd[ring - from] = cover.length;
    if ((ring - from) % STRIDE === 0) yield { done: ring, total: plan.ringCount };
  }
  return { crossings: crossings.trim(), coverEnd, cover: Uint32Array.from(cover) };
}

/** Crossings of ring r of member m with rings of other features that stand before it. */
function crossWithEarlier({ members, ringBase, withinLayers }: Plan, m: number, r: number, out: Crossings): void {
  const { layer } = members[m]!;
  const ring = { layer, ring: r, number: ringBase[m]! + r };
  const box = ringBox(layer, r);
  const { boxes } = layer;
  for (let n = 0; n < (withinLayers ? m + 1 : m); n++) {
    const other = members[n]!.layer;
    const accept = (q: number) => n < m || (q < r && layer.ringFeature[q] !== layer.ringFeature[r]);
    const near = other.index?.search(boxes[box]!, boxes[box + 1]!, boxes[box + 2]!, boxes[box + 3]!, accept) ?? [];
    for (const q of near) crossRings({ layer: other, ring: q, number: ringBase[n]! + q }, ring, true, out);
  }
}

/** The arrangement from the finds of all blocks, in their order; `shared`: its events in memory that several threads may read. */
export function assemble(plan: Plan, finds: readonly BlockFinds[], shared = false): Arrangement {
  const crossings = joined(finds.map((f) => f.crossings));
  const coverStart = new Uint32Array(plan.ringCount + 1);
  const cover = new Uint32Array(finds.reduce((sum, f) => sum + f.cover.length, 0));
  let ring = 0;
  let base = 0;
  for (const f of finds) {
    cover.set(f.cover, base);
    for (const end of f.coverEnd) coverStart[++ring] = base + end;
    base += f.cover.length;
  }
  const events = sortEvents(crossings, plan, plan.members, shared);
  return { ...plan, crossingCount: crossings.count, events, coverStart, cover };
}

/** Number of the first ring and feature of each member; rings and features are numbered through. */
export interface Bases {
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

function sortEvents(c: Crossings, bases: Bases, members: readonly Member[], shared: boolean): Events {
  const featureOfRing = new Uint32Array(bases.ringCount);
  members.forEach(({ layer }, m) => {
    for (let r = 0; r < layer.ringCount; r++)
      featureOfRing[bases.ringBase[m]! + r] = bases.featureBase[m]! + layer.ringFeature[r]!;
  });
  return eventsAlongRings(c, bases.ringCount, featureOfRing, shared);
}

/**
 * Features (numbered through) that cover a vertex of feature `own`; the vertex is displaced with its feature. Those of
 * member `except` are left out.
 */
function coveringFeatures(
  members: readonly Member[],
  featureBase: readonly number[],
  px: number,
  py: number,
  own: number,
  except = -1,
): number[] {
  const odd: number[] = [];
  for (let m = 0; m < members.length; m++) {
    if (m === except) continue;
    const { layer } = members[m]!;
    // A ring whose box does not hold the vertex does not cover it, though the ray may meet it.
    const count = ringsMeeting(layer, px, py, px, py, around);
    if (count > 0) putOdd(layer, featureBase[m]!, count, px, py, own, odd);
  }
  return odd;
}

/** Rings around a vertex; one is looked at at a time. */
const around: number[] = [];

/** Add the features of a layer (the first is `base`) that an odd number of the first `count` rings around a vertex are of. */
function putOdd(
  layer: CompiledLayer,
  base: number,
  count: number,
  px: number,
  py: number,
  own: number,
  odd: number[],
): void {
  const from = odd.length;
  for (let i = 0; i < count; i++) {
    const r = around[i]!;
    const f = base + layer.ringFeature[r]!;
    if (f === own || !rayParity(layer, r, px, py, f < own)) continue;
    // The second of two rings of a feature takes it out again.
    const at = odd.indexOf(f, from);
    if (at < 0) odd.push(f);
    else odd.splice(at, 1);
  }
}

/** Member and place in it of a feature numbered through. */
export function memberFeature(a: Arrangement, feature: number): { readonly member: number; readonly feature: number } {
  let member = a.featureBase.length - 1;
  while (a.featureBase[member]! > feature) member--;
  return { member, feature: feature - a.featureBase[member]! };
}
