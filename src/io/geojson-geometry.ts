/** Geometries as JSON gives them, checked vertex by vertex; the arrays are kept and mended in place, not copied. */
import type { Geometry } from 'geojson';
import type { Problem, ProblemCode } from '../domain/problems.ts';

/** After that many problems of a kind nobody reads on. */
const MAX_ERRORS = 20;
const MAX_WARNINGS = 100;

/** Numbers beyond it are what programs write for "no number". */
const NO_DATA = 1e38;
/** Collections within collections; none that anybody means goes so deep. */
const MAX_DEPTH = 16;

type Position = number[];
type Where = Omit<Problem['where'], 'file'>;

/** Reads one geometry after the other; problems gather in `problems`. */
export class GeometryReader {
  readonly problems: Problem[] = [];
  /** Vertices looked at so far. */
  vertices = 0;
  /** Set once reading on would only repeat what is already said. */
  stopped = false;
  private errors = 0;
  private readonly file: string;
  private depth = 0;

  constructor(file: string) {
    this.file = file;
  }

  error(code: ProblemCode, where: Where, values: Problem['values']): void {
    this.problems.push({ code, severity: 'error', where: { file: this.file, ...where }, values });
    if (++this.errors >= MAX_ERRORS) this.stopped = true;
  }

  /** The geometry of feature `index`, mended; null where it holds nothing or is wrong (then `problems` says why). */
  read(value: unknown, index: number): Geometry | null {
    const { type, coordinates, geometries } = value as { type?: unknown; coordinates?: unknown; geometries?: unknown };
    const where = { feature: index };
    if (type === 'GeometryCollection') return this.collection(geometries, index);
    if (typeof type !== 'string' || !(type in DEPTH)) {
      this.error('geojson-not-geojson', where, { type: String(type) });
      return null;
    }
    const before = this.errors;
    this.walk(coordinates, DEPTH[type as keyof typeof DEPTH], type.endsWith('Polygon') ? 'ring' : 'line', where);
    if (this.errors > before) return null;
    if (type.endsWith('Polygon')) prune(coordinates as unknown[], DEPTH[type as 'Polygon']);
    if ((coordinates as unknown[]).length === 0) return null;
    return { type, coordinates } as Geometry;
  }

  /** A collection of polygons is one MultiPolygon; of several kinds the polygons are taken, else the lines, else the points. */
  private collection(geometries: unknown, index: number): Geometry | null {
    if (!Array.isArray(geometries) || this.depth >= MAX_DEPTH) {
      this.error('geojson-not-geojson', { feature: index }, { type: 'GeometryCollection' });
      return null;
    }
    const before = this.errors;
    this.depth++;
    const parts = geometries.flatMap((g: unknown) => {
      const part = g === null || typeof g !== 'object' ? null : this.read(g, index);
      return part ? [part] : [];
    });
    this.depth--;
    if (this.errors > before) return null;
    const joined = joinParts(parts);
    const types = new Set(parts.map(({ type }) => type.replace('Multi', '')));
    if (joined && types.size > 1)
      this.warn(
        'geometry-mixed',
        { feature: index },
        { types: [...types].join(', '), kept: joined.type.replace('Multi', '') },
      );
    return joined;
  }

  /** Down through nested arrays to the positions; `depth` 0 is a position, 1 a ring or line. */
  private walk(value: unknown, depth: number, kind: 'ring' | 'line', where: Where): void {
    if (this.stopped) return;
    if (depth === 0) {
      this.position(value, where);
      return;
    }
    if (!Array.isArray(value)) {
      this.error('coordinates-not-numbers', where, { text: excerpt(value) });
      return;
    }
    if (depth === 1) {
      const before = this.errors;
      for (let i = 0; i < value.length && !this.stopped; i++) this.position(value[i], where, i);
      if (kind === 'ring' && this.errors === before) this.ring(value as Position[], where);
      return;
    }
    // Rings are counted within their polygon.
    for (let i = 0; i < value.length; i++)
      this.walk(value[i], depth - 1, kind, depth === 2 ? { ...where, ring: i } : where);
  }

  private position(value: unknown, ring: Where, vertex?: number): void {
    this.vertices++;
    if (!Array.isArray(value) || value.length < 2 || !Number.isFinite(value[0]) || !Number.isFinite(value[1])) {
      this.error('coordinates-not-numbers', { ...ring, vertex }, { text: excerpt(value) });
      return;
    }
    const [x, y] = value as [number, number];
    // Heights take no part in areas on the ellipsoid.
    if (value.length > 2) value.length = 2;
    if (Math.abs(x) < NO_DATA && Math.abs(y) < NO_DATA) return;
    this.error('coordinates-out-of-range', { ...ring, vertex }, { lon: x, lat: y });
  }

  /** Close the ring where need be and see whether it can bound an area. */
  private ring(ring: Position[], where: Where): void {
    const first = ring[0];
    const last = ring.at(-1);
    if (first && last && (first[0] !== last[0] || first[1] !== last[1])) {
      if (ring.length >= 3) this.warn('ring-unclosed', where, {});
      ring.push([...first]);
    }
    // Left out, see `prune`.
    if (ring.length < 4) this.warn('ring-degenerate', where, { places: 1 });
  }

  private warn(code: ProblemCode, where: Where, values: Problem['values']): void {
    if (this.problems.length - this.errors >= MAX_WARNINGS) return;
    this.problems.push({ code, severity: 'warning', where: { file: this.file, ...where }, values });
  }
}

/** Levels of arrays above the positions. */
const DEPTH = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 } as const;

/** Takes out rings of fewer than three corners, and polygons without rings. */
function prune(value: unknown[], depth: number): void {
  const kept = (value as unknown[][]).filter((inside) => {
    if (depth === 2) return inside.length >= 4;
    prune(inside, depth - 1);
    return inside.length > 0;
  });
  if (kept.length < value.length) value.splice(0, value.length, ...kept);
}

function joinParts(parts: readonly Geometry[]): Geometry | null {
  const polygons = parts.flatMap((part) =>
    part.type === 'Polygon' ? [part.coordinates] : part.type === 'MultiPolygon' ? part.coordinates : [],
  );
  if (polygons.length > 0) return { type: 'MultiPolygon', coordinates: polygons };
  if (parts.length < 2) return parts[0] ?? null;
  const lines = parts.flatMap((part) =>
    part.type === 'LineString' ? [part.coordinates] : part.type === 'MultiLineString' ? part.coordinates : [],
  );
  if (lines.length > 0) return { type: 'MultiLineString', coordinates: lines };
  const points = parts.flatMap((part) =>
    part.type === 'Point' ? [part.coordinates] : part.type === 'MultiPoint' ? part.coordinates : [],
  );
  return { type: 'MultiPoint', coordinates: points };
}

/** What stands there, short enough for a message. */
function excerpt(value: unknown): string {
  const text = Array.isArray(value) ? `[${listed(value)}]` : inner(value);
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}

function listed(values: readonly unknown[]): string {
  return values.slice(0, 4).map(inner).join(',') + (values.length > 4 ? ',…' : '');
}

/** Arrays and objects are not written out, however deep they are. */
function inner(value: unknown): string {
  if (Array.isArray(value)) return '[…]';
  return typeof value === 'object' && value !== null ? '{…}' : (JSON.stringify(value) ?? 'undefined');
}
