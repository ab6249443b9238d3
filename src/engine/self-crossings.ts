/** Rings that cross themselves or each other inside one feature: they bound no area, so they are found and reported. */

import Flatbush from 'flatbush';
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
 * All places where the boundary of a feature crosses itself, at a vertex or between, or runs along itself. Boundaries that
 * merely touch at a point are allowed. How rings that do not cross are nested is not looked at.
 */
export function findSelfCrossings(layer: CompiledLayer): SelfCrossing[] {
  const found: SelfCrossing[] = [];
  for (let f = 0; f < layer.featureCount && found.length < LIMIT; f++) withinFeature(layer, f, found);
  return found;
}

/** Edges of one feature against each other through an index of them. */
function withinFeature(layer: CompiledLayer, f: number, found: SelfCrossing[]): void {
  const edges: number[] = [];
  const rings: number[] = [];
  for (let r = layer.featureRing[f]!; r < layer.featureRing[f + 1]!; r++)
    for (let v = layer.ringVertex[r]!; v < layer.ringVertex[r + 1]! - 1; v++) {
      edges.push(v);
      rings.push(r);
    }
  if (edges.length === 0) return;
  const index = new Flatbush(edges.length);
  for (const v of edges) index.add(...edgeBox(layer, v));
  index.finish();
  for (let j = 0; j < edges.length && found.length < LIMIT; j++) {
    for (const i of index.search(...edgeBox(layer, edges[j]!), (other) => other < j)) {
      const [q, v, r, w] = [rings[i]!, edges[i]!, rings[j]!, edges[j]!];
      const position = conflict(layer, v, w) ?? passage(layer, q, v, r, w) ?? passage(layer, r, w, q, v);
      if (position) found.push({ feature: f, a: source(layer, q, v), b: source(layer, r, w), position });
    }
  }
}

function edgeBox({ x, y }: CompiledLayer, v: number): [number, number, number, number] {
  const [x1, y1, x2, y2] = [x[v]!, y[v]!, x[v + 1]!, y[v + 1]!];
  return [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
}

const source = (layer: CompiledLayer, ring: number, vertex: number) => ({
  polygon: layer.ringSource[2 * ring]!,
  ring: layer.ringSource[2 * ring + 1]!,
  edge: vertex - layer.ringVertex[ring]!,
});

/**
 * Where the boundary goes through itself at the end of edge v, which lies on edge w but not at its start (there it is the
 * end of the edge before). Null where it only touches.
 */
function passage(layer: CompiledLayer, q: number, v: number, r: number, w: number): [number, number] | null {
  const { x, y } = layer;
  const [px, py] = [x[v + 1]!, y[v + 1]!];
  const atStart = px === x[w] && py === y[w];
  const atEnd = px === x[w + 1] && py === y[w + 1];
  // Two ends in one place are met from both sides; the first edge tells it.
  if (atStart || (atEnd && v > w)) return null;
  if (orientation(x[w]!, y[w]!, x[w + 1]!, y[w + 1]!, px, py) !== 0) return null;
  const [west, south, east, north] = edgeBox(layer, w);
  if (px < west || px > east || py < south || py > north) return null;
  const next = vertexAfter(layer, q, v + 1);
  const onwards = atEnd ? vertexAfter(layer, r, w + 1) : w + 1;
  return isLeft(layer, v, v + 1, next, w) === isLeft(layer, v, v + 1, next, onwards) ? null : [px, py];
}

const vertexAfter = (layer: CompiledLayer, ring: number, v: number) =>
  v === layer.ringVertex[ring + 1]! - 1 ? layer.ringVertex[ring]! + 1 : v + 1;

/** Whether vertex q lies left of the way a -> p -> n, seen from p. */
function isLeft({ x, y }: CompiledLayer, a: number, p: number, n: number, q: number): boolean {
  const side = (i: number, j: number, k: number) => orientation(x[i]!, y[i]!, x[j]!, y[j]!, x[k]!, y[k]!);
  if (side(a, p, n) >= 0) return side(a, p, q) > 0 && side(p, n, q) > 0;
  return side(a, p, q) >= 0 || side(p, n, q) >= 0;
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
