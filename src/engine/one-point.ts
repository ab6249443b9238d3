/**
 * Crossings that stand within rounding of each other on one edge are given one and the same point. Their order along the
 * edge may be wrong, where three boundaries meet or two lie on one line, and yet every region's boundary then closes.
 */
import type { Crossings } from './crossings.ts';

/** Some last digits of a coordinate, degrees. */
const ROUNDING = 1e-13;

export const isSamePoint = (x1: number, y1: number, x2: number, y2: number): boolean =>
  Math.abs(x1 - x2) <= ROUNDING && Math.abs(y1 - y2) <= ROUNDING;

export class OnePoint {
  private readonly crossings: Crossings;
  private readonly leaders: Uint32Array;
  private moves = false;

  constructor(crossings: Crossings) {
    this.crossings = crossings;
    this.leaders = new Uint32Array(crossings.count);
    for (let k = 0; k < crossings.count; k++) this.leaders[k] = k;
  }

  /** Two crossings that follow each other on one edge. */
  neighbours(p: number, q: number): void {
    const { x, y } = this.crossings;
    if (!isSamePoint(x[p]!, y[p]!, x[q]!, y[q]!)) return;
    if (x[p] !== x[q] || y[p] !== y[q]) this.moves = true;
    const a = this.leaderOf(p);
    const b = this.leaderOf(q);
    // A crossing at a vertex leads, for the vertex stays where it is; else the first.
    const aLeads = this.isAtVertex(a) === this.isAtVertex(b) ? a < b : this.isAtVertex(a);
    if (aLeads) this.leaders[b] = a;
    else this.leaders[a] = b;
  }

  /** Crossing k, and all that share its point, stand where an event stood before. */
  moveTo(k: number, x: number, y: number): void {
    const leader = this.leaderOf(k);
    this.crossings.x[leader] = x;
    this.crossings.y[leader] = y;
    this.moves = true;
  }

  /** Write the common points. */
  settle(): void {
    if (!this.moves) return;
    const { x, y, count } = this.crossings;
    for (let k = 0; k < count; k++) {
      const leader = this.leaderOf(k);
      x[k] = x[leader]!;
      y[k] = y[leader]!;
    }
  }

  private leaderOf(k: number): number {
    const { leaders } = this;
    let leader = k;
    while (leaders[leader] !== leader) leader = leaders[leader]!;
    leaders[k] = leader;
    return leader;
  }

  private isAtVertex(k: number): boolean {
    const { alongA, alongB } = this.crossings;
    return alongA[k] === 0 || alongA[k] === 1 || alongB[k] === 0 || alongB[k] === 1;
  }
}
