/** The rows of a screening put together, and the questions that a table, a summary and a map ask of them. */
import type { Problem } from '../problems.ts';
import {
  BATCH_OUTCOMES,
  type BatchColumn,
  type BatchOutcome,
  CELL_REASONS,
  CELL_STATUSES,
  type CellStatus,
  FLAG,
  type ScreenedRows,
} from './batch.ts';

/** In place of a district. */
export const OUTSIDE_CITY = -1;

/** All rows of a screening in one piece; those that are not done yet stand as refused, and `isDone` tells them apart. */
export class BatchTable {
  readonly rows: ScreenedRows;
  readonly problems = new Map<number, readonly Problem[]>();
  private readonly doneRows: Uint8Array;
  private doneCount = 0;

  constructor(count: number, columnCount: number) {
    const cells = count * columnCount;
    this.rows = {
      from: 0,
      count,
      columnCount,
      outcomes: new Uint8Array(count).fill(BATCH_OUTCOMES.indexOf('refused')),
      areaSquareMetres: new Float64Array(count).fill(Number.NaN),
      insideSquareMetres: new Float64Array(count).fill(Number.NaN),
      netSquareMetres: new Float64Array(count).fill(Number.NaN),
      districts: new Int16Array(count).fill(-1),
      status: new Uint8Array(cells).fill(CELL_STATUSES.indexOf('not-applicable')),
      reasons: new Uint8Array(cells),
      flags: new Uint8Array(cells),
      cellSquareMetres: new Float64Array(cells),
      lengthMetres: new Float64Array(cells),
      distanceMetres: new Float64Array(cells),
      marginMetres: new Float64Array(cells),
      problems: [],
    };
    this.doneRows = new Uint8Array(count);
  }

  /** Rows done. */
  get done(): number {
    return this.doneCount;
  }

  isDone(row: number): boolean {
    return this.doneRows[row] === 1;
  }

  /** Put rows in their place. False, and nothing is put, where they are of another table. */
  put(part: ScreenedRows): boolean {
    const { from, count, columnCount } = part;
    if (columnCount !== this.rows.columnCount || from + count > this.rows.count) return false;
    for (const name of ['outcomes', 'areaSquareMetres', 'insideSquareMetres', 'netSquareMetres', 'districts'] as const)
      this.rows[name].set(part[name], from);
    for (const name of [
      'status',
      'reasons',
      'flags',
      'cellSquareMetres',
      'lengthMetres',
      'distanceMetres',
      'marginMetres',
    ] as const)
      this.rows[name].set(part[name], from * columnCount);
    for (const { row, problems } of part.problems) this.problems.set(row, problems);
    for (let row = from; row < from + count; row++) {
      if (!this.isDone(row)) this.doneCount++;
      this.doneRows[row] = 1;
    }
    return true;
  }

  /** Stretches of rows that are still to be done, in order, none longer than `most`. */
  missing(most: number): { readonly from: number; readonly to: number }[] {
    const stretches: { from: number; to: number }[] = [];
    for (let row = 0; row < this.rows.count; row++) {
      if (this.isDone(row)) continue;
      const last = stretches.at(-1);
      if (last && last.to === row && row - last.from < most) last.to = row + 1;
      else stretches.push({ from: row, to: row + 1 });
    }
    return stretches;
  }

  /** The rows that are done, from the first on, as one stretch: up to the first that is not. */
  whole(): ScreenedRows {
    const open = this.doneRows.indexOf(0);
    const count = open < 0 ? this.rows.count : open;
    const { rows } = this;
    const cells = count * rows.columnCount;
    return {
      from: 0,
      count,
      columnCount: rows.columnCount,
      outcomes: rows.outcomes.slice(0, count),
      areaSquareMetres: rows.areaSquareMetres.slice(0, count),
      insideSquareMetres: rows.insideSquareMetres.slice(0, count),
      netSquareMetres: rows.netSquareMetres.slice(0, count),
      districts: rows.districts.slice(0, count),
      status: rows.status.slice(0, cells),
      reasons: rows.reasons.slice(0, cells),
      flags: rows.flags.slice(0, cells),
      cellSquareMetres: rows.cellSquareMetres.slice(0, cells),
      lengthMetres: rows.lengthMetres.slice(0, cells),
      distanceMetres: rows.distanceMetres.slice(0, cells),
      marginMetres: rows.marginMetres.slice(0, cells),
      problems: [...this.problems].filter(([row]) => row < count).map(([row, problems]) => ({ row, problems })),
    };
  }

  outcome(row: number): BatchOutcome {
    return BATCH_OUTCOMES[this.rows.outcomes[row]!]!;
  }

  /**
   * Place of the district of a row; OUTSIDE_CITY where most of it lies outside the city, all of it where that is why it was
   * refused; null where it was refused for something else.
   */
  district(row: number): number | null {
    if (this.outcome(row) !== 'refused') return this.rows.districts[row]!;
    return this.problems.get(row)?.some((p) => p.code === 'footprint-outside-city') ? OUTSIDE_CITY : null;
  }

  /** What a column came to for a row. Figures are null where there are none. */
  cell(row: number, column: number) {
    const at = row * this.rows.columnCount + column;
    const { status, reasons, flags, cellSquareMetres, lengthMetres, distanceMetres, marginMetres } = this.rows;
    return {
      status: CELL_STATUSES[status[at]!] as CellStatus,
      reason: CELL_REASONS[reasons[at]!]!,
      borderline: (flags[at]! & FLAG.borderline) !== 0,
      touching: (flags[at]! & FLAG.touching) !== 0,
      belowTolerance: (flags[at]! & FLAG.belowTolerance) !== 0,
      areaSquareMetres: figure(cellSquareMetres[at]!),
      lengthMetres: figure(lengthMetres[at]!),
      distanceMetres: figure(distanceMetres[at]!),
      marginMetres: figure(marginMetres[at]!),
    };
  }

  /** Cells of a row that have a status. */
  countStatus(row: number, status: CellStatus): number {
    const code = CELL_STATUSES.indexOf(status);
    let n = 0;
    const { columnCount } = this.rows;
    for (let at = row * columnCount; at < (row + 1) * columnCount; at++) if (this.rows.status[at] === code) n++;
    return n;
  }

  countBorderline(row: number): number {
    const { columnCount, flags } = this.rows;
    let n = 0;
    for (let at = row * columnCount; at < (row + 1) * columnCount; at++) n += flags[at]! & FLAG.borderline;
    return n;
  }
}

const figure = (value: number): number | null => (Number.isNaN(value) ? null : value);

const STRICT = ['avoid', 'justify', 'certify', 'notice'];

/** Columns that a row is hit by, the strictest first, then by area. */
export function hitColumns(table: BatchTable, columns: readonly BatchColumn[], row: number): number[] {
  const hits = columns.flatMap((_, c) => (table.cell(row, c).status === 'hit' ? [c] : []));
  const area = (c: number) => table.cell(row, c).areaSquareMetres ?? 0;
  return hits.sort(
    (a, b) => STRICT.indexOf(columns[a]!.outcome) - STRICT.indexOf(columns[b]!.outcome) || area(b) - area(a),
  );
}

/** What rows are shown; null parts ask for nothing. */
export interface BatchFilter {
  readonly outcome: BatchOutcome | null;
  /** Place of a district, or OUTSIDE_CITY. */
  readonly district: number | null;
  /** Id of a column that must have come to `cell`; null for any column. */
  readonly column: string | null;
  readonly cell: 'hit' | 'borderline' | 'unchecked' | null;
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
  const outcome = filter.outcome === null ? -1 : BATCH_OUTCOMES.indexOf(filter.outcome);
  const { outcomes } = table.rows;
  const found: number[] = [];
  for (let row = 0; row < table.rows.count; row++) {
    if (!table.isDone(row)) continue;
    if (outcome >= 0 && outcomes[row] !== outcome) continue;
    if (filter.district !== null && table.district(row) !== filter.district) continue;
    if (words !== '' && !`${row + 1} ${names[row] ?? ''}`.toLowerCase().includes(words)) continue;
    if ((filter.column !== null || filter.cell !== null) && !meets(table, row, column, filter.cell ?? 'hit')) continue;
    found.push(row);
  }
  return found;
}

function meets(table: BatchTable, row: number, column: number, cell: NonNullable<BatchFilter['cell']>): boolean {
  const { columnCount, status, flags } = table.rows;
  const [first, last] = column >= 0 ? [column, column] : [0, columnCount - 1];
  const code = CELL_STATUSES.indexOf(cell === 'borderline' ? 'hit' : cell);
  for (let at = row * columnCount + first; at <= row * columnCount + last; at++)
    if (cell === 'borderline' ? (flags[at]! & FLAG.borderline) !== 0 : status[at] === code) return true;
  return false;
}

export type BatchSort =
  | 'row'
  | 'name'
  | 'outcome'
  | 'district'
  | 'area'
  | 'net'
  | 'borderline'
  | 'unchecked'
  | 'figure';

/** Rows in another order; rows without a figure come last whichever way. `column`: the one that `figure` sorts by. */
export function sortRows(
  table: BatchTable,
  names: readonly string[],
  rows: readonly number[],
  by: BatchSort,
  descending: boolean,
  column: number,
): readonly number[] {
  if (by === 'row') return descending ? [...rows].reverse() : rows;
  if (by === 'name') {
    const { compare } = new Intl.Collator('zh', { numeric: true });
    const sorted = [...rows].sort((a, b) => compare(names[a] ?? '', names[b] ?? ''));
    return descending ? sorted.reverse() : sorted;
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
      return rows.outcomes[row]!;
    case 'district':
      return table.district(row) ?? Number.NaN;
    case 'area':
      return rows.areaSquareMetres[row]!;
    case 'net':
      return rows.netSquareMetres[row]!;
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

/** Plain sums: ground that several rows share is in them several times. */
export interface BatchSum {
  readonly rows: number;
  readonly areaSquareMetres: number;
  readonly netSquareMetres: number;
}

const EMPTY: BatchSum = { rows: 0, areaSquareMetres: 0, netSquareMetres: 0 };

function plus(sum: BatchSum, { rows }: BatchTable, row: number): BatchSum {
  return {
    rows: sum.rows + 1,
    areaSquareMetres: sum.areaSquareMetres + (rows.areaSquareMetres[row]! || 0),
    netSquareMetres: sum.netSquareMetres + (rows.netSquareMetres[row]! || 0),
  };
}

export interface BatchSummary {
  readonly byOutcome: ReadonlyMap<BatchOutcome, BatchSum>;
  /** By place of the district (see `BatchTable.district`), and in each by outcome. */
  readonly byDistrict: ReadonlyMap<
    number | null,
    { readonly all: BatchSum; readonly byOutcome: ReadonlyMap<BatchOutcome, number> }
  >;
  /** In the order of the columns. */
  readonly byColumn: readonly {
    readonly hit: number;
    readonly borderline: number;
    readonly unchecked: number;
    /** In common with the class, a plain sum over rows. */
    readonly areaSquareMetres: number;
    readonly lengthMetres: number;
  }[];
}

/** Sums over the rows that are done. */
export function summarise(table: BatchTable): BatchSummary {
  const byOutcome = new Map<BatchOutcome, BatchSum>();
  const byDistrict = new Map<number | null, { all: BatchSum; byOutcome: Map<BatchOutcome, number> }>();
  const byColumn = Array.from({ length: table.rows.columnCount }, () => ({
    hit: 0,
    borderline: 0,
    unchecked: 0,
    areaSquareMetres: 0,
    lengthMetres: 0,
  }));
  for (let row = 0; row < table.rows.count; row++) {
    if (!table.isDone(row)) continue;
    const outcome = table.outcome(row);
    byOutcome.set(outcome, plus(byOutcome.get(outcome) ?? EMPTY, table, row));
    const place = table.district(row);
    const district = byDistrict.get(place) ?? { all: EMPTY, byOutcome: new Map<BatchOutcome, number>() };
    district.byOutcome.set(outcome, (district.byOutcome.get(outcome) ?? 0) + 1);
    byDistrict.set(place, { ...district, all: plus(district.all, table, row) });
    for (const [c, sum] of byColumn.entries()) addCell(sum, table, row * table.rows.columnCount + c);
  }
  return { byOutcome, byDistrict, byColumn };
}

const HIT = CELL_STATUSES.indexOf('hit');
const UNCHECKED = CELL_STATUSES.indexOf('unchecked');

function addCell(
  sum: { hit: number; borderline: number; unchecked: number; areaSquareMetres: number; lengthMetres: number },
  { rows }: BatchTable,
  at: number,
): void {
  if (rows.status[at] === UNCHECKED) sum.unchecked++;
  if ((rows.flags[at]! & FLAG.borderline) !== 0) sum.borderline++;
  if (rows.status[at] !== HIT) return;
  sum.hit++;
  sum.areaSquareMetres += rows.cellSquareMetres[at]! || 0;
  sum.lengthMetres += rows.lengthMetres[at]! || 0;
}
