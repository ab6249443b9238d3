/** Text tables: commas, tabs, semicolons, bars or spaces between the cells; papaparse takes them apart. */
import { refusal } from '../../domain/problems.ts';
import { type Cell, LIMITS, type ReadSource } from '../raw-layer.ts';
import { baseName } from './geometry-intake.ts';
import { readTables } from './point-table.ts';
import type { TableSheet } from './point-table-rows.ts';
import { tableText } from './point-table-text.ts';

type Parse = typeof import('papaparse').parse;

const DELIMITERS = [',', '\t', ';', '|', '，'] as const;
const PREVIEW_ROWS = 40;
/** A text that was kept from running as a formula when the table was written; see `write/csv.ts`. */
const NEUTRALISED = /^'('*[=+\-@\t\r＝＋－＠])/;
/** Points, corner lists or well-known text as layers; columns of figures become numbers. Problems: see `readTables`. */
export const readCsv: ReadSource = async (source, options, work) => {
  const { text, encoding, problems } = tableText(source, options.encoding);
  const most = LIMITS.vertices;
  if (linesUpTo(text, most) > most)
    return refusal('too-many-vertices', { file: source.name }, { vertices: most, limit: most });
  const { parse } = (await import('papaparse')).default;
  const rows = rowsOf(text, parse);
  const sheet: TableSheet = {
    name: baseName(source.name),
    rows: rows.map((row) => row.map(cellOf)),
    lineOf: (row) => row + 1,
    isText: true,
  };
  const read = await readTables([sheet], { source: source.name, format: 'csv', encoding }, work);
  return read.ok ? { ...read, problems: [...problems, ...read.problems] } : read;
};

function linesUpTo(text: string, most: number): number {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0 && lines <= most; at = text.indexOf('\n', at + 1)) lines++;
  return lines;
}

/** Cut by the delimiter that cuts the first rows most evenly; by spaces where none does. */
function rowsOf(text: string, parse: Parse): string[][] {
  const cut = (delimiter: string, preview = 0) =>
    parse<string[]>(text, { delimiter, preview, newline: newlineOf(text) });
  const evenness = DELIMITERS.map((delimiter) => evennessOf(cut(delimiter, PREVIEW_ROWS).data));
  const best = evenness.indexOf(Math.max(...evenness));
  if (evenness[best] === 0) return text.split(/\r\n|\n|\r/).map((line) => line.trim().split(/\s+/));
  const delimiter = DELIMITERS[best]!;
  const { data, errors } = cut(delimiter);
  // A quotation mark that is never closed swallows the rest of the file; such marks are inches or seconds, not quotes.
  return errors.some((error) => error.type === 'Quotes')
    ? text.split(/\r\n|\n|\r/).map((line) => line.split(delimiter))
    : data;
}

const newlineOf = (text: string): '\r\n' | '\n' | '\r' =>
  text.includes('\r\n') ? '\r\n' : text.includes('\n') || !text.includes('\r') ? '\n' : '\r';

/** Rows that have the most frequent number of cells, where that is more than one; wider tables win by a little. */
function evennessOf(rows: readonly string[][]): number {
  const counts = new Map<number, number>();
  for (const { length } of rows) if (length > 1) counts.set(length, (counts.get(length) ?? 0) + 1);
  const [width, times] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0];
  return times === 0 ? 0 : times + width / 1000;
}

function cellOf(cell: string): Cell {
  const text = cell.trim();
  return text === '' ? null : text.replace(NEUTRALISED, '$1');
}
