/** What became of a site since it was made: whether it was carried, turned, or has another shape. Pure. */
import type { PolygonCoordinates } from '../feature-table.ts';
import { carriedBy, centreOf, type LonLat, type Offset, offsetBetween } from './move.ts';

export interface Way {
  readonly metres: number;
  /** Clockwise from north. */
  readonly degrees: number;
}

export type SiteChange =
  | { readonly kind: 'carried'; readonly way: Way }
  /** Turned, or turned and carried, as large as it was. */
  | { readonly kind: 'turned' }
  /** Cut, widened, or with other corners. */
  | { readonly kind: 'reshaped' };

/** Shapes with more corners are taken as they lie. */
const MOST_CORNERS = 2000;
/** Degrees, a millimetre on the ground: more is another shape. */
const SAME_DEGREES = 1e-8;
/** Metres by which the edges of a shape that was only turned may differ. */
const SAME_METRES = 0.01;

/** From where the site was made to where it stands; null where it stands as it was made. */
export function changeOf(start: PolygonCoordinates, polygons: PolygonCoordinates): SiteChange | null {
  const carry = carryOf(start, polygons);
  if (carry) return isNothing(carry) ? null : { kind: 'carried', way: wayAlong(carry) };
  return { kind: hasSameEdges(start, polygons) ? 'turned' : 'reshaped' };
}

/** How far and whereto the site was moved, by its middle where it was turned or reshaped; null where by less than so many metres. */
export function wayBetween(start: PolygonCoordinates, polygons: PolygonCoordinates, leastMetres: number): Way | null {
  const way = wayAlong(carryOf(start, polygons) ?? offsetBetween(centreOf(start), centreOf(polygons)));
  return way.metres < leastMetres ? null : way;
}

const isNothing = ({ east, north }: Offset): boolean => Math.hypot(east, north) < SAME_METRES;

const wayAlong = ({ east, north }: Offset): Way => ({
  metres: Math.hypot(east, north),
  degrees: (Math.atan2(east, north) * 180) / Math.PI,
});

/** The offset by which a shape was carried without a turn, as 避让建议 states it; null where it was turned or drawn anew. */
function carryOf(start: PolygonCoordinates, polygons: PolygonCoordinates): Offset | null {
  const [before, now] = [start.flat(2), polygons.flat(2)];
  if (before.length !== now.length || before.length > MOST_CORNERS) return null;
  const offset = offsetBetween(positionOf(before[0]), positionOf(now[0]));
  const isThere = carriedBy(start, offset)
    .flat(2)
    .every(([lon = 0, lat = 0], i) => {
      const [x = 0, y = 0] = now[i]!;
      return Math.abs(lon - x) < SAME_DEGREES && Math.abs(lat - y) < SAME_DEGREES;
    });
  return isThere ? offset : null;
}

function hasSameEdges(start: PolygonCoordinates, polygons: PolygonCoordinates): boolean {
  const [before, now] = [edgesOf(start), edgesOf(polygons)];
  return before.length === now.length && before.every((edge, i) => Math.abs(edge - now[i]!) < SAME_METRES);
}

/** Lengths in the order of the rings, metres. */
const edgesOf = (polygons: PolygonCoordinates): number[] =>
  polygons.flat().flatMap((ring) =>
    ring.slice(1).map((to, i) => {
      const { east, north } = offsetBetween(positionOf(ring[i]), positionOf(to));
      return Math.hypot(east, north);
    }),
  );

const positionOf = ([lon = 0, lat = 0]: readonly number[] = []): LonLat => [lon, lat];
