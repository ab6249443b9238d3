/**
 * Excel workbooks through read-excel-file. The archive is unpacked here, within the limits, and handed on without
 * compression: the library would inflate large parts in threads of its own, which the page's policy forbids. It would also
 * fill every row up to the number a cell claims, so the claims are looked at first.
 */
import { type Outcome, refusal } from '../../domain/problems.ts';
import type { Work } from '../../engine/index.ts';
import { listArchive, unpackEntries } from '../archive.ts';
import { type Cell, LIMITS, type ReadSource, type Source } from '../raw-layer.ts';
import { readTables } from './point-table.ts';
import type { TableSheet } from './point-table-rows.ts';

/** Text of a workbook's parts: more would not fit into one string of the language. */
const MOST_BYTES = 400_000_000;
/** Rows by columns of one sheet. */
const MOST_CELLS = 32_000_000;
const COLUMN_LETTERS = 26;
/** What a sheet of Excel has. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
const QUOTED_CHARACTERS = 64;
const FORMAT = 'Excel (xlsx)';

/** The sheets as layers; dates as text (2024-05-01). Problems: see `readTables`, and those of archives. */
export const readXlsx: ReadSource = async (source, _options, work) => {
  const parts = await unpacked(source, work);
  if (!parts.ok) return parts;
  const damage = claimProblem(parts.value, source.name);
  if (damage) return damage;
  const sheets = await sheetsOf(parts.value, source.name);
  return sheets.ok ? readTables(sheets.value, { source: source.name, format: 'xlsx', encoding: null }, work) : sheets;
};

interface Part {
  readonly path: string;
  readonly bytes: Uint8Array;
}

async function unpacked(source: Source, work: Work): Promise<Outcome<readonly Part[]>> {
  const entries = listArchive(source.files[0].bytes, source.name);
  if (!entries.ok) return entries;
  const wanted = entries.value.filter(({ path }) => /\.xml(?:\.rels)?$/i.test(path));
  const budget = { bytes: Math.min(MOST_BYTES, LIMITS.unpackedBytes), files: LIMITS.files };
  return unpackEntries(wanted, source.name, budget, work);
}

/** What the cells and rows of the sheets say of where they are, against what Excel and memory hold. */
function claimProblem(parts: readonly Part[], file: string): ReturnType<typeof refusal> | null {
  const decoder = new TextDecoder('utf-8');
  for (const { path, bytes } of parts) {
    if (!/worksheets\//i.test(path)) continue;
    const text = decoder.decode(bytes);
    let [rows, columns] = [0, 0];
    // Each beginning by itself: a quotation mark in the text of a cell must not hide the next claim.
    for (let at = text.indexOf('r='); at >= 0; at = text.indexOf('r=', at + 2)) {
      const claim = claimAt(text, at + 2);
      if (claim === null) continue;
      rows = Math.max(rows, claim.row);
      columns = Math.max(columns, claim.column);
      if (!(rows <= MOST_ROWS && columns <= MOST_COLUMNS))
        return refusal('file-broken', { file }, { format: FORMAT, detail: text.slice(at, at + QUOTED_CHARACTERS) });
    }
    if (columns * rows > MOST_CELLS)
      return refusal('too-many-features', { file }, { features: rows, limit: LIMITS.features });
  }
  return null;
}

/** Row and column of an attribute's value, in the way in which the library takes it; null where it is none. */
function claimAt(text: string, at: number): { row: number; column: number } | null {
  const quote = text[at];
  if (quote !== '"' && quote !== "'") return null;
  const end = text.indexOf(quote, at + 1);
  const value = text.slice(at + 1, Math.min(end < 0 ? text.length : end, at + QUOTED_CHARACTERS));
  // A number written as an entity, or without end, is a trick.
  if (value.includes('&#') || (value.length === QUOTED_CHARACTERS - 1 && /^[A-Z\d.+-]*$/i.test(value)))
    return { row: Number.POSITIVE_INFINITY, column: 0 };
  const digits = value.search(/\d/);
  const row = Math.max(Number(value) || 0, digits < 0 ? 0 : Number(value.slice(digits)) || 0);
  const column = digits < 0 ? 0 : columnNumber(value.slice(0, digits));
  return { row, column: Math.max(0, Number.isNaN(Number(value.slice(digits))) ? 0 : column) };
}

function columnNumber(letters: string): number {
  let number = 0;
  for (let i = 0; i < letters.length; i++) number = number * COLUMN_LETTERS + letters.charCodeAt(i) - 64;
  return number;
}

async function sheetsOf(parts: readonly Part[], file: string): Promise<Outcome<readonly TableSheet[]>> {
  const { zipSync } = await import('fflate');
  const stored = zipSync(Object.fromEntries(parts.map(({ path, bytes }) => [path, bytes])), {
    level: 0,
    mtime: '1980-01-01T12:00:00',
  });
  const { default: readWorkbook } = await import('read-excel-file/universal');
  try {
    const sheets = await readWorkbook(stored.buffer as ArrayBuffer);
    const value = sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.map(cellOf)),
      lineOf,
      isText: false,
    }));
    return { ok: true, value, problems: [] };
  } catch (error) {
    // The library throws its own errors and those of its XML reader for workbooks that are none.
    if (!(error instanceof Error)) throw error;
    return refusal('file-broken', { file }, { format: FORMAT, detail: error.message.slice(0, 120) });
  }
}

const lineOf = (row: number): number => row + 1;

function cellOf(value: unknown): Cell {
  if (value instanceof Date) return Number.isFinite(value.getTime()) ? dateText(value) : null;
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null;
}

/** Date, and the time of day where there is one. The library gives what the cell shows as if it were UTC. */
const dateText = (date: Date): string =>
  date
    .toISOString()
    .replace('T00:00:00.000Z', '')
    .replace('T', ' ')
    .replace(/\.\d{3}Z$/, '');
