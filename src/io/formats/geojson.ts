/** GeoJSON and newline-delimited GeoJSON as raw layers: numbers as they stand, whatever coordinate system they are in. */
import { type Outcome, type Problem, refusal } from '../../domain/problems.ts';
import type { Progress } from '../../engine/index.ts';
import { crsStatement } from '../geojson-crs.ts';
import { GeometryReader } from '../geojson-geometry.ts';
import { featuresOf, geometryOf, parseJson, typeName } from '../geojson-parse.ts';
import { jsonPlace } from '../json-place.ts';
import { type Cell, LIMITS, type RawFeature, type RawLayer, type ReadSource, type Source } from '../raw-layer.ts';
import { type TableText, tableText } from './point-table-text.ts';

/** Vertices or features between two yields: some ten milliseconds. */
const PER_STEP = 50_000;
/** Features that the warning names. */
const MOST_NAMED = 5;

type Steps = Generator<Progress, Outcome<readonly RawLayer[]>, void>;

export const readGeoJsonLayer: ReadSource = (source, options, work) => work.drive(read(source, options.encoding));

function* read(source: Source, chosen: string | undefined): Steps {
  const [{ bytes }] = source.files;
  const file = source.name;
  if (bytes.length > LIMITS.bytes)
    return refusal('file-too-large', { file }, { bytes: bytes.length, limit: LIMITS.bytes });
  const decoded = tableText(source, chosen);
  const { text, encoding } = decoded;
  if (text.trim() === '') return refusal('file-empty', { file });
  yield { done: 0, total: 1 };
  const root = parseAny(text, file);
  if (!root.ok) return root;
  yield { done: 0, total: 1 };
  const given = featuresOf(root.value);
  if (!given) return refusal('geojson-not-geojson', { file }, { type: typeName(root.value) });
  if (given.length > LIMITS.features)
    return refusal('too-many-features', { file }, { features: given.length, limit: LIMITS.features });
  const reader = new GeometryReader(file);
  const features = yield* readFeatures(reader, given);
  if (reader.problems.some(({ severity }) => severity === 'error')) return { ok: false, problems: reader.problems };
  const problems = [...encodingProblems(decoded, file), ...reader.problems, ...missing(features, file)];
  const layer: RawLayer = {
    name: layerName(root.value, source),
    source: file,
    format: 'geojson',
    statement: crsStatement(root.value),
    columns: columnsOf(features),
    features,
    // GeoJSON is UTF-8; another encoding is a guess that can be changed.
    encoding: encoding.label === 'utf-8' && encoding.how !== 'chosen' ? null : encoding,
  };
  return { ok: true, value: [layer], problems };
}

function encodingProblems({ encoding, problems }: TableText, file: string): readonly Problem[] {
  if (encoding.how !== 'guess') return problems;
  const values = { encoding: encoding.label.toUpperCase() };
  return [{ code: 'encoding-guessed', severity: 'warning', where: { file }, values }, ...problems];
}

/** One text, or one text a line; each line may begin with the record separator of RFC 8142. */
function parseAny(text: string, file: string): Outcome<unknown> {
  const whole = parseJson(text);
  if (whole.ok) return { ...whole, problems: [] };
  const lines = text.split(/\r?\n/).map((line) => line.slice(marksBefore(line)));
  const first = parseJson(lines.find((line) => line.trim() !== '') ?? '');
  if (!first.ok || !featuresOf(first.value)) return refusal('json-broken', { file }, { ...jsonPlace(text) });
  const features: unknown[] = [];
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const parsed = parseJson(line);
    if (!parsed.ok) return refusal('json-broken', { file }, { ...jsonPlace(line), line: i + 1 });
    const found = featuresOf(parsed.value);
    if (!found) return refusal('geojson-not-geojson', { file, feature: i }, { type: typeName(parsed.value) });
    for (const feature of found) features.push(feature);
  }
  return { ok: true, value: { type: 'FeatureCollection', features }, problems: [] };
}

/** Length of the byte order mark or record separator in front of a line. */
function marksBefore(line: string): number {
  const first = line.charCodeAt(0);
  return first === 0xfeff || first === 0x1e ? 1 : 0;
}

function* readFeatures(reader: GeometryReader, given: readonly unknown[]): Generator<Progress, RawFeature[], void> {
  const features: RawFeature[] = [];
  let work = 0;
  for (const [index, feature] of given.entries()) {
    const before = reader.vertices;
    const geometry = geometryOf(reader, feature, index);
    if (reader.stopped) break;
    features.push({ geometry, properties: cellsOf(feature) });
    work += 1 + reader.vertices - before;
    if (work >= PER_STEP) {
      work = 0;
      yield { done: index + 1, total: given.length };
    }
  }
  return features;
}

/** Properties as cells; the feature's own id becomes the column `id` where there is none. */
function cellsOf(feature: unknown): Record<string, Cell> {
  const { id, properties } = (feature ?? {}) as { id?: unknown; properties?: unknown };
  const cells: Record<string, Cell> = {};
  if (typeof properties === 'object' && properties !== null && !Array.isArray(properties))
    for (const [name, value] of Object.entries(properties)) cells[name] = cellOf(value);
  if ((typeof id === 'string' || typeof id === 'number') && cells.id === undefined) cells.id = id;
  return cells;
}

function cellOf(value: unknown): Cell {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (value === null || value === undefined) return null;
  try {
    return JSON.stringify(value);
  } catch (error) {
    // Nested so deep that writing it out again takes more stack than there is; no attribute is.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function columnsOf(features: readonly RawFeature[]): readonly string[] {
  const columns = new Set<string>();
  for (const { properties } of features) for (const name of Object.keys(properties)) columns.add(name);
  return [...columns];
}

function missing(features: readonly RawFeature[], file: string): Problem[] {
  const without = features.flatMap(({ geometry }, i) => (geometry === null ? [i] : []));
  if (without.length === 0) return [];
  const named = without.slice(1, 1 + MOST_NAMED).map((feature) => feature + 1);
  const values = { places: without.length, ...(named.length > 0 && { features: named.join(', ') }) };
  return [{ code: 'geometry-missing', severity: 'warning', where: { file, feature: without[0] }, values }];
}

/** The `name` member, which GDAL writes, else the name of the file. */
function layerName(root: unknown, { files: [{ path }] }: Source): string {
  const { name } = root as { name?: unknown };
  if (typeof name === 'string' && name.trim() !== '') return name;
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
}
