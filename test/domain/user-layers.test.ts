import { describe, expect, test } from 'vitest';
import type { City } from '../../src/domain/city.ts';
import { compareVersions } from '../../src/domain/compare-versions.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import { prepareCity } from '../../src/domain/prepared-city.ts';
import { outcomeOf } from '../../src/domain/siting/clause.ts';
import { bandClassId, cityWith, USER_GROUP, type UserLayer } from '../../src/domain/user-layers.ts';
import { atOnce } from '../../src/engine/index.ts';
import { cellArea } from '../support/independent-area.ts';
import { cells, feature, rule, SOUTH, smallCity, WEST } from '../support/small-city.ts';

const user = (change: Partial<UserLayer> & Pick<UserLayer, 'as'>): UserLayer => ({
  id: 'user-1',
  pack: 'abc',
  name: '复核红线',
  geometry: 'polygon',
  classes: [],
  record: {
    file: 'red.zip/red.shp',
    format: 'shapefile',
    importedAt: 0,
    date: '2026-03',
    version: '',
    approval: '某文〔2026〕1号',
    holder: '自然资源局',
    accuracyMetres: 2,
    placement: { epsg: 4524, order: 'xy', shift: 'none', ground: 'stated' },
    encoding: 'gb18030',
    mapping: null,
    featureCount: 1,
    vertexCount: 5,
    addedVertices: 0,
    repairs: [],
    problems: [],
    bands: null,
  },
  ...change,
});

describe('a city with layers that a user brought in', () => {
  test('without any is the same city', () => {
    expect(cityWith(smallCity, [])).toBe(smallCity);
  });

  test('a version in force comes first and brings its accuracy and source', () => {
    const city = cityWith(smallCity, [user({ as: { kind: 'version', layerId: 'red-line', inForce: true } })]);
    const layer = city.layers.find((l) => l.id === 'red-line')!;
    expect(layer.versions.map((v) => v.id)).toEqual(['user-1', 'now']);
    expect(layer.versions[0]).toMatchObject({ date: '2026-03', approval: '某文〔2026〕1号', file: 'abc' });
    expect(layer).toMatchObject({
      reality: 'user',
      accuracyMetres: 2,
      role: 'red-line',
      source: { zh: 'red.zip/red.shp' },
    });
    expect(smallCity.layers.find((l) => l.id === 'red-line')!.versions).toHaveLength(1);
  });

  test('a version beside the others changes nothing but the list of versions', () => {
    const city = cityWith(smallCity, [user({ as: { kind: 'version', layerId: 'red-line', inForce: false } })]);
    const layer = city.layers.find((l) => l.id === 'red-line')!;
    expect(layer.versions.map((v) => v.id)).toEqual(['now', 'user-1']);
    expect(layer.accuracyMetres).toBe(10);
    expect(layer.reality).toBe('illustrative');
  });

  test('a version of its own that was chosen comes first, behind one of the user', () => {
    const older = { id: 'older', file: 'b.geojson', date: '2023', approval: null };
    const layers = smallCity.layers.map((l) => (l.id === 'red-line' ? { ...l, versions: [...l.versions, older] } : l));
    const given = { ...smallCity, layers };
    const ids = (city: City) => city.layers.find((l) => l.id === 'red-line')!.versions.map((v) => v.id);
    expect(cityWith(given, [], { 'red-line': 'now', gone: 'older', districts: 'gone' })).toBe(given);
    const chosen = cityWith(given, [], { 'red-line': 'older' });
    expect(ids(chosen)).toEqual(['older', 'now']);
    expect(chosen.layers.find((l) => l.id === 'red-line')).toMatchObject({
      reality: 'illustrative',
      accuracyMetres: 10,
    });
    expect(ids(given)).toEqual(['now', 'older']);
    const mine = user({ as: { kind: 'version', layerId: 'red-line', inForce: true } });
    expect(ids(cityWith(given, [mine], { 'red-line': 'older' }))).toEqual(['user-1', 'older', 'now']);
  });

  test('a layer the record names as absent is no longer absent, and is checked if asked', () => {
    const classes = [{ id: 'layer', name: { zh: '农田', en: 'farmland' }, style: 'user-polygon-1', check: false }];
    const city = cityWith(smallCity, [user({ classes, as: { kind: 'layer', absentId: 'farmland', check: true } })]);
    expect(city.absentLayers).toEqual([]);
    expect(city.groups[0]!.id).toBe(USER_GROUP);
    expect(city.layers[0]).toMatchObject({ id: 'farmland', group: USER_GROUP, role: null });
    expect(city.layers[0]!.classes[0]!.check).toBe(true);
  });

  test('bands with distances of their own are a reference, not the rule', () => {
    const origin = {
      boundary: { layerId: 'management-range', versionId: 'user-0', name: '管理范围', date: '2026-01' },
      distancesMetres: [100, 500],
      largestErrorMetres: 0.03,
    };
    const classes = [100, 500].map((d) => ({
      id: bandClassId(null, d === 100 ? 0 : 100, d),
      name: { zh: `${d}`, en: `${d}` },
      style: 'band-200',
      check: true,
    }));
    const record = { ...user({ as: { kind: 'version', layerId: 'bands', inForce: true } }).record, bands: origin };
    const city = cityWith(smallCity, [
      user({ classes, record, as: { kind: 'version', layerId: 'bands', inForce: true } }),
    ]);
    expect(city.bandSet).toMatchObject({
      standing: 'rule',
      largestErrorMetres: 0.03,
      boundaryLayer: 'management-range',
    });
    expect(city.bandSet!.rings).toEqual([
      { class: 'band-0-100', fromMetres: 0, toMetres: 100, standing: 'reference' },
      { class: 'band-100-500', fromMetres: 100, toMetres: 500, standing: 'reference' },
    ]);
    expect(city.layers.find((l) => l.id === 'bands')!.classes.map((c) => c.id)).toEqual(['band-0-100', 'band-100-500']);
  });

  test('a band with limits of its own is never more than a notice, whatever the rule says', () => {
    const ofRing = rule('ring', 'bands', 'band-200', 'justify');
    const set = { ...smallCity.bandSet!, rings: [{ class: 'band-200', fromMetres: 0, toMetres: 200 }] };
    expect(outcomeOf(ofRing, 'band-200', set, null)).toBe('justify');
    const own = { ...set, rings: [{ ...set.rings[0]!, standing: 'reference' as const }] };
    expect(outcomeOf(ofRing, 'band-200', own, null)).toBe('notice');
  });

  test('what is drawn from an illustrative boundary is illustrative', () => {
    const origin = {
      boundary: { layerId: 'management-range', versionId: 'now', name: '管理范围', date: '2024', illustrative: true },
      distancesMetres: [200],
      largestErrorMetres: 0.03,
    };
    const as = { kind: 'version', layerId: 'bands', inForce: true } as const;
    const city = cityWith(smallCity, [user({ as, record: { ...user({ as }).record, bands: origin } })]);
    expect(city.layers.find((l) => l.id === 'bands')!.reality).toBe('illustrative');
  });

  test('bands with the distances of the city keep its standing', () => {
    const origin = {
      boundary: { layerId: 'management-range', versionId: 'user-0', name: '管理范围', date: '2026-01' },
      distancesMetres: [200],
      largestErrorMetres: 0.03,
    };
    const record = { ...user({ as: { kind: 'version', layerId: 'bands', inForce: true } }).record, bands: origin };
    const known = smallCity.layers.find((l) => l.id === 'bands')!.classes;
    const city = cityWith(smallCity, [
      user({ classes: known, record, as: { kind: 'version', layerId: 'bands', inForce: true } }),
    ]);
    expect(city.bandSet!.standing).toBe('rule');
  });
});

describe('two versions of a layer', () => {
  const table = (x: number): LayerTable => ({
    type: 'FeatureCollection',
    features: [feature('A', 'red-line', cells(x, 1, 4, 2))],
  });

  test('differ by what one has and the other has not, by district', async () => {
    const city = cityWith(smallCity, [user({ as: { kind: 'version', layerId: 'red-line', inForce: true } })]);
    const districts = [feature('D1', 'district', cells(0, 0, 5, 10)), feature('D2', 'district', cells(5, 0, 5, 10))];
    const versions = new Map([
      ['districts', new Map([['now', { type: 'FeatureCollection', features: districts } as LayerTable]])],
      [
        'red-line',
        new Map([
          ['now', table(1)],
          ['user-1', table(3)],
        ]),
      ],
    ]);
    const prepared = await prepareCity(city, versions, atOnce);
    const compared = await compareVersions(prepared, 'red-line', 'now', 'user-1', atOnce);
    if (!compared.ok) throw new Error('no answer');
    const { value } = compared;
    const lost = cellArea(WEST + 0.01, SOUTH + 0.01, WEST + 0.03, SOUTH + 0.03);
    expect(value.lostSquareMetres / lost).toBeCloseTo(1, 9);
    expect(value.gainedSquareMetres / lost).toBeCloseTo(1, 9);
    expect(value.beforeSquareMetres - value.lostSquareMetres + value.gainedSquareMetres).toBeCloseTo(
      value.afterSquareMetres,
      5,
    );
    expect(value.pieces.map((p) => [p.change, p.districtId]).sort()).toEqual([
      ['gained', 'D2'],
      ['lost', 'D1'],
    ]);
    expect(value.pieceCount).toBe(2);
  });

  test('are not compared where one is not there', async () => {
    const prepared = await prepareCity(smallCity, new Map(), atOnce);
    expect(await compareVersions(prepared, 'red-line', 'now', 'gone', atOnce)).toMatchObject({ ok: false });
  });
});
