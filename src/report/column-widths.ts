/** Widths of a table's columns on paper: as its section wants them, but no word is broken for want of room. Pure. */
import { plainText, type ReportTable } from './document.ts';

/** Width of the type area of A4 between margins of 20 mm, and type of tables; points. */
const PAPER_POINTS = 482;
const TYPE_POINTS = 9;
/** Rules and margins of a cell. */
const CELL_POINTS = 8;
/** In hundredths of the table: longer words, of file names for example, are broken after all. */
const MOST = 24;
/** Of the size of the type, set in a wide face; bold is wider. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/[iljI.,:;'|!()[\]/]/, 0.33],
  [/[frt "-]/, 0.4],
  [/[mwMW%@]/, 0.92],
  [/[A-Z±→]/, 0.68],
];
const USUAL = 0.58;
const BOLD = 1.06;

/** Hundredths of the table, by column. */
export function columnWidths({ columns, rows }: Pick<ReportTable, 'columns' | 'rows'>): number[] {
  const sum = columns.reduce((total, { width }) => total + width, 0);
  const wanted = columns.map(({ width }) => (100 * width) / sum);
  const least = columns.map(({ title, unit = '' }, i) =>
    Math.max(
      leastOf(title, true),
      leastOf(unit, true),
      ...rows.map(({ cells, total = false }) => leastOf(plainText(cells[i] ?? ''), total)),
    ),
  );
  return widened(wanted, least);
}

/** Columns below their least are widened, and the others give as they have to spare. */
function widened(wanted: readonly number[], least: readonly number[]): number[] {
  const missing = wanted.reduce((total, width, i) => total + Math.max(0, least[i]! - width), 0);
  const spare = wanted.reduce((total, width, i) => total + Math.max(0, width - least[i]!), 0);
  if (missing === 0) return [...wanted];
  const taken = Math.min(1, missing / spare);
  const given = spare > 0 ? Math.min(1, spare / missing) : 0;
  return wanted.map(
    (width, i) => width - taken * Math.max(0, width - least[i]!) + given * Math.max(0, least[i]! - width),
  );
}

/** Chinese is broken anywhere, other words after hyphens; dates and numbers are not. */
const PIECES = /[\s\u2e80-\uffef]+|(?<=[a-z]-)/i;

const leastOf = (text: string, bold: boolean): number => {
  const longest = Math.max(0, ...text.split(PIECES).map(emsOf));
  if (longest === 0) return 0;
  return Math.min(MOST, (100 * (longest * TYPE_POINTS * (bold ? BOLD : 1) + CELL_POINTS)) / PAPER_POINTS);
};

const emsOf = (word: string): number =>
  [...word].reduce((sum, sign) => sum + (WIDTHS.find(([signs]) => signs.test(sign))?.[1] ?? USUAL), 0);
