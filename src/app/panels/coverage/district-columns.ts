/** Columns of the district table: each class, and after classes that overlap one another their union. Pure. */
import type { Bilingual } from '../../../domain/city.ts';
import type { CoverageResult, CoverageRow } from '../../../domain/coverage/result.ts';
import { overlappingUnions } from '../../../domain/coverage/unions.ts';

export interface DistrictColumn {
  /** Class key or union id. */
  readonly key: string;
  readonly name: Bilingual;
  /** Null for a union. */
  readonly style: string | null;
  readonly part: (row: CoverageRow) => { readonly areaSquareMetres: number; readonly share: number } | null;
}

export function districtColumns(result: Pick<CoverageResult, 'classes' | 'unions' | 'total'>): DistrictColumn[] {
  const unions = overlappingUnions(result).map((at) => {
    const union = result.unions[at]!;
    const members = union.keys.map((key) => result.classes.findIndex((c) => c.key === key));
    const part = (row: CoverageRow) => row.unions[at] ?? null;
    return { after: Math.max(...members), column: { key: union.id, name: union.name, style: null, part } };
  });
  return result.classes.flatMap((c, at) => [
    { key: c.key, name: c.name, style: c.style, part: (row: CoverageRow) => row.cells[at] ?? null },
    ...unions.filter((u) => u.after === at).map((u) => u.column),
  ]);
}
