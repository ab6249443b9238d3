/** Columns of the district table: each class, and after classes that overlap one another their union. Pure. */
import type { Bilingual } from '../../../domain/city.ts';
import type { CoverageResult, CoverageRow } from '../../../domain/coverage/result.ts';

export interface DistrictColumn {
  /** Class key or union id. */
  readonly key: string;
  readonly name: Bilingual;
  /** Null for a union. */
  readonly style: string | null;
  readonly part: (row: CoverageRow) => { readonly areaSquareMetres: number; readonly share: number } | null;
}

/** Disjoint classes need no union beside them: their sum is it, to this many square metres. */
const DISJOINT_SQUARE_METRES = 1;

export function districtColumns(result: Pick<CoverageResult, 'classes' | 'unions' | 'total'>): DistrictColumn[] {
  const unions = result.unions.flatMap((union, at) => {
    const members = union.keys.map((key) => result.classes.findIndex((c) => c.key === key));
    const sum = members.reduce((area, i) => area + (result.total.cells[i]?.areaSquareMetres ?? 0), 0);
    const net = result.total.unions[at]?.areaSquareMetres ?? 0;
    if (sum - net < DISJOINT_SQUARE_METRES) return [];
    const part = (row: CoverageRow) => row.unions[at] ?? null;
    return [{ after: Math.max(...members), column: { key: union.id, name: union.name, style: null, part } }];
  });
  return result.classes.flatMap((c, at) => [
    { key: c.key, name: c.name, style: c.style, part: (row: CoverageRow) => row.cells[at] ?? null },
    ...unions.filter((u) => u.after === at).map((u) => u.column),
  ]);
}
