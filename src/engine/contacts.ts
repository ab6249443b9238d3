/**
 * Where boundaries come together: points of chains within GRID of another point or edge. Borders are shared with other
 * vertices, crossings are rounded and rings touch; what is this close is one place.
 */
import { FAN, RUN } from './box-tree.ts';

/** Points closer than this are one, degrees: about a micrometre, a thousand times what rounding moves a crossing. */
const GRID = 1e-11;
/** By less than this points are moved by the rounding of crossings, degrees. */
const STILL = 1e-13;

/** Chains side by side: chain k has the points start[k] to start[k + 1] - 1. Degrees. */
export interface PointChains {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly start: readonly number[];
}

/** Places (nodes) and the points in them; edges, by their first points, and the points that lie on them. */
export class Contacts {
  /** A member of the place of each point, -1 where the point is no place. */
  private readonly member: Int32Array;
  private readonly parent: number[] = [];
  private readonly cutHead: Int32Array;
  private readonly cutNext: number[] = [];
  private readonly cutPoint: number[] = [];
  private readonly chains: PointChains;
  /** Whether a place brings points or edges together that were further apart than rounding. */
  areMoved = false;

  constructor(chains: PointChains) {
    const count = chains.start.at(-1)!;
    this.chains = chains;
    this.member = new Int32Array(count).fill(-1);
    this.cutHead = new Int32Array(count).fill(-1);
  }

  /** Make a point a place. */
  mark(p: number): number {
    let m = this.member[p]!;
    if (m < 0) {
      m = this.parent.length;
      this.parent.push(m);
      this.member[p] = m;
    }
    return m;
  }

  private unite(p: number, q: number): void {
    const { x, y } = this.chains;
    if (Math.abs(x[p]! - x[q]!) > STILL || Math.abs(y[p]! - y[q]!) > STILL) this.areMoved = true;
    const a = this.root(this.mark(p));
    const b = this.root(this.mark(q));
    if (a < b) this.parent[b] = a;
    else this.parent[a] = b;
  }

  private root(m: number): number {
    const { parent } = this;
    while (parent[m] !== m) {
      parent[m] = parent[parent[m]!]!;
      m = parent[m]!;
    }
    return m;
  }

  private cut(edge: number, p: number): void {
    this.mark(p);
    this.cutNext.push(this.cutHead[edge]!);
    this.cutHead[edge] = this.cutPoint.length;
    this.cutPoint.push(p);
  }

  /** Number of members; places are named by one of them. */
  get memberCount(): number {
    return this.parent.length;
  }

  isPlace(p: number): boolean {
    return this.member[p]! >= 0;
  }

  isCut(edge: number): boolean {
    return this.cutHead[edge]! >= 0;
  }

  /** The place of a point that is one. */
  placeOf(p: number): number {
    return this.root(this.member[p]!);
  }

  /** Points on an edge, unordered, into `out`. */
  pointsOn(edge: number, out: number[]): void {
    out.length = 0;
    for (let c = this.cutHead[edge]!; c >= 0; c = this.cutNext[c]!) out.push(this.cutPoint[c]!);
  }

  /** The ends of an edge shorter than the grid are one place. */
  tryShort(i: number): void {
    const { x, y } = this.chains;
    if (Math.abs(x[i + 1]! - x[i]!) <= GRID && Math.abs(y[i + 1]! - y[i]!) <= GRID) this.unite(i, i + 1);
  }

  /** Edges i and j (by their first points, i < j): the ends of each against the other. */
  tryEdges(i: number, j: number): void {
    const { x, y } = this.chains;
    const ax = x[i]!;
    const bx = x[i + 1]!;
    const cx = x[j]!;
    const dx = x[j + 1]!;
    if ((ax < bx ? ax : bx) - GRID > (cx < dx ? dx : cx) || (ax < bx ? bx : ax) + GRID < (cx < dx ? cx : dx)) return;
    const ay = y[i]!;
    const by = y[i + 1]!;
    const cy = y[j]!;
    const dy = y[j + 1]!;
    if ((ay < by ? ay : by) - GRID > (cy < dy ? dy : cy) || (ay < by ? by : ay) + GRID < (cy < dy ? cy : dy)) return;
    this.tryPoint(j + 1, i);
    this.tryPoint(i, j);
    // Neighbours have a point in common.
    if (j === i + 1) return;
    this.tryPoint(j, i);
    this.tryPoint(i + 1, j);
  }

  private tryPoint(p: number, edge: number): void {
    const { x, y } = this.chains;
    const px = x[p]! - x[edge]!;
    const py = y[p]! - y[edge]!;
    if (Math.abs(px) <= GRID && Math.abs(py) <= GRID) {
      this.unite(p, edge);
      return;
    }
    if (Math.abs(x[p]! - x[edge + 1]!) <= GRID && Math.abs(y[p]! - y[edge + 1]!) <= GRID) {
      this.unite(p, edge + 1);
      return;
    }
    const ux = x[edge + 1]! - x[edge]!;
    const uy = y[edge + 1]! - y[edge]!;
    const off = px * uy - py * ux;
    const length2 = ux * ux + uy * uy;
    if (off * off > GRID * GRID * length2) return;
    const along = px * ux + py * uy;
    if (along <= 0 || along >= length2) return;
    if (off * off > STILL * STILL * length2) this.areMoved = true;
    this.cut(edge, p);
  }
}

/** Runs of up to RUN edges under a tree of boxes, runs that are near each other near in it. */
interface RunTree {
  /** First and last point of each run. */
  readonly first: Int32Array;
  readonly last: Int32Array;
  /** Run at each leaf. */
  readonly order: Uint32Array;
  /** Four numbers a node: west, south, east, north. Leaves first, the root last. */
  readonly boxes: Float64Array;
  /** First node of each level, and the end of the last. */
  readonly levels: readonly number[];
}

/** Pairs of runs, and runs, between two yields: some milliseconds. */
const PAIRS_A_STEP = 4096;
const RUNS_A_STEP = 0x4000;

/** All contacts of the chains. Yields the share done, 0 to 1. */
export function* findContacts(chains: PointChains): Generator<number, Contacts, void> {
  const contacts = new Contacts(chains);
  yield 0;
  const tree = yield* buildRuns(chains);
  yield 0;
  const runs = tree.order.length;
  if (runs === 0) return contacts;
  const scratch = { a: new Int32Array(RUN), b: new Int32Array(RUN) };
  const stack = [tree.levels.length - 2, tree.levels.at(-1)! - 1, tree.levels.at(-1)! - 1];
  let within = 0;
  for (let step = 1; stack.length > 0; step++) {
    const b = stack.pop()!;
    const a = stack.pop()!;
    const level = stack.pop()!;
    if (level > 0) pushChildren(tree, level, a, b, stack);
    else if (a !== b) betweenRuns(chains, contacts, tree, a, b, scratch);
    else {
      withinRun(chains, contacts, tree, a);
      within++;
    }
    if (step % PAIRS_A_STEP === 0) yield within / runs;
  }
  return contacts;
}

function* buildRuns({ x, y, start }: PointChains): Generator<number, RunTree, void> {
  let count = 0;
  for (let k = 0; k + 1 < start.length; k++) count += Math.ceil((start[k + 1]! - start[k]! - 1) / RUN);
  const first = new Int32Array(count);
  const last = new Int32Array(count);
  for (let k = 0, run = 0; k + 1 < start.length; k++)
    for (let p = start[k]!; p < start[k + 1]! - 1; p += RUN, run++) {
      first[run] = p;
      last[run] = Math.min(p + RUN, start[k + 1]! - 1);
    }
  const leaves = new Float64Array(4 * count);
  for (let run = 0; run < count; run++) {
    boxOf(x, y, first[run]!, last[run]!, leaves, 4 * run);
    if ((run + 1) % RUNS_A_STEP === 0) yield 0;
  }
  const order = alongCurve(leaves);
  yield 0;
  const levels = [0, count];
  for (let n = count; n > 1; levels.push(levels.at(-1)! + n)) n = Math.ceil(n / FAN);
  const boxes = new Float64Array(4 * levels.at(-1)!);
  for (let i = 0; i < count; i++) {
    const from = 4 * order[i]!;
    for (let side = 0; side < 4; side++) boxes[4 * i + side] = leaves[from + side]!;
  }
  for (let level = 1; level + 1 < levels.length; level++)
    for (let node = levels[level]!; node < levels[level + 1]!; node++) {
      const child = levels[level - 1]! + FAN * (node - levels[level]!);
      joinBoxes(boxes, 4 * child, 4 * Math.min(child + FAN, levels[level]!), 4 * node);
    }
  return { first, last, order, boxes, levels };
}

/** Box of the points from p to q, wider by the grid, so that boxes of near points meet. */
function boxOf(x: Float64Array, y: Float64Array, p: number, q: number, out: Float64Array, at: number): void {
  let minX = x[p]!;
  let maxX = minX;
  let minY = y[p]!;
  let maxY = minY;
  for (let i = p + 1; i <= q; i++) {
    if (x[i]! < minX) minX = x[i]!;
    else if (x[i]! > maxX) maxX = x[i]!;
    if (y[i]! < minY) minY = y[i]!;
    else if (y[i]! > maxY) maxY = y[i]!;
  }
  out[at] = minX - GRID;
  out[at + 1] = minY - GRID;
  out[at + 2] = maxX + GRID;
  out[at + 3] = maxY + GRID;
}

function joinBoxes(boxes: Float64Array, from: number, end: number, at: number): void {
  for (let side = 0; side < 4; side++) boxes[at + side] = boxes[from + side]!;
  for (let child = from + 4; child < end; child += 4) {
    boxes[at] = Math.min(boxes[at]!, boxes[child]!);
    boxes[at + 1] = Math.min(boxes[at + 1]!, boxes[child + 1]!);
    boxes[at + 2] = Math.max(boxes[at + 2]!, boxes[child + 2]!);
    boxes[at + 3] = Math.max(boxes[at + 3]!, boxes[child + 3]!);
  }
}

/** Cells along each side of the extent, by whose order (Morton's) boxes are sorted; with a number it fits 53 bits. */
const CELLS = 0x8000;
const NUMBERS = 0x80_0000;

/** Numbers of the boxes in the order of a space-filling curve through their middles. */
function alongCurve(boxes: Float64Array): Uint32Array {
  const count = boxes.length / 4;
  if (count === 0) return new Uint32Array(0);
  const extent = new Float64Array(boxes.subarray(0, 4));
  for (let i = 4; i < boxes.length; i += 4) {
    extent[0] = Math.min(extent[0]!, boxes[i]!);
    extent[1] = Math.min(extent[1]!, boxes[i + 1]!);
    extent[2] = Math.max(extent[2]!, boxes[i + 2]!);
    extent[3] = Math.max(extent[3]!, boxes[i + 3]!);
  }
  const [west, south, east, north] = extent as unknown as [number, number, number, number];
  const scale = (CELLS - 1) / Math.max(east - west, north - south);
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const column = ((boxes[4 * i]! + boxes[4 * i + 2]!) / 2 - west) * scale;
    const row = ((boxes[4 * i + 1]! + boxes[4 * i + 3]!) / 2 - south) * scale;
    keys[i] = (spread(column) + 2 * spread(row)) * NUMBERS + i;
  }
  keys.sort();
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = keys[i]! % NUMBERS;
  return order;
}

/** Bits of a whole number up to 15 bits, with a gap after each. */
function spread(value: number): number {
  let v = value | 0;
  v = (v | (v << 8)) & 0x00ff_00ff;
  v = (v | (v << 4)) & 0x0f0f_0f0f;
  v = (v | (v << 2)) & 0x3333_3333;
  return (v | (v << 1)) & 0x5555_5555;
}

/** Pairs of children of two nodes, or of one, whose boxes meet. */
function pushChildren({ levels, boxes }: RunTree, level: number, a: number, b: number, stack: number[]): void {
  const base = levels[level - 1]!;
  const fromA = base + FAN * (a - levels[level]!);
  const endA = Math.min(fromA + FAN, levels[level]!);
  const fromB = base + FAN * (b - levels[level]!);
  const endB = Math.min(fromB + FAN, levels[level]!);
  for (let i = fromA; i < endA; i++)
    for (let j = a === b ? i : fromB; j < endB; j++) {
      const p = 4 * i;
      const q = 4 * j;
      if (
        boxes[p]! <= boxes[q + 2]! &&
        boxes[p + 2]! >= boxes[q]! &&
        boxes[p + 1]! <= boxes[q + 3]! &&
        boxes[p + 3]! >= boxes[q + 1]!
      )
        stack.push(level - 1, i, j);
    }
}

/** Edges of one run against each other. One that always goes on in the direction of its chord meets itself nowhere. */
function withinRun({ x, y }: PointChains, contacts: Contacts, tree: RunTree, leaf: number): void {
  const run = tree.order[leaf]!;
  const from = tree.first[run]!;
  const end = tree.last[run]!;
  const ux = x[end]! - x[from]!;
  const uy = y[end]! - y[from]!;
  const least = 2 * GRID * (Math.abs(ux) + Math.abs(uy));
  let onwards = true;
  for (let i = from; i < end && onwards; i++) onwards = (x[i + 1]! - x[i]!) * ux + (y[i + 1]! - y[i]!) * uy > least;
  if (onwards) return;
  for (let i = from; i < end; i++) {
    contacts.tryShort(i);
    for (let j = i + 1; j < end; j++) contacts.tryEdges(i, j);
  }
}

/** Edges of two runs against each other, those in the box that the runs have in common. */
function betweenRuns(
  chains: PointChains,
  contacts: Contacts,
  tree: RunTree,
  leafA: number,
  leafB: number,
  scratch: { readonly a: Int32Array; readonly b: Int32Array },
): void {
  const { boxes } = tree;
  const [p, q] = [4 * leafA, 4 * leafB];
  const west = Math.max(boxes[p]!, boxes[q]!);
  const south = Math.max(boxes[p + 1]!, boxes[q + 1]!);
  const east = Math.min(boxes[p + 2]!, boxes[q + 2]!);
  const north = Math.min(boxes[p + 3]!, boxes[q + 3]!);
  const countA = edgesIn(chains, tree, leafA, west, south, east, north, scratch.a);
  if (countA === 0) return;
  const countB = edgesIn(chains, tree, leafB, west, south, east, north, scratch.b);
  for (let i = 0; i < countA; i++) {
    const edge = scratch.a[i]!;
    for (let j = 0; j < countB; j++) {
      const other = scratch.b[j]!;
      if (edge < other) contacts.tryEdges(edge, other);
      else contacts.tryEdges(other, edge);
    }
  }
}

/** Edges of a run whose boxes meet a box, into `out`; returns how many. */
function edgesIn(
  { x, y }: PointChains,
  tree: RunTree,
  leaf: number,
  west: number,
  south: number,
  east: number,
  north: number,
  out: Int32Array,
): number {
  const run = tree.order[leaf]!;
  const end = tree.last[run]!;
  let count = 0;
  for (let i = tree.first[run]!; i < end; i++) {
    const x1 = x[i]!;
    const x2 = x[i + 1]!;
    if ((x1 < west && x2 < west) || (x1 > east && x2 > east)) continue;
    const y1 = y[i]!;
    const y2 = y[i + 1]!;
    if ((y1 < south && y2 < south) || (y1 > north && y2 > north)) continue;
    out[count++] = i;
  }
  return count;
}
