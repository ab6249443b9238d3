/**
 * Net: boundaries with what lies on their left and right, cut at the places (nodes) where they meet. What lies between two
 * nodes is a chain and is not looked at vertex by vertex again. Boundaries that run along each other are one chain there.
 */
import { areaOver, offsetFrom, parallelNear, zoneHigh, zoneLow } from '../geodesy/parallels.ts';
import { Borders, lengthOfStretch, type Stretch } from './borders.ts';
import { type Contacts, findContacts } from './contacts.ts';
import { stretchArea } from './integral.ts';
import { Total } from './sum.ts';

export class Net {
  readonly nodeX: Float64Array;
  readonly nodeY: Float64Array;
  /** Columns of the chains: nodes at the ends, points of the borders between them (first to end - 1), stretch, keys. */
  readonly from: number[] = [];
  readonly to: number[] = [];
  readonly first: number[] = [];
  readonly end: number[] = [];
  readonly left: number[] = [];
  readonly right: number[] = [];
  readonly borders: Borders;
  private readonly stretch: number[] = [];
  private readonly areaHigh: number[] = [];
  private readonly areaLow: number[] = [];

  constructor(borders: Borders, nodeX: Float64Array, nodeY: Float64Array) {
    this.borders = borders;
    this.nodeX = nodeX;
    this.nodeY = nodeY;
  }

  get chainCount(): number {
    return this.from.length;
  }

  push(from: number, to: number, first: number, end: number, stretch: number, left: number, right: number): void {
    this.from.push(from);
    this.to.push(to);
    this.first.push(first);
    this.end.push(end);
    this.stretch.push(stretch);
    this.left.push(left);
    this.right.push(right);
  }

  /** Add the area integral along chain c, as it will be written, to `out`: forward, or with the sign turned. */
  addArea(c: number, sign: 1 | -1, out: Total): void {
    if (this.areaHigh.length === 0)
      for (let i = 0; i < this.chainCount; i++) {
        this.areaHigh.push(Number.NaN);
        this.areaLow.push(0);
      }
    if (Number.isNaN(this.areaHigh[c]!)) {
      const { high, low } = this.areaOf(c);
      this.areaHigh[c] = high;
      this.areaLow[c] = low;
    }
    out.add(sign * this.areaHigh[c]!);
    out.low += sign * this.areaLow[c]!;
  }

  private areaOf(c: number): Total {
    const { layer, ring, edge, toEdge, x, y, toX, toY } = this.stretchOf(c);
    total.clear();
    if (edge === toEdge) addEdge(total, x, y, toX, toY);
    else {
      // Between its first and its last own vertex from the running sums; the edges at its ends as they will be written.
      const [v, w] = [edge + 1, toEdge];
      if (v < w) stretchArea(total, layer, ring, v, layer.x[v]!, w - 1, layer.x[w]!);
      addEdge(total, x, y, layer.x[v]!, layer.y[v]!);
      addEdge(total, layer.x[w]!, layer.y[w]!, toX, toY);
    }
    return total;
  }

  /** Length of chain c, metres. */
  lengthOf(c: number): number {
    return lengthOfStretch(this.stretchOf(c));
  }

  /** A chain as a stretch of its ring, but for its ends, which may have been moved. */
  private stretchOf(c: number): Stretch {
    const { borders, nodeX, nodeY } = this;
    const k = this.stretch[c]!;
    const shift = borders.shift[k]!;
    const from = this.from[c]!;
    const to = this.to[c]!;
    return {
      layer: borders.layer[k]!,
      ring: borders.ring[k]!,
      edge: this.first[c]! + shift - 1,
      x: nodeX[from]!,
      y: nodeY[from]!,
      toEdge: this.end[c]! + shift - 1,
      toX: nodeX[to]!,
      toY: nodeY[to]!,
    };
  }
}

const total = new Total();

/** Add the area integral along an edge, down to the equator. */
function addEdge(out: Total, x1: number, y1: number, x2: number, y2: number): void {
  const k = parallelNear((y1 + y2) / 2);
  out.add(areaOver(k, x2 - x1, offsetFrom(k, y1), offsetFrom(k, y2)));
  out.addProduct(-zoneHigh(k), -zoneLow(k), x2, x1);
}

/** Points between two yields: some milliseconds. */
const POINTS_A_STEP = 0x8000;

/** Moving points to each other brings others near; this is seldom needed twice and ends by itself. */
const ROUNDS = 8;

/** Takes the chains into which stretches are cut: stretch, nodes at the ends, points between them. */
type Sink = (k: number, from: number, to: number, first: number, end: number) => void;

/** Build the net of borders. Yields the share done, 0 to 1. */
export function* buildNet(borders: Borders): Generator<number, Net, void> {
  for (let round = 1; ; round++) {
    const search = findContacts(borders);
    let found = search.next();
    for (; !found.done; found = search.next()) yield round === 1 ? found.value : 1;
    const contacts = found.value;
    for (let k = 0; k < borders.count; k++) {
      contacts.mark(borders.start[k]!);
      contacts.mark(borders.start[k + 1]! - 1);
    }
    const { nodeOf, x, y } = yield* placeNodes(borders, contacts);
    if (!contacts.areMoved || round === ROUNDS) {
      const net = new Net(borders, x, y);
      const straight = new StraightChains(net);
      yield* cutAll(borders, contacts, nodeOf, (k, from, to, first, end) => straight.add(from, to, first, end, k));
      yield* straight.finish();
      return net;
    }
    const moved = new Borders(borders.start.at(-1)!);
    yield* cutAll(borders, contacts, nodeOf, (k, from, to, first, end) => {
      if (from !== to || first < end) moved.addChain(borders, k, first, end, x[from]!, y[from]!, x[to]!, y[to]!);
    });
    borders = moved;
  }
}

/** Nodes of the places: where an input vertex lies in a place, its coordinates, else those of a crossing. */
function* placeNodes(borders: Borders, contacts: Contacts) {
  const { start } = borders;
  const nodeOf = new Int32Array(contacts.memberCount).fill(-1);
  const nodes: number[] = [];
  const isVertex: boolean[] = [];
  const put = (p: number, vertex: boolean) => {
    const place = contacts.placeOf(p);
    const n = nodeOf[place]!;
    if (n < 0) {
      nodeOf[place] = nodes.length;
      nodes.push(p);
      isVertex.push(vertex);
    } else if (vertex && !isVertex[n]) {
      nodes[n] = p;
      isVertex[n] = true;
    }
  };
  let next = POINTS_A_STEP;
  for (let k = 0; k < borders.count; k++) {
    if (start[k]! > next) {
      next = start[k]! + POINTS_A_STEP;
      yield 1;
    }
    const last = start[k + 1]! - 1;
    put(start[k]!, isEnd(borders, k, start[k]!, start[k]!));
    for (let p = start[k]! + 1; p < last; p++) if (contacts.isPlace(p)) put(p, true);
    put(last, isEnd(borders, k, last, last - 1));
  }
  const at = (values: Float64Array) => Float64Array.from(nodes, (p) => values[p]!);
  return { nodeOf, x: at(borders.x), y: at(borders.y) };
}

/** Whether point p of stretch k is an end of the edge that begins with its point `edge`. */
function isEnd({ x, y, layer, shift }: Borders, k: number, p: number, edge: number): boolean {
  const v = edge + shift[k]!;
  const { x: xs, y: ys } = layer[k]!;
  return (xs[v] === x[p] && ys[v] === y[p]) || (xs[v + 1] === x[p] && ys[v + 1] === y[p]);
}

function* cutAll(borders: Borders, contacts: Contacts, nodeOf: Int32Array, sink: Sink): Generator<number, void, void> {
  let next = POINTS_A_STEP;
  for (let k = 0; k < borders.count; k++) {
    cutStretch(borders, contacts, nodeOf, k, sink);
    if (borders.start[k]! > next) {
      next = borders.start[k]! + POINTS_A_STEP;
      yield 1;
    }
  }
}

const onEdge: number[] = [];

/** Cut stretch k at its nodes. */
function cutStretch(borders: Borders, contacts: Contacts, nodeOf: Int32Array, k: number, sink: Sink): void {
  const last = borders.start[k + 1]! - 1;
  let first = borders.start[k]! + 1;
  let from = nodeOf[contacts.placeOf(first - 1)]!;
  for (let edge = first - 1; edge < last; edge++) {
    if (contacts.isCut(edge)) {
      contacts.pointsOn(edge, onEdge);
      sortAlong(borders, edge, onEdge);
      for (const p of onEdge) {
        const node = nodeOf[contacts.placeOf(p)]!;
        sink(k, from, node, first, edge + 1);
        from = node;
        first = edge + 1;
      }
    }
    if (!contacts.isPlace(edge + 1)) continue;
    const node = nodeOf[contacts.placeOf(edge + 1)]!;
    sink(k, from, node, first, edge + 1);
    from = node;
    first = edge + 2;
  }
}

function sortAlong({ x, y }: Borders, edge: number, points: number[]): void {
  if (points.length < 2) return;
  const ux = x[edge + 1]! - x[edge]!;
  const uy = y[edge + 1]! - y[edge]!;
  points.sort((p, q) => (x[p]! - x[q]!) * ux + (y[p]! - y[q]!) * uy);
}

/**
 * Chains on their way into the net. Those without a vertex of their own may run along each other, either way: of all that
 * join two nodes only what lies outermost on either side remains, and nothing where that is the same.
 */
class StraightChains {
  private readonly net: Net;
  /** Straight chains as columns: lower node, higher node, point, stretch, keys; and the next between the same nodes. */
  private readonly low: number[] = [];
  private readonly high: number[] = [];
  private readonly point: number[] = [];
  private readonly stretch: number[] = [];
  private readonly left: number[] = [];
  private readonly right: number[] = [];
  private readonly next: number[] = [];
  private readonly heads: number[] = [];
  private readonly byNodes = new Map<number, number>();

  constructor(net: Net) {
    this.net = net;
  }

  add(from: number, to: number, first: number, end: number, stretch: number): void {
    const { borders, nodeX } = this.net;
    const left = borders.left[stretch]!;
    const right = borders.right[stretch]!;
    if (first < end) {
      this.net.push(from, to, first, end, stretch, left, right);
      return;
    }
    if (from === to) return;
    const forward = from < to;
    const i = this.low.length;
    this.low.push(forward ? from : to);
    this.high.push(forward ? to : from);
    this.point.push(first);
    this.stretch.push(stretch);
    this.left.push(forward ? left : right);
    this.right.push(forward ? right : left);
    const key = this.low[i]! * nodeX.length + this.high[i]!;
    const group = this.byNodes.get(key);
    if (group === undefined) {
      this.byNodes.set(key, this.heads.length);
      this.heads.push(i);
      this.next.push(-1);
    } else {
      this.next.push(this.heads[group]!);
      this.heads[group] = i;
    }
  }

  /** Put what remains into the net. */
  *finish(): Generator<number, void, void> {
    const lefts: number[] = [];
    const rights: number[] = [];
    for (let group = 0; group < this.heads.length; group++) {
      if ((group + 1) % POINTS_A_STEP === 0) yield 1;
      const head = this.heads[group]!;
      lefts.length = 0;
      rights.length = 0;
      for (let i = head; i >= 0; i = this.next[i]!) {
        put(this.left[i]!, lefts, rights);
        put(this.right[i]!, rights, lefts);
      }
      const point = this.point[head]!;
      for (let k = 0; k < lefts.length; k++)
        this.net.push(this.low[head]!, this.high[head]!, point, point, this.stretch[head]!, lefts[k]!, rights[k]!);
    }
  }
}

/** Put a key on one side, or take it from the other if it is there. */
function put(key: number, side: number[], other: number[]): void {
  const i = other.indexOf(key);
  if (i < 0) side.push(key);
  else other.splice(i, 1);
}
