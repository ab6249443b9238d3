/** One legend of two maps. Pure. */
import type { LegendEntry } from '../../export/legend.ts';
import type { Language } from '../../state/model.ts';
import type { Which } from './side.ts';

export interface LegendRow {
  readonly key: string;
  readonly style: string;
  readonly name: string;
  /** The map that alone draws it; null: both do, or there is only one. */
  readonly only: Which | null;
}

/** Classes of both maps, those of the first before those that only the second draws; `second` is null without a second map. */
export function legendRows(
  first: readonly LegendEntry[],
  second: readonly LegendEntry[] | null,
  language: Language,
): LegendRow[] {
  const rows = (entries: readonly LegendEntry[], only: LegendRow['only']): LegendRow[] =>
    entries.map(({ entry }) => ({ key: entry.key, style: entry.class.style, name: entry.class.name[language], only }));
  if (!second) return rows(first, null);
  const isIn = (entries: readonly LegendRow[], row: LegendRow): boolean =>
    entries.some(({ style, name }) => style === row.style && name === row.name);
  const [ones, others] = [rows(first, 'first'), rows(second, 'second')];
  return [
    ...ones.map((row) => (isIn(others, row) ? { ...row, only: null } : row)),
    ...others.filter((row) => !isIn(ones, row)).map((row) => ({ ...row, key: `second:${row.key}` })),
  ];
}
