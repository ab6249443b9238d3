/** A footprint against two versions of a polygon layer: whether another red line still touches the site. */
import { type Atom, examine, sumAtoms, TOUCH_SQUARE_METRES, type Work } from '../../engine/index.ts';
import type { PolygonCoordinates } from '../feature-table.ts';
import type { PreparedCity } from '../prepared-city.ts';
import { versionChange } from './change-versions.ts';

/** Ground that a footprint has in common with each, counted once whatever its classes; square metres, 0 where they only touch. */
export interface FootprintInVersions {
  readonly otherSquareMetres: number;
  readonly inForceSquareMetres: number;
}

/**
 * `otherId`: the version that the one in force is set against. Null where the footprint has a fault and cannot be measured.
 * @throws RangeError where the city has no such layer or version.
 */
export async function footprintInVersions(
  prepared: PreparedCity,
  work: Work,
  { layerId, otherId, polygons }: { layerId: string; otherId: string; polygons: PolygonCoordinates },
): Promise<FootprintInVersions | null> {
  const { footprint, faults } = examine(polygons);
  if (faults.length > 0) return null;
  const { overlay } = await versionChange(prepared, work, layerId, otherId);
  const { atoms } = await overlay.check(footprint, { outlines: false, distances: [] });
  const common = (pick: (atom: Pick<Atom, 'part' | 'mask'>) => boolean): number => {
    const area = sumAtoms(atoms, pick);
    return area > TOUCH_SQUARE_METRES ? area : 0;
  };
  return {
    otherSquareMetres: common(({ mask }) => mask.low !== 0),
    inForceSquareMetres: common(({ mask }) => mask.high !== 0),
  };
}
