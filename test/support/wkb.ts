/** Polygons to and from well-known binary, how geometries travel to GEOS and PostGIS and back without rounding. */
import type { Polygons } from '../../src/engine/parts.ts';

const POINT = 1;
const LINE = 2;
const POLYGON = 3;
const MULTI_POLYGON = 6;
const COLLECTION = 7;

export const toWkbHex = (polygons: Polygons): string => toWkb(polygons).toString('hex');
export const fromWkbHex = (hex: string): Polygons => fromWkb(Buffer.from(hex, 'hex'));

export function toWkb(polygons: Polygons): Buffer {
  let size = 9;
  for (const rings of polygons) {
    size += 9;
    for (const r of rings) size += 4 + 16 * r.length;
  }
  const out = Buffer.alloc(size);
  let at = 0;
  const int = (value: number) => {
    at = out.writeUInt32LE(value, at);
  };
  const head = (type: number, count: number) => {
    at = out.writeUInt8(1, at);
    int(type);
    int(count);
  };
  head(MULTI_POLYGON, polygons.length);
  for (const rings of polygons) {
    head(POLYGON, rings.length);
    for (const r of rings) {
      int(r.length);
      for (const [x, y] of r) at = out.writeDoubleLE(y!, out.writeDoubleLE(x!, at));
    }
  }
  return out;
}

/** EWKB's mark that the number of a coordinate system follows the type. */
const WITH_SRID = 0x20000000;

/**
 * The polygons of a geometry without heights, either byte order. Points and lines, left where regions only touch, are
 * passed over; with `only`, the answer is null where there are any.
 */
export function fromWkb(data: Buffer): Polygons;
export function fromWkb(data: Buffer, only: 'polygons'): Polygons | null;
export function fromWkb(data: Buffer, only?: 'polygons'): Polygons | null {
  const out: number[][][][] = [];
  let at = 0;
  let little = true;
  let pure = true;
  const int = () => {
    at += 4;
    return little ? data.readUInt32LE(at - 4) : data.readUInt32BE(at - 4);
  };
  const double = () => {
    at += 8;
    return little ? data.readDoubleLE(at - 8) : data.readDoubleBE(at - 8);
  };
  const position = () => [double(), double()];
  const positions = () => Array.from({ length: int() }, position);
  const geometry = (): void => {
    little = data[at++] === 1;
    const type = int();
    if ((type & WITH_SRID) !== 0) int();
    const flat = type & ~WITH_SRID;
    if (flat === POINT || flat === LINE) pure = false;
    if (flat === POINT) position();
    else if (flat === LINE) positions();
    else if (flat === POLYGON) {
      const rings = Array.from({ length: int() }, positions).filter((r) => r.length > 0);
      if (rings.length > 0) out.push(rings);
    } else if (flat <= COLLECTION) for (let n = int(); n > 0; n--) geometry();
    else throw new Error(`WKB type ${type} is not read here`);
  };
  geometry();
  return only && !pure ? null : out;
}
