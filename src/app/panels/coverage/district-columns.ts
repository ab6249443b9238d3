/** Columns of the district table: each class, and after the classes of a union the union itself. Pure. */
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

export function districtColumns(result: Pick<CoverageResult, 'classes' | 'unions'>): DistrictColumn[] {
  const unions = result.unions.map((union, at) => ({
    after: Math.max(...union.keys.map((key) => result.classes.findIndex((c) => c.key === key))),
    column: { key: union.id, name: union.name, style: null, part: (row: CoverageRow) => row.unions[at] ?? null },
  }));
  return result.classes.flatMap((c, at) => [
    { key: c.key, name: c.name, style: c.style, part: (row: CoverageRow) => row.cells[at] ?? null },
    ...unions.filter((u) => u.after === at).map((u) => u.column),
  ]);
}
