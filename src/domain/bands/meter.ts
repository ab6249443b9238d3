/**
 * Geodesic distance from a place to a source whose edges are straight in longitude/latitude. Worked out in the plane: the
 * length of the straight way to the foot, divided by the mean scale along it. Against geodesics by GeographicLib it is off by
 * less than 1.5 mm at 15 km, 400 km from the middle of the plane.
 */
import { itemsOf, treeOver } from './hulls.ts';
import { meanInverseScale } from './scaled-plane.ts';
import type { SegmentTree } from './segment-tree.ts';
import type { PlaneSource } from './source.ts';

/** An edge is measured in pieces of this length at most, each in its middle and at its end, metres. */
const PIECE = 50;
/** Shorter edges are straight in the plane too, to 0.3 mm. */
const STRAIGHT = 100;
const EDGES_AT_ONCE = 2048;

export interface Foot {
  readonly distanceMetres: number;
  /** Segment of the network, or a number past them for a single vertex. */
  readonly segment: number;
  /** Share of the segment where the foot lies. */
  readonly share: number;
}

export class Meter {
  private readonly source: PlaneSource;
  private readonly tree: SegmentTree;
  /** Per place in the tree. */
  private readonly curvature: Float64Array;
  private best = 0;
  private bestDistance = 0;
  private reach = 0;
  private x = 0;
  private y = 0;
  /** How much farther than the nearest a segment may be to be kept among those that are near. */
  private spare = 0;
  private near = new Int32Array(64);
  private nearCount = 0;

  constructor(source: PlaneSource) {
    this.source = source;
    const items = itemsOf(source.net);
    this.tree = treeOver(source.net, items);
    this.curvature = Float64Array.from(this.tree.given, (item) => source.curvature[items[2 * item]!]!);
  }

  /** Find the nearest segment to a place of the plane, and those that may be nearest to places within `around` of it. */
  private look(x: number, y: number, around: number): void {
    this.x = x;
    this.y = y;
    this.spare = 2 * around;
    this.nearCount = 0;
    // The nearest to the place before is a good first guess.
    this.bestDistance = Number.POSITIVE_INFINITY;
    this.reach = Number.POSITIVE_INFINITY;
    this.meet(this.best);
    this.nearCount = 0;
    this.tree.visit(x, y, this.meet);
  }

  private readonly meet = (place: number): void => {
    const away = this.tree.distance(place, this.x, this.y);
    if (away > this.reach) return;
    if (this.nearCount === this.near.length) {
      const { near } = this;
      this.near = new Int32Array(2 * near.length);
      this.near.set(near);
    }
    this.near[this.nearCount++] = place;
    const distance = this.to(place, this.x, this.y);
    if (distance < this.bestDistance) {
      this.bestDistance = distance;
      this.best = place;
      // Farther than this in the plane nothing is nearer on the ground, and nothing near.
      const far = Math.abs(this.x) + 1.01 * distance;
      this.reach = distance * (1 + 0.51 * far * far * this.curvature[place]!) + this.spare + 0.001;
      this.tree.limit[0] = this.reach * this.reach;
    }
  };

  /** Metres on the ground from a place of the plane to a segment. */
  private to(place: number, x: number, y: number): number {
    const { ends } = this.tree;
    const i = 4 * place;
    const t = this.tree.foot(place, x, y);
    const fx = ends[i]! + t * (ends[i + 2]! - ends[i]!);
    const fy = ends[i + 1]! + t * (ends[i + 3]! - ends[i + 1]!);
    const squared = (fx - x) * (fx - x) + (fy - y) * (fy - y);
    return Math.sqrt(squared) * meanInverseScale(fx, x, this.curvature[place]!);
  }

  /** Metres from a place to the source, which is near the place last looked at. */
  private nearby(x: number, y: number): number {
    let least = Number.POSITIVE_INFINITY;
    for (let i = 0; i < this.nearCount; i++) least = Math.min(least, this.to(this.near[i]!, x, y));
    return least;
  }

  /** The nearest place of the source. Longitude, latitude, degrees. */
  foot(lon: number, lat: number): Foot {
    const [x, y] = this.source.plane.forward(lon, lat);
    this.look(x, y, 0);
    const share = this.tree.foot(this.best, x, y);
    return { distanceMetres: this.bestDistance, segment: this.tree.given[this.best]!, share };
  }

  /**
   * Largest difference from `metres` at every vertex of closed rings, in the middle and every 25 m of every edge. Yields
   * now and then.
   */
  *largestError(
    rings: readonly (readonly (readonly number[])[])[],
    metres: number,
  ): Generator<undefined, number, void> {
    const { plane } = this.source;
    let worst = 0;
    for (const ring of rings) {
      let [ax, ay] = plane.forward(ring[0]![0]!, ring[0]![1]!);
      for (let i = 1; i < ring.length; i++) {
        if (i % EDGES_AT_ONCE === 0) yield;
        const [lon, lat] = ring[i] as [number, number];
        const [bx, by] = plane.forward(lon, lat);
        const length = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
        const [lon0, lat0] = ring[i - 1] as [number, number];
        const pieces = Math.max(1, Math.ceil(length / PIECE));
        for (let k = 0; k < pieces; k++) {
          const middle = (k + 0.5) / pieces;
          const end = (k + 1) / pieces;
          if (length <= STRAIGHT) {
            const [mx, my] = [ax + middle * (bx - ax), ay + middle * (by - ay)];
            worst = Math.max(worst, this.piece(mx, my, ax + end * (bx - ax), ay + end * (by - ay), metres));
          } else {
            const [mx, my] = plane.forward(lon0 + middle * (lon - lon0), lat0 + middle * (lat - lat0));
            const [ex, ey] = plane.forward(lon0 + end * (lon - lon0), lat0 + end * (lat - lat0));
            worst = Math.max(worst, this.piece(mx, my, ex, ey, metres));
          }
        }
        [ax, ay] = [bx, by];
      }
    }
    return worst;
  }

  /** The larger difference from `metres` of the middle and the end of a piece of an edge. */
  private piece(mx: number, my: number, ex: number, ey: number, metres: number): number {
    this.look(mx, my, Math.sqrt((ex - mx) * (ex - mx) + (ey - my) * (ey - my)));
    return Math.max(Math.abs(this.bestDistance - metres), Math.abs(this.nearby(ex, ey) - metres));
  }
}
