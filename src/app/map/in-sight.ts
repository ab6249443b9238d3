/** Whether anything of what was traced lies on the map as it stands. Pure; degrees. */
import type { TracedRegion } from '../../domain/coverage/region.ts';
import { covers } from './geometry.ts';

/** `view`: west, south, east, north. Shapes that only cross the view, without a corner in it, are told by its middle. */
export function isInSight(
  { polygons, lines, points }: TracedRegion,
  view: readonly [number, number, number, number],
): boolean {
  const [west, south, east, north] = view;
  const isIn = ([lon = 0, lat = 0]: readonly number[]): boolean =>
    lon >= west && lon <= east && lat >= south && lat <= north;
  return (
    points.some(({ position }) => isIn(position)) ||
    lines.some((line) => line.some(isIn)) ||
    polygons.some((polygon) => polygon.some((ring) => ring.some(isIn))) ||
    (polygons.length > 0 &&
      covers({ type: 'MultiPolygon', coordinates: polygons.map((p) => [...p]) }, [
        (west + east) / 2,
        (south + north) / 2,
      ]))
  );
}
