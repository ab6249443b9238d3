/**
 * Vertices of one run of edges and the edges of another, both ways, that may be the nearest to each other: bounds on their
 * squared distances in a plane, where straight lines stay straight. It takes no sine, and rules out nearly all pairs.
 */
import { type Chains, RUN } from './box-tree.ts';
import { type ReachPlane, reach } from './foot.ts';

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
  private readonly second = new FlatRun();
  /** Squared distance in the plane beyond which a pair is none of the nearest. */
  private limit = 0;
  private most = 0;

  /**
   * Find the pairs no further apart than the square root of `limit` (square metres), of the edges from vertex `fromA` to
   * `endA` of a and those from `fromB` to `endB` of b. The last vertex of a run is the start of no edge of it. Pairs that
   * another is surely nearer than may be left out.
   */
  find(
    a: Chains,
    fromA: number,
    endA: number,
    b: Chains,
    fromB: number,
    endB: number,
    plane: ReachPlane,
    limit: number,
  ): void {
    const { first, second } = this;
    this.limit = limit;
    this.most = plane.most;
    this.count = 0;
    second.fill(b, fromB, endB, a.x[fromA]!, a.y[fromA]!, plane);
    second.box();
    first.fill(a, fromA, endA, a.x[fromA]!, a.y[fromA]!, plane);
    first.keepNear(second, limit);
    for (let w = 0; w < second.edges; w++) if (first.squareTo(second, w) <= this.limit) this.withEdge(fromB + w, w);
  }

  /** The edges of the first run that were kept with edge w of the second, whose first vertex is `vertex`. */
  private withEdge(vertex: number, w: number): void {
    const { first, second } = this;
    const x = second.x[w]!;
    const y = second.y[w]!;
    const ux = second.x[w + 1]! - x;
    const uy = second.y[w + 1]! - y;
    const square = ux * ux + uy * uy;
    const share = square > 0 ? 1 / square : 0;
    for (let k = 0; k < first.kept; k++) {
      const v = first.edge[k]!;
      // From the start of the one to that of the other.
      const ax = x - first.x[v]!;
      const ay = y - first.y[v]!;
      const vx = first.x[v + 1]! - first.x[v]!;
      const vy = first.y[v + 1]! - first.y[v]!;
      const s = foot(-(ax * ux + ay * uy) * share);
      const dx = ax + s * ux;
      const dy = ay + s * uy;
      const toSecond = dx * dx + dy * dy;
      if (toSecond <= this.limit) this.add(toSecond, first.from + v, vertex, 1);
      const t = foot((ax * vx + ay * vy) * first.share[k]!);
      const ex = ax - t * vx;
      const ey = ay - t * vy;
      const toFirst = ex * ex + ey * ey;
      if (toFirst <= this.limit) this.add(toFirst, vertex, first.from + v, 0);
    }
  }

  private add(bound: number, vertex: number, edge: number, ofFirst: number): void {
    const at = this.count++;
    if (at > 0 && bound >= this.bound[0]!) {
      this.put(at, bound, vertex, edge, ofFirst);
      return;
    }
    if (at > 0) this.put(at, this.bound[0]!, this.vertex[0]!, this.edge[0]!, this.ofFirst[0]!);
    this.put(0, bound, vertex, edge, ofFirst);
    const square = bound * this.most;
    if (square < this.limit) this.limit = reach(square);
  }

  private put(at: number, bound: number, vertex: number, edge: number, ofFirst: number): void {
    this.bound[at] = bound;
    this.vertex[at] = vertex;
    this.edge[at] = edge;
    this.ofFirst[at] = ofFirst;
  }
}

const foot = (along: number): number => (along > 0 ? (along < 1 ? along : 1) : 0);

/** A run in the plane: metres from some place. */
class FlatRun {
  /** Vertex it begins with. */
  from = 0;
  edges = 0;
  /** Its vertices. */
  readonly x = new Float64Array(RUN + 1);
  readonly y = new Float64Array(RUN + 1);
  /** Box of the edges that count. */
  west = 0;
  south = 0;
  east = 0;
  north = 0;
  /** Edges that were kept, and one over the squared length of each, 0 for edges of none. */
  kept = 0;
  readonly edge = new Uint8Array(RUN);
  readonly share = new Float64Array(RUN);

  fill({ x, y }: Chains, from: number, end: number, x0: number, y0: number, { across, along }: ReachPlane): void {
    this.from = from;
    this.edges = end - from;
    for (let i = 0; i <= this.edges; i++) {
      this.x[i] = (x[from + i]! - x0) * across;
      this.y[i] = (y[from + i]! - y0) * along;
    }
  }

  /** The box is of all its edges. */
  box(): void {
    this.shrink();
    for (let i = 0; i <= this.edges; i++) this.widen(i);
  }

  private shrink(): void {
    this.west = this.south = Number.POSITIVE_INFINITY;
    this.east = this.north = Number.NEGATIVE_INFINITY;
  }

  private widen(i: number): void {
    if (this.x[i]! < this.west) this.west = this.x[i]!;
    if (this.x[i]! > this.east) this.east = this.x[i]!;
    if (this.y[i]! < this.south) this.south = this.y[i]!;
    if (this.y[i]! > this.north) this.north = this.y[i]!;
  }

  /** Keep the edges that may be within the root of `limit` of another run; the box is of these. */
  keepNear(other: FlatRun, limit: number): void {
    this.kept = 0;
    this.shrink();
    for (let v = 0; v < this.edges; v++) {
      if (other.squareTo(this, v) > limit) continue;
      const ux = this.x[v + 1]! - this.x[v]!;
      const uy = this.y[v + 1]! - this.y[v]!;
      const square = ux * ux + uy * uy;
      this.share[this.kept] = square > 0 ? 1 / square : 0;
      this.edge[this.kept++] = v;
      this.widen(v);
      this.widen(v + 1);
    }
  }

  /** At most the square of the distance to edge i of another run. */
  squareTo({ x, y }: FlatRun, i: number): number {
    const x1 = x[i]!;
    const x2 = x[i + 1]!;
    const y1 = y[i]!;
    const y2 = y[i + 1]!;
    const dx = Math.max(0, this.west - (x1 > x2 ? x1 : x2), (x1 < x2 ? x1 : x2) - this.east);
    const dy = Math.max(0, this.south - (y1 > y2 ? y1 : y2), (y1 < y2 ? y1 : y2) - this.north);
    return dx * dx + dy * dy;
  }
}
