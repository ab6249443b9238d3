/** Cells and fields as coordinates: full-width digits, thousands separators, units, degrees with minutes and seconds. */
import type { Cell } from '../raw-layer.ts';

/** Larger than any northing or easting, in metres or centimetres: what is beyond is no coordinate. */
const LARGEST = 1e10;

const DEGREES = String.raw`(\d+(?:\.\d*)?|\.\d+)`;
/** 106°48′28.2″, 106度48分28.2秒, 106-48-28.2, with letters or words before or behind. */
const ANGLE = new RegExp(
  String.raw`^(东经|西经|北纬|南纬|[NSEW])?\s*([-+])?${DEGREES}\s*(?:[°度d]|(?=-\d))\s*(?:-?${DEGREES}\s*(?:['′分m]|(?=-\d)|$)\s*(?:-?${DEGREES}\s*(?:"|″|''|′′|秒|s|$))?)?\s*([NSEW])?$`,
  'i',
);
/** Nothing that has a plainer form. */
const PLAIN_TEXT = /^[\t\x20-\x5f\x61-\x7e]*$/;
const PLAIN = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d{1,3})?$/i;
const GROUPED = /^[-+]?\d{1,3}(?:,\d{3})+(?:\.\d*)?$/;

/** Full-width signs and digits, ideographic spaces and brackets as plain ones; curly quotation marks as straight ones. */
export function halfWidth(text: string): string {
  if (PLAIN_TEXT.test(text)) return text;
  return text
    .replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\u3000\u00A0]/g, ' ')
    .replace(/[【〔]/g, '[')
    .replace(/[】〕]/g, ']')
    .replace(/[º˚]/g, '°')
    .replace(/[‘’`´]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[−–—]/g, '-');
}

/** A cell that is a number, or null. Thousands separators and a unit behind the figure do no harm. */
function numberOf(cell: Cell): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null;
  if (typeof cell !== 'string' || cell.length > 60) return null;
  const text = halfWidth(cell)
    .trim()
    .replace(/\s*(?:m|米|°|度)$/i, '');
  if (PLAIN.test(text)) return finite(Number(text));
  return GROUPED.test(text) ? finite(Number(text.replaceAll(',', ''))) : null;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** A coordinate as it stands, metres or degrees; degrees with minutes and seconds become decimal degrees. */
export function coordinateOf(cell: Cell): number | null {
  const value = numberOf(cell) ?? (typeof cell === 'string' ? angleOf(cell) : null);
  return value !== null && Math.abs(value) < LARGEST ? value : null;
}

function angleOf(cell: string): number | null {
  if (cell.length > 60) return null;
  const match = ANGLE.exec(halfWidth(cell).trim());
  if (!match) return null;
  const [, before = '', sign, degrees, minutes = '0', seconds = '0', behind = ''] = match;
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return null;
  const size = Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600;
  return sign === '-' || /[SW西南]/i.test(before + behind) ? -size : size;
}

/** Degrees written as ddd.mmss: two digits of minutes and then the seconds behind the point. Null where it cannot be that. */
export function packedDegreesOf(field: string): number | null {
  const match = /^([-+]?)(\d{1,3})\.(\d{2})(\d{2})(\d*)$/.exec(halfWidth(field).trim());
  if (!match) return null;
  const [, sign, degrees, minutes, whole, part] = match;
  const seconds = Number(`${whole}.${part || '0'}`);
  if (Number(minutes) >= 60 || seconds >= 60) return null;
  const size = Number(degrees) + Number(minutes) / 60 + seconds / 3600;
  return sign === '-' ? -size : size;
}

/** Codes begin with zeros or are longer than a number holds: those columns stay text. */
const FIGURE = /^-?(?:0|[1-9]\d{0,14}|[1-9]\d{0,2}(?:,\d{3})+)(?:\.\d+)?$/;

/** The rows with numbers in the columns that hold nothing else from row `from` on; rows of one cell are titles. */
export function typedRows(rows: readonly (readonly Cell[])[], from: number): readonly (readonly Cell[])[] {
  const words = new Set<number>();
  for (const row of rows.slice(from)) {
    if (row.filter((cell) => cell !== null).length < 2) continue;
    for (const [column, cell] of row.entries())
      if (typeof cell === 'string' && !words.has(column) && !FIGURE.test(halfWidth(cell))) words.add(column);
  }
  const typed = (cell: Cell, column: number): Cell =>
    typeof cell !== 'string' || words.has(column) || !FIGURE.test(halfWidth(cell))
      ? cell
      : Number(halfWidth(cell).replaceAll(',', ''));
  return rows.map((row, r) => (r < from ? row : row.map(typed)));
}

/** Digits behind the point of a figure; degrees with seconds count as fine as they are. */
export function decimalsOf(cell: Cell): number {
  const text = String(cell);
  const digits = /\.(\d+)\D*$/.exec(text)?.[1]?.length ?? 0;
  return /[″"秒]/.test(text) ? digits + 4 : digits;
}
