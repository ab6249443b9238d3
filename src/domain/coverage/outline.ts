/** How long the outline of a ground is, and which part of it is border of districts: what its data error comes from. */
import { type Atom, OUTSIDE, type Overlay, type Work } from '../../engine/index.ts';
import { lineLength } from '../../geodesy/ellipsoid.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import type { PreparedCity } from '../prepared-city.ts';
import { perCity } from './per-city.ts';

/** Metres. */
export interface OutlineLengths {
  /** Where the ground ends at the border of the districts it is asked for in. */
  readonly borderMetres: number;
  /** Where it ends at lines of its own. */
  readonly ownMetres: number;
}

export type Place = Pick<Atom, 'part' | 'mask'>;

/** Metres of all rings. */
export const ringMetres = (polygons: PolygonCoordinates): number =>
  polygons.flat().reduce((metres, ring) => metres + lineLength(ring), 0);

/** Metres around some districts together, by their places in the partition. */
const districtsMetres = perCity(
  async ({ overlay }: PreparedCity, work: Work, parts: readonly number[]) => {
    const outline = (await overlay.trace(({ part }) => (parts.includes(part) ? 0 : null), work)).get(0);
    return ringMetres((outline?.polygons ?? []) as PolygonCoordinates);
  },
  (parts) => parts.join(),
);

/**
 * Of ground in districts. The outlines of the ground and of the rest of the districts are that of the districts, and twice the
 * lines between the two.
 */
export async function outlineLengths(
  prepared: PreparedCity,
  overlay: Overlay,
  {
    isWanted,
    isInside,
  }: { readonly isWanted: (place: Place) => boolean; readonly isInside: (part: number) => boolean },
  work: Work,
): Promise<OutlineLengths> {
  const parts = prepared.districts.flatMap((_, part) => (isInside(part) ? [part] : []));
  const groupOf = (place: Place) => {
    if (place.part === OUTSIDE || !isInside(place.part)) return null;
    return isWanted(place) ? 0 : 1;
  };
  const outlines = await overlay.trace(groupOf, work);
  const metresOf = (group: number) => ringMetres((outlines.get(group)?.polygons ?? []) as PolygonCoordinates);
  const [ground, rest, districts] = [metresOf(0), metresOf(1), await districtsMetres(prepared, work, parts)];
  const own = Math.min(ground, Math.max(0, (ground + rest - districts) / 2));
  return { borderMetres: ground - own, ownMetres: own };
}
