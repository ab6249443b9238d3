/** Real district borders of China, where the file lies beside the project; not part of it. */
import { existsSync, readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { Polygons } from '../../src/engine/parts.ts';

const FILE = new URL('../../../shared/testdata/china-districts.geojson.gz', import.meta.url);

export function hasDistricts(): boolean {
  if (existsSync(FILE)) return true;
  console.log('skipped: no real districts beside the project (china-districts.geojson.gz)');
  return false;
}

export interface District {
  readonly name: string;
  readonly polygons: Polygons;
}

export function readDistricts(): District[] {
  const { features } = JSON.parse(gunzipSync(readFileSync(FILE)).toString('utf8')) as GeoJSON.FeatureCollection;
  return features.flatMap(({ geometry, properties }) => {
    const name = String(properties?.name ?? '');
    if (geometry?.type === 'Polygon') return [{ name, polygons: [geometry.coordinates] }];
    return geometry?.type === 'MultiPolygon' ? [{ name, polygons: geometry.coordinates }] : [];
  });
}
