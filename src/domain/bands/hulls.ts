/**
 * Discs around the vertices of a source and the hulls of every two that a segment joins: their union is everything within a
 * distance of the source. The radius may differ a little from disc to disc, as the scale of the plane does.
 */
import { SegmentTree } from './segment-tree.ts';

/** Vertices once each, and what joins them, in a plane. */
export interface Network {
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** Two vertices per segment, different; no segment twice. */
  readonly joins: Int32Array;
  /** Segments that end at a vertex: those in `atVertex` from `firstAt[vertex]` to `firstAt[vertex + 1]`. */
  readonly firstAt: Int32Array;
  readonly atVertex: Int32Array;
}

export function network(x: Float64Array, y: Float64Array, joins: Int32Array): Network {
  const firstAt = new Int32Array(x.length + 1);
  for (const v of joins) firstAt[v + 1]!++;
  for (let v = 0; v < x.length; v++) firstAt[v + 1]! += firstAt[v]!;
  const next = firstAt.slice();
  const atVertex = new Int32Array(joins.length);
  joins.forEach((v, i) => {
    atVertex[next[v]!++] = i >> 1;
  });
  return { x, y, joins, firstAt, atVertex };
}

/**
 * Both vertices of every segment, and then of the vertices that no segment joins, each with itself: the items of a tree over
 * the network.
 */
export function itemsOf({ x, joins, firstAt }: Network): Int32Array {
  const single: number[] = [];
  for (let v = 0; v < x.length; v++) if (firstAt[v] === firstAt[v + 1]) single.push(v, v);
  const items = new Int32Array(joins.length + single.length);
  items.set(joins);
  items.set(single, joins.length);
  return items;
}

/** A tree over items, in the order of `itemsOf`. */
export function treeOver({ x, y }: Network, items: Int32Array): SegmentTree {
  const ends = new Float64Array(2 * items.length);
  items.forEach((v, i) => {
    ends[2 * i] = x[v]!;
    ends[2 * i + 1] = y[v]!;
  });
  return new SegmentTree(ends);
}

export class Hulls {
  readonly net: Network;
  readonly radius: Float64Array;
  readonly largestRadius: number;
  /** Direction from the first disc of a segment to the second, radians. */
  readonly direction: Float64Array;
  /** Angle on either side of that direction at which the tangents touch both discs; NaN where one disc holds the other. */
  readonly tangent: Float64Array;
  /**
   * Per segment the corners where the tangents touch, counter-clockwise: right of the first disc, right of the second, left
   * of the second, left of the first, as x, y.
   */
  readonly corners: Float64Array;
  /** See `itemsOf`; those from `segments` on are single discs. */
  readonly items: Int32Array;
  readonly tree: SegmentTree;
  readonly segments: number;

  constructor(net: Network, radius: Float64Array) {
    this.net = net;
    this.radius = radius;
    this.largestRadius = radius.reduce((a, b) => Math.max(a, b), 0);
    this.segments = net.joins.length / 2;
    this.direction = new Float64Array(this.segments);
    this.tangent = new Float64Array(this.segments);
    this.corners = new Float64Array(8 * this.segments);
    for (let s = 0; s < this.segments; s++) this.hull(s);
    this.items = itemsOf(net);
    this.tree = treeOver(net, this.items);
  }

  private hull(s: number): void {
    const { x, y, joins } = this.net;
    const [a, b] = [joins[2 * s]!, joins[2 * s + 1]!];
    const [ra, rb] = [this.radius[a]!, this.radius[b]!];
    const direction = Math.atan2(y[b]! - y[a]!, x[b]! - x[a]!);
    const tangent = Math.acos((ra - rb) / Math.hypot(x[b]! - x[a]!, y[b]! - y[a]!));
    this.direction[s] = direction;
    this.tangent[s] = tangent;
    const [rx, ry] = [Math.cos(direction - tangent), Math.sin(direction - tangent)];
    const [lx, ly] = [Math.cos(direction + tangent), Math.sin(direction + tangent)];
    this.corners.set(
      [x[a]! + ra * rx, y[a]! + ra * ry, x[b]! + rb * rx, y[b]! + rb * ry].concat([
        x[b]! + rb * lx,
        y[b]! + rb * ly,
        x[a]! + ra * lx,
        y[a]! + ra * ly,
      ]),
      8 * s,
    );
  }
}
