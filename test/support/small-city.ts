/** A made-up city of squares, small enough to know every answer beforehand. Cells of 0.01 degree near 107 E, 40 N. */
import type { City } from '../../src/domain/city.ts';
import type { LayerFeature, LayerTable, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { type PreparedCity, prepareCity } from '../../src/domain/prepared-city.ts';
import type { Rule, RuleBook } from '../../src/domain/siting/rules.ts';
import { atOnce } from '../../src/engine/index.ts';

export const WEST = 107;
export const SOUTH = 40;
const CELL = 0.01;

/** Square from cell (x, y), `width` by `height` cells. */
export function cells(x: number, y: number, width: number, height = width): PolygonCoordinates {
  const at = (i: number, j: number): number[] => [WEST + i * CELL, SOUTH + j * CELL];
  return [[[at(x, y), at(x + width, y), at(x + width, y + height), at(x, y + height), at(x, y)]]];
}

export const feature = (id: string, classId: string, polygons: PolygonCoordinates): LayerFeature => ({
  type: 'Feature',
  properties: { id, name: `name of ${id}`, class: classId },
  geometry: { type: 'MultiPolygon', coordinates: polygons },
});

const both = (text: string) => ({ zh: text, en: text });

function layer(
  id: string,
  role: City['layers'][number]['role'],
  classes: string[],
  check = true,
): City['layers'][number] {
  return {
    id,
    group: 'all',
    name: both(id),
    geometry: 'polygon',
    classes: classes.map((c) => ({ id: c, name: both(c), style: c, check })),
    versions: [{ id: 'now', file: `${id}.geojson`, date: '2025', approval: null }],
    reality: 'illustrative',
    source: both('made up'),
    licence: 'none',
    accuracyMetres: 10,
    holder: null,
    visible: true,
    role,
  };
}

export const smallCity: City = {
  id: 'square',
  name: both('square'),
  river: both('river'),
  plan: { title: 'plan', date: '2025', draft: false },
  extent: [WEST, SOUTH, WEST + 0.1, SOUTH + 0.1],
  projectedCrs: [4524],
  groups: [{ id: 'all', name: both('all') }],
  layers: [
    layer('districts', 'districts', ['district'], false),
    layer('red-line', 'red-line', ['red-line']),
    layer('protected-areas', 'protected-areas', ['core', 'general']),
    layer('management-range', 'management-range', ['management-range']),
    layer('bands', 'bands', ['band-200']),
  ],
  bandSet: {
    name: both('bands'),
    standing: 'rule',
    boundaryLayer: 'management-range',
    bandsLayer: 'bands',
    rings: [{ class: 'band-200', fromMetres: 0, toMetres: 200 }],
    largestErrorMetres: 0.05,
    basis: both('basis'),
  },
  absentLayers: [{ id: 'farmland', name: both('farmland'), holder: null }],
  targets: [],
  services: [],
  shorelineRate: null,
  dataVersion: 'test',
};

/** Two districts side by side, ten cells square together; the rest as each test asks. */
export async function prepare(
  features: Readonly<Record<string, LayerFeature[]>>,
  city: City = smallCity,
): Promise<PreparedCity> {
  const tables: Record<string, LayerFeature[]> = {
    districts: [feature('D1', 'district', cells(0, 0, 5, 10)), feature('D2', 'district', cells(5, 0, 5, 10))],
    'red-line': [],
    'protected-areas': [],
    'management-range': [],
    bands: [],
    ...features,
  };
  const versions = new Map(
    Object.entries(tables).map(([id, list]) => [
      id,
      new Map([['now', { type: 'FeatureCollection', features: list } as LayerTable]]),
    ]),
  );
  return prepareCity(city, versions, atOnce);
}

/** A rule of a made-up law; what a test does not state is plain. */
export const rule = (
  id: string,
  layerId: string,
  classId: string,
  outcome: Rule['outcome'],
  change: Partial<Rule> = {},
): Rule => ({
  id,
  name: both(`rule ${id}`),
  short: both('law'),
  target: { layer: layerId, classes: [classId] },
  kinds: null,
  test: { kind: 'overlap', toleranceSquareMetres: 0 },
  outcome,
  requirement: both('requirement'),
  citation: {
    document: 'law',
    number: null,
    clause: null,
    quote: null,
    url: null,
    source: 'SEED',
    from: null,
    to: null,
    status: 'in-force',
  },
  verification: 'cited',
  confirmedBy: null,
  activities: null,
  note: null,
  ...change,
});

export const bookOf = (...rules: readonly Rule[]): RuleBook => ({
  schema: 1,
  city: smallCity.id,
  version: 'test',
  kinds: [
    { id: 'chemical', name: both('chemical'), uses: ['化工'] },
    { id: 'mining', name: both('mining') },
  ],
  rules,
});

export const ruleBook: RuleBook = bookOf(
  rule('red', 'red-line', 'red-line', 'avoid'),
  rule('general', 'protected-areas', 'general', 'certify'),
  rule('band', 'management-range', 'management-range', 'justify', {
    test: { kind: 'within', metres: 200, inside: false },
  }),
);
