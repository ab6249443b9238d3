/**
 * A transverse Mercator plane with its scale, so that geodesic distances can be had from plane ones. The plane is conformal:
 * a short way from p to q is as long as the straight line between them divided by the mean scale along it, to 1e-9 of its
 * length over tens of kilometres. Coordinates are taken from a point in the middle of the data, so that they stay small.
 */
import { meridianRadiusMetres, parallelRadiusMetres, RADIANS_PER_DEGREE } from '../../geodesy/ellipsoid.ts';
import { type Plane, transverseMercator } from '../../geodesy/gauss-kruger.ts';

/** West, south, east, north, degrees. */
type Extent = readonly [number, number, number, number];

export class ScaledPlane {
  private readonly plane: Plane;
  private readonly originY: number;

  /** A plane around the middle meridian of `extent`. */
  constructor([west, south, east, north]: Extent) {
    this.plane = transverseMercator((west + east) / 2);
    this.originY = this.plane.forward((west + east) / 2, (south + north) / 2)[1];
  }

  /** Longitude, latitude to x (east of the middle meridian) and y, metres. */
  forward(lon: number, lat: number): [number, number] {
    const at = this.plane.forward(lon, lat);
    at[1] -= this.originY;
    return at;
  }

  /** x, y to longitude, latitude. */
  inverse(x: number, y: number): [number, number] {
    return this.plane.inverse(x, y + this.originY);
  }
}

/** 1 / (M N): what the scale grows by with the square of x, per square metre. Depends on the latitude only. */
export function curvatureAt(latDegrees: number): number {
  const n = parallelRadiusMetres(latDegrees) / Math.cos(latDegrees * RADIANS_PER_DEGREE);
  return 1 / (meridianRadiusMetres(latDegrees) * n);
}

/** Scale of the plane `x` metres from its middle meridian: cosh(x / R). */
export function scaleAt(x: number, curvature: number): number {
  return Math.cosh(x * Math.sqrt(curvature));
}

/** Mean of 1 / scale along a straight way from x1 to x2 (Simpson). */
export function meanInverseScale(x1: number, x2: number, curvature: number): number {
  return (inverseScale(x1, curvature) + 4 * inverseScale((x1 + x2) / 2, curvature) + inverseScale(x2, curvature)) / 6;
}

/** 1 / cosh(x / R) by its series: off by less than 1e-9 within 700 km of the middle meridian. */
function inverseScale(x: number, curvature: number): number {
  const u = x * x * curvature;
  return 1 - u * (1 / 2 - u * (5 / 24 - u * (61 / 720 - u * (1385 / 40320))));
}
