/** The header of a FlatGeobuf file: where the features start, of what kind they are, and their coordinate system. */
import type { CrsStatement } from '../raw-layer.ts';
import { FlatTable } from './flatgeobuf-table.ts';

/** By their number in the format. */
export const COLUMN_TYPES = [
  'byte',
  'ubyte',
  'bool',
  'short',
  'ushort',
  'int',
  'uint',
  'long',
  'ulong',
  'float',
  'double',
  'string',
  'json',
  'datetime',
  'binary',
] as const;

export interface FlatColumn {
  readonly name: string;
  readonly type: (typeof COLUMN_TYPES)[number];
}

export interface FlatHeader {
  readonly name: string | null;
  /** Number in the format; 0 where each feature has its own. */
  readonly geometryType: number;
  readonly columns: readonly FlatColumn[];
  /** 0 where the file does not say. */
  readonly featureCount: number;
  readonly statement: CrsStatement | null;
  /** Where the first feature stands; may lie beyond the end of a file that was cut short. */
  readonly firstFeature: number;
}

/** "fgb", version 3, "fgb", and the patch level, which makes no difference. */
const MAGIC = [0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62];
const MAGIC_BYTES = 8;
const NODE_BYTES = 40;
const FIELD = { name: 0, geometryType: 2, columns: 7, featureCount: 8, nodeSize: 9, crs: 10 };
const COLUMN = { name: 0, type: 1 };
const CRS = { org: 0, code: 1, name: 2, description: 3, wkt: 4, codeString: 5 };
const DEFAULT_NODE_SIZE = 16;

/** Throws RangeError where the bytes are no header. */
export function readFlatHeader(bytes: Uint8Array): FlatHeader {
  if (MAGIC.some((byte, i) => bytes[i] !== byte)) throw new RangeError('no FlatGeobuf 3 header');
  const size = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength).getUint32(MAGIC_BYTES, true);
  const start = MAGIC_BYTES + 4;
  if (size > bytes.length - start) throw new RangeError(`a header of ${size} bytes in ${bytes.length - start}`);
  const header = FlatTable.root(bytes.subarray(start, start + size));
  const featureCount = header.uint64(FIELD.featureCount);
  const nodeSize = header.uint16(FIELD.nodeSize, DEFAULT_NODE_SIZE);
  return {
    name: header.text(FIELD.name),
    geometryType: header.uint8(FIELD.geometryType, 0),
    columns: header.tables(FIELD.columns).map(readColumn),
    featureCount,
    statement: readCrs(header.table(FIELD.crs)),
    firstFeature: start + size + indexBytes(featureCount, nodeSize),
  };
}

function readColumn(column: FlatTable): FlatColumn {
  const type = COLUMN_TYPES[column.uint8(COLUMN.type, 0)];
  const name = column.text(COLUMN.name);
  if (!type || name === null) throw new RangeError('a column without name or type');
  return { name, type };
}

function readCrs(crs: FlatTable | null): CrsStatement | null {
  if (!crs) return null;
  const org = crs.text(CRS.org);
  const code = crs.int32(CRS.code, 0);
  const epsg = code > 0 && (org === null || org.toUpperCase() === 'EPSG') ? code : null;
  const text = crs.text(CRS.wkt) ?? crs.text(CRS.name) ?? crs.text(CRS.codeString) ?? crs.text(CRS.description);
  return epsg === null && !text ? null : { from: 'header', epsg, text: text || null };
}

/** Size of the tree of boxes between header and features. */
function indexBytes(features: number, nodeSize: number): number {
  if (nodeSize === 0) return 0;
  let nodes = features;
  for (let level = features; level > 1; nodes += level) level = Math.ceil(level / Math.max(nodeSize, 2));
  // A single feature has a node of its own and one above it.
  return NODE_BYTES * (features === 1 ? 2 : nodes);
}
