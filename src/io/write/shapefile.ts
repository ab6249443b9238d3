/** Shapefiles as ESRI's description has them: shells clockwise, holes the other way, one kind of geometry. */
import type { Feature, Geometry, Position } from 'geojson';
import { type Outcome, type Problem, refusal } from '../../domain/problems.ts';
import type { Cell, SourceFile } from '../raw-layer.ts';
import { twiceArea } from '../rings.ts';
import { type TableEncoding, writeTable } from './dbf.ts';
import { prjOf } from './prj.ts';

export interface ShapefileLayer {
  /** Name of the files, without extension. */
  readonly name: string;
  /** Geometry in the target system: x, y as easting, northing or longitude, latitude. Rings closed. */
  readonly features: readonly Feature<Geometry | null, Readonly<Record<string, Cell>> | null>[];
  readonly columns: readonly string[];
}

export interface ShapefileOptions {
  /** 4490, or a Gauss-Kruger zone of CGCS2000. */
  readonly epsg: number;
  readonly encoding: TableEncoding;
}

const TYPES = { points: 8, point: 1, lines: 3, rings: 5, none: 0 } as const;
type Kind = keyof typeof TYPES;

const HEADER_BYTES = 100;
const RECORD_HEADER_BYTES = 8;
/** A row's length is written with 16 bits, and a file's with 31 bits of words. */
const MOST_ROW_BYTES = 0xffff;

/**
 * The .shp, .shx, .dbf, .prj and .cpg of a layer. Points, lines or polygons, not several of them (`geometry-mixed`); a feature
 * without geometry is written as such. Warnings say which names and texts had to be shortened. Throws RangeError for a
 * coordinate system that is none of CGCS2000.
 */
export function writeShapefile(
  { name, features, columns }: ShapefileLayer,
  { epsg, encoding }: ShapefileOptions,
): Outcome<readonly SourceFile[]> {
  const prj = prjOf(epsg);
  const kind = kindOf(features.map(({ geometry }) => geometry));
  if (!kind.ok) return { ok: false, problems: kind.problems.map((problem) => ({ ...problem, where: { file: name } })) };
  const rowBytes = 254 * columns.length;
  if (rowBytes > MOST_ROW_BYTES)
    return refusal('file-too-large', { file: `${name}.dbf` }, { bytes: rowBytes, limit: MOST_ROW_BYTES });
  const rows = features.map(({ properties }) => properties ?? {});
  const table = writeTable(columns, rows, encoding);
  const { shp, shx } = writeShapes(
    features.map(({ geometry }) => geometry),
    kind.value,
  );
  const text = new TextEncoder();
  const value: SourceFile[] = [
    { path: `${name}.shp`, bytes: shp },
    { path: `${name}.shx`, bytes: shx },
    { path: `${name}.dbf`, bytes: table.bytes },
    { path: `${name}.prj`, bytes: text.encode(prj) },
    { path: `${name}.cpg`, bytes: text.encode(encoding) },
  ];
  return {
    ok: true,
    value,
    problems: table.problems.map((problem) => ({ ...problem, where: { file: `${name}.dbf` } })),
  };
}

const KINDS: Readonly<Record<Geometry['type'], Kind | null>> = {
  Point: 'point',
  MultiPoint: 'points',
  LineString: 'lines',
  MultiLineString: 'lines',
  Polygon: 'rings',
  MultiPolygon: 'rings',
  GeometryCollection: null,
};

function kindOf(geometries: readonly (Geometry | null)[]): Outcome<Kind> {
  const types = new Set(geometries.flatMap((geometry) => (geometry ? [geometry.type] : [])));
  if (types.has('GeometryCollection')) {
    const values: Problem['values'] = { type: 'GeometryCollection' };
    return refusal('geometry-unsupported', {}, values);
  }
  const kinds = new Set([...types].map((type) => KINDS[type]!));
  // Points beside multipoints are multipoints of one.
  if (kinds.has('points')) kinds.delete('point');
  if (kinds.size > 1) return refusal('geometry-mixed', {}, { types: [...types].join(', ') });
  return { ok: true, value: [...kinds][0] ?? 'none', problems: [] };
}

/** Parts of a geometry in the order and orientation of the format; points are parts of one. */
function partsOf(geometry: Geometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
    case 'Polygon':
      return geometry.coordinates.map((ring, i) => turned(ring, i === 0));
    case 'MultiPolygon':
      return geometry.coordinates.flatMap((polygon) => polygon.map((ring, i) => turned(ring, i === 0)));
    default:
      return [];
  }
}

/** Shells clockwise, holes counter-clockwise. */
function turned(ring: readonly Position[], isShell: boolean): readonly Position[] {
  return twiceArea(ring) > 0 === isShell ? ring.toReversed() : ring;
}

class Box {
  west = Number.POSITIVE_INFINITY;
  south = Number.POSITIVE_INFINITY;
  east = Number.NEGATIVE_INFINITY;
  north = Number.NEGATIVE_INFINITY;

  add(x: number, y: number): void {
    this.west = Math.min(this.west, x);
    this.south = Math.min(this.south, y);
    this.east = Math.max(this.east, x);
    this.north = Math.max(this.north, y);
  }

  /** Zeros where nothing was added. */
  write(view: DataView, at: number): void {
    const sides = [this.west, this.south, this.east, this.north];
    for (const [i, side] of sides.entries()) view.setFloat64(at + 8 * i, Number.isFinite(side) ? side : 0, true);
  }
}

function contentBytes(parts: readonly (readonly Position[])[], kind: Kind): number {
  const vertices = parts.reduce((sum, { length }) => sum + length, 0);
  if (vertices === 0 || kind === 'none') return 4;
  if (kind === 'point') return 20;
  return (kind === 'points' ? 40 : 44 + 4 * parts.length) + 16 * vertices;
}

function writeShapes(geometries: readonly (Geometry | null)[], kind: Kind): { shp: Uint8Array; shx: Uint8Array } {
  const parts = geometries.map((geometry) => (geometry ? partsOf(geometry) : []));
  const lengths = parts.map((each) => contentBytes(each, kind));
  const size = lengths.reduce((sum, length) => sum + RECORD_HEADER_BYTES + length, HEADER_BYTES);
  const shp = new DataView(new ArrayBuffer(size));
  const shx = new DataView(new ArrayBuffer(HEADER_BYTES + 8 * geometries.length));
  const box = new Box();
  let at = HEADER_BYTES;
  for (const [i, each] of parts.entries()) {
    shx.setInt32(HEADER_BYTES + 8 * i, at / 2);
    shx.setInt32(HEADER_BYTES + 8 * i + 4, lengths[i]! / 2);
    shp.setInt32(at, i + 1);
    shp.setInt32(at + 4, lengths[i]! / 2);
    at += RECORD_HEADER_BYTES;
    writeContent(shp, at, each, lengths[i] === 4 ? 'none' : kind, box);
    at += lengths[i]!;
  }
  for (const view of [shp, shx]) writeHeader(view, kind, box);
  return { shp: new Uint8Array(shp.buffer), shx: new Uint8Array(shx.buffer) };
}

function writeHeader(view: DataView, kind: Kind, box: Box): void {
  view.setInt32(0, 9994);
  view.setInt32(24, view.byteLength / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, TYPES[kind], true);
  box.write(view, 36);
}

function writeContent(view: DataView, at: number, parts: readonly (readonly Position[])[], kind: Kind, all: Box): void {
  view.setInt32(at, TYPES[kind], true);
  if (kind === 'none') return;
  const box = new Box();
  const hasParts = kind === 'lines' || kind === 'rings';
  let to = at + (kind === 'point' ? 4 : kind === 'points' ? 40 : 44 + 4 * parts.length);
  let vertices = 0;
  for (const [i, part] of parts.entries()) {
    if (hasParts) view.setInt32(at + 44 + 4 * i, vertices, true);
    vertices += part.length;
    for (const [x, y] of part as readonly [number, number][]) {
      view.setFloat64(to, x, true);
      view.setFloat64(to + 8, y, true);
      to += 16;
      box.add(x, y);
      all.add(x, y);
    }
  }
  if (kind === 'point') return;
  box.write(view, at + 4);
  view.setInt32(at + 36, hasParts ? parts.length : vertices, true);
  if (hasParts) view.setInt32(at + 40, vertices, true);
}
