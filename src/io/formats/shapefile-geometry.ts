/** Records of a .shp as geometry: numbers as they stand, heights and measures left out, rings closed and nested anew. */
import type { Geometry, Position } from 'geojson';
import type { Problem } from '../../domain/problems.ts';
import { polygonsOfRings } from '../rings.ts';

/** What a shape type is with its heights and measures left aside. */
const KINDS: Readonly<Record<number, 'none' | 'point' | 'points' | 'lines' | 'rings' | 'solid'>> = {
  0: 'none',
  1: 'point',
  3: 'lines',
  5: 'rings',
  8: 'points',
  11: 'point',
  13: 'lines',
  15: 'rings',
  18: 'points',
  21: 'point',
  23: 'lines',
  25: 'rings',
  28: 'points',
  31: 'solid',
};

/** Numbers beyond it stand for "no number" in the format. */
const NO_DATA = 1e38;
const POSITION_BYTES = 16;
/** Features that a warning names. */
const MOST_NAMED = 5;

/** A record that is not what the format allows; nothing of the file is read then. */
export class BrokenRecord extends Error {
  readonly offset: number;

  constructor(offset: number) {
    super(`broken record at ${offset}`);
    this.offset = offset;
  }
}

type TalliedCode = 'ring-unclosed' | 'ring-degenerate' | 'geometry-missing' | 'geometry-unsupported';

/** Reads record after record; what was mended or left out gathers until `warnings` is asked. */
export class ShapeReader {
  /** Vertices read so far. */
  vertices = 0;
  private readonly view: DataView;
  private readonly tallies = new Map<TalliedCode, { places: number; features: Set<number> }>();

  constructor(view: DataView) {
    this.view = view;
  }

  /** Vertices that the record states, checked against its length. Throws BrokenRecord. */
  count(start: number, length: number): number {
    if (length === 0) return 0;
    if (length < 4) throw new BrokenRecord(start);
    const kind = KINDS[this.view.getInt32(start, true)];
    if (kind === undefined) throw new BrokenRecord(start);
    if (kind === 'none' || kind === 'solid') return 0;
    if (kind === 'point') return this.room(start, length, 4, 1, POSITION_BYTES);
    if (kind === 'points') {
      this.room(start, length, 36, 1, 4);
      return this.room(start, length, 40, this.view.getInt32(start + 36, true), POSITION_BYTES);
    }
    this.room(start, length, 36, 2, 4);
    const parts = this.room(start, length, 44, this.view.getInt32(start + 36, true), 4);
    return this.room(start, length, 44 + 4 * parts, this.view.getInt32(start + 40, true), POSITION_BYTES);
  }

  /** `count`, where so many things have room in the record. */
  private room(start: number, length: number, offset: number, count: number, bytes: number): number {
    if (count < 0 || offset + count * bytes > length) throw new BrokenRecord(start);
    return count;
  }

  /** The geometry of feature `feature`, null where it has none. Throws BrokenRecord. */
  read(start: number, length: number, feature: number): Geometry | null {
    const vertices = this.count(start, length);
    this.vertices += vertices;
    const kind = length === 0 ? 'none' : KINDS[this.view.getInt32(start, true)]!;
    if (kind === 'solid') {
      this.tally('geometry-unsupported', feature);
      return null;
    }
    const geometry = kind === 'none' ? null : this.geometry(kind, start, vertices, feature);
    if (!geometry) this.tally('geometry-missing', feature);
    return geometry;
  }

  private geometry(
    kind: 'point' | 'points' | 'lines' | 'rings',
    start: number,
    vertices: number,
    feature: number,
  ): Geometry | null {
    if (kind === 'point') {
      const coordinates = this.pointAt(start + 4);
      return coordinates ? { type: 'Point', coordinates } : null;
    }
    if (kind === 'points') {
      const coordinates = this.positions(start + 40, 0, vertices);
      return coordinates.length > 0 ? { type: 'MultiPoint', coordinates } : null;
    }
    const parts = this.parts(start, vertices);
    return kind === 'lines' ? linesOf(parts) : this.polygon(parts, feature);
  }

  /** Null for a point that is "no number". */
  private pointAt(at: number): Position | null {
    const x = this.view.getFloat64(at, true);
    const y = this.view.getFloat64(at + 8, true);
    return Math.abs(x) < NO_DATA && Math.abs(y) < NO_DATA ? [x, y] : null;
  }

  private positions(at: number, from: number, to: number): Position[] {
    const found: Position[] = [];
    for (let i = from; i < to; i++) {
      const position = this.pointAt(at + POSITION_BYTES * i);
      if (!position) throw new BrokenRecord(at + POSITION_BYTES * i);
      found.push(position);
    }
    return found;
  }

  private parts(start: number, vertices: number): Position[][] {
    const count = this.view.getInt32(start + 36, true);
    const at = start + 44 + 4 * count;
    const firsts = Array.from({ length: count }, (_, i) => this.view.getInt32(start + 44 + 4 * i, true));
    if (count === 0 ? vertices > 0 : firsts[0] !== 0) throw new BrokenRecord(start);
    return firsts.map((first, i) => {
      const end = firsts[i + 1] ?? vertices;
      if (end < first || end > vertices) throw new BrokenRecord(start);
      return this.positions(at, first, end);
    });
  }

  private polygon(parts: readonly Position[][], feature: number): Geometry | null {
    const rings = parts.filter((ring) => this.isRing(ring, feature));
    const polygons = polygonsOfRings(rings);
    if (polygons.length === 0) return null;
    return polygons.length === 1
      ? { type: 'Polygon', coordinates: polygons[0]! }
      : { type: 'MultiPolygon', coordinates: polygons };
  }

  /** Closes the ring where need be; false for one of fewer than three corners. */
  private isRing(ring: Position[], feature: number): boolean {
    const first = ring[0];
    const last = ring.at(-1);
    const isOpen = first !== undefined && last !== undefined && (first[0] !== last[0] || first[1] !== last[1]);
    if (isOpen) ring.push([...first]);
    if (ring.length < 4) {
      if (ring.length > 0) this.tally('ring-degenerate', feature);
      return false;
    }
    if (isOpen) this.tally('ring-unclosed', feature);
    return true;
  }

  private tally(code: TalliedCode, feature: number): void {
    const tally = this.tallies.get(code) ?? { places: 0, features: new Set() };
    tally.places++;
    tally.features.add(feature);
    this.tallies.set(code, tally);
  }

  /** One warning for each kind of thing, at the first feature concerned. */
  warnings(file: string): Problem[] {
    return [...this.tallies].map(([code, { places, features }]) => {
      const [feature, ...others] = features;
      const named = others.slice(0, MOST_NAMED).map((other) => other + 1);
      const values: Record<string, string | number> = { places };
      if (code === 'geometry-unsupported') values.type = 'MultiPatch';
      if (named.length > 0) values.features = named.join(', ') + (others.length > named.length ? ' …' : '');
      return { code, severity: 'warning', where: { file, feature }, values };
    });
  }
}

/** Parts of a single vertex are no lines. */
function linesOf(parts: readonly Position[][]): Geometry | null {
  const lines = parts.filter((part) => part.length > 1);
  if (lines.length === 0) return null;
  return lines.length === 1
    ? { type: 'LineString', coordinates: lines[0]! }
    : { type: 'MultiLineString', coordinates: lines };
}
