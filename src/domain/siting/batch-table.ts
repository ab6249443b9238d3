/** The rows of a screening put together, and what each came to. */
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
import { hidesCell } from './batch-limits.ts';
import { countedOutcome } from './rule-limits.ts';

/** What rows come to as they are shown and counted, in that order; `relaxed`: see `countedOutcome`. */
export const ROW_OUTCOMES = ['avoid', 'justify', 'certify', 'unchecked', 'relaxed', 'none', 'refused'] as const;
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** In place of a district. */
export const OUTSIDE_CITY = -1;

type Limit = Pick<BatchColumn, 'former'>;

/** All rows of a screening in one piece; those that are not done yet stand as refused, and `isDone` tells them apart. */
export class BatchTable {
  readonly rows: ScreenedRows;
  readonly problems = new Map<number, readonly Problem[]>();
  private readonly isRowDone: Uint8Array;
  private doneCount = 0;
  /** By cell: a looser limit hides a hit. */
  private readonly hidden: Uint8Array;
  private readonly limits: readonly Limit[];

  /** `columns`: with their former limits (`withFormerLimits`), where those are known. */
  constructor(count: number, columns: readonly Limit[]) {
    const columnCount = columns.length;
    const cells = count * columnCount;
    this.limits = columns;
    this.hidden = new Uint8Array(cells);
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
    this.isRowDone = new Uint8Array(count);
  }

  /** Rows done. */
  get done(): number {
    return this.doneCount;
  }

  isDone(row: number): boolean {
    return this.isRowDone[row] === 1;
  }

  /** Places of the rows that are done, in order. */
  doneRows(): number[] {
    return Array.from(this.isRowDone.keys()).filter((row) => this.isDone(row));
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
      this.markHidden(row);
      if (!this.isDone(row)) this.doneCount++;
      this.isRowDone[row] = 1;
    }
    return true;
  }

  private markHidden(row: number): void {
    for (const [c, limit] of this.limits.entries())
      if (limit.former != null)
        this.hidden[row * this.rows.columnCount + c] = Number(hidesCell(limit, this.cell(row, c)));
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
    const open = this.isRowDone.indexOf(0);
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

  outcome(row: number): RowOutcome {
    return countedOutcome<BatchOutcome>(BATCH_OUTCOMES[this.rows.outcomes[row]!]!, this.countHidden(row));
  }

  /** Whether a looser limit hides a hit. */
  isHidden(row: number, column: number): boolean {
    return this.hidden[row * this.rows.columnCount + column] === 1;
  }

  /** Cells of a row in which a looser limit hides a hit. */
  countHidden(row: number): number {
    const { columnCount } = this.rows;
    let n = 0;
    for (let at = row * columnCount; at < (row + 1) * columnCount; at++) n += this.hidden[at]!;
    return n;
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
