/**
 * Nearest distance from a footprint to the boundaries of features: a search over pairs of boxes of both, the closest pair
 * first, then the geodesic of the best candidates. Where the boundaries meet, or one lies inside the other, the distance is
 * 0, which is the caller's to know from the check; here only boundaries that do not cross are measured.
 */
import Flatbush from 'flatbush';
import { type Chains, FAN, RUN, ringBox } from './box-tree.ts';
import { BoxGap, ChordFoot, geodesicFoot, PlaneGap, reach, windowAround } from './foot.ts';
import type { CompiledLayer } from './layer.ts';

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

function search(footprint: Chains, layer: Targets, rings: Rings, within = Number.POSITIVE_INFINITY) {
  const { ring, accepts } = rings;
  searching.start(footprint, layer, within * within);
  if (ring && ring.length <= FEW_RINGS && !accepts) {
    for (let i = 0; i < ring.length; i++) searching.addRing(ring[i]!);
    searching.run(false);
  } else if (!searchByIndex(footprint, rings, searching, within)) return null;
  return searching.best();
}

/** False where there is nothing to find. */
function searchByIndex(footprint: Chains, { index, ring, accepts }: Rings, found: Search, within: number): boolean {
  const box = boxAround(footprint);
  if (!box) return false;
  const numberOf = (entry: number) => (ring ? ring[entry]! : entry);
  const filter = accepts && ((entry: number) => accepts(numberOf(entry)));
  const first = new Set<number>();
  if (within === Number.POSITIVE_INFINITY) {
    const middle = [(box[0]! + box[2]!) / 2, (box[1]! + box[3]!) / 2] as const;
    for (const entry of index.neighbors(...middle, FIRST_RINGS, Number.POSITIVE_INFINITY, filter)) {
      first.add(entry);
      found.addRing(numberOf(entry));
    }
    if (first.size === 0) return false;
    found.run(true);
  }
  for (const entry of index.search(...windowAround(box, 0, found.limit), filter))
    if (!first.has(entry)) found.addRing(numberOf(entry));
  found.run(false);
  return true;
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

/** Square of a nanometre: boundaries so close touch, and nothing nearer is looked for. */
const TOUCHING_SQUARE = 1e-18;

class Search {
  /** Nothing with a longer squared chord than this can be the nearest. */
  limit = 0;
  private least = 0;
  private found: Candidate[] = [];
  /** So many candidates may gather before those that have fallen behind are sorted out. */
  private room = 64;
  private footprint!: Chains;
  private layer!: Targets;
  private readonly gap = new BoxGap();
  private readonly plane = new PlaneGap();
  private readonly foot = new ChordFoot();

  /** Begin anew. `square`: of the longest chord that is of interest. */
  start(footprint: Chains, layer: Targets, square: number): void {
    this.footprint = footprint;
    this.layer = layer;
    this.least = square;
    this.limit = reach(square);
    this.found.length = 0;
    this.room = 64;
    heap.clear();
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
    const bound = this.gap.between(this.footprint.boxes, 4 * nodeA, this.layer.boxes, 4 * nodeB);
    if (bound <= this.limit) heap.push(bound, r, nodeA, levelA, q, nodeB, levelB);
  }

  /** Look at the pairs of boxes, the closest first, until none can hold anything nearer, or if so wished for a first find. */
  run(untilFound: boolean): void {
    while (heap.pop()) {
      if (heap.bound > this.limit || this.least <= TOUCHING_SQUARE) return;
      const { ringA, nodeA, levelA, ringB, nodeB, levelB } = heap;
      if (levelA === 0 && levelB === 0) {
        this.runs(ringA, nodeA, ringB, nodeB);
        if (untilFound && this.found.length > 0) return;
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

  /** Edges of two runs, box by box, then the start of each against the other. Every edge of a ring starts at its own vertex. */
  private runs(r: number, nodeA: number, q: number, nodeB: number): void {
    const { footprint, layer, gap, plane } = this;
    const fromA = footprint.ringVertex[r]! + (nodeA - footprint.ringNode[r]!) * RUN;
    const endA = Math.min(footprint.ringVertex[r + 1]! - 1, fromA + RUN);
    const fromB = layer.ringVertex[q]! + (nodeB - layer.ringNode[q]!) * RUN;
    const endB = Math.min(layer.ringVertex[q + 1]! - 1, fromB + RUN);
    const { boxes, x, y } = layer;
    const j = 4 * nodeB;
    gap.between(footprint.boxes, 4 * nodeA, boxes, j);
    plane.between(gap, footprint.boxes, 4 * nodeA, boxes, j);
    for (let v = fromA; v < endA; v++) {
      const x1 = footprint.x[v]!;
      const x2 = footprint.x[v + 1]!;
      const y1 = footprint.y[v]!;
      const y2 = footprint.y[v + 1]!;
      const west = x1 < x2 ? x1 : x2;
      const east = x1 < x2 ? x2 : x1;
      const south = y1 < y2 ? y1 : y2;
      const north = y1 < y2 ? y2 : y1;
      const toRun = plane.ofParts(west, south, east, north, boxes[j]!, boxes[j + 1]!, boxes[j + 2]!, boxes[j + 3]!);
      if (toRun > this.limit) continue;
      for (let w = fromB; w < endB; w++) {
        const westB = x[w]! < x[w + 1]! ? x[w]! : x[w + 1]!;
        const eastB = x[w]! < x[w + 1]! ? x[w + 1]! : x[w]!;
        const southB = y[w]! < y[w + 1]! ? y[w]! : y[w + 1]!;
        const northB = y[w]! < y[w + 1]! ? y[w + 1]! : y[w]!;
        if (plane.ofParts(west, south, east, north, westB, southB, eastB, northB) <= this.limit) this.edges(v, w, q);
      }
    }
  }

  /** The start of each of two edges against the other. */
  private edges(v: number, w: number, ring: number): void {
    const { footprint, layer, foot, plane } = this;
    const vx = footprint.x[v]!;
    const vy = footprint.y[v]!;
    const wx = layer.x[w]!;
    const wy = layer.y[w]!;
    const endX = layer.x[w + 1]!;
    const endY = layer.y[w + 1]!;
    // A foot at the end of an edge is that at the start of the next one.
    if (
      plane.toEdge(vx, vy, wx, wy, endX, endY) <= this.limit &&
      foot.find(vx, vy, wx, wy, endX, endY, this.limit) &&
      foot.along < 1
    )
      this.keep(true, v, w, ring);
    const nextX = footprint.x[v + 1]!;
    const nextY = footprint.y[v + 1]!;
    // One at its start has been looked at already, from the other side.
    if (
      plane.toEdge(wx, wy, vx, vy, nextX, nextY) <= this.limit &&
      foot.find(wx, wy, vx, vy, nextX, nextY, this.limit) &&
      foot.along > 0 &&
      foot.along < 1
    )
      this.keep(false, w, v, ring);
  }

  private keep(ofFootprint: boolean, vertex: number, edge: number, ring: number): void {
    const { square, along } = this.foot;
    if (square < this.least) {
      this.least = square;
      this.limit = reach(square);
    }
    this.found.push({ square, ofFootprint, vertex, edge, along, ring });
    if (this.found.length > this.room) {
      this.found = this.found.filter((c) => c.square <= this.limit);
      this.room = 64 + 2 * this.found.length;
    }
  }

  /** The shortest geodesic among the candidates. */
  best(): Nearest | null {
    let result: Nearest | null = null;
    const candidates = this.found.filter((c) => c.square <= this.limit);
    if (candidates.length > 1) candidates.sort((p, q) => p.square - q.square);
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

const FIELDS = 6;

/** Pairs of nodes by the bound of their distance, the least on top: a binary heap of the slots in which they stand. */
class PairHeap {
  bound = 0;
  ringA = 0;
  nodeA = 0;
  levelA = 0;
  ringB = 0;
  nodeB = 0;
  levelB = 0;
  private count = 0;
  private slots = 0;
  private bounds = new Float64Array(256);
  private slot = new Uint32Array(256);
  private fields = new Uint32Array(256 * FIELDS);

  clear(): void {
    this.count = 0;
    this.slots = 0;
  }

  push(
    bound: number,
    ringA: number,
    nodeA: number,
    levelA: number,
    ringB: number,
    nodeB: number,
    levelB: number,
  ): void {
    if (this.slots === this.slot.length) this.grow();
    const { bounds, slot, fields } = this;
    let i = this.count++;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (bounds[parent]! <= bound) break;
      bounds[i] = bounds[parent]!;
      slot[i] = slot[parent]!;
      i = parent;
    }
    bounds[i] = bound;
    slot[i] = this.slots;
    const at = this.slots++ * FIELDS;
    fields[at] = ringA;
    fields[at + 1] = nodeA;
    fields[at + 2] = levelA;
    fields[at + 3] = ringB;
    fields[at + 4] = nodeB;
    fields[at + 5] = levelB;
  }

  /** Takes the top into the fields of the heap itself; false where there is none. */
  pop(): boolean {
    if (this.count === 0) return false;
    const { bounds, slot, fields } = this;
    const at = slot[0]! * FIELDS;
    this.bound = bounds[0]!;
    this.ringA = fields[at]!;
    this.nodeA = fields[at + 1]!;
    this.levelA = fields[at + 2]!;
    this.ringB = fields[at + 3]!;
    this.nodeB = fields[at + 4]!;
    this.levelB = fields[at + 5]!;
    const last = --this.count;
    const bound = bounds[last]!;
    let i = 0;
    for (let child = 1; child < last; child = 2 * i + 1) {
      if (child + 1 < last && bounds[child + 1]! < bounds[child]!) child++;
      if (bounds[child]! >= bound) break;
      bounds[i] = bounds[child]!;
      slot[i] = slot[child]!;
      i = child;
    }
    bounds[i] = bound;
    slot[i] = slot[last]!;
    return true;
  }

  private grow(): void {
    const { bounds, slot, fields } = this;
    this.bounds = new Float64Array(2 * bounds.length);
    this.bounds.set(bounds);
    this.slot = new Uint32Array(2 * slot.length);
    this.slot.set(slot);
    this.fields = new Uint32Array(2 * fields.length);
    this.fields.set(fields);
  }
}

/** One each for all searches, of which there is one at a time. */
const heap = new PairHeap();
const searching = new Search();
