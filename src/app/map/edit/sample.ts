/** A footprint to try: its place comes from the city's own data, so that any city has one. */
import polylabel from 'polylabel';
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import { polygonsArea } from '../../../geodesy/ellipsoid.ts';
import type { OpenCity } from '../../state/model.ts';
import { type LonLat, offsetFrom, positionAt } from './ground.ts';
import { isInside } from './hit.ts';

/** An L of some 140 hectares: metres east and north of its middle. */
const CORNERS = [
  [-650, 610],
  [420, 610],
  [420, 130],
  [760, 130],
  [760, -590],
  [-650, -590],
] as const;

const PRECISION_DEGREES = 0.001;

/**
 * On the border of the red line nearest to the middle of the largest district, so that the first check has something to
 * say; in the middle of that district, or of the city, where the data has no such layer.
 */
export function sampleShape(open: OpenCity): PolygonCoordinates {
  const middle = samplePlace(open);
  const ring = CORNERS.map(([east, north]) => positionAt(middle, { east, north }));
  return [[[...ring, ring[0]!]]];
}

function samplePlace(open: OpenCity): LonLat {
  const [west, south, east, north] = open.city.extent;
  const district = polygonsOf(open, 'districts').sort((a, b) => polygonsArea([b]) - polygonsArea([a]))[0];
  if (!district) return [(west + east) / 2, (south + north) / 2];
  const [x = 0, y = 0] = polylabel(district, PRECISION_DEGREES);
  const middle: LonLat = [x, y];
  const borders = polygonsOf(open, 'red-line')
    .flat(2)
    .map((p): LonLat => [p[0] ?? 0, p[1] ?? 0])
    .filter((p) => isInside([district], p));
  const far = (p: LonLat): number => Math.hypot(...Object.values(offsetFrom(middle, p)));
  return borders.reduce<LonLat | null>((best, p) => (best === null || far(p) < far(best) ? p : best), null) ?? middle;
}

function polygonsOf(open: OpenCity, role: 'districts' | 'red-line'): PolygonCoordinates {
  const ids = open.city.layers.filter((l) => l.role === role).map((l) => l.id);
  return ids.flatMap((id) =>
    (open.tables[id]?.features ?? []).flatMap(({ geometry }) =>
      geometry.type === 'Polygon'
        ? [geometry.coordinates]
        : geometry.type === 'MultiPolygon'
          ? geometry.coordinates
          : [],
    ),
  );
}
