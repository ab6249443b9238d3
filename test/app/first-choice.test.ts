import { expect, test } from 'vitest';
import { dateIn, firstChoice } from '../../src/app/state/first-choice.ts';
import { missingOf } from '../../src/app/state/importing.ts';
import type { OpenedLayer } from '../../src/worker/data-calls.ts';
import { smallCity } from '../support/small-city.ts';

const city = {
  ...smallCity,
  layers: smallCity.layers.map((l) =>
    l.id === 'red-line' ? { ...l, name: { zh: '生态保护红线', en: 'Red line' } } : l,
  ),
  absentLayers: [{ id: 'farmland', name: { zh: '永久基本农田', en: 'Farmland' }, holder: null }],
};

const layer = (change: Partial<OpenedLayer>): OpenedLayer => ({
  key: 1,
  name: 'a',
  source: 'a.zip/a.shp',
  format: 'shapefile',
  geometry: 'polygon',
  featureCount: 3,
  vertexCount: 20,
  columns: [],
  rows: [],
  encoding: null,
  encodings: [],
  statement: null,
  placements: [
    {
      epsg: 4490,
      order: 'xy',
      shift: 'none',
      ground: 'stated',
      certainty: 'sure',
      extent: [107, 40, 107.1, 40.1],
      insideShare: 1,
    },
  ],
  lines: [],
  problems: [],
  ...change,
});

test.each([
  ['红线2023年11月.zip', '2023-11'],
  ['redline_20240630', '2024-06-30'],
  ['现状2024', '2024'],
  ['图斑20231399', null],
  ['a1234567', null],
  ['2025-3', '2025-03'],
])('the date in %s is %s', (name, date) => {
  expect(dateIn(name)).toBe(date);
});

test('a file that bears the name of a layer is a version of it, with its date, accuracy and holder', () => {
  const choice = firstChoice(layer({ name: '生态保护红线_202603' }), city, 'siting');
  expect(choice.purpose).toEqual({ kind: 'version', layerId: 'red-line', inForce: true });
  expect(choice.record).toMatchObject({ name: '生态保护红线', date: '2026-03', accuracyMetres: 10 });
  // An older one, or one without a date, stands beside the one in force until the user says otherwise.
  for (const name of ['生态保护红线_202403', '生态保护红线'])
    expect(firstChoice(layer({ name }), city, 'siting').purpose).toMatchObject({ inForce: false });
});

test('a file that bears the name of an absent layer fills the gap', () => {
  expect(firstChoice(layer({ source: '永久基本农田.gpkg' }), city, 'siting').purpose).toEqual({
    kind: 'layer',
    absentId: 'farmland',
    check: true,
  });
});

test('parcels of a boundary text are one project, polygons of a map are footprints, in 成效 they are a layer', () => {
  expect(firstChoice(layer({ format: 'boundary-text' }), city, 'siting').purpose.kind).toBe('project');
  expect(firstChoice(layer({}), city, 'siting').purpose.kind).toBe('footprints');
  expect(firstChoice(layer({}), city, 'coverage').purpose.kind).toBe('layer');
});

test('a list of parcels is screened, unless it is one project; a map of many polygons is a layer', () => {
  const list = layer({ featureCount: 5000, vertexCount: 40_000 });
  const none = { kind: 'batch', kinds: { all: null, column: null } };
  expect(firstChoice(list, city, 'siting').purpose).toEqual(none);
  expect(firstChoice(list, city, 'coverage').purpose.kind).toBe('layer');
  expect(firstChoice({ ...list, vertexCount: 5_000_000 }, city, 'siting').purpose.kind).toBe('layer');
  expect(firstChoice({ ...list, featureCount: 100_000 }, city, 'siting').purpose.kind).toBe('layer');
  const text = { ...list, featureCount: 30, vertexCount: 200, format: 'boundary-text' } as const;
  expect(firstChoice(text, city, 'siting').purpose.kind).toBe('project');
});

test('a place that is merely possible is asked for', () => {
  const [candidate] = layer({}).placements;
  const unsure = layer({ placements: [{ ...candidate!, certainty: 'possible' }] });
  const choice = firstChoice(unsure, city, 'siting');
  expect(choice.placement).toBeNull();
  expect(missingOf(unsure, choice)).toBe('placement');
});

test('a version must have a date, a layer that stands alone need not', () => {
  const named = layer({ name: '生态保护红线' });
  expect(missingOf(named, firstChoice(named, city, 'siting'))).toBe('date');
  const own = layer({});
  expect(missingOf(own, firstChoice(own, city, 'coverage'))).toBeNull();
});
