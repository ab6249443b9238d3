/**
 * The table of atoms: the area of every combination of classes that occurs, by part of the partition. One walk along all
 * rings fills it; every statistic is a pivot of it.
 */
import { type Arrangement, memberRing } from './arrangement.ts';
import { Cover, type Mask, OUTSIDE } from './cover.ts';
import { stretchArea } from './integral.ts';
import type { Progress } from './steps.ts';
import { Sums, Total } from './sum.ts';

export interface Atom {
  /** Place of the part in the partition, or OUTSIDE. */
  readonly part: number;
  readonly mask: Mask;
  readonly areaSquareMetres: number;
}

/** So few keys are found sooner one by one than in a map. */
const FEW_KEYS = 8;

/** Sums by part and classes. */
export class AtomSums {
  /** By the high half, and by part and low half; empty where there are few keys. */
  private readonly ids = new Map<number, Map<number, number>>();
  private keys: Pick<Atom, 'part' | 'mask'>[] = [];
  private readonly sums: Sums;

  /** `capacity`: room at the start; it grows. */
  constructor(capacity = 64) {
    this.sums = new Sums(capacity);
  }

  /** Empty, with the room kept. */
  clear(): this {
    if (this.ids.size > 0) this.ids.clear();
    this.keys = [];
    this.sums.clear();
    return this;
  }

  /** Add `sign` times an area. */
  add(part: number, low: number, high: number, area: Total, sign: 1 | -1): void {
    let id = this.find(part, low, high);
    if (id < 0) {
      id = this.keys.length;
      this.keys.push({ part, mask: { low, high } });
      if (id === FEW_KEYS) for (let i = 0; i < id; i++) this.enter(i);
      if (id >= FEW_KEYS) this.enter(id);
    }
    this.sums.addTotal(id, area, sign);
  }

  /** Place of a key, or -1. */
  private find(part: number, low: number, high: number): number {
    const { keys } = this;
    if (keys.length > FEW_KEYS) return this.ids.get(high)?.get(numberOf(part, low)) ?? -1;
    let i = keys.length - 1;
    for (; i >= 0; i--) {
      const { part: ownPart, mask } = keys[i]!;
      if (ownPart === part && mask.low === low && mask.high === high) return i;
    }
    return i;
  }

  private enter(id: number): void {
    const { part, mask } = this.keys[id]!;
    const byLow = this.ids.get(mask.high) ?? new Map<number, number>();
    this.ids.set(mask.high, byLow);
    byLow.set(numberOf(part, mask.low), id);
  }

  table(): Atom[] {
    return this.keys.map(({ part, mask }, id) => ({ part, mask, areaSquareMetres: this.sums.get(id) }));
  }

  /** The sums as columns, for the way to another thread. */
  columns(): AtomColumns {
    const { keys } = this;
    return {
      part: Int32Array.from(keys, (k) => k.part),
      low: Uint32Array.from(keys, (k) => k.mask.low),
      high: Uint32Array.from(keys, (k) => k.mask.high),
      areaHigh: Float64Array.from(keys, (_, id) => this.sums.highOf(id)),
      areaLow: Float64Array.from(keys, (_, id) => this.sums.lowOf(id)),
    };
  }

  addColumns(c: AtomColumns): void {
    const area = new Total();
    for (let i = 0; i < c.part.length; i++) {
      area.high = c.areaHigh[i]!;
      area.low = c.areaLow[i]!;
      this.add(c.part[i]!, c.low[i]!, c.high[i]!, area, 1);
    }
  }
}

/** Part and low half fit a number exactly; the high half, mostly 0, picks the map. */
const numberOf = (part: number, low: number): number => (part + 1) * 0x1_0000_0000 + low;

/** Sums of one block of rings; not yet areas, for a block's boundaries need not close. */
export interface AtomColumns {
  readonly part: Int32Array;
  readonly low: Uint32Array;
  readonly high: Uint32Array;
  readonly areaHigh: Float64Array;
  readonly areaLow: Float64Array;
}

/** The unbounded atom: no class, outside; its area is that of the rest of the Earth and is no result. */
export const isUnbounded = ({ part, mask }: Pick<Atom, 'part' | 'mask'>): boolean =>
  part === OUTSIDE && mask.low === 0 && mask.high === 0;

/** The atoms of an arrangement. A generator that yields as it goes from ring to ring. */
export function* atomsOf(arrangement: Arrangement): Generator<Progress, Atom[], void> {
  const parts: AtomColumns[] = [];
  const cover = new Cover(arrangement);
  for (let n = 0; n < arrangement.blocks.length - 1; n++) parts.push(yield* walkBlock(arrangement, n, cover));
  return atomsFrom(parts);
}

/** The table from the sums of all blocks, in their order. */
export function atomsFrom(blocks: readonly AtomColumns[]): Atom[] {
  const sums = new AtomSums();
  for (const block of blocks) sums.addColumns(block);
  return sums.table().filter((atom) => !isUnbounded(atom));
}

/** Rings between two yields. */
const STRIDE = 64;

export function* walkBlock(a: Arrangement, block: number, cover: Cover): Generator<Progress, AtomColumns, void> {
  const sums = new AtomSums();
  for (let ring = a.blocks[block]!; ring < a.blocks[block + 1]!; ring++) {
    const { m, r } = memberRing(a, ring);
    walkRing(a, m, r, cover, sums);
    if (ring % STRIDE === 0) yield { done: ring, total: a.ringCount };
  }
  return sums.columns();
}

function walkRing(a: Arrangement, m: number, r: number, cover: Cover, sums: AtomSums): void {
  const { layer } = a.members[m]!;
  const ring = a.ringBase[m]! + r;
  const own = a.featureBase[m]! + layer.ringFeature[r]!;
  const last = layer.ringVertex[r + 1]! - 1;
  const { events } = a;
  const area = new Total();
  cover.startRing(ring);
  let edge = layer.ringVertex[r]!;
  let x = layer.x[edge]!;
  const end = events.start[ring + 1]!;
  for (let e = events.start[ring]!; e <= end; e++) {
    const toEdge = e < end ? events.edge[e]! : last - 1;
    const toX = e < end ? events.x[e]! : layer.x[last]!;
    if (isBorder(a, own, cover)) addPiece(a, own, cover, sums, stretchArea(area, layer, r, edge, x, toEdge, toX));
    if (e < end) cover.toggle(events.feature[e]!, events.enters[e]!);
    edge = toEdge;
    x = toX;
  }
}

/**
 * Whether the boundary of feature `own` parts two atoms at the point of the walk. Where another feature of the same class
 * covers the point, both sides are the same atom.
 */
export function isBorder(a: Arrangement, own: number, cover: Cover): boolean {
  const bit = a.bitOf[own]!;
  return bit < 0 ? cover.part() !== cover.partWith(a.partOf[own]!) : cover.depthOf(bit) <= 0;
}

/** A piece of the boundary of feature `own` that is a border adds its integral to the atom on its left and takes it from the right. */
export function addPiece(a: Arrangement, own: number, cover: Cover, sums: AtomSums, area: Total): void {
  const bit = a.bitOf[own]!;
  const part = cover.part();
  if (bit < 0) {
    sums.add(cover.partWith(a.partOf[own]!), cover.low, cover.high, area, 1);
    sums.add(part, cover.low, cover.high, area, -1);
    return;
  }
  const low = bit < 32 ? (cover.low | (1 << bit)) >>> 0 : cover.low;
  const high = bit < 32 ? cover.high : (cover.high | (1 << (bit - 32))) >>> 0;
  sums.add(part, low, high, area, 1);
  sums.add(part, cover.low, cover.high, area, -1);
}

export const hasBit = (mask: Mask, bit: number): boolean =>
  bit < 32 ? ((mask.low >>> bit) & 1) === 1 : ((mask.high >>> (bit - 32)) & 1) === 1;

/** Sum of the atoms that a question picks. */
export function sumAtoms(atoms: readonly Atom[], pick: (atom: Atom) => boolean): number {
  const sum = new Total();
  for (const atom of atoms) if (pick(atom)) sum.add(atom.areaSquareMetres);
  return sum.high + sum.low;
}
