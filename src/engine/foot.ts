/**
 * Distances to compare candidates by, without a geodesic for each: the squared chord between two points, from their
 * differences in longitude and latitude and the radii of the ellipsoid at their middle latitude. On a sphere the formula is
 * exact. With it the least distance of two boxes, the foot of the perpendicular from a point to an edge, and last the
 * geodesic itself, for the candidates that are nearest.
 */
import {
  meridianRadiusMetres,
  parallelRadiusMetres,
  RADIANS_PER_DEGREE,
  SEMI_MAJOR_METRES,
} from '../geodesy/ellipsoid.ts';
import { inverse } from '../geodesy/geodesic.ts';
import { E2 } from '../geodesy/zones.ts';

const SQUARE_RADIUS = SEMI_MAJOR_METRES * SEMI_MAJOR_METRES;
/** Square of the meridian radius at the equator, where it is least. */
const LEAST_MERIDIAN = SQUARE_RADIUS * (1 - E2) * (1 - E2);

/** Square of the radius of the parallel of a latitude (radians), square metres. */
function parallelSquare(lat: number): number {
  const s = Math.sin(lat);
  return (SQUARE_RADIUS * (1 - s * s)) / (1 - E2 * s * s);
}

/** The same of a latitude in degrees; 0 beyond the poles. */
const parallelSquareAt = (degrees: number): number => (degrees < 90 ? parallelSquare(degrees * RADIANS_PER_DEGREE) : 0);

/** Square of the radius of the meridian at a latitude (radians), square metres. */
function meridianSquare(lat: number): number {
  const s = Math.sin(lat);
  const w = 1 - E2 * s * s;
  return LEAST_MERIDIAN / (w * w * w);
}

/** 4 sin(d/2)^2 by the square of d: to 1e-6 of it at half a radian. It rises with d everywhere. */
const chordSquare = (square: number): number => square * (1 - (square / 12) * (1 - square / 30));

/** The derivative of chordSquare. */
const chordSlope = (square: number): number => 1 - (square / 6) * (1 - square / 20);

/**
 * How much longer than the squared chord of the nearest the squared chord of a candidate may be, for its geodesic to be the
 * shorter all the same. The chord misses the order of geodesics by at most ORDER times the square of the angle at the
 * centre of the Earth (measured: 0.0024 up to 2,000 km and 60 degrees of latitude), and rounding by a micrometre.
 */
export function reach(square: number): number {
  const metres = Math.sqrt(square) * (1 + ROUNDING + ORDER * (square / SQUARE_RADIUS)) + STEP_METRES;
  return metres * metres;
}
const ORDER = 3e-3;
const ROUNDING = 1e-9;
const STEP_METRES = 1e-6;

/** Boxes west, south, east, north in degrees, one beside the other in an array. */
type Boxes = Float64Array;

/** The angle (degrees) of a chord on a circle, by the square of its share of the radius; 360 where that is too long to tell. */
const degreesOf = (share: number): number =>
  share < 1 ? Math.sqrt(share * (1 + share / 6)) / RADIANS_PER_DEGREE : 360;

/** The same along a parallel (degrees of latitude) for the chord of that square. */
const degreesAlong = (lat: number, square: number): number =>
  lat < 90 ? degreesOf(square / parallelSquareAt(lat)) : 360;

/** The box (degrees) outside which everything is further than the chord of that square from the box at offset i. */
export function windowAround(boxes: Boxes, i: number, square: number): [number, number, number, number] {
  const dLat = degreesOf(square / LEAST_MERIDIAN);
  const dLon = degreesAlong(Math.max(-boxes[i + 1]!, boxes[i + 3]!) + dLat / 2, square);
  return [boxes[i]! - dLon, boxes[i + 1]! - dLat, boxes[i + 2]! + dLon, boxes[i + 3]! + dLat];
}

/**
 * The plane of longitude and latitude, stretched by the least radii that are met between a box and all in its reach:
 * distances in it are at most the chords.
 */
export class ReachPlane {
  /** Metres for a degree of longitude and of latitude. */
  across = 0;
  along = 0;
  /** A squared chord is at most so many times the square in the plane, where that is within the square fitted for. */
  most = Number.POSITIVE_INFINITY;

  /** For points in the box at offset 0 and points no further from it than the chord of that square. */
  fit(box: Boxes, square: number): void {
    const dLat = degreesOf(square / LEAST_MERIDIAN);
    const dLon = degreesAlong(Math.max(-box[1]!, box[3]!) + dLat / 2, square);
    // The middle latitudes of two points.
    const low = box[1]! - dLat / 2;
    const high = box[3]! + dLat / 2;
    const parallel = parallelSquareAt(furthest(low, high));
    const meridian = meridianSquare(nearestTo0(low, high) * RADIANS_PER_DEGREE);
    const dx = (box[2]! - box[0]! + dLon) * RADIANS_PER_DEGREE;
    const dy = (box[3]! - box[1]! + dLat) * RADIANS_PER_DEGREE;
    // What chords are shorter than arcs by, and parallels than at the middle latitude: see the chord of ChordFoot.
    const narrowing = Math.max(0, 1 - Math.max(dx * dx, dy * dy) / 3 - ROUNDING);
    this.across = Math.sqrt(parallel * narrowing) * RADIANS_PER_DEGREE;
    this.along = Math.sqrt(meridian * narrowing) * RADIANS_PER_DEGREE;
    this.most =
      narrowing > 0 ? this.greatest(box, square, parallel * narrowing, meridian * narrowing) : Number.POSITIVE_INFINITY;
  }

  /** The greatest radii within that square in the plane, as a share of those of the plane. */
  private greatest(box: Boxes, square: number, parallel: number, meridian: number): number {
    const half = Math.sqrt(square) / this.along / 2;
    const low = box[1]! - half;
    const high = box[3]! + half;
    if (!(high - low < 90)) return Number.POSITIVE_INFINITY;
    const across = parallelSquareAt(nearestTo0(low, high)) / parallel;
    const along = meridianSquare(Math.min(90, furthest(low, high)) * RADIANS_PER_DEGREE) / meridian;
    return Math.max(across, along) * (1 + ROUNDING);
  }

  /** At most the squared chord between the box at offset i of a and that at offset j of b, square metres. */
  between(a: Boxes, i: number, b: Boxes, j: number): number {
    const dx = Math.max(0, b[j]! - a[i + 2]!, a[i]! - b[j + 2]!) * this.across;
    const dy = Math.max(0, b[j + 1]! - a[i + 3]!, a[i + 1]! - b[j + 3]!) * this.along;
    return dx * dx + dy * dy;
  }
}

/** Of the latitudes from one to the other, the distance from the equator of the furthest, and the nearest. */
const furthest = (low: number, high: number): number => Math.max(-low, high);
const nearestTo0 = (low: number, high: number): number => (low > 0 ? low : high < 0 ? high : 0);

/** Vertices, degrees. */
interface Positions {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** Steps towards the foot of the chord; taken as found where a further step would change the square by less than a share. */
const CHORD_STEPS = 8;
const CHORD_SHARE = 1e-9;

/** The nearest point of an edge by the chord. One is made for a search and filled again and again. */
export class ChordFoot {
  /** Place on the edge, 0 to 1. */
  along = 0;
  /** Squared chord, square metres. */
  square = 0;

  /** From vertex v of p to the edge of e that begins at vertex `edge`. False where all of it is beyond the square `limit`. */
  find(p: Positions, v: number, e: Positions, edge: number, limit: number): boolean {
    const py = p.y[v]!;
    const x1 = e.x[edge]!;
    const y1 = e.y[edge]!;
    const ax = (x1 - p.x[v]!) * RADIANS_PER_DEGREE;
    const ay = (y1 - py) * RADIANS_PER_DEGREE;
    const ux = (e.x[edge + 1]! - x1) * RADIANS_PER_DEGREE;
    const uy = (e.y[edge + 1]! - y1) * RADIANS_PER_DEGREE;
    const middle = (y1 + py) * (RADIANS_PER_DEGREE / 2);
    let t = 0;
    for (let k = 0; ; k++) {
      const dx = ax + t * ux;
      const dy = ay + t * uy;
      const lat = middle + (t * uy) / 2;
      const s = Math.sin(lat);
      const sc = s * Math.cos(lat);
      const w = 1 - E2 * s * s;
      const parallel = (SQUARE_RADIUS * (1 - s * s)) / w;
      const meridian = LEAST_MERIDIAN / (w * w * w);
      const x = chordSquare(dx * dx);
      const y = chordSquare(dy * dy);
      const narrowing = 1 - x / 4;
      const square = parallel * x + meridian * y * narrowing;
      // The radii change with the middle latitude, half as fast as the place on the edge does.
      const parallelSlope = (-SQUARE_RADIUS * sc * (1 - E2)) / (w * w);
      const meridianSlope = (3 * E2 * sc * meridian) / w;
      const slope =
        2 * (parallel - (meridian * y) / 4) * chordSlope(dx * dx) * dx * ux +
        2 * meridian * narrowing * chordSlope(dy * dy) * dy * uy +
        (parallelSlope * x + meridianSlope * y * narrowing) * uy;
      const bend = 2 * (parallel * ux * ux + meridian * uy * uy);
      // The square bends up along the edge, or on long ways over the Earth down, but less than the one or the other.
      if (k === 0 && square + Math.min(0, slope) - bend / 2 > limit) return false;
      const next = bend > 0 ? Math.min(1, Math.max(0, t - slope / bend)) : 0;
      const step = next - t;
      if (step * step * bend <= CHORD_SHARE * square || k === CHORD_STEPS) {
        this.along = t;
        this.square = square;
        return square <= limit;
      }
      t = next;
    }
  }
}

/** Steps towards the foot, and the rest of a step at which it is taken as found. */
const MAX_STEPS = 12;
const STILL_METRES = 1e-5;

/**
 * The foot of the geodesic perpendicular from (px, py): from the chord's foot, step by what the geodesic leaves along the
 * edge. Each step leaves about (distance / Earth radius) of the error before it.
 */
export function geodesicFoot(
  px: number,
  py: number,
  x1: number,
  y1: number,
  x2: number,
  y2: number,
  along: number,
): { readonly metres: number; readonly foot: readonly [number, number] } {
  const ux = x2 - x1;
  const uy = y2 - y1;
  for (let steps = 0; ; steps++) {
    const foot: [number, number] = [x1 + along * ux, y1 + along * uy];
    const { distanceMetres, azimuthDegrees } = inverse(foot[0], foot[1], px, py);
    const east = parallelRadiusMetres(foot[1]) * ux * RADIANS_PER_DEGREE;
    const north = meridianRadiusMetres(foot[1]) * uy * RADIANS_PER_DEGREE;
    const azimuth = azimuthDegrees * RADIANS_PER_DEGREE;
    const square = east ** 2 + north ** 2;
    const left = square > 0 ? (distanceMetres * (east * Math.sin(azimuth) + north * Math.cos(azimuth))) / square : 0;
    const next = Math.min(1, Math.max(0, along + left));
    if (Math.abs(next - along) * Math.sqrt(square) <= STILL_METRES || steps === MAX_STEPS)
      return { metres: distanceMetres, foot };
    along = next;
  }
}
