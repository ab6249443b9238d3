/**
 * GeoJSON (RFC 7946, and the older `crs` member) to a layer table. Positions must be longitude, latitude in degrees; heights
 * are left out. What is wrong is found in one pass over the coordinates, and a file with an error is not read in part.
 */
import type { Feature, GeoJsonProperties, Geometry } from 'geojson';
import type { FeatureProperties, LayerFeature, LayerTable } from '../domain/feature-table.ts';
import { type Outcome, type Problem, refusal } from '../domain/problems.ts';
import type { Progress } from '../engine/index.ts';
import { crsProblem } from './geojson-crs.ts';
import { GeometryReader } from './geojson-geometry.ts';
import { jsonPlace } from './json-place.ts';
import { decodeText } from './text.ts';

/** What a host does with a generator decides whether reading can be stopped: it may drop it at any yield. */
export type Reading<T> = Generator<Progress, Outcome<T>, void>;

/** More bytes than a JavaScript string can hold as text. */
export const MAX_BYTES = 500_000_000;
/** Vertices between two yields: some ten milliseconds. */
const VERTICES_PER_STEP = 50_000;

interface Source {
  /** Named in the problems. */
  readonly file?: string;
  /** `polygons` leaves out lines and points with a warning and asks for at least one polygon; default `any`. */
  readonly want?: 'polygons' | 'any';
}

/**
 * Read a FeatureCollection, a Feature or a bare geometry; collections of polygons become one MultiPolygon. Features get the
 * columns `id`, `name` and `class`: from properties of that name, `id` else from the feature's own id or its place (from 0).
 * Rings that are not closed are closed, with a warning.
 */
export function* readGeoJson(input: string | Uint8Array, source: Source = {}): Reading<LayerTable> {
  const { file } = source;
  if (input.length > MAX_BYTES) return refusal('file-too-large', { file }, { bytes: input.length, limit: MAX_BYTES });
  yield { done: 0, total: 1 };
  const text = typeof input === 'string' ? input : decodeText(input);
  if (text.trim() === '') return refusal('file-empty', { file });
  const parsed = parse(text);
  if (!parsed.ok) return refusal('json-broken', { file }, { ...jsonPlace(text) });
  yield { done: 0, total: 1 };
  return yield* readParsed(parsed.value, source);
}

function parse(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false };
    throw error;
  }
}

function* readParsed(root: unknown, { file, want }: Source): Reading<LayerTable> {
  const declared = crsProblem(root);
  if (declared) return { ok: false, problems: [{ ...declared, where: { file } }] };
  const features = featuresOf(root);
  if (!features) return refusal('geojson-not-geojson', { file }, { type: typeName(root) });
  const reader = new GeometryReader(file);
  const read: LayerFeature[] = [];
  const passedOver = new Map<string, number>();
  let seen = 0;
  for (const [index, feature] of features.entries()) {
    const geometry = readFeature(reader, feature, index);
    if (reader.stopped) break;
    if (geometry && (want !== 'polygons' || isArea(geometry))) {
      const given = feature as Feature;
      read.push({ type: 'Feature', id: givenId(given), properties: columns(given, index), geometry });
    } else {
      const type = typeName((feature as Feature).geometry);
      passedOver.set(type, (passedOver.get(type) ?? 0) + 1);
    }
    if (reader.vertices - seen >= VERTICES_PER_STEP) {
      seen = reader.vertices;
      yield { done: index + 1, total: features.length };
    }
  }
  const { problems } = reader;
  if (problems.some((p) => p.severity === 'error')) return { ok: false, problems };
  const types = [...passedOver.keys()].join(', ');
  if (want === 'polygons' && read.length === 0)
    return refusal('geojson-no-polygons', { file }, { types: types || typeName(root), count: features.length });
  if (passedOver.size > 0) problems.push(leftOut(file, types, [...passedOver.values()]));
  return { ok: true, value: { type: 'FeatureCollection', features: read }, problems };
}

/** Features that carry nothing to use are told, in one warning for all. */
function leftOut(file: string | undefined, types: string, counts: readonly number[]): Problem {
  const count = counts.reduce((sum, n) => sum + n, 0);
  return { code: 'geojson-no-polygons', severity: 'warning', where: { file }, values: { types, count } };
}

const GEOMETRY_TYPES = new Set([
  'Point',
  'MultiPoint',
  'LineString',
  'MultiLineString',
  'Polygon',
  'MultiPolygon',
  'GeometryCollection',
]);

/** The features of whatever kind of GeoJSON this is, or null where it is none. Broken members are found later. */
function featuresOf(root: unknown): readonly unknown[] | null {
  if (typeof root !== 'object' || root === null) return null;
  const { type, features } = root as { type?: unknown; features?: unknown };
  if (type === 'FeatureCollection') return Array.isArray(features) ? features : null;
  if (type === 'Feature') return [root];
  if (typeof type === 'string' && GEOMETRY_TYPES.has(type))
    return [{ type: 'Feature', properties: {}, geometry: root }];
  return null;
}

function readFeature(reader: GeometryReader, feature: unknown, index: number): Geometry | null {
  const { type, geometry } = (feature ?? {}) as { type?: unknown; geometry?: unknown };
  if (type !== 'Feature') {
    reader.error('geojson-not-geojson', { feature: index }, { type: typeName(feature) });
    return null;
  }
  return geometry === null || geometry === undefined ? null : reader.read(geometry, index);
}

function isArea(geometry: Geometry): boolean {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
}

/** The feature's own id as it was written, else that of its properties; undefined where it has none. */
function givenId({ id, properties }: Feature): string | number | undefined {
  const found: unknown = id ?? properties?.id;
  return typeof found === 'string' || typeof found === 'number' ? found : undefined;
}

function columns(feature: Feature, index: number): FeatureProperties {
  const given: GeoJsonProperties = feature.properties ?? {};
  return {
    ...given,
    id: String(given.id ?? feature.id ?? index),
    name: String(given.name ?? ''),
    class: String(given.class ?? ''),
  };
}

/** The `type` member, or what stands in its place: for messages. */
function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value !== 'object') return typeof value;
  const { type } = value as { type?: unknown };
  return typeof type === 'string' ? type : 'object';
}
