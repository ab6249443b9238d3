/** Geometries as JSON gives them, checked vertex by vertex; the arrays are kept and mended in place, not copied. */
import type { Geometry } from 'geojson';
import type { Problem, ProblemCode } from '../domain/problems.ts';
import { coordinateKind } from './coordinate-check.ts';

/** After that many problems of a kind nobody reads on. */
const MAX_ERRORS = 20;
const MAX_WARNINGS = 100;

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
  private readonly file: string | undefined;

  constructor(file: string | undefined) {
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
    if (this.errors > before || (coordinates as unknown[]).length === 0) return null;
    return { type, coordinates } as Geometry;
  }

  /** A collection of polygons is one MultiPolygon; of several kinds the polygons are taken, else the first kind. */
  private collection(geometries: unknown, index: number): Geometry | null {
    if (!Array.isArray(geometries)) {
      this.error('geojson-not-geojson', { feature: index }, { type: 'GeometryCollection' });
      return null;
    }
    const before = this.errors;
    const parts = geometries.flatMap((g: unknown) => {
      const part = g === null || typeof g !== 'object' ? null : this.read(g, index);
      return part ? [part] : [];
    });
    if (this.errors > before) return null;
    const polygons = parts.flatMap((part) =>
      part.type === 'Polygon' ? [part.coordinates] : part.type === 'MultiPolygon' ? part.coordinates : [],
    );
    return polygons.length > 0 ? { type: 'MultiPolygon', coordinates: polygons } : (parts[0] ?? null);
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
    if (x >= -180 && x <= 180 && y >= -90 && y <= 90) return;
    const kind = coordinateKind(x, y);
    if (kind === 'out-of-range') {
      this.error('coordinates-out-of-range', { ...ring, vertex }, { lon: x, lat: y });
      return;
    }
    // One position in metres means the file is in metres: saying so once is enough.
    this.error(
      kind === 'web-mercator' ? 'coordinates-web-mercator' : 'coordinates-projected',
      { ...ring, vertex },
      { x, y },
    );
    this.stopped = true;
  }

  /** Close the ring where need be and see that it can bound an area. */
  private ring(ring: Position[], where: Where): void {
    const first = ring[0];
    const last = ring.at(-1);
    if (first && last && (first[0] !== last[0] || first[1] !== last[1])) {
      const position = [last[0]!, last[1]!] as const;
      if (ring.length >= 3) this.warn('ring-unclosed', { ...where, position }, {});
      ring.push([...first]);
    }
    if (ring.length < 4) this.error('ring-too-short', where, { vertices: Math.max(0, ring.length - 1) });
  }

  private warn(code: ProblemCode, where: Where, values: Problem['values']): void {
    if (this.problems.length - this.errors >= MAX_WARNINGS) return;
    this.problems.push({ code, severity: 'warning', where: { file: this.file, ...where }, values });
  }
}

/** Levels of arrays above the positions. */
const DEPTH = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 } as const;

/** What stands there, short enough for a message. */
function excerpt(value: unknown): string {
  const text = JSON.stringify(value) ?? 'undefined';
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
