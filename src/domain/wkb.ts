/** Well-known binary, little-endian, two dimensions: how geometries reach GEOS and come back. */
import type { PolygonCoordinates } from './feature-table.ts';

export type WkbSource =
  | { readonly type: 'polygons'; readonly coordinates: PolygonCoordinates }
  | { readonly type: 'line'; readonly coordinates: readonly (readonly number[])[] }
  | { readonly type: 'lines'; readonly coordinates: readonly (readonly (readonly number[])[])[] }
  | { readonly type: 'point'; readonly coordinates: readonly number[] };

const POINT = 1;
const LINE = 2;
const POLYGON = 3;
const MULTI_LINE = 5;
const MULTI_POLYGON = 6;
const COLLECTION = 7;
const HEADER = 5;
const COUNT = 4;
const VERTEX = 16;

/** Polygons as one MultiPolygon, a line as a LineString, lines as a MultiLineString, a point as a Point. */
export function writeWkb(source: WkbSource): Uint8Array {
  const view = new DataView(new ArrayBuffer(sizeOf(source)));
  let at = 0;
  const count = (n: number) => {
    view.setUint32(at, n, true);
    at += COUNT;
  };
  const header = (type: number) => {
    view.setUint8(at, 1);
    at += 1;
    count(type);
  };
  const vertex = (v: readonly number[]) => {
    view.setFloat64(at, v[0]!, true);
    view.setFloat64(at + 8, v[1]!, true);
    at += VERTEX;
  };
  const vertices = (list: readonly (readonly number[])[]) => {
    count(list.length);
    for (const v of list) vertex(v);
  };
  if (source.type === 'point') {
    header(POINT);
    vertex(source.coordinates);
  } else if (source.type === 'line') {
    header(LINE);
    vertices(source.coordinates);
  } else if (source.type === 'lines') {
    header(MULTI_LINE);
    count(source.coordinates.length);
    for (const line of source.coordinates) {
      header(LINE);
      vertices(line);
    }
  } else {
    header(MULTI_POLYGON);
    count(source.coordinates.length);
    for (const rings of source.coordinates) {
      header(POLYGON);
      count(rings.length);
      for (const ring of rings) vertices(ring);
    }
  }
  return new Uint8Array(view.buffer);
}

function sizeOf(source: WkbSource): number {
  if (source.type === 'point') return HEADER + VERTEX;
  if (source.type === 'line') return HEADER + COUNT + VERTEX * source.coordinates.length;
  let bytes = HEADER + COUNT;
  if (source.type === 'lines') {
    for (const line of source.coordinates) bytes += HEADER + COUNT + VERTEX * line.length;
    return bytes;
  }
  for (const rings of source.coordinates) {
    bytes += HEADER + COUNT;
    for (const ring of rings) bytes += COUNT + VERTEX * ring.length;
  }
  return bytes;
}

/**
 * The polygons of a geometry, shells counter-clockwise and holes clockwise; what has no area (points, lines) is left out.
 * Expects what GEOS writes by default.
 */
export function readPolygons(view: DataView): PolygonCoordinates {
  let at = 0;
  const polygons: PolygonCoordinates = [];
  const count = () => {
    const n = view.getUint32(at, true);
    at += COUNT;
    return n;
  };
  const vertices = (): number[][] => {
    const list = new Array<number[]>(count());
    for (let i = 0; i < list.length; i++) {
      list[i] = [view.getFloat64(at, true), view.getFloat64(at + 8, true)];
      at += VERTEX;
    }
    return list;
  };
  const geometry = (): void => {
    if (view.getUint8(at) !== 1) throw new RangeError('WKB is not little-endian');
    at += 1;
    const type = count();
    if (type === POINT) at += VERTEX;
    else if (type === LINE) vertices();
    else if (type === POLYGON) {
      const rings = Array.from({ length: count() }, (_, i) => turn(vertices(), i === 0));
      if (rings.length > 0) polygons.push(rings);
    } else if (type > POLYGON && type <= COLLECTION) for (let n = count(); n > 0; n--) geometry();
    else throw new RangeError(`WKB of unknown type ${type}`);
  };
  geometry();
  return polygons;
}

/** The ring run counter-clockwise or clockwise; turned round in place where need be. */
function turn(ring: number[][], counterClockwise: boolean): number[][] {
  const [x0, y0] = ring[0] as [number, number];
  let doubled = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x1, y1] = ring[i - 1] as [number, number];
    const [x2, y2] = ring[i] as [number, number];
    // Taken from the first vertex, so that small rings far from the origin keep their sign.
    doubled += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  }
  return doubled > 0 === counterClockwise ? ring : ring.reverse();
}
