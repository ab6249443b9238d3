/** Tables as CSV that spreadsheets open rightly: UTF-8 with a byte order mark, CRLF, no cell that runs as a formula. */
export type CsvCell = string | number | null;

const BYTE_ORDER_MARK = '\uFEFF';
/** Spreadsheets run a text cell as a formula when it starts so; full-width forms count in East Asian editions. */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;

/** Figures are written unquoted with a decimal point; `null` is an empty cell, never 0. */
export function csv(rows: readonly (readonly CsvCell[])[]): string {
  return BYTE_ORDER_MARK + rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: CsvCell): string {
  if (value === null) return '';
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new Error(`a CSV cell cannot hold ${value}`);
    return String(value);
  }
  const safe = FORMULA_START.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
