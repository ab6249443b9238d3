/** Geometry with columns: the form in which layers and footprints travel between reading, checking and drawing. */
import type { Feature, FeatureCollection, Geometry } from 'geojson';
/** Columns every feature of a city layer has; further columns are kept as they come. */
export interface FeatureProperties {
    readonly id: string;
    readonly name: string;
    readonly class: string;
    readonly [column: string]: unknown;
}
/** Longitude, latitude in degrees on CGCS2000; rings closed. */
export type LayerFeature = Feature<Geometry, FeatureProperties>;
export type LayerTable = FeatureCollection<Geometry, FeatureProperties>;
/** Polygons as GeoJSON writes them: polygon -> ring -> [longitude, latitude], degrees. */
export type PolygonCoordinates = number[][][][];
