/** One table for the terminal and for a workbook: figures rounded there, in full here. */

import type { Outcome } from '../domain/problems.ts';
import type { Cell } from '../io/raw-layer.ts';
import { type WorkbookSheet, writeXlsx } from '../io/write/xlsx.ts';
import type { Host } from './host.ts';
import { alignedLines } from './lines.ts';

/** A column of a table whose rows are `R`. */
export interface Column<R> {
  readonly title: string;
  readonly cell: (row: R) => Cell;
  /** A figure as it is printed; words are printed as they are. */
  readonly shown?: (row: R) => string;
  /** Only in the workbook. */
  readonly hidden?: boolean;
}

export interface Table {
  readonly lines: readonly string[];
  readonly sheet: WorkbookSheet;
}

const FIGURE_WIDTH = 18;
const WORD_WIDTH = 28;

export function tableOf<R>(name: string, columns: readonly Column<R>[], rows: readonly R[]): Table {
  const printed = columns.filter((c) => !c.hidden);
  const text = ({ cell, shown }: Column<R>, row: R) => (shown ? shown(row) : String(cell(row) ?? ''));
  return {
    lines: alignedLines(
      [printed.map((c) => c.title), ...rows.map((row) => printed.map((c) => text(c, row)))],
      printed.map((c) => c.shown !== undefined),
    ),
    sheet: {
      name,
      rows: [columns.map((c) => c.title), ...rows.map((row) => columns.map((c) => c.cell(row)))],
      columns: columns.map((c) => ({ width: c.shown ? FIGURE_WIDTH : WORD_WIDTH })),
      hasHead: true,
    },
  };
}

/** Write the workbook that was asked for; the paths that were written. */
export async function writeTables(
  host: Host,
  path: string | null,
  tables: readonly Table[],
): Promise<Outcome<readonly string[]>> {
  if (path === null) return { ok: true, value: [], problems: [] };
  const book = await writeXlsx(tables.map((t) => t.sheet));
  if (!book.ok) return book;
  const saved = host.writeBytes(path, book.value.bytes);
  return saved.ok ? { ok: true, value: [path], problems: saved.problems } : saved;
}
