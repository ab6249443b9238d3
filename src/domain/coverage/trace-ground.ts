/** Polygons of the ground of an overlay that is picked, from the same boundaries that make its area. */
import { type Atom, type Overlay, sumAtoms, type Work } from '../../engine/index.ts';
import { EMPTY_REGION, type TracedRegion } from './traced.ts';

export async function traceGround(
  overlay: Overlay,
  isWanted: (place: Pick<Atom, 'part' | 'mask'>) => boolean,
  work: Work,
): Promise<TracedRegion> {
  const areaSquareMetres = sumAtoms(await overlay.atoms(work), isWanted);
  const outline = (await overlay.trace((key) => (isWanted(key) ? 0 : null), work)).get(0);
  return {
    ...EMPTY_REGION,
    polygons: outline?.polygons ?? [],
    areaSquareMetres,
    residualSquareMetres: outline?.residualSquareMetres ?? areaSquareMetres,
  };
}
