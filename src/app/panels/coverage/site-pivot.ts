/** Sites by type and something else: the table, and the picture beside it. Pure. */

import { isInScope, type SiteScope } from '../../../domain/coverage/site-scope.ts';
import type { SiteRow, SiteTable } from '../../../domain/coverage/site-table.ts';

/** What the columns of the table are. */
export const DIMENSIONS = ['status', 'band', 'district', 'deadline', 'control', 'holder'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** Which sites a figure counts; null is all of them. */
export interface SitePick {
  /** `layer/class`. */
  readonly type: string | null;
  /** `value` null: not stated. */
  readonly in: { readonly dimension: Dimension; readonly value: string | null } | null;
  readonly overdue: boolean;
  /** Those whose deadlines have run out since the date of their statuses. */
  readonly passed?: boolean;
  /** Of those that the board is filtered by; absent: of all. */
  readonly scope?: SiteScope;
}

export const EVERY_SITE: SitePick = { type: null, in: null, overdue: false };

export const typeKey = ({ layerId, classId }: Pick<SiteRow, 'layerId' | 'classId'>): string => `${layerId}/${classId}`;

/** Values of a site in a dimension; a site may lie in several control classes, or (null) in none. */
function valuesOf(row: SiteRow, dimension: Dimension): readonly (string | null)[] {
  switch (dimension) {
    case 'status':
      return [row.status];
    case 'band':
      return [row.band];
    case 'district':
      return [row.districtId];
    case 'deadline':
      return [row.deadline === null ? null : String(row.deadline)];
    case 'control':
      return row.controls.length > 0 ? row.controls : [null];
    case 'holder':
      return [row.holder];
  }
}

export const isPicked =
  ({ type, in: column, overdue, passed = false, scope }: SitePick) =>
  (row: SiteRow): boolean =>
    (!scope || isInScope(scope)(row)) &&
    (type === null || typeKey(row) === type) &&
    (column === null || valuesOf(row, column.dimension).includes(column.value)) &&
    (!overdue || row.overdue) &&
    (!passed || row.passed);

export interface SitePivot {
  readonly dimension: Dimension;
  /** Values that occur, in their own order: statuses from open to closed, bands from the river, years, ... */
  readonly values: readonly (string | null)[];
  readonly rows: readonly {
    readonly type: SiteTable['types'][number];
    readonly total: number;
    readonly overdue: number;
    readonly passed: number;
    readonly cells: readonly number[];
  }[];
}

/** Types that occur, with their counts. */
export function sitePivot(table: SiteTable, dimension: Dimension): SitePivot {
  const stated = table.counts[dimension].filter((t) => t.count > 0).map((t) => t.key);
  const inNone = dimension === 'control' && table.rows.some((r) => r.controls.length === 0);
  const found = inNone ? [...stated, null] : stated;
  const values = inOrder(found, orderOf(table, dimension));
  const count = (pick: SitePick) => table.rows.filter(isPicked(pick)).length;
  return {
    dimension,
    values,
    rows: table.types
      .map((type) => ({
        type,
        total: count({ ...EVERY_SITE, type: type.key }),
        overdue: count({ ...EVERY_SITE, type: type.key, overdue: true }),
        passed: count({ ...EVERY_SITE, type: type.key, passed: true }),
        cells: values.map((value) => count({ type: type.key, in: { dimension, value }, overdue: false })),
      }))
      .filter((row) => row.total > 0),
  };
}

const STATUS_ORDER = ['untreated', 'treating', 'accepted', 'closed', 'none'];

function orderOf(table: SiteTable, dimension: Dimension): readonly (string | null)[] {
  if (dimension === 'status') return STATUS_ORDER;
  return dimension === 'band' ? table.bands.map((b) => b.id) : [];
}

/** Those with a place in `order` first, then the others as they come, null last. */
function inOrder(found: readonly (string | null)[], order: readonly (string | null)[]): (string | null)[] {
  const rank = (key: string | null) => {
    if (key === null) return Number.POSITIVE_INFINITY;
    const at = order.indexOf(key);
    return at < 0 ? order.length : at;
  };
  return [...found].sort((a, b) => rank(a) - rank(b));
}
