/** GeoJSON by RFC 7946: longitude, latitude; shells counter-clockwise, holes clockwise. */
import type { Feature, Geometry, Position } from 'geojson';
import type { Cell } from '../raw-layer.ts';
import { twiceArea } from '../rings.ts';

export interface GeoJsonLayer {
  readonly name: string;
  /** Longitude, latitude in degrees on CGCS2000; rings closed. */
  readonly features: readonly Feature<Geometry | null, Readonly<Record<string, Cell>> | null>[];
}

export interface GeoJsonOptions {
  /** Adds the `crs` member of the older GeoJSON, which says EPSG:4490; RFC 7946 has none and means WGS 84. */
  readonly statesCrs?: boolean;
}

/** The text of the file, a feature a line; numbers with every digit. */
export function writeGeoJson({ name, features }: GeoJsonLayer, { statesCrs = false }: GeoJsonOptions = {}): string {
  const crs = { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } };
  const head = [`"type":"FeatureCollection"`, `"name":${JSON.stringify(name)}`];
  if (statesCrs) head.push(`"crs":${JSON.stringify(crs)}`);
  const lines = features.map((feature) => JSON.stringify(plain(feature)));
  return `{${head.join(',')},"features":[\n${lines.join(',\n')}\n]}\n`;
}

function plain({ id, geometry, properties }: GeoJsonLayer['features'][number]): Feature<Geometry | null> {
  return { type: 'Feature', ...(id !== undefined && { id }), properties, geometry: geometry && turned(geometry) };
}

function turned(geometry: Geometry): Geometry {
  if (geometry.type === 'Polygon') return { type: 'Polygon', coordinates: turnedRings(geometry.coordinates) };
  if (geometry.type === 'MultiPolygon')
    return { type: 'MultiPolygon', coordinates: geometry.coordinates.map(turnedRings) };
  return geometry;
}

const turnedRings = (rings: readonly Position[][]): Position[][] =>
  rings.map((ring, i) => (twiceArea(ring) >= 0 === (i === 0) ? ring : ring.toReversed()));
