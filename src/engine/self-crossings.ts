/** Rings that cross themselves or each other inside one feature: they bound no area, so they are found and reported. */

import Flatbush from 'flatbush';
import { ringBox } from './box-tree.ts';
import { Crossings, crossRings } from './crossings.ts';
import type { CompiledLayer } from './layer.ts';
import { orientation } from './predicates.ts';

export interface SelfCrossing {
  readonly feature: number;
  /** [polygon, ring] in the input, and the number of the edge's first vertex along the compiled ring. */
  readonly a: { readonly polygon: number; readonly ring: number; readonly edge: number };
  readonly b: { readonly polygon: number; readonly ring: number; readonly edge: number };
  /** Degrees. */
  readonly position: readonly [number, number];
}

/** At most this many are listed: a layer drawn in the wrong order would list millions. */
const LIMIT = 1000;

/**
 * All places where two edges of one feature properly cross, or overlap along a line. Boundaries that merely touch at a
 * point are allowed.
 */
export function findSelfCrossings(layer: CompiledLayer): SelfCrossing[] {
  const found: SelfCrossing[] = [];
  for (let r = 0; r < layer.ringCount && found.length < LIMIT; r++) {
    withinRing(layer, r, found);
    const box = ringBox(layer, r);
    const [minX, minY, maxX, maxY] = layer.boxes.subarray(box, box + 4);
    const same = (q: number) => q < r && layer.ringFeature[q] === layer.ringFeature[r];
    for (const q of layer.index?.search(minX!, minY!, maxX!, maxY!, same) ?? []) betweenRings(layer, q, r, found);
  }
  return found;
}

/** Two rings of one feature must not cross; touching is judged by the exact signs, without the displacement. */
function betweenRings(layer: CompiledLayer, q: number, r: number, found: SelfCrossing[]): void {
  const crossings = new Crossings();
  crossRings({ layer, ring: q, number: q }, { layer, ring: r, number: r }, true, crossings);
  for (let k = 0; k < crossings.count; k++) report(layer, q, crossings.edgeA[k]!, r, crossings.edgeB[k]!, found);
}

/** Edges of one ring against each other through an index of its edges. */
function withinRing(layer: CompiledLayer, r: number, found: SelfCrossing[]): void {
  const { x, y } = layer;
  const first = layer.ringVertex[r]!;
  const last = layer.ringVertex[r + 1]! - 1;
  const index = new Flatbush(last - first);
  for (let v = first; v < last; v++)
    index.add(
      Math.min(x[v]!, x[v + 1]!),
      Math.min(y[v]!, y[v + 1]!),
      Math.max(x[v]!, x[v + 1]!),
      Math.max(y[v]!, y[v + 1]!),
    );
  index.finish();
  for (let v = first; v < last && found.length < LIMIT; v++) {
    const hits = index.search(
      Math.min(x[v]!, x[v + 1]!),
      Math.min(y[v]!, y[v + 1]!),
      Math.max(x[v]!, x[v + 1]!),
      Math.max(y[v]!, y[v + 1]!),
      (i) => first + i < v,
    );
    for (const i of hits) report(layer, r, first + i, r, v, found);
  }
}

function report(layer: CompiledLayer, q: number, v: number, r: number, w: number, found: SelfCrossing[]): void {
  const position = conflict(layer, v, w);
  if (!position) return;
  const source = (ring: number, vertex: number) => ({
    polygon: layer.ringSource[2 * ring]!,
    ring: layer.ringSource[2 * ring + 1]!,
    edge: vertex - layer.ringVertex[ring]!,
  });
  found.push({ feature: layer.ringFeature[r]!, a: source(q, v), b: source(r, w), position });
}

/** Where two edges properly cross or share a stretch; null where they are apart or meet in a point that is an end. */
function conflict(layer: CompiledLayer, v: number, w: number): [number, number] | null {
  const { x, y } = layer;
  const [ax, ay, bx, by] = [x[v]!, y[v]!, x[v + 1]!, y[v + 1]!];
  const [cx, cy, dx, dy] = [x[w]!, y[w]!, x[w + 1]!, y[w + 1]!];
  const oc = orientation(ax, ay, bx, by, cx, cy);
  const od = orientation(ax, ay, bx, by, dx, dy);
  const oa = orientation(cx, cy, dx, dy, ax, ay);
  const ob = orientation(cx, cy, dx, dy, bx, by);
  if (oc === 0 && od === 0) {
    // Collinear: a common stretch exists if the intervals overlap by more than a point.
    const onX = Math.abs(bx - ax) > Math.abs(by - ay);
    const [a1, a2] = onX ? [ax, bx] : [ay, by];
    const [c1, c2] = onX ? [cx, dx] : [cy, dy];
    const low = Math.max(Math.min(a1, a2), Math.min(c1, c2));
    const high = Math.min(Math.max(a1, a2), Math.max(c1, c2));
    if (low >= high) return null;
    const t = ((low + high) / 2 - a1) / (a2 - a1);
    return [ax + t * (bx - ax), ay + t * (by - ay)];
  }
  if (oc === 0 || od === 0 || oa === 0 || ob === 0) return null;
  if (oc > 0 === od > 0 || oa > 0 === ob > 0) return null;
  const t = oa / (oa - ob);
  return [ax + t * (bx - ax), ay + t * (by - ay)];
}
