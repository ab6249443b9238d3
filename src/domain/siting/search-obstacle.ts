/** What a footprint must keep away from, in the plane of a search. */
import { SegmentTree } from '../bands/segment-tree.ts';
import type { Ball, Part } from './search-balls.ts';
import { type PlanePoint, type PlaneRing, type Pose, segmentsOf } from './search-plane.ts';
import { atX, atY, type Edge, isInShape, type Shape } from './search-shape.ts';

/**
 * `area`: rings, shells counter-clockwise; `lines`: lines, and points as lines of one place; `outside`: all that is not
 * inside the rings.
 */
export type GroundKind = 'area' | 'lines' | 'outside';

export interface Obstacle {
  readonly ground: Ground;
  /** Distance to keep, metres on the ground. */
  readonly metres: number;
}

/** Corners are looked for this many times as far from the shape's edges as they must be deep. */
const NEARBY = 3;

export class Ground {
  private readonly tree: SegmentTree;
  private readonly kind: GroundKind;
  /** A vertex of each ring or line. */
  private readonly firsts: readonly PlanePoint[];
  private found = false;
  private best = 0;
  private gap = 0;
  private enough = 0;
  private px = 0;
  private py = 0;
  private qx = 0;
  private qy = 0;
  private half = 0;
  private deep = 0;
  private shape: Shape | null = null;
  private pose: Pose | null = null;

  constructor(kind: GroundKind, lines: readonly PlaneRing[]) {
    this.kind = kind;
    const points = lines.flatMap((line) => (line.length === 1 ? [[line[0]!, line[0]!]] : []));
    this.tree = new SegmentTree(segmentsOf([...lines, ...points]));
    this.firsts = lines.flatMap((line) => line.slice(0, 1));
  }

  private holds(x: number, y: number): boolean {
    if (this.kind === 'lines') return false;
    const isInside = this.tree.winding(x, y) > 0;
    return isInside === (this.kind === 'area');
  }

  private readonly meet = (place: number): void => {
    const away = this.tree.distance(place, this.px, this.py);
    if (away > this.best) return;
    this.found = true;
    this.tree.limit[0] = -1;
  };

  /** Whether the boundary comes within a distance of a point. */
  private isNear(x: number, y: number, within: number): boolean {
    this.px = x;
    this.py = y;
    this.best = within;
    this.found = false;
    this.tree.limit[0] = within * within;
    this.tree.visit(x, y, this.meet);
    return this.found;
  }

  /** Whether the distance of a point is at most `need`; where that is negative, whether it lies so deep inside. */
  private reaches(x: number, y: number, need: number): boolean {
    if (need >= 0) return this.isNear(x, y, need) || this.holds(x, y);
    return this.holds(x, y) && !this.isNear(x, y, -need);
  }

  /** Whether one of the discs meets the ground, or comes within `metres`, wherever within `around` of a pose it is put. */
  blocks(metres: number, discs: Ball<Part>, pose: Pose, around: number): boolean {
    const need = (metres + discs.radius) * pose.scale - around;
    if (!this.reaches(atX(pose, discs.x, discs.y), atY(pose, discs.x, discs.y), need)) return false;
    const { halves } = discs;
    return !halves || this.blocks(metres, halves[0], pose, around) || this.blocks(metres, halves[1], pose, around);
  }

  /** The same by the corners of the ground: whether one lies so deep in the shape. For what reaches in between discs. */
  pokes(metres: number, shape: Shape, pose: Pose, around: number): boolean {
    this.deep = around - metres * pose.scale;
    this.shape = shape;
    this.pose = pose;
    this.found = false;
    this.pokesFrom(shape.edges, NEARBY * around);
    return this.found;
  }

  private pokesFrom(ball: Ball<Edge>, within: number): void {
    const pose = this.pose!;
    const x = atX(pose, ball.x, ball.y);
    const y = atY(pose, ball.x, ball.y);
    const reach = ball.radius * pose.scale + within;
    if (ball.halves) {
      if (!this.isNear(x, y, reach)) return;
      this.found = false;
      this.pokesFrom(ball.halves[0], within);
      if (!this.found) this.pokesFrom(ball.halves[1], within);
      return;
    }
    this.px = x;
    this.py = y;
    this.best = reach;
    this.tree.limit[0] = reach * reach;
    this.tree.visit(x, y, this.meetCorner);
  }

  private readonly meetCorner = (place: number): void => {
    const [x, y] = [this.tree.ends[4 * place]!, this.tree.ends[4 * place + 1]!];
    if (Math.abs(x - this.px) > this.best || Math.abs(y - this.py) > this.best) return;
    if (!isInShape(this.shape!, this.pose!, x, y, this.deep)) return;
    this.found = true;
    this.tree.limit[0] = -1;
  };

  /**
   * How much farther than `metres` the shape is, in metres; negative where it is nearer, and then no more than `metres`.
   * `most` where it is that much or more; anything at most `least` is told as soon as it is known.
   */
  room(metres: number, shape: Shape, pose: Pose, least: number, most: number): number {
    const keep = metres * pose.scale;
    this.gap = keep + most;
    this.enough = keep + least;
    this.gapFrom(shape.edges, pose);
    if (this.gap > this.enough && this.isAcross(shape, pose)) return -keep;
    return this.gap - keep;
  }

  private gapFrom(ball: Ball<Edge>, pose: Pose): void {
    if (this.gap <= this.enough) return;
    const x = atX(pose, ball.x, ball.y);
    const y = atY(pose, ball.x, ball.y);
    const { part, halves } = ball;
    if (part) this.gapFromEdge(part, pose, x, y);
    else if (halves && this.isNear(x, y, this.gap + ball.radius * pose.scale)) {
      this.gapFrom(halves[0], pose);
      this.gapFrom(halves[1], pose);
    }
  }

  private gapFromEdge(edge: Edge, pose: Pose, x: number, y: number): void {
    this.px = atX(pose, edge.ax, edge.ay);
    this.py = atY(pose, edge.ax, edge.ay);
    this.qx = atX(pose, edge.bx, edge.by);
    this.qy = atY(pose, edge.bx, edge.by);
    this.half = edge.radius * pose.scale;
    this.tree.limit[0] = (this.gap + this.half) ** 2;
    this.tree.visit(x, y, this.meetEdge);
  }

  private readonly meetEdge = (place: number): void => {
    const { tree, px, py, qx, qy } = this;
    const { ends } = tree;
    const i = 4 * place;
    const away = segmentDistance(px, py, qx, qy, ends[i]!, ends[i + 1]!, ends[i + 2]!, ends[i + 3]!);
    if (away >= this.gap) return;
    this.gap = away;
    tree.limit[0] = away <= this.enough ? -1 : (away + this.half) ** 2;
  };

  /** Where the boundaries stay apart: whether one lies inside the other. */
  private isAcross(shape: Shape, pose: Pose): boolean {
    return (
      shape.firsts.some(([x, y]) => this.holds(atX(pose, x, y), atY(pose, x, y))) ||
      this.firsts.some(([x, y]) => isInShape(shape, pose, x, y))
    );
  }
}

/** Distance between two segments; 0 where they meet. */
function segmentDistance(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): number {
  const side = (px: number, py: number, qx: number, qy: number, rx: number, ry: number) =>
    (qx - px) * (ry - py) - (qy - py) * (rx - px);
  const c = side(ax, ay, bx, by, cx, cy);
  const d = side(ax, ay, bx, by, dx, dy);
  const a = side(cx, cy, dx, dy, ax, ay);
  const b = side(cx, cy, dx, dy, bx, by);
  if (c > 0 !== d > 0 && a > 0 !== b > 0) return 0;
  return Math.sqrt(
    Math.min(
      squared(ax, ay, cx, cy, dx, dy),
      squared(bx, by, cx, cy, dx, dy),
      squared(cx, cy, ax, ay, bx, by),
      squared(dx, dy, ax, ay, bx, by),
    ),
  );
}

/** Squared distance from (px, py) to a segment. */
function squared(px: number, py: number, ax: number, ay: number, bx: number, by: number): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = dx * dx + dy * dy;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, ((px - ax) * dx + (py - ay) * dy) / length));
  const [ex, ey] = [ax + along * dx - px, ay + along * dy - py];
  return ex * ex + ey * ey;
}
