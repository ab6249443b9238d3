/**
 * Shapefiles: .shp with .dbf, .shx, .prj and .cpg. Read here and not by a library: shpjs stops without a word at a record whose
 * length is wrong, so that half a layer would pass for the whole; it follows no .shx, gives holes to shells by their boxes,
 * takes counts on trust and cannot be interrupted.
 */
import type { Geometry } from 'geojson';
import { type Outcome, type Problem, refusal } from '../../domain/problems.ts';
import type { Progress } from '../../engine/index.ts';
import {
  type CrsStatement,
  LIMITS,
  type RawFeature,
  type RawLayer,
  type ReadSource,
  type Source,
  type SourceFile,
} from '../raw-layer.ts';
import { decodeText } from '../text.ts';
import { openTable, type Table } from './dbf.ts';
import { BrokenRecord, ShapeReader } from './shapefile-geometry.ts';
import { locateRecords, type Records, SHAPEFILE } from './shapefile-records.ts';

/** Vertices or features between two yields: some ten milliseconds. */
const PER_STEP = 50_000;

export const readShapefile: ReadSource = (source, options, work) => work.drive(read(source, options.encoding));

type Steps = Generator<Progress, Outcome<readonly RawLayer[]>, void>;

function* read(source: Source, chosen: string | undefined): Steps {
  const [shp] = source.files;
  const opened = openAttributes(source, chosen);
  if (!opened.ok) return opened;
  const table = opened.value;
  const index = part(source, 'shx')?.bytes ?? null;
  const located = locateRecords(shp.bytes, index, table?.rows ?? null, source.name);
  if (!located.ok) return located;
  const records = located.value;
  const tooMany = refuseCounts(records, source.name);
  if (tooMany) return tooMany;
  const shapes = new ShapeReader(records.view);
  try {
    const features = yield* readFeatures(records, table, shapes);
    const crs = statementOf(source);
    const problems = [
      ...opened.problems,
      ...crs.problems,
      ...countProblems(records, table, source.name),
      ...shapes.warnings(source.name),
      ...damageProblems(table, source.name),
    ];
    const layer: RawLayer = {
      name: stemOf(shp.path),
      source: source.name,
      format: 'shapefile',
      statement: crs.statement,
      columns: table?.columns ?? [],
      features,
      encoding: table?.encoding ?? null,
    };
    const unsupported = problems.find(({ code }) => code === 'geometry-unsupported');
    if (unsupported && features.every(({ geometry }) => geometry === null))
      return { ok: false, problems: [{ ...unsupported, severity: 'error' }] };
    return { ok: true, value: [layer], problems };
  } catch (error) {
    if (!(error instanceof BrokenRecord)) throw error;
    const detail = `${error.offset} / ${shp.bytes.length} B`;
    return refusal('file-broken', { file: source.name }, { format: SHAPEFILE, detail });
  }
}

/** Features of rows that were not deleted. */
function* readFeatures(
  { starts, lengths }: Records,
  table: Table | null,
  shapes: ShapeReader,
): Generator<Progress, RawFeature[], void> {
  const features: RawFeature[] = [];
  const none = Object.fromEntries((table?.columns ?? []).map((column) => [column, null]));
  let work = 0;
  for (let i = 0; i < starts.length; i++) {
    const hasRow = table !== null && i < table.rows;
    if (hasRow && table.isDeleted(i)) continue;
    const before = shapes.vertices;
    const geometry: Geometry | null = shapes.read(starts[i]!, lengths[i]!, features.length);
    features.push({ geometry, properties: hasRow ? table.row(i) : { ...none } });
    work += 1 + shapes.vertices - before;
    if (work >= PER_STEP) {
      work = 0;
      yield { done: i + 1, total: starts.length };
    }
  }
  return features;
}

/** Counts against the limits, before anything of that size is made. A broken record is found again when it is read. */
function refuseCounts(records: Records, file: string): ReturnType<typeof refusal> | null {
  const features = records.starts.length;
  if (features > LIMITS.features) return refusal('too-many-features', { file }, { features, limit: LIMITS.features });
  // However small the file: entries of a .shx may all lead to the same record.
  const vertices = countVertices(records);
  return vertices > LIMITS.vertices
    ? refusal('too-many-vertices', { file }, { vertices, limit: LIMITS.vertices })
    : null;
}

function countVertices({ view, starts, lengths }: Records): number {
  const counter = new ShapeReader(view);
  let vertices = 0;
  for (let i = 0; i < starts.length; i++) {
    try {
      vertices += counter.count(starts[i]!, lengths[i]!);
    } catch (error) {
      if (!(error instanceof BrokenRecord)) throw error;
    }
  }
  return vertices;
}

function openAttributes(source: Source, chosen: string | undefined): Outcome<Table | null> {
  const dbf = part(source, 'dbf');
  if (!dbf) {
    const values = { part: '.dbf' };
    const missing: Problem = { code: 'part-missing', severity: 'warning', where: { file: source.name }, values };
    return { ok: true, value: null, problems: [missing] };
  }
  const cpg = part(source, 'cpg');
  const file = source.name.replace(/\.shp$/i, '.dbf');
  return openTable(dbf.bytes, { file, chosen, cpg: cpg && decodeText(cpg.bytes) });
}

/** The .prj as it stands; a .qpj, which QGIS once wrote beside it, where there is none. */
function statementOf(source: Source): { statement: CrsStatement | null; problems: readonly Problem[] } {
  const file = part(source, 'prj') ?? part(source, 'qpj');
  const text = file
    ? decodeText(file.bytes)
        .replace(/^\ufeff/, '')
        .trim()
    : '';
  if (text === '') return { statement: null, problems: [] };
  // A web page saved under the name: nothing in it is a coordinate system.
  if (text.startsWith('<')) {
    const where = { file: source.name };
    return {
      statement: null,
      problems: [{ code: 'crs-unreadable', severity: 'warning', where, values: { text: 'HTML' } }],
    };
  }
  return { statement: { from: 'prj', epsg: null, text }, problems: [] };
}

function countProblems({ starts }: Records, table: Table | null, file: string): Problem[] {
  if (!table || table.rows === starts.length) return [];
  const values = { rows: table.rows, shapes: starts.length };
  return [{ code: 'count-disagrees', severity: 'warning', where: { file }, values }];
}

function damageProblems(table: Table | null, file: string): Problem[] {
  const places = table?.damaged() ?? 0;
  if (!table || places === 0) return [];
  const values = { encoding: table.encoding.label.toUpperCase(), places };
  return [{ code: 'encoding-damaged', severity: 'warning', where: { file }, values }];
}

const part = (source: Source, extension: string): SourceFile | undefined =>
  source.files.find(({ path }) => path.toLowerCase().endsWith(`.${extension}`));

const stemOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
