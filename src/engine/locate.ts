/** Which features hold a point: by the parity of boundary crossings along a ray to the east. */
import { FAN, RUN, treeLevels } from './box-tree.ts';
import type { CompiledLayer } from './layer.ts';
import { orientation, sideOf } from './predicates.ts';

const stack: number[] = [];

/**
 * How often the ray to the east from a displaced vertex crosses ring r, modulo 2. `ringFirst` says that the ring's
 * feature stands before the vertex's own.
 */
export function rayParity(layer: CompiledLayer, r: number, px: number, py: number, ringFirst: boolean): 0 | 1 {
  const { y, boxes } = layer;
  const levels = treeLevels(layer, r);
  const first = layer.ringVertex[r]!;
  const last = layer.ringVertex[r + 1]! - 1;
  let odd: 0 | 1 = 0;
  let top = 0;
  stack[top++] = levels.length - 2;
  stack[top++] = levels.at(-1)! - 1;
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
      if (isAbove(from, py, ringFirst) !== isAbove(to, py, ringFirst)) odd = odd ? 0 : 1;
    } else if (level > 0) {
      const from = levels[level - 1]! + FAN * place;
      const end = Math.min(from + FAN, levels[level]!);
      for (let child = from; child < end; child++) {
        stack[top++] = level - 1;
        stack[top++] = child;
      }
    } else if (runParity(layer, first + place * RUN, last, px, py, ringFirst)) odd = odd ? 0 : 1;
  }
  return odd;
}

const isAbove = (y: number, py: number, ringFirst: boolean) => y > py || (y === py && ringFirst);

/** Whether the ray crosses the run that begins at vertex `from` an odd number of times. */
function runParity(
  { x, y }: CompiledLayer,
  from: number,
  last: number,
  px: number,
  py: number,
  ringFirst: boolean,
): boolean {
  let odd = false;
  const end = Math.min(last, from + RUN);
  for (let v = from; v < end; v++) {
    const y1 = y[v]!;
    const y2 = y[v + 1]!;
    const above2 = isAbove(y2, py, ringFirst);
    if (isAbove(y1, py, ringFirst) === above2) continue;
    const value = orientation(x[v]!, y1, x[v + 1]!, y2, px, py);
    const left = sideOf(value, x[v + 1]! - x[v]!, y2 - y1, !ringFirst) > 0;
    if (left === above2) odd = !odd;
  }
  return odd;
}

/** Where a point lies against a feature; `on` is the boundary itself. Points take no displacement. */
export type Place = 'in' | 'on' | 'out';

/** Exact place of a point (degrees) against feature f of a layer. */
export function placeOf(layer: CompiledLayer, f: number, px: number, py: number): Place {
  let odd = false;
  for (let r = layer.featureRing[f]!; r < layer.featureRing[f + 1]!; r++) {
    const box = 4 * (layer.ringNode[r + 1]! - 1);
    const { boxes } = layer;
    if (boxes[box + 1]! > py || boxes[box + 3]! < py || boxes[box + 2]! < px) continue;
    const place = pointAndRing(layer, r, px, py);
    if (place === 'on') return 'on';
    if (place === 'odd') odd = !odd;
  }
  return odd ? 'in' : 'out';
}

function pointAndRing(layer: CompiledLayer, r: number, px: number, py: number): 'on' | 'odd' | 'even' {
  const { x, y } = layer;
  let odd = false;
  for (let v = layer.ringVertex[r]!; v < layer.ringVertex[r + 1]! - 1; v++) {
    const x1 = x[v]!;
    const y1 = y[v]!;
    const x2 = x[v + 1]!;
    const y2 = y[v + 1]!;
    if (y1 < py && y2 < py) continue;
    if (y1 > py && y2 > py) continue;
    if (x1 < px && x2 < px) continue;
    const value = orientation(x1, y1, x2, y2, px, py);
    if (value === 0) {
      if (Math.min(x1, x2) <= px && px <= Math.max(x1, x2)) return 'on';
      continue;
    }
    if (y1 > py !== y2 > py && value > 0 === y2 > y1) odd = !odd;
  }
  return odd ? 'odd' : 'even';
}

/** Features of a layer that hold the point, boundaries counted in; ascending. */
export function featuresAt(layer: CompiledLayer, px: number, py: number): number[] {
  if (!layer.index) return [];
  const found = new Set<number>();
  for (const r of layer.index.search(px, py, px, py)) found.add(layer.ringFeature[r]!);
  return [...found].sort((a, b) => a - b).filter((f) => placeOf(layer, f, px, py) !== 'out');
}
