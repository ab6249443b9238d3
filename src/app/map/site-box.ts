import type { PolygonCoordinates } from '../../domain/feature-table.ts';
import type { Box } from './deck/place-pills.ts';
import type { PictureSize } from './picture-camera.ts';

/** Of the picture: a larger site would leave the names no room. */
const LARGEST = 0.25;

/** The box around a site, whose overlaps are hatched over the names; none where it fills much of the picture. Pure. */
export function siteBoxes(
  polygons: PolygonCoordinates,
  pixel: (place: readonly [number, number]) => readonly [number, number],
  { width, height }: PictureSize,
): Box[] {
  const pixels = polygons.flat(2).map(([lon = 0, lat = 0]) => pixel([lon, lat]));
  if (pixels.length === 0) return [];
  const [xs, ys] = [pixels.map(([x]) => x), pixels.map(([, y]) => y)];
  const box = { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
  const share = ((box.right - box.left) * (box.bottom - box.top)) / (width * height);
  return share <= LARGEST ? [box] : [];
}
