/**
 * Lengths against GEOS (in WebAssembly): each edge of a line with each polygon in the lon/lat plane, then an integral on the
 * ellipsoid that shares nothing with ours. Edges go one by one, so that crossings of the line with itself, which GEOS
 * rounds, do not move its edges off the boundaries that they lie on.
 */
import initGeos from 'geos-wasm';
import { beforeAll, expect, test } from 'vitest';
import { compileLines, hasBit, type LengthAtom, lengthsOf, type Polygons, runThrough } from '../../src/engine/parts.ts';
import { fractalRing } from '../support/fractal.ts';
import { type Geos, loadGeos } from '../support/geos.ts';
import { independentLength } from '../support/independent-length.ts';
import { LATTICE, latticePolygons } from '../support/lattice.ts';
import { arrangementOf, layerOf } from '../support/overlay.ts';
import { Random } from '../support/random.ts';
import type { Position } from '../support/shapes.ts';
import { toWkt } from '../support/wkt.ts';

type Line = readonly Position[];
type Library = Awaited<ReturnType<typeof initGeos>>;

let library: Library;
let geos: Geos;

beforeAll(async () => {
  const errorHandler = (message: string) => {
    throw new Error(`GEOS: ${message}`);
  };
  [library, geos] = await Promise.all([initGeos({ errorHandler, noticeHandler: () => {} }), loadGeos()]);
});

function fromText(wkt: string): number {
  const { Module } = library;
  const text = Module._malloc(wkt.length + 1);
  Module.stringToUTF8(wkt, text, wkt.length + 1);
  const geometry = library.GEOSGeomFromWKT(text);
  Module._free(text);
  return geometry;
}

/** The lines of a geometry in little-endian WKB; points, where a line only touches, are passed over. */
function linesOf(data: Buffer): Line[] {
  const lines: Line[] = [];
  let at = 0;
  const int = () => {
    at += 4;
    return data.readUInt32LE(at - 4);
  };
  const position = () => {
    at += 16;
    return [data.readDoubleLE(at - 16), data.readDoubleLE(at - 8)];
  };
  const geometry = (): void => {
    at++;
    const type = int();
    if (type === 1) position();
    else if (type === 2) lines.push(Array.from({ length: int() }, position));
    else for (let n = int(); n > 0; n--) geometry();
  };
  geometry();
  return lines;
}

function linesInCommon(a: number, b: number): Line[] {
  const { Module } = library;
  const common = library.GEOSIntersection(a, b);
  const writer = library.GEOSWKBWriter_create();
  const size = Module._malloc(4);
  const pointer = library.GEOSWKBWriter_write(writer, common, size);
  const lines = linesOf(Buffer.from(Module.HEAPU8.slice(pointer, pointer + Module.getValue(size, 'i32'))));
  library.GEOSFree(pointer);
  Module._free(size);
  library.GEOSWKBWriter_destroy(writer);
  library.GEOSGeom_destroy(common);
  return lines;
}

/**
 * Without vertices that unions put between the lattice's points: rounded, they leave edges a hair beside the line that they
 * stood on, and what is exact for us GEOS rounds back onto it.
 */
function unroundedPolygons(random: Random): Polygons {
  const isRound = (degrees: number) => Number.isInteger(degrees / LATTICE.step);
  for (;;) {
    const polygons = latticePolygons(random, geos, 5);
    if (polygons.every((rings) => rings.every((r) => r.every((p) => p.every(isRound))))) return polygons;
  }
}

/** Largest deviation as a share of what is allowed. */
let worst = 0;

function compare(line: Line, polygons: Polygons): { readonly held: number; readonly on: number } {
  const arrangement = arrangementOf({ layer: layerOf(polygons), bits: [0] });
  const atoms = runThrough(lengthsOf(arrangement, compileLines([{ class: 0, lines: [line] }], 1)));
  const sum = (pick: (atom: LengthAtom) => boolean) =>
    atoms.reduce((metres, atom) => (pick(atom) ? metres + atom.lengthMetres : metres), 0);
  const polygon = fromText(toWkt(polygons));
  const boundary = library.GEOSBoundary(polygon);
  let held = 0;
  let on = 0;
  for (let i = 1; i < line.length; i++) {
    const edge = fromText(`LINESTRING(${[line[i - 1]!, line[i]!].map(([x, y]) => `${x} ${y}`).join(',')})`);
    for (const piece of linesInCommon(edge, polygon)) held += independentLength(piece);
    for (const piece of linesInCommon(edge, boundary)) on += independentLength(piece);
    library.GEOSGeom_destroy(edge);
  }
  for (const geometry of [polygon, boundary]) library.GEOSGeom_destroy(geometry);
  const whole = independentLength(line);
  const check = (ours: number, theirs: number, what: string) => {
    const allowed = 1e-9 * whole + 1e-6;
    worst = Math.max(worst, Math.abs(ours - theirs) / allowed);
    expect(Math.abs(ours - theirs), `${what}\n${JSON.stringify(line)}\n${toWkt(polygons)}`).toBeLessThanOrEqual(
      allowed,
    );
  };
  check(
    sum(() => true),
    whole,
    'whole',
  );
  check(
    sum((atom) => hasBit(atom.mask, 0)),
    held,
    'held',
  );
  check(
    sum((atom) => hasBit(atom.on, 0)),
    on,
    'on',
  );
  return { held, on };
}

test('600 lines over lattice polygons: along edges, through vertices, across holes', () => {
  const random = new Random(11);
  let withHeld = 0;
  let withOn = 0;
  for (let n = 0; n < 600; n++) {
    const polygons = unroundedPolygons(random);
    const point = (): Position => {
      if (random.chance(0.4)) return random.pick(random.pick(random.pick(polygons)));
      const place = () => random.int(LATTICE.size + 3) - 1;
      return [LATTICE.west + place() * LATTICE.step, LATTICE.south + place() * LATTICE.step];
    };
    const points = Array.from({ length: 2 + random.int(6) }, point);
    const line = points.filter((p, i) => i === 0 || p[0] !== points[i - 1]![0] || p[1] !== points[i - 1]![1]);
    if (line.length < 2) continue;
    const { held, on } = compare(line, polygons);
    if (held > 0) withHeld++;
    if (on > 0) withOn++;
  }
  console.log(
    `oracle: lines over the lattice: ${withHeld} in, ${withOn} on; largest deviation ${worst} of the tolerance`,
  );
  expect(withHeld).toBeGreaterThan(400);
  expect(withOn).toBeGreaterThan(200);
});

test('100 ragged lines over ragged polygons of all sizes', () => {
  const random = new Random(12);
  let withHeld = 0;
  for (let n = 0; n < 100; n++) {
    const [lon, lat] = [random.between(75, 130), random.between(18, 53)];
    const radius = 10 ** random.between(-4, 0.5);
    const polygons: Polygons = [[fractalRing(random, lon, lat, radius, 5 + random.int(300))]];
    const off = () => radius * random.between(-1, 1);
    const ring = fractalRing(random, lon + off(), lat + off(), radius * random.between(0.3, 1.5), 5 + random.int(100));
    if (compare(ring.slice(1), polygons).held > 0) withHeld++;
  }
  console.log(`oracle: ragged lines: ${withHeld} of 100 in; largest deviation ${worst} of the tolerance`);
  expect(withHeld).toBeGreaterThan(60);
});
