/**
 * dBASE tables, the attributes of a shapefile. Read here and not by a library: those at hand take deleted rows for rows, cells
 * of the wrong column where a header has no end mark, dates for moments in the computer's own time zone, and numbers of 18
 * digits for the nearest double.
 */
import { type Outcome, type Problem, refusal } from '../../domain/problems.ts';
import { uniqueNames } from '../column-names.ts';
import { decideEncoding, FieldDecoder } from '../encoding.ts';
import type { Cell, TextEncoding } from '../raw-layer.ts';

interface Field {
  readonly nameBytes: Uint8Array;
  /** Letter of the type. */
  readonly type: string;
  /** Within a row, its deletion mark counted. */
  readonly start: number;
  readonly bytes: number;
}

interface Layout {
  readonly fields: readonly Field[];
  readonly rows: number;
  readonly headerBytes: number;
  readonly rowBytes: number;
  readonly ldid: number;
}

export interface Table {
  readonly columns: readonly string[];
  /** Rows, deleted ones counted. */
  readonly rows: number;
  readonly encoding: TextEncoding;
  isDeleted(row: number): boolean;
  /** Cells by column. */
  row(row: number): Record<string, Cell>;
  /** Cells whose text could not be read, in the rows asked so far. */
  damaged(): number;
}

const HEADER_BYTES = 32;
const FIELD_BYTES = 32;
const NAME_BYTES = 11;
const END_OF_FIELDS = 0x0d;
const DELETED = 0x2a;
const SPACE = 0x20;
/** Pieces of text that are looked at for the encoding. */
const SAMPLES = 20_000;
const FORMAT = 'dBASE (.dbf)';

/** What the table is read by: the text of its .cpg, and the encoding that the user chose. */
interface TableOptions {
  readonly file: string;
  readonly cpg?: string;
  readonly chosen?: string;
}

/**
 * Open a table; its cells are read when asked for. Text without the spaces at its end, empty cells null, dates as
 * `2024-05-31`, whole numbers that a double cannot hold as text.
 */
export function openTable(bytes: Uint8Array, { file, cpg, chosen }: TableOptions): Outcome<Table> {
  const layout = readLayout(bytes, file);
  if (!layout.ok) return layout;
  const { fields, rows, headerBytes, rowBytes, ldid } = layout.value;
  const encoding = decideEncoding({ chosen, cpg, ldid, samples: samples(bytes, layout.value, SAMPLES) });
  const decoder = new FieldDecoder(encoding.label);
  const names = fields.map((field) => readName(field.nameBytes, decoder));
  const { names: columns, renamed } = uniqueNames(names.map(({ text }) => text));
  const problems: Problem[] = [];
  const warn = (code: Problem['code'], values: Problem['values']) =>
    problems.push({ code, severity: 'warning', where: { file }, values });
  if (encoding.how === 'guess') warn('encoding-guessed', { encoding: encoding.label.toUpperCase() });
  const cut = columns.filter((_, i) => names[i]!.cut);
  if (cut.length > 0) warn('name-cut', { columns: cut.join(', ') });
  if (renamed.length > 0) warn('columns-renamed', { columns: [...new Set(renamed)].join(', ') });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const value: Table = {
    columns,
    rows,
    encoding,
    isDeleted: (row) => bytes[headerBytes + row * rowBytes] === DELETED,
    row: (row) => {
      const start = headerBytes + row * rowBytes;
      const cells: Record<string, Cell> = {};
      for (const [i, field] of fields.entries())
        cells[columns[i]!] = readCell(bytes, view, start + field.start, field, decoder);
      return cells;
    },
    damaged: () => decoder.damaged,
  };
  return { ok: true, value, problems };
}

/** Pieces of text with bytes above 127, names first: what an encoding is judged and previewed by. Empty for a broken table. */
export function tableSamples(bytes: Uint8Array, most: number): readonly Uint8Array[] {
  const layout = readLayout(bytes, '');
  return layout.ok ? samples(bytes, layout.value, most) : [];
}

function samples(bytes: Uint8Array, layout: Layout, most: number): Uint8Array[] {
  const found: Uint8Array[] = [];
  const take = (piece: Uint8Array): void => {
    if (piece.some((byte) => byte > 127)) found.push(piece);
  };
  for (const { nameBytes } of layout.fields) take(untilNul(nameBytes));
  const texts = layout.fields.filter(({ type }) => type === 'C');
  for (let row = 0; row < layout.rows && found.length < most && texts.length > 0; row++) {
    const start = layout.headerBytes + row * layout.rowBytes;
    for (const field of texts) take(trimmed(bytes, start + field.start, field.bytes));
  }
  return found;
}

function readLayout(bytes: Uint8Array, file: string): Outcome<Layout> {
  const broken = (detail: string) => refusal('file-broken', { file }, { format: FORMAT, detail });
  if (bytes.length <= HEADER_BYTES) return broken(`${bytes.length} B`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Level 7 has other field descriptors; no GIS writes it.
  if ((bytes[0]! & 7) === 4) return broken('dBASE 7');
  const rows = view.getUint32(4, true);
  const headerBytes = view.getUint16(8, true);
  const rowBytes = view.getUint16(10, true);
  if (headerBytes <= HEADER_BYTES || headerBytes > bytes.length || rowBytes === 0)
    return broken(`header ${headerBytes}, row ${rowBytes}`);
  const expected = headerBytes + rows * rowBytes;
  if (expected > bytes.length) return refusal('file-cut-short', { file }, { expected, bytes: bytes.length });
  const fields: Field[] = [];
  let start = 1;
  for (let at = HEADER_BYTES; at + FIELD_BYTES <= headerBytes && bytes[at] !== END_OF_FIELDS; at += FIELD_BYTES) {
    const width = bytes[at + 16]!;
    const type = String.fromCharCode(bytes[at + 11]!).toUpperCase();
    fields.push({ nameBytes: bytes.subarray(at, at + NAME_BYTES), type, start, bytes: width });
    start += width;
  }
  if (start > rowBytes) return broken(`${start} > ${rowBytes}`);
  return { ok: true, value: { fields, rows, headerBytes, rowBytes, ldid: bytes[29]! }, problems: [] };
}

function readName(bytes: Uint8Array, decoder: FieldDecoder): { text: string; cut: boolean } {
  const { text, cut } = decoder.decode(decoder.isWide ? bytes : untilNul(bytes));
  return { text: text.replaceAll('\0', '').trim(), cut };
}

function untilNul(bytes: Uint8Array): Uint8Array {
  const end = bytes.indexOf(0);
  return end < 0 ? bytes : bytes.subarray(0, end);
}

/** Without what stands after a zero byte, and without the spaces at the end. */
function trimmed(bytes: Uint8Array, start: number, length: number): Uint8Array {
  let end = start;
  while (end < start + length && bytes[end] !== 0) end++;
  while (end > start && bytes[end - 1] === SPACE) end--;
  return bytes.subarray(start, end);
}

function readCell(bytes: Uint8Array, view: DataView, at: number, field: Field, decoder: FieldDecoder): Cell {
  const { type, bytes: width } = field;
  if (width === 0) return null;
  if (type === 'I' && width === 4) return view.getInt32(at, true);
  if ((type === 'B' || type === 'O') && width === 8) return finite(view.getFloat64(at, true));
  // A memo stands in a file of its own, which no GIS writes.
  if (type === 'M' || type === 'G' || type === 'P') return null;
  const text = decoder.isWide
    ? decoder.decode(bytes.subarray(at, at + width)).text.replace(/[\0 ]+$/, '')
    : decoder.decode(trimmed(bytes, at, width)).text;
  if (type === 'N' || type === 'F') return numberOf(text.trim());
  if (type === 'L') return logicalOf(text.trim());
  if (type === 'D') return dateOf(text.trim());
  return text === '' ? null : text;
}

const finite = (value: number): number | null => (Number.isFinite(value) ? value : null);

/** Null for an empty cell and for one that overflowed (asterisks); decimal commas are read. */
function numberOf(text: string): Cell {
  if (text === '') return null;
  const value = Number(text.replace(',', '.'));
  if (!Number.isFinite(value)) return null;
  return /^[+-]?\d+$/.test(text) && !Number.isSafeInteger(value) ? text : value;
}

function logicalOf(text: string): boolean | null {
  return /^[TtYy]$/.test(text) ? true : /^[FfNn]$/.test(text) ? false : null;
}

function dateOf(text: string): string | null {
  if (/^0*$/.test(text)) return null;
  return /^\d{8}$/.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : text;
}
