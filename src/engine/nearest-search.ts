/** The search for the nearest: over pairs of boxes of both boundaries, the closest pair first, then the geodesics of the best. */

import { RADIANS_PER_DEGREE } from '../geodesy/ellipsoid.ts';
import { type Chains, FAN, firstChild, firstOfLevel, levelsOver, RUN, ringBox, vertexOfLeaf } from './box-tree.ts';
import { EdgePairs, FEW_RUNS } from './edge-pairs.ts';
import { ChordFoot, geodesicFoot, ReachPlane, reach } from './foot.ts';
import { PairHeap } from './pair-heap.ts';
import type { Targets } from './ring-index.ts';

export interface Nearest {
  /** Geodesic metres. */
  readonly metres: number;
  /** [longitude, latitude], degrees. */
  readonly onFootprint: readonly [number, number];
  readonly onFeature: readonly [number, number];
  /** Feature of the layer. */
  readonly feature: number;
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

const NONE = -1;

/** Vertices of a footprint that are tried for a start. */
const SAMPLES = 32;

/** One search after another, in the same room. */
export class Search {
  /** Nothing with a longer squared chord than this can be the nearest. */
  limit = 0;
  /** West, south, east, north of the footprint, degrees. */
  readonly box = new Float64Array(4);
  /** Edge of the layer, by its first vertex, that the best found is on; -1 where there is none. */
  edge = NONE;
  private least = 0;
  private readonly found: Candidate[] = [];
  private count = 0;
  /** So many candidates may gather before those that have fallen behind are sorted out. */
  private room = 64;
  private footprint!: Chains;
  private layer!: Targets;
  /** Holds for all within the limit that it was fitted for. */
  private readonly plane = new ReachPlane();
  private planeLimit = 0;
  private readonly foot = new ChordFoot();
  private readonly pairs = new EdgePairs();
  private readonly heap = new PairHeap();

  /**
   * Begin anew. `square`: of the longest chord that is of interest; where that is infinite, `startAt` or `startNear` must come before
   * rings do. False where the footprint has no ring.
   */
  start(footprint: Chains, layer: Targets, square: number): boolean {
    if (!putBoxAround(footprint, this.box)) return false;
    this.footprint = footprint;
    this.layer = layer;
    this.least = square;
    this.limit = reach(square);
    this.planeLimit = Number.POSITIVE_INFINITY;
    this.count = 0;
    this.room = 64;
    this.edge = NONE;
    this.heap.clear();
    if (this.limit < Number.POSITIVE_INFINITY) this.fitPlane();
    return true;
  }

  /** Whether boundaries that touch have been found, so that nothing else was looked for. */
  get isTouching(): boolean {
    return this.least <= TOUCHING_SQUARE && this.count > 0;
  }

  /** What is further than that edge of the layer need not be looked at. */
  startAt(edge: number): void {
    const { footprint, layer, foot } = this;
    if (foot.find(footprint, this.vertexNear(layer.x[edge]!, layer.y[edge]!), layer, edge, this.limit))
      this.shorten(foot.square);
  }

  /** Of some vertices of the footprint's first ring the nearest to a place, by degrees. */
  private vertexNear(lon: number, lat: number): number {
    const { x, y, ringVertex } = this.footprint;
    const end = ringVertex[1]! - 1;
    const step = Math.ceil((end - ringVertex[0]!) / SAMPLES);
    const narrowing = Math.cos(lat * RADIANS_PER_DEGREE) ** 2;
    let best = ringVertex[0]!;
    let least = Number.POSITIVE_INFINITY;
    for (let v = best; v < end; v += step) {
      const square = (x[v]! - lon) ** 2 * narrowing + (y[v]! - lat) ** 2;
      if (square >= least) continue;
      least = square;
      best = v;
    }
    return best;
  }

  /** What is further than some vertex of ring q need not be looked at: one that is likely to be near. */
  startNear(q: number): void {
    const { layer } = this;
    let node = layer.ringNode[q + 1]! - 1;
    for (let level = levelsOver(layer.ringRun[q + 1]! - layer.ringRun[q]!); level > 0; level--)
      node = this.nearestChild(q, node, level);
    this.startAt(vertexOfLeaf(layer, q, node));
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
    // Rings that are out of reach are most of all.
    if (this.plane.between(this.box, 0, this.layer.boxes, 4 * node) > this.limit) return;
    const level = levelsOver(this.layer.ringRun[q + 1]! - this.layer.ringRun[q]!);
    for (let r = 0; r + 1 < ringNode.length; r++) {
      const runs = ringRun[r + 1]! - ringRun[r]!;
      this.push(r, ringNode[r + 1]! - 1, runs <= FEW_RUNS ? 0 : levelsOver(runs), q, node, level);
    }
  }

  private push(r: number, nodeA: number, levelA: number, q: number, nodeB: number, levelB: number): void {
    const bound = this.plane.between(this.footprint.boxes, 4 * nodeA, this.layer.boxes, 4 * nodeB);
    if (bound <= this.limit) this.heap.push(bound, r, nodeA, levelA, q, nodeB, levelB);
  }

  /** Look at the pairs of boxes, the closest first, until none can hold anything nearer. */
  run(): void {
    const { heap } = this;
    while (heap.pop()) {
      if (heap.bound > this.limit || this.isTouching) return;
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

  /** Edges of a run of the footprint, or of all of a short ring, and of a run of the layer: the start of each against the other. Every edge of a ring starts at its own vertex. */
  private runs(r: number, nodeA: number, q: number, nodeB: number): void {
    const { footprint, layer, pairs } = this;
    const isWhole = nodeA === footprint.ringNode[r + 1]! - 1;
    const last = footprint.ringVertex[r + 1]! - 1;
    const fromA = isWhole ? footprint.ringVertex[r]! : vertexOfLeaf(footprint, r, nodeA);
    const endA = isWhole ? last : Math.min(last, fromA + RUN);
    const fromB = vertexOfLeaf(layer, q, nodeB);
    const endB = Math.min(layer.ringVertex[q + 1]! - 1, fromB + RUN);
    pairs.find(footprint, fromA, endA, layer, fromB, endB, 4 * nodeB, this.plane, this.limit);
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
    if (!foot.find(p, vertex, e, edge, this.limit)) return;
    const { square, along } = foot;
    this.shorten(square);
    // A foot at the end of an edge is that at the start of the next one; at the start of an edge of the footprint it has been
    // looked at from the other side.
    if (along < 1 && (ofFootprint || along > 0)) this.keep({ square, ofFootprint, vertex, edge, along, ring });
  }

  private keep(candidate: Candidate): void {
    this.found[this.count++] = candidate;
    if (this.count <= this.room) return;
    this.sift();
    this.room = 64 + 2 * this.count;
  }

  /** Drop the candidates that have fallen behind. */
  private sift(): void {
    const { found } = this;
    let kept = 0;
    for (let i = 0; i < this.count; i++) if (found[i]!.square <= this.limit) found[kept++] = found[i]!;
    this.count = kept;
  }

  /** The shortest geodesic among the candidates. */
  best(): Nearest | null {
    let result: Nearest | null = null;
    this.sift();
    const candidates = this.count === 1 ? this.found : this.found.slice(0, this.count).sort(inOrder);
    for (let i = 0; i < this.count; i++) {
      const c = candidates[i]!;
      if (result && c.square <= TOUCHING_SQUARE) break;
      const measured = this.measure(c);
      if (result && measured.metres >= result.metres) continue;
      result = measured;
      this.edge = c.ofFootprint ? c.edge : c.vertex;
    }
    return result;
  }

  private measure({ ofFootprint, vertex, edge, along, ring }: Candidate): Nearest {
    const p = ofFootprint ? this.footprint : this.layer;
    const e = ofFootprint ? this.layer : this.footprint;
    const x = p.x[vertex]!;
    const y = p.y[vertex]!;
    const { metres, foot } = geodesicFoot(x, y, e.x[edge]!, e.y[edge]!, e.x[edge + 1]!, e.y[edge + 1]!, along);
    const at: [number, number] = [x, y];
    return {
      metres,
      onFootprint: ofFootprint ? at : foot,
      onFeature: ofFootprint ? foot : at,
      feature: this.layer.ringFeature[ring]!,
    };
  }
}

const widthOf = (boxes: Float64Array, i: number) => Math.max(boxes[i + 2]! - boxes[i]!, boxes[i + 3]! - boxes[i + 1]!);

/** Square degrees from the box at an offset to the middle of another. */
export function squareToMiddle(boxes: Float64Array, at: number, box: Float64Array): number {
  const x = (box[0]! + box[2]!) / 2;
  const y = (box[1]! + box[3]!) / 2;
  const dx = Math.max(0, boxes[at]! - x, x - boxes[at + 2]!);
  const dy = Math.max(0, boxes[at + 1]! - y, y - boxes[at + 3]!);
  return dx * dx + dy * dy;
}

/** Put the box of all chains (west, south, east, north, degrees) into `box`; false where there are none. */
export function putBoxAround(chains: Chains, box: Float64Array): boolean {
  const { boxes } = chains;
  const count = chains.ringNode.length - 1;
  for (let r = 0; r < count; r++) {
    const at = ringBox(chains, r);
    if (r === 0 || boxes[at]! < box[0]!) box[0] = boxes[at]!;
    if (r === 0 || boxes[at + 1]! < box[1]!) box[1] = boxes[at + 1]!;
    if (r === 0 || boxes[at + 2]! > box[2]!) box[2] = boxes[at + 2]!;
    if (r === 0 || boxes[at + 3]! > box[3]!) box[3] = boxes[at + 3]!;
  }
  return count > 0;
}
