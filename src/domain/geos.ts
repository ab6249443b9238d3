/**
 * GEOS (in WebAssembly) for what the overlay engine does not do: validity, repair, dissolving, planar buffers. Loaded on
 * first use, since the module is large. Coordinates are taken as a plane, in whatever units they come; polygons are
 * polygon -> ring -> [x, y] with closed rings. A failure inside GEOS comes back as a problem, never as an empty result.
 */
import type { PolygonCoordinates } from './feature-table.ts';
import type { Outcome, Problem, ProblemCode } from './problems.ts';
import { readPolygons, type WkbSource, writeWkb } from './wkb.ts';

interface Validity {
  readonly valid: boolean;
  /** What is wrong at `position`; null where nothing is. */
  readonly reason: ProblemCode | null;
  readonly position: readonly [number, number] | null;
}

interface Face {
  readonly polygon: PolygonCoordinates[number];
  readonly inside: readonly [number, number];
}

export interface Geos {
  isValid(polygons: PolygonCoordinates): Outcome<Validity>;
  /** Valid polygons that cover what the rings enclose; overlapping polygons are merged, lines and points left out. */
  makeValid(polygons: PolygonCoordinates): Outcome<PolygonCoordinates>;
  /** Dissolve: each polygon must be valid by itself, they may overlap each other. */
  union(polygons: PolygonCoordinates): Outcome<PolygonCoordinates>;
  /** Round joins and round caps. A quarter circle gets `quadrantSegments` chords, their ends on the circle. */
  buffer(source: WkbSource, distance: number, quadrantSegments: number): Outcome<PolygonCoordinates>;
  intersection(a: PolygonCoordinates, b: PolygonCoordinates): Outcome<PolygonCoordinates>;
  difference(a: PolygonCoordinates, b: PolygonCoordinates): Outcome<PolygonCoordinates>;
  /** The faces that lines enclose, wherever they cross each other, each with a place inside it. */
  faces(lines: readonly (readonly (readonly number[])[])[]): Outcome<Face[]>;
  /** The place inside a polygon that is farthest from its outline, to `tolerance`. */
  innermost(polygon: PolygonCoordinates[number], tolerance: number): Outcome<readonly [number, number]>;
  /** Planar area in squared units of the coordinates. */
  area(polygons: PolygonCoordinates): Outcome<number>;
}

/** A GEOS failure where the caller has no use for problems; carries the problem it stands for. */
export class GeosFailure extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(`${problem.values.operation}: ${problem.values.detail}`);
    this.name = 'GeosFailure';
    this.problem = problem;
  }
}

/** The value of an outcome; throws GeosFailure with the first problem where there is none. */
export function unwrap<T>(outcome: Outcome<T>): T {
  if (outcome.ok) return outcome.value;
  throw new GeosFailure(outcome.problems[0]!);
}

let loading: Promise<Geos> | undefined;

/** The one GEOS of this thread, loaded when first asked for. */
export function loadGeos(): Promise<Geos> {
  loading ??= start();
  return loading;
}

async function start(): Promise<Geos> {
  const { default: initGeosJs } = await import('geos-wasm');
  const last = { message: '' };
  const library = await initGeosJs({
    errorHandler: (message: string) => {
      last.message = message;
    },
    // Notices repeat what validity says; they go nowhere.
    noticeHandler: () => {},
  });
  return adapter(library, last);
}

type Library = Awaited<ReturnType<typeof import('geos-wasm')['default']>>;
type Operation =
  | 'isValid'
  | 'makeValid'
  | 'union'
  | 'buffer'
  | 'intersection'
  | 'difference'
  | 'faces'
  | 'innermost'
  | 'area';

/** What GEOS calls the first thing wrong with a geometry, in our codes. */
const REASONS: readonly (readonly [string, ProblemCode])[] = [
  ['Ring Self-intersection', 'ring-self-crossing'],
  ['Self-intersection', 'ring-self-crossing'],
  ['Hole lies outside shell', 'hole-outside-shell'],
  ['Holes are nested', 'rings-overlap'],
  ['Nested shells', 'rings-overlap'],
  ['Duplicate Rings', 'rings-overlap'],
  ['Interior is disconnected', 'rings-overlap'],
  ['Too few', 'ring-too-short'],
  ['Ring is not closed', 'ring-unclosed'],
  ['Invalid Coordinate', 'coordinates-not-numbers'],
];

const GEOS_EXCEPTION = 2;
const ROUND = 1;
const STRUCTURE = 1;

function adapter(library: Library, last: { message: string }): Geos {
  const { Module } = library;

  /** Runs `body` with a pool of pointers that is emptied afterwards, whatever happens. */
  function run<T>(operation: Operation, body: (pool: Pool) => T | undefined): Outcome<T> {
    const pool = new Pool(library);
    last.message = '';
    try {
      const value = body(pool);
      if (value !== undefined) return { ok: true, value, problems: [] };
    } finally {
      pool.empty();
    }
    const code = operation === 'makeValid' ? 'repair-failed' : 'computation-failed';
    return {
      ok: false,
      problems: [{ code, severity: 'error', where: {}, values: { operation, detail: last.message } }],
    };
  }

  /** An operation from geometries to polygons. */
  const polygonsFrom = (
    operation: Operation,
    sources: readonly WkbSource[],
    compute: (pool: Pool, inputs: number[]) => number,
  ): Outcome<PolygonCoordinates> =>
    run(operation, (pool) => {
      const inputs = sources.map((source) => pool.geometry(source));
      if (inputs.includes(0)) return undefined;
      const result = pool.keep(compute(pool, inputs), (p) => library.GEOSGeom_destroy(p));
      return result === 0 ? undefined : pool.polygons(result);
    });

  return {
    isValid: (polygons) =>
      run('isValid', (pool) => {
        const geometry = pool.geometry({ type: 'polygons', coordinates: polygons });
        if (geometry === 0) return undefined;
        const out = pool.memory(8);
        const answer = library.GEOSisValidDetail(geometry, 0, out, out + 4);
        if (answer === GEOS_EXCEPTION) return undefined;
        if (answer === 1) return { valid: true, reason: null, position: null };
        const text = pool.keep(Module.getValue(out, 'i32'), (p) => library.GEOSFree(p));
        const point = pool.keep(Module.getValue(out + 4, 'i32'), (p) => library.GEOSGeom_destroy(p));
        const words = Module.UTF8ToString(text);
        const reason = REASONS.find(([start]) => words.startsWith(start))?.[1] ?? 'ring-degenerate';
        return { valid: false, reason, position: pool.point(point) };
      }),
    makeValid: (polygons) =>
      polygonsFrom('makeValid', [{ type: 'polygons', coordinates: polygons }], (pool, [geometry]) => {
        // The structure method reads shells and holes as such; the linework method would cut out what two polygons share.
        const parameters = pool.keep(library.GEOSMakeValidParams_create(), (p) =>
          library.GEOSMakeValidParams_destroy(p),
        );
        library.GEOSMakeValidParams_setMethod(parameters, STRUCTURE);
        library.GEOSMakeValidParams_setKeepCollapsed(parameters, 0);
        return library.GEOSMakeValidWithParams(geometry!, parameters);
      }),
    union: (polygons) =>
      polygonsFrom('union', [{ type: 'polygons', coordinates: polygons }], (_, [geometry]) =>
        library.GEOSUnaryUnion(geometry!),
      ),
    buffer: (source, distance, quadrantSegments) =>
      polygonsFrom('buffer', [source], (_, [geometry]) =>
        library.GEOSBufferWithStyle(geometry!, distance, quadrantSegments, ROUND, ROUND, 0),
      ),
    intersection: (a, b) =>
      polygonsFrom('intersection', both(a, b), (_, [first, second]) => library.GEOSIntersection(first!, second!)),
    difference: (a, b) =>
      polygonsFrom('difference', both(a, b), (_, [first, second]) => library.GEOSDifference(first!, second!)),
    faces: (lines) =>
      run('faces', (pool) => {
        const destroy = (p: number) => library.GEOSGeom_destroy(p);
        const geometry = pool.geometry({ type: 'lines', coordinates: lines });
        if (geometry === 0) return undefined;
        const noded = pool.keep(library.GEOSUnaryUnion(geometry), destroy);
        if (noded === 0) return undefined;
        const list = pool.memory(4);
        new DataView(Module.HEAPU8.buffer).setUint32(list, noded, true);
        const faces = pool.keep(library.GEOSPolygonize(list, 1), destroy);
        if (faces === 0) return undefined;
        return Array.from({ length: library.GEOSGetNumGeometries(faces) }, (_, i): Face => {
          const face = library.GEOSGetGeometryN(faces, i);
          const inside = pool.point(pool.keep(library.GEOSPointOnSurface(face), destroy));
          return { polygon: pool.polygons(face)![0]!, inside: inside! };
        });
      }),
    innermost: (polygon, tolerance) =>
      run('innermost', (pool) => {
        const destroy = (p: number) => library.GEOSGeom_destroy(p);
        const geometry = pool.geometry({ type: 'polygons', coordinates: [polygon] });
        if (geometry === 0) return undefined;
        // A line from the place to the outline.
        const line = pool.keep(library.GEOSMaximumInscribedCircle(geometry, tolerance), destroy);
        if (line === 0) return undefined;
        return pool.point(pool.keep(library.GEOSGeomGetStartPoint(line), destroy)) ?? undefined;
      }),
    area: (polygons) =>
      run('area', (pool) => {
        const geometry = pool.geometry({ type: 'polygons', coordinates: polygons });
        if (geometry === 0) return undefined;
        const out = pool.memory(8);
        return library.GEOSArea(geometry, out) === 1 ? Module.getValue(out, 'double') : undefined;
      }),
  };
}

function both(a: PolygonCoordinates, b: PolygonCoordinates): WkbSource[] {
  return [a, b].map((coordinates) => ({ type: 'polygons', coordinates }));
}

/** Pointers of one operation. GEOS hands out 0 for "failed", which is kept out of the pool. */
class Pool {
  private readonly frees: (() => void)[] = [];
  private readonly library: Library;

  constructor(library: Library) {
    this.library = library;
  }

  keep(pointer: number, free: (pointer: number) => void): number {
    if (pointer !== 0) this.frees.push(() => free(pointer));
    return pointer;
  }

  memory(bytes: number): number {
    const { Module } = this.library;
    const pointer = Module._malloc(bytes);
    if (pointer === 0) throw new RangeError(`no memory for ${bytes} bytes in GEOS`);
    return this.keep(pointer, (p) => Module._free(p));
  }

  geometry(source: WkbSource): number {
    const wkb = writeWkb(source);
    const buffer = this.memory(wkb.byteLength);
    this.library.Module.HEAPU8.set(wkb, buffer);
    const reader = this.keep(this.library.GEOSWKBReader_create(), (p) => this.library.GEOSWKBReader_destroy(p));
    const geometry = this.library.GEOSWKBReader_read(reader, buffer, wkb.byteLength);
    return this.keep(geometry, (p) => this.library.GEOSGeom_destroy(p));
  }

  polygons(geometry: number): PolygonCoordinates | undefined {
    const { Module } = this.library;
    const writer = this.keep(this.library.GEOSWKBWriter_create(), (p) => this.library.GEOSWKBWriter_destroy(p));
    const size = this.memory(4);
    const wkb = this.keep(this.library.GEOSWKBWriter_write(writer, geometry, size), (p) => this.library.GEOSFree(p));
    if (wkb === 0) return undefined;
    return readPolygons(new DataView(Module.HEAPU8.buffer, wkb, Module.getValue(size, 'i32')));
  }

  point(geometry: number): readonly [number, number] | null {
    if (geometry === 0) return null;
    const out = this.memory(16);
    this.library.GEOSGeomGetX(geometry, out);
    this.library.GEOSGeomGetY(geometry, out + 8);
    const { Module } = this.library;
    return [Module.getValue(out, 'double'), Module.getValue(out + 8, 'double')];
  }

  empty(): void {
    for (const free of this.frees.reverse()) free();
  }
}
