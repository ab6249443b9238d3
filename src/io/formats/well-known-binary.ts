/**
 * Well-known binary as files carry it: OGC and ISO types, EWKB flags, both byte orders. Heights and measures are read over;
 * every count is held against the bytes that are left before anything is made of it.
 */
import type { Geometry, GeometryCollection, Position } from 'geojson';

export type WkbReading =
  /** Coordinates are x, y. Null: the geometry is empty. */
  | { readonly kind: 'geometry'; readonly geometry: Geometry | null }
  /** A type with curves or of solids, by its name. */
  | { readonly kind: 'unsupported'; readonly type: string }
  | { readonly kind: 'broken'; readonly detail: string };

const [POINT, LINE, POLYGON, MULTI_POINT, MULTI_LINE, MULTI_POLYGON, COLLECTION] = [1, 2, 3, 4, 5, 6, 7];
/** Written by programs that allow curves, mostly without any in them. */
const [CURVE_POLYGON, MULTI_CURVE, MULTI_SURFACE] = [10, 11, 12];
const UNSUPPORTED: Readonly<Record<number, string>> = {
  8: 'CircularString',
  9: 'CompoundCurve',
  13: 'Curve',
  14: 'Surface',
  15: 'PolyhedralSurface',
  16: 'TIN',
  17: 'Triangle',
};

const EWKB_Z = 0x80000000;
const EWKB_M = 0x40000000;
const EWKB_SRID = 0x20000000;
const TYPE_BITS = 0x0fffffff;
/** Byte order, type and one count: the least that a part of a collection takes. */
const LEAST_PART = 9;
const MOST_DEPTH = 16;

/** Reads one geometry from the start of `bytes`; bytes after it are an error. */
export function readWkb(bytes: Uint8Array): WkbReading {
  const reader = new WkbReader(bytes);
  try {
    const geometry = reader.geometry(0);
    if (reader.left > 0) return { kind: 'broken', detail: `${reader.left} bytes left over` };
    return { kind: 'geometry', geometry };
  } catch (error) {
    if (error instanceof Unsupported) return { kind: 'unsupported', type: error.message };
    // RangeError: a read past the end, or a count that the bytes do not hold.
    if (error instanceof RangeError) return { kind: 'broken', detail: error.message };
    throw error;
  }
}

class Unsupported extends Error {}

class WkbReader {
  private readonly view: DataView;
  private at = 0;
  private little = true;

  constructor(bytes: Uint8Array) {
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.view.byteLength - this.at;
  }

  geometry(depth: number): Geometry | null {
    if (depth > MOST_DEPTH) throw new RangeError('nested too deeply');
    const { type, ordinates } = this.header();
    switch (type) {
      case POINT: {
        const position = this.position(ordinates);
        return position.every(Number.isNaN) ? null : { type: 'Point', coordinates: position };
      }
      case LINE:
        return orNull({ type: 'LineString', coordinates: this.positions(ordinates) });
      case POLYGON:
        return orNull({ type: 'Polygon', coordinates: this.rings(ordinates) });
      case CURVE_POLYGON:
        return orNull({ type: 'Polygon', coordinates: this.parts(depth, 'LineString').map((g) => g.coordinates) });
      case MULTI_POINT:
        return orNull({ type: 'MultiPoint', coordinates: this.parts(depth, 'Point').map((g) => g.coordinates) });
      case MULTI_LINE:
      case MULTI_CURVE:
        return orNull({
          type: 'MultiLineString',
          coordinates: this.parts(depth, 'LineString').map((g) => g.coordinates),
        });
      case MULTI_POLYGON:
      case MULTI_SURFACE:
        return orNull({ type: 'MultiPolygon', coordinates: this.parts(depth, 'Polygon').map((g) => g.coordinates) });
      case COLLECTION: {
        const geometries = this.parts(depth);
        return geometries.length > 0 ? { type: 'GeometryCollection', geometries } : null;
      }
      default:
        throw new RangeError(`unknown geometry type ${type}`);
    }
  }

  private header(): { type: number; ordinates: number } {
    const order = this.view.getUint8(this.at);
    if (order > 1) throw new RangeError(`byte order ${order}`);
    this.at += 1;
    this.little = order === 1;
    const code = this.uint32();
    const iso = code & TYPE_BITS;
    const dimension = Math.floor(iso / 1000);
    if (dimension > 3) throw new RangeError(`unknown geometry type ${iso}`);
    if ((code & EWKB_SRID) !== 0) this.uint32();
    const hasZ = (code & EWKB_Z) !== 0 || dimension === 1 || dimension === 3;
    const hasM = (code & EWKB_M) !== 0 || dimension >= 2;
    const type = iso % 1000;
    const unsupported = UNSUPPORTED[type];
    if (unsupported) throw new Unsupported(unsupported);
    return { type, ordinates: 2 + Number(hasZ) + Number(hasM) };
  }

  private parts(depth: number): Geometry[];
  private parts<T extends Geometry['type']>(depth: number, type: T): Extract<Geometry, { type: T }>[];
  private parts(depth: number, type?: Geometry['type']): Geometry[] {
    const parts: Geometry[] = [];
    for (let n = this.count(LEAST_PART); n > 0; n--) {
      const part = this.geometry(depth + 1);
      if (!part) continue;
      if (type && part.type !== type) throw new RangeError(`${part.type} among parts of type ${type}`);
      parts.push(part);
    }
    return parts;
  }

  private rings(ordinates: number): Position[][] {
    const rings: Position[][] = [];
    for (let n = this.count(4); n > 0; n--) rings.push(this.positions(ordinates));
    return rings;
  }

  private positions(ordinates: number): Position[] {
    const list = new Array<Position>(this.count(8 * ordinates));
    for (let i = 0; i < list.length; i++) list[i] = this.position(ordinates);
    return list;
  }

  private position(ordinates: number): Position {
    const position = [this.view.getFloat64(this.at, this.little), this.view.getFloat64(this.at + 8, this.little)];
    this.at += 8 * ordinates;
    return position;
  }

  /** A count of things that take at least `bytesEach`. */
  private count(bytesEach: number): number {
    const n = this.uint32();
    if (n * bytesEach > this.left) throw new RangeError(`${n} parts in ${this.left} bytes`);
    return n;
  }

  private uint32(): number {
    const n = this.view.getUint32(this.at, this.little);
    this.at += 4;
    return n;
  }
}

function orNull(geometry: Exclude<Geometry, GeometryCollection>): Geometry | null {
  return geometry.coordinates.length > 0 ? geometry : null;
}
