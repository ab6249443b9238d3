/**
 * What kind of numbers a position is made of. Layers are longitude, latitude in degrees; metres of Web Mercator or of a
 * Gauss-Kruger zone give themselves away by their size.
 */

export type CoordinateKind = 'degrees' | 'web-mercator' | 'gauss-kruger' | 'out-of-range';

/** Half the side of the Web Mercator square, metres, and what its y may be beyond that in some exports. */
const MERCATOR_LIMIT = 2.0037509e7;
/** Northings of China (18 to 54 degrees), metres: seven digits. */
const NORTHING = [1.9e6, 6.1e6] as const;
/** Eastings of a zone without the zone number, metres: six digits. */
const EASTING = [1e5, 9e5] as const;
/** Zone numbers in front of the easting: 6-degree zones of China 13 to 23, 3-degree zones 25 to 45. */
const isZone = (n: number): boolean => (n >= 13 && n <= 23) || (n >= 25 && n <= 45);

const within = (value: number, [low, high]: readonly [number, number]): boolean => value >= low && value <= high;

export const isNorthing = (value: number): boolean => within(value, NORTHING);

/** The zone number in front of an easting, 0 where there is none, null where the number is no easting. */
export function eastingZone(value: number): number | null {
  if (within(value, EASTING)) return 0;
  const zone = Math.floor(value / 1e6);
  return isZone(zone) && within(value - zone * 1e6, EASTING) ? zone : null;
}

/**
 * Kind of the position (x, y), in either order. An easting of 13 to 15 million metres could be a zone 13 or 14 of 6 degrees
 * (far west of China) or Web Mercator in the east of it; the latter is by far the more frequent, so it is named.
 */
export function coordinateKind(x: number, y: number): CoordinateKind {
  if (Math.abs(x) <= 180 && Math.abs(y) <= 90) return 'degrees';
  for (const [northing, easting] of [
    [x, y],
    [y, x],
  ] as const) {
    const zone = eastingZone(easting);
    if (isNorthing(northing) && zone !== null && (zone === 0 || zone > 14)) return 'gauss-kruger';
  }
  // A position a few hundred metres from 0, 0 is a typing error in degrees, not one in Mercator metres.
  const far = Math.abs(x) > 1000 || Math.abs(y) > 1000;
  return far && Math.abs(x) <= MERCATOR_LIMIT && Math.abs(y) <= MERCATOR_LIMIT ? 'web-mercator' : 'out-of-range';
}
