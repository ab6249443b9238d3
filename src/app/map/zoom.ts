/** Bring a shape on the ground into view. */
import type { Geometry } from 'geojson';
import type { PolygonCoordinates } from '../../domain/feature-table.ts';
import { fitExtent } from './camera.ts';
import { boxOf } from './edit/ground.ts';

/** A shape is shown with its surroundings: the box is widened by this share of its size on each side. */
const SURROUNDINGS = 0.6;

export function zoomToPolygons(polygons: PolygonCoordinates): void {
  const [west, south, east, north] = boxOf(polygons);
  const [dx, dy] = [(east - west) * SURROUNDINGS, (north - south) * SURROUNDINGS];
  fitExtent([west - dx, south - dy, east + dx, north + dy]);
}

export function zoomToGeometry(geometry: Geometry): void {
  const positions: number[][] = [];
  const collect = (value: unknown): void => {
    if (!Array.isArray(value)) return;
    if (typeof value[0] === 'number') positions.push(value as number[]);
    else for (const item of value) collect(item);
  };
  if (geometry.type !== 'GeometryCollection') collect(geometry.coordinates);
  if (positions.length > 0) zoomToPolygons([[positions]]);
}
