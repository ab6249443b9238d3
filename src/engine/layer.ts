/**
 * Compiled layer: the rings of one layer as flat arrays with running sums of the area integral and of the length, a box
 * tree over runs of edges for each ring, and an index over the rings. Everything later reads these arrays only.
 *
 * Rings are kept closed (last vertex equals the first), interior on the left, edges of length zero dropped.
 */
import Flatbush from 'flatbush';
import { edgeArea, edgeLength, RADIANS_PER_DEGREE, zoneDifference } from '../geodesy/ellipsoid.ts';
import { buildTree, type Chains, RUN, treeSize } from './box-tree.ts';
import { type DroppedRing, type LayerFeature, normalise, type Oriented } from './normalise.ts';
import { Total } from './sum.ts';

export interface CompiledLayer extends Chains {
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
  /** Running area integral inside the run, origin at the latitude of the run's first vertex; square metres. */
  readonly area: Float64Array;
  readonly length: Float64Array;
  /**
   * Sums over the runs before run k of its ring, with one more entry a ring for the whole: entry ringRun[r] + r + k.
   * Area against the latitude of the ring's first vertex, in two parts, since plain sums lose small overlaps on long rings.
   */
  readonly runAreaHigh: Float64Array;
  readonly runAreaLow: Float64Array;
  readonly runLength: Float64Array;
  /** Latitude of the first vertex, degrees: a place to count areas of the layer from. */
  readonly originLat: number;
  /** Index over the boxes of the rings, or null where there is none. */
  readonly index: Flatbush | null;
}

/**
 * Compile features into a layer. Coordinates must be finite numbers (throws otherwise: reading checks them). Rings that
 * cross themselves are not looked for here; see `findSelfCrossings`.
 */
export function compileLayer(
  features: readonly LayerFeature[],
  classCount: number,
): { layer: CompiledLayer; dropped: readonly DroppedRing[] } {
  const { rings, dropped } = normalise(features, classCount);
  return { layer: pack(features, rings, classCount), dropped };
}

function pack(features: readonly LayerFeature[], rings: readonly Oriented[], classCount: number): CompiledLayer {
  const ringCount = rings.length;
  const ringVertex = new Uint32Array(ringCount + 1);
  const ringRun = new Uint32Array(ringCount + 1);
  const ringNode = new Uint32Array(ringCount + 1);
  const ringFeature = new Uint32Array(ringCount);
  const ringSource = new Uint32Array(2 * ringCount);
  const featureRing = new Uint32Array(features.length + 1);
  rings.forEach((ring, r) => {
    const vertices = ring.points.length / 2;
    ringVertex[r + 1] = ringVertex[r]! + vertices;
    ringRun[r + 1] = ringRun[r]! + Math.ceil((vertices - 1) / RUN);
    ringNode[r + 1] = ringNode[r]! + treeSize(Math.ceil((vertices - 1) / RUN));
    ringFeature[r] = ring.feature;
    ringSource[2 * r] = ring.polygon;
    ringSource[2 * r + 1] = ring.ring;
    featureRing[ring.feature + 1] = r + 1;
  });
  for (let f = 0; f < features.length; f++) featureRing[f + 1] = Math.max(featureRing[f + 1]!, featureRing[f]!);
  const vertexCount = ringVertex[ringCount]!;
  const x = new Float64Array(vertexCount);
  const y = new Float64Array(vertexCount);
  rings.forEach((ring, r) => {
    const base = ringVertex[r]!;
    for (let i = 0; i < ring.points.length; i += 2) {
      x[base + i / 2] = ring.points[i]!;
      y[base + i / 2] = ring.points[i + 1]!;
    }
  });
  const runs = ringRun[ringCount]!;
  const layer: CompiledLayer = {
    featureCount: features.length,
    ringCount,
    vertexCount,
    classCount,
    x,
    y,
    ringVertex,
    ringFeature,
    featureRing,
    featureClass: Uint16Array.from(features, (f) => f.class),
    ringSource,
    ringRun,
    area: new Float64Array(vertexCount),
    length: new Float64Array(vertexCount),
    runAreaHigh: new Float64Array(runs + ringCount),
    runAreaLow: new Float64Array(runs + ringCount),
    runLength: new Float64Array(runs + ringCount),
    boxes: new Float64Array(4 * ringNode[ringCount]!),
    ringNode,
    originLat: vertexCount > 0 ? y[0]! : 0,
    index: ringCount > 0 ? new Flatbush(ringCount) : null,
  };
  for (let r = 0; r < ringCount; r++) {
    sumRing(layer, r);
    const root = buildTree(layer, r);
    layer.index?.add(layer.boxes[root]!, layer.boxes[root + 1]!, layer.boxes[root + 2]!, layer.boxes[root + 3]!);
  }
  layer.index?.finish();
  return layer;
}

/** Running sums of one ring, run by run. */
function sumRing(layer: CompiledLayer, r: number): void {
  const { x, y, area, length, runAreaHigh, runAreaLow, runLength } = layer;
  const first = layer.ringVertex[r]!;
  const edges = layer.ringVertex[r + 1]! - first - 1;
  let out = layer.ringRun[r]! + r;
  const total = new Total();
  let metres = 0;
  for (let from = 0; from < edges; from += RUN, out++) {
    runAreaHigh[out] = total.high;
    runAreaLow[out] = total.low;
    runLength[out] = metres;
    const start = first + from;
    const end = first + Math.min(edges, from + RUN);
    const origin = y[start]!;
    let runningArea = 0;
    let runningLength = 0;
    for (let v = start; v < end; v++) {
      area[v] = runningArea;
      length[v] = runningLength;
      runningArea += edgeArea(origin, x[v]!, y[v]!, x[v + 1]!, y[v + 1]!);
      runningLength += edgeLength(x[v]!, y[v]!, x[v + 1]!, y[v + 1]!);
    }
    if (end === first + edges && (end - first) % RUN !== 0) {
      area[end] = runningArea;
      length[end] = runningLength;
    }
    metres += runningLength;
    total.add(runningArea);
    total.addProduct(-zoneDifference(y[first]!, origin) * RADIANS_PER_DEGREE, x[end]!, x[start]!);
  }
  runAreaHigh[out] = total.high;
  runAreaLow[out] = total.low;
  runLength[out] = metres;
}
