/**
 * A layer as bytes of our own: geometry and columns, and where there are such the compiled block and what a large layer is
 * drawn from. For storage, and for handing layers to other threads without a deep copy. Longitude, latitude in degrees on
 * CGCS2000, to the last bit; heights are not kept.
 *
 * Bytes, little-endian: header (8 words: magic, version, positions, words of structure, bytes of columns, bytes of the
 * block, checksum, words of the drawing), positions (two Float64 each), structure (Uint32, see `pack-geometry`), columns
 * (UTF-8 JSON), block, drawing (Uint32). The first version had no drawing.
 */
import type { Geometry } from 'geojson';
import type { FeatureProperties, LayerFeature, LayerTable } from '../domain/feature-table.ts';
import { type Outcome, refusal } from '../domain/problems.ts';
import { type GeometryPlace, GeometryReader, GeometryWriter } from './pack-geometry.ts';
import { sha256 } from './sha256.ts';

const MAGIC = 0x4b415045;
/** To be raised with every change to the layout. */
const VERSION = 2;
const WORDS = 8;
const HEADER_BYTES = 4 * WORDS;

export interface UnpackedLayer {
  readonly table: LayerTable;
  /** Positions of all geometries, closing ones counted. */
  readonly vertexCount: number;
  /** Compiled layer, as it was given; null where there is none. */
  readonly block: Uint8Array | null;
}

/** What goes with a packed layer as it is given, and is no part of its key. */
interface PackExtras {
  readonly block?: Uint8Array | null;
  /** How the layer is drawn; the positions are those of the pack. */
  readonly drawing?: Uint32Array | null;
}

/**
 * Pack a layer of any geometry, null too. Of a feature its id, properties (as JSON has them) and geometry are kept.
 * @throws RangeError where collections are nested more than 16 deep.
 */
export function packTable(table: LayerTable, extras: PackExtras = {}): Uint8Array<ArrayBuffer> {
  const writer = new GeometryWriter();
  const columns = table.features.map(({ id, properties, geometry }) => {
    writer.geometry(geometry, 0);
    return id === undefined ? { properties } : { id, properties };
  });
  const text = new TextEncoder().encode(JSON.stringify(columns));
  const { positions, structure } = writer;
  const block = extras.block ?? new Uint8Array(0);
  const drawing = extras.drawing ?? new Uint32Array(0);
  const start = HEADER_BYTES + 8 * positions.length + 4 * structure.length;
  const bytes = new Uint8Array(start + text.length + block.length + 4 * drawing.length);
  new Float64Array(bytes.buffer, HEADER_BYTES, positions.length).set(positions.view());
  new Uint32Array(bytes.buffer, HEADER_BYTES + 8 * positions.length, structure.length).set(structure.view());
  bytes.set(text, start);
  bytes.set(block, start + text.length);
  bytes.set(bytesOf(drawing), start + text.length + block.length);
  const header = new Uint32Array(bytes.buffer, 0, WORDS);
  header.set([MAGIC, VERSION, positions.length / 2, structure.length, text.length, block.length, 0, drawing.length]);
  header[CHECKSUM_WORD] = checksum(bytes);
  return bytes;
}

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint32Array) => new Uint8Array(buffer, byteOffset, byteLength);

/**
 * Unpack. A geometry's nested arrays are made when it is first read; the bytes are needed for the block only by then.
 * Problems: `project-newer` for a later version, `project-damaged` for everything else that is not as packed.
 */
export function unpackTable(bytes: Uint8Array): Outcome<UnpackedLayer> {
  const laidOut = layOut(bytes);
  if (typeof laidOut === 'number') return refusal('project-newer', {}, { version: laidOut, known: VERSION });
  if (!laidOut || checksum(bytes) !== laidOut.sum) return refusal('project-damaged');
  const columns = columnsIn(laidOut.columns);
  if (!columns) return refusal('project-damaged');
  // Copies: the geometry may be read when the bytes have long been handed on to another thread.
  const [positions, structure] = [laidOut.positions.slice(), laidOut.structure.slice()];
  const reader = new GeometryReader(positions, structure);
  const features = columns.map((row) => {
    const place = reader.place();
    reader.skip();
    return featureAt(row, positions, structure, place);
  });
  if (!reader.isDone()) return refusal('project-damaged');
  const block = laidOut.block.length > 0 ? laidOut.block : null;
  const table: LayerTable = { type: 'FeatureCollection', features };
  return { ok: true, value: { table, vertexCount: positions.length / 2, block }, problems: [] };
}

/** A feature whose geometry is made when it is first read. */
function featureAt(row: Columns, positions: Float64Array, structure: Uint32Array, place: GeometryPlace): LayerFeature {
  let made: Geometry | null | undefined;
  return {
    type: 'Feature',
    ...row,
    get geometry() {
      if (made === undefined) made = new GeometryReader(positions, structure, place).geometry();
      return made as Geometry;
    },
  };
}

/** What a packed layer is drawn from. */
export interface PackedDrawing {
  /** As it was given. */
  readonly drawing: Uint32Array;
  /** Longitude, latitude pairs of all geometries in order, degrees. */
  readonly positions: Float64Array;
  /** Columns of the features, in their order. */
  readonly rows: readonly FeatureProperties[];
}

/**
 * What a packed layer is drawn from, copied out of the bytes; null where it has no drawing or cannot be read. The checksum is
 * not compared: whoever unpacks the layer tells of damage.
 */
export function drawingIn(bytes: Uint8Array): PackedDrawing | null {
  const laidOut = layOut(bytes);
  if (!laidOut || typeof laidOut === 'number' || laidOut.drawing.length === 0) return null;
  const columns = columnsIn(laidOut.columns);
  if (!columns) return null;
  const drawing = new Uint32Array(laidOut.drawing.slice().buffer);
  return { drawing, positions: laidOut.positions.slice(), rows: columns.map((row) => row.properties) };
}

/**
 * Key of a pack by its content (SHA-256, 64 hexadecimal digits): the same geometry and columns have the same key,
 * whatever goes with them.
 * @throws RangeError where the bytes are no pack.
 */
export async function packKey(bytes: Uint8Array): Promise<string> {
  const laidOut = layOut(bytes);
  if (!laidOut || typeof laidOut === 'number') throw new RangeError('the bytes are no pack');
  const end = bytes.length - laidOut.block.length - laidOut.drawing.length;
  return sha256(bytes.subarray(HEADER_BYTES, end));
}

/** Whether a compiled block goes with a pack. @throws RangeError where the bytes are no pack. */
export function hasBlock(bytes: Uint8Array): boolean {
  const laidOut = layOut(bytes);
  if (!laidOut || typeof laidOut === 'number') throw new RangeError('the bytes are no pack');
  return laidOut.block.length > 0;
}

interface LaidOut {
  readonly positions: Float64Array;
  readonly structure: Uint32Array;
  readonly columns: Uint8Array;
  readonly block: Uint8Array;
  readonly drawing: Uint8Array;
  readonly sum: number;
}

/**
 * Views of the parts, by the sizes in the header, which must add up to the bytes that are there; else null, or the version
 * where that is a later one.
 */
function layOut(given: Uint8Array): LaidOut | number | null {
  if (given.length < HEADER_BYTES) return null;
  const bytes = aligned(given);
  const { buffer, byteOffset } = bytes;
  const header = new Uint32Array(buffer, byteOffset, WORDS);
  const [magic, version, positions, words, textBytes, blockBytes, sum, drawn] = header as unknown as number[];
  if (magic !== MAGIC) return null;
  if (version! > VERSION) return version!;
  const afterPositions = HEADER_BYTES + 16 * positions!;
  const afterStructure = afterPositions + 4 * words!;
  const end = afterStructure + textBytes!;
  const afterBlock = end + blockBytes!;
  if (version === 0 || afterBlock + 4 * drawn! !== bytes.length) return null;
  return {
    positions: new Float64Array(buffer, byteOffset + HEADER_BYTES, 2 * positions!),
    structure: new Uint32Array(buffer, byteOffset + afterPositions, words),
    columns: bytes.subarray(afterStructure, end),
    block: bytes.subarray(end, afterBlock),
    drawing: bytes.subarray(afterBlock),
    sum: sum!,
  };
}

/** Where the bytes do not begin at a multiple of eight, a copy that does. */
const aligned = (bytes: Uint8Array): Uint8Array => (bytes.byteOffset % 8 === 0 ? bytes : bytes.slice());

type Columns = Pick<LayerFeature, 'id' | 'properties'>;

function columnsIn(bytes: Uint8Array): readonly Columns[] | null {
  const columns = parsed(new TextDecoder().decode(bytes));
  if (!Array.isArray(columns)) return null;
  const isRow = (row: unknown): row is Columns =>
    typeof row === 'object' && row !== null && typeof (row as Columns).properties === 'object';
  return columns.every(isRow) ? columns : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

const CHECKSUM_WORD = 6;

/** Mixes every word but the checksum's own, then what is left over, so that a changed, lost or moved one is found. */
function checksum(given: Uint8Array): number {
  const bytes = aligned(given);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length >> 2);
  let hash = 0x811c9dc5;
  for (let i = 0; i < words.length; i++) if (i !== CHECKSUM_WORD) hash = Math.imul(hash ^ words[i]!, 0x01000193);
  for (let i = 4 * words.length; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193);
  return hash >>> 0;
}
