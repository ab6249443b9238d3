/** Boundaries with what lies on their left and right, gathered as a walk meets them: what a net is built from. */
import type { Arrangement } from './arrangement.ts';
import type { Cover, Mask } from './cover.ts';
import { stretchLength } from './integral.ts';
import type { CompiledLayer } from './layer.ts';

/** What lies somewhere: the part of the partition and the classes. */
export interface Key {
  readonly part: number;
  readonly mask: Mask;
}

/** The side of a boundary of which nothing is asked: outside the footprint. */
export const BEYOND = 0;

/** Keys as small whole numbers, from 1. */
export class Keys {
  private readonly ids = new Map<number, Map<number, number>>();
  private readonly keys: Key[] = [];

  idOf(part: number, low: number, high: number): number {
    let byLow = this.ids.get(high);
    if (!byLow) {
      byLow = new Map();
      this.ids.set(high, byLow);
    }
    const key = (part + 1) * 0x1_0000_0000 + low;
    let id = byLow.get(key);
    if (id === undefined) {
      this.keys.push({ part, mask: { low, high } });
      id = this.keys.length;
      byLow.set(key, id);
    }
    return id;
  }

  /** The number of each key, from BEYOND on, by the caller's own. */
  map(numberOf: (key: Key) => number, beyond: number): Int32Array {
    const out = new Int32Array(this.keys.length + 1);
    out[BEYOND] = beyond;
    this.keys.forEach((key, i) => {
      out[i + 1] = numberOf(key);
    });
    return out;
  }
}

/** A stretch of a ring from a point on one edge forward to a point on another. Edges by their first vertex; degrees. */
export interface Stretch {
  readonly layer: CompiledLayer;
  readonly ring: number;
  readonly edge: number;
  readonly x: number;
  readonly y: number;
  readonly toEdge: number;
  readonly toX: number;
  readonly toY: number;
}

/** Metres. */
export const lengthOfStretch = ({ layer, ring, edge, x, y, toEdge, toX, toY }: Stretch): number =>
  stretchLength(layer, ring, edge, x, y, toEdge, toX, toY);

/** Stretches of boundaries, each with the numbers of what lies on its left and on its right. Grows. */
export class Borders {
  x: Float64Array;
  y: Float64Array;
  /** Stretch k has the points start[k] to start[k + 1] - 1, of which the first and the last need be no vertices. */
  readonly start = [0];
  readonly layer: CompiledLayer[] = [];
  readonly ring: number[] = [];
  /** Point p of stretch k, but for its ends, is vertex p + shift[k] of its layer. */
  readonly shift: number[] = [];
  readonly left: number[] = [];
  readonly right: number[] = [];

  /** `points`: about as many as will come. */
  constructor(points: number) {
    this.x = new Float64Array(points);
    this.y = new Float64Array(points);
  }

  get count(): number {
    return this.layer.length;
  }

  add({ layer, ring, edge, x, y, toEdge, toX, toY }: Stretch, left: number, right: number): void {
    if (left === right || (edge === toEdge && x === toX && y === toY)) return;
    this.put(layer, ring, edge + 1, toEdge + 1, x, y, toX, toY, left, right);
  }

  /** Add the chain of another's stretch k with the points first to end - 1 of it between two places. */
  addChain(
    other: Borders,
    k: number,
    first: number,
    end: number,
    x: number,
    y: number,
    toX: number,
    toY: number,
  ): void {
    const shift = other.shift[k]!;
    const [left, right] = [other.left[k]!, other.right[k]!];
    this.put(other.layer[k]!, other.ring[k]!, first + shift, end + shift, x, y, toX, toY, left, right);
  }

  /** A place, the vertices v to w - 1, and another place. */
  private put(
    layer: CompiledLayer,
    ring: number,
    v: number,
    w: number,
    x: number,
    y: number,
    toX: number,
    toY: number,
    left: number,
    right: number,
  ): void {
    let at = this.start.at(-1)!;
    this.reserve(at + w - v + 2);
    this.layer.push(layer);
    this.ring.push(ring);
    this.shift.push(v - at - 1);
    this.left.push(left);
    this.right.push(right);
    this.x[at] = x;
    this.y[at++] = y;
    this.x.set(layer.x.subarray(v, w), at);
    this.y.set(layer.y.subarray(v, w), at);
    at += w - v;
    this.x[at] = toX;
    this.y[at++] = toY;
    this.start.push(at);
  }

  private reserve(count: number): void {
    if (count <= this.x.length) return;
    const size = Math.max(count, 2 * this.x.length);
    const grown = (old: Float64Array) => {
      const next = new Float64Array(size);
      next.set(old);
      return next;
    };
    this.x = grown(this.x);
    this.y = grown(this.y);
  }
}

/** Add a stretch of the boundary of feature `own` under a cover, if it bounds anything. */
export function addBoundary(a: Arrangement, own: number, cover: Cover, keys: Keys, out: Borders, s: Stretch): void {
  const bit = a.bitOf[own]!;
  const { low, high } = cover;
  const part = cover.part();
  if (bit < 0) {
    const inner = cover.partWith(a.partOf[own]!);
    if (inner !== part) out.add(s, keys.idOf(inner, low, high), keys.idOf(part, low, high));
  } else if (cover.depthOf(bit) <= 0) {
    const withLow = bit < 32 ? (low | (1 << bit)) >>> 0 : low;
    const withHigh = bit < 32 ? high : (high | (1 << (bit - 32))) >>> 0;
    out.add(s, keys.idOf(part, withLow, withHigh), keys.idOf(part, low, high));
  }
}
