/** Which unions say more than the classes they are of. */
import type { CoverageResult } from './result.ts';

/** Disjoint classes need no union beside them: their sum is it, to this many square metres. */
const DISJOINT_SQUARE_METRES = 1;

/** Places among `unions` of those whose classes overlap in the city. */
export function overlappingUnions({
  classes,
  unions,
  total,
}: Pick<CoverageResult, 'classes' | 'unions' | 'total'>): number[] {
  return unions.flatMap((union, at) => {
    const sum = classes.reduce(
      (area, c, i) => (union.keys.includes(c.key) ? area + (total.cells[i]?.areaSquareMetres ?? 0) : area),
      0,
    );
    return sum - (total.unions[at]?.areaSquareMetres ?? 0) < DISJOINT_SQUARE_METRES ? [] : [at];
  });
}
