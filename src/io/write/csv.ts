/** Tables as CSV that spreadsheets open rightly: UTF-8 with a byte order mark, CRLF, no cell that runs as a formula. */
import type { Cell } from '../raw-layer.ts';

const BYTE_ORDER_MARK = '\uFEFF';
/**
 * Spreadsheets run a text cell as a formula when it starts so; full-width forms count in East Asian editions. Apostrophes
 * in front are counted in, so that reading can take exactly one away again.
 */
const FORMULA_START = /^'*[=+\-@\t\r＝＋－＠]/;
/** A negative figure kept as text is a figure all the same. */
const FIGURE = /^-\d+(?:\.\d+)?$/;

/** Figures are written unquoted with a decimal point, in full and without an exponent where they are small; null is an empty cell, never 0. Throws for NaN and infinity. */
export function csvText(rows: readonly (readonly Cell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

/** The text as the bytes of a file. */
export const writeCsv = (rows: readonly (readonly Cell[])[]): Uint8Array => new TextEncoder().encode(csvText(rows));

function cellText(value: Cell): string {
  if (value === null) return '';
  if (typeof value === 'number' && !Number.isFinite(value)) throw new RangeError(`a CSV cell cannot hold ${value}`);
  if (typeof value === 'number') return digits(value);
  if (typeof value !== 'string') return String(value);
  const safe = FORMULA_START.test(value) && !FIGURE.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const SMALL = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/;

/** 0.00000001, which as 1e-8 is text to some readers. */
const digits = (value: number): string =>
  String(value).replace(
    SMALL,
    (_, sign: string, whole: string, part: string | undefined, exponent: string) =>
      `${sign}0.${'0'.repeat(Number(exponent) - 1)}${whole}${part ?? ''}`,
  );
