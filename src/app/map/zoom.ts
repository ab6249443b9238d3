/** Bring a shape on the ground into view. */
import type { Geometry } from 'geojson';
import type { PolygonCoordinates } from '../../domain/feature-table.ts';
import { bringExtentIntoView, fitExtent, isExtentInView } from './camera.ts';
import { boxOf } from './edit/ground.ts';

/** A shape is shown with its surroundings: the box is widened by this share of its size on each side. */
const SURROUNDINGS = 0.6;

type Box = readonly [west: number, south: number, east: number, north: number];

function widened([west, south, east, north]: Box, share: number): Box {
  const [dx, dy] = [(east - west) * share, (north - south) * share];
  return [west - dx, south - dy, east + dx, north + dy];
}

export const zoomToPolygons = (polygons: PolygonCoordinates): void => fitExtent(widened(boxOf(polygons), SURROUNDINGS));

/** Show a shape whole; the map stays as it is where the shape is well in view already. */
export const bringIntoView = (polygons: PolygonCoordinates, surroundings = SURROUNDINGS): void =>
  bringExtentIntoView(boxOf(polygons), widened(boxOf(polygons), surroundings));

/** Whether a shape lies whole in the part of the map that nothing covers. */
export const isWholeInView = (polygons: PolygonCoordinates): boolean => isExtentInView(boxOf(polygons));

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
