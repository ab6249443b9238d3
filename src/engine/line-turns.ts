/**
 * Turns of lines: the places along a chain where a feature of an arrangement begins or ends to cover one of its sides, found
 * exactly.
 */
import type { Arrangement } from './arrangement.ts';
import { RUN, ringBox } from './box-tree.ts';
import { eachRunPair } from './crossings.ts';
import type { CompiledLayer } from './layer.ts';
import type { LineLayer } from './lines.ts';
import { LEFT, RIGHT } from './locate.ts';
import { crossingPlace, orientation } from './predicates.ts';
import type { Progress } from './steps.ts';

/** Pairs of a chain and a ring between two reports of progress. */
const PAIRS_PER_STEP = 64;

/** Room at the start: few chains turn often. */
const FIRST_SIZE = 16;

/** Places along a chain where a feature begins or ends to cover a side of it, as columns; grows. */
export class Turns {
  count = 0;
  /** First vertex of the edge, in the lines. */
  edge = new Uint32Array(FIRST_SIZE);
  /** Place along the edge, 0 to 1: only its order counts, what holds before and behind is exact. */
  along = new Float64Array(FIRST_SIZE);
  /** Feature of the arrangement, numbered through. */
  feature = new Uint32Array(FIRST_SIZE);
  /** LEFT, RIGHT or their sum. */
  flip = new Uint8Array(FIRST_SIZE);

  push(edge: number, along: number, feature: number, flip: number): void {
    if (this.count === this.edge.length) this.grow();
    const k = this.count++;
    this.edge[k] = edge;
    this.along[k] = along;
    this.feature[k] = feature;
    this.flip[k] = flip;
  }

  inOrder(): Uint32Array {
    const { edge, along } = this;
    return Uint32Array.from({ length: this.count }, (_, k) => k).sort(
      (p, q) => edge[p]! - edge[q]! || along[p]! - along[q]!,
    );
  }

  private grow(): void {
    const size = 2 * this.edge.length;
    const grown = <T extends Uint32Array | Float64Array | Uint8Array>(old: T, next: T): T => {
      next.set(old);
      return next;
    };
    this.edge = grown(this.edge, new Uint32Array(size));
    this.along = grown(this.along, new Float64Array(size));
    this.feature = grown(this.feature, new Uint32Array(size));
    this.flip = grown(this.flip, new Uint8Array(size));
  }
}

/** All turns of a chain against the rings of an arrangement. */
export function* findTurns(
  { members, featureBase }: Arrangement,
  lines: LineLayer,
  chain: number,
  out: Turns,
): Generator<Progress, void, void> {
  out.count = 0;
  const box = ringBox(lines, chain);
  const [west, south, east, north] = lines.boxes.subarray(box, box + 4);
  let pairs = 0;
  for (let m = 0; m < members.length; m++) {
    const { layer } = members[m]!;
    for (const ring of layer.index?.search(west!, south!, east!, north!) ?? []) {
      if (++pairs % PAIRS_PER_STEP === 0) yield { done: lines.ringVertex[chain]!, total: lines.vertexCount };
      const feature = featureBase[m]! + layer.ringFeature[ring]!;
      eachRunPair(lines, chain, layer, ring, (run, runOfRing, _, boxOfRing) =>
        runsTurns(lines, chain, run, layer, ring, runOfRing, boxOfRing, feature, out),
      );
    }
  }
}

/** All edges of a run of a chain against all edges of a run of a ring. */
function runsTurns(
  lines: LineLayer,
  chain: number,
  run: number,
  layer: CompiledLayer,
  ring: number,
  runOfRing: number,
  boxOfRing: number,
  feature: number,
  out: Turns,
): void {
  const { x, y } = lines;
  const { x: xs, y: ys, boxes } = layer;
  const first = lines.ringVertex[chain]!;
  const from = first + run * RUN;
  const end = Math.min(lines.ringVertex[chain + 1]! - 1, from + RUN);
  const fromRing = layer.ringVertex[ring]! + runOfRing * RUN;
  const endRing = Math.min(layer.ringVertex[ring + 1]! - 1, fromRing + RUN);
  const boxWest = boxes[boxOfRing]!;
  const boxSouth = boxes[boxOfRing + 1]!;
  const boxEast = boxes[boxOfRing + 2]!;
  const boxNorth = boxes[boxOfRing + 3]!;
  for (let i = from; i < end; i++) {
    const west = Math.min(x[i]!, x[i + 1]!);
    const east = Math.max(x[i]!, x[i + 1]!);
    const south = Math.min(y[i]!, y[i + 1]!);
    const north = Math.max(y[i]!, y[i + 1]!);
    if (west > boxEast || east < boxWest || south > boxNorth || north < boxSouth) continue;
    for (let j = fromRing; j < endRing; j++) {
      const cx = xs[j]!;
      const cy = ys[j]!;
      const dx = xs[j + 1]!;
      const dy = ys[j + 1]!;
      if (
        (cx < west && dx < west) ||
        (cx > east && dx > east) ||
        (cy < south && dy < south) ||
        (cy > north && dy > north)
      )
        continue;
      edgesTurn(lines, i, i > first, cx, cy, dx, dy, feature, out);
    }
  }
}

/**
 * What an edge of a ring (c -> d) does to the sides of an edge of a line (a -> b). Between a and b it flips the left side
 * where it leads from strictly left of the line to elsewhere or back, and likewise the right; at a it parts what lies
 * around that vertex, which matters if the line comes from an edge before.
 */
function edgesTurn(
  { x, y }: LineLayer,
  i: number,
  hasBefore: boolean,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
  feature: number,
  out: Turns,
): void {
  const ax = x[i]!;
  const ay = y[i]!;
  const bx = x[i + 1]!;
  const by = y[i + 1]!;
  const oc = orientation(ax, ay, bx, by, cx, cy);
  const od = orientation(ax, ay, bx, by, dx, dy);
  if ((oc > 0 && od > 0) || (oc < 0 && od < 0)) return;
  const oa = orientation(cx, cy, dx, dy, ax, ay);
  const ob = orientation(cx, cy, dx, dy, bx, by);
  if (oa === 0) {
    if (!hasBefore) return;
    // Of an edge on the line that does not reach a, both ends lie the same way: they cancel out.
    let flip = 0;
    if (cx !== ax || cy !== ay) flip ^= sideAtVertex(x, y, i, cx, cy);
    if (dx !== ax || dy !== ay) flip ^= sideAtVertex(x, y, i, dx, dy);
    if (flip !== 0) out.push(i, 0, feature, flip);
  } else if ((oa > 0 && ob < 0) || (oa < 0 && ob > 0)) {
    const flip = (oc > 0 === od > 0 ? 0 : LEFT) + (oc < 0 === od < 0 ? 0 : RIGHT);
    // The same edge run both ways, as neighbours have it, is met in the same place.
    const along =
      oc > od ? crossingPlace(ax, ay, bx, by, cx, cy, dx, dy) : crossingPlace(ax, ay, bx, by, dx, dy, cx, cy);
    out.push(i, along, feature, flip);
  }
}

/** Whether a point on the line through c and d lies between them or in one of them. */
const isBetween = (px: number, py: number, cx: number, cy: number, dx: number, dy: number): boolean =>
  px >= Math.min(cx, dx) && px <= Math.max(cx, dx) && py >= Math.min(cy, dy) && py <= Math.max(cy, dy);

/**
 * On which side of a line that passes through its vertex v the way from there to (qx, qy) begins: LEFT, RIGHT, 0 where it
 * is the line's own way on or back; where the line turns back on itself, both, since left and right change places.
 */
function sideAtVertex(x: Float64Array, y: Float64Array, v: number, qx: number, qy: number): number {
  const px = x[v - 1]!;
  const py = y[v - 1]!;
  const ax = x[v]!;
  const ay = y[v]!;
  const bx = x[v + 1]!;
  const by = y[v + 1]!;
  const turn = orientation(px, py, ax, ay, bx, by);
  const before = orientation(px, py, ax, ay, qx, qy);
  const behind = orientation(ax, ay, bx, by, qx, qy);
  if (turn > 0) return before > 0 && behind > 0 ? LEFT : before < 0 || behind < 0 ? RIGHT : 0;
  if (turn < 0) return before < 0 && behind < 0 ? RIGHT : before > 0 || behind > 0 ? LEFT : 0;
  if (!isBetween(ax, ay, px, py, bx, by)) return before === 0 && !isBetween(ax, ay, px, py, qx, qy) ? 0 : LEFT + RIGHT;
  return before > 0 ? LEFT : before < 0 ? RIGHT : 0;
}
