/** The rows of a table told apart: places, gaps, titles between them. */
import { type Outcome, refusal } from '../../domain/problems.ts';
import type { Progress } from '../../engine/index.ts';
import type { Cell } from '../raw-layer.ts';
import type { TableColumns } from './point-table-columns.ts';
import type { PlacedRow, TableRow } from './point-table-corners.ts';
import { coordinateOf } from './point-table-values.ts';

export interface TableSheet {
  readonly name: string;
  /** Rows as they stand, short ones too. */
  readonly rows: readonly (readonly Cell[])[];
  /** Line of the file of each row, from 1. */
  readonly lineOf: (row: number) => number;
  /** All cells are text: columns of figures become numbers. */
  readonly isText: boolean;
}

export interface SheetRow {
  readonly row: TableRow;
  readonly cells: readonly Cell[];
}

export const ROWS_PER_STEP = 20_000;
export const QUOTED_CHARACTERS = 60;

export const isEmpty = (cell: Cell | undefined): boolean => cell === null || cell === undefined || cell === '';

/** The rows under the header. Words without a figure in the place of a coordinate (无, 不详) leave the row without a place. */
export function* tableRows(
  { rows, lineOf }: TableSheet,
  { headerRow, names }: TableColumns,
  [first, second]: readonly [number, number],
  file: string,
): Generator<Progress, Outcome<readonly SheetRow[]>, void> {
  const out: SheetRow[] = [];
  const header = rows[headerRow] ?? [];
  for (let r = headerRow + 1; r < rows.length; r++) {
    const cells = rows[r]!;
    if ((r - headerRow) % ROWS_PER_STEP === 0) yield { done: r, total: rows.length };
    if (header.length > 0 && isSame(cells, header)) continue;
    const row = rowOf(cells, first, second);
    if (row === null) {
      const text = cells.slice(0, names.length).join(' ').trim().slice(0, QUOTED_CHARACTERS);
      return refusal('row-unreadable', { file }, { line: lineOf(r), text });
    }
    out.push({ row, cells });
  }
  return { ok: true, value: out, problems: [] };
}

/** The header again, as lists printed on several pages have it. */
const isSame = (cells: readonly Cell[], header: readonly Cell[]): boolean =>
  cells.length === header.length && cells.every((cell, column) => cell === header[column]);

/** Null where there is a figure that is no coordinate, or only one of the two. */
function rowOf(cells: readonly Cell[], first: number, second: number): TableRow | null {
  const [a, b] = [cells[first] ?? null, cells[second] ?? null];
  const [x, y] = [coordinateOf(a), coordinateOf(b)];
  if (x !== null && y !== null) return { kind: 'placed', x, y, cells } satisfies PlacedRow;
  if (hasFigure(a) || hasFigure(b)) return isTitleCell(cells) ? titleRow(cells) : null;
  return cells.every(isEmpty) ? { kind: 'gap' } : titleRow(cells);
}

const hasFigure = (cell: Cell): boolean => typeof cell === 'number' || /\d/.test(String(cell ?? ''));

/** Words in the first cell alone, which may be the column of a coordinate: a title, although it has a figure in it. */
const isTitleCell = (cells: readonly Cell[]): boolean =>
  typeof cells[0] === 'string' && /[\u4e00-\u9fff]{2}/.test(cells[0]) && cells.slice(1).every(isEmpty);

const titleRow = (cells: readonly Cell[]): TableRow => ({
  kind: 'title',
  text: String(cells.find((cell) => !isEmpty(cell)) ?? '').trim(),
});
