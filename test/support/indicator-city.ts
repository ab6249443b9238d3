/** A small city of two districts with a target, and its board: fixtures for indicators. */
import type { City, Service, Target } from '../../src/domain/city.ts';
import { type CoverageSettings, NO_SETTINGS } from '../../src/domain/coverage/indicator.ts';
import { indicatorParts } from '../../src/domain/coverage/indicator-parts.ts';
import { indicatorBoard } from '../../src/domain/coverage/indicators.ts';
import type { LayerFeature, LayerTable, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { type PreparedCity, prepareCity } from '../../src/domain/prepared-city.ts';
import { atOnce } from '../../src/engine/index.ts';
import { cells, feature, SOUTH, smallCity, WEST } from './small-city.ts';

export const both = (text: string) => ({ zh: text, en: text });
export const at = (x: number, y: number) => [WEST + x * 0.01, SOUTH + y * 0.01];

type Layer = City['layers'][number];
const layer = (
  id: string,
  role: Layer['role'],
  geometry: Layer['geometry'],
  classes: string[],
  versions = ['now'],
): Layer => ({
  ...smallCity.layers[1]!,
  id,
  role,
  name: both(id),
  geometry,
  accuracyMetres: 1,
  versions: versions.map((v) => ({
    id: v,
    file: `${id}-${v}.geojson`,
    date: v === 'now' ? '2025' : '2020',
    approval: null,
  })),
  classes: classes.map((c) => ({ id: c, name: both(c), style: c, check: true })),
});

const service: Service = {
  id: 'parks',
  name: both('parks'),
  supply: { layerId: 'parks' },
  radiusMetres: 500,
  demand: { layerId: 'built-up', land: 'built-up', featureIds: null },
  note: null,
};

export const target = (measure: Target['measure'], change: Partial<Target> = {}): Target => ({
  indicator: 'it',
  name: both('it'),
  value: null,
  comparison: 'no-number',
  unit: '%',
  quote: null,
  source: null,
  measure,
  note: null,
  ...change,
});

const district = smallCity.layers[0]!;
export const cityOf = (targets: Target[], versions = ['now', 'then']): City => ({
  ...smallCity,
  bandSet: null,
  layers: [
    district,
    layer('red-line', 'red-line', 'polygon', ['red-line'], versions),
    layer('protected-areas', 'protected-areas', 'polygon', ['core', 'general'], versions),
    layer('shoreline', 'shoreline', 'line', ['protect', 'use', 'open'], versions),
    layer('sites', 'sites', 'point', ['mine']),
    layer('parks', 'parks', 'point', ['park']),
    layer('built-up', 'built-up', 'polygon', ['built-up']),
  ],
  services: [service],
  shorelineRate: { countedClasses: ['protect'], unclassifiedClass: 'open' },
  targets,
});

export const line = (id: string, classId: string, from: number[], to: number[]): LayerFeature => ({
  type: 'Feature',
  properties: { id, name: id, class: classId },
  geometry: { type: 'LineString', coordinates: [from, to] },
});
export const point = (id: string, classId: string, x: number, y: number, status?: string): LayerFeature => ({
  type: 'Feature',
  properties: { id, name: id, class: classId, ...(status ? { status, deadline: 2023 } : {}) },
  geometry: { type: 'Point', coordinates: at(x, y) },
});
const districts = [feature('D1', 'district', cells(0, 0, 5, 10)), feature('D2', 'district', cells(5, 0, 5, 10))];
export const area = (id: string, classId: string, polygons: PolygonCoordinates) => feature(id, classId, polygons);

type Data = Record<string, LayerFeature[] | { now: LayerFeature[]; was: LayerFeature[] }>;

async function open(city: City, data: Data): Promise<PreparedCity> {
  const table = (features: LayerFeature[]): LayerTable => ({ type: 'FeatureCollection', features });
  const versions = new Map(
    city.layers.map((l) => {
      const given = { districts, ...data }[l.id] ?? [];
      const states = Array.isArray(given) ? { now: given, was: given } : given;
      return [l.id, new Map(l.versions.map((v) => [v.id, table(v.id === 'then' ? states.was : states.now)]))] as const;
    }),
  );
  return prepareCity(city, versions, atOnce);
}

export const DAY = '2026-01-15';

export async function ask(
  one: Target,
  data: Data,
  options: { settings?: Partial<CoverageSettings>; versions?: string[]; day?: string } = {},
) {
  const city = cityOf([one], options.versions);
  const prepared = await open(city, data);
  const settings = { ...NO_SETTINGS, ...options.settings };
  const parts = await indicatorParts(prepared, settings, options.day ?? DAY, atOnce);
  return { prepared, city, parts, settings, indicator: indicatorBoard(city, parts, settings)[0]! };
}

export const entered = (value: number) => ({ targets: { it: { value, by: '王', date: '2026-01-01' } } });
