/**
 * Compiled layer: the rings of one layer as flat arrays with running sums of the area integral and of the length, a box
 * tree over runs of edges for each ring, and an index over the rings. Everything later reads these arrays only.
 *
 * Rings are kept closed (last vertex equals the first), interior on the left, edges of length zero dropped.
 */
import Flatbush from 'flatbush';
import { edgeArea, edgeLength, RADIANS_PER_DEGREE, zoneDifference } from '../geodesy/ellipsoid.ts';
import { buildTree, RUN, treeSize } from './box-tree.ts';
import { orientation } from './predicates.ts';
import { Total } from './sum.ts';

/** Polygon -> ring -> vertex [longitude, latitude], degrees on CGCS2000. Shell first, then holes; any orientation. */
export type Polygons = readonly (readonly (readonly (readonly number[])[])[])[];

export interface LayerFeature {
  /** Class of the feature, 0 to classCount - 1. */
  readonly class: number;
  readonly polygons: Polygons;
}

export interface CompiledLayer {
  readonly featureCount: number;
  readonly ringCount: number;
  readonly vertexCount: number;
  readonly classCount: number;
  /** Degrees. Ring r has the vertices ringVertex[r] to ringVertex[r + 1] - 1. */
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly ringVertex: Uint32Array;
  readonly ringFeature: Uint32Array;
  /** Feature f has the rings featureRing[f] to featureRing[f + 1] - 1. */
  readonly featureRing: Uint32Array;
  readonly featureClass: Uint16Array;
  /** Place in the input of each ring: [polygon, ring]. */
  readonly ringSource: Uint32Array;
  /** First run of each ring; the run k of ring r holds its edges k * RUN to k * RUN + RUN - 1. */
  readonly ringRun: Uint32Array;
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
  /** Box trees of the rings, four numbers a node; ring r begins at node ringNode[r]. */
  readonly boxes: Float64Array;
  readonly ringNode: Uint32Array;
  /** Latitude of the first vertex, degrees: a place to count areas of the layer from. */
  readonly originLat: number;
  /** Index over the boxes of the rings, or null where there is none. */
  readonly index: Flatbush | null;
}

/** A ring that cannot be used: fewer than three distinct vertices or no area. Left out of the layer and told. */
export interface DroppedRing {
  readonly feature: number;
  readonly polygon: number;
  readonly ring: number;
}

interface Oriented {
  readonly feature: number;
  readonly polygon: number;
  readonly ring: number;
  readonly points: number[];
}

/**
 * Compile features into a layer. Coordinates must be finite numbers (throws otherwise: reading checks them). Rings that
 * cross themselves are not looked for here; see `findSelfCrossings`.
 */
export function compileLayer(
  features: readonly LayerFeature[],
  classCount: number,
): { layer: CompiledLayer; dropped: readonly DroppedRing[] } {
  const rings: Oriented[] = [];
  const dropped: DroppedRing[] = [];
  features.forEach((feature, f) => {
    if (!(feature.class >= 0 && feature.class < classCount)) {
      throw new RangeError(`feature ${f} has class ${feature.class}, the layer has ${classCount}`);
    }
    feature.polygons.forEach((polygon, p) => {
      polygon.forEach((ring, r) => {
        const points = orient(ring, r === 0);
        if (points) rings.push({ feature: f, polygon: p, ring: r, points });
        else dropped.push({ feature: f, polygon: p, ring: r });
      });
    });
  });
  return { layer: pack(features, rings, classCount), dropped };
}

/** Flat x, y pairs of a closed ring, counter-clockwise for a shell; null where nothing is enclosed. */
function orient(ring: readonly (readonly number[])[], shell: boolean): number[] | null {
  const points: number[] = [];
  for (const [lon, lat] of ring) {
    if (!Number.isFinite(lon) || !Number.isFinite(lat))
      throw new RangeError(`vertex is not a position: ${lon}, ${lat}`);
    const n = points.length;
    if (n === 0 || points[n - 2] !== lon || points[n - 1] !== lat) points.push(lon!, lat!);
  }
  let n = points.length;
  if (n >= 4 && (points[0] !== points[n - 2] || points[1] !== points[n - 1])) points.push(points[0]!, points[1]!);
  n = points.length;
  if (n < 8) return null;
  const x0 = points[0]!;
  const y0 = points[1]!;
  let twice = 0;
  for (let i = 0; i + 3 < n; i += 2)
    twice += (points[i]! - x0) * (points[i + 3]! - y0) - (points[i + 2]! - x0) * (points[i + 1]! - y0);
  // A bow-tie may enclose as much on the left as on the right: it is kept, so that its crossing can be told.
  if (twice === 0 && onOneLine(points)) return null;
  if (twice > 0 === shell) return points;
  const reversed: number[] = [];
  for (let i = n - 2; i >= 0; i -= 2) reversed.push(points[i]!, points[i + 1]!);
  return reversed;
}

function onOneLine(points: readonly number[]): boolean {
  for (let i = 4; i + 1 < points.length; i += 2)
    if (orientation(points[0]!, points[1]!, points[2]!, points[3]!, points[i]!, points[i + 1]!) !== 0) return false;
  return true;
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
