/** Area integral and length of a stretch of a ring, in constant time from the running sums. */
import { edgeArea, edgeLength, RADIANS_PER_DEGREE, zoneDifference } from '../geodesy/ellipsoid.ts';
import { RUN } from './box-tree.ts';
import type { CompiledLayer } from './layer.ts';
import type { Total } from './sum.ts';

/**
 * Add the area integral from vertex v to vertex w of ring r (v <= w, vertex numbers in the layer), square metres, against
 * `origin` (degrees of latitude). The origin of the stored sums is moved to the query's own, so that what is added up is as
 * small as the piece in question.
 */
function addVertexArea(out: Total, layer: CompiledLayer, r: number, v: number, w: number, origin: number): void {
  if (v === w) return;
  const first = layer.ringVertex[r]!;
  const runV = ((v - first) / RUN) | 0;
  const runW = ((w - first) / RUN) | 0;
  const { x, y, area } = layer;
  if (runV === runW) {
    const shift = zoneDifference(origin, y[first + runV * RUN]!) * RADIANS_PER_DEGREE;
    out.add(area[w]! - area[v]! - shift * (x[w]! - x[v]!));
    return;
  }
  const base = layer.ringRun[r]! + r;
  const a = first + (runV + 1) * RUN;
  const b = first + runW * RUN;
  const last = layer.ringVertex[r + 1]! - 1;
  // From v to the end of its run, the whole runs between, and from the start of the last run to w.
  addTailOfRun(out, layer, first, last, v, runV, origin);
  if (w !== b) {
    const shift = zoneDifference(origin, y[Math.min(b, last)]!) * RADIANS_PER_DEGREE;
    out.add(area[w]! - shift * (x[w]! - x[b]!));
  }
  if (a === b) return;
  const i = base + runV + 1;
  const j = base + runW;
  out.add(layer.runAreaHigh[j]!);
  out.add(-layer.runAreaHigh[i]!);
  out.add(layer.runAreaLow[j]! - layer.runAreaLow[i]!);
  out.addProduct(-zoneDifference(origin, y[first]!) * RADIANS_PER_DEGREE, x[b]!, x[a]!);
}

/** From vertex v to the end of its run k: the run's last edge is added by itself, since sums stop at its start. */
function addTailOfRun(
  out: Total,
  layer: CompiledLayer,
  first: number,
  last: number,
  v: number,
  k: number,
  origin: number,
): void {
  const { x, y, area } = layer;
  const end = Math.min(last, first + (k + 1) * RUN);
  const beforeEnd = end - 1;
  const shift = zoneDifference(origin, y[first + k * RUN]!) * RADIANS_PER_DEGREE;
  out.add(area[beforeEnd]! - area[v]! - shift * (x[beforeEnd]! - x[v]!));
  out.add(edgeArea(origin, x[beforeEnd]!, y[beforeEnd]!, x[end]!, y[end]!));
}

/**
 * Area integral from a point on edge `edge1` to a point on edge `edge2` of ring r, going forward (edge numbers are the
 * numbers of their first vertices), into `out`. A stretch inside one edge is taken directly, not as a difference.
 */
export function stretchArea(
  out: Total,
  layer: CompiledLayer,
  r: number,
  edge1: number,
  x1: number,
  y1: number,
  edge2: number,
  x2: number,
  y2: number,
  origin: number,
): Total {
  out.clear();
  if (edge1 === edge2) return out.add(edgeArea(origin, x1, y1, x2, y2));
  const { x, y } = layer;
  out.add(edgeArea(origin, x1, y1, x[edge1 + 1]!, y[edge1 + 1]!));
  addVertexArea(out, layer, r, edge1 + 1, edge2, origin);
  return out.add(edgeArea(origin, x[edge2]!, y[edge2]!, x2, y2));
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
