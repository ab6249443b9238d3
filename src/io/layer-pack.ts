/**
 * A layer as bytes of our own: geometry and columns, and the compiled block where there is one. For storage, and for
 * handing layers to other threads without a deep copy. Longitude, latitude in degrees on CGCS2000, to the last bit; heights
 * are not kept.
 *
 * Bytes, little-endian: header (8 words: magic, version, positions, words of structure, bytes of columns, bytes of the
 * block, checksum, 0), positions (two Float64 each), structure (Uint32), columns (UTF-8 JSON), block. Structure: for each
 * geometry its kind (place in KINDS), then how many parts it has and, level by level, how many each of those has, down to
 * positions; a collection has its number of geometries, then these.
 */
import type { Geometry, Position } from 'geojson';
import type { LayerFeature, LayerTable } from '../domain/feature-table.ts';
import { type Outcome, refusal } from '../domain/problems.ts';
import { sha256 } from './sha256.ts';

const MAGIC = 0x4b415045;
/** To be raised with every change to the layout. */
const VERSION = 1;
const WORDS = 8;
const HEADER_BYTES = 4 * WORDS;

const KINDS = [
  null,
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
] as const;
/** Levels of arrays above the positions, by kind; collections and features without geometry have none. */
const DEPTH = [0, 0, 1, 1, 2, 2, 3, 0];
const NOTHING = 0;
const COLLECTION = 7;
/** Collections inside collections, at most. */
const MOST_NESTED = 16;

type Nested = Position | readonly Nested[];

export interface UnpackedLayer {
  readonly table: LayerTable;
  /** Compiled layer, as it was given; null where there is none. */
  readonly block: Uint8Array | null;
}

/**
 * Pack a layer of any geometry, null too. Of a feature its id, properties (as JSON has them) and geometry are kept.
 * @throws RangeError where collections are nested more than 16 deep.
 */
export function packTable(
  table: LayerTable,
  extra: { readonly block?: Uint8Array | null } = {},
): Uint8Array<ArrayBuffer> {
  const writer = new Writer();
  const columns = table.features.map(({ id, properties, geometry }) => {
    writer.geometry(geometry, 0);
    return id === undefined ? { properties } : { id, properties };
  });
  const text = new TextEncoder().encode(JSON.stringify(columns));
  const { positions, structure } = writer;
  const block = extra.block ?? new Uint8Array(0);
  const start = HEADER_BYTES + 8 * positions.length + 4 * structure.length;
  const bytes = new Uint8Array(start + text.length + block.length);
  new Float64Array(bytes.buffer, HEADER_BYTES, positions.length).set(positions.view());
  new Uint32Array(bytes.buffer, HEADER_BYTES + 8 * positions.length, structure.length).set(structure.view());
  bytes.set(text, start);
  bytes.set(block, start + text.length);
  const header = new Uint32Array(bytes.buffer, 0, WORDS);
  header.set([MAGIC, VERSION, positions.length / 2, structure.length, text.length, block.length]);
  header[CHECKSUM_WORD] = checksum(bytes);
  return bytes;
}

/** Unpack. Problems: `project-newer` for a later version, `project-damaged` for everything else that is not as packed. */
export function unpackTable(bytes: Uint8Array): Outcome<UnpackedLayer> {
  const laidOut = layOut(bytes);
  if (typeof laidOut === 'number') return refusal('project-newer', {}, { version: laidOut, known: VERSION });
  if (!laidOut || checksum(bytes) !== laidOut.sum) return refusal('project-damaged');
  const columns = columnsIn(laidOut.columns);
  if (!columns) return refusal('project-damaged');
  const reader = new Reader(laidOut.positions, laidOut.structure);
  const features = columns.map(
    (row): LayerFeature => ({ type: 'Feature', ...row, geometry: reader.geometry(0) as Geometry }),
  );
  if (!reader.isDone()) return refusal('project-damaged');
  const block = laidOut.block.length > 0 ? laidOut.block : null;
  return { ok: true, value: { table: { type: 'FeatureCollection', features }, block }, problems: [] };
}

/**
 * Key of a pack by its content (SHA-256, 64 hexadecimal digits): the same geometry and columns have the same key, whether
 * or not a block goes with them.
 * @throws RangeError where the bytes are no pack.
 */
export async function packKey(bytes: Uint8Array): Promise<string> {
  const laidOut = layOut(bytes);
  if (!laidOut || typeof laidOut === 'number') throw new RangeError('the bytes are no pack');
  const end = bytes.length - laidOut.block.length;
  return sha256(bytes.subarray(HEADER_BYTES, end));
}

/** Whether a compiled block goes with a pack. @throws RangeError where the bytes are no pack. */
export function hasBlock(bytes: Uint8Array): boolean {
  const laidOut = layOut(bytes);
  if (!laidOut || typeof laidOut === 'number') throw new RangeError('the bytes are no pack');
  return laidOut.block.length > 0;
}

/** Grows as it is filled. */
class Growing<A extends Float64Array | Uint32Array> {
  length = 0;
  private items: A;
  private readonly make: (length: number) => A;

  constructor(make: (length: number) => A) {
    this.make = make;
    this.items = make(1024);
  }

  add(value: number): void {
    if (this.length === this.items.length) {
      const more = this.make(2 * this.length);
      more.set(this.items);
      this.items = more;
    }
    this.items[this.length++] = value;
  }

  view(): A {
    return this.items.subarray(0, this.length) as A;
  }
}

class Writer {
  readonly positions = new Growing((length) => new Float64Array(length));
  readonly structure = new Growing((length) => new Uint32Array(length));

  geometry(geometry: Geometry | null, nested: number): void {
    if (nested > MOST_NESTED) throw new RangeError(`collections more than ${MOST_NESTED} deep`);
    if (!geometry) {
      this.structure.add(NOTHING);
      return;
    }
    const kind = KINDS.indexOf(geometry.type);
    this.structure.add(kind);
    if (geometry.type === 'GeometryCollection') {
      this.structure.add(geometry.geometries.length);
      for (const part of geometry.geometries) this.geometry(part, nested + 1);
    } else this.nested(geometry.coordinates, DEPTH[kind]!);
  }

  private nested(value: Nested, depth: number): void {
    if (depth === 0) {
      this.positions.add((value as Position)[0]!);
      this.positions.add((value as Position)[1]!);
      return;
    }
    this.structure.add(value.length);
    for (const part of value as readonly Nested[]) this.nested(part, depth - 1);
  }
}

/**
 * Reads geometries one after the other. Each part takes a word or a position, so that a false count ends where these do:
 * `broken` is set then.
 */
class Reader {
  private word = 0;
  private at = 0;
  private broken = false;
  private readonly positions: Float64Array;
  private readonly structure: Uint32Array;

  constructor(positions: Float64Array, structure: Uint32Array) {
    this.positions = positions;
    this.structure = structure;
  }

  /** Whether everything was read, and as it was written. */
  isDone(): boolean {
    return !this.broken && this.word === this.structure.length && this.at === this.positions.length;
  }

  geometry(nested: number): Geometry | null {
    const kind = this.take();
    const type = KINDS[kind];
    if (!type) {
      if (kind !== NOTHING) this.broken = true;
      return null;
    }
    if (kind !== COLLECTION) return { type, coordinates: this.nested(DEPTH[kind]!) } as Geometry;
    const count = nested < MOST_NESTED ? this.take() : this.fail();
    const geometries: Geometry[] = [];
    for (let i = 0; i < count && !this.broken; i++) geometries.push(this.geometry(nested + 1) as Geometry);
    return { type: 'GeometryCollection', geometries };
  }

  private nested(depth: number): Nested {
    if (depth === 0) return this.nextPosition();
    const count = this.take();
    const parts: Nested[] = [];
    for (let i = 0; i < count && !this.broken; i++) parts.push(this.nested(depth - 1));
    return parts;
  }

  private nextPosition(): Position {
    if (this.at >= this.positions.length) this.fail();
    const position = [this.positions[this.at]!, this.positions[this.at + 1]!];
    this.at += 2;
    return position;
  }

  private take(): number {
    return this.word < this.structure.length ? this.structure[this.word++]! : this.fail();
  }

  private fail(): number {
    this.broken = true;
    return 0;
  }
}

interface LaidOut {
  readonly positions: Float64Array;
  readonly structure: Uint32Array;
  readonly columns: Uint8Array;
  readonly block: Uint8Array;
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
  const [magic, version, positions, words, textBytes, blockBytes, sum] = header as unknown as number[];
  if (magic !== MAGIC) return null;
  if (version! > VERSION) return version!;
  const afterPositions = HEADER_BYTES + 16 * positions!;
  const afterStructure = afterPositions + 4 * words!;
  const end = afterStructure + textBytes!;
  if (version !== VERSION || end + blockBytes! !== bytes.length) return null;
  return {
    positions: new Float64Array(buffer, byteOffset + HEADER_BYTES, 2 * positions!),
    structure: new Uint32Array(buffer, byteOffset + afterPositions, words),
    columns: bytes.subarray(afterStructure, end),
    block: bytes.subarray(end),
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
