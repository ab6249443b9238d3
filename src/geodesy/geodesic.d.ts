export interface Inverse {
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
export declare function geodesicsOn(semiMajorMetres: number, inverseFlattening: number): Geodesics;
/** Geodesics of CGCS2000. */
export declare const distanceMetres: (lon1: number, lat1: number, lon2: number, lat2: number) => number, inverse: (lon1: number, lat1: number, lon2: number, lat2: number) => Inverse, direct: (lon: number, lat: number, azimuthDegrees: number, metres: number) => [number, number];
