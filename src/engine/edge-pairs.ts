/**
 * Vertices of one run of edges and the edges of another, both ways, that may be the nearest to each other: bounds on their
 * squared distances in a plane, where straight lines stay straight. It takes no sine, and rules out nearly all pairs.
 */
import { type Chains, RUN } from './box-tree.ts';
import { type ReachPlane, reach } from './foot.ts';

/** A ring of the footprint with so many runs is looked at as a whole: it is as small as what it is held against. */
export const FEW_RUNS = 4;
const MOST_EDGES = FEW_RUNS * RUN;
const MOST = 2 * MOST_EDGES * RUN;

/** What directions in the plane may be off by, in times of what its squares are: it has the least radii, and they change on the way. */
const TURN = 4;

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
  private readonly first = new NearEdges();
  /** Squared distance in the plane beyond which a pair is none of the nearest. */
  private limit = 0;
  private most = 0;
  /** Square of what directions may be off by. */
  private turn = 0;

  /**
   * Find the pairs no further apart than the square root of `limit` (square metres), of the edges from vertex `fromA` to
   * `endA` of a and those from `fromB` to `endB` of b, whose box is at offset `boxB`. The last vertex of a run is the start of no
   * edge of it. Pairs that another is surely as near as may be left out.
   */
  find(
    a: Chains,
    fromA: number,
    endA: number,
    b: Chains,
    fromB: number,
    endB: number,
    boxB: number,
    plane: ReachPlane,
    limit: number,
  ): void {
    const { first } = this;
    this.limit = limit;
    this.most = plane.most;
    this.turn = (TURN * (plane.most - 1)) ** 2;
    this.count = 0;
    if (!first.keep(a, fromA, endA, b.boxes, boxB, plane, limit)) return;
    for (let w = fromB; w < endB; w++) if (first.isWithin(this.limit, b, w)) this.withEdge(b, w);
  }

  /** The edges of the first run that were kept with the edge of the second whose first vertex is w. */
  private withEdge(b: Chains, w: number): void {
    const { first, turn } = this;
    const x = first.flatX(b.x[w]!);
    const y = first.flatY(b.y[w]!);
    const ux = first.flatX(b.x[w + 1]!) - x;
    const uy = first.flatY(b.y[w + 1]!) - y;
    const square = ux * ux + uy * uy;
    const share = square > 0 ? 1 / square : 0;
    for (let k = 0; k < first.count; k++) {
      // From the start of the one to that of the other.
      const ax = x - first.x[k]!;
      const ay = y - first.y[k]!;
      const s = -(ax * ux + ay * uy) * share;
      const dx = ax + unit(s) * ux;
      const dy = ay + unit(s) * uy;
      const toSecond = dx * dx + dy * dy;
      // Feet at the end of an edge are at the start of the next, with which the pair is found.
      if (toSecond <= this.limit && !isBeyond(s - 1, square, toSecond, turn)) this.add(toSecond, first.edge[k]!, w, 1);
      const vx = first.dx[k]!;
      const vy = first.dy[k]!;
      const t = (ax * vx + ay * vy) * first.share[k]!;
      const ex = ax - unit(t) * vx;
      const ey = ay - unit(t) * vy;
      const toFirst = ex * ex + ey * ey;
      if (toFirst > this.limit) continue;
      // Two vertices are found from the other side.
      const length = first.square[k]!;
      if (!isBeyond(t - 1, length, toFirst, turn) && !isBeyond(-t, length, toFirst, turn))
        this.add(toFirst, w, first.edge[k]!, 0);
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

const unit = (along: number): number => (along > 0 ? (along < 1 ? along : 1) : 0);

/**
 * Whether the foot on an edge (`length`: its square) surely lies at its end, on the Earth too: in the plane the perpendicular
 * meets the line so far `past` the end, as a share of the edge, that no turn of directions brings it back. `square`: of the distance.
 */
const isBeyond = (past: number, length: number, square: number, turn: number): boolean =>
  past > 0 && past * past * length > turn * square;

/** Edges of a run that may be near another, in the plane: metres from the south-west corner of the other's box. */
class NearEdges {
  count = 0;
  /** First vertex of each. */
  readonly edge = new Uint32Array(MOST_EDGES);
  /** Where it begins, the way to its end, the square of that and one over it, 0 for edges of no length. */
  readonly x = new Float64Array(MOST_EDGES);
  readonly y = new Float64Array(MOST_EDGES);
  readonly dx = new Float64Array(MOST_EDGES);
  readonly dy = new Float64Array(MOST_EDGES);
  readonly square = new Float64Array(MOST_EDGES);
  readonly share = new Float64Array(MOST_EDGES);
  /** Place of the plane's origin, and metres to a degree. */
  private west = 0;
  private south = 0;
  private across = 0;
  private along = 0;
  /** Box of the edges kept, degrees. */
  private readonly box = new Float64Array(4);

  flatX(lon: number): number {
    return (lon - this.west) * this.across;
  }

  flatY(lat: number): number {
    return (lat - this.south) * this.along;
  }

  /** Keep the edges from vertex `from` to `end` that may be within the root of `limit` of a box; false where there are none. */
  keep(
    chains: Chains,
    from: number,
    end: number,
    boxes: Float64Array,
    at: number,
    { across, along }: ReachPlane,
    limit: number,
  ): boolean {
    this.west = boxes[at]!;
    this.south = boxes[at + 1]!;
    this.across = across;
    this.along = along;
    const { box } = this;
    box[0] = box[1] = Number.POSITIVE_INFINITY;
    box[2] = box[3] = Number.NEGATIVE_INFINITY;
    this.count = 0;
    for (let v = from; v < end; v++) if (this.isNear(limit, chains, v, boxes, at)) this.add(chains, v);
    return this.count > 0;
  }

  private add({ x, y }: Chains, v: number): void {
    const k = this.count++;
    const x1 = this.flatX(x[v]!);
    const y1 = this.flatY(y[v]!);
    const dx = this.flatX(x[v + 1]!) - x1;
    const dy = this.flatY(y[v + 1]!) - y1;
    const square = dx * dx + dy * dy;
    this.edge[k] = v;
    this.x[k] = x1;
    this.y[k] = y1;
    this.dx[k] = dx;
    this.dy[k] = dy;
    this.square[k] = square;
    this.share[k] = square > 0 ? 1 / square : 0;
    widen(this.box, x[v]!, y[v]!);
    widen(this.box, x[v + 1]!, y[v + 1]!);
  }

  /** Whether the edge of a chain from vertex v on may be within the root of `limit` of those that were kept. */
  isWithin(limit: number, chains: Chains, v: number): boolean {
    return this.isNear(limit, chains, v, this.box, 0);
  }

  private isNear(limit: number, { x, y }: Chains, v: number, boxes: Float64Array, at: number): boolean {
    const dx = gap(x[v]!, x[v + 1]!, boxes[at]!, boxes[at + 2]!) * this.across;
    const dy = gap(y[v]!, y[v + 1]!, boxes[at + 1]!, boxes[at + 3]!) * this.along;
    return dx * dx + dy * dy <= limit;
  }
}

/** From the interval between p and q to that between low and high. */
function gap(p: number, q: number, low: number, high: number): number {
  if (p < low && q < low) return low - (p > q ? p : q);
  if (p > high && q > high) return (p < q ? p : q) - high;
  return 0;
}

function widen(box: Float64Array, x: number, y: number): void {
  if (x < box[0]!) box[0] = x;
  if (y < box[1]!) box[1] = y;
  if (x > box[2]!) box[2] = x;
  if (y > box[3]!) box[3] = y;
}
