/** Tables of a report on slides: as large as there is room, the rest on further pages with its head again. */
import { headWords, plainText, type ReportTable, runsOf } from '../document.ts';
import { TONE_COLOURS } from '../tones.ts';
import type { Box, PageCell, TableItem } from './page.ts';
import { BOLD, lineHeight, textHeight, textWidth } from './text-size.ts';

const HEAD = '#EEF1F1';
const TOTAL = '#F7F5EF';
const INK = '#17262B';
/** Inches between the text of a cell and its edges: at the sides, above and below. */
export const CELL_SIDE = 0.06;
export const CELL_TOP = 0.03;
/** A row is drawn in whole pixels. */
const PIXEL = 1 / 96;

interface Row {
  readonly cells: readonly PageCell[];
  readonly height: number;
}

/** Widths of the columns, inches. */
function widthsOf({ columns }: ReportTable, width: number): number[] {
  const sum = columns.reduce((total, c) => total + c.width, 0);
  return columns.map((c) => (c.width / sum) * width);
}

function rowOf(cells: readonly PageCell[], widths: readonly number[], size: number): Row {
  const heights = cells.map(({ runs }, i) =>
    textHeight(runs.map((r) => r.text).join(''), size, widths[i]! - 2 * CELL_SIDE),
  );
  return { cells, height: Math.max(lineHeight(size), ...heights) + 2 * CELL_TOP + PIXEL };
}

function headOf({ columns }: ReportTable, widths: readonly number[], size: number): Row {
  const sum = columns.reduce((total, c) => total + c.width, 0);
  const cells = columns.map(({ title, unit, width }): PageCell => {
    const text = headWords({ title, width: (100 * width) / sum, ...(unit && { unit }) });
    return { runs: [{ text, size, color: INK, bold: true }], align: 'center', fill: HEAD };
  });
  return rowOf(cells, widths, size);
}

function bodyOf({ columns, rows }: ReportTable, widths: readonly number[], size: number): Row[] {
  return rows.map(({ cells, total = false }) =>
    rowOf(
      cells.map((words, i): PageCell => {
        const runs = runsOf(words).map(({ text, tone }) => ({
          text,
          size,
          color: tone ? TONE_COLOURS[tone] : INK,
          bold: total || (tone !== undefined && tone !== 'quiet'),
        }));
        return { runs, align: columns[i]!.align, ...(total && { fill: TOTAL }) };
      }),
      widths,
      size,
    ),
  );
}

/** Whether no word or figure of it is broken in this width. */
function readsWell(table: ReportTable, widths: readonly number[], size: number): boolean {
  const room = (i: number) => widths[i]! - 2 * CELL_SIDE;
  const fits = (text: string, i: number, slack = 1): boolean =>
    text.split(/[\s\u2E80-\uFFFF]+/).every((piece) => textWidth(piece, size) * slack <= room(i));
  return (
    table.columns.every(({ title, unit = '' }, i) => fits(title, i, BOLD) && fits(unit, i, BOLD)) &&
    table.rows.every(({ cells, total }) => cells.every((words, i) => fits(plainText(words), i, total ? BOLD : 1)))
  );
}

const item = (rows: readonly Row[], widths: readonly number[], { x, y, w }: Box): TableItem => ({
  kind: 'table',
  x,
  y,
  w,
  h: rows.reduce((sum, { height }) => sum + height, 0),
  widths,
  heights: rows.map(({ height }) => height),
  rows: rows.map(({ cells }) => cells),
  hasHead: true,
});

/** The whole table within a box, in the largest type that fits; null where none does. */
export function wholeTable(table: ReportTable, box: Box, sizes: readonly number[]): TableItem | null {
  const widths = widthsOf(table, box.w);
  for (const size of sizes) {
    const rows = [headOf(table, widths, size), ...bodyOf(table, widths, size)];
    const made = item(rows, widths, box);
    if (made.h <= box.h && readsWell(table, widths, size)) return made;
  }
  return null;
}

/** Figures that stand under one another in a cell, beside each other. */
const inLines = (table: ReportTable): ReportTable => ({
  ...table,
  rows: table.rows.map((row) => ({
    ...row,
    cells: row.cells.map((words, i) =>
      typeof words === 'string' && table.columns[i]!.align === 'right' ? words.replace('\n', '  ') : words,
    ),
  })),
});

/** The table in as few boxes of this size as hold it, each with about as many rows, in the largest type that needs no more. */
export function tableParts(table: ReportTable, box: Box, sizes: readonly number[]): TableItem[] {
  const whole = wholeTable(table, box, sizes.slice(0, -2)) ?? wholeTable(inLines(table), box, sizes);
  if (whole) return [whole];
  const widths = widthsOf(table, box.w);
  const least = partsAt(table, box, widths, sizes.at(-1)!);
  for (const size of sizes) {
    const parts = partsAt(table, box, widths, size);
    if (parts.length <= least.length && readsWell(table, widths, size)) return parts;
  }
  return least;
}

function partsAt(table: ReportTable, box: Box, widths: readonly number[], size: number): TableItem[] {
  const head = headOf(table, widths, size);
  const rows = bodyOf(table, widths, size);
  const room = box.h - head.height;
  const sum = rows.reduce((total, { height }) => total + height, 0);
  const tallest = Math.max(...rows.map(({ height }) => height));
  const share = Math.min(room, sum / Math.ceil(sum / room) + tallest);
  const parts: Row[][] = [];
  let left = 0;
  for (const row of rows) {
    if (parts.length === 0 || row.height > left) {
      parts.push([]);
      left = share;
    }
    parts.at(-1)!.push(row);
    left -= row.height;
  }
  return parts.map((own) => item([head, ...own], widths, box));
}
