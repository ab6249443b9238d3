/**
 * The least move of a footprint to where it keeps its distance from every obstacle: squares of moves, the nearest first. A
 * square is given up where no move in it can be free, is parted where that is not known, and the search ends where nothing
 * that is left could be nearer than the best found by more than the precision. So the answer comes with its proof.
 */
import type { Progress } from '../../engine/index.ts';
import type { Obstacle } from './search-obstacle.ts';
import type { Pose, SearchPlane } from './search-plane.ts';
import { LeastFirst } from './search-queue.ts';
import type { Shape } from './search-shape.ts';

export interface Search {
  readonly plane: SearchPlane;
  readonly shape: Shape;
  readonly obstacles: readonly Obstacle[];
  /** Where the pivot of the shape would be put best, in the plane. */
  readonly from: readonly [number, number];
  /** Moves are looked for up to this distance, metres. */
  readonly within: number;
  /** Degrees clockwise that the shape is turned by; 0 where left out. */
  readonly turn?: number;
  /** Squares looked at before the search is given up; MOST_SQUARES where left out. */
  readonly most?: number;
}

export interface Found {
  /** Where the pivot lies in the plane; null where no place was found. */
  readonly at: readonly [number, number] | null;
  /** Metres from where it would be best. */
  readonly metres: number;
  /** No place is nearer than this (but for pockets of less than two centimetres), metres. */
  readonly leastMetres: number;
  /** False where the search was given up; there may be a nearer place then, or one where none was found. */
  readonly complete: boolean;
  readonly squares: number;
}

/** Of the two, the larger one holds. */
const PRECISION_METRES = 1;
const PRECISION_SHARE = 0.01;
const MOST_SQUARES = 40_000;
/** Squares times edges of the shape. */
const MOST_EFFORT = 2e6;
/** Squares of less than this half width are given up where their middle is not free, metres. */
const LEAST_HALF = 0.01;
/** Steps towards the origin at the end, each halving what is left. */
const LAST_STEPS = 24;
/** Taken off the room that a free place has, so that rounding cannot make it too near, metres. */
const ROUNDING = 1e-6;
const EARTH = 6.35e6;

/** What was found is looked at again for places so much nearer, as long as this share of the squares allows. */
const FINE_METRES = 0.05;
const FINE_SHARE = 0.1;
/** Ways around the origin that are tried from the place that was found, from this share of its distance down to FINE_METRES. */
const WIDEST_WAY = 0.1;

/** How far a move of `metres` may be from the least one. */
const precisionOf = (metres: number): number => Math.max(PRECISION_METRES, PRECISION_SHARE * metres);

interface Square {
  readonly x: number;
  readonly y: number;
  readonly half: number;
  /** Distance of its nearest place from the origin. */
  readonly least: number;
  /** Obstacles that can matter in it, those that closed the square around it first. */
  readonly obstacles: readonly Obstacle[];
}

/** Yields `progress` now and then: how long a search takes is not known beforehand. */
export function* leastMove(search: Search, progress: Progress): Generator<Progress, Found, void> {
  const seeker = new Seeker(search);
  const most = Math.min(search.most ?? MOST_SQUARES, MOST_EFFORT / search.shape.edgeCount);
  while (seeker.step() && seeker.squares < most) yield progress;
  if (seeker.isDone && seeker.polish()) {
    const last = seeker.squares + most * FINE_SHARE;
    while (seeker.step() && seeker.squares < last) yield progress;
    seeker.polish();
  }
  return seeker.result();
}

class Seeker {
  squares = 0;
  private readonly search: Search;
  private readonly queue = new LeastFirst<Square>();
  /** How much a part of the shape moves more than its pivot, for the turn and the growth on the way. */
  private readonly spin: number;
  private best = Number.POSITIVE_INFINITY;
  private bestAt: readonly [number, number] | null = null;
  /** Least distance of what was left undecided. */
  private undecided = Number.POSITIVE_INFINITY;
  private done = false;
  /** Ends the search: nothing that is left could be nearer than the best by more. */
  private precision: (metres: number) => number = (metres) => precisionOf(metres) / 2;

  constructor(search: Search) {
    this.search = search;
    const [lon, lat] = search.plane.inverse(...search.from);
    const [, far] = search.plane.inverse(search.from[0], search.from[1] + search.within);
    const steepest = Math.tan((Math.min(80, Math.max(Math.abs(lat), Math.abs(far))) * Math.PI) / 180);
    this.spin = Number.isFinite(lon) ? (2 * (steepest + 0.1) * search.shape.reach) / EARTH : 0;
    this.push(0, 0, search.within, search.obstacles);
  }

  private push(x: number, y: number, half: number, obstacles: readonly Obstacle[]): void {
    const least = Math.hypot(Math.max(0, Math.abs(x) - half), Math.max(0, Math.abs(y) - half));
    if (least > this.search.within) return;
    this.queue.push(least, { x, y, half, least, obstacles });
  }

  private pose(x: number, y: number): Pose {
    const { plane, from, turn } = this.search;
    return plane.poseAt(from[0] + x, from[1] + y, turn);
  }

  get isDone(): boolean {
    return this.done;
  }

  /** False where the search has ended. */
  step(): boolean {
    const square = this.queue.pop();
    if (!square || this.isNearEnough(square.least)) {
      if (square) this.queue.push(square.least, square);
      this.done = true;
      return false;
    }
    this.squares++;
    this.look(square);
    return true;
  }

  private isNearEnough(least: number): boolean {
    return least >= this.best - this.precision(this.best);
  }

  /** Slide the best place around the origin for as long as that brings it nearer. False where there is none to slide. */
  polish(): boolean {
    if (!this.bestAt || this.best <= FINE_METRES) return false;
    this.precision = () => FINE_METRES;
    this.take(...this.drawnIn(...this.bestAt));
    for (let way = WIDEST_WAY * this.best; way >= FINE_METRES; ) {
      const before = this.best;
      for (const angle of [way / this.best, -way / this.best]) this.tryAt(angle);
      if (this.best > before - FINE_METRES / 10) way /= 2;
    }
    return true;
  }

  /** The place so far around the origin and a little nearer, where it is free. */
  private tryAt(angle: number): void {
    const [x, y] = this.bestAt!;
    const nearer = 1 - FINE_METRES / 10 / this.best;
    const [cos, sin] = [Math.cos(angle) * nearer, Math.sin(angle) * nearer];
    const [tx, ty] = [x * cos - y * sin, x * sin + y * cos];
    if (this.isFree(tx, ty)) this.take(...this.drawnIn(tx, ty));
  }

  /** A free place drawn straight towards the origin for as long as it stays free. */
  private drawnIn(x: number, y: number): readonly [number, number] {
    if (this.isFree(0, 0)) return [0, 0];
    let [blocked, free] = [0, 1];
    for (let i = 0; i < LAST_STEPS; i++) {
      const middle = (blocked + free) / 2;
      if (this.isFree(x * middle, y * middle)) free = middle;
      else blocked = middle;
    }
    return [x * free, y * free];
  }

  private look({ x, y, half, least, obstacles }: Square): void {
    const { shape } = this.search;
    const pose = this.pose(x, y);
    const around = half * Math.SQRT2 * (1 + this.spin);
    for (const { ground, metres } of obstacles) if (ground.blocks(metres, shape.discs, pose, around)) return;
    const left: Obstacle[] = [];
    let room = around;
    for (const obstacle of obstacles) {
      const own = obstacle.ground.room(obstacle.metres, shape, pose, -around, around);
      if (own <= -around) return;
      if (own <= 0 && around > obstacle.metres && around < shape.inradius) {
        if (obstacle.ground.pokes(obstacle.metres, shape, pose, around)) return;
      }
      if (own < around) left.push(obstacle);
      room = Math.min(room, own);
    }
    if (room > ROUNDING) this.offer(x, y, room / (1 + this.spin) - ROUNDING);
    // All of the square is free, and lies in that room.
    if (left.length === 0) return;
    if (half < LEAST_HALF) {
      if (room < 0) this.undecided = Math.min(this.undecided, Math.max(least, 0));
      return;
    }
    const q = half / 2;
    for (const sy of [-q, q]) for (const sx of [-q, q]) this.push(x + sx, y + sy, q, left);
  }

  /** A free place with room around it: the nearest place in that room. */
  private offer(x: number, y: number, room: number): void {
    const away = Math.hypot(x, y);
    const shorter = away === 0 ? 0 : Math.max(0, away - Math.max(0, room)) / away;
    this.take(x * shorter, y * shorter);
  }

  private take(x: number, y: number): void {
    const metres = Math.hypot(x, y);
    if (metres >= this.best || metres > this.search.within) return;
    this.best = metres;
    this.bestAt = [x, y];
  }

  private isFree(x: number, y: number): boolean {
    const pose = this.pose(x, y);
    return this.search.obstacles.every((o) => o.ground.room(o.metres, this.search.shape, pose, 0, ROUNDING) > 0);
  }

  result(): Found {
    const { from } = this.search;
    const leastMetres = Math.min(this.best, this.undecided, this.nextLeast());
    const end = { leastMetres, complete: this.done, squares: this.squares };
    if (!this.bestAt) return { at: null, metres: this.best, ...end };
    this.take(...this.drawnIn(...this.bestAt));
    const [x, y] = this.bestAt;
    return { at: [from[0] + x, from[1] + y], metres: this.best, ...end };
  }

  private nextLeast(): number {
    return this.queue.pop()?.least ?? Number.POSITIVE_INFINITY;
  }
}
