/**
 * Tables as layers: what the rows of a sheet are. One row a point; rows that are the corners of parcels; or a column of
 * well-known text. Numbers are kept as they stand: columns named east and north (东坐标, 经度, lon, ...) decide which comes
 * first, X and Y do not, since X is north in one office and east in the next.
 */
import type { Geometry } from 'geojson';
import { type Outcome, type Problem, refusal } from '../../domain/problems.ts';
import type { Progress, Work } from '../../engine/index.ts';
import { type Cell, type FormatId, LIMITS, type RawFeature, type RawLayer, type TextEncoding } from '../raw-layer.ts';
import { GeometryIntake } from './geometry-intake.ts';
import { columnsOf, LOOKED_FOR, type TableColumns } from './point-table-columns.ts';
import {
  COUNT_COLUMN,
  type CornerParcels,
  cornerFeatures,
  cornerParcels,
  TITLE_COLUMN,
} from './point-table-corners.ts';
import {
  isEmpty,
  QUOTED_CHARACTERS,
  ROWS_PER_STEP,
  type SheetRow,
  type TableSheet,
  tableRows,
} from './point-table-rows.ts';
import { typedRows } from './point-table-values.ts';

/** One reading of a sheet. */
interface TableLayer {
  /** For the name of the layer, where there are two of the sheet. */
  readonly suffix: string;
  readonly columns: readonly string[];
  readonly features: readonly RawFeature[];
}

/** Reads well-known text for a feature; null where it is none. */
type ReadWkt = (text: string, feature: number) => Geometry | null;

const NAMED_COLUMNS = 12;

/** Where the sheets come from. */
interface Origin {
  readonly source: string;
  readonly format: FormatId;
  readonly encoding: TextEncoding | null;
}

/**
 * The sheets as layers; two of a sheet, the likelier first, where bare coordinates may be corners as well as points (the
 * names say which). A sheet without coordinates is told and passed over where another has some. Errors:
 * `table-without-coordinates` (values.columns: what it has instead), `row-unreadable` (line from 1), `ring-too-short`,
 * `layer-empty`, the limits. Warnings: `geometry-missing`.
 */
export async function readTables(
  sheets: readonly TableSheet[],
  { source, format, encoding }: Origin,
  work: Work,
): Promise<Outcome<readonly RawLayer[]>> {
  const { wktToGeoJSON } = await import('betterknown');
  const intake = new GeometryIntake(source);
  const readWkt: ReadWkt = (text, feature) => intake.take(parsed(wktToGeoJSON, text), feature);
  const layers: RawLayer[] = [];
  const problems: Problem[] = [];
  const unused: Problem[] = [];
  for (const sheet of sheets) {
    const read = await work.drive(tableLayers(sheet, source, readWkt));
    if (!read.ok && read.problems.some(({ code }) => !PASSED_OVER.includes(code))) return read;
    if (!read.ok) unused.push(...read.problems);
    problems.push(...read.problems.filter(({ severity }) => severity === 'warning'));
    if (!read.ok) continue;
    const layer = { source, format, encoding, statement: null };
    for (const { features, columns, suffix } of read.value)
      layers.push({ ...layer, name: `${sheet.name}${suffix}`, features, columns });
  }
  if (layers.length === 0) return { ok: false, problems: unused.slice(0, 1) };
  const outcome = intake.outcome(layers);
  const told = unused.map((problem) => ({ ...problem, severity: 'warning' as const }));
  return outcome.ok ? { ...outcome, problems: [...problems, ...told, ...outcome.problems] } : outcome;
}

/** The frame that an SRID names is not asked for: all numbers stay as they stand. Null where the text is no geometry. */
function parsed(parse: (wkt: string) => Geometry | null, text: string): Geometry | null {
  try {
    return parse(text.replace(/^\s*SRID\s*=\s*\d+\s*;/i, ''));
  } catch (error) {
    // betterknown throws plain errors for text that is not well formed.
    if (!(error instanceof Error)) throw error;
    return null;
  }
}

/** What is no more than a sheet of something else beside the one with coordinates. */
const PASSED_OVER: readonly Problem['code'][] = ['table-without-coordinates', 'layer-empty'];

function* tableLayers(
  given: TableSheet,
  file: string,
  readWkt: ReadWkt,
): Generator<Progress, Outcome<readonly TableLayer[]>, void> {
  const columns = columnsOf(given.rows);
  const sheet = given.isText ? { ...given, rows: typedRows(given.rows, columns.headerRow + 1) } : given;
  if (columns.wkt !== null) return yield* wktLayer(sheet, columns, columns.wkt, file, readWkt);
  if (columns.pair === null) {
    const heading = sheet.rows.find((row) => row.filter((cell) => !isEmpty(cell)).length > 1) ?? sheet.rows[0] ?? [];
    const found = heading
      .slice(0, NAMED_COLUMNS)
      .join(', ')
      .slice(0, 2 * QUOTED_CHARACTERS);
    if (sheet.rows.length === 0) return refusal('layer-empty', { file }, { layer: sheet.name });
    return refusal('table-without-coordinates', { file }, { layer: sheet.name, columns: found, looked: LOOKED_FOR });
  }
  const rows = yield* tableRows(sheet, columns, columns.pair, file);
  if (!rows.ok) return rows;
  return interpret(rows.value, columns, file);
}

function interpret(rows: readonly SheetRow[], columns: TableColumns, file: string): Outcome<readonly TableLayer[]> {
  const parcels = cornerParcels(
    rows.map(({ row }) => row),
    columns,
  );
  const placed = parcels.parcels.reduce((n, p) => n + p.rows.length, 0);
  if (placed === 0) return refusal('layer-empty', { file }, { layer: file });
  const likely = likelihood(parcels, columns);
  if (likely === 'points') return pointLayer(rows, columns, file, '');
  const polygons = cornerFeatures(parcels, columns, file);
  if (likely === 'corners')
    return polygons.ok ? { ...polygons, value: [cornerLayer(polygons.value, columns, '')] } : polygons;
  const points = pointLayer(rows, columns, file, '(点)');
  if (!polygons.ok || !points.ok) return points;
  return { ...points, value: [cornerLayer(polygons.value, columns, '(面)'), ...points.value] };
}

/**
 * Corners where a column says so (rings, names of corners), where every parcel has three corners or more under one name, or
 * where all lists come back to their first point. Numbered coordinates without anything else may be either.
 */
function likelihood({ parcels, isGrouped }: CornerParcels, columns: TableColumns): 'points' | 'corners' | 'either' {
  if (columns.ring !== null) return 'corners';
  if (parcels.some(({ rings }) => rings.fewestCorners() < 3)) return 'points';
  if (isGrouped || columns.label?.sure || parcels.every(({ rings }) => rings.openRings === 0)) return 'corners';
  const isBare = columns.names.length <= 2 + (columns.label ? 1 : 0);
  if (!isBare) return 'points';
  return isNumberedCorners(parcels, columns) || parcels.some(({ rings }) => rings.hasClosedRing) ? 'corners' : 'either';
}

/** J1, J2, ...: names that only corners have. */
const isNumberedCorners = (parcels: CornerParcels['parcels'], { label }: TableColumns): boolean =>
  label !== null &&
  parcels.every(({ rows }) => rows.every(({ cells }) => /^[JＪ]\d+$/i.test(String(cells[label.column]))));

function cornerLayer(features: readonly RawFeature[], columns: TableColumns, suffix: string): TableLayer {
  const names = [...new Set([...columns.names, TITLE_COLUMN, COUNT_COLUMN])];
  const used = names.filter((name) => features.some((f) => f.properties[name] !== undefined));
  return { suffix, columns: used, features };
}

function pointLayer(
  rows: readonly SheetRow[],
  columns: TableColumns,
  file: string,
  suffix: string,
): Outcome<readonly TableLayer[]> {
  const features: RawFeature[] = [];
  let missing = 0;
  for (const { row, cells } of rows) {
    if (row.kind === 'gap') continue;
    // A title between the rows or a line under the table is no feature; a row of figures without a place is one.
    if (row.kind === 'title' && cells.filter((cell) => !isEmpty(cell)).length < 2) continue;
    const geometry: Geometry | null = row.kind === 'placed' ? { type: 'Point', coordinates: [row.x, row.y] } : null;
    if (!geometry) missing++;
    features.push({ geometry, properties: propertiesOf(cells, columns.names) });
  }
  if (features.length > LIMITS.features)
    return refusal('too-many-features', { file }, { features: features.length, limit: LIMITS.features });
  const layer: TableLayer = { suffix, columns: columns.names, features };
  return { ok: true, value: [layer], problems: missing > 0 ? [missingProblem(file, missing)] : [] };
}

const missingProblem = (file: string, places: number): Problem => ({
  code: 'geometry-missing',
  severity: 'warning',
  where: { file },
  values: { places },
});

const propertiesOf = (cells: readonly Cell[], names: readonly string[]): Record<string, Cell> =>
  Object.fromEntries(names.map((name, column) => [name, cells[column] ?? null]));

function* wktLayer(
  { rows, lineOf }: TableSheet,
  { headerRow, names }: TableColumns,
  wkt: number,
  file: string,
  readWkt: ReadWkt,
): Generator<Progress, Outcome<readonly TableLayer[]>, void> {
  const features: RawFeature[] = [];
  let missing = 0;
  for (let r = headerRow + 1; r < rows.length; r++) {
    const cells = rows[r]!;
    if (features.length % ROWS_PER_STEP === 0) yield { done: r, total: rows.length };
    if (cells.every(isEmpty)) continue;
    const cell = cells[wkt] ?? null;
    const geometry = isEmpty(cell) ? null : readWkt(String(cell), features.length);
    if (!geometry && !isEmpty(cell) && !/EMPTY\s*$/i.test(String(cell)))
      return refusal('row-unreadable', { file }, { line: lineOf(r), text: String(cell).slice(0, QUOTED_CHARACTERS) });
    if (!geometry) missing++;
    const { [names[wkt]!]: _, ...properties } = propertiesOf(cells, names);
    features.push({ geometry, properties });
  }
  if (features.length === missing) return refusal('layer-empty', { file }, { layer: file });
  if (features.length > LIMITS.features)
    return refusal('too-many-features', { file }, { features: features.length, limit: LIMITS.features });
  const columns = names.filter((_, column) => column !== wkt);
  return {
    ok: true,
    value: [{ suffix: '', columns, features }],
    problems: missing > 0 ? [missingProblem(file, missing)] : [],
  };
}
