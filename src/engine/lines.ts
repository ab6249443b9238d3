/**
 * Lengths of lines by the keys of the atoms. Lines take no displacement: for each piece it is known exactly what covers its
 * left side and what its right, infinitely near. What covers one side only has the piece on its boundary.
 */
import { edgeLength } from '../geodesy/ellipsoid.ts';
import type { Arrangement } from './arrangement.ts';
import { buildTree, type Chains, RUN, ringBox, treeSize } from './box-tree.ts';
import { OUTSIDE } from './cover.ts';
import { eachRunPair } from './crossings.ts';
import type { CompiledLayer } from './layer.ts';
import { LEFT, RIGHT, sidesAt } from './locate.ts';
import { KeyTable, type PlaceKey, setBit } from './points.ts';
import { crossingPlace, orientation } from './predicates.ts';
import type { Progress } from './steps.ts';
import { Sums } from './sum.ts';

/** Line -> vertex [longitude, latitude], degrees on CGCS2000. */
export type Lines = readonly (readonly (readonly number[])[])[];

export interface LineFeature {
  /** Class of the line, 0 to classCount - 1. */
  readonly class: number;
  readonly lines: Lines;
}

/** A line with fewer than two distinct vertices: place in the input. Left out and told. */
export interface DroppedLine {
  readonly feature: number;
  readonly line: number;
}

/** Lines as chains of edges; a long line is several chains, each beginning where the one before ends. */
export interface LineLayer extends Chains {
  readonly featureCount: number;
  readonly chainCount: number;
  readonly vertexCount: number;
  readonly classCount: number;
  readonly chainFeature: Uint32Array;
  readonly featureClass: Uint16Array;
  /** Metres from the start of its chain to each vertex. */
  readonly metres: Float64Array;
  readonly dropped: readonly DroppedLine[];
}

export interface LengthAtom extends PlaceKey {
  /** Class of the line. */
  readonly class: number;
  /** Feature of the line; null unless lengths were asked for by feature. */
  readonly feature: number | null;
  readonly lengthMetres: number;
}

/** Most edges of a chain: work on one chain and one ring stays short. */
const LONGEST = 256;
/** Pairs of a chain and a ring between two reports of progress. */
const PAIRS_PER_STEP = 64;
/** Places along one edge that are closer than this, as a share of the edge, are one: rounding parted them. */
const SAME_PLACE = 2 ** -50;

/** Compile lines. @throws RangeError where a class is out of range or a vertex is no position. */
export function compileLines(lines: readonly LineFeature[], classCount: number): LineLayer {
  const chains: { feature: number; points: readonly number[] }[] = [];
  const dropped: DroppedLine[] = [];
  lines.forEach((feature, f) => {
    if (!(feature.class >= 0 && feature.class < classCount))
      throw new RangeError(`line ${f} has class ${feature.class}, the layer has ${classCount}`);
    feature.lines.forEach((line, l) => {
      const points = distinct(line);
      if (points.length < 4) dropped.push({ feature: f, line: l });
      for (let from = 0; from + 2 < points.length; from += 2 * LONGEST)
        chains.push({ feature: f, points: points.slice(from, from + 2 * (LONGEST + 1)) });
    });
  });
  return pack(lines, chains, classCount, dropped);
}

/** Flat x, y pairs without edges of length zero. */
function distinct(line: readonly (readonly number[])[]): number[] {
  const points: number[] = [];
  for (const [lon, lat] of line) {
    if (!Number.isFinite(lon) || !Number.isFinite(lat))
      throw new RangeError(`vertex is not a position: ${lon}, ${lat}`);
    const n = points.length;
    if (n === 0 || points[n - 2] !== lon || points[n - 1] !== lat) points.push(lon!, lat!);
  }
  return points;
}

function pack(
  features: readonly LineFeature[],
  chains: readonly { feature: number; points: readonly number[] }[],
  classCount: number,
  dropped: readonly DroppedLine[],
): LineLayer {
  const chainCount = chains.length;
  const ringVertex = new Uint32Array(chainCount + 1);
  const ringRun = new Uint32Array(chainCount + 1);
  const ringNode = new Uint32Array(chainCount + 1);
  chains.forEach(({ points }, c) => {
    const vertices = points.length / 2;
    const runs = Math.ceil((vertices - 1) / RUN);
    ringVertex[c + 1] = ringVertex[c]! + vertices;
    ringRun[c + 1] = ringRun[c]! + runs;
    ringNode[c + 1] = ringNode[c]! + treeSize(runs);
  });
  const vertexCount = ringVertex[chainCount]!;
  const layer: LineLayer = {
    featureCount: features.length,
    chainCount,
    vertexCount,
    classCount,
    x: new Float64Array(vertexCount),
    y: new Float64Array(vertexCount),
    ringVertex,
    ringRun,
    ringNode,
    boxes: new Float64Array(4 * ringNode[chainCount]!),
    chainFeature: Uint32Array.from(chains, (c) => c.feature),
    featureClass: Uint16Array.from(features, (f) => f.class),
    metres: new Float64Array(vertexCount),
    dropped,
  };
  chains.forEach(({ points }, c) => {
    fillChain(layer, ringVertex[c]!, points);
    buildTree(layer, c);
  });
  return layer;
}

function fillChain({ x, y, metres }: LineLayer, first: number, points: readonly number[]): void {
  const sum = new Sums(1);
  for (let i = 0, v = first; i < points.length; i += 2, v++) {
    x[v] = points[i]!;
    y[v] = points[i + 1]!;
    if (v > first) sum.add(0, edgeLength(x[v - 1]!, y[v - 1]!, x[v]!, y[v]!));
    metres[v] = sum.get(0);
  }
}

/**
 * Length of the lines by class and place, in metres; with `perFeature` each line feature by itself. A piece on a boundary
 * counts as held by what it bounds (closed regions). A shared border of two features of one class, one on either side, is
 * inside the class, not on its boundary. Where boundaries all but coincide, rows may be as short as coordinates are exact,
 * 1e-9 m. A generator that yields as it goes from chain to chain.
 */
export function* lengthsOf(
  arrangement: Arrangement,
  lines: LineLayer,
  perFeature = false,
): Generator<Progress, LengthAtom[], void> {
  const table = new KeyTable();
  const sums = new Sums(64);
  const sides = new Sides(arrangement);
  const turns = new Turns();
  for (let chain = 0; chain < lines.chainCount; chain++) {
    yield { done: lines.ringVertex[chain]!, total: lines.vertexCount };
    yield* findTurns(arrangement, lines, chain, turns);
    yield { done: lines.ringVertex[chain]!, total: lines.vertexCount };
    const feature = lines.chainFeature[chain]!;
    const lineClass = lines.featureClass[feature]!;
    startChain(arrangement, lines, chain, sides);
    walkChain(lines, chain, turns, sides, (metres) =>
      sums.add(table.row(lineClass, perFeature ? feature : null, sides.key()), metres),
    );
  }
  return table.rows.map((row, id) => ({
    class: row.class,
    feature: row.feature,
    ...row.key,
    lengthMetres: sums.get(id),
  }));
}

/** What covers the two sides of a line right behind the start of a chain. */
function startChain({ members, featureBase }: Arrangement, lines: LineLayer, chain: number, sides: Sides): void {
  const { x, y } = lines;
  const v = lines.ringVertex[chain]!;
  sides.clear();
  members.forEach(({ layer }, m) => {
    for (const [f, both] of sidesAt(layer, x[v]!, y[v]!, x[v + 1]!, y[v + 1]!)) sides.flip(featureBase[m]! + f, both);
  });
}

/** From turn to turn along a chain; `add` is told the metres of each piece while `sides` stands for it. */
function walkChain(lines: LineLayer, chain: number, turns: Turns, sides: Sides, add: (metres: number) => void): void {
  const { x, y, metres } = lines;
  let edge = lines.ringVertex[chain]!;
  let along = 0;
  const addTo = (toEdge: number, toAlong: number) => {
    const x1 = x[edge]! + along * (x[edge + 1]! - x[edge]!);
    const y1 = y[edge]! + along * (y[edge + 1]! - y[edge]!);
    const x2 = x[toEdge]! + toAlong * (x[toEdge + 1]! - x[toEdge]!);
    const y2 = y[toEdge]! + toAlong * (y[toEdge + 1]! - y[toEdge]!);
    let length: number;
    if (edge === toEdge) length = edgeLength(x1, y1, x2, y2);
    else {
      const head = along === 0 ? metres[edge + 1]! - metres[edge]! : edgeLength(x1, y1, x[edge + 1]!, y[edge + 1]!);
      const tail = toAlong === 0 ? 0 : edgeLength(x[toEdge]!, y[toEdge]!, x2, y2);
      length = head + (metres[toEdge]! - metres[edge + 1]!) + tail;
    }
    if (length > 0) add(length);
    edge = toEdge;
    along = toAlong;
  };
  for (const k of turns.inOrder()) {
    const toEdge = turns.edge[k]!;
    const toAlong = turns.along[k]!;
    if (toEdge - edge + (toAlong - along) > SAME_PLACE) addTo(toEdge, toAlong);
    sides.flip(turns.feature[k]!, turns.flip[k]!);
  }
  const last = lines.ringVertex[chain + 1]! - 2;
  if (last - edge + (1 - along) > SAME_PLACE) addTo(last, 1);
}

/** Which features cover the left and the right side of the current piece, and so its key. */
class Sides {
  private readonly arrangement: Arrangement;
  private readonly sidesOf: Uint8Array;
  /** Features that cover a side or both. */
  private covering: number[] = [];
  private current: PlaceKey | null = null;

  constructor(arrangement: Arrangement) {
    this.arrangement = arrangement;
    this.sidesOf = new Uint8Array(arrangement.featureCount);
  }

  clear(): void {
    for (const f of this.covering) this.sidesOf[f] = 0;
    this.covering = [];
    this.current = null;
  }

  /** `sides`: LEFT, RIGHT or their sum, where the feature begins or ends to cover. */
  flip(feature: number, sides: number): void {
    const before = this.sidesOf[feature]!;
    const after = before ^ sides;
    this.sidesOf[feature] = after;
    this.current = null;
    if (before === 0) this.covering.push(feature);
    else if (after === 0) {
      this.covering[this.covering.indexOf(feature)] = this.covering.at(-1)!;
      this.covering.pop();
    }
  }

  key(): PlaceKey {
    this.current ??= this.makeKey();
    return this.current;
  }

  private makeKey(): PlaceKey {
    const { bitOf, partOf } = this.arrangement;
    const onParts: number[] = [];
    let part = OUTSIDE;
    const left = { low: 0, high: 0 };
    const right = { low: 0, high: 0 };
    for (const f of this.covering) {
      const sides = this.sidesOf[f]!;
      const bit = bitOf[f]!;
      if (bit >= 0) {
        if (sides & LEFT) setBit(left, bit);
        if (sides & RIGHT) setBit(right, bit);
        continue;
      }
      const p = partOf[f]!;
      if (part === OUTSIDE || p < part) part = p;
      if (sides !== LEFT + RIGHT) onParts.push(p);
    }
    return {
      part,
      onParts: onParts.sort((p, q) => p - q),
      mask: { low: (left.low | right.low) >>> 0, high: (left.high | right.high) >>> 0 },
      on: { low: (left.low ^ right.low) >>> 0, high: (left.high ^ right.high) >>> 0 },
    };
  }
}

/** Places along a chain where a feature begins or ends to cover a side of it, as columns; grows. */
class Turns {
  count = 0;
  /** First vertex of the edge, in the lines. */
  edge = new Uint32Array(256);
  /** Place along the edge, 0 to 1: only its order counts, what holds before and behind is exact. */
  along = new Float64Array(256);
  /** Feature of the arrangement, numbered through. */
  feature = new Uint32Array(256);
  /** LEFT, RIGHT or their sum. */
  flip = new Uint8Array(256);

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
function* findTurns(
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
