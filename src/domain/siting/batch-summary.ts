/** What the rows of a screening come to together: by outcome, by district, by rule. */
import { CELL_STATUSES, FLAG } from './batch.ts';
import { type BatchTable, OUTSIDE_CITY, type RowOutcome } from './batch-table.ts';

/** Plain sums: ground that several rows share is in them several times. */
export interface BatchSum {
  readonly rows: number;
  /** Null where it is known of no row, as of rows that could not be checked; so is the net ground. */
  readonly areaSquareMetres: number | null;
  readonly netSquareMetres: number | null;
}

const EMPTY: BatchSum = { rows: 0, areaSquareMetres: null, netSquareMetres: null };

const added = (sum: number | null, value: number): number | null => (Number.isNaN(value) ? sum : (sum ?? 0) + value);

function plus(sum: BatchSum, { rows }: BatchTable, row: number): BatchSum {
  return {
    rows: sum.rows + 1,
    areaSquareMetres: added(sum.areaSquareMetres, rows.areaSquareMetres[row]!),
    netSquareMetres: added(sum.netSquareMetres, rows.netSquareMetres[row]!),
  };
}

export interface BatchSummary {
  /** Rows with a hit that a looser limit hides, whatever they came to. */
  readonly relaxedRows: number;
  readonly byOutcome: ReadonlyMap<RowOutcome, BatchSum>;
  /** By place of the district (see `BatchTable.district`), and in each by outcome. */
  readonly byDistrict: ReadonlyMap<
    number | null,
    { readonly all: BatchSum; readonly byOutcome: ReadonlyMap<RowOutcome, number> }
  >;
  /** In the order of the columns. */
  readonly byColumn: readonly {
    readonly hit: number;
    /** Hits that a looser limit hides. */
    readonly relaxed: number;
    readonly borderline: number;
    readonly unchecked: number;
    /** In common with the class, a plain sum over rows. */
    readonly areaSquareMetres: number;
    readonly lengthMetres: number;
  }[];
}

/** Sums over rows that are done: those given, or all of them. */
export function summarise(table: BatchTable, rows: readonly number[] = table.doneRows()): BatchSummary {
  const byOutcome = new Map<RowOutcome, BatchSum>();
  const byDistrict = new Map<number | null, { all: BatchSum; byOutcome: Map<RowOutcome, number> }>();
  const byColumn = Array.from({ length: table.rows.columnCount }, () => ({
    hit: 0,
    relaxed: 0,
    borderline: 0,
    unchecked: 0,
    areaSquareMetres: 0,
    lengthMetres: 0,
  }));
  let relaxedRows = 0;
  for (const row of rows) {
    if (table.countHidden(row) > 0) relaxedRows++;
    const outcome = table.outcome(row);
    byOutcome.set(outcome, plus(byOutcome.get(outcome) ?? EMPTY, table, row));
    const place = table.district(row);
    const district = byDistrict.get(place) ?? { all: EMPTY, byOutcome: new Map<RowOutcome, number>() };
    district.byOutcome.set(outcome, (district.byOutcome.get(outcome) ?? 0) + 1);
    byDistrict.set(place, { ...district, all: plus(district.all, table, row) });
    for (const [c, sum] of byColumn.entries()) addCell(sum, table, row, c);
  }
  return { relaxedRows, byOutcome, byDistrict, byColumn };
}

const HIT = CELL_STATUSES.indexOf('hit');
const UNCHECKED = CELL_STATUSES.indexOf('unchecked');

function addCell(
  sum: { -readonly [key in keyof BatchSummary['byColumn'][number]]: number },
  table: BatchTable,
  row: number,
  column: number,
): void {
  const { rows } = table;
  const at = row * rows.columnCount + column;
  if (rows.status[at] === UNCHECKED) sum.unchecked++;
  if ((rows.flags[at]! & FLAG.borderline) !== 0) sum.borderline++;
  if (table.isHidden(row, column)) sum.relaxed++;
  if (rows.status[at] !== HIT) return;
  sum.hit++;
  sum.areaSquareMetres += rows.cellSquareMetres[at]! || 0;
  sum.lengthMetres += rows.lengthMetres[at]! || 0;
}

/** Rows outside the city, each in one of both: `refused` with nothing in it, and checked with most of their area beyond it. */
export function outsideCity(table: BatchTable): { readonly refused: number; readonly most: number } {
  const outside = table.doneRows().filter((row) => table.district(row) === OUTSIDE_CITY);
  const refused = outside.filter((row) => table.outcome(row) === 'refused').length;
  return { refused, most: outside.length - refused };
}
