/**
 * A compiled layer as it is stored: the block, what was found in the input it was made from, and a fingerprint of that
 * input. Opening it in place of the features' own compiling gives the same layer and the same report, or nothing at all.
 *
 * Bytes: header of eight words (magic, version, fingerprint in three, bytes of the report, bytes of the block, checksum of
 * report and header), the block (see layer-block, with its own checksum), the report as UTF-8 JSON.
 */
import type { Fault } from './faults.ts';
import type { CompiledLayer } from './layer.ts';
import { layerFromBlock, layerToBytes } from './layer-block.ts';
import type { InputNote, LayerFeature } from './normalise.ts';
import type { Progress } from './steps.ts';

const MAGIC = 0x54534345;
/** To be raised with every change to what compiling or the search for faults makes of the same input. */
const VERSION = 1;
const WORDS = 8;
const HEADER_BYTES = 4 * WORDS;

/** What is compared of the features that a stored layer was made from: two hashes over everything, and the class count. */
export interface Fingerprint {
  readonly first: number;
  readonly second: number;
  readonly classCount: number;
}

/** What was found in the input of a layer. */
export interface Findings {
  readonly notes: readonly InputNote[];
  readonly faults: readonly Fault[];
}

/** Vertices between two yields. */
const STRIDE = 1 << 18;

/** Fingerprint of features: classes, how their rings are nested, every coordinate to the last bit. Yields features done. */
export function* fingerprintOf(
  features: readonly LayerFeature[],
  classCount: number,
): Generator<Progress, Fingerprint, void> {
  const number = new Float64Array(1);
  const bits = new Int32Array(number.buffer);
  let first = 0x811c9dc5 | 0;
  let second = 0x9e3779b9 | 0;
  const mix = (word: number) => {
    first = Math.imul(first ^ word, 0x01000193);
    first ^= first >>> 15;
    second = Math.imul(second ^ word, 0x85ebca6b);
    second = (second << 13) | (second >>> 19);
  };
  let pending = 0;
  for (const [f, feature] of features.entries()) {
    mix(feature.class);
    mix(feature.polygons.length);
    for (const polygon of feature.polygons) {
      mix(polygon.length);
      for (const ring of polygon) {
        mix(ring.length);
        for (const position of ring) {
          number[0] = position[0]!;
          mix(bits[0]!);
          mix(bits[1]!);
          number[0] = position[1]!;
          mix(bits[0]!);
          mix(bits[1]!);
        }
        pending += ring.length;
        if (pending < STRIDE) continue;
        pending = 0;
        yield { done: f, total: features.length };
      }
    }
  }
  return { first: first >>> 0, second: second >>> 0, classCount };
}

/** Bytes to be stored. */
export function storedLayer(
  layer: CompiledLayer,
  { notes, faults }: Findings,
  fingerprint: Fingerprint,
): Uint8Array<ArrayBuffer> {
  const block = layerToBytes(layer);
  const report = new TextEncoder().encode(JSON.stringify({ notes, faults }));
  const bytes = new Uint8Array(HEADER_BYTES + block.length + report.length);
  bytes.set(block, HEADER_BYTES);
  bytes.set(report, HEADER_BYTES + block.length);
  const header = new Uint32Array(bytes.buffer, 0, WORDS);
  const { first, second, classCount } = fingerprint;
  header.set([MAGIC, VERSION, first, second, classCount, report.length, block.length]);
  header[WORDS - 1] = checksum(header, report);
  return bytes;
}

interface OpenedStored {
  readonly layer: CompiledLayer;
  readonly findings: Findings;
}

/**
 * The layer and its findings; null where the bytes are damaged, of another version or made from other features. The arrays
 * are copied once, into memory that several threads may read where `shared`.
 */
export function openStored(bytes: Uint8Array, made: Fingerprint, shared: boolean): OpenedStored | null {
  const stored = partsOf(bytes);
  if (!stored) return null;
  const { first, second, classCount } = stored.fingerprint;
  if (first !== made.first || second !== made.second || classCount !== made.classCount) return null;
  return openParts(stored, shared, true);
}

/**
 * The same of bytes that are known to be whole and made from the geometries of these features; null where their classes
 * are others, or the version is.
 */
export function openVouched(
  bytes: Uint8Array,
  features: readonly Pick<LayerFeature, 'class'>[],
  classCount: number,
  shared: boolean,
): (OpenedStored & { readonly fingerprint: Fingerprint }) | null {
  const stored = partsOf(bytes);
  if (stored?.fingerprint.classCount !== classCount) return null;
  const opened = openParts(stored, shared, false);
  const { featureCount, featureClass } = opened?.layer ?? {};
  if (!opened || featureCount !== features.length) return null;
  if (!features.every((f, i) => f.class === featureClass![i])) return null;
  return { ...opened, fingerprint: stored.fingerprint };
}

interface StoredParts {
  readonly fingerprint: Fingerprint;
  readonly block: Uint8Array;
  readonly report: Uint8Array;
}

/** The parts by the header; null where it is not that of this version, or header and report are damaged. */
function partsOf(bytes: Uint8Array): StoredParts | null {
  if (bytes.length < HEADER_BYTES) return null;
  const header = new Uint32Array(bytes.slice(0, HEADER_BYTES).buffer);
  const [magic, version, first, second, classCount, reportBytes, blockBytes, sum] = header;
  if (magic !== MAGIC || version !== VERSION) return null;
  if (HEADER_BYTES + reportBytes! + blockBytes! !== bytes.length) return null;
  const block = bytes.subarray(HEADER_BYTES, HEADER_BYTES + blockBytes!);
  const report = bytes.subarray(HEADER_BYTES + blockBytes!);
  if (sum !== checksum(header, report)) return null;
  return { fingerprint: { first: first!, second: second!, classCount: classCount! }, block, report };
}

function openParts({ block, report }: StoredParts, shared: boolean, verify: boolean): OpenedStored | null {
  const own = shared ? new SharedArrayBuffer(block.length) : new ArrayBuffer(block.length);
  new Uint8Array(own).set(block);
  const layer = layerFromBlock(own, verify);
  if (typeof layer === 'string') return null;
  // The checksum says that this is what was written above.
  return { layer, findings: JSON.parse(new TextDecoder().decode(report)) as Findings };
}

/** Of the header but for the checksum itself, and the report. */
function checksum(header: Uint32Array, report: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < WORDS - 1; i++) hash = Math.imul(hash ^ header[i]!, 0x01000193);
  for (const byte of report) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 0;
}
