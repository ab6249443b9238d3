/** How many metres a pixel is long in the middle of the map: measured on the ellipsoid, along the screen. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import { distanceMetres } from '../../geodesy/geodesic.ts';

const REACH_PIXELS = 50;

export function metresPerPixel(map: MapLibreMap): number {
  const { clientWidth, clientHeight } = map.getContainer();
  const [x, y] = [clientWidth / 2, clientHeight / 2];
  const left = map.unproject([x - REACH_PIXELS, y]);
  const right = map.unproject([x + REACH_PIXELS, y]);
  return distanceMetres(left.lng, left.lat, right.lng, right.lat) / (2 * REACH_PIXELS);
}

/** West, south, east, north of what the map shows, degrees. */
export function extentOf(map: MapLibreMap): [number, number, number, number] {
  const bounds = map.getBounds();
  return [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
}
