/** One feature of a FlatGeobuf file: geometry and values. RangeError where its bytes do not hold what they announce. */
import type { Geometry, GeometryCollection, Position } from 'geojson';
import type { Cell } from '../raw-layer.ts';
import type { FlatColumn } from './flatgeobuf-header.ts';
import type { FlatTable, Numbers } from './flatgeobuf-table.ts';

const GEOMETRY = { ends: 0, xy: 1, type: 6, parts: 7 };
const MOST_DEPTH = 16;
const [UNKNOWN, POINT, LINE, POLYGON, MULTI_POINT, MULTI_LINE, MULTI_POLYGON, COLLECTION] = [0, 1, 2, 3, 4, 5, 6, 7];
const [CURVE_POLYGON, MULTI_CURVE, MULTI_SURFACE] = [10, 11, 12];
const TYPE_NAMES: Readonly<Record<number, string>> = {
  8: 'CircularString',
  9: 'CompoundCurve',
  10: 'CurvePolygon',
  13: 'Curve',
  14: 'Surface',
  15: 'PolyhedralSurface',
  16: 'TIN',
  17: 'Triangle',
};

/** A geometry with curves or a solid; the message is the name of its type. */
export class UnsupportedType extends Error {}

/** Coordinates x, y; null for an empty geometry. `given` is the header's type, 0 where each feature has its own. */
export function readFlatGeometry(geometry: FlatTable, given: number): Geometry | null {
  return new GeometryReader(geometry.byteLength).read(geometry, given, 0);
}

class GeometryReader {
  /** Bytes not yet accounted for: parts that point at the same bytes again and again would come to more than there are. */
  private left: number;

  constructor(bytes: number) {
    this.left = bytes;
  }

  read(geometry: FlatTable, given: number, depth: number): Geometry | null {
    if (depth > MOST_DEPTH) throw new RangeError('nested too deeply');
    this.spend(4);
    const type = given === UNKNOWN ? geometry.uint8(GEOMETRY.type, UNKNOWN) : given;
    switch (type) {
      case POINT: {
        const [position] = this.positions(geometry, 0);
        return position && !position.every(Number.isNaN) ? { type: 'Point', coordinates: position } : null;
      }
      case LINE:
        return orNull({ type: 'LineString', coordinates: this.positions(geometry, 0) });
      case MULTI_POINT:
        return orNull({ type: 'MultiPoint', coordinates: this.positions(geometry, 0) });
      case POLYGON:
        return orNull({ type: 'Polygon', coordinates: this.pieces(geometry) });
      case MULTI_LINE:
        return orNull({ type: 'MultiLineString', coordinates: this.pieces(geometry) });
      case MULTI_POLYGON:
        return collection(this.parts(geometry, POLYGON, depth));
      case COLLECTION:
      case MULTI_CURVE:
      case MULTI_SURFACE:
        return collection(this.parts(geometry, UNKNOWN, depth));
      case CURVE_POLYGON: {
        const rings = this.parts(geometry, UNKNOWN, depth).map((ring) => {
          if (ring.type !== 'LineString') throw new UnsupportedType('CurvePolygon');
          return ring.coordinates;
        });
        return orNull({ type: 'Polygon', coordinates: rings });
      }
      default:
        if (TYPE_NAMES[type]) throw new UnsupportedType(TYPE_NAMES[type]);
        throw new RangeError(`unknown geometry type ${type}`);
    }
  }

  private parts(geometry: FlatTable, type: number, depth: number): Geometry[] {
    return geometry.tables(GEOMETRY.parts).flatMap((part) => this.read(part, type, depth + 1) ?? []);
  }

  /** Rings or lines, which share one list of positions; `ends` says where each stops. */
  private pieces(geometry: FlatTable): Position[][] {
    const ends = geometry.uint32s(GEOMETRY.ends);
    if (!ends || ends.length === 0) {
      const only = this.positions(geometry, 0);
      return only.length > 0 ? [only] : [];
    }
    const found: Position[][] = [];
    let from = 0;
    for (let i = 0; i < ends.length; i++) {
      const to = ends.at(i);
      if (to < from) throw new RangeError('ends of rings out of order');
      found.push(this.positions(geometry, from, to));
      from = to;
    }
    const there = (geometry.doubles(GEOMETRY.xy)?.length ?? 0) / 2;
    if (from !== there) throw new RangeError(`rings of ${from} positions, ${there} are there`);
    return found;
  }

  private positions(geometry: FlatTable, from: number, to?: number): Position[] {
    const xy = geometry.doubles(GEOMETRY.xy) ?? NO_NUMBERS;
    const end = to ?? xy.length / 2;
    if (2 * end > xy.length || !Number.isInteger(end)) throw new RangeError(`${end} positions in ${xy.length} numbers`);
    this.spend(16 * (end - from));
    const list: Position[] = [];
    for (let i = from; i < end; i++) list.push([xy.at(2 * i), xy.at(2 * i + 1)]);
    return list;
  }

  private spend(bytes: number): void {
    this.left -= bytes;
    if (this.left < 0) throw new RangeError('more parts than bytes');
  }
}

const NO_NUMBERS: Numbers = { length: 0, at: () => Number.NaN };

function collection(geometries: Geometry[]): Geometry | null {
  return geometries.length > 0 ? { type: 'GeometryCollection', geometries } : null;
}

function orNull(geometry: Exclude<Geometry, GeometryCollection>): Geometry | null {
  return geometry.coordinates.length > 0 ? geometry : null;
}

const utf8 = new TextDecoder();

/** Values by column, those of binary columns left out; a column that the feature does not mention is null. */
export function readFlatProperties(bytes: Uint8Array, columns: readonly FlatColumn[]): Record<string, Cell> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const values = new Map<string, Cell>(columns.filter((c) => c.type !== 'binary').map((c) => [c.name, null]));
  let at = 0;
  while (at < bytes.length) {
    const column = columns[view.getUint16(at, true)];
    if (!column) throw new RangeError('a value of no column');
    at += 2;
    const [value, size] = readValue(view, at, column);
    if (column.type !== 'binary') values.set(column.name, value);
    at += size;
  }
  return Object.fromEntries(values);
}

/** The value and the bytes it takes. */
function readValue(view: DataView, at: number, { type }: FlatColumn): [Cell, number] {
  switch (type) {
    case 'byte':
      return [view.getInt8(at), 1];
    case 'ubyte':
      return [view.getUint8(at), 1];
    case 'bool':
      return [view.getUint8(at) !== 0, 1];
    case 'short':
      return [view.getInt16(at, true), 2];
    case 'ushort':
      return [view.getUint16(at, true), 2];
    case 'int':
      return [view.getInt32(at, true), 4];
    case 'uint':
      return [view.getUint32(at, true), 4];
    case 'long':
      return [exact(view.getBigInt64(at, true)), 8];
    case 'ulong':
      return [exact(view.getBigUint64(at, true)), 8];
    case 'float':
      return [finite(view.getFloat32(at, true)), 4];
    case 'double':
      return [finite(view.getFloat64(at, true)), 8];
    default: {
      const length = view.getUint32(at, true);
      if (length > view.byteLength - at - 4) throw new RangeError(`text of ${length} bytes`);
      const bytes = new Uint8Array(view.buffer, view.byteOffset + at + 4, length);
      return [type === 'binary' ? null : utf8.decode(bytes), 4 + length];
    }
  }
}

/** A number, or its digits where a number would lose some. */
function exact(value: bigint): Cell {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

function finite(value: number): Cell {
  return Number.isFinite(value) ? value : null;
}
