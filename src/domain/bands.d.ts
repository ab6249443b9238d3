/** Bands at stated geodesic distances around a boundary, and buffers of lines and points. Longitude, latitude on CGCS2000. */
import type { PolygonCoordinates } from './feature-table.ts';
export interface BandRing {
    /** Exclusive: 0 is the boundary itself. */
    readonly fromMetres: number;
    /** Inclusive. */
    readonly toMetres: number;
    readonly polygon: PolygonCoordinates;
}
export interface Bands {
    /** Nested, disjoint, from the boundary outwards; neighbours share their border vertex for vertex. */
    readonly rings: BandRing[];
    /** Largest difference between a band line and its stated distance, metres: vertices and three places on every edge. */
    readonly largestErrorMetres: number;
}
/**
 * Rings outside a management range: the first from the range to the first distance, each next one from the distance before
 * it. What lies inside the range is in none of them; a hole in the range counts as outside.
 *
 * `boundary` must be valid by the standard of simple features (its polygons may overlap each other). `distancesMetres` must
 * be positive and increase; throws RangeError otherwise, and GeosFailure where GEOS fails.
 */
export declare function bufferBands(boundary: PolygonCoordinates, distancesMetres: readonly number[]): Promise<Bands>;
export type BufferSource = {
    readonly type: 'line';
    readonly coordinates: readonly (readonly number[])[];
} | {
    readonly type: 'point';
    readonly coordinates: readonly number[];
};
/**
 * Everything within `metres` of a line (so a strip twice as wide, with round ends) or of a point (a disc). Throws RangeError
 * where `metres` is not positive or a line has fewer than two vertices, and GeosFailure where GEOS fails.
 */
export declare function geodesicBuffer(source: BufferSource, metres: number): Promise<PolygonCoordinates>;
