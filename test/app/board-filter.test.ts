/** What the filter of the board leaves of each card, and where the map shows it. */
import { describe, expect, it } from 'vitest';
import { focusLayers, focusVeil } from '../../src/app/map/focus.ts';
import type { MapInput } from '../../src/app/map/input.ts';
import { mapInput } from '../../src/app/map/input.ts';
import { isAsked } from '../../src/app/panels/coverage/change/change-lines.ts';
import { shownGroups } from '../../src/app/panels/coverage/shore/shore-figure.ts';
import { isPicked } from '../../src/app/panels/coverage/site-pivot.ts';
import { getApp } from '../../src/app/state/store.ts';
import type { City } from '../../src/domain/city.ts';
import { changesOf } from '../../src/domain/coverage/change.ts';
import { type CoverageFilter, NO_FILTER } from '../../src/domain/coverage/filter.ts';
import { shownChanges } from '../../src/domain/coverage/shown-changes.ts';
import { isInScope, siteScope } from '../../src/domain/coverage/site-scope.ts';
import type { SiteRow } from '../../src/domain/coverage/site-table.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import { prepareCity } from '../../src/domain/prepared-city.ts';
import { atOnce } from '../../src/engine/index.ts';
import { cells, feature, prepare, smallCity } from '../support/small-city.ts';

const LAYER = 'protected-areas';
const city: City = {
  ...smallCity,
  layers: smallCity.layers.map((l) =>
    l.id === LAYER ? { ...l, versions: [...l.versions, { ...l.versions[0]!, id: 'old', date: '2020' }] } : l,
  ),
};
const layer = city.layers.find((l) => l.id === LAYER)!;
const filter = (change: Partial<CoverageFilter>): CoverageFilter => ({ ...NO_FILTER, ...change });

// In the west core becomes general, in the east core is given up.
const now = await prepare({ [LAYER]: [feature('G', 'general', cells(1, 1, 2))] }, city);
const versions = new Map([...now.tables].map(([id, table]) => [id, new Map([['now', table]])]));
const before: LayerTable = {
  type: 'FeatureCollection',
  features: [feature('C', 'core', cells(1, 1, 2)), feature('D', 'core', cells(7, 1, 1))],
};
versions.get(LAYER)!.set('old', before);
const prepared = await prepareCity(city, versions, atOnce);
const answer = await changesOf(prepared, atOnce, LAYER, 'old');
if (!answer.ok) throw new Error('no changes');
const changes = answer.value;

describe('what was lost and gained', () => {
  const shown = (change: Partial<CoverageFilter>) => shownChanges(changes, layer, filter(change));

  it('is of all districts and classes without a filter', () => {
    const all = shown({});
    expect(all.changes).toEqual(changes);
    expect(all.classIds).toEqual(['core', 'general']);
    expect(all.district).toBeNull();
  });

  it('is listed for the districts that were chosen; the total stays the city’s', () => {
    const { changes: own, district } = shown({ districts: ['D2'] });
    expect(own.rows.map((r) => r.districtId)).toEqual(['D2']);
    expect(own.pieces.map((p) => p.districtId)).toEqual(['D2']);
    expect(own.moves).toEqual([]);
    expect(own.total).toBe(changes.total);
    expect(district?.districtId).toBe('D2');
    expect(shown({ districts: ['D1', 'D2'] }).district).toBeNull();
    expect(shown({ districts: ['D1', 'D2'] }).changes.moves).toEqual(changes.moves);
  });

  it('is listed for the classes that were chosen, and for all where none of the layer was', () => {
    const general = shown({ classKeys: [`${LAYER}/general`] });
    expect(general.classIds).toEqual(['general']);
    expect(general.changes.pieces.map((p) => p.districtId)).toEqual(['D1']);
    expect(shown({ classKeys: ['red-line/red-line'] }).changes.pieces).toEqual(changes.pieces);
  });
});

it('a layer of the account is asked for by the classes of its own alone', () => {
  expect(isAsked(layer, [`${LAYER}/core`])).toBe(true);
  expect(isAsked(layer, ['red-line/red-line'])).toBe(false);
  expect(isAsked(layer, null)).toBe(false);
});

describe('shore', () => {
  const row = (place: 'district' | 'border', districtId: string | null) => ({
    ...{ zone: 'z', bank: '左岸', water: null, lengthMetres: 1, cuts: [] },
    place,
    districtId,
  });
  const shore = {
    rows: [row('district', 'D1'), row('district', 'D2'), row('border', null)],
    places: [
      { kind: 'district' as const, districtId: 'D1', name: null, zones: [], lengthMetres: 1 },
      { kind: 'district' as const, districtId: 'D2', name: null, zones: [], lengthMetres: 1 },
      { kind: 'border' as const, districtId: null, name: null, zones: [], lengthMetres: 1 },
    ],
  };

  it('is listed for the districts that were chosen, in no other grouping', () => {
    const keys = (by: 'district' | 'bank', districts: string[] | null) =>
      shownGroups(shore as never, by, districts).map((g) => g.key);
    expect(keys('district', null)).toEqual(['district:D1', 'district:D2', 'border']);
    expect(keys('district', ['D2'])).toEqual(['district:D2']);
    expect(keys('bank', ['D2'])).toEqual(['左岸']);
  });
});

describe('sites', () => {
  const site = (id: string, change: Partial<SiteRow>): SiteRow => ({
    layerId: 'sites',
    classId: 'mine',
    id,
    name: id,
    status: 'untreated',
    found: null,
    deadline: null,
    overdue: false,
    passed: false,
    holder: null,
    position: null,
    districtId: 'D1',
    band: 'near',
    rangeDistanceMetres: 1,
    controls: [],
    areaSquareMetres: null,
    ...change,
  });
  const rows = [
    site('west', {}),
    site('east', { districtId: 'D2', band: 'far', controls: [`${LAYER}/core`] }),
    site('dump', { classId: 'dump', band: 'inside' }),
    site('outside', { districtId: null, band: 'beyond' }),
  ];
  const types = ['mine', 'dump'].map((c) => ({ key: `sites/${c}`, layerId: 'sites', classId: c, name: { zh: c, en: c }, style: c })); // biome-ignore format: one list
  const [template] = smallCity.layers;
  const layerOf = (id: string, role: City['layers'][number]['role'], classes: string[]) => ({
    ...template!,
    id,
    role,
    classes: classes.map((c) => ({ id: c, name: { zh: c, en: c }, style: c, check: false })),
  });
  const banded: City = {
    ...smallCity,
    layers: [
      ...smallCity.layers,
      layerOf('range', 'management-range', ['range']),
      layerOf('bands', 'bands', ['near', 'far']),
      layerOf('parks', 'parks', ['park']),
    ],
  };
  const left = (change: Partial<CoverageFilter>) => {
    const { scope, follows } = siteScope(banded, { types }, filter(change));
    const own = scope ? rows.filter(isInScope(scope)) : rows;
    expect(rows.filter(isPicked({ type: null, in: null, overdue: false, ...(scope && { scope }) }))).toEqual(own);
    return [own.map((r) => r.id), follows.includes('within')];
  };

  it('are those of the districts, types and ground that were chosen', () => {
    expect(left({})).toEqual([['west', 'east', 'dump', 'outside'], true]);
    expect(left({ districts: ['D1'] })).toEqual([['west', 'dump'], true]);
    expect(left({ classKeys: ['sites/dump', 'red-line/red-line'] })).toEqual([['dump'], true]);
    expect(left({ classKeys: ['red-line/red-line'] })[0]).toHaveLength(4);
    expect(left({ within: ['bands/far', 'range/range'] })).toEqual([['east', 'dump'], true]);
    expect(left({ within: [`${LAYER}/core`] })).toEqual([['east'], true]);
    expect(left({ within: ['bands/near'], districts: ['D2'] })).toEqual([[], true]);
  });

  it('do not follow ground that they say nothing of', () => {
    expect(left({ within: ['parks/park', 'bands/far'] })).toEqual([['west', 'east', 'dump', 'outside'], false]);
  });
});

describe('the map', () => {
  const districts: LayerTable = {
    type: 'FeatureCollection',
    features: [feature('D1', 'district', cells(0, 0, 5, 10)), feature('D2', 'district', cells(5, 0, 5, 10))],
  };
  const open = { city: smallCity, tables: { districts }, summaries: [] };
  const none = { kind: 'none' } as const;
  const rings = (focus: Pick<MapInput, 'selection' | 'districts'>) => {
    const veil = focusVeil(open, focus);
    return veil?.geometry.type === 'MultiPolygon' ? veil.geometry.coordinates[0]!.slice(1) : null;
  };
  const ring = (i: number) => (districts.features[i]!.geometry as { coordinates: unknown[][] }).coordinates[0]!;

  it('dims all but the districts of the filter, or the district of the figure in hand', () => {
    expect(rings({ selection: none, districts: null })).toBeNull();
    expect(rings({ selection: none, districts: ['D2'] })).toHaveLength(1);
    expect(rings({ selection: none, districts: ['D1', 'D2'] })).toHaveLength(2);
    const selection = { kind: 'cell', key: 'red-line', districtId: 'D1' } as const;
    expect(rings({ selection, districts: ['D2'] })).toEqual(rings({ selection: none, districts: ['D1'] }));
    expect(ring(0)).not.toEqual(ring(1));
  });

  it('shows the filter on the board alone, and never in pictures of a report', () => {
    const state = { ...getApp(), open, coverageFilter: filter({ districts: ['D2'] }) };
    const input = (change: object) => mapInput({ ...state, ...change });
    expect(input({ view: 'coverage' }).districts).toEqual(['D2']);
    expect(input({ view: 'siting' }).districts).toBeNull();
    expect(input({ view: 'coverage', mapLanguage: 'en' }).districts).toBeNull();
    expect(focusLayers(input({ view: 'coverage' })).map((l) => l.id)).toEqual(['focus-veil', 'focus-edge']);
    expect(focusLayers(input({ view: 'siting' }))).toEqual([]);
  });
});
