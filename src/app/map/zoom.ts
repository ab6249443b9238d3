/** Bring a place on the ground into view, as quickly as the user's wish for calm allows. */
import type { Geometry } from 'geojson';
import type { PolygonCoordinates } from '../../domain/feature-table.ts';
import { boxOf } from './edit/ground.ts';
import { mapView } from './map-view.ts';

type Box = readonly [number, number, number, number];

const PADDING = 90;
const CLOSEST = 16;
const FLIGHT_MS = 700;

export function zoomToBox([west, south, east, north]: Box): void {
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const options = { padding: PADDING, maxZoom: CLOSEST, duration: calm ? 0 : FLIGHT_MS };
  mapView().map.fitBounds([west, south, east, north], options);
}

export const zoomToPolygons = (polygons: PolygonCoordinates): void => zoomToBox(boxOf(polygons));

export function zoomToGeometry(geometry: Geometry): void {
  const positions: number[][] = [];
  const collect = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') positions.push(value as number[]);
    else for (const item of value) collect(item);
  };
  if (geometry.type !== 'GeometryCollection') collect(geometry.coordinates);
  if (positions.length > 0) zoomToBox(boxOf([[positions]]));
}
