/** Area integral and length of a stretch of a ring, in constant time from the running sums. */
import { edgeLength } from '../geodesy/ellipsoid.ts';
import { areaOver, offsetFrom, parallelNear, zoneHigh, zoneLow } from '../geodesy/parallels.ts';
import { RUN } from './box-tree.ts';
import type { CompiledLayer } from './layer.ts';
import type { Total } from './sum.ts';

/**
 * Add the part of edge v between the longitudes `from` and `to`: against a parallel near it, and the zone of that parallel.
 * The latitudes are those of the edge itself and not those of the rounded points of a crossing, so that a part is the sum
 * of its parts wherever it is cut.
 */
function addPart(out: Total, { x, y }: CompiledLayer, v: number, from: number, to: number): void {
  if (from === to) return;
  const west = x[v]!;
  const east = x[v + 1]!;
  const k = parallelNear((y[v]! + y[v + 1]!) / 2);
  const h1 = offsetFrom(k, y[v]!);
  const h2 = offsetFrom(k, y[v + 1]!);
  out.add(areaOver(k, to - from, offsetAt(from, west, east, h1, h2), offsetAt(to, west, east, h1, h2)));
  out.addProduct(-zoneHigh(k), -zoneLow(k), to, from);
}

/** Offset at longitude `lon` of an edge from (west, h1) to (east, h2); rounding may put it a little beyond either end. */
function offsetAt(lon: number, west: number, east: number, h1: number, h2: number): number {
  if (lon === west || west === east) return h1;
  if (lon === east) return h2;
  const h = h1 + ((lon - west) / (east - west)) * (h2 - h1);
  return h1 < h2 ? Math.min(h2, Math.max(h1, h)) : Math.min(h1, Math.max(h2, h));
}

/** Add the stretch from vertex v to vertex w of the run that begins at vertex `start`; its end counts to the next run. */
function addWithinRun(out: Total, { x, y, area }: CompiledLayer, start: number, v: number, w: number): void {
  if (v === w) return;
  const k = parallelNear(y[start]!);
  out.add(area[w]! - area[v]!);
  out.addProduct(-zoneHigh(k), -zoneLow(k), x[w]!, x[v]!);
}

/** Add the area integral from vertex v to vertex w of ring r (v <= w, vertex numbers in the layer), square metres. */
function addVertexArea(out: Total, layer: CompiledLayer, r: number, v: number, w: number): void {
  if (v === w) return;
  const first = layer.ringVertex[r]!;
  const runV = ((v - first) / RUN) | 0;
  const runW = ((w - first) / RUN) | 0;
  if (runV === runW) {
    addWithinRun(out, layer, first + runV * RUN, v, w);
    return;
  }
  // From v to the end of its run, the whole runs between, and from the start of the last run to w. Sums inside a run stop
  // at the start of its last edge, which is added by itself.
  const { x } = layer;
  const end = first + (runV + 1) * RUN;
  addWithinRun(out, layer, first + runV * RUN, v, end - 1);
  addPart(out, layer, end - 1, x[end - 1]!, x[end]!);
  const last = first + runW * RUN;
  addWithinRun(out, layer, last, last, w);
  const base = layer.ringRun[r]! + r;
  const i = base + runV + 1;
  const j = base + runW;
  if (i === j) return;
  out.add(layer.runAreaHigh[j]!);
  out.add(-layer.runAreaHigh[i]!);
  out.low += layer.runAreaLow[j]! - layer.runAreaLow[i]!;
}

/**
 * Area integral from a point on edge `edge1` to a point on edge `edge2` of ring r, going forward (edge numbers are the
 * numbers of their first vertices, the points are told by their longitudes), into `out`. A stretch inside one edge is taken
 * directly, not as a difference.
 */
export function stretchArea(
  out: Total,
  layer: CompiledLayer,
  r: number,
  edge1: number,
  x1: number,
  edge2: number,
  x2: number,
): Total {
  out.clear();
  if (edge1 === edge2) {
    addPart(out, layer, edge1, x1, x2);
    return out;
  }
  addPart(out, layer, edge1, x1, layer.x[edge1 + 1]!);
  addVertexArea(out, layer, r, edge1 + 1, edge2);
  addPart(out, layer, edge2, layer.x[edge2]!, x2);
  return out;
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
