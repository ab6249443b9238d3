/** Outlines in the numbers of a file, put on the Earth as a placement would have it. Pure. */
import type { Placement, PlacementCandidate } from '../../../domain/imported-layer.ts';
import { crsOf, toLonLat } from '../../../geodesy/crs.ts';
import { unshifted } from '../../../geodesy/shift.ts';
import { type Extent, extentOf, type Line } from './place-view.ts';

/** Longitude, latitude, degrees; null where the numbers are none of that system. */
export function placedLines(lines: readonly Line[], placement: Placement): Line[] | null {
  const crs = crsOf(placement.epsg);
  if (!crs) return null;
  const convert = toLonLat(crs);
  const { order, shift } = placement;
  const placed = lines.map((line) =>
    line.map(([first, second]): [number, number] => {
      const [lon, lat] = order === 'yx' ? convert(second, first) : convert(first, second);
      return shift === 'none' || !isOnEarth(lon, lat) ? [lon, lat] : unshifted(shift, lon, lat);
    }),
  );
  return placed.every((line) => line.every(([lon, lat]) => isOnEarth(lon, lat))) ? placed : null;
}

const isOnEarth = (lon: number, lat: number): boolean => Math.abs(lon) <= 180 && Math.abs(lat) <= 90;

/** Share of the positions in a box, 0 to 1. */
export function shareInside(lines: readonly Line[], [west, south, east, north]: Extent): number {
  const all = lines.flat();
  const inside = all.filter(([lon, lat]) => lon >= west && lon <= east && lat >= south && lat <= north);
  return all.length === 0 ? 0 : inside.length / all.length;
}

/** A placement that the user gives, as a candidate; null where the data would lie nowhere. */
export function askedCandidate(
  placement: Placement,
  lines: readonly Line[],
  cityExtent: Extent,
): PlacementCandidate | null {
  const placed = placedLines(lines, placement);
  const extent = placed && extentOf(placed);
  if (!placed || !extent) return null;
  return { ...placement, ground: 'asked', certainty: 'sure', extent, insideShare: shareInside(placed, cityExtent) };
}
