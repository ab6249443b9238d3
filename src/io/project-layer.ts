/** Layers of a project file as GeoJSON: written and read so that geometry and columns come back to the last bit. */
import type { Geometry, Position } from 'geojson';
import type { LayerFeature, LayerTable } from '../domain/feature-table.ts';
import type { Progress } from '../engine/index.ts';

/** Characters gathered before they become bytes, and vertices between two yields. */
const CHUNK = 1 << 20;

/**
 * UTF-8 text of a layer, one feature a line, coordinates in full precision; heights are left out. Rings keep their
 * direction, their start and their order. Yields features done.
 */
export function* writeLayer(table: LayerTable): Generator<Progress, Uint8Array, void> {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  let pending = '{"type":"FeatureCollection","features":[\n';
  for (const [done, feature] of table.features.entries()) {
    pending += `${done > 0 ? ',\n' : ''}${featureText(feature)}`;
    if (pending.length < CHUNK) continue;
    chunks.push(encoder.encode(pending));
    pending = '';
    yield { done, total: table.features.length };
  }
  chunks.push(encoder.encode(`${pending}\n]}\n`));
  return joined(chunks);
}

function featureText({ id, properties, geometry }: LayerFeature): string {
  const given = id === undefined ? '' : `"id":${JSON.stringify(id)},`;
  return `{"type":"Feature",${given}"properties":${JSON.stringify(properties)},"geometry":${geometryText(geometry)}}`;
}

function geometryText(geometry: Geometry | null): string {
  if (!geometry) return 'null';
  if (geometry.type === 'GeometryCollection')
    return `{"type":"GeometryCollection","geometries":[${geometry.geometries.map(geometryText).join(',')}]}`;
  return `{"type":"${geometry.type}","coordinates":${coordinatesText(geometry.coordinates)}}`;
}

type Nested = Position | readonly Nested[];

function coordinatesText(value: Nested): string {
  if (typeof value[0] === 'number') return `[${numberText(value[0])},${numberText(value[1] as number)}]`;
  return `[${(value as readonly Nested[]).map(coordinatesText).join(',')}]`;
}

/** The shortest text that reads as the same number; JSON.stringify would lose the sign of zero. */
const numberText = (value: number): string => (Object.is(value, -0) ? '-0' : String(value));

export function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** Levels of arrays above the positions. */
const DEPTH = { Point: 0, MultiPoint: 1, LineString: 1, MultiLineString: 2, Polygon: 2, MultiPolygon: 3 } as const;
const MOST_NESTED = 16;

/** The layer of a parsed file; null where it is not one that `writeLayer` could have written. */
export function layerIn(value: unknown): LayerTable | null {
  if (!isObject(value) || value.type !== 'FeatureCollection' || !Array.isArray(value.features)) return null;
  return value.features.every(isFeature) ? { type: 'FeatureCollection', features: value.features } : null;
}

type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function isFeature(value: unknown): value is LayerFeature {
  if (!isObject(value) || value.type !== 'Feature' || !isObject(value.properties)) return false;
  const { id, properties, geometry } = value;
  const { id: own, name, class: ofClass } = properties;
  if (id !== undefined && typeof id !== 'string' && typeof id !== 'number') return false;
  if ([own, name, ofClass].some((column) => typeof column !== 'string')) return false;
  return geometry === null || isGeometry(geometry, 0);
}

function isGeometry(value: unknown, nested: number): boolean {
  if (!isObject(value) || nested > MOST_NESTED) return false;
  const { type, coordinates, geometries } = value;
  if (type === 'GeometryCollection')
    return Array.isArray(geometries) && geometries.every((part) => isGeometry(part, nested + 1));
  return (
    typeof type === 'string' && Object.hasOwn(DEPTH, type) && isNested(coordinates, DEPTH[type as keyof typeof DEPTH])
  );
}

function isNested(value: unknown, depth: number): boolean {
  if (!Array.isArray(value)) return false;
  if (depth > 0) return value.every((part) => isNested(part, depth - 1));
  const [x, y] = value as unknown[];
  return value.length === 2 && isWithin(x, 180) && isWithin(y, 90);
}

const isWithin = (value: unknown, most: number): boolean => typeof value === 'number' && Math.abs(value) <= most;
