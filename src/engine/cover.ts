/** What covers the current point of a walk: how many features of each class, and which part of the partition. */
import type { Arrangement } from './arrangement.ts';

/** Classes as 64 bits in two unsigned halves. */
export interface Mask {
  readonly low: number;
  readonly high: number;
}

export const OUTSIDE = -1;

export class Cover {
  /** Bits of the classes with at least one covering feature. */
  low = 0;
  high = 0;
  private readonly depth = new Int32Array(64);
  /** Parts that cover the point; more than one only where parts overlap or a border is crossed. */
  private readonly parts: number[] = [];
  private readonly partDepth: Int32Array;
  private readonly arrangement: Arrangement;

  constructor(arrangement: Arrangement) {
    this.arrangement = arrangement;
    this.partDepth = new Int32Array(arrangement.partCount);
  }

  clear(): void {
    this.low = 0;
    this.high = 0;
    this.depth.fill(0);
    this.partDepth.fill(0);
    this.parts.length = 0;
  }

  /** Start at a ring's first vertex. */
  startRing(ring: number): void {
    this.clear();
    const { cover, coverStart } = this.arrangement;
    for (let i = coverStart[ring]!; i < coverStart[ring + 1]!; i++) this.toggle(cover[i]!, 1);
  }

  /** Features of the class of `bit` that cover the point. Between two events at one place it may pass below 0. */
  depthOf(bit: number): number {
    return this.depth[bit]!;
  }

  toggle(feature: number, change: number): void {
    const bit = this.arrangement.bitOf[feature]!;
    if (bit < 0) {
      this.togglePart(this.arrangement.partOf[feature]!, change);
      return;
    }
    const depth = this.depth[bit]! + change;
    this.depth[bit] = depth;
    if (bit < 32) this.low = (depth > 0 ? this.low | (1 << bit) : this.low & ~(1 << bit)) >>> 0;
    else this.high = (depth > 0 ? this.high | (1 << (bit - 32)) : this.high & ~(1 << (bit - 32))) >>> 0;
  }

  private togglePart(part: number, change: number): void {
    const before = this.partDepth[part]!;
    const after = before + change;
    this.partDepth[part] = after;
    if (before <= 0 && after > 0) this.parts.push(part);
    else if (before > 0 && after <= 0) this.parts.splice(this.parts.indexOf(part), 1);
  }

  /** The part the point lies in: the first in order where there are several, OUTSIDE where there is none. */
  part(): number {
    let least = OUTSIDE;
    for (const p of this.parts) if (least === OUTSIDE || p < least) least = p;
    return least;
  }

  /** The part on the inner side of part `own`'s boundary. */
  partWith(own: number): number {
    const other = this.part();
    return other === OUTSIDE ? own : Math.min(other, own);
  }
}
