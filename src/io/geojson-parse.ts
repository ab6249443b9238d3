/** The text of a GeoJSON file as its features; what is in them is checked later. */
import type { Geometry } from 'geojson';
import type { GeometryReader } from './geojson-geometry.ts';

type Parsed = { readonly ok: true; readonly value: unknown } | { readonly ok: false };

/** One JSON text, a byte order mark in front of it or not. */
export function parseJson(text: string): Parsed {
  try {
    return { ok: true, value: JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text) };
  } catch (error) {
    if (error instanceof SyntaxError) return { ok: false };
    throw error;
  }
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
export function featuresOf(root: unknown): readonly unknown[] | null {
  if (typeof root !== 'object' || root === null) return null;
  const { type, features } = root as { type?: unknown; features?: unknown };
  if (type === 'FeatureCollection') return Array.isArray(features) ? features : null;
  if (type === 'Feature') return [root];
  if (typeof type === 'string' && GEOMETRY_TYPES.has(type))
    return [{ type: 'Feature', properties: {}, geometry: root }];
  return null;
}

/** The checked geometry of a feature, null where it has none; what is no feature goes to the reader's problems. */
export function geometryOf(reader: GeometryReader, feature: unknown, index: number): Geometry | null {
  const { type, geometry } = (feature ?? {}) as { type?: unknown; geometry?: unknown };
  if (type !== 'Feature') {
    reader.error('geojson-not-geojson', { feature: index }, { type: typeName(feature) });
    return null;
  }
  return geometry === null || geometry === undefined ? null : reader.read(geometry, index);
}

/** The `type` member, or what stands in its place: for messages. */
export function typeName(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value !== 'object') return typeof value;
  const { type } = value as { type?: unknown };
  return typeof type === 'string' ? type : 'object';
}
