/** Well-known binary, little-endian, two dimensions: how geometries reach GEOS and come back. */
import type { PolygonCoordinates } from './feature-table.ts';
export type WkbSource = {
    readonly type: 'polygons';
    readonly coordinates: PolygonCoordinates;
} | {
    readonly type: 'line';
    readonly coordinates: readonly (readonly number[])[];
} | {
    readonly type: 'point';
    readonly coordinates: readonly number[];
};
/** Polygons as one MultiPolygon, a line as a LineString, a point as a Point. */
export declare function writeWkb(source: WkbSource): Uint8Array;
/**
 * The polygons of a geometry, shells counter-clockwise and holes clockwise; what has no area (points, lines) is left out.
 * Expects what GEOS writes by default.
 */
export declare function readPolygons(view: DataView): PolygonCoordinates;
