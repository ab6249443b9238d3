/**
 * Lines and points that footprints are asked about: how much of them lies inside a footprint, and how far the nearest is.
 * Made once; a question costs little more than finding the few chains around the footprint.
 */
import type Flatbush from 'flatbush';
import { arrangementOfOne } from './arrangement.ts';
import { hasBit } from './atoms.ts';
import { buildTree, RUN, reachesBox, treeSize } from './box-tree.ts';
import type { CompiledLayer } from './layer.ts';
import { compileLines, type LineFeature, type LineLayer, lengthsOf } from './lines.ts';
import { placeOf } from './locate.ts';
import { type Nearest, nearestAmong } from './nearest.ts';
import { putBoxAround } from './nearest-search.ts';
import { indexOfRings, type RingIndex, type Targets } from './ring-index.ts';
import { runThrough } from './steps.ts';

export interface LineSet {
  readonly lines: LineLayer;
  /** Every line as one chain that ends with its last vertex twice, so that the end has an edge of its own to start. */
  readonly chains: Targets;
  /** Chains of each class; null where it has none. */
  readonly ofClass: readonly (RingIndex | null)[];
  /** All chains by their boxes; null where there are none. */
  readonly index: Flatbush | null;
  /** Chains that are only a point. */
  readonly points: ReadonlySet<number>;
  readonly featureClass: Uint16Array;
}

/** A feature with length inside a footprint, or a point in it or on its boundary. */
interface Inside {
  readonly feature: number;
  readonly insideMetres: number;
}

const NOTHING: readonly Inside[] = [];

/** What a class of lines has to do with a footprint. */
export class LineMeeting {
  /** Length inside the footprint, metres, without what runs along its boundary. */
  readonly insideMetres: number;
  readonly features: readonly Inside[];
  private readonly footprint: CompiledLayer;
  private readonly chains: Targets;
  private readonly rings: RingIndex | null;
  private found: Nearest | null | undefined;

  constructor(footprint: CompiledLayer, { chains, ofClass }: LineSet, k: number, features: readonly Inside[]) {
    this.features = features;
    this.insideMetres = features.reduce((sum, f) => sum + f.insideMetres, 0);
    this.footprint = footprint;
    this.chains = chains;
    this.rings = ofClass[k]!;
  }

  /** Null where the class has no feature, or has something inside. Looked for when it is first asked for. */
  get nearest(): Nearest | null {
    if (this.found === undefined)
      this.found =
        this.features.length === 0 && this.rings ? nearestAmong(this.footprint, this.chains, this.rings) : null;
    return this.found;
  }
}

/**
 * Make lines ready. A line with a single distinct vertex is a point: it has no length, but may be near or inside.
 * @throws RangeError where a class is out of range or a vertex is no position.
 */
export function openLines(features: readonly LineFeature[], classCount: number): LineSet {
  const lines = compileLines(features, classCount);
  const all = features.flatMap((f, feature) => f.lines.map((line) => ({ feature, line })));
  const present = all.filter(({ line }) => line.length > 0);
  const chains = packChains(present);
  const featureClass = Uint16Array.from(features, (f) => f.class);
  const classOf = (chain: number) => featureClass[chains.ringFeature[chain]!];
  const isPoint = ({ line }: (typeof present)[number]) =>
    line.every(([x, y]) => x === line[0]![0] && y === line[0]![1]);
  return {
    lines,
    chains,
    index: indexOfRings(chains, () => true)?.index ?? null,
    ofClass: Array.from({ length: classCount }, (_, k) => indexOfRings(chains, (chain) => classOf(chain) === k)),
    points: new Set(present.flatMap((chain, c) => (isPoint(chain) ? [c] : []))),
    featureClass,
  };
}

function packChains(list: readonly { readonly feature: number; readonly line: LineFeature['lines'][number] }[]) {
  const count = list.length;
  const ringVertex = new Uint32Array(count + 1);
  const ringRun = new Uint32Array(count + 1);
  const ringNode = new Uint32Array(count + 1);
  list.forEach(({ line }, c) => {
    const runs = Math.ceil(line.length / RUN);
    ringVertex[c + 1] = ringVertex[c]! + line.length + 1;
    ringRun[c + 1] = ringRun[c]! + runs;
    ringNode[c + 1] = ringNode[c]! + treeSize(runs);
  });
  const vertices = list.flatMap(({ line }) => [...line, line.at(-1)!]);
  const chains: Targets = {
    x: Float64Array.from(vertices, (v) => v[0]!),
    y: Float64Array.from(vertices, (v) => v[1]!),
    ringVertex,
    ringRun,
    ringNode,
    boxes: new Float64Array(4 * ringNode[count]!),
    ringFeature: Uint32Array.from(list, (l) => l.feature),
  };
  for (let c = 0; c < count; c++) buildTree(chains, c);
  return chains;
}

/** What each class of the set has to do with a footprint. */
export function meetLines(footprint: CompiledLayer, set: LineSet): readonly LineMeeting[] {
  const inside = insideOf(footprint, set);
  return set.ofClass.map((_, k) => {
    const own = inside?.filter(({ feature }) => set.featureClass[feature] === k) ?? NOTHING;
    return new LineMeeting(footprint, set, k, own);
  });
}

const box = new Float64Array(4);

/** What lies inside a footprint, by feature; null where no chain comes near. */
function insideOf(footprint: CompiledLayer, set: LineSet): readonly Inside[] | null {
  if (!set.index || !putBoxAround(footprint, box)) return null;
  const near = set.index.search(box[0]!, box[1]!, box[2]!, box[3]!, (c) => reachesBox(set.chains, c, box, 0));
  if (near.length === 0) return null;
  const inside = new Map<number, number>();
  addInside(footprint, box, set, near, inside);
  return [...inside].map(([feature, insideMetres]) => ({ feature, insideMetres }));
}

/** Add the length inside the footprint by feature, where there is any. `box`: around the footprint; `near`: chains with runs whose boxes meet the footprint's. */
function addInside(
  footprint: CompiledLayer,
  box: Float64Array,
  { lines, chains, points }: LineSet,
  near: readonly number[],
  inside: Map<number, number>,
): void {
  const isPoint = (chain: number) => points.has(chain);
  if (!near.every(isPoint)) {
    const arrangement = arrangementOfOne(footprint, 0);
    const reaches = (chain: number) => reachesBox(lines, chain, box, 0);
    for (const { feature, mask, on, lengthMetres } of runThrough(lengthsOf(arrangement, lines, true, reaches)))
      if (hasBit(mask, 0) && !hasBit(on, 0)) inside.set(feature!, (inside.get(feature!) ?? 0) + lengthMetres);
  }
  for (const chain of near.filter(isPoint).sort((p, q) => p - q)) {
    const feature = chains.ringFeature[chain]!;
    const v = chains.ringVertex[chain]!;
    if (placeOf(footprint, 0, chains.x[v]!, chains.y[v]!) !== 'out') inside.set(feature, inside.get(feature) ?? 0);
  }
}
