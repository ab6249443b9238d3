/** One feature table (or view) of a GeoPackage to a layer, row by row. */
import type { Geometry } from 'geojson';
import type { Progress } from '../../engine/index.ts';
import type { Cell, LIMITS, RawFeature, RawLayer } from '../raw-layer.ts';
import type { GeometryIntake } from './geometry-intake.ts';
import { type FeatureTable, quoted, rowCount } from './geopackage-contents.ts';
import type { ReadDatabase, SqlValue } from './geopackage-database.ts';
import { openGeometryBlob } from './geopackage-header.ts';
import { readWkb } from './well-known-binary.ts';

/** What the tables of one file have in common. */
export interface TableReading {
  readonly database: ReadDatabase;
  readonly file: string;
  readonly intake: GeometryIntake;
  readonly limits: Pick<typeof LIMITS, 'features' | 'unpackedBytes'>;
  /** Read so far, over all tables. */
  bytes: number;
  features: number;
}

const ROWS_PER_STEP = 200;
/** Numbers of rows, which GDAL and others add of themselves. */
const ROW_NUMBERS = new Set(['fid', 'ogc_fid']);

interface Column {
  readonly name: string;
  readonly isBoolean: boolean;
}

/** Throws DatabaseFailure where the database is damaged. Columns of blobs are left out, and so is the number of the row. */
export function* readFeatureTable(reading: TableReading, table: FeatureTable): Generator<Progress, RawLayer, void> {
  const { database, intake, limits } = reading;
  const columns = columnsOf(database, table);
  const features: RawFeature[] = [];
  const total = rowCount(database, table.name, limits.features);
  if (reading.features + total > limits.features)
    intake.stop('too-many-features', {}, { features: reading.features + total, limit: limits.features });
  const names = [table.geometryColumn, ...columns.map(({ name }) => name)].map(quoted).join(', ');
  for (const row of database.each(`SELECT ${names} FROM ${quoted(table.name)}`)) {
    features.push(readRow(reading, row, columns, features.length));
    if (intake.stopped) break;
    if (features.length % ROWS_PER_STEP === 0) yield { done: features.length, total };
  }
  return {
    name: table.name,
    source: reading.file,
    format: 'geopackage',
    statement: table.statement,
    columns: columns.map(({ name }) => name),
    features,
    encoding: null,
  };
}

function columnsOf(database: ReadDatabase, table: FeatureTable): Column[] {
  const found = database.rows(`PRAGMA table_info(${quoted(table.name)})`);
  return found.flatMap(([, name, type]) => {
    const column = String(name);
    const isGeometry = column.toLowerCase() === table.geometryColumn.toLowerCase();
    const declared = String(type).toUpperCase();
    if (isGeometry || declared.startsWith('BLOB') || ROW_NUMBERS.has(column.toLowerCase())) return [];
    return [{ name: column, isBoolean: declared === 'BOOLEAN' }];
  });
}

function readRow(
  reading: TableReading,
  row: readonly SqlValue[],
  columns: readonly Column[],
  feature: number,
): RawFeature {
  const { intake, limits } = reading;
  const [blob, ...values] = row;
  for (const value of row) reading.bytes += typeof value === 'string' || value instanceof Uint8Array ? value.length : 8;
  reading.features++;
  // A damaged table can give the same pages over and over.
  if (reading.bytes > limits.unpackedBytes)
    intake.stop('file-too-large', {}, { bytes: reading.bytes, limit: limits.unpackedBytes });
  if (reading.features > limits.features)
    intake.stop('too-many-features', {}, { features: reading.features, limit: limits.features });
  return {
    geometry: readGeometry(intake, blob ?? null, feature),
    properties: Object.fromEntries(columns.map((column, i) => [column.name, cell(values[i] ?? null, column)])),
  };
}

function readGeometry(intake: GeometryIntake, blob: SqlValue, feature: number): Geometry | null {
  if (blob === null) return null;
  const opened = openGeometryBlob(blob instanceof Uint8Array ? blob : new Uint8Array());
  if (opened.kind === 'empty') return null;
  const read = opened.kind === 'wkb' ? readWkb(opened.wkb) : opened;
  if (read.kind === 'geometry') return intake.take(read.geometry, feature);
  if (read.kind === 'unsupported') intake.unsupported(read.type, feature);
  else intake.stop('file-broken', { feature }, { format: 'GeoPackage', detail: read.detail });
  return null;
}

function cell(value: SqlValue, column: Column): Cell {
  if (value instanceof Uint8Array) return null;
  return column.isBoolean && typeof value === 'number' ? value !== 0 : value;
}
