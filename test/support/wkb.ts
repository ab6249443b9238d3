/** Polygons to and from well-known binary, how geometries travel to GEOS and PostGIS and back without rounding. */
import type { Polygons } from '../../src/engine/index.ts';

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

/** The polygons of a geometry; points and lines, left where regions only touch, are passed over. */
export function fromWkb(data: Buffer): Polygons {
  const out: number[][][][] = [];
  let at = 0;
  const int = () => {
    at += 4;
    return data.readUInt32LE(at - 4);
  };
  const position = () => {
    at += 16;
    return [data.readDoubleLE(at - 16), data.readDoubleLE(at - 8)];
  };
  const positions = () => Array.from({ length: int() }, position);
  const geometry = (): void => {
    if (data[at++] !== 1) throw new Error('only little-endian WKB is read here');
    const type = int();
    if (type === POINT) position();
    else if (type === LINE) positions();
    else if (type === POLYGON) {
      const rings = Array.from({ length: int() }, positions);
      if (rings.length > 0) out.push(rings);
    } else if (type <= COLLECTION) for (let n = int(); n > 0; n--) geometry();
    else throw new Error(`WKB type ${type} is not read here`);
  };
  geometry();
  return out;
}
