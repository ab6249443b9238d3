/** GEOS in WebAssembly for tests: an oracle of validity and overlay in the lon/lat plane. */
import initGeos from 'geos-wasm';
import type { Polygons } from '../../src/engine/parts.ts';
import { fromWkb, toWkb } from './wkb.ts';

type Library = Awaited<ReturnType<typeof initGeos>>;

export interface Geos {
  union(a: Polygons, b: Polygons): Polygons;
  symmetricDifference(a: Polygons, b: Polygons): Polygons;
  difference(a: Polygons, b: Polygons): Polygons;
  intersection(a: Polygons, b: Polygons): Polygons;
  /** Valid polygons that cover what the rings enclose an odd number of times. */
  makeValid(polygons: Polygons): Polygons;
  /** What is wrong with the polygons, or null where they are valid. */
  invalidity(polygons: Polygons): string | null;
  /** A geometry that stays in memory until the process ends. */
  load(polygons: Polygons): number;
  /** Planar area in common of two loaded geometries, square degrees. */
  overlap(a: number, b: number): number;
}

let loading: Promise<Geos> | undefined;

export function loadGeos(): Promise<Geos> {
  loading ??= initGeos({
    errorHandler: (message: string) => {
      throw new Error(`GEOS: ${message}`);
    },
    noticeHandler: () => {},
  }).then(adapter);
  return loading;
}

type Overlay = 'GEOSUnion' | 'GEOSSymDifference' | 'GEOSDifference' | 'GEOSIntersection';

function adapter(library: Library): Geos {
  const { Module } = library;
  const number = Module._malloc(8);
  const reader = library.GEOSWKBReader_create();
  const writer = library.GEOSWKBWriter_create();

  const load = (polygons: Polygons): number => {
    const bytes = toWkb(polygons);
    const buffer = Module._malloc(bytes.length);
    Module.HEAPU8.set(bytes, buffer);
    const geometry = library.GEOSWKBReader_read(reader, buffer, bytes.length);
    Module._free(buffer);
    if (geometry === 0) throw new Error('GEOS could not read a geometry');
    return geometry;
  };
  const read = (geometry: number): Polygons => {
    const pointer = library.GEOSWKBWriter_write(writer, geometry, number);
    const size = Module.getValue(number, 'i32');
    const polygons = fromWkb(Buffer.from(Module.HEAPU8.slice(pointer, pointer + size)));
    library.GEOSFree(pointer);
    return polygons;
  };
  const overlay =
    (operation: Overlay) =>
    (a: Polygons, b: Polygons): Polygons => {
      const inputs = [load(a), load(b)] as const;
      const out = library[operation](...inputs);
      if (out === 0) throw new Error(`${operation} failed`);
      const polygons = read(out);
      for (const pointer of [...inputs, out]) library.GEOSGeom_destroy(pointer);
      return polygons;
    };

  return {
    union: overlay('GEOSUnion'),
    symmetricDifference: overlay('GEOSSymDifference'),
    difference: overlay('GEOSDifference'),
    intersection: overlay('GEOSIntersection'),
    makeValid(polygons) {
      const input = load(polygons);
      const out = library.GEOSMakeValid(input);
      const valid = read(out);
      for (const pointer of [input, out]) library.GEOSGeom_destroy(pointer);
      return valid;
    },
    invalidity(polygons) {
      const geometry = load(polygons);
      const pointer = library.GEOSisValidReason(geometry);
      const reason = Module.UTF8ToString(pointer);
      library.GEOSFree(pointer);
      library.GEOSGeom_destroy(geometry);
      return reason === 'Valid Geometry' ? null : reason;
    },
    load,
    overlap(a, b) {
      const common = library.GEOSIntersection(a, b);
      library.GEOSArea(common, number);
      library.GEOSGeom_destroy(common);
      return Module.getValue(number, 'double');
    },
  };
}
