/** Where the records of a .shp lie: by its .shx where that can be trusted, else one after the other. */
import { type Outcome, refusal } from '../../domain/problems.ts';
import { LIMITS } from '../raw-layer.ts';

export const SHAPEFILE = 'Shapefile (.shp)';
/** At offset 0, big-endian. */
const FILE_CODE = 9994;
const HEADER_BYTES = 100;
const RECORD_HEADER_BYTES = 8;
/** The shape type, which even an empty record has. */
const LEAST_CONTENT = 4;

export interface Records {
  readonly view: DataView;
  /** Shape type of the file. */
  readonly type: number;
  /** Where the content of each record starts. */
  readonly starts: readonly number[];
  /** Bytes of the content of each record. */
  readonly lengths: readonly number[];
}

type Located = Pick<Records, 'starts' | 'lengths'>;

interface Indexed extends Located {
  /** Whether every record states the length that the index states, and none is there twice. */
  readonly isConfirmed: boolean;
}

/**
 * Every record of the file: those the .shx names (an edited file may hold old ones beside them), or, without a .shx that
 * fits, all of them in turn. `rows` of the table settles which to believe where the two disagree. A file that ends within a
 * record, or before the length that it states, is refused. One record more than the limit of features is located at most.
 */
export function locateRecords(
  shp: Uint8Array,
  shx: Uint8Array | null,
  rows: number | null,
  file: string,
): Outcome<Records> {
  const view = viewOf(shp);
  const broken = (at: number) =>
    refusal('file-broken', { file }, { format: SHAPEFILE, detail: `${at} / ${shp.length} B` });
  if (shp.length < HEADER_BYTES || view.getInt32(0) !== FILE_CODE) return broken(0);
  const stated = view.getInt32(24) * 2;
  const indexed = shx ? byIndex(view, shx) : null;
  const sequence = inTurn(view, stated);
  const found = choose(indexed, sequence.end === null ? sequence.located : null, rows);
  if (!found) {
    if (stated > shp.length) return refusal('file-cut-short', { file }, { expected: stated, bytes: shp.length });
    return broken(sequence.end ?? shp.length);
  }
  const isWhole = stated <= shp.length || found === indexed || found.starts.length === rows;
  if (!isWhole) return refusal('file-cut-short', { file }, { expected: stated, bytes: shp.length });
  return { ok: true, value: { view, type: view.getInt32(32, true), ...found }, problems: [] };
}

/** The index, unless it contradicts the .shp or the table where the sequence does not. */
function choose(indexed: Indexed | null, sequence: Located | null, rows: number | null): Located | null {
  const fits = (located: Located): boolean => rows === null || located.starts.length === rows;
  const sequenceFits = sequence !== null && fits(sequence);
  const indexFits = indexed?.isConfirmed === true && fits(indexed);
  return indexed && (indexFits || !sequenceFits) ? indexed : sequence;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Null where an entry leads out of the file. Lengths are those of the .shx: writers err in those of the .shp more often. */
function byIndex(shp: DataView, bytes: Uint8Array): Indexed | null {
  if (bytes.length < HEADER_BYTES) return null;
  const shx = viewOf(bytes);
  const end = shx.getInt32(24) * 2;
  if (shx.getInt32(0) !== FILE_CODE || end > bytes.length || end < HEADER_BYTES) return null;
  const starts: number[] = [];
  const lengths: number[] = [];
  let isConfirmed = true;
  for (let at = HEADER_BYTES; at + 8 <= end && starts.length <= LIMITS.features; at += 8) {
    const start = shx.getInt32(at) * 2 + RECORD_HEADER_BYTES;
    const length = shx.getInt32(at + 4) * 2;
    if (start < HEADER_BYTES + RECORD_HEADER_BYTES || length < 0 || start + length > shp.byteLength) return null;
    isConfirmed &&= shp.getInt32(start - 4) * 2 === length;
    starts.push(start);
    lengths.push(length);
  }
  isConfirmed &&= new Set(starts).size === starts.length;
  return { starts, lengths, isConfirmed };
}

/** `end`: where the sequence breaks off; null where it comes to the end of the file, or of the length the file states. */
function inTurn(shp: DataView, stated: number): { located: Located; end: number | null } {
  const starts: number[] = [];
  const lengths: number[] = [];
  let at = HEADER_BYTES;
  while (at < shp.byteLength && at !== stated && starts.length <= LIMITS.features) {
    if (at + RECORD_HEADER_BYTES > shp.byteLength) return { located: { starts, lengths }, end: at };
    const length = shp.getInt32(at + 4) * 2;
    const start = at + RECORD_HEADER_BYTES;
    if (length < LEAST_CONTENT || start + length > shp.byteLength) return { located: { starts, lengths }, end: at };
    starts.push(start);
    lengths.push(length);
    at = start + length;
  }
  return { located: { starts, lengths }, end: null };
}
