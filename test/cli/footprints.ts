/** Polygons that commands are given: GeoJSON in longitude and latitude. */
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';

/** A rectangle; degrees. */
export const box = (west: number, south: number, width: number, height: number): PolygonCoordinates[number] => [
  [
    [west, south],
    [west + width, south],
    [west + width, south + height],
    [west, south + height],
    [west, south],
  ],
];
/** A geometry of those coordinates. */
export const polygon = (coordinates: unknown) => ({ type: 'Polygon', coordinates });
/** Features with the ids given, each a polygon. */
export const collection = (...features: [string | undefined, unknown][]) => ({
  type: 'FeatureCollection',
  features: features.map(([id, coordinates]) => ({
    type: 'Feature',
    properties: { id },
    geometry: polygon(coordinates),
  })),
});
/** The golden cell at 106.80, 39.66: 95.2730 ha on the ellipsoid. */
export const CELL = box(106.8, 39.66, 0.01, 0.01);
export const CELL_HECTARES = 95.273;
/** A ring that crosses itself. */
export const BOWTIE = [
  [
    [106.8, 39.66],
    [106.81, 39.67],
    [106.81, 39.66],
    [106.8, 39.67],
    [106.8, 39.66],
  ],
];
