/** dBASE tables, the attributes of a shapefile: one type a column, names of ten bytes, text of 254. */
import type { Problem } from '../../domain/problems.ts';
import type { Cell } from '../raw-layer.ts';
import { encodeGb18030 } from './gb18030.ts';

export type TableEncoding = 'UTF-8' | 'GB18030';

interface Column {
  readonly name: string;
  readonly nameBytes: Uint8Array;
  readonly type: 'C' | 'N' | 'F' | 'L';
  readonly width: number;
  readonly decimals: number;
  readonly cells: readonly Uint8Array[];
}

const NAME_BYTES = 10;
const TEXT_BYTES = 254;
/** The widest number of fixed places that every program reads; wider ones are written with an exponent. */
const FIXED_WIDTH = 19;
const FLOAT_WIDTH = 24;
const HEADER_BYTES = 32;
const LDID_GBK = 0x4d;

/**
 * The bytes of a table. Numbers keep every digit; text that is too long ends before the character that does not fit, which is
 * told (`text-cut`), as are names that had to be shortened (`name-cut`). Without columns the rows are numbered in `FID`.
 */
export function writeTable(
  columns: readonly string[],
  rows: readonly Readonly<Record<string, Cell>>[],
  encoding: TableEncoding,
): { readonly bytes: Uint8Array; readonly problems: readonly Problem[] } {
  const encode = encoderOf(encoding);
  const names = shortNames(columns, encode);
  const cut: string[] = [];
  const made = columns.map((column, i) => {
    const cells = rows.map((row) => row[column] ?? null);
    return makeColumn(names[i]!, cells, encode, () => cut.push(names[i]!));
  });
  if (made.length === 0) made.push(makeColumn('FID', [...rows.keys()], encode, () => {}));
  const problems: Problem[] = [];
  const warn = (code: Problem['code'], values: Problem['values']) =>
    problems.push({ code, severity: 'warning', where: {}, values });
  const shortened = columns.flatMap((column, i) => (column === names[i] ? [] : [`${column} → ${names[i]}`]));
  if (shortened.length > 0) warn('name-cut', { columns: shortened.join(', '), bytes: NAME_BYTES });
  if (cut.length > 0)
    warn('text-cut', { columns: [...new Set(cut)].join(', '), places: cut.length, bytes: TEXT_BYTES });
  return { bytes: assemble(made, rows.length, encoding), problems };
}

function encoderOf(encoding: TableEncoding): (text: string) => Uint8Array {
  if (encoding === 'GB18030') return encodeGb18030;
  const encoder = new TextEncoder();
  return (text) => encoder.encode(text);
}

/** Within ten bytes, none twice whatever the case of the letters. */
function shortNames(columns: readonly string[], encode: (text: string) => Uint8Array): string[] {
  const taken = new Set<string>();
  return columns.map((column, i) => {
    const given = column.replaceAll('\0', '') || `F${i + 1}`;
    let name = fitting(given, NAME_BYTES, encode);
    for (let n = 1; taken.has(name.toUpperCase()); n++) {
      const number = `_${n}`;
      name = fitting(given, NAME_BYTES - number.length, encode) + number;
    }
    taken.add(name.toUpperCase());
    return name;
  });
}

/** As many characters from the start as have room. */
function fitting(text: string, bytes: number, encode: (text: string) => Uint8Array): string {
  let kept = '';
  let used = 0;
  for (const character of text) {
    used += encode(character).length;
    if (used > bytes) break;
    kept += character;
  }
  return kept;
}

function makeColumn(
  name: string,
  cells: readonly Cell[],
  encode: (text: string) => Uint8Array,
  tellCut: () => void,
): Column {
  const given = cells.filter((cell) => cell !== null);
  const nameBytes = encode(name);
  if (given.length > 0 && given.every((cell) => typeof cell === 'boolean')) {
    const texts = cells.map((cell) => encode(cell === null ? '?' : cell ? 'T' : 'F'));
    return { name, nameBytes, type: 'L', width: 1, decimals: 0, cells: texts };
  }
  if (given.length > 0 && given.every((cell) => typeof cell === 'number' && Number.isFinite(cell)))
    return { name, nameBytes, ...numbers(cells as readonly (number | null)[], encode) };
  const texts = cells.map((cell) => {
    const text = cell === null ? '' : String(cell).replaceAll('\0', '');
    const bytes = encode(text);
    if (bytes.length <= TEXT_BYTES) return bytes;
    tellCut();
    return encode(fitting(text, TEXT_BYTES, encode));
  });
  const width = texts.reduce((most, { length }) => Math.max(most, length), 1);
  return { name, nameBytes, type: 'C', width, decimals: 0, cells: texts };
}

function numbers(
  cells: readonly (number | null)[],
  encode: (text: string) => Uint8Array,
): Pick<Column, 'type' | 'width' | 'decimals' | 'cells'> {
  // The shortest digits that give the same number again.
  const texts = cells.map((cell) => (cell === null ? '' : String(cell)));
  const decimals = texts.reduce((most, text) => Math.max(most, text.split('.')[1]?.length ?? 0), 0);
  const fixed = texts.map((text) => (text === '' || decimals === 0 ? text : withDecimals(text, decimals)));
  const width = fixed.reduce((most, { length }) => Math.max(most, length), 1);
  if (width <= FIXED_WIDTH && !texts.some((text) => text.includes('e')))
    return { type: 'N', width, decimals, cells: fixed.map((text) => encode(text.padStart(width))) };
  const floats = texts.map((text) => encode(text.padStart(FLOAT_WIDTH)));
  return { type: 'F', width: FLOAT_WIDTH, decimals: 15, cells: floats };
}

function withDecimals(text: string, decimals: number): string {
  const [whole, fraction = ''] = text.split('.');
  return `${whole}.${fraction.padEnd(decimals, '0')}`;
}

function assemble(columns: readonly Column[], rows: number, encoding: TableEncoding): Uint8Array {
  const headerBytes = HEADER_BYTES * (columns.length + 1) + 1;
  const rowBytes = 1 + columns.reduce((sum, { width }) => sum + width, 0);
  const bytes = new Uint8Array(headerBytes + rows * rowBytes + 1).fill(0x20, headerBytes);
  const view = new DataView(bytes.buffer);
  // Version, and a fixed date: the same layer gives the same bytes.
  bytes.set([3, 80, 1, 1]);
  view.setUint32(4, rows, true);
  view.setUint16(8, headerBytes, true);
  view.setUint16(10, rowBytes, true);
  bytes[29] = encoding === 'GB18030' ? LDID_GBK : 0;
  let at = HEADER_BYTES;
  let start = headerBytes + 1;
  for (const { nameBytes, type, width, decimals, cells } of columns) {
    bytes.set(nameBytes, at);
    bytes[at + 11] = type.charCodeAt(0);
    bytes[at + 16] = width;
    bytes[at + 17] = decimals;
    for (const [row, cell] of cells.entries()) bytes.set(cell, start + row * rowBytes);
    at += HEADER_BYTES;
    start += width;
  }
  bytes[headerBytes - 1] = 0x0d;
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}
