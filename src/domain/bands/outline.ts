/**
 * The outline of a union of hulls of discs: which stretches of the circles and of the common tangents lie in no other hull.
 * Where many hulls come near a stretch, the one that reaches deepest over its middle is taken away from it, or else it is
 * halved, until one hull holds all that is left (mostly, and soon) or so few come near that each can be taken away. Every
 * stretch runs with the union on its left.
 */
import type { Hulls } from './hulls.ts';
import { Intervals } from './intervals.ts';

const TURN = 2 * Math.PI;
/** More hulls near a stretch than FEW are many; looking for one over its middle ends at FULL. */
const FEW = 8;
const FULL = 48;
/** A hull is taken away by itself where it reaches past the middle of a stretch by this share of its half length. */
const WORTH = 0.001;
/** Stretches shorter than this share of the radius are not halved any more. */
const LEAST_SHARE = 1 / 1000;

/** What of the outlines lies outside the source. The right tangent, seen along a segment, always does. */
export interface Outside {
  /** The left tangent. */
  readonly left: boolean;
  /** The way out of a vertex in that direction (radians). */
  readonly around: (vertex: number, direction: number) => boolean;
}

/** Stretches of an outline, one after the other in each column. */
export class Stretches {
  count = 0;
  /** Vertex whose circle it lies on, or -1 for a piece of a tangent. */
  vertex = new Int32Array(1024);
  /** 1 on the outside of the source, -1 on the inside. */
  side = new Int8Array(1024);
  /** Per stretch: start x, y, end x, y, start and end angle. */
  values = new Float64Array(6 * 1024);

  add(vertex: number, side: number, x0: number, y0: number, x1: number, y1: number, from: number, to: number): void {
    if (this.count === this.vertex.length) this.grow();
    this.vertex[this.count] = vertex;
    this.side[this.count] = side;
    const i = 6 * this.count++;
    const { values } = this;
    values[i] = x0;
    values[i + 1] = y0;
    values[i + 2] = x1;
    values[i + 3] = y1;
    values[i + 4] = from;
    values[i + 5] = to;
  }

  private grow(): void {
    const { vertex, side, values } = this;
    this.vertex = new Int32Array(2 * vertex.length);
    this.vertex.set(vertex);
    this.side = new Int8Array(2 * side.length);
    this.side.set(side);
    this.values = new Float64Array(2 * values.length);
    this.values.set(values);
  }
}

type Look = 'covered' | 'near' | 'crowded';

/** Yields vertices and segments done. */
export function* outline(hulls: Hulls, outside: Outside): Generator<number, Stretches, void> {
  const worker = new Outliner(hulls, outside);
  const { net } = hulls;
  let done = 0;
  for (let s = 0; s < hulls.segments; s++) {
    worker.tangent(s, false);
    worker.tangent(s, true);
    if (++done % 256 === 0) yield done;
  }
  for (let v = 0; v < net.x.length; v++) {
    worker.circle(v);
    if (++done % 256 === 0) yield done;
  }
  return worker.stretches;
}

class Outliner {
  readonly stretches = new Stretches();
  private readonly hulls: Hulls;
  private readonly outside: Outside;
  private readonly free = new Intervals();
  private readonly open = new Intervals();
  private readonly inside = new Intervals();
  private near = new Int32Array(FULL + 1);
  private nearCount = 0;
  /** Place in the tree of what holds the middle of the stretch deepest; often it holds the next one too. */
  private deepest = 0;
  private depth = 0;

  // The stretch in work: on the circle of a vertex, or on a tangent of a segment.
  private vertex = -1;
  private side = 1;
  private segment = -1;
  private px = 0;
  private py = 0;
  private qx = 0;
  private qy = 0;
  private length = 0;
  /** Visible stretch not yet written, as parameters; it may go on. */
  private pendingFrom = 0;
  private pendingTo = Number.NaN;

  // The question put to the tree.
  private cx = 0;
  private cy = 0;
  private half = 0;
  private limit = FULL;
  private answer: Look = 'near';

  constructor(hulls: Hulls, outside: Outside) {
    this.hulls = hulls;
    this.outside = outside;
  }

  tangent(s: number, left: boolean): void {
    const { corners, tangent } = this.hulls;
    if (Number.isNaN(tangent[s]!)) return;
    const [p, q] = left ? [8 * s + 4, 8 * s + 6] : [8 * s, 8 * s + 2];
    this.vertex = -1;
    this.segment = s;
    this.side = left && !this.outside.left ? -1 : 1;
    this.px = corners[p]!;
    this.py = corners[p + 1]!;
    this.qx = corners[q]!;
    this.qy = corners[q + 1]!;
    this.length = Math.hypot(this.qx - this.px, this.qy - this.py);
    this.pendingTo = Number.NaN;
    if (this.length > 0) this.stretch(0, 1);
    this.write();
  }

  circle(v: number): void {
    const { net, direction, tangent, radius } = this.hulls;
    const { free } = this;
    free.set(-Math.PI, Math.PI);
    for (let i = net.firstAt[v]!; i < net.firstAt[v + 1]!; i++) {
      const s = net.atVertex[i]!;
      const first = net.joins[2 * s] === v;
      const other = net.joins[2 * s + (first ? 1 : 0)]!;
      if (Number.isNaN(tangent[s]!)) {
        // One disc holds the other; of equal ones at one place the earlier stays.
        if (radius[other]! > radius[v]! || (radius[other] === radius[v] && other < v)) return;
        continue;
      }
      const to = direction[s]! + (first ? 0 : Math.PI);
      const side = first ? tangent[s]! : Math.PI - tangent[s]!;
      free.subtractPeriodic(to - side, to + side, TURN);
    }
    this.vertex = v;
    this.segment = -1;
    for (let i = 0; i < free.count; i++) {
      const [from, to] = [free.lo(i), free.hi(i)];
      this.side = this.outside.around(v, (from + to) / 2) ? 1 : -1;
      this.pendingTo = Number.NaN;
      this.stretch(from, to);
      this.write();
    }
  }

  private stretch(from: number, to: number): void {
    if (this.vertex < 0) {
      this.part(from, to, ((to - from) / 2) * this.length);
      return;
    }
    // The farthest a place of an arc lies from its middle.
    const sine = Math.sin(Math.min(Math.PI, (to - from) / 2) / 2);
    this.part(from, to, 2 * this.hulls.radius[this.vertex]! * sine);
  }

  /** What can be seen of the stretch between two parameters; `half`: how far its places lie from its middle. */
  private part(from: number, to: number, half: number): void {
    const middle = (from + to) / 2;
    const least = half < LEAST_SHARE * this.hulls.largestRadius;
    const look = this.look(this.xAt(middle), this.yAt(middle), half, least);
    if (look === 'covered') return;
    this.open.set(from, to);
    if (look === 'near') {
      for (let i = 0; i < this.nearCount && this.open.count > 0; i++) this.takeAway(this.near[i]!);
      for (let i = 0; i < this.open.count; i++) this.visible(this.open.lo(i), this.open.hi(i));
      return;
    }
    if (this.depth > WORTH * half) this.takeAway(this.hulls.tree.given[this.deepest]!);
    const { count } = this.open;
    if (count === 1 && this.open.lo(0) === from && this.open.hi(0) === to) {
      this.stretch(from, middle);
      this.stretch(middle, to);
      return;
    }
    const [lo, hi, lo2, hi2] = [this.open.lo(0), this.open.hi(0), this.open.lo(1), this.open.hi(1)];
    if (count > 0) this.stretch(lo, hi);
    if (count > 1) this.stretch(lo2, hi2);
  }

  private visible(from: number, to: number): void {
    if (from !== this.pendingTo) {
      this.write();
      this.pendingFrom = from;
    }
    this.pendingTo = to;
  }

  private write(): void {
    const [from, to] = [this.pendingFrom, this.pendingTo];
    if (Number.isNaN(to)) return;
    this.stretches.add(this.vertex, this.side, this.xAt(from), this.yAt(from), this.xAt(to), this.yAt(to), from, to);
    this.pendingTo = Number.NaN;
  }

  private xAt(parameter: number): number {
    if (this.vertex >= 0) return this.hulls.net.x[this.vertex]! + this.hulls.radius[this.vertex]! * Math.cos(parameter);
    return parameter === 1 ? this.qx : this.px + parameter * (this.qx - this.px);
  }
  private yAt(parameter: number): number {
    if (this.vertex >= 0) return this.hulls.net.y[this.vertex]! + this.hulls.radius[this.vertex]! * Math.sin(parameter);
    return parameter === 1 ? this.qy : this.py + parameter * (this.qy - this.py);
  }

  /** Is all within `half` of (x, y) in one hull; else which hulls come that near, or which of many holds (x, y) deepest. */
  private look(x: number, y: number, half: number, all: boolean): Look {
    const { tree, items, radius, largestRadius } = this.hulls;
    this.cx = x;
    this.cy = y;
    this.half = half;
    this.limit = all ? Number.POSITIVE_INFINITY : FEW;
    this.nearCount = 0;
    this.answer = 'near';
    const hint = tree.given[this.deepest]!;
    const [a, b] = [items[2 * hint]!, items[2 * hint + 1]!];
    if (!this.isOwn(hint, a, b)) {
      this.depth = Math.min(radius[a]!, radius[b]!) - tree.distance(this.deepest, x, y);
      if (this.depth > half) return 'covered';
      if (this.depth > WORTH * half && !all) return 'crowded';
    }
    this.depth = 0;
    tree.limit[0] = (largestRadius + half) ** 2;
    tree.visit(x, y, this.meet);
    return this.answer;
  }

  private readonly meet = (place: number): void => {
    const { tree, items, radius } = this.hulls;
    const item = tree.given[place]!;
    const distance = tree.distance(place, this.cx, this.cy);
    const [a, b] = [items[2 * item]!, items[2 * item + 1]!];
    if (distance >= Math.max(radius[a]!, radius[b]!) + this.half || this.isOwn(item, a, b)) return;
    const depth = Math.min(radius[a]!, radius[b]!) - distance;
    if (depth > this.depth) {
      this.depth = depth;
      this.deepest = place;
      if (depth > this.half) {
        this.answer = 'covered';
        tree.limit[0] = -1;
        return;
      }
    }
    if (this.nearCount >= this.limit) {
      this.answer = 'crowded';
      if (this.depth > WORTH * this.half || this.nearCount++ > FULL) tree.limit[0] = -1;
      return;
    }
    if (this.nearCount === this.near.length) {
      const near = this.near;
      this.near = new Int32Array(2 * near.length);
      this.near.set(near);
    }
    this.near[this.nearCount++] = item;
  };

  /** Hulls that a stretch lies on the border of were taken into account beforehand. */
  private isOwn(item: number, a: number, b: number): boolean {
    return this.vertex >= 0 ? a === this.vertex || b === this.vertex : item === this.segment;
  }

  private takeAway(item: number): void {
    const { hulls } = this;
    const [a, b] = [hulls.items[2 * item]!, hulls.items[2 * item + 1]!];
    const quad = item < hulls.segments && !Number.isNaN(hulls.tangent[item]!);
    if (this.vertex >= 0) {
      this.discFromArc(a);
      if (b !== a) this.discFromArc(b);
      if (quad) this.quadFromArc(item);
    } else {
      const { joins } = hulls.net;
      const [j, k] = [joins[2 * this.segment]!, joins[2 * this.segment + 1]!];
      if (a !== j && a !== k) this.discFromTangent(a);
      if (b !== a && b !== j && b !== k) this.discFromTangent(b);
      if (quad) this.quadFromTangent(item);
    }
  }

  private discFromArc(disc: number): void {
    const { net, radius } = this.hulls;
    const v = this.vertex;
    const [dx, dy] = [net.x[disc]! - net.x[v]!, net.y[disc]! - net.y[v]!];
    const [r, other] = [radius[v]!, radius[disc]!];
    // Most discs cut all of the stretch or nothing.
    const middle = Math.sqrt((net.x[disc]! - this.cx) ** 2 + (net.y[disc]! - this.cy) ** 2);
    if (middle >= other + this.half) return;
    const apart = Math.sqrt(dx * dx + dy * dy);
    if (apart >= r + other || apart + other <= r) return;
    if (apart + r <= other) {
      this.open.count = 0;
      return;
    }
    const side = 2 * Math.atan(Math.sqrt((other * other - (apart - r) ** 2) / ((apart + r) ** 2 - other * other)));
    const to = Math.atan2(dy, dx);
    this.open.subtractPeriodic(to - side, to + side, TURN);
  }

  private quadFromArc(s: number): void {
    const { corners, net, radius } = this.hulls;
    const v = this.vertex;
    const { inside, open } = this;
    for (let k = 0; k < 4; k++) if (this.leftOf(s, k, this.cx, this.cy) <= -this.half) return;
    inside.set(open.lo(0), open.hi(open.count - 1));
    for (let k = 0; k < 4 && inside.count > 0; k++) {
      if (this.leftOf(s, k, this.cx, this.cy) >= this.half) continue;
      const [p, q] = [8 * s + 2 * k, 8 * s + 2 * ((k + 1) & 3)];
      const [ex, ey] = [corners[q]! - corners[p]!, corners[q + 1]! - corners[p + 1]!];
      // In radii.
      const left = this.leftOf(s, k, net.x[v]!, net.y[v]!) / radius[v]!;
      if (left >= 1) continue;
      if (!(left > -1)) {
        inside.count = 0;
        break;
      }
      const outwards = Math.atan2(-ex, ey);
      const side = Math.acos(left);
      inside.subtractPeriodic(outwards - side, outwards + side, TURN);
    }
    for (let i = 0; i < inside.count; i++) open.subtract(inside.lo(i), inside.hi(i));
  }

  /** How far a place lies to the left of a side of a segment's quadrilateral: inside, where it does so of all four. */
  private leftOf(s: number, side: number, x: number, y: number): number {
    const { corners } = this.hulls;
    const p = 8 * s + 2 * side;
    const q = 8 * s + ((2 * side + 2) & 7);
    const ex = corners[q]! - corners[p]!;
    const ey = corners[q + 1]! - corners[p + 1]!;
    return (ex * (y - corners[p + 1]!) - ey * (x - corners[p]!)) / Math.sqrt(ex * ex + ey * ey);
  }

  private discFromTangent(disc: number): void {
    const { net, radius } = this.hulls;
    const [dx, dy] = [(this.qx - this.px) / this.length, (this.qy - this.py) / this.length];
    const [x, y] = [net.x[disc]! - this.px, net.y[disc]! - this.py];
    const off = dx * y - dy * x;
    const squared = radius[disc]! ** 2 - off * off;
    if (squared <= 0) return;
    const middle = dx * x + dy * y;
    const half = Math.sqrt(squared);
    this.open.subtract((middle - half) / this.length, (middle + half) / this.length);
  }

  private quadFromTangent(s: number): void {
    const { corners } = this.hulls;
    const [dx, dy] = [this.qx - this.px, this.qy - this.py];
    let [from, to] = [this.open.lo(0), this.open.hi(this.open.count - 1)];
    for (let k = 0; k < 4; k++) {
      const [p, q] = [8 * s + 2 * k, 8 * s + 2 * ((k + 1) & 3)];
      const [ex, ey] = [corners[q]! - corners[p]!, corners[q + 1]! - corners[p + 1]!];
      // Left of the side: at + t * slope > 0.
      const at = ex * (this.py - corners[p + 1]!) - ey * (this.px - corners[p]!);
      const slope = ex * dy - ey * dx;
      if (slope > 0) from = Math.max(from, -at / slope);
      else if (slope < 0) to = Math.min(to, -at / slope);
      else if (at <= 0) return;
    }
    this.open.subtract(from, to);
  }
}
