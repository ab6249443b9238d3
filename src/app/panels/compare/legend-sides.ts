/** One legend of two maps. Pure. */
import type { LegendEntry } from '../../export/legend.ts';
import type { Language } from '../../state/model.ts';

export interface LegendRow {
  readonly key: string;
  readonly style: string;
  readonly name: string;
  /** The map that alone draws it; null: both do, or there is only one. */
  readonly side: 'left' | 'right' | null;
}

/** Classes of both maps, those of the first before those that only the second draws; `right` is null without a second map. */
export function legendRows(
  left: readonly LegendEntry[],
  right: readonly LegendEntry[] | null,
  language: Language,
): LegendRow[] {
  const rows = (entries: readonly LegendEntry[], side: LegendRow['side']): LegendRow[] =>
    entries.map(({ entry }) => ({ key: entry.key, style: entry.class.style, name: entry.class.name[language], side }));
  if (!right) return rows(left, null);
  const isIn = (entries: readonly LegendRow[], row: LegendRow): boolean =>
    entries.some(({ style, name }) => style === row.style && name === row.name);
  const [ones, others] = [rows(left, 'left'), rows(right, 'right')];
  return [
    ...ones.map((row) => (isIn(others, row) ? { ...row, side: null } : row)),
    ...others.filter((row) => !isIn(ones, row)).map((row) => ({ ...row, key: `right:${row.key}` })),
  ];
}
