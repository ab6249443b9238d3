/** Area integral and length of a stretch of a ring, in constant time from the running sums. */
import { edgeArea, edgeLength, RADIANS_PER_DEGREE, zoneDifference } from '../geodesy/ellipsoid.ts';
import type { CompiledLayer } from './layer.ts';
import { RUN } from './layer.ts';

/**
 * Area integral from vertex v to vertex w of ring r (v <= w, vertex numbers in the layer), square metres, against
 * `origin` (degrees of latitude). `toOrigin` is zoneDifference(origin, layer.originLat): the origin of the stored sums is
 * moved to the query's own, so that what is added up is as small as the piece in question.
 */
function vertexArea(layer: CompiledLayer, r: number, v: number, w: number, origin: number, toOrigin: number): number {
  if (v === w) return 0;
  const first = layer.ringVertex[r]!;
  const runV = ((v - first) / RUN) | 0;
  const runW = ((w - first) / RUN) | 0;
  const { x, y, area } = layer;
  if (runV === runW) {
    const from = y[first + runV * RUN]!;
    return area[w]! - area[v]! - zoneDifference(origin, from) * (x[w]! - x[v]!) * RADIANS_PER_DEGREE;
  }
  const base = layer.ringRun[r]! + r;
  const a = first + (runV + 1) * RUN;
  const b = first + runW * RUN;
  const last = layer.ringVertex[r + 1]! - 1;
  // From v to the end of its run, the whole runs between, and from the start of the last run to w.
  const head = tailOfRun(layer, first, last, v, runV, origin);
  const fromW = y[Math.min(b, last)]!;
  const foot = w === b ? 0 : area[w]! - zoneDifference(origin, fromW) * (x[w]! - x[b]!) * RADIANS_PER_DEGREE;
  if (a === b) return head + foot;
  const i = base + runV + 1;
  const j = base + runW;
  const runs = layer.runAreaHigh[j]! - layer.runAreaHigh[i]! + (layer.runAreaLow[j]! - layer.runAreaLow[i]!);
  return head + foot + (runs - toOrigin * (x[b]! - x[a]!) * RADIANS_PER_DEGREE);
}

/** From vertex v to the end of its run k: the run's last edge is added by itself, since sums stop at its start. */
function tailOfRun(layer: CompiledLayer, first: number, last: number, v: number, k: number, origin: number): number {
  const { x, y, area } = layer;
  const end = Math.min(last, first + (k + 1) * RUN);
  const beforeEnd = end - 1;
  const from = y[first + k * RUN]!;
  return (
    area[beforeEnd]! -
    area[v]! -
    zoneDifference(origin, from) * (x[beforeEnd]! - x[v]!) * RADIANS_PER_DEGREE +
    edgeArea(origin, x[beforeEnd]!, y[beforeEnd]!, x[end]!, y[end]!)
  );
}

/**
 * Area integral from a point on edge `edge1` to a point on edge `edge2` of ring r, going forward (edge numbers are the
 * numbers of their first vertices). A stretch inside one edge is taken directly, not as a difference.
 */
export function stretchArea(
  layer: CompiledLayer,
  r: number,
  edge1: number,
  x1: number,
  y1: number,
  edge2: number,
  x2: number,
  y2: number,
  origin: number,
  toOrigin: number,
): number {
  if (edge1 === edge2) return edgeArea(origin, x1, y1, x2, y2);
  const { x, y } = layer;
  return (
    edgeArea(origin, x1, y1, x[edge1 + 1]!, y[edge1 + 1]!) +
    vertexArea(layer, r, edge1 + 1, edge2, origin, toOrigin) +
    edgeArea(origin, x[edge2]!, y[edge2]!, x2, y2)
  );
}

/** Length of the same stretch, metres. */
export function stretchLength(
  layer: CompiledLayer,
  r: number,
  edge1: number,
  x1: number,
  y1: number,
  edge2: number,
  x2: number,
  y2: number,
): number {
  if (edge1 === edge2) return edgeLength(x1, y1, x2, y2);
  const { x, y } = layer;
  return (
    edgeLength(x1, y1, x[edge1 + 1]!, y[edge1 + 1]!) +
    lengthAt(layer, r, edge2) -
    lengthAt(layer, r, edge1 + 1) +
    edgeLength(x[edge2]!, y[edge2]!, x2, y2)
  );
}

/** Length from the start of ring r to vertex v, metres. */
function lengthAt(layer: CompiledLayer, r: number, v: number): number {
  const first = layer.ringVertex[r]!;
  const last = layer.ringVertex[r + 1]! - 1;
  const base = layer.ringRun[r]! + r;
  if (v === last) return layer.runLength[layer.ringRun[r + 1]! + r]!;
  return layer.runLength[base + (((v - first) / RUN) | 0)]! + layer.length[v]!;
}

/** Area of ring r, square metres; negative for a hole. */
export function ringIntegral(layer: CompiledLayer, r: number): number {
  const at = layer.ringRun[r + 1]! + r;
  return layer.runAreaHigh[at]! + layer.runAreaLow[at]!;
}
