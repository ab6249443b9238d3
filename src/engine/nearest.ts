/**
 * Nearest distance from a footprint to the boundaries of features: a search over pairs of boxes of both, the closest pair
 * first, then the geodesic of the best candidates. Where the boundaries meet, or one lies inside the other, the distance is
 * 0, which is the caller's to know from the check; here only boundaries that do not cross are measured.
 */
import Flatbush from 'flatbush';
import { type Chains, FAN, RUN, ringBox } from './box-tree.ts';
import { EdgePairs } from './edge-pairs.ts';
import { ChordFoot, geodesicFoot, ReachPlane, reach, windowAround } from './foot.ts';
import type { CompiledLayer } from './layer.ts';
import { PairHeap } from './pair-heap.ts';

export interface Nearest {
  /** Geodesic metres. */
  readonly metres: number;
  /** [longitude, latitude], degrees. */
  readonly onFootprint: readonly [number, number];
  readonly onFeature: readonly [number, number];
  /** Feature of the layer. */
  readonly feature: number;
}

/**
 * Nearest of the features that `accepts` to any ring of `footprint`, or null where there is none. Exact up to 2,000 km
 * between 60 degrees of latitude south and north; further away a neighbour may be taken for the nearest. Not across the meridian of 180 degrees.
 */
export function nearest(
  footprint: CompiledLayer,
  layer: CompiledLayer,
  accepts: (feature: number) => boolean,
): Nearest | null {
  if (!layer.index) return null;
  return search(footprint, layer, { index: layer.index, accepts: (q) => accepts(layer.ringFeature[q]!) });
}

/** The same among the features of one class, whose rings are looked for once for each layer. */
export function nearestOfClass(footprint: CompiledLayer, layer: CompiledLayer, ofClass: number): Nearest | null {
  const rings = ringsOfClass(layer, ofClass);
  return rings ? search(footprint, layer, rings) : null;
}

/** Geodesic metres from a point to the nearest ring of a layer, or null where that is further than `within`. */
export function nearestToPoint(layer: CompiledLayer, lon: number, lat: number, within: number): number | null {
  if (!layer.index) return null;
  const found = search(chainOfPoint(lon, lat), layer, { index: layer.index }, within);
  return found && found.metres <= within ? found.metres : null;
}

/** Chains that something may be nearest to, rings or lines. An open line must end with its last vertex twice. */
export interface Targets extends Chains {
  /** Feature of each chain. */
  readonly ringFeature: Uint32Array;
}

/** Rings of a layer, found by their boxes. */
interface Rings {
  readonly index: Flatbush;
  /** Ring of each entry of the index, where that is not its number. */
  readonly ring?: Uint32Array;
  /** Rings to look at, where those are not all. */
  readonly accepts?: (ring: number) => boolean;
}

const indexed = new WeakMap<CompiledLayer, Map<number, Rings | null>>();

function ringsOfClass(layer: CompiledLayer, ofClass: number): Rings | null {
  const known = indexed.get(layer) ?? new Map<number, Rings | null>();
  indexed.set(layer, known);
  let rings = known.get(ofClass);
  if (rings === undefined) {
    rings = indexOfClass(layer, ofClass);
    known.set(ofClass, rings);
  }
  return rings;
}

const indexOfClass = (layer: CompiledLayer, ofClass: number): Rings | null =>
  indexOfRings(layer, (q) => layer.featureClass[layer.ringFeature[q]!] === ofClass);

/** Index of the rings that `accepts`, or null where there are none. */
export function indexOfRings(
  layer: Targets,
  accepts: (ring: number) => boolean,
): { readonly index: Flatbush; readonly ring: Uint32Array } | null {
  const { boxes, ringFeature } = layer;
  const ring = Uint32Array.from(ringFeature.keys()).filter(accepts);
  if (ring.length === 0) return null;
  const index = new Flatbush(ring.length);
  for (const q of ring) {
    const box = ringBox(layer, q);
    index.add(boxes[box]!, boxes[box + 1]!, boxes[box + 2]!, boxes[box + 3]!);
  }
  index.finish();
  return { index, ring };
}

/** Nearest of an index of chains. */
export const nearestAmong = (
  footprint: CompiledLayer,
  chains: Targets,
  among: NonNullable<ReturnType<typeof indexOfRings>>,
): Nearest | null => search(footprint, chains, among);

/** A point as a chain with one edge of no length. */
const chainOfPoint = (lon: number, lat: number): Chains => ({
  x: Float64Array.of(lon, lon),
  y: Float64Array.of(lat, lat),
  ringVertex: Uint32Array.of(0, 2),
  ringRun: Uint32Array.of(0, 1),
  boxes: Float64Array.of(lon, lat, lon, lat),
  ringNode: Uint32Array.of(0, 1),
});

/** Rings whose boxes are nearest to the middle of the footprint: among them is mostly one that is nearly the nearest. */
const FIRST_RINGS = 3;
/** Of so few rings each is looked at sooner than the index says which are near. */
const FEW_RINGS = 32;

function search(footprint: Chains, layer: Targets, rings: Rings, within = Number.POSITIVE_INFINITY): Nearest | null {
  const box = boxAround(footprint);
  if (!box) return null;
  const { index, ring, accepts } = rings;
  searching.start(footprint, layer, box, within * within);
  if (ring && ring.length <= FEW_RINGS && !accepts) {
    searching.startNear(nearestBox(layer, ring, box));
    for (let i = 0; i < ring.length; i++) searching.addRing(ring[i]!);
  } else {
    const numberOf = (entry: number) => (ring ? ring[entry]! : entry);
    const filter = accepts && ((entry: number) => accepts(numberOf(entry)));
    const middle = [(box[0]! + box[2]!) / 2, (box[1]! + box[3]!) / 2] as const;
    if (within === Number.POSITIVE_INFINITY)
      for (const entry of index.neighbors(...middle, FIRST_RINGS, within, filter)) searching.startNear(numberOf(entry));
    for (const entry of index.search(...windowAround(box, 0, searching.limit), filter))
      searching.addRing(numberOf(entry));
  }
  searching.run();
  return searching.best();
}

/** The ring whose box is nearest to the middle of another, in degrees. */
function nearestBox(layer: Targets, rings: Uint32Array, box: Float64Array): number {
  let best = rings[0]!;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < rings.length; i++) {
    const square = squareToMiddle(layer.boxes, ringBox(layer, rings[i]!), box);
    if (square >= least) continue;
    least = square;
    best = rings[i]!;
  }
  return best;
}

/** Square degrees from the box at an offset to the middle of another. */
function squareToMiddle(boxes: Float64Array, at: number, box: Float64Array): number {
  const x = (box[0]! + box[2]!) / 2;
  const y = (box[1]! + box[3]!) / 2;
  const dx = Math.max(0, boxes[at]! - x, x - boxes[at + 2]!);
  const dy = Math.max(0, boxes[at + 1]! - y, y - boxes[at + 3]!);
  return dx * dx + dy * dy;
}

/** Box of all chains (west, south, east, north, degrees), or null where there are none. */
export function boxAround(chains: Chains): Float64Array | null {
  const count = chains.ringNode.length - 1;
  if (count === 0) return null;
  const { boxes } = chains;
  const first = ringBox(chains, 0);
  const box = boxes.slice(first, first + 4);
  for (let r = 1; r < count; r++) {
    const at = ringBox(chains, r);
    box[0] = Math.min(box[0]!, boxes[at]!);
    box[1] = Math.min(box[1]!, boxes[at + 1]!);
    box[2] = Math.max(box[2]!, boxes[at + 2]!);
    box[3] = Math.max(box[3]!, boxes[at + 3]!);
  }
  return box;
}

/** A vertex of one boundary and the place, 0 to 1, of the foot of its perpendicular on an edge of the other. */
interface Candidate {
  /** Squared chord, square metres. */
  readonly square: number;
  readonly ofFootprint: boolean;
  readonly vertex: number;
  readonly edge: number;
  readonly along: number;
  /** Ring of the layer. */
  readonly ring: number;
}

/** By chord; of the same, as the layer has them, so that the answer does not hang on the way of the search. */
const inOrder = (p: Candidate, q: Candidate): number =>
  p.square - q.square || p.ring - q.ring || p.vertex - q.vertex || p.edge - q.edge;

/** Square of a nanometre: boundaries so close touch, and nothing nearer is looked for. */
const TOUCHING_SQUARE = 1e-18;

/** The plane is fitted anew where the limit has fallen to this share of that it was fitted for. */
const TIGHTER = 1 / 16;

class Search {
  /** Nothing with a longer squared chord than this can be the nearest. */
  limit = 0;
  private least = 0;
  private found: Candidate[] = [];
  /** So many candidates may gather before those that have fallen behind are sorted out. */
  private room = 64;
  private footprint!: Chains;
  private layer!: Targets;
  private box!: Float64Array;
  /** Holds for all within the limit that it was fitted for. */
  private readonly plane = new ReachPlane();
  private planeLimit = 0;
  private readonly foot = new ChordFoot();
  private readonly pairs = new EdgePairs();

  /** Begin anew. `box`: around the footprint; `square`: of the longest chord that is of interest. */
  start(footprint: Chains, layer: Targets, box: Float64Array, square: number): void {
    this.footprint = footprint;
    this.layer = layer;
    this.box = box;
    this.least = square;
    this.limit = reach(square);
    this.planeLimit = Number.POSITIVE_INFINITY;
    this.found.length = 0;
    this.room = 64;
    heap.clear();
    this.fitPlane();
  }

  /** What is further than some vertex of ring q need not be looked at: one that is likely to be near. */
  startNear(q: number): void {
    const { footprint, layer, foot } = this;
    let node = layer.ringNode[q + 1]! - 1;
    for (let level = levelsOver(layer.ringRun[q + 1]! - layer.ringRun[q]!); level > 0; level--)
      node = this.nearestChild(q, node, level);
    const v = footprint.ringVertex[0]!;
    const w = stretchStart(layer, q, node);
    const [x, y] = [layer.x[w]!, layer.y[w]!];
    if (foot.find(footprint.x[v]!, footprint.y[v]!, x, y, x, y, this.limit)) this.shorten(foot.square);
  }

  /** The child whose box is nearest to the middle of the footprint. */
  private nearestChild(q: number, node: number, level: number): number {
    const from = firstChild(this.layer, q, node, level);
    const end = Math.min(from + FAN, firstOfLevel(this.layer, q, level));
    let best = from;
    let least = Number.POSITIVE_INFINITY;
    for (let child = from; child < end; child++) {
      const square = squareToMiddle(this.layer.boxes, 4 * child, this.box);
      if (square >= least) continue;
      least = square;
      best = child;
    }
    return best;
  }

  /** Something is as near as that. */
  private shorten(square: number): void {
    if (square >= this.least) return;
    this.least = square;
    this.limit = reach(square);
    this.fitPlane();
  }

  private fitPlane(): void {
    if (this.limit > this.planeLimit * TIGHTER) return;
    this.plane.fit(this.box, this.limit);
    this.planeLimit = this.limit;
  }

  /** Ring q of the layer is to be looked at too. */
  addRing(q: number): void {
    const { ringNode, ringRun } = this.footprint;
    const node = this.layer.ringNode[q + 1]! - 1;
    const level = levelsOver(this.layer.ringRun[q + 1]! - this.layer.ringRun[q]!);
    for (let r = 0; r + 1 < ringNode.length; r++)
      this.push(r, ringNode[r + 1]! - 1, levelsOver(ringRun[r + 1]! - ringRun[r]!), q, node, level);
  }

  private push(r: number, nodeA: number, levelA: number, q: number, nodeB: number, levelB: number): void {
    const bound = this.plane.between(this.footprint.boxes, 4 * nodeA, this.layer.boxes, 4 * nodeB);
    if (bound <= this.limit) heap.push(bound, r, nodeA, levelA, q, nodeB, levelB);
  }

  /** Look at the pairs of boxes, the closest first, until none can hold anything nearer. */
  run(): void {
    while (heap.pop()) {
      if (heap.bound > this.limit || (this.least <= TOUCHING_SQUARE && this.found.length > 0)) return;
      const { ringA, nodeA, levelA, ringB, nodeB, levelB } = heap;
      if (levelA === 0 && levelB === 0) {
        this.runs(ringA, nodeA, ringB, nodeB);
      } else if (levelA === 0 || (levelB > 0 && this.isWider(nodeB, nodeA))) {
        const from = firstChild(this.layer, ringB, nodeB, levelB);
        const end = Math.min(from + FAN, firstOfLevel(this.layer, ringB, levelB));
        for (let child = from; child < end; child++) this.push(ringA, nodeA, levelA, ringB, child, levelB - 1);
      } else {
        const from = firstChild(this.footprint, ringA, nodeA, levelA);
        const end = Math.min(from + FAN, firstOfLevel(this.footprint, ringA, levelA));
        for (let child = from; child < end; child++) this.push(ringA, child, levelA - 1, ringB, nodeB, levelB);
      }
    }
  }

  /** Whether that node of the layer is wider than that of the footprint. */
  private isWider(nodeB: number, nodeA: number): boolean {
    return widthOf(this.layer.boxes, 4 * nodeB) >= widthOf(this.footprint.boxes, 4 * nodeA);
  }

  /** Edges of two runs: the start of each against the other. Every edge of a ring starts at its own vertex. */
  private runs(r: number, nodeA: number, q: number, nodeB: number): void {
    const { footprint, layer, pairs, plane } = this;
    const fromA = stretchStart(footprint, r, nodeA);
    const endA = Math.min(footprint.ringVertex[r + 1]! - 1, fromA + RUN);
    const fromB = stretchStart(layer, q, nodeB);
    const endB = Math.min(layer.ringVertex[q + 1]! - 1, fromB + RUN);
    pairs.find(footprint, fromA, endA, layer, fromB, endB, plane, this.limit);
    for (let k = 0; k < pairs.count; k++) if (pairs.bound[k]! <= this.limit) this.look(k, q);
  }

  /** The vertex and the edge of pair k. */
  private look(k: number, ring: number): void {
    const { foot, pairs } = this;
    const vertex = pairs.vertex[k]!;
    const edge = pairs.edge[k]!;
    const ofFootprint = pairs.ofFirst[k] === 1;
    const p = ofFootprint ? this.footprint : this.layer;
    const e = ofFootprint ? this.layer : this.footprint;
    const [px, py] = [p.x[vertex]!, p.y[vertex]!];
    if (!foot.find(px, py, e.x[edge]!, e.y[edge]!, e.x[edge + 1]!, e.y[edge + 1]!, this.limit)) return;
    const { square, along } = foot;
    this.shorten(square);
    // A foot at the end of an edge is that at the start of the next one; at the start of an edge of the footprint it has been
    // looked at from the other side.
    if (along < 1 && (ofFootprint || along > 0)) this.keep({ square, ofFootprint, vertex, edge, along, ring });
  }

  private keep(candidate: Candidate): void {
    this.found.push(candidate);
    if (this.found.length > this.room) {
      this.found = this.found.filter((c) => c.square <= this.limit);
      this.room = 64 + 2 * this.found.length;
    }
  }

  /** The shortest geodesic among the candidates. */
  best(): Nearest | null {
    let result: Nearest | null = null;
    const candidates = this.found.filter((c) => c.square <= this.limit);
    if (candidates.length > 1) candidates.sort(inOrder);
    this.found.length = 0;
    for (const c of candidates) {
      if (result && c.square <= TOUCHING_SQUARE) break;
      const measured = this.measure(c);
      if (!result || measured.metres < result.metres) result = measured;
    }
    return result;
  }

  private measure({ ofFootprint, vertex, edge, along, ring }: Candidate): Nearest {
    const [p, e] = ofFootprint ? [this.footprint, this.layer] : [this.layer, this.footprint];
    const at = [p.x[vertex]!, p.y[vertex]!] as const;
    const { metres, foot } = geodesicFoot(...at, e.x[edge]!, e.y[edge]!, e.x[edge + 1]!, e.y[edge + 1]!, along);
    return {
      metres,
      onFootprint: ofFootprint ? at : foot,
      onFeature: ofFootprint ? foot : at,
      feature: this.layer.ringFeature[ring]!,
    };
  }
}

/** First vertex of the run that is a leaf of the tree of chain r. */
const stretchStart = (chains: Chains, r: number, leaf: number): number =>
  chains.ringVertex[r]! + (leaf - chains.ringNode[r]!) * RUN;

const widthOf = (boxes: Float64Array, i: number) => Math.max(boxes[i + 2]! - boxes[i]!, boxes[i + 3]! - boxes[i + 1]!);

/** Level of the root of a tree with that many leaves, which are level 0. */
function levelsOver(leaves: number): number {
  let level = 0;
  for (let n = leaves; n > 1; n = Math.ceil(n / FAN)) level++;
  return level;
}

/** First node of a level of the tree of ring r. */
function firstOfLevel(chains: Chains, r: number, level: number): number {
  let at = chains.ringNode[r]!;
  let n = chains.ringRun[r + 1]! - chains.ringRun[r]!;
  for (let k = 0; k < level; k++) {
    at += n;
    n = Math.ceil(n / FAN);
  }
  return at;
}

function firstChild(chains: Chains, r: number, node: number, level: number): number {
  return firstOfLevel(chains, r, level - 1) + FAN * (node - firstOfLevel(chains, r, level));
}

/** One each for all searches, of which there is one at a time. */
const heap = new PairHeap();
const searching = new Search();
