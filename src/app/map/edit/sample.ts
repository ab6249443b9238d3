/** A footprint to try: its place comes from the city's own data, so that any city has one. */
import polylabel from 'polylabel';
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import {
  meridianRadiusMetres,
  parallelRadiusMetres,
  polygonsArea,
  RADIANS_PER_DEGREE,
} from '../../../geodesy/ellipsoid.ts';
import type { OpenCity } from '../../state/model.ts';
import { type LonLat, positionAt } from './ground.ts';
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

/** How far from the river's range the sample stands, so that several bands have something to say. Metres. */
const FROM_RANGE = 700;

/**
 * On the border of the red line, where that comes about FROM_RANGE near the river's management range without a corner in
 * it and all of the sample lies in the city, so that the first check has much to say; in the middle of the largest district, or of
 * the city, where the data has no such layers or no such place.
 */
export function sampleShape(open: OpenCity): PolygonCoordinates {
  const ring = cornersAt(samplePlace(open));
  return [[[...ring, ring[0]!].map(([lon, lat]) => [lon, lat])]];
}

const cornersAt = (middle: LonLat): LonLat[] => CORNERS.map(([east, north]) => positionAt(middle, { east, north }));

function samplePlace(open: OpenCity): LonLat {
  const [west, south, east, north] = open.city.extent;
  const districts = polygonsOf(open, 'districts');
  const largest = [...districts].sort((a, b) => polygonsArea([b]) - polygonsArea([a]))[0];
  if (!largest) return [(west + east) / 2, (south + north) / 2];
  const [x = 0, y = 0] = polylabel(largest, PRECISION_DEGREES);
  const borders = positions(polygonsOf(open, 'red-line')).filter((p) => isInside(districts, p));
  const ranges = polygonsOf(open, 'management-range');
  const range = positions(ranges);
  const goals = range.length > 0 ? range : [[x, y] as const];
  const wanted = range.length > 0 ? FROM_RANGE : 0;
  let best: LonLat = [x, y];
  let least = Number.POSITIVE_INFINITY;
  for (const p of borders) {
    const off = Math.abs(nearestMetres(p, goals) - wanted);
    if (off < least && isOutside(p, ranges) && isWithin(p, districts)) {
      least = off;
      best = p;
    }
  }
  return best;
}

/** Whether neither the middle nor a corner of a sample would lie in the ground. */
const isOutside = (middle: LonLat, ground: PolygonCoordinates): boolean =>
  !isInside(ground, middle) && cornersAt(middle).every((corner) => !isInside(ground, corner));

/** Places looked at along each edge of a sample: some 50 metres apart. */
const EDGE_STEPS = 16;

/** Whether all of a sample there lies in the ground, as far as its edges tell. */
function isWithin(middle: LonLat, ground: PolygonCoordinates): boolean {
  const corners = cornersAt(middle);
  return corners.every(([x, y], i) => {
    const [toX, toY] = corners[(i + 1) % corners.length]!;
    return Array.from({ length: EDGE_STEPS }, (_, step) => step / EDGE_STEPS).every((t) =>
      isInside(ground, [x + t * (toX - x), y + t * (toY - y)]),
    );
  });
}

const positions = (polygons: PolygonCoordinates): LonLat[] =>
  polygons.flat(2).map((p): LonLat => [p[0] ?? 0, p[1] ?? 0]);

/** Good enough to choose a place: metres by one scale for the whole city. */
function nearestMetres([lon, lat]: LonLat, goals: readonly LonLat[]): number {
  const perLon = parallelRadiusMetres(lat) * RADIANS_PER_DEGREE;
  const perLat = meridianRadiusMetres(lat) * RADIANS_PER_DEGREE;
  let least = Number.POSITIVE_INFINITY;
  for (const [x, y] of goals) {
    const [east, north] = [(x - lon) * perLon, (y - lat) * perLat];
    least = Math.min(least, east * east + north * north);
  }
  return Math.sqrt(least);
}

function polygonsOf(open: OpenCity, role: 'districts' | 'red-line' | 'management-range'): PolygonCoordinates {
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
