/**
 * Vertices of one run of edges and the edges of another, both ways, that may be near each other: bounds on their squared
 * distances in a plane, where straight lines stay straight. It takes no sine, and rules out nearly all pairs.
 */
import { type Chains, RUN } from './box-tree.ts';
import type { ReachPlane } from './foot.ts';

const MOST = 2 * RUN * RUN;

/** One is made and filled again and again. */
export class EdgePairs {
  /** Pairs found, the nearest first, the others in no order. */
  count = 0;
  /** At most the squared distance, square metres. */
  readonly bound = new Float64Array(MOST);
  /** Vertex of one run, and first vertex of the edge of the other. */
  readonly vertex = new Uint32Array(MOST);
  readonly edge = new Uint32Array(MOST);
  /** 1 where the vertex is of the first run, 0 where it is of the second. */
  readonly ofFirst = new Uint8Array(MOST);
  private readonly first = new FlatRun();

  /**
   * Find the pairs no further apart than the square root of `limit` (square metres), of the edges from vertex `fromA` to
   * `endA` of a and those from `fromB` to `endB` of b. The last vertex of a run is the start of no edge of it.
   */
  find(
    a: Chains,
    fromA: number,
    endA: number,
    b: Chains,
    fromB: number,
    endB: number,
    { across, along }: ReachPlane,
    limit: number,
  ): void {
    const { first } = this;
    const x0 = a.x[fromA]!;
    const y0 = a.y[fromA]!;
    first.fill(a, fromA, endA, across, along);
    this.count = 0;
    let x2 = (b.x[fromB]! - x0) * across;
    let y2 = (b.y[fromB]! - y0) * along;
    for (let w = fromB; w < endB; w++) {
      const x1 = x2;
      const y1 = y2;
      x2 = (b.x[w + 1]! - x0) * across;
      y2 = (b.y[w + 1]! - y0) * along;
      const dx = Math.max(0, first.west - (x1 > x2 ? x1 : x2), (x1 < x2 ? x1 : x2) - first.east);
      const dy = Math.max(0, first.south - (y1 > y2 ? y1 : y2), (y1 < y2 ? y1 : y2) - first.north);
      if (dx * dx + dy * dy <= limit) this.withEdge(fromA, w, x1, y1, x2 - x1, y2 - y1, limit);
    }
  }

  /** All edges of the first run with edge w of the second, which goes from (x, y) by (ux, uy). */
  private withEdge(fromA: number, w: number, x: number, y: number, ux: number, uy: number, limit: number): void {
    const { first } = this;
    const square = ux * ux + uy * uy;
    const share = square > 0 ? 1 / square : 0;
    for (let v = 0; v < first.edges; v++) {
      // From the start of the one to that of the other.
      const ax = x - first.x[v]!;
      const ay = y - first.y[v]!;
      const vx = first.ux[v]!;
      const vy = first.uy[v]!;
      const s = foot(-(ax * ux + ay * uy) * share);
      const dx = ax + s * ux;
      const dy = ay + s * uy;
      const toSecond = dx * dx + dy * dy;
      if (toSecond <= limit) this.add(toSecond, fromA + v, w, 1);
      const t = foot((ax * vx + ay * vy) * first.share[v]!);
      const ex = ax - t * vx;
      const ey = ay - t * vy;
      const toFirst = ex * ex + ey * ey;
      if (toFirst <= limit) this.add(toFirst, w, fromA + v, 0);
    }
  }

  private add(bound: number, vertex: number, edge: number, ofFirst: number): void {
    const at = this.count++;
    if (at > 0 && bound < this.bound[0]!) {
      this.put(at, this.bound[0]!, this.vertex[0]!, this.edge[0]!, this.ofFirst[0]!);
      this.put(0, bound, vertex, edge, ofFirst);
    } else this.put(at, bound, vertex, edge, ofFirst);
  }

  private put(at: number, bound: number, vertex: number, edge: number, ofFirst: number): void {
    this.bound[at] = bound;
    this.vertex[at] = vertex;
    this.edge[at] = edge;
    this.ofFirst[at] = ofFirst;
  }
}

const foot = (along: number): number => (along > 0 ? (along < 1 ? along : 1) : 0);

/** A run in the plane: metres from its first vertex. */
class FlatRun {
  edges = 0;
  /** Start and direction of each edge, and one over its squared length, 0 for edges of none. */
  readonly x = new Float64Array(RUN);
  readonly y = new Float64Array(RUN);
  readonly ux = new Float64Array(RUN);
  readonly uy = new Float64Array(RUN);
  readonly share = new Float64Array(RUN);
  west = 0;
  south = 0;
  east = 0;
  north = 0;

  fill(chains: Chains, from: number, end: number, across: number, along: number): void {
    const { x, y } = chains;
    this.edges = end - from;
    this.west = this.south = this.east = this.north = 0;
    let px = 0;
    let py = 0;
    for (let i = 0; i < this.edges; i++) {
      this.x[i] = px;
      this.y[i] = py;
      const nextX = (x[from + i + 1]! - x[from]!) * across;
      const nextY = (y[from + i + 1]! - y[from]!) * along;
      const ux = nextX - px;
      const uy = nextY - py;
      const square = ux * ux + uy * uy;
      this.ux[i] = ux;
      this.uy[i] = uy;
      this.share[i] = square > 0 ? 1 / square : 0;
      if (nextX < this.west) this.west = nextX;
      else if (nextX > this.east) this.east = nextX;
      if (nextY < this.south) this.south = nextY;
      else if (nextY > this.north) this.north = nextY;
      px = nextX;
      py = nextY;
    }
  }
}
