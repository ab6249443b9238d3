/**
 * Compiled layer: the rings of one layer as flat arrays with running sums of the area integral and of the length, a box
 * tree over runs of edges for each ring, and an index over the rings. Everything later reads these arrays only.
 *
 * Rings are kept closed (last vertex equals the first), interior on the left, edges of length zero dropped.
 */
import Flatbush from 'flatbush';
import { areaOver, edgeLength, offsetFrom, parallelNear, zoneHigh, zoneLow } from '../geodesy/parallels.ts';
import { buildTree, type Chains, RUN, ringBox, treeSize } from './box-tree.ts';
import { type LayerCounts, newBlock, viewsOf } from './layer-block.ts';
import { type InputNote, type LayerFeature, normalise, type Oriented } from './normalise.ts';
import { type Progress, runThrough } from './steps.ts';
import { Total } from './sum.ts';

export interface CompiledLayer extends Chains {
  /** Memory in which all arrays stand; see layer-block. */
  readonly block: ArrayBufferLike;
  readonly featureCount: number;
  readonly ringCount: number;
  readonly vertexCount: number;
  readonly classCount: number;
  readonly ringFeature: Uint32Array;
  /** Feature f has the rings featureRing[f] to featureRing[f + 1] - 1. */
  readonly featureRing: Uint32Array;
  readonly featureClass: Uint16Array;
  /** Place in the input of each ring: [polygon, ring]. */
  readonly ringSource: Uint32Array;
  /** Running area integral inside the run, against the parallel near the run's first vertex; square metres. */
  readonly area: Float64Array;
  readonly length: Float64Array;
  /**
   * Sums over the runs before run k of its ring, with one more entry a ring for the whole: entry ringRun[r] + r + k.
   * Area down to the equator, in two parts, since plain sums lose small overlaps on long rings.
   */
  readonly runAreaHigh: Float64Array;
  readonly runAreaLow: Float64Array;
  readonly runLength: Float64Array;
  /** Index over the boxes of the rings, or null where there is none. */
  readonly index: Flatbush | null;
}

/**
 * Compile features into a layer. Coordinates must be finite numbers (throws otherwise: reading checks them). What had to be
 * changed on the way is told; rings that cross themselves or lie wrongly are not looked for here, see `findFaults`.
 */
export const compileLayer = (features: readonly LayerFeature[], classCount: number): Compiled =>
  runThrough(compileSteps(features, classCount, false));

export interface Compiled {
  readonly layer: CompiledLayer;
  readonly notes: readonly InputNote[];
}

/** One feature of a layer as a layer with that feature alone, on the same arrays. It has no block of its own to be stored. */
export const featureAlone = (layer: CompiledLayer, feature: number): CompiledLayer =>
  layer.featureCount === 1 ? layer : new FeatureAlone(layer, feature);

/** A class, so that all such layers are of one shape: many are made, and each is read many times. */
class FeatureAlone implements CompiledLayer {
  readonly featureCount = 1;
  readonly classCount = 1;
  readonly block: ArrayBufferLike;
  readonly ringCount: number;
  readonly vertexCount: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly ringVertex: Uint32Array;
  readonly ringRun: Uint32Array;
  readonly ringNode: Uint32Array;
  readonly boxes: Float64Array;
  readonly ringFeature: Uint32Array;
  readonly featureRing: Uint32Array;
  readonly featureClass = ONE_CLASS;
  readonly ringSource: Uint32Array;
  readonly area: Float64Array;
  readonly length: Float64Array;
  readonly runAreaHigh: Float64Array;
  readonly runAreaLow: Float64Array;
  readonly runLength: Float64Array;
  private ownIndex: Flatbush | null = null;

  constructor(layer: CompiledLayer, feature: number) {
    const from = layer.featureRing[feature]!;
    const end = layer.featureRing[feature + 1]!;
    this.block = layer.block;
    this.ringCount = end - from;
    this.vertexCount = layer.ringVertex[end]! - layer.ringVertex[from]!;
    this.x = layer.x;
    this.y = layer.y;
    this.ringVertex = layer.ringVertex.subarray(from, end + 1);
    this.ringRun = layer.ringRun.subarray(from, end + 1);
    this.ringNode = layer.ringNode.subarray(from, end + 1);
    this.boxes = layer.boxes;
    this.ringFeature = new Uint32Array(end - from);
    this.featureRing = Uint32Array.of(0, end - from);
    this.ringSource = layer.ringSource.subarray(2 * from, 2 * end);
    this.area = layer.area;
    this.length = layer.length;
    // One entry more for each ring before: see CompiledLayer.
    this.runAreaHigh = layer.runAreaHigh.subarray(from);
    this.runAreaLow = layer.runAreaLow.subarray(from);
    this.runLength = layer.runLength.subarray(from);
  }

  /** Seldom asked for, where there are few rings. */
  get index(): Flatbush | null {
    if (this.ringCount > 0) this.ownIndex ??= indexOf(this);
    return this.ownIndex;
  }
}

const ONE_CLASS = Uint16Array.of(0);

/** Vertices between two yields. */
const STRIDE = 1 << 16;

/** The same step by step; yields vertices done. `shared` puts the layer into memory that several threads may read. */
export function* compileSteps(
  features: readonly LayerFeature[],
  classCount: number,
  shared: boolean,
): Generator<Progress, Compiled, void> {
  const { rings, notes } = yield* normalise(features, classCount);
  const { layer, indexBytes } = layOut(features, rings, classCount, shared);
  const total = 2 * layer.vertexCount;
  let done = layer.vertexCount;
  yield { done, total };
  for (let r = 0; r < layer.ringCount; r++) {
    const before = done;
    for (const edges of sumRing(layer, r)) {
      done = before + edges;
      yield { done, total };
    }
    done = before + layer.ringVertex[r + 1]! - layer.ringVertex[r]!;
    buildTree(layer, r);
  }
  fillIndex(layer, indexBytes);
  return { layer, notes };
}

/** Block with the rings in it; sums, trees and index are still empty. */
function layOut(
  features: readonly LayerFeature[],
  rings: readonly Oriented[],
  classCount: number,
  shared: boolean,
): { layer: CompiledLayer; indexBytes: Uint8Array } {
  let vertexCount = 0;
  let runCount = 0;
  let nodeCount = 0;
  for (const { points } of rings) {
    const runs = Math.ceil((points.length / 2 - 1) / RUN);
    vertexCount += points.length / 2;
    runCount += runs;
    nodeCount += treeSize(runs);
  }
  const index = rings.length > 0 ? new Flatbush(rings.length) : null;
  const counts: LayerCounts = {
    featureCount: features.length,
    ringCount: rings.length,
    vertexCount,
    classCount,
    runCount,
    nodeCount,
    indexBytes: index?.data.byteLength ?? 0,
  };
  const block = newBlock(counts, shared);
  const { indexBytes, ...views } = viewsOf(block, counts);
  const layer = {
    block,
    featureCount: features.length,
    ringCount: rings.length,
    vertexCount,
    classCount,
    ...views,
    index,
  };
  rings.forEach(({ feature, polygon, ring, points }, r) => {
    const base = layer.ringVertex[r]!;
    const vertices = points.length / 2;
    const runs = Math.ceil((vertices - 1) / RUN);
    layer.ringVertex[r + 1] = base + vertices;
    layer.ringRun[r + 1] = layer.ringRun[r]! + runs;
    layer.ringNode[r + 1] = layer.ringNode[r]! + treeSize(runs);
    layer.ringFeature[r] = feature;
    layer.ringSource[2 * r] = polygon;
    layer.ringSource[2 * r + 1] = ring;
    layer.featureRing[feature + 1] = r + 1;
    for (let i = 0; i < vertices; i++) {
      layer.x[base + i] = points[2 * i]!;
      layer.y[base + i] = points[2 * i + 1]!;
    }
  });
  features.forEach((feature, f) => {
    layer.featureClass[f] = feature.class;
    layer.featureRing[f + 1] = Math.max(layer.featureRing[f + 1]!, layer.featureRing[f]!);
  });
  return { layer, indexBytes };
}

/** The index stands in the layer's block too, for whoever opens that. */
function fillIndex(layer: CompiledLayer, bytes: Uint8Array): void {
  const { index } = layer;
  if (!index) return;
  addRings(index, layer);
  bytes.set(new Uint8Array(index.data));
}

/** Of so few rings each is looked at: as many as a node of the index has. */
const FEW_RINGS = 16;

/** Put the rings of a layer whose boxes meet a box (degrees) into `found`, as its index tells them; returns how many. */
export function ringsMeeting(
  layer: CompiledLayer,
  west: number,
  south: number,
  east: number,
  north: number,
  found: number[],
): number {
  const { ringCount, boxes } = layer;
  let count = 0;
  if (ringCount > FEW_RINGS) for (const r of layer.index!.search(west, south, east, north)) found[count++] = r;
  else
    for (let r = 0; r < ringCount; r++) {
      const at = ringBox(layer, r);
      if (boxes[at]! > east || boxes[at + 1]! > north || boxes[at + 2]! < west || boxes[at + 3]! < south) continue;
      found[count++] = r;
    }
  return count;
}

function indexOf(layer: CompiledLayer): Flatbush {
  const index = new Flatbush(layer.ringCount);
  addRings(index, layer);
  return index;
}

function addRings(index: Flatbush, layer: CompiledLayer): void {
  const { boxes, ringCount } = layer;
  for (let r = 0; r < ringCount; r++) {
    const root = ringBox(layer, r);
    index.add(boxes[root]!, boxes[root + 1]!, boxes[root + 2]!, boxes[root + 3]!);
  }
  index.finish();
}

/** Running sums of one ring, run by run; yields the edges done. */
function* sumRing(layer: CompiledLayer, r: number): Generator<number, void, void> {
  const { runAreaHigh, runAreaLow, runLength } = layer;
  const first = layer.ringVertex[r]!;
  const last = layer.ringVertex[r + 1]! - 1;
  let out = layer.ringRun[r]! + r;
  const total = new Total();
  let metres = 0;
  for (let start = first; start < last; start += RUN, out++) {
    runAreaHigh[out] = total.high;
    runAreaLow[out] = total.low;
    runLength[out] = metres;
    metres += sumRun(layer, start, Math.min(last, start + RUN), last, total);
    if ((start - first) % STRIDE === 0) yield start - first;
  }
  runAreaHigh[out] = total.high;
  runAreaLow[out] = total.low;
  runLength[out] = metres;
}

/** Running sums from vertex `start` to `end` of a ring that ends at `last`; returns the run's length. */
function sumRun(layer: CompiledLayer, start: number, end: number, last: number, total: Total): number {
  const { x, y, area, length } = layer;
  const k = parallelNear(y[start]!);
  let runningArea = 0;
  let runningLength = 0;
  let h = offsetFrom(k, y[start]!);
  for (let v = start; v < end; v++) {
    area[v] = runningArea;
    length[v] = runningLength;
    const next = offsetFrom(k, y[v + 1]!);
    runningArea += areaOver(k, x[v + 1]! - x[v]!, h, next);
    runningLength += edgeLength(x[v]!, y[v]!, x[v + 1]!, y[v + 1]!);
    h = next;
  }
  if (end === last && (end - start) % RUN !== 0) {
    area[end] = runningArea;
    length[end] = runningLength;
  }
  total.add(runningArea);
  total.addProduct(-zoneHigh(k), -zoneLow(k), x[end]!, x[start]!);
  return runningLength;
}
