/** 批量筛查: what its rows say of themselves, and which are sites of the user's by now. Pure. */
import type { PolygonCoordinates } from '../../domain/feature-table.ts';
import { type BatchColumn, kindOfRow } from '../../domain/siting/batch.ts';
import { sortRows } from '../../domain/siting/batch-rows.ts';
import type { BatchTable } from '../../domain/siting/batch-table.ts';
import type { RuleBook } from '../../domain/siting/rules.ts';
import { polygonsOf } from '../map/geometry.ts';
import type { BatchState } from './batch-types.ts';
import type { Footprint, Language } from './model.ts';
import { kindOf } from './select.ts';

type Listed = Pick<BatchState, 'record' | 'footprints'>;
type Kinds = Pick<RuleBook, 'kinds'>;

/** Id of the site that a row becomes when it is in hand. */
export const siteOfRow = ({ record }: Pick<BatchState, 'record'>, row: number): string => `${record.id}-${row}`;

/** Kind of project of each row in words; empty where it is not stated. Null where all rows are of one kind. */
export function kindNames({ record, footprints }: Listed, book: Kinds, language: Language): readonly string[] | null {
  const name = (kind: string | null): string => book.kinds.find((k) => k.id === kind)?.name[language] ?? '';
  const names = footprints.features.map((f) => name(kindOfRow(book, record.kinds, f.properties)));
  return new Set(names).size > 1 ? names : null;
}

/** `kept`: it is a site of the user's as it was screened; `changed`: of another shape or kind by now. Null for others. */
export function takenAs(
  batch: Listed,
  row: number,
  footprints: readonly Footprint[],
  book: Kinds,
): 'kept' | 'changed' | null {
  const id = siteOfRow(batch, row);
  const site = footprints.find((f) => f.id === id);
  const feature = batch.footprints.features[row];
  if (!site || site.preview || !feature) return null;
  const isSame =
    kindOf(site) === kindOfRow(book, batch.record.kinds, feature.properties) &&
    isSameShape(site.polygons, polygonsOf(feature.geometry));
  return isSame ? 'kept' : 'changed';
}

const isSameShape = (a: PolygonCoordinates, b: PolygonCoordinates): boolean => JSON.stringify(a) === JSON.stringify(b);

type Ordered = Pick<BatchState, 'order' | 'filter' | 'names'> & {
  readonly record: { readonly columns: readonly Pick<BatchColumn, 'id'>[] };
};

/** Rows in the order in which the table shows them; `kinds`: see `kindNames`. */
export function inOrder(
  { order, filter, names, record }: Ordered,
  table: BatchTable,
  rows: readonly number[],
  kinds: readonly string[] | null,
): readonly number[] {
  const column = filter.column === null ? -1 : record.columns.findIndex((c) => c.id === filter.column);
  const by = order.by === 'figure' && column < 0 ? 'net' : order.by;
  return sortRows(table, by === 'kind' ? (kinds ?? []) : names, rows, by, order.descending, column);
}
