/** Where a map on paper looks before anybody moves it. Pure. */
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import { boxOf, centreOf } from '../../../domain/siting/move.ts';
import { type PictureSize, shownExtent } from '../../map/picture-camera.ts';
import { PIXELS_PER_MM, zoomOfScale } from './print-scale.ts';

/** Longitude, latitude. */
export type Center = readonly [number, number];

/** Denominators: of about what the screen shows, and of the map on paper. */
interface Scales {
  readonly shown: number;
  readonly asked: number;
}

/**
 * The middle of what the screen shows; the middle of the site where the scale that is asked for would take it out of the
 * frame, millimetres.
 */
export function startCenter(
  view: Center,
  site: PolygonCoordinates | null,
  { shown, asked }: Scales,
  frame: PictureSize,
): Center {
  const isLost = site !== null && isWithin(site, view, shown, frame) && !isWithin(site, view, asked, frame);
  if (!isLost) return view;
  const [lon = 0, lat = 0] = centreOf(site);
  return [lon, lat];
}

function isWithin(site: PolygonCoordinates, [lon, lat]: Center, denominator: number, frame: PictureSize): boolean {
  const size = { width: frame.width * PIXELS_PER_MM, height: frame.height * PIXELS_PER_MM };
  const extent = shownExtent({ lon, lat, zoom: zoomOfScale([lon, lat], denominator), bearing: 0 }, size);
  const [west, south, east, north] = boxOf(site);
  return west >= extent[0] && south >= extent[1] && east <= extent[2] && north <= extent[3];
}
