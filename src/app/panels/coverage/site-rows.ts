/** The list of sites: which of them, and in what order. Pure. */
import type { SiteRow } from '../../../domain/coverage/site-table.ts';
import { type SiteWords, valueName } from './site-figures.ts';
import { typeKey } from './site-pivot.ts';

export const SITE_COLUMNS = ['name', 'type', 'status', 'district', 'band', 'distance', 'deadline', 'holder'] as const;
export type SiteColumn = (typeof SITE_COLUMNS)[number];

/** Empty text is no filter. */
export interface SiteFilter {
  readonly type: string;
  readonly status: string;
  readonly district: string;
  readonly overdue: boolean;
  readonly name: string;
}

export const NO_SITE_FILTER: SiteFilter = { type: '', status: '', district: '', overdue: false, name: '' };

export interface SiteOrder {
  readonly column: SiteColumn;
  readonly descending: boolean;
}

/** What a site says in a column, as it is sorted; null stands last. */
export function siteValue(row: SiteRow, column: SiteColumn, words: SiteWords): string | number | null {
  switch (column) {
    case 'name':
      return row.name;
    case 'type':
      return words.table.types.find((t) => t.key === typeKey(row))?.name[words.language] ?? row.classId;
    case 'status':
      return valueName(words, 'status', row.status);
    case 'district':
      return valueName(words, 'district', row.districtId);
    case 'band':
      return row.band === null ? null : valueName(words, 'band', row.band);
    case 'distance':
      return row.rangeDistanceMetres;
    case 'deadline':
      return row.deadline;
    case 'holder':
      return row.holder;
  }
}

export function listedSites(words: SiteWords, filter: SiteFilter, { column, descending }: SiteOrder): SiteRow[] {
  const { type, status, district, overdue, name } = filter;
  const sign = descending ? -1 : 1;
  return words.table.rows
    .filter(
      (row) =>
        (type === '' || typeKey(row) === type) &&
        (status === '' || row.status === status) &&
        (district === '' || row.districtId === district) &&
        (!overdue || row.overdue) &&
        row.name.includes(name),
    )
    .map((row) => ({ row, value: siteValue(row, column, words) }))
    .sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return sign * compare(a.value, b.value);
    })
    .map(({ row }) => row);
}

const compare = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number'
    ? a - b
    : String(a).localeCompare(String(b), 'zh-CN', { numeric: true });
