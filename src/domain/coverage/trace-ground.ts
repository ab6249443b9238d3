/** Polygons of the ground of an overlay that is picked, from the same boundaries that make its area. */
import { type Overlay, sumAtoms, type Work } from '../../engine/index.ts';
import type { PreparedCity } from '../prepared-city.ts';
import { outlineLengths, type Place } from './outline.ts';
import { EMPTY_REGION, type TracedRegion } from './traced.ts';

export interface Ground {
  readonly overlay: Overlay;
  readonly isWanted: (place: Place) => boolean;
  /** Districts that the ground is asked for in; null: in none. */
  readonly isInside: ((part: number) => boolean) | null;
}

export async function traceGround(
  prepared: PreparedCity,
  { overlay, isWanted, isInside }: Ground,
  work: Work,
): Promise<TracedRegion> {
  const areaSquareMetres = sumAtoms(await overlay.atoms(work), isWanted);
  const outline = (await overlay.trace((key) => (isWanted(key) ? 0 : null), work)).get(0);
  return {
    ...EMPTY_REGION,
    polygons: outline?.polygons ?? [],
    areaSquareMetres,
    residualSquareMetres: outline?.residualSquareMetres ?? areaSquareMetres,
    outline: isInside && (await outlineLengths(prepared, overlay, { isWanted, isInside }, work)),
  };
}
