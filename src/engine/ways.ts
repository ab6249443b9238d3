/** The ways that go around a group: what links the chains of a net to closed walks. */
import type { Net } from './net.ts';
import { orientation } from './predicates.ts';

/** The sides of no group. */
export const NONE = -1;

/** Node where way h begins: an end of chain h / 2, forward where h is even. */
export const originOf = ({ from, to }: Net, h: number) => (h & 1 ? to : from)[h >> 1]!;

/** Ways along the chains that bound a group, which is on their left; by the node where they begin. */
export class Ways {
  /** Two to a chain, forward and back. */
  readonly count: number;
  private readonly net: Net;
  private readonly group: Int32Array;
  private readonly used: Uint8Array;
  /** Ways from node n: list[start[n]] to list[start[n + 1] - 1]. */
  private readonly start: Uint32Array;
  private list = new Uint32Array(0);

  constructor(net: Net, groupOfKey: Int32Array) {
    this.net = net;
    this.count = 2 * net.chainCount;
    this.group = new Int32Array(this.count).fill(NONE);
    this.used = new Uint8Array(this.count);
    this.start = new Uint32Array(net.nodeX.length + 1);
    for (let c = 0; c < net.chainCount; c++) {
      const left = groupOfKey[net.left[c]!]!;
      const right = groupOfKey[net.right[c]!]!;
      if (left === right) continue;
      this.group[2 * c] = left;
      this.group[2 * c + 1] = right;
    }
  }

  /** Find the ways from each node; to be called before any walk. */
  link(): void {
    for (let h = 0; h < this.count; h++) if (this.group[h] !== NONE) this.start[originOf(this.net, h) + 1]!++;
    for (let n = 0; n < this.net.nodeX.length; n++) this.start[n + 1]! += this.start[n]!;
    const fill = this.start.slice();
    this.list = new Uint32Array(this.start.at(-1)!);
    for (let h = 0; h < this.count; h++) if (this.group[h] !== NONE) this.list[fill[originOf(this.net, h)]!++] = h;
  }

  groupOf(h: number): number {
    return this.group[h]!;
  }

  isUsed(h: number): boolean {
    return this.used[h] === 1;
  }

  /** The walk that begins with way h, to where it would begin again. */
  walkFrom(h: number): number[] {
    const path: number[] = [];
    for (let at = h; at >= 0; at = this.next(at, h)) {
      this.used[at] = 1;
      path.push(at);
    }
    return path;
  }

  /** The way on from h that turns most to the left, so that the interior stays the same; -1 where that is `first`. */
  private next(h: number, first: number): number {
    const node = originOf(this.net, h ^ 1);
    let best = -1;
    for (let i = this.start[node]!; i < this.start[node + 1]!; i++) {
      const way = this.list[i]!;
      if (this.group[way] !== this.group[h] || (this.used[way] === 1 && way !== first)) continue;
      if (best < 0 || this.isFurtherLeft(node, h ^ 1, way, best)) best = way;
    }
    return best === first ? -1 : best;
  }

  /** Whether way p is met before way q, turning clockwise from way `back`, all three from one node. */
  private isFurtherLeft(node: number, back: number, p: number, q: number): boolean {
    const side = this.quarter(node, back, p);
    const other = this.quarter(node, back, q);
    return side !== other ? side < other : this.turn(node, p, q) < 0;
  }

  /** Right of way `back` 0, straight on 1, left 2, along it 3. */
  private quarter(node: number, back: number, way: number): number {
    const turn = this.turn(node, back, way);
    if (turn !== 0) return turn < 0 ? 0 : 2;
    const { nodeX, nodeY } = this.net;
    const [b, w] = [this.firstPoint(back), this.firstPoint(way)];
    const ahead = (b.x - nodeX[node]!) * (w.x - nodeX[node]!) + (b.y - nodeY[node]!) * (w.y - nodeY[node]!);
    return ahead < 0 ? 1 : 3;
  }

  /** Positive where way q begins left of way p. */
  private turn(node: number, p: number, q: number): number {
    const { nodeX, nodeY } = this.net;
    const [a, b] = [this.firstPoint(p), this.firstPoint(q)];
    return orientation(nodeX[node]!, nodeY[node]!, a.x, a.y, b.x, b.y);
  }

  /** Where way h comes to first. */
  private firstPoint(h: number): { readonly x: number; readonly y: number } {
    const { first, end, borders, nodeX, nodeY } = this.net;
    const c = h >> 1;
    if (first[c]! < end[c]!) {
      const p = h & 1 ? end[c]! - 1 : first[c]!;
      return { x: borders.x[p]!, y: borders.y[p]! };
    }
    const node = originOf(this.net, h ^ 1);
    return { x: nodeX[node]!, y: nodeY[node]! };
  }
}
