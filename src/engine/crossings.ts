/**
 * Crossings of the boundaries of two features: a dual walk of two box trees yields pairs of edges, exact predicates say
 * which of them cross. Each crossing is recorded once, seen from both rings.
 */
import { type Chains, FAN, newLevels, RUN, treeLevels } from './box-tree.ts';
import type { CompiledLayer } from './layer.ts';
import { CrossingPoint, crossingPlace, orientation, sideOf } from './predicates.ts';

const COLUMNS = ['ringA', 'ringB', 'edgeA', 'edgeB', 'alongA', 'alongB', 'x', 'y', 'enters'] as const;

/** The columns alone: what comes from another thread. */
export type CrossingColumns = Readonly<Pick<Crossings, 'count' | (typeof COLUMNS)[number]>>;

/** Room at the start: most blocks of rings have few crossings. */
const FIRST_SIZE = 16;

/** Crossings as columns; grows. Edges are the numbers of their first vertices in their layer. */
export class Crossings {
  count = 0;
  /** Caller's number of each ring. */
  ringA = new Uint32Array(FIRST_SIZE);
  ringB = new Uint32Array(FIRST_SIZE);
  edgeA = new Uint32Array(FIRST_SIZE);
  edgeB = new Uint32Array(FIRST_SIZE);
  /** Place along each edge, 0 to 1: orders the crossings of one edge. */
  alongA = new Float64Array(FIRST_SIZE);
  alongB = new Float64Array(FIRST_SIZE);
  /** The point, degrees; the same for both rings. */
  x = new Float64Array(FIRST_SIZE);
  y = new Float64Array(FIRST_SIZE);
  /** 1 where ring A goes into the feature of ring B (and B out of A's), -1 where it goes out. */
  enters = new Int8Array(FIRST_SIZE);

  private grow(size: number): void {
    const grown = <T extends Uint32Array | Float64Array | Int8Array>(old: T, next: T): T => {
      next.set(old as never);
      return next;
    };
    this.ringA = grown(this.ringA, new Uint32Array(size));
    this.ringB = grown(this.ringB, new Uint32Array(size));
    this.edgeA = grown(this.edgeA, new Uint32Array(size));
    this.edgeB = grown(this.edgeB, new Uint32Array(size));
    this.alongA = grown(this.alongA, new Float64Array(size));
    this.alongB = grown(this.alongB, new Float64Array(size));
    this.x = grown(this.x, new Float64Array(size));
    this.y = grown(this.y, new Float64Array(size));
    this.enters = grown(this.enters, new Int8Array(size));
  }

  /** Empty, with the room kept. */
  clear(): this {
    this.count = 0;
    return this;
  }

  reserve(size: number): void {
    if (size > this.ringA.length) this.grow(size);
  }

  append(part: CrossingColumns): void {
    const { count } = part;
    this.reserve(this.count + count);
    for (const column of COLUMNS) this[column].set(part[column].subarray(0, count), this.count);
    this.count += count;
  }

  /** Cut to what is used, for the way to another thread. */
  trim(): this {
    this.ringA = this.ringA.slice(0, this.count);
    this.ringB = this.ringB.slice(0, this.count);
    this.edgeA = this.edgeA.slice(0, this.count);
    this.edgeB = this.edgeB.slice(0, this.count);
    this.alongA = this.alongA.slice(0, this.count);
    this.alongB = this.alongB.slice(0, this.count);
    this.x = this.x.slice(0, this.count);
    this.y = this.y.slice(0, this.count);
    this.enters = this.enters.slice(0, this.count);
    return this;
  }

  push(
    ringA: number,
    edgeA: number,
    alongA: number,
    ringB: number,
    edgeB: number,
    alongB: number,
    x: number,
    y: number,
    enters: 1 | -1,
  ): void {
    if (this.count === this.ringA.length) this.grow(2 * this.count);
    const k = this.count++;
    this.ringA[k] = ringA;
    this.edgeA[k] = edgeA;
    this.alongA[k] = alongA;
    this.ringB[k] = ringB;
    this.edgeB[k] = edgeB;
    this.alongB[k] = alongB;
    this.x[k] = x;
    this.y[k] = y;
    this.enters[k] = enters;
  }
}

/** Crossings of several searches, one after another. */
export function joined(parts: readonly CrossingColumns[]): Crossings {
  const all = new Crossings();
  all.reserve(parts.reduce((sum, part) => sum + part.count, 0));
  for (const part of parts) all.append(part);
  return all;
}

/** One side of a search: a ring of a layer and the number under which its crossings are recorded. */
export interface RingRef {
  readonly layer: CompiledLayer;
  readonly ring: number;
  readonly number: number;
}

/** Pairs of nodes still to be looked at: level and node of A, level and node of B. Deep enough for any two trees. */
const stack = new Int32Array(1 << 12);
const levelsA = newLevels();
const levelsB = newLevels();
const place = new CrossingPoint();

/** Put a pair at `top`; returns the new top. */
function push(top: number, levelA: number, nodeA: number, levelB: number, nodeB: number): number {
  stack[top] = levelA;
  stack[top + 1] = nodeA;
  stack[top + 2] = levelB;
  stack[top + 3] = nodeB;
  return top + 4;
}

/**
 * Call `visit` for each pair of runs (their places in ring a of A and ring b of B) whose boxes meet;
 * `boxA` and `boxB` are the offsets of the runs' boxes. Rings of any chains; a ring against itself too.
 * `visit` must not search in turn.
 */
export function eachRunPair(
  layerA: Chains,
  a: number,
  layerB: Chains,
  b: number,
  visit: (runA: number, runB: number, boxA: number, boxB: number) => void,
): void {
  const rootA = treeLevels(layerA, a, levelsA);
  const rootB = treeLevels(layerB, b, levelsB);
  const boxA = layerA.boxes;
  const boxB = layerB.boxes;
  if (!boxesMeet(boxA, 4 * levelsA[rootA]!, boxB, 4 * levelsB[rootB]!)) return;
  let top = push(0, rootA, levelsA[rootA]!, rootB, levelsB[rootB]!);
  while (top > 0) {
    top -= 4;
    const levelA = stack[top]!;
    const nodeA = stack[top + 1]!;
    const levelB = stack[top + 2]!;
    const nodeB = stack[top + 3]!;
    if (levelA === 0 && levelB === 0) {
      visit(nodeA - levelsA[0]!, nodeB - levelsB[0]!, 4 * nodeA, 4 * nodeB);
    } else if (levelB === 0 || (levelA > 0 && levelA >= levelB)) {
      const from = levelsA[levelA - 1]! + FAN * (nodeA - levelsA[levelA]!);
      const end = Math.min(from + FAN, levelsA[levelA]!);
      for (let child = from; child < end; child++)
        if (boxesMeet(boxA, 4 * child, boxB, 4 * nodeB)) top = push(top, levelA - 1, child, levelB, nodeB);
    } else {
      const from = levelsB[levelB - 1]! + FAN * (nodeB - levelsB[levelB]!);
      const end = Math.min(from + FAN, levelsB[levelB]!);
      for (let child = from; child < end; child++)
        if (boxesMeet(boxA, 4 * nodeA, boxB, 4 * child)) top = push(top, levelA, nodeA, levelB - 1, child);
    }
  }
}

const boxesMeet = (a: Float64Array, i: number, b: Float64Array, j: number): boolean =>
  a[i]! <= b[j + 2]! && a[i + 2]! >= b[j]! && a[i + 1]! <= b[j + 3]! && a[i + 3]! >= b[j + 1]!;

/**
 * Record the crossings of two rings of different features. `aFirst` says that the feature of A stands before that of B,
 * which decides ties.
 */
export function crossRings(a: RingRef, b: RingRef, aFirst: boolean, out: Crossings): void {
  eachRunPair(a.layer, a.ring, b.layer, b.ring, (runA, runB, boxA, boxB) =>
    crossRuns(a, runA, b, runB, boxA, boxB, aFirst, out),
  );
}

/** Edges of the run of B that reach into the box in common: number of the first vertex, and box. */
const near = new Uint32Array(RUN);
const nearMinX = new Float64Array(RUN);
const nearMaxX = new Float64Array(RUN);
const nearMinY = new Float64Array(RUN);
const nearMaxY = new Float64Array(RUN);

/** Edges of a run of A against those of a run of B, where both reach into the box that the runs have in common. */
function crossRuns(
  a: RingRef,
  runA: number,
  b: RingRef,
  runB: number,
  boxA: number,
  boxB: number,
  aFirst: boolean,
  out: Crossings,
): void {
  const { x: xA, y: yA, ringVertex: ringA, boxes: boxesA } = a.layer;
  const { x: xB, y: yB, ringVertex: ringB, boxes: boxesB } = b.layer;
  const west = boxesA[boxA]! > boxesB[boxB]! ? boxesA[boxA]! : boxesB[boxB]!;
  const south = boxesA[boxA + 1]! > boxesB[boxB + 1]! ? boxesA[boxA + 1]! : boxesB[boxB + 1]!;
  const east = boxesA[boxA + 2]! < boxesB[boxB + 2]! ? boxesA[boxA + 2]! : boxesB[boxB + 2]!;
  const north = boxesA[boxA + 3]! < boxesB[boxB + 3]! ? boxesA[boxA + 3]! : boxesB[boxB + 3]!;
  const fromB = ringB[b.ring]! + runB * RUN;
  const endB = Math.min(ringB[b.ring + 1]! - 1, fromB + RUN);
  let count = 0;
  for (let j = fromB; j < endB; j++) {
    const cx = xB[j]!;
    const dx = xB[j + 1]!;
    const minX = cx < dx ? cx : dx;
    const maxX = cx < dx ? dx : cx;
    if (minX > east || maxX < west) continue;
    const cy = yB[j]!;
    const dy = yB[j + 1]!;
    const minY = cy < dy ? cy : dy;
    const maxY = cy < dy ? dy : cy;
    if (minY > north || maxY < south) continue;
    near[count] = j;
    nearMinX[count] = minX;
    nearMaxX[count] = maxX;
    nearMinY[count] = minY;
    nearMaxY[count] = maxY;
    count++;
  }
  if (count === 0) return;
  const fromA = ringA[a.ring]! + runA * RUN;
  const endA = Math.min(ringA[a.ring + 1]! - 1, fromA + RUN);
  for (let i = fromA; i < endA; i++) {
    const ax = xA[i]!;
    const bx = xA[i + 1]!;
    const minX = ax < bx ? ax : bx;
    const maxX = ax < bx ? bx : ax;
    if (minX > east || maxX < west) continue;
    const ay = yA[i]!;
    const by = yA[i + 1]!;
    const minY = ay < by ? ay : by;
    const maxY = ay < by ? by : ay;
    if (minY > north || maxY < south) continue;
    for (let n = 0; n < count; n++) {
      if (nearMinX[n]! > maxX || nearMaxX[n]! < minX || nearMinY[n]! > maxY || nearMaxY[n]! < minY) continue;
      const j = near[n]!;
      crossEdges(a, i, b, j, ax, ay, bx, by, xB[j]!, yB[j]!, xB[j + 1]!, yB[j + 1]!, aFirst, out);
    }
  }
}

function crossEdges(
  a: RingRef,
  i: number,
  b: RingRef,
  j: number,
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
  aFirst: boolean,
  out: Crossings,
): void {
  const oc = orientation(ax, ay, bx, by, cx, cy);
  const od = orientation(ax, ay, bx, by, dx, dy);
  const sc = sideOf(oc, bx - ax, by - ay, !aFirst);
  if (sc === sideOf(od, bx - ax, by - ay, !aFirst)) return;
  const oa = orientation(cx, cy, dx, dy, ax, ay);
  const ob = orientation(cx, cy, dx, dy, bx, by);
  const sa = sideOf(oa, dx - cx, dy - cy, aFirst);
  if (sa === sideOf(ob, dx - cx, dy - cy, aFirst)) return;
  // A comes from the right side of B's edge, where the outside of B is: it enters.
  const enters = sa < 0 ? 1 : -1;
  // Edges on one line never come here: the displacement puts both ends of one on the same side of the other.
  const alongA = oa === 0 ? 0 : ob === 0 ? 1 : crossingPlace(ax, ay, bx, by, cx, cy, dx, dy);
  const alongB = oc === 0 ? 0 : od === 0 ? 1 : crossingPlace(cx, cy, dx, dy, ax, ay, bx, by);
  if (oa === 0) place.set(ax, ay);
  else if (ob === 0) place.set(bx, by);
  else if (oc === 0) place.set(cx, cy);
  else if (od === 0) place.set(dx, dy);
  else place.cross(ax, ay, bx, by, cx, cy, dx, dy);
  out.push(a.number, i, alongA, b.number, j, alongB, place.x, place.y, enters);
}
