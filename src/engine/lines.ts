/**
 * Lengths of lines by the keys of the atoms. Lines take no displacement: for each piece it is known exactly what covers its
 * left side and what its right, infinitely near. What covers one side only has the piece on its boundary.
 */
import { edgeLength } from '../geodesy/ellipsoid.ts';
import type { Arrangement } from './arrangement.ts';
import { buildTree, type Chains, RUN, treeSize } from './box-tree.ts';
import { type WalkedPiece, walkLines } from './line-walk.ts';
import { KeyTable, type PlaceKey } from './points.ts';
import type { Progress } from './steps.ts';
import { Sums } from './sum.ts';

/** Line -> vertex [longitude, latitude], degrees on CGCS2000. */
export type Lines = readonly (readonly (readonly number[])[])[];

export interface LineFeature {
  /** Class of the line, 0 to classCount - 1. */
  readonly class: number;
  readonly lines: Lines;
}

/** A line with fewer than two distinct vertices: place in the input. Left out and told. */
export interface DroppedLine {
  readonly feature: number;
  readonly line: number;
}

/** Lines as chains of edges; a long line is several chains, each beginning where the one before ends. */
export interface LineLayer extends Chains {
  readonly featureCount: number;
  readonly chainCount: number;
  readonly vertexCount: number;
  readonly classCount: number;
  readonly chainFeature: Uint32Array;
  readonly featureClass: Uint16Array;
  /** Metres from the start of its chain to each vertex. */
  readonly metres: Float64Array;
  readonly dropped: readonly DroppedLine[];
}

export interface LengthAtom extends PlaceKey {
  /** Class of the line. */
  readonly class: number;
  /** Feature of the line; null unless lengths were asked for by feature. */
  readonly feature: number | null;
  readonly lengthMetres: number;
}

/** Most edges of a chain: work on one chain and one ring stays short. */
const LONGEST = 256;

/** Compile lines. @throws RangeError where a class is out of range or a vertex is no position. */
export function compileLines(lines: readonly LineFeature[], classCount: number): LineLayer {
  const chains: { feature: number; points: readonly number[] }[] = [];
  const dropped: DroppedLine[] = [];
  lines.forEach((feature, f) => {
    if (!(feature.class >= 0 && feature.class < classCount))
      throw new RangeError(`line ${f} has class ${feature.class}, the layer has ${classCount}`);
    feature.lines.forEach((line, l) => {
      const points = distinct(line);
      if (points.length < 4) dropped.push({ feature: f, line: l });
      for (let from = 0; from + 2 < points.length; from += 2 * LONGEST)
        chains.push({ feature: f, points: points.slice(from, from + 2 * (LONGEST + 1)) });
    });
  });
  return pack(lines, chains, classCount, dropped);
}

/** Flat x, y pairs without edges of length zero. */
function distinct(line: readonly (readonly number[])[]): number[] {
  const points: number[] = [];
  for (const [lon, lat] of line) {
    if (!Number.isFinite(lon) || !Number.isFinite(lat))
      throw new RangeError(`vertex is not a position: ${lon}, ${lat}`);
    const n = points.length;
    if (n === 0 || points[n - 2] !== lon || points[n - 1] !== lat) points.push(lon!, lat!);
  }
  return points;
}

function pack(
  features: readonly LineFeature[],
  chains: readonly { feature: number; points: readonly number[] }[],
  classCount: number,
  dropped: readonly DroppedLine[],
): LineLayer {
  const chainCount = chains.length;
  const ringVertex = new Uint32Array(chainCount + 1);
  const ringRun = new Uint32Array(chainCount + 1);
  const ringNode = new Uint32Array(chainCount + 1);
  chains.forEach(({ points }, c) => {
    const vertices = points.length / 2;
    const runs = Math.ceil((vertices - 1) / RUN);
    ringVertex[c + 1] = ringVertex[c]! + vertices;
    ringRun[c + 1] = ringRun[c]! + runs;
    ringNode[c + 1] = ringNode[c]! + treeSize(runs);
  });
  const vertexCount = ringVertex[chainCount]!;
  const layer: LineLayer = {
    featureCount: features.length,
    chainCount,
    vertexCount,
    classCount,
    x: new Float64Array(vertexCount),
    y: new Float64Array(vertexCount),
    ringVertex,
    ringRun,
    ringNode,
    boxes: new Float64Array(4 * ringNode[chainCount]!),
    chainFeature: Uint32Array.from(chains, (c) => c.feature),
    featureClass: Uint16Array.from(features, (f) => f.class),
    metres: new Float64Array(vertexCount),
    dropped,
  };
  chains.forEach(({ points }, c) => {
    fillChain(layer, ringVertex[c]!, points);
    buildTree(layer, c);
  });
  return layer;
}

function fillChain({ x, y, metres }: LineLayer, first: number, points: readonly number[]): void {
  const sum = new Sums(1);
  for (let i = 0, v = first; i < points.length; i += 2, v++) {
    x[v] = points[i]!;
    y[v] = points[i + 1]!;
    if (v > first) sum.add(0, edgeLength(x[v - 1]!, y[v - 1]!, x[v]!, y[v]!));
    metres[v] = sum.get(0);
  }
}

/**
 * Length of the lines by class and place, in metres; with `perFeature` each line feature by itself. A piece on a boundary
 * counts as held by what it bounds (closed regions). A shared border of two features of one class, one on either side, is
 * inside the class, not on its boundary. Where boundaries all but coincide, rows may be as short as coordinates are exact,
 * 1e-9 m. `isAsked`: chains to look at, where those are not all. A generator that yields as it goes from chain to chain.
 */
export function* lengthsOf(
  arrangement: Arrangement,
  lines: LineLayer,
  perFeature = false,
  isAsked?: (chain: number) => boolean,
): Generator<Progress, LengthAtom[], void> {
  const table = new KeyTable();
  const sums = new Sums(64);
  const add = ({ chain, metres }: WalkedPiece, key: PlaceKey) => {
    const feature = lines.chainFeature[chain]!;
    sums.add(table.row(lines.featureClass[feature]!, perFeature ? feature : null, key), metres);
  };
  yield* walkLines(arrangement, lines, add, isAsked);
  return table.rows.map((row, id) => ({
    class: row.class,
    feature: row.feature,
    ...row.key,
    lengthMetres: sums.get(id),
  }));
}
