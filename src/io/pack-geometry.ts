/**
 * Geometry of a packed layer: positions in one array, how they are nested in another. For each geometry its kind (place in
 * KINDS), then how many parts it has and, level by level, how many each of those has, down to positions; a collection has its
 * number of geometries, then these.
 */
import type { Geometry, Position } from 'geojson';

const KINDS = [
  null,
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
] as const;
/** Levels of arrays above the positions, by kind; collections and features without geometry have none. */
const DEPTH = [0, 0, 1, 1, 2, 2, 3, 0];
const NOTHING = 0;
const COLLECTION = 7;
/** Collections inside collections, at most. */
const MOST_NESTED = 16;

type Nested = Position | readonly Nested[];

/** Grows as it is filled. */
class Growing<A extends Float64Array | Uint32Array> {
  length = 0;
  private items: A;
  private readonly make: (length: number) => A;

  constructor(make: (length: number) => A) {
    this.make = make;
    this.items = make(1024);
  }

  add(value: number): void {
    if (this.length === this.items.length) {
      const more = this.make(2 * this.length);
      more.set(this.items);
      this.items = more;
    }
    this.items[this.length++] = value;
  }

  view(): A {
    return this.items.subarray(0, this.length) as A;
  }
}

export class GeometryWriter {
  readonly positions = new Growing((length) => new Float64Array(length));
  readonly structure = new Growing((length) => new Uint32Array(length));

  geometry(geometry: Geometry | null, nested: number): void {
    if (nested > MOST_NESTED) throw new RangeError(`collections more than ${MOST_NESTED} deep`);
    if (!geometry) {
      this.structure.add(NOTHING);
      return;
    }
    const kind = KINDS.indexOf(geometry.type);
    this.structure.add(kind);
    if (geometry.type === 'GeometryCollection') {
      this.structure.add(geometry.geometries.length);
      for (const part of geometry.geometries) this.geometry(part, nested + 1);
    } else this.nested(geometry.coordinates, DEPTH[kind]!);
  }

  private nested(value: Nested, depth: number): void {
    if (depth === 0) {
      this.positions.add((value as Position)[0]!);
      this.positions.add((value as Position)[1]!);
      return;
    }
    this.structure.add(value.length);
    for (const part of value as readonly Nested[]) this.nested(part, depth - 1);
  }
}

/** Place of a geometry: its first word of the structure, and the number before its first position. */
export interface GeometryPlace {
  readonly word: number;
  readonly at: number;
}

/**
 * Reads geometries one after the other, or steps over them. Each part takes a word or a position, so that a false count ends
 * where these do: `broken` is set then.
 */
export class GeometryReader {
  private word: number;
  private at: number;
  private broken = false;
  private readonly positions: Float64Array;
  private readonly structure: Uint32Array;

  constructor(positions: Float64Array, structure: Uint32Array, { word, at }: GeometryPlace = { word: 0, at: 0 }) {
    this.positions = positions;
    this.structure = structure;
    this.word = word;
    this.at = at;
  }

  /** Whether everything was read, and as it was written. */
  isDone(): boolean {
    return !this.broken && this.word === this.structure.length && this.at === this.positions.length;
  }

  place(): GeometryPlace {
    return { word: this.word, at: this.at };
  }

  /** Step over a geometry: as the reading would go, without making it. */
  skip(nested = 0): void {
    const kind = this.take();
    if (kind >= KINDS.length) this.broken = true;
    else if (kind === COLLECTION) {
      const count = nested < MOST_NESTED ? this.take() : this.fail();
      for (let i = 0; i < count && !this.broken; i++) this.skip(nested + 1);
    } else if (kind !== NOTHING) this.skipNested(DEPTH[kind]!);
  }

  private skipNested(depth: number): void {
    const count = depth > 0 ? this.take() : 1;
    if (depth > 1) for (let i = 0; i < count && !this.broken; i++) this.skipNested(depth - 1);
    else if (this.at + 2 * count > this.positions.length) this.fail();
    else this.at += 2 * count;
  }

  geometry(nested = 0): Geometry | null {
    const kind = this.take();
    const type = KINDS[kind];
    if (!type) {
      if (kind !== NOTHING) this.broken = true;
      return null;
    }
    if (kind !== COLLECTION) return { type, coordinates: this.nested(DEPTH[kind]!) } as Geometry;
    const count = nested < MOST_NESTED ? this.take() : this.fail();
    const geometries: Geometry[] = [];
    for (let i = 0; i < count && !this.broken; i++) geometries.push(this.geometry(nested + 1) as Geometry);
    return { type: 'GeometryCollection', geometries };
  }

  private nested(depth: number): Nested {
    if (depth === 0) return this.nextPosition();
    const count = this.take();
    const parts: Nested[] = [];
    for (let i = 0; i < count && !this.broken; i++) parts.push(this.nested(depth - 1));
    return parts;
  }

  private nextPosition(): Position {
    if (this.at >= this.positions.length) this.fail();
    const position = [this.positions[this.at]!, this.positions[this.at + 1]!];
    this.at += 2;
    return position;
  }

  private take(): number {
    return this.word < this.structure.length ? this.structure[this.word++]! : this.fail();
  }

  private fail(): number {
    this.broken = true;
    return 0;
  }
}
