/** Large zips: deflated piece by piece, so that the page breathes and the user may cancel. */
import type { Progress, Work } from '../engine/index.ts';
import { joined } from './project-layer.ts';

export interface Packed {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Bytes deflated between two yields. */
const CHUNK = 1 << 20;
type Fflate = typeof import('fflate');

/** Zip knows no earlier year than 1980. */
const FIRST_DAY = Date.UTC(1980, 0, 2);

/** A zip of the files in their order. @param savedAt of each of them, milliseconds since 1970. */
export async function zipInSteps(
  files: readonly Packed[],
  savedAt: number,
  work: Work,
): Promise<Uint8Array<ArrayBuffer>> {
  const { Zip, ZipDeflate } = await import('fflate');
  return work.drive(zipSteps(files, savedAt, Zip, ZipDeflate));
}

/** Yields bytes done. */
function* zipSteps(
  files: readonly Packed[],
  savedAt: number,
  Zip: Fflate['Zip'],
  ZipDeflate: Fflate['ZipDeflate'],
): Generator<Progress, Uint8Array<ArrayBuffer>, void> {
  const total = files.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  let done = 0;
  for (const { path, bytes } of files) {
    // Coordinates are digits without pattern: more effort takes twice the time and hardly a byte less.
    const entry = new ZipDeflate(path, { level: 1 });
    entry.mtime = new Date(Math.max(savedAt, FIRST_DAY));
    zip.add(entry);
    for (let at = 0; at === 0 || at < bytes.length; at += CHUNK) {
      entry.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
      done += Math.min(CHUNK, bytes.length - at);
      yield { done, total };
    }
  }
  zip.end();
  return joined(chunks);
}
