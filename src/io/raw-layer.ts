/** What a reader makes of a file, before anyone has decided where on the Earth its numbers lie. */
import type { Geometry } from 'geojson';
import type { Outcome } from '../domain/problems.ts';
import type { Work } from '../engine/index.ts';

export type FormatId =
  | 'shapefile'
  | 'geojson'
  | 'kml'
  | 'kmz'
  | 'geopackage'
  | 'flatgeobuf'
  | 'boundary-text'
  | 'csv'
  | 'xlsx'
  | 'dxf'
  | 'wkt';

/** A file as the user gave it. */
export interface SourceFile {
  /** Name with the folders in front of it, `/` between them. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Files that belong together (the parts of a shapefile), the one that names them first. */
export interface Source {
  readonly format: FormatId;
  /** For messages: the file itself, or `archive.zip/inner.shp`. */
  readonly name: string;
  readonly files: readonly [SourceFile, ...SourceFile[]];
}

/** What a file says of its coordinate system, word for word; nothing is concluded here. */
export interface CrsStatement {
  /** `format`: the format allows one system only (KML). */
  readonly from: 'prj' | 'crs-member' | 'header' | 'format';
  /** EPSG code where the file gives one, else null. */
  readonly epsg: number | null;
  /** Name or well-known text as it stands. */
  readonly text: string | null;
  /** Header of a boundary-point text: width of the zones and number of the zone, where given. */
  readonly widthDegrees?: 3 | 6;
  readonly zone?: number;
}

/** How the bytes of a table became text. */
export interface TextEncoding {
  /** Name for `TextDecoder`. */
  readonly label: string;
  readonly how: 'bom' | 'cpg' | 'ldid' | 'utf-8' | 'guess' | 'declared' | 'chosen';
}

export type Cell = string | number | boolean | null;

export interface RawFeature {
  /**
   * Coordinates as the file has them, in the order in which the format puts them (GeoJSON, KML, shapefile: x, y; boundary
   * text and tables: as the columns stand). Rings closed; heights left out. Null where the feature has none.
   */
  readonly geometry: Geometry | null;
  readonly properties: Readonly<Record<string, Cell>>;
}

export interface RawLayer {
  readonly name: string;
  readonly source: string;
  readonly format: FormatId;
  readonly statement: CrsStatement | null;
  /** In the order of the file. */
  readonly columns: readonly string[];
  /** In the order of the file. */
  readonly features: readonly RawFeature[];
  readonly encoding: TextEncoding | null;
}

export interface ReadOptions {
  /** Encoding the user chose for tables and names; undefined lets the file decide. */
  readonly encoding?: string;
}

/**
 * Reads one source. Problems of severity error mean that nothing is read; a feature that had to be mended or left out
 * comes as a warning that names it. Cancelled through `work`.
 */
export type ReadSource = (source: Source, options: ReadOptions, work: Work) => Promise<Outcome<readonly RawLayer[]>>;

/** Most vertices of a source, most features, and most bytes once unpacked: refused above, before memory is taken. */
export const LIMITS = {
  bytes: 500_000_000,
  unpackedBytes: 1_000_000_000,
  vertices: 10_000_000,
  features: 1_000_000,
  files: 2_000,
} as const;
