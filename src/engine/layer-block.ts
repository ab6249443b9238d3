/**
 * One block of memory for a compiled layer: a header with version and counts, then the layer's arrays one after another.
 * The block is what is stored, and what is handed or shared between threads; a layer is a set of views on it.
 */
import Flatbush from 'flatbush';
import type { CompiledLayer } from './layer.ts';

const MAGIC = 0x4c534345;
/** To be raised with every change to the layout or to what the arrays mean. */
const VERSION = 1;
const HEADER_BYTES = 64;

/** What the header says; enough to lay out the rest. */
export interface LayerCounts {
  readonly featureCount: number;
  readonly ringCount: number;
  readonly vertexCount: number;
  readonly classCount: number;
  readonly runCount: number;
  readonly nodeCount: number;
  /** Bytes of the index over the rings; 0 where there is none. */
  readonly indexBytes: number;
}

/** Why a block is not opened. */
export type BlockFault = 'not-a-layer' | 'other-version' | 'cut-short' | 'damaged';

/** Place of each array: offset in bytes and number of entries. */
function layout(c: LayerCounts) {
  let at = HEADER_BYTES;
  const take = (count: number, bytes: number) => {
    const offset = at;
    at += Math.ceil((count * bytes) / 8) * 8;
    return { offset, count };
  };
  const sums = c.runCount + c.ringCount;
  const places = {
    x: take(c.vertexCount, 8),
    y: take(c.vertexCount, 8),
    area: take(c.vertexCount, 8),
    length: take(c.vertexCount, 8),
    runAreaHigh: take(sums, 8),
    runAreaLow: take(sums, 8),
    runLength: take(sums, 8),
    boxes: take(4 * c.nodeCount, 8),
    index: take(c.indexBytes, 1),
    ringVertex: take(c.ringCount + 1, 4),
    ringRun: take(c.ringCount + 1, 4),
    ringNode: take(c.ringCount + 1, 4),
    ringFeature: take(c.ringCount, 4),
    ringSource: take(2 * c.ringCount, 4),
    featureRing: take(c.featureCount + 1, 4),
    featureClass: take(c.featureCount, 2),
  };
  return { places, bytes: at };
}

/** An empty block for a layer of these counts, with its header written but for the checksum. */
export function newBlock(counts: LayerCounts, shared: boolean): ArrayBufferLike {
  const { bytes } = layout(counts);
  const block = shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes);
  new Uint32Array(block, 0, HEADER_BYTES / 4).set([
    MAGIC,
    VERSION,
    counts.featureCount,
    counts.ringCount,
    counts.vertexCount,
    counts.classCount,
    counts.runCount,
    counts.nodeCount,
    counts.indexBytes,
    bytes,
  ]);
  return block;
}

/** The arrays of a block, all but the index. */
export function viewsOf(block: ArrayBufferLike, counts: LayerCounts) {
  const { places } = layout(counts);
  const doubles = ({ offset, count }: { offset: number; count: number }) => new Float64Array(block, offset, count);
  const whole = ({ offset, count }: { offset: number; count: number }) => new Uint32Array(block, offset, count);
  return {
    x: doubles(places.x),
    y: doubles(places.y),
    area: doubles(places.area),
    length: doubles(places.length),
    runAreaHigh: doubles(places.runAreaHigh),
    runAreaLow: doubles(places.runAreaLow),
    runLength: doubles(places.runLength),
    boxes: doubles(places.boxes),
    indexBytes: new Uint8Array(block, places.index.offset, places.index.count),
    ringVertex: whole(places.ringVertex),
    ringRun: whole(places.ringRun),
    ringNode: whole(places.ringNode),
    ringFeature: whole(places.ringFeature),
    ringSource: whole(places.ringSource),
    featureRing: whole(places.featureRing),
    featureClass: new Uint16Array(block, places.featureClass.offset, places.featureClass.count),
  };
}

/** The layer whose arrays stand in a block that is known to be whole. */
function layerOn(block: ArrayBufferLike, counts: LayerCounts): CompiledLayer {
  const { indexBytes, ...views } = viewsOf(block, counts);
  const { featureCount, ringCount, vertexCount, classCount } = counts;
  const index = ringCount > 0 ? Flatbush.from(block, indexBytes.byteOffset) : null;
  return { block, featureCount, ringCount, vertexCount, classCount, ...views, index };
}

/** Copy of a layer's block, ready to be stored: its last header word is a checksum of the rest. */
export function layerToBytes(layer: CompiledLayer): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(layer.block.byteLength);
  bytes.set(new Uint8Array(layer.block));
  const words = new Uint32Array(bytes.buffer);
  words[CHECKSUM_WORD] = checksum(words);
  return bytes;
}

/**
 * Open a block that was stored or came from another thread; no array is copied. `verify` compares the checksum, which costs
 * a pass over the block and finds damage; without it only the header is looked at.
 */
export function layerFromBlock(block: ArrayBufferLike, verify: boolean): CompiledLayer | BlockFault {
  if (block.byteLength < HEADER_BYTES) return 'not-a-layer';
  const header = new Uint32Array(block, 0, HEADER_BYTES / 4);
  const [magic, version, featureCount, ringCount, vertexCount, classCount, runCount, nodeCount, indexBytes, bytes] =
    header;
  if (magic !== MAGIC) return 'not-a-layer';
  if (version !== VERSION) return 'other-version';
  const counts: LayerCounts = {
    featureCount: featureCount!,
    ringCount: ringCount!,
    vertexCount: vertexCount!,
    classCount: classCount!,
    runCount: runCount!,
    nodeCount: nodeCount!,
    indexBytes: indexBytes!,
  };
  if (bytes !== block.byteLength || layout(counts).bytes !== bytes) return 'cut-short';
  if (verify && checksum(new Uint32Array(block)) !== header[CHECKSUM_WORD]) return 'damaged';
  try {
    return layerOn(block, counts);
  } catch (error) {
    // What Flatbush throws where the index was written by another version of it.
    if (!(error instanceof Error) || !/Flatbush|expected v|array type/.test(error.message)) throw error;
    return 'other-version';
  }
}

const CHECKSUM_WORD = HEADER_BYTES / 4 - 1;

/** Mixes every word but the checksum's own, so that a changed, lost or moved word is found. */
function checksum(words: Uint32Array): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) if (i !== CHECKSUM_WORD) hash = Math.imul(hash ^ words[i]!, 0x01000193);
  return hash >>> 0;
}
