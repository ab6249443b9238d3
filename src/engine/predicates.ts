/**
 * Exact answers to "which side?". Ties are broken as if feature j were moved by (e_j, e_j squared), with e_j infinitely
 * small and e_i infinitely larger than e_j for i < j (simulation of simplicity): a real, if infinitesimal, displacement,
 * so that all answers fit together. Shared borders then enclose slivers of area zero and collinear edges never cross.
 */
import { orient2d } from 'robust-predicates';

/** Twice the signed area of a, b, c: positive where c lies left of the directed line from a to b; the sign is exact. */
export function orientation(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  return -orient2d(ax, ay, bx, by, cx, cy);
}

/**
 * Side of c against the edge a -> b after the displacement: never 0. `vertexFirst` says that the feature of c stands
 * before the feature of the edge, so that it is c that counts as moved; else c is moved backwards against the edge.
 */
export function sideOf(value: number, dx: number, dy: number, vertexFirst: boolean): 1 | -1 {
  if (value !== 0) return value > 0 ? 1 : -1;
  const left = dy !== 0 ? dy < 0 : dx > 0;
  return left === vertexFirst ? 1 : -1;
}

const SPLITTER = 2 ** 27 + 1;

/** Cross product (ax, ay) x (bx, by) of differences given as (high, low) pairs, to about twice the usual precision. */
function crossDouble(
  ax: number,
  axl: number,
  ay: number,
  ayl: number,
  bx: number,
  bxl: number,
  by: number,
  byl: number,
) {
  const p = ax * by;
  const q = ay * bx;
  const high = p - q;
  const b = p - high;
  const roundoff = p - (high + b) + (b - q);
  const low = productError(ax, by, p) - productError(ay, bx, q) + (ax * byl + axl * by) - (ay * bxl + ayl * bx);
  return high + (low + roundoff);
}

/** a * b - p exactly, p being the rounded product. */
export function productError(a: number, b: number, p: number): number {
  const ca = SPLITTER * a;
  const ah = ca - (ca - a);
  const al = a - ah;
  const cb = SPLITTER * b;
  const bh = cb - (cb - b);
  const bl = b - bh;
  return al * bl - (p - ah * bh - al * bh - ah * bl);
}

/** Rounding error of the difference a - b, whose rounded value is d. */
export function differenceError(a: number, b: number, d: number): number {
  const bv = a - d;
  const av = d + bv;
  return a - av + (bv - b);
}

/**
 * Place, 0 to 1, where the edge a -> b crosses the line through c and d. The orientations of a robust predicate have the
 * right sign, but where edges are nearly parallel not the digits that their ratio needs: these are taken in double the
 * precision, since the order of crossings along an edge depends on them.
 */
export function crossingPlace(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): number {
  const ux = dx - cx;
  const uy = dy - cy;
  const uxl = differenceError(dx, cx, ux);
  const uyl = differenceError(dy, cy, uy);
  const oa = offset(ax, ay, cx, cy, ux, uxl, uy, uyl);
  const ob = offset(bx, by, cx, cy, ux, uxl, uy, uyl);
  return Math.min(1, Math.max(0, oa / (oa - ob)));
}

function offset(
  px: number,
  py: number,
  cx: number,
  cy: number,
  ux: number,
  uxl: number,
  uy: number,
  uyl: number,
): number {
  const vx = px - cx;
  const vy = py - cy;
  return crossDouble(ux, uxl, uy, uyl, vx, differenceError(px, cx, vx), vy, differenceError(py, cy, vy));
}

/**
 * The point where two edges cross, degrees. The same edges give the same point to the last digit, whichever comes first and
 * whichever way they run: layers that share borders then share their crossings too.
 */
export class CrossingPoint {
  x = 0;
  y = 0;

  set(x: number, y: number): void {
    this.x = x;
    this.y = y;
  }

  cross(ax: number, ay: number, bx: number, by: number, cx: number, cy: number, dx: number, dy: number): void {
    if (ax > bx || (ax === bx && ay > by)) this.crossFrom(bx, by, ax, ay, cx, cy, dx, dy);
    else this.crossFrom(ax, ay, bx, by, cx, cy, dx, dy);
  }

  /** The first edge runs east, or north. */
  private crossFrom(
    ax: number,
    ay: number,
    bx: number,
    by: number,
    cx: number,
    cy: number,
    dx: number,
    dy: number,
  ): void {
    if (cx > dx || (cx === dx && cy > dy)) this.crossInOrder(ax, ay, bx, by, dx, dy, cx, cy);
    else this.crossInOrder(ax, ay, bx, by, cx, cy, dx, dy);
  }

  /** Both run east, or north: the edge that begins first in that order is measured along. */
  private crossInOrder(
    ax: number,
    ay: number,
    bx: number,
    by: number,
    cx: number,
    cy: number,
    dx: number,
    dy: number,
  ): void {
    const first = ax < cx || (ax === cx && (ay < cy || (ay === cy && (bx < dx || (bx === dx && by < dy)))));
    if (first) this.along(ax, ay, bx, by, crossingPlace(ax, ay, bx, by, cx, cy, dx, dy));
    else this.along(cx, cy, dx, dy, crossingPlace(cx, cy, dx, dy, ax, ay, bx, by));
  }

  private along(ax: number, ay: number, bx: number, by: number, t: number): void {
    this.x = ax + t * (bx - ax);
    this.y = ay + t * (by - ay);
  }
}
