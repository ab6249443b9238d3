/** The rows of a screening as a table asks for them: which pass a filter, in which order, by what each is hit. */
import { type BatchColumn, CELL_STATUSES, FLAG } from './batch.ts';
import { type BatchTable, ROW_OUTCOMES, type RowOutcome } from './batch-table.ts';

const STRICT = ['avoid', 'justify', 'certify', 'notice'];

/** Columns that a row is hit by, the strictest first, then by area; then those whose looser limit hides a hit. */
export function hitColumns(table: BatchTable, columns: readonly BatchColumn[], row: number): number[] {
  const isHit = (c: number) => table.cell(row, c).status === 'hit';
  const hits = columns.flatMap((_, c) => (isHit(c) || table.isHidden(row, c) ? [c] : []));
  const area = (c: number) => table.cell(row, c).areaSquareMetres ?? 0;
  return hits.sort(
    (a, b) =>
      Number(isHit(b)) - Number(isHit(a)) ||
      STRICT.indexOf(columns[a]!.outcome) - STRICT.indexOf(columns[b]!.outcome) ||
      area(b) - area(a),
  );
}

/** What rows are shown; null parts ask for nothing. */
export interface BatchFilter {
  readonly outcome: RowOutcome | null;
  /** Place of a district, or OUTSIDE_CITY. */
  readonly district: number | null;
  /** Id of a column that must have come to `cell`; null for any column. */
  readonly column: string | null;
  readonly cell: 'hit' | 'relaxed' | 'borderline' | 'unchecked' | null;
  readonly words: string;
}

export const NO_FILTER: BatchFilter = { outcome: null, district: null, column: null, cell: null, words: '' };

/** Places of the rows that are done and pass a filter, in their order. `names`: of the rows. */
export function filterRows(
  table: BatchTable,
  columns: readonly BatchColumn[],
  names: readonly string[],
  filter: BatchFilter,
): number[] {
  const column = filter.column === null ? -1 : columns.findIndex((c) => c.id === filter.column);
  const words = filter.words.trim().toLowerCase();
  const found: number[] = [];
  for (let row = 0; row < table.rows.count; row++) {
    if (!table.isDone(row)) continue;
    if (filter.outcome !== null && table.outcome(row) !== filter.outcome) continue;
    if (filter.district !== null && table.district(row) !== filter.district) continue;
    if (words !== '' && !`${row + 1} ${names[row] ?? ''}`.toLowerCase().includes(words)) continue;
    if ((filter.column !== null || filter.cell !== null) && !meets(table, row, column, filter.cell ?? 'hit')) continue;
    found.push(row);
  }
  return found;
}

function meets(table: BatchTable, row: number, column: number, cell: NonNullable<BatchFilter['cell']>): boolean {
  const { columnCount, status, flags } = table.rows;
  if (cell === 'relaxed') return column >= 0 ? table.isHidden(row, column) : table.countHidden(row) > 0;
  const [first, last] = column >= 0 ? [column, column] : [0, columnCount - 1];
  const code = CELL_STATUSES.indexOf(cell === 'borderline' ? 'hit' : cell);
  for (let at = row * columnCount + first; at <= row * columnCount + last; at++)
    if (cell === 'borderline' ? (flags[at]! & FLAG.borderline) !== 0 : status[at] === code) return true;
  return false;
}

/** Whether a filter leaves any row out. */
export const isFiltered = (filter: BatchFilter): boolean =>
  (Object.keys(NO_FILTER) as (keyof BatchFilter)[]).some((part) => filter[part] !== NO_FILTER[part]);

export type BatchSort =
  | 'row'
  | 'name'
  | 'kind'
  | 'outcome'
  | 'district'
  | 'area'
  | 'net'
  | 'relaxed'
  | 'borderline'
  | 'unchecked'
  | 'figure';

/** The order in which rows are shown. */
export interface BatchOrder {
  readonly by: BatchSort;
  readonly descending: boolean;
}

export const AS_THEY_CAME: BatchOrder = { by: 'row', descending: false };

/**
 * Rows in another order; rows without a figure come last whichever way. `words`: of all rows, what `name` and `kind` sort by;
 * `column`: the one that `figure` sorts by.
 */
export function sortRows(
  table: BatchTable,
  words: readonly string[],
  rows: readonly number[],
  by: BatchSort,
  descending: boolean,
  column: number,
): readonly number[] {
  if (by === 'row') return descending ? [...rows].reverse() : rows;
  if (by === 'name' || by === 'kind') {
    const { compare } = new Intl.Collator('zh', { numeric: true });
    const sign = descending ? -1 : 1;
    return [...rows].sort((a, b) => sign * compare(words[a] ?? '', words[b] ?? '') || a - b);
  }
  const keys = new Map(rows.map((row) => [row, sortKey(table, row, by, column)]));
  const sign = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [keys.get(a)!, keys.get(b)!];
    if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
    return sign * (x - y) || a - b;
  });
}

function sortKey(table: BatchTable, row: number, by: BatchSort, column: number): number {
  const { rows } = table;
  switch (by) {
    case 'outcome':
      return ROW_OUTCOMES.indexOf(table.outcome(row));
    case 'district':
      return table.district(row) ?? Number.NaN;
    case 'area':
      return rows.areaSquareMetres[row]!;
    case 'net':
      return rows.netSquareMetres[row]!;
    case 'relaxed':
      return table.countHidden(row);
    case 'borderline':
      return table.countBorderline(row);
    case 'unchecked':
      return table.countStatus(row, 'unchecked');
    case 'figure': {
      const cell = table.cell(row, column);
      return cell.areaSquareMetres || cell.lengthMetres || -(cell.distanceMetres ?? Number.NaN);
    }
    default:
      return row;
  }
}
