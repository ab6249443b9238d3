/**
 * Zip archives: what is in them by their directory, and the bytes of the entries that are wanted. fflate inflates; the
 * directory is read here, because names in GB18030, passwords and false sizes have to be seen before anything is unpacked.
 */
import { type Outcome, type Problem, refusal } from '../domain/problems.ts';
import type { Work } from '../engine/index.ts';
import { crc32 } from './crc32.ts';
import { decodeText } from './text.ts';

/** What may still be unpacked, counted down over an archive and those inside it. */
export interface UnpackBudget {
  bytes: number;
  files: number;
}

export interface ArchiveEntry {
  /** `/` between the folders. */
  readonly path: string;
  readonly encrypted: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  /** As the directory states it. */
  readonly bytes: number;
  readonly checksum: number;
  /** The entry's bytes as they lie in the archive. */
  readonly packed: Uint8Array;
}

const END = 0x06054b50;
const END64 = 0x06064b50;
const LOCATOR64 = 0x07064b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const DIRECTORY_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT = 0xffff;
/** Deflate cannot pack more into a byte. */
const MOST_PER_BYTE = 1032;
/** Packed bytes between two looks at the size: what they inflate to stays small. */
const CHUNK = 1 << 16;

/** Whether the bytes begin as a zip. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5) && bytes[3]! === bytes[2]! + 1;
}

/** Entries of a zip in the order of its directory, folders left out; `archive-broken` where the directory cannot be followed. */
export function listArchive(bytes: Uint8Array, file: string): Outcome<readonly ArchiveEntry[]> {
  const entries = new Directory(bytes).entries();
  return entries ? { ok: true, value: entries, problems: [] } : refusal('archive-broken', { file });
}

/**
 * Unpack entries one after the other, checked against their sizes and checksums; all or none. `budget` is counted down, and
 * `archive-too-large` told before more than that is taken.
 */
export async function unpackEntries(
  entries: readonly ArchiveEntry[],
  file: string,
  budget: UnpackBudget,
  work: Work,
): Promise<Outcome<readonly { readonly path: string; readonly bytes: Uint8Array }[]>> {
  const problem = refuseBefore(entries, file, budget);
  if (problem) return { ok: false, problems: [problem] };
  const total = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  budget.bytes -= total;
  budget.files -= entries.length;
  const unpacked = [];
  let done = 0;
  for (const entry of entries) {
    work.tell({ done, total });
    const bytes = await unpackEntry(entry);
    if (!bytes) return refusal('archive-broken', { file }, { entry: entry.path });
    unpacked.push({ path: entry.path, bytes });
    done += entry.bytes;
  }
  return { ok: true, value: unpacked, problems: [] };
}

function refuseBefore(entries: readonly ArchiveEntry[], file: string, budget: UnpackBudget): Problem | null {
  const error = (code: Problem['code'], values: Problem['values']): Problem => ({
    code,
    severity: 'error',
    where: { file },
    values,
  });
  if (entries.some((entry) => entry.encrypted)) return error('archive-encrypted', {});
  if (entries.length > budget.files) return error('archive-too-large', { files: entries.length, limit: budget.files });
  const bytes = entries.reduce((sum, entry) => sum + entry.bytes, 0);
  if (bytes > budget.bytes) return error('archive-too-large', { bytes, limit: budget.bytes });
  const odd = entries.find(({ method }) => method !== 0 && method !== 8);
  if (odd) return error('archive-broken', { entry: odd.path, method: odd.method });
  return null;
}

/** Null where the entry is not what the directory says. */
async function unpackEntry({ method, bytes, checksum, packed }: ArchiveEntry): Promise<Uint8Array | null> {
  if (method === 0) return packed.length === bytes && crc32(packed) === checksum ? packed.slice() : null;
  if (bytes > packed.length * MOST_PER_BYTE) return null;
  const out = await inflate(packed, bytes);
  return out && crc32(out) === checksum ? out : null;
}

async function inflate(packed: Uint8Array, size: number): Promise<Uint8Array | null> {
  const { Inflate } = await import('fflate');
  const out = new Uint8Array(size);
  let length = 0;
  const stream = new Inflate((chunk) => {
    if (length + chunk.length <= size) out.set(chunk, length);
    length += chunk.length;
  });
  for (let at = 0; at < packed.length && length <= size; at += CHUNK) {
    try {
      stream.push(packed.subarray(at, at + CHUNK), at + CHUNK >= packed.length);
    } catch (error) {
      // fflate throws errors with a code for data that are no deflate stream; nothing else.
      if (!(error instanceof Error)) throw error;
      return null;
    }
  }
  return length === size ? out : null;
}

/** A zip of the files, deflated; names in UTF-8. */
export async function zipFiles(
  files: readonly { readonly path: string; readonly bytes: Uint8Array }[],
): Promise<Uint8Array> {
  const { zipSync } = await import('fflate');
  // A fixed date: the same files give the same archive.
  return zipSync(Object.fromEntries(files.map(({ path, bytes }) => [path, bytes])), { mtime: '1980-01-01T12:00:00' });
}

/** Files of a zip that was made here: nothing of it is checked. */
export async function unzipFiles(bytes: Uint8Array): Promise<{ readonly path: string; readonly bytes: Uint8Array }[]> {
  const { unzipSync } = await import('fflate');
  return Object.entries(unzipSync(bytes)).map(([path, file]) => ({ path, bytes: file }));
}

/** Where the directory lies. */
interface Place {
  readonly count: number;
  readonly start: number;
  readonly end: number;
  /** Bytes in front of the archive that its offsets do not count. */
  readonly base: number;
}

/** The list of entries at the end of a zip. All offsets are checked before they are followed. */
class Directory {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  entries(): ArchiveEntry[] | null {
    const place = this.place();
    // A count is believed only where so many entries have room.
    if (!place || place.count * DIRECTORY_BYTES > place.end - place.start) return null;
    const entries: ArchiveEntry[] = [];
    let at = place.start;
    for (let n = 0; n < place.count; n++) {
      const read = this.entry(at, place);
      if (!read) return null;
      if (!read.entry.path.endsWith('/')) entries.push(read.entry);
      at = read.next;
    }
    return entries;
  }

  private place(): Place | null {
    const least = Math.max(0, this.bytes.length - END_BYTES - MAX_COMMENT);
    for (let at = this.bytes.length - END_BYTES; at >= least; at--) {
      if (this.view.getUint32(at, true) !== END) continue;
      const place = this.placeAt(at);
      if (place) return place;
    }
    return null;
  }

  private placeAt(at: number): Place | null {
    const { view } = this;
    const wide = at >= 20 && view.getUint32(at - 20, true) === LOCATOR64 ? this.place64(at - 20) : null;
    if (wide) return wide;
    // Several disks are not read.
    if (view.getUint16(at + 4, true) !== 0) return null;
    return this.checked(
      view.getUint16(at + 10, true),
      view.getUint32(at + 12, true),
      view.getUint32(at + 16, true),
      at,
    );
  }

  private place64(locator: number): Place | null {
    const at = Number(this.view.getBigUint64(locator + 8, true));
    if (!(at + 56 <= this.bytes.length) || this.view.getUint32(at, true) !== END64) return null;
    const number = (offset: number): number => Number(this.view.getBigUint64(at + offset, true));
    return this.checked(number(32), number(40), number(48), at);
  }

  private checked(count: number, size: number, offset: number, end: number): Place | null {
    const start = end - size;
    const base = start - offset;
    return start >= 0 && base >= 0 ? { count, start, end, base } : null;
  }

  private entry(at: number, { end, base }: Place): { entry: ArchiveEntry; next: number } | null {
    const { view, bytes } = this;
    if (at + DIRECTORY_BYTES > end || view.getUint32(at, true) !== DIRECTORY) return null;
    const flags = view.getUint16(at + 8, true);
    const nameEnd = at + DIRECTORY_BYTES + view.getUint16(at + 28, true);
    const extraEnd = nameEnd + view.getUint16(at + 30, true);
    const next = extraEnd + view.getUint16(at + 32, true);
    if (next > end) return null;
    const sizes = this.sizes(at, nameEnd, extraEnd);
    const packed = this.packed(base + sizes.offset, sizes.packed);
    if (!packed) return null;
    const entry = {
      path: decodeName(bytes.subarray(at + DIRECTORY_BYTES, nameEnd)),
      encrypted: (flags & 1) !== 0,
      method: view.getUint16(at + 10, true),
      bytes: sizes.bytes,
      checksum: view.getUint32(at + 16, true),
      packed,
    };
    return { entry, next };
  }

  /** Sizes and place of an entry; those of 32 bits that are full stand in the extra field with 64 bits, in this order. */
  private sizes(at: number, extra: number, end: number): { bytes: number; packed: number; offset: number } {
    const narrow = [24, 20, 42].map((field) => this.view.getUint32(at + field, true));
    let wide = 0;
    for (let from = extra; from + 4 <= end; ) {
      const id = this.view.getUint16(from, true);
      const size = this.view.getUint16(from + 2, true);
      if (id === 1) wide = from + 4;
      from += 4 + size;
    }
    const read = narrow.map((value) => {
      if (value !== 0xffffffff || wide === 0) return value;
      wide += 8;
      return wide <= end ? Number(this.view.getBigUint64(wide - 8, true)) : value;
    });
    const [bytes, packed, offset] = read as [number, number, number];
    return { bytes, packed, offset };
  }

  private packed(at: number, length: number): Uint8Array | null {
    if (at + LOCAL_BYTES > this.bytes.length || this.view.getUint32(at, true) !== LOCAL) return null;
    const start = at + LOCAL_BYTES + this.view.getUint16(at + 26, true) + this.view.getUint16(at + 28, true);
    return start + length <= this.bytes.length ? this.bytes.subarray(start, start + length) : null;
  }
}

/** UTF-8 where it is UTF-8, flag or not, else what a Chinese Windows writes. */
function decodeName(bytes: Uint8Array): string {
  return decodeText(bytes).replaceAll('\\', '/').replace(/^\/+/, '');
}
