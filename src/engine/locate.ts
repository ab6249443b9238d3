/** Which features hold a point or lie beside a line: by the parity of boundary crossings along a ray to the east. */
import { FAN, newLevels, RUN, treeLevels } from './box-tree.ts';
import type { CompiledLayer } from './layer.ts';
import { orientation, sideOf } from './predicates.ts';

/** Nodes still to be looked at, and the levels of the tree they are of; no search is made within another. */
const stack: number[] = [];
const levels = newLevels();

/** Whether a point that lies exactly on the line through an edge counts as left of it. */
type TieLeft = (x1: number, y1: number, x2: number, y2: number) => boolean;

const ringMoved: TieLeft = (x1, y1, x2, y2) => sideOf(0, x2 - x1, y2 - y1, false) > 0;
const pointMoved: TieLeft = (x1, y1, x2, y2) => sideOf(0, x2 - x1, y2 - y1, true) > 0;

/**
 * How often the ray to the east from a displaced vertex crosses ring r, modulo 2. `ringFirst` says that the ring's
 * feature stands before the vertex's own.
 */
export function rayParity(layer: CompiledLayer, r: number, px: number, py: number, ringFirst: boolean): 0 | 1 {
  return parity(layer, r, px, py, ringFirst, ringFirst ? ringMoved : pointMoved);
}

/** `tieAbove`: whether vertices level with the point count as above it. */
function parity(layer: CompiledLayer, r: number, px: number, py: number, tieAbove: boolean, tieLeft: TieLeft): 0 | 1 {
  const { y, boxes } = layer;
  const root = treeLevels(layer, r, levels);
  const first = layer.ringVertex[r]!;
  const last = layer.ringVertex[r + 1]! - 1;
  let odd: 0 | 1 = 0;
  let top = 0;
  stack[top++] = root;
  stack[top++] = levels[root]!;
  while (top > 0) {
    const node = stack[--top]!;
    const level = stack[--top]!;
    const i = 4 * node;
    if (boxes[i + 1]! > py || boxes[i + 3]! < py || boxes[i + 2]! < px) continue;
    const place = node - levels[level]!;
    if (boxes[i]! > px) {
      // All of it lies to the east: it is crossed an odd number of times if its ends are on different sides.
      const edges = RUN * FAN ** level;
      const from = y[first + place * edges]!;
      const to = y[Math.min(last, first + (place + 1) * edges)]!;
      if (isAbove(from, py, tieAbove) !== isAbove(to, py, tieAbove)) odd = odd ? 0 : 1;
    } else if (level > 0) {
      top = pushChildren(level, place, top);
    } else if (runParity(layer, first + place * RUN, last, px, py, tieAbove, tieLeft)) odd = odd ? 0 : 1;
  }
  return odd;
}

/** Put the children of a node on the stack; returns its new height. */
function pushChildren(level: number, place: number, top: number): number {
  const from = levels[level - 1]! + FAN * place;
  const end = Math.min(from + FAN, levels[level]!);
  for (let child = from; child < end; child++) {
    stack[top++] = level - 1;
    stack[top++] = child;
  }
  return top;
}

const isAbove = (y: number, py: number, tieAbove: boolean) => y > py || (y === py && tieAbove);

/** Whether the ray crosses the run that begins at vertex `from` an odd number of times. */
function runParity(
  { x, y }: CompiledLayer,
  from: number,
  last: number,
  px: number,
  py: number,
  tieAbove: boolean,
  tieLeft: TieLeft,
): boolean {
  let odd = false;
  const end = Math.min(last, from + RUN);
  for (let v = from; v < end; v++) {
    const y1 = y[v]!;
    const y2 = y[v + 1]!;
    const above2 = isAbove(y2, py, tieAbove);
    if (isAbove(y1, py, tieAbove) === above2) continue;
    const value = orientation(x[v]!, y1, x[v + 1]!, y2, px, py);
    const left = value === 0 ? tieLeft(x[v]!, y1, x[v + 1]!, y2) : value > 0;
    if (left === above2) odd = !odd;
  }
  return odd;
}

/** Edges of ring r, by their first vertices, that the point lies on exactly. */
export function edgesAt(layer: CompiledLayer, r: number, px: number, py: number): number[] {
  const { x, y, boxes } = layer;
  const root = treeLevels(layer, r, levels);
  const first = layer.ringVertex[r]!;
  const last = layer.ringVertex[r + 1]! - 1;
  const found: number[] = [];
  let top = 0;
  stack[top++] = root;
  stack[top++] = levels[root]!;
  while (top > 0) {
    const node = stack[--top]!;
    const level = stack[--top]!;
    const i = 4 * node;
    if (boxes[i]! > px || boxes[i + 1]! > py || boxes[i + 2]! < px || boxes[i + 3]! < py) continue;
    const place = node - levels[level]!;
    if (level > 0) {
      top = pushChildren(level, place, top);
      continue;
    }
    const from = first + place * RUN;
    const end = Math.min(last, from + RUN);
    for (let v = from; v < end; v++) if (isOnEdge(x[v]!, y[v]!, x[v + 1]!, y[v + 1]!, px, py)) found.push(v);
  }
  return found;
}

function isOnEdge(x1: number, y1: number, x2: number, y2: number, px: number, py: number): boolean {
  if ((x1 < px && x2 < px) || (x1 > px && x2 > px) || (y1 < py && y2 < py) || (y1 > py && y2 > py)) return false;
  return orientation(x1, y1, x2, y2, px, py) === 0;
}

/** Bits of the two sides of a directed line. */
export const LEFT = 1;
export const RIGHT = 2;

/**
 * Features of a layer beside the line from (px, py) to (qx, qy), right behind its start: for each that covers one side or
 * both, LEFT, RIGHT or their sum. Exact, on boundaries too. Distances there are infinitely small: first a step along the
 * line, then a much smaller one to its side.
 */
export function sidesAt(layer: CompiledLayer, px: number, py: number, qx: number, qy: number): Map<number, number> {
  const sides = new Map<number, number>();
  if (!layer.index) return sides;
  const tie =
    (left: boolean): TieLeft =>
    (x1, y1, x2, y2) => {
      const ahead = orientation(x1, y1, x2, y2, qx, qy);
      if (ahead !== 0) return ahead > 0;
      const sameWay = x1 !== x2 ? x2 > x1 === qx > px : y2 > y1 === qy > py;
      return sameWay === left;
    };
  const leftTie = tie(true);
  const rightTie = tie(false);
  // A point that moves down leaves what was level with it above.
  const leftAbove = qy !== py ? qy < py : qx < px;
  const rightAbove = qy !== py ? qy < py : qx > px;
  for (const r of layer.index.search(px, py, px, py)) {
    const left = parity(layer, r, px, py, leftAbove, leftTie) * LEFT;
    const right = parity(layer, r, px, py, rightAbove, rightTie) * RIGHT;
    const f = layer.ringFeature[r]!;
    const both = (sides.get(f) ?? 0) ^ (left + right);
    if (both === 0) sides.delete(f);
    else sides.set(f, both);
  }
  return sides;
}

/** Where a point lies against a feature; `on` is the boundary itself. Points take no displacement. */
export type Place = 'in' | 'on' | 'out';

/** Exact place of a point (degrees) against feature f of a layer. */
export function placeOf(layer: CompiledLayer, f: number, px: number, py: number): Place {
  if (!layer.index) return 'out';
  let odd = 0;
  for (const r of layer.index.search(px, py, px, py, (ring) => layer.ringFeature[ring] === f)) {
    if (edgesAt(layer, r, px, py).length > 0) return 'on';
    odd ^= rayParity(layer, r, px, py, false);
  }
  return odd ? 'in' : 'out';
}

/** Exact places of a point (degrees) against all features of a layer; those that it is out of are left out. */
export function placesAt(layer: CompiledLayer, px: number, py: number): Map<number, 'in' | 'on'> {
  const places = new Map<number, 'in' | 'on'>();
  if (!layer.index) return places;
  for (const r of layer.index.search(px, py, px, py)) {
    const f = layer.ringFeature[r]!;
    const place = places.get(f);
    if (place === 'on') continue;
    if (edgesAt(layer, r, px, py).length > 0) places.set(f, 'on');
    else if (rayParity(layer, r, px, py, false)) {
      if (place === 'in') places.delete(f);
      else places.set(f, 'in');
    }
  }
  return places;
}

/** Features of a layer that hold the point, boundaries counted in; ascending. */
export function featuresAt(layer: CompiledLayer, px: number, py: number): number[] {
  return [...placesAt(layer, px, py).keys()].sort((a, b) => a - b);
}
