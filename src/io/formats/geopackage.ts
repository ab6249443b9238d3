/**
 * GeoPackage (SQLite, read by sql.js): one layer for each feature table or view. Coordinates are x, y as the standard has
 * them, whatever the axes of the coordinate system; the statement is what gpkg_spatial_ref_sys says, word for word.
 */
import { type Outcome, type Problem, refusal } from '../../domain/problems.ts';
import type { Progress } from '../../engine/index.ts';
import { LIMITS, type RawLayer, type ReadSource } from '../raw-layer.ts';
import { GeometryIntake } from './geometry-intake.ts';
import { describeGeoPackage } from './geopackage-contents.ts';
import { DatabaseFailure, loadSqlite, type OpenDatabase, type ReadDatabase } from './geopackage-database.ts';
import { readFeatureTable, type TableReading } from './geopackage-table.ts';

const MAGIC = 'SQLite format 3\0';

export const readGeoPackage: ReadSource = async (source, _options, work) => {
  const [{ bytes }] = source.files;
  const problem = headProblem(bytes, source.name);
  if (problem) return { ok: false, problems: [problem] };
  const open = await loadSqlite();
  return work.drive(read(open, bytes, source.name));
};

function* read(
  open: OpenDatabase,
  bytes: Uint8Array,
  file: string,
): Generator<Progress, Outcome<readonly RawLayer[]>, void> {
  let database: ReadDatabase | undefined;
  try {
    database = open(bytes);
    return yield* readTables(database, file);
  } catch (error) {
    if (!(error instanceof DatabaseFailure)) throw error;
    return refusal('file-broken', { file }, { format: 'GeoPackage', detail: error.message });
  } finally {
    database?.close();
  }
}

function* readTables(database: ReadDatabase, file: string): Generator<Progress, Outcome<readonly RawLayer[]>, void> {
  yield { done: 0, total: 1 };
  // Damaged pages may hide rows without any read failing.
  const [[state]] = database.rows('PRAGMA quick_check(1)') as [[string]];
  if (state !== 'ok') return refusal('file-broken', { file }, { format: 'GeoPackage', detail: state });
  const description = describeGeoPackage(database);
  if (description.kind === 'other')
    return refusal('file-format-unsupported', { file }, { format: description.format, extension: '' });
  const intake = new GeometryIntake(file);
  for (const { type, tables } of description.passedOver) intake.unsupported(type, undefined, tables);
  const layers: RawLayer[] = [];
  const reading: TableReading = { database, file, intake, bytes: 0, features: 0, limits: LIMITS };
  for (const table of description.featureTables) {
    layers.push(yield* readFeatureTable(reading, table));
    if (intake.stopped) break;
  }
  for (const { name, rows } of description.attributeTables)
    intake.warn('geometry-missing', { path: name }, { places: rows });
  return intake.outcome(layers);
}

/** What the first hundred bytes say against opening the database. */
function headProblem(bytes: Uint8Array, file: string): Problem | null {
  const error = (code: Problem['code'], values: Problem['values']): Problem => ({
    code,
    severity: 'error',
    where: { file },
    values,
  });
  if (bytes.length < 100 || [...MAGIC].some((c, i) => bytes[i] !== c.charCodeAt(0)))
    return error('file-broken', { format: 'GeoPackage', detail: 'no SQLite header' });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pageBytes = view.getUint16(16) === 1 ? 65536 : view.getUint16(16);
  // The number of pages counts where the program that wrote it also wrote the last change.
  const expected = view.getUint32(24) === view.getUint32(92) ? pageBytes * view.getUint32(28) : 0;
  return bytes.length < expected ? error('file-cut-short', { expected, bytes: bytes.length }) : null;
}
