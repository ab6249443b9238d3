/**
 * What leaves the area of a feature undefined: boundaries that cross or run along themselves, and rings that lie in the
 * wrong place. Found and told, not guessed at. All answers are exact.
 */
import { FAN, newLevels, RUN, ringBox, treeLevels } from './box-tree.ts';
import type { CompiledLayer } from './layer.ts';
import { orientation } from './predicates.ts';
import { Meeting } from './ring-meeting.ts';
import type { Progress } from './steps.ts';

/**
 * - `self-crossing`: the boundary of the feature crosses itself, at a vertex or between, or runs along itself.
 * - `hole-outside-shell`: hole a does not lie in its shell b, or its shell was left out as degenerate.
 * - `hole-in-hole`: hole a lies in hole b of the same polygon.
 * - `shell-in-shell`: polygon a lies in polygon b of the same feature, and in none of its holes.
 */
export type FaultCode = 'self-crossing' | 'hole-outside-shell' | 'hole-in-hole' | 'shell-in-shell';

/** Polygon and ring in the input, and the number of an edge's first vertex along the compiled ring. */
export interface FaultPlace {
  readonly polygon: number;
  readonly ring: number;
  readonly edge: number;
}

export interface Fault {
  readonly code: FaultCode;
  readonly feature: number;
  readonly a: FaultPlace;
  readonly b: FaultPlace;
  /** Degrees. */
  readonly position: readonly [number, number];
}

/** A layer drawn in the wrong order would list millions: from here on each feature is told once. */
const LIMIT = 1000;
/** Pairs of runs, or rings, between two yields. */
const STRIDE = 1024;

/**
 * Faults of a layer, by feature: a thousand at most, and beyond these one for each further feature, so that no feature with
 * a fault goes unnamed. Boundaries that merely touch at points are allowed, also where that parts the interior; features
 * may do to each other what they like. How rings are nested is looked at only in features whose boundary neither crosses
 * nor runs along itself. Yields vertices gone over, twice for the two questions.
 */
export function* findFaults(layer: CompiledLayer): Generator<Progress, Fault[], void> {
  const found = new Found();
  yield* findCrossings(layer, found);
  yield* findMisplaced(layer, found);
  return found.faults.sort(inOrder);
}

class Found {
  readonly faults: Fault[] = [];
  private readonly features = new Set<number>();

  tell(fault: Fault): void {
    if (this.isTold(fault.feature)) return;
    this.faults.push(fault);
    this.features.add(fault.feature);
  }

  has(feature: number): boolean {
    return this.features.has(feature);
  }

  /** Whether no more of the feature is listed. */
  isTold(feature: number): boolean {
    return this.faults.length >= LIMIT && this.features.has(feature);
  }
}

const inOrder = (p: Fault, q: Fault) => p.feature - q.feature || byPlace(p.a, q.a) || byPlace(p.b, q.b);

const byPlace = (p: FaultPlace, q: FaultPlace) => p.polygon - q.polygon || p.ring - q.ring || p.edge - q.edge;

const placeAt = (layer: CompiledLayer, ring: number, vertex: number): FaultPlace => ({
  polygon: layer.ringSource[2 * ring]!,
  ring: layer.ringSource[2 * ring + 1]!,
  edge: vertex - layer.ringVertex[ring]!,
});

/** Every ring against itself and against those of its feature that stand before it. */
function* findCrossings(layer: CompiledLayer, found: Found): Generator<Progress, void, void> {
  const runs = (r: number) => layer.ringRun[r + 1]! - layer.ringRun[r]!;
  const total = 2 * layer.vertexCount;
  let work = 0;
  for (let r = 0; r < layer.ringCount; r++) {
    const feature = layer.ringFeature[r]!;
    if (found.isTold(feature)) continue;
    for (const q of [...ringsBefore(layer, r), r]) {
      const [fewer, more] = runs(q) < runs(r) ? [q, r] : [r, q];
      for (let k = 0; k < runs(fewer) && !found.isTold(feature); k++) {
        work += crossRun(layer, fewer, k, more, found);
        if (work < STRIDE) continue;
        work = 0;
        yield { done: layer.ringVertex[r]! + (q === r ? k * RUN : 0), total };
      }
    }
  }
}

/** Rings of the same feature that stand before ring r and whose boxes meet its own. */
function ringsBefore(layer: CompiledLayer, r: number): number[] {
  const feature = layer.ringFeature[r]!;
  if (layer.featureRing[feature] === r) return [];
  const box = ringBox(layer, r);
  const { boxes } = layer;
  const accept = (q: number) => q < r && layer.ringFeature[q] === feature;
  return layer.index?.search(boxes[box]!, boxes[box + 1]!, boxes[box + 2]!, boxes[box + 3]!, accept) ?? [];
}

const stack: number[] = [];
const levels = newLevels();

/** Run k of ring q against the runs of ring r (of the same ring: those from k on). Returns how many it met, plus one. */
function crossRun(layer: CompiledLayer, q: number, k: number, r: number, found: Found): number {
  const { boxes } = layer;
  const box = 4 * (layer.ringNode[q]! + k);
  const least = q === r ? k : 0;
  const root = treeLevels(layer, r, levels);
  let met = 1;
  let top = 0;
  stack[top++] = root;
  stack[top++] = levels[root]!;
  while (top > 0) {
    const node = stack[--top]!;
    const level = stack[--top]!;
    const i = 4 * node;
    if (
      boxes[i]! > boxes[box + 2]! ||
      boxes[i + 2]! < boxes[box]! ||
      boxes[i + 1]! > boxes[box + 3]! ||
      boxes[i + 3]! < boxes[box + 1]!
    )
      continue;
    const place = node - levels[level]!;
    if (level === 0) {
      met++;
      crossRuns(layer, q, k, r, place, i, found);
      continue;
    }
    const from = levels[level - 1]! + FAN * place;
    const end = Math.min(from + FAN, levels[level]!);
    for (let child = from; child < end; child++) {
      // What stands wholly before the least run has been met from its own side.
      if ((child - levels[level - 1]! + 1) * FAN ** (level - 1) <= least) continue;
      stack[top++] = level - 1;
      stack[top++] = child;
    }
  }
  return met;
}

/** All edges of run k of ring q against those of run m of ring r, whose box is at `box`; of one run, each pair once. */
function crossRuns(layer: CompiledLayer, q: number, k: number, r: number, m: number, box: number, found: Found): void {
  const { x, y, boxes, ringVertex } = layer;
  const from = ringVertex[q]! + k * RUN;
  const end = Math.min(ringVertex[q + 1]! - 1, from + RUN);
  const fromR = ringVertex[r]! + m * RUN;
  const endR = Math.min(ringVertex[r + 1]! - 1, fromR + RUN);
  const [west, south, east, north] = [boxes[box]!, boxes[box + 1]!, boxes[box + 2]!, boxes[box + 3]!];
  for (let v = from; v < end; v++) {
    const minX = Math.min(x[v]!, x[v + 1]!);
    const maxX = Math.max(x[v]!, x[v + 1]!);
    const minY = Math.min(y[v]!, y[v + 1]!);
    const maxY = Math.max(y[v]!, y[v + 1]!);
    if (minX > east || maxX < west || minY > north || maxY < south) continue;
    // Edges that follow each other meet in their vertex only, since spikes are gone.
    for (let w = q === r ? Math.max(fromR, v + 2) : fromR; w < endR; w++) {
      if ((x[w]! < minX && x[w + 1]! < minX) || (x[w]! > maxX && x[w + 1]! > maxX)) continue;
      if ((y[w]! < minY && y[w + 1]! < minY) || (y[w]! > maxY && y[w + 1]! > maxY)) continue;
      if (v < w) crossEdges(layer, q, v, r, w, found);
      else crossEdges(layer, r, w, q, v, found);
    }
  }
}

function crossEdges(layer: CompiledLayer, q: number, v: number, r: number, w: number, found: Found): void {
  const position = conflict(layer, v, w) ?? passage(layer, q, v, r, w) ?? passage(layer, r, w, q, v);
  if (!position) return;
  const [a, b] = [placeAt(layer, q, v), placeAt(layer, r, w)];
  found.tell({ code: 'self-crossing', feature: layer.ringFeature[q]!, a, b, position });
}

/** Where two edges properly cross or share a stretch; null where they are apart or meet in a point that is an end. */
function conflict({ x, y }: CompiledLayer, v: number, w: number): [number, number] | null {
  const ax = x[v]!;
  const ay = y[v]!;
  const bx = x[v + 1]!;
  const by = y[v + 1]!;
  const cx = x[w]!;
  const cy = y[w]!;
  const dx = x[w + 1]!;
  const dy = y[w + 1]!;
  const oc = orientation(ax, ay, bx, by, cx, cy);
  const od = orientation(ax, ay, bx, by, dx, dy);
  if ((oc > 0 && od > 0) || (oc < 0 && od < 0)) return null;
  if (oc === 0 && od === 0) {
    // On one line: a common stretch exists if the intervals overlap by more than a point.
    const onX = Math.abs(bx - ax) > Math.abs(by - ay);
    const [a1, a2, c1, c2] = onX ? [ax, bx, cx, dx] : [ay, by, cy, dy];
    const low = Math.max(Math.min(a1, a2), Math.min(c1, c2));
    const high = Math.min(Math.max(a1, a2), Math.max(c1, c2));
    if (low >= high) return null;
    const t = ((low + high) / 2 - a1) / (a2 - a1);
    return [ax + t * (bx - ax), ay + t * (by - ay)];
  }
  if (oc === 0 || od === 0) return null;
  const oa = orientation(cx, cy, dx, dy, ax, ay);
  const ob = orientation(cx, cy, dx, dy, bx, by);
  if (oa === 0 || ob === 0 || oa > 0 === ob > 0) return null;
  const t = oa / (oa - ob);
  return [ax + t * (bx - ax), ay + t * (by - ay)];
}

/**
 * Where the boundary goes through itself at the end of edge v, which lies on edge w but not at its start (there it is the
 * end of the edge before). Null where it only touches.
 */
function passage(layer: CompiledLayer, q: number, v: number, r: number, w: number): [number, number] | null {
  const { x, y } = layer;
  const px = x[v + 1]!;
  const py = y[v + 1]!;
  const atEnd = px === x[w + 1] && py === y[w + 1];
  // Two ends in one place are met from both sides; the first edge tells it.
  if ((px === x[w] && py === y[w]) || (atEnd && v > w)) return null;
  if (!isOnEdge(layer, w, px, py)) return null;
  const next = vertexAfter(layer, q, v + 1);
  const onwards = atEnd ? vertexAfter(layer, r, w + 1) : w + 1;
  return isLeft(layer, v, v + 1, next, w) === isLeft(layer, v, v + 1, next, onwards) ? null : [px, py];
}

function isOnEdge({ x, y }: CompiledLayer, w: number, px: number, py: number): boolean {
  if ((x[w]! < px && x[w + 1]! < px) || (x[w]! > px && x[w + 1]! > px)) return false;
  if ((y[w]! < py && y[w + 1]! < py) || (y[w]! > py && y[w + 1]! > py)) return false;
  return orientation(x[w]!, y[w]!, x[w + 1]!, y[w + 1]!, px, py) === 0;
}

const vertexAfter = (layer: CompiledLayer, ring: number, v: number) =>
  v === layer.ringVertex[ring + 1]! - 1 ? layer.ringVertex[ring]! + 1 : v + 1;

/** Whether vertex q lies left of the way a -> p -> n, seen from p. */
function isLeft({ x, y }: CompiledLayer, a: number, p: number, n: number, q: number): boolean {
  const side = (i: number, j: number, k: number) => orientation(x[i]!, y[i]!, x[j]!, y[j]!, x[k]!, y[k]!);
  if (side(a, p, n) >= 0) return side(a, p, q) > 0 && side(p, n, q) > 0;
  return side(a, p, q) >= 0 || side(p, n, q) >= 0;
}

/** Rings in the wrong place, in features of several rings that do not cross. */
function* findMisplaced(layer: CompiledLayer, found: Found): Generator<Progress, void, void> {
  let rings = 0;
  for (let f = 0; f < layer.featureCount; f++) {
    const from = layer.featureRing[f]!;
    const end = layer.featureRing[f + 1]!;
    if (found.has(f)) continue;
    let shell = -1;
    for (let r = from; r < end && !found.isTold(f); r++) {
      if (isShell(layer, r)) shell = r;
      else if (shell >= 0 && polygonOf(layer, shell) !== polygonOf(layer, r)) shell = -1;
      if (r !== shell) misplacedHole(layer, r, shell, found);
      else if (end - from > 1) misplacedShell(layer, r, found);
      if (++rings % STRIDE === 0)
        yield { done: layer.vertexCount + layer.ringVertex[r]!, total: 2 * layer.vertexCount };
    }
  }
}

const polygonOf = (layer: CompiledLayer, ring: number) => layer.ringSource[2 * ring]!;
const isShell = (layer: CompiledLayer, ring: number) => layer.ringSource[2 * ring + 1] === 0;

/** `shell` is the ring of the hole's shell, -1 where there is none. */
function misplacedHole(layer: CompiledLayer, hole: number, shell: number, found: Found): void {
  const polygon = polygonOf(layer, hole);
  if (shell < 0) tellMisplaced(layer, 'hole-outside-shell', hole, { polygon, ring: 0, edge: 0 }, found);
  else if (!holdsRing(layer, shell, hole))
    tellMisplaced(layer, 'hole-outside-shell', hole, placeAt(layer, shell, layer.ringVertex[shell]!), found);
  for (const q of ringsAround(layer, hole))
    if (polygonOf(layer, q) === polygon && !isShell(layer, q) && holdsRing(layer, q, hole))
      tellMisplaced(layer, 'hole-in-hole', hole, placeAt(layer, q, layer.ringVertex[q]!), found);
}

function misplacedShell(layer: CompiledLayer, shell: number, found: Found): void {
  const around = ringsAround(layer, shell).filter((q) => holdsRing(layer, q, shell));
  const inHoleOf = new Set(around.filter((q) => !isShell(layer, q)).map((q) => polygonOf(layer, q)));
  for (const q of around)
    if (isShell(layer, q) && !inHoleOf.has(polygonOf(layer, q)))
      tellMisplaced(layer, 'shell-in-shell', shell, placeAt(layer, q, layer.ringVertex[q]!), found);
}

function tellMisplaced(layer: CompiledLayer, code: FaultCode, ring: number, b: FaultPlace, found: Found): void {
  const v = layer.ringVertex[ring]!;
  const feature = layer.ringFeature[ring]!;
  found.tell({ code, feature, a: placeAt(layer, ring, v), b, position: [layer.x[v]!, layer.y[v]!] });
}

/** Other rings of the same feature whose boxes hold the box of ring r; ascending. */
function ringsAround(layer: CompiledLayer, r: number): number[] {
  const v = layer.ringVertex[r]!;
  const [px, py] = [layer.x[v]!, layer.y[v]!];
  const accept = (q: number) => q !== r && layer.ringFeature[q] === layer.ringFeature[r] && boxHolds(layer, q, r);
  return layer.index?.search(px, py, px, py, accept).sort((p, q) => p - q) ?? [];
}

function boxHolds(layer: CompiledLayer, outer: number, inner: number): boolean {
  const { boxes } = layer;
  const [o, i] = [ringBox(layer, outer), ringBox(layer, inner)];
  return (
    boxes[o]! <= boxes[i]! &&
    boxes[o + 1]! <= boxes[i + 1]! &&
    boxes[o + 2]! >= boxes[i + 2]! &&
    boxes[o + 3]! >= boxes[i + 3]!
  );
}

/** Whether ring r lies in what ring q encloses. They do not cross, so that any one place of r tells. */
function holdsRing(layer: CompiledLayer, q: number, r: number): boolean {
  if (!boxHolds(layer, q, r)) return false;
  const v = layer.ringVertex[r]!;
  const meeting = new Meeting(layer, q, v);
  if (!meeting.isOn) return meeting.isOdd;
  // The interior lies on the left of a shell and on the right of a hole, which encloses what it leaves out.
  return meeting.isLeftOf(v + 1) === isShell(layer, q);
}
