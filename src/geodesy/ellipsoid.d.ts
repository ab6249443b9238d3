/**
 * Areas and lengths on the ellipsoid of CGCS2000 (GRS80). Angles at the border are degrees, results metres and square
 * metres. An edge is the straight line in longitude/latitude between its ends, for areas and lengths alike, so that
 * cutting an edge changes nothing.
 */
/** Semi-major axis, metres. */
export declare const SEMI_MAJOR_METRES = 6378137;
export declare const INVERSE_FLATTENING = 298.257222101;
export declare const RADIANS_PER_DEGREE: number;
/**
 * Q(latitude) - Q(origin), square metres per radian of longitude. Written as (s - s0) times a polynomial, with the
 * difference of sines taken from the difference of the angles: full relative precision however close the two are, where
 * subtracting two values of Q would leave an error of some 1e-3.
 */
export declare function zoneDifference(originLatDegrees: number, latDegrees: number): number;
/**
 * Integral of -(Q(latitude) - Q(origin)) d(longitude) along an edge, square metres: what the edge adds to the area of a
 * ring that has its interior on the left. Over a closed ring the origin falls out. Gauss-Legendre with three nodes.
 */
export declare function edgeArea(originLat: number, lon1: number, lat1: number, lon2: number, lat2: number): number;
/** Radius of curvature along the meridian, metres. */
export declare function meridianRadiusMetres(latDegrees: number): number;
/** Radius of the parallel, metres: what a radian of longitude is long. */
export declare function parallelRadiusMetres(latDegrees: number): number;
/** Length on the ellipsoid of the straight line in longitude/latitude, metres. */
export declare function edgeLength(lon1: number, lat1: number, lon2: number, lat2: number): number;
/** Area of polygons as GeoJSON writes them (shell first, then holes, any orientation), square metres. */
export declare function polygonsArea(polygons: readonly (readonly (readonly (readonly number[])[])[])[]): number;
/** Signed area of a closed ring, square metres; positive if it runs counter-clockwise. */
export declare function ringArea(ring: readonly (readonly number[])[]): number;
/** Length of a line, metres. */
export declare function lineLength(line: readonly (readonly number[])[]): number;
