/**
 * Geodesics on an ellipsoid: true distances and directions. A thin cover over GeographicLib that puts longitude first,
 * names the units and stands on the ellipsoid of CGCS2000 (GRS80). Angles in degrees, lengths in metres.
 */
import library from 'geographiclib-geodesic';
import { INVERSE_FLATTENING, SEMI_MAJOR_METRES } from './ellipsoid.ts';

interface Inverse {
  readonly distanceMetres: number;
  /** Direction at the first point, clockwise from north, -180 to 180. */
  readonly azimuthDegrees: number;
  /** Direction at the second point, of travel onwards. */
  readonly arrivalAzimuthDegrees: number;
}

export interface Geodesics {
  distanceMetres(lon1: number, lat1: number, lon2: number, lat2: number): number;
  inverse(lon1: number, lat1: number, lon2: number, lat2: number): Inverse;
  /** The point `metres` from (lon, lat) in the direction `azimuthDegrees`: [longitude, latitude]. */
  direct(lon: number, lat: number, azimuthDegrees: number, metres: number): [number, number];
}

/** Geodesics of the ellipsoid with that semi-major axis and inverse flattening. */
export function geodesicsOn(semiMajorMetres: number, inverseFlattening: number): Geodesics {
  const { DISTANCE, AZIMUTH, LATITUDE, LONGITUDE, Geodesic } = library.Geodesic;
  const ellipsoid = new Geodesic(semiMajorMetres, 1 / inverseFlattening);
  return {
    distanceMetres: (lon1, lat1, lon2, lat2) => ellipsoid.Inverse(lat1, lon1, lat2, lon2, DISTANCE).s12!,
    inverse(lon1, lat1, lon2, lat2) {
      const r = ellipsoid.Inverse(lat1, lon1, lat2, lon2, DISTANCE | AZIMUTH);
      return { distanceMetres: r.s12!, azimuthDegrees: r.azi1!, arrivalAzimuthDegrees: r.azi2! };
    },
    direct(lon, lat, azimuthDegrees, metres) {
      const r = ellipsoid.Direct(lat, lon, azimuthDegrees, metres, LATITUDE | LONGITUDE);
      return [r.lon2!, r.lat2!];
    },
  };
}

/** Geodesics of CGCS2000. */
export const { distanceMetres, inverse, direct } = geodesicsOn(SEMI_MAJOR_METRES, INVERSE_FLATTENING);
