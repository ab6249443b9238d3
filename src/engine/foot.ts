/**
 * The foot of the perpendicular from a point to an edge: quickly in a local plane, to compare candidates, and by the
 * geodesic, to measure the one that is nearest.
 */
import { meridianRadiusMetres, parallelRadiusMetres, RADIANS_PER_DEGREE } from '../geodesy/ellipsoid.ts';
import { inverse } from '../geodesy/geodesic.ts';

/** Metres per degree near a latitude, with their change per degree. */
export interface Plane {
  readonly lat0: number;
  readonly perLon: number;
  readonly perLonSlope: number;
  readonly perLat: number;
  readonly perLatSlope: number;
}

export function planeAt(lat: number): Plane {
  const slope = (radius: (lat: number) => number) =>
    (radius(lat + 0.05) - radius(lat - 0.05)) * RADIANS_PER_DEGREE * 10;
  return {
    lat0: lat,
    perLon: parallelRadiusMetres(lat) * RADIANS_PER_DEGREE,
    perLonSlope: slope(parallelRadiusMetres),
    perLat: meridianRadiusMetres(lat) * RADIANS_PER_DEGREE,
    perLatSlope: slope(meridianRadiusMetres),
  };
}

/** The plane is good to this share over the distances of a region; candidates this close to the best are to be measured. */
export const SLACK = 1e-3;
/** On edges shorter than this in latitude, one look at the scale tells a distance to a share of SLACK. */
const SHORT_DEGREES = 0.01;

/** A foot in the plane. One is made for a search and filled again and again. */
export class PlaneFoot {
  /** Place on the edge, 0 to 1. */
  along = 0;
  metres = 0;

  /** False, with the fields undefined, where the edge is further than `limit` metres. */
  find(plane: Plane, px: number, py: number, x1: number, y1: number, x2: number, y2: number, limit: number): boolean {
    const { lat0, perLon, perLonSlope, perLat, perLatSlope } = plane;
    const ax = x1 - px;
    const ay = y1 - py;
    const ux = x2 - x1;
    const uy = y2 - y1;
    let along = 0;
    let metres = 0;
    // The scale is that halfway to the foot, which is known better the second time.
    for (let pass = 0; pass < 2; pass++) {
      const off = py + (ay + along * uy) / 2 - lat0;
      const scaleX = perLon + perLonSlope * off;
      const scaleY = perLat + perLatSlope * off;
      const kx = scaleX * scaleX;
      const ky = scaleY * scaleY;
      along = Math.min(1, Math.max(0, -(ax * ux * kx + ay * uy * ky) / (ux * ux * kx + uy * uy * ky)));
      metres = Math.hypot((ax + along * ux) * scaleX, (ay + along * uy) * scaleY);
      if (metres > limit && Math.abs(uy) < SHORT_DEGREES) return false;
    }
    this.along = along;
    this.metres = metres;
    return metres <= limit;
  }
}

/** Steps towards the foot, and the rest of a step at which it is taken as found. */
const MAX_STEPS = 12;
const STILL_METRES = 1e-5;

/**
 * The foot of the geodesic perpendicular from (px, py): from the plane's foot, step by what the geodesic leaves along the
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
    const left = (distanceMetres * (east * Math.sin(azimuth) + north * Math.cos(azimuth))) / (east ** 2 + north ** 2);
    const next = Math.min(1, Math.max(0, along + left));
    if (Math.abs(next - along) * Math.hypot(east, north) <= STILL_METRES || steps === MAX_STEPS)
      return { metres: distanceMetres, foot };
    along = next;
  }
}
