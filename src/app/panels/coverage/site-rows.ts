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

/** Values with their names. */
export type ListChoices = Readonly<Record<'type' | 'status' | 'district', readonly (readonly [string, string])[]>>;

/** What the list can be filtered by: values that sites in it have. */
export function listChoices(words: SiteWords): ListChoices {
  const { table, language } = words;
  const occurring = (dimension: 'status' | 'district', of: (row: SiteRow) => string | null) =>
    table.counts[dimension].flatMap(({ key }) =>
      key !== null && table.rows.some((row) => of(row) === key)
        ? [[key, valueName(words, dimension, key)] as const]
        : [],
    );
  return {
    type: table.types
      .filter(({ key }) => table.rows.some((row) => typeKey(row) === key))
      .map(({ key, name }) => [key, name[language]] as const),
    status: occurring('status', (row) => row.status),
    district: occurring('district', (row) => row.districtId),
  };
}

/** Without what no site in the list is any more, since the board is filtered. */
export function offered(filter: SiteFilter, choices: ListChoices): SiteFilter {
  const kept = (of: keyof ListChoices) => (choices[of].some(([value]) => value === filter[of]) ? filter[of] : '');
  return { ...filter, type: kept('type'), status: kept('status'), district: kept('district') };
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
