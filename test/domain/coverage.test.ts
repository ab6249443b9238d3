import { describe, expect, it } from 'vitest';
import type { City } from '../../src/domain/city.ts';
import { coverageOf } from '../../src/domain/coverage/coverage.ts';
import type { LayerFeature, LayerTable } from '../../src/domain/feature-table.ts';
import { prepareCity } from '../../src/domain/prepared-city.ts';
import { atOnce } from '../../src/engine/index.ts';
import { edgeLength, polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { cells, feature, prepare, SOUTH, smallCity, WEST } from '../support/small-city.ts';

const coverage = async (features: Readonly<Record<string, LayerFeature[]>>) =>
  coverageOf(await prepare(features), atOnce);

const point = (id: string, classId: string, x: number, y: number, more: object): LayerFeature => ({
  type: 'Feature',
  properties: { id, name: id, class: classId, ...more },
  geometry: { type: 'Point', coordinates: [WEST + x * 0.01, SOUTH + y * 0.01] },
});

describe('coverage by district', async () => {
  const result = await coverage({
    'red-line': [feature('R', 'red-line', cells(4, 2, 3))],
    'protected-areas': [feature('C', 'core', cells(6, 2, 1)), feature('G', 'general', cells(5, 2, 2))],
  });
  const cell = (district: number, key: string) =>
    result.rows[district]!.cells[result.classes.findIndex((c) => c.key === key)];

  it('cuts a class at the district border', () => {
    expect(cell(0, 'red-line/red-line')?.areaSquareMetres).toBeCloseTo(polygonsArea(cells(4, 2, 1, 3)), 2);
    expect(cell(1, 'red-line/red-line')?.areaSquareMetres).toBeCloseTo(polygonsArea(cells(5, 2, 2, 3)), 2);
    expect(result.total.cells[0]?.areaSquareMetres).toBeCloseTo(polygonsArea(cells(4, 2, 3)), 2);
  });

  it('says null, not zero, where a class does not occur', () => {
    expect(cell(0, 'protected-areas/core')).toBeNull();
    const union = result.unions.findIndex((u) => u.id === 'protected-areas');
    expect(result.rows.map((r) => r.unions[union] === null)).toEqual([true, false]);
  });

  it('counts what core and general zones share once in their union', () => {
    const union = result.unions.findIndex((u) => u.id === 'protected-areas');
    expect(result.total.unions[union]?.areaSquareMetres).toBeCloseTo(polygonsArea(cells(5, 2, 2)), 2);
  });

  it('lists combinations that exclude one another and add up to the union', () => {
    const both = result.combinations.find((c) => c.keys.join() === 'red-line,protected-areas')!;
    expect(both.areaSquareMetres).toBeCloseTo(polygonsArea(cells(5, 2, 2)), 2);
    expect(result.unionSquareMetres).toBeCloseTo(polygonsArea(cells(4, 2, 3)), 2);
    expect(result.grossSquareMetres - result.unionSquareMetres).toBeCloseTo(both.areaSquareMetres, 2);
  });

  it('has districts that add up to the city', () => {
    expect(result.residualSquareMetres).toBeLessThan(1e-3);
    expect(result.total.areaSquareMetres).toBeCloseTo(polygonsArea(cells(0, 0, 10)), 1);
  });

  it('leaves what lies outside the districts out', async () => {
    const beyond = await coverage({ 'red-line': [feature('R', 'red-line', cells(8, 8, 4))] });
    expect(beyond.total.cells[0]?.areaSquareMetres).toBeCloseTo(polygonsArea(cells(8, 8, 2)), 2);
  });

  it('has no shoreline, sites or ledger where the city has none', () => {
    expect([result.shoreline, result.sites, result.ledger]).toEqual([null, null, null]);
  });
});

describe('two versions of the red line', () => {
  async function ledgerOf(before: LayerFeature[], after: LayerFeature[]) {
    const redLine = smallCity.layers.find((l) => l.id === 'red-line')!;
    const city: City = {
      ...smallCity,
      layers: smallCity.layers.map((l) =>
        l.id === 'red-line'
          ? {
              ...redLine,
              versions: [...redLine.versions, { id: 'before', file: 'b.geojson', date: '2023', approval: null }],
            }
          : l,
      ),
    };
    const table = (features: LayerFeature[]): LayerTable => ({ type: 'FeatureCollection', features });
    const now = await prepare({ 'red-line': after });
    const versions = new Map([...now.tables].map(([id, t]) => [id, new Map([['now', t]])]));
    versions.get('red-line')!.set('before', table(before));
    const { ledger } = await coverageOf(await prepareCity(city, versions, atOnce), atOnce);
    return ledger!;
  }

  it('says how many features of each version have faults and are missing', async () => {
    const [[[a, b, c, d]]] = cells(1, 2, 2) as [[number[][]]];
    const bowtie = [[[a!, c!, b!, d!, a!]]];
    const sound = feature('R', 'red-line', cells(4, 4, 2));
    const twice = [feature('X', 'red-line', bowtie), feature('Y', 'red-line', bowtie)];
    expect((await ledgerOf([sound, ...twice], [sound])).leftOut).toEqual({ before: 2, after: 0 });
    expect((await ledgerOf([sound], [twice[0]!, sound])).leftOut).toEqual({ before: 0, after: 1 });
    expect((await ledgerOf([sound], [sound])).leftOut).toEqual({ before: 0, after: 0 });
  });

  it('tells what was kept, lost and gained, by district', async () => {
    const ledger = await ledgerOf(
      [feature('R', 'red-line', cells(1, 2, 4))],
      [feature('R', 'red-line', cells(2, 2, 4))],
    );
    const [west, east, total] = ledger.rows;
    expect(west!.lostSquareMetres).toBeCloseTo(polygonsArea(cells(1, 2, 1, 4)), 2);
    expect(west!.gainedSquareMetres).toBeCloseTo(0, 4);
    expect(east!.gainedSquareMetres).toBeCloseTo(polygonsArea(cells(5, 2, 1, 4)), 2);
    for (const row of ledger.rows)
      expect(row.beforeSquareMetres - row.lostSquareMetres + row.gainedSquareMetres).toBeCloseTo(
        row.afterSquareMetres,
        2,
      );
    expect(total!.afterSquareMetres).toBeCloseTo(polygonsArea(cells(2, 2, 4)), 2);
  });
});

describe('the version that the red line is measured by', () => {
  const dated = (...dates: string[]): City => ({
    ...smallCity,
    layers: smallCity.layers.map((l) =>
      l.id === 'red-line'
        ? { ...l, versions: dates.map((date, i) => ({ id: `v${i}`, file: 'v.geojson', date, approval: null })) }
        : l,
    ),
  });
  const table: LayerTable = { type: 'FeatureCollection', features: [feature('R', 'red-line', cells(1, 2, 4))] };

  it.each([
    [['2025-10', '2023-11'], '2023-11'],
    [['2023-11', '2025-10'], null],
    [['2024', '2026', '2023', '2021-05'], '2021-05'],
    [['2024', '2024-06'], '2024-06'],
    [['2024', '—'], null],
    [['—', '2023'], '2023'],
    [['—', '—'], null],
    [['2024', '2019', '2023'], '2019'],
  ])('of %j, the first in force, is the oldest that is no newer: %s', async (dates, expected) => {
    const city = dated(...dates);
    const versions = new Map([['red-line', new Map(dates.map((_, i) => [`v${i}`, table]))]]);
    const { ledger } = await coverageOf(await prepareCity(city, versions, atOnce), atOnce);
    expect(ledger?.before.date ?? null).toBe(expected);
    if (ledger) expect(ledger.after.date).toBe(dates[0]);
  });
});

describe('shores and sites', async () => {
  const line = (id: string, classId: string, x1: number, x2: number): LayerFeature => ({
    type: 'Feature',
    properties: { id, name: id, class: classId },
    geometry: {
      type: 'LineString',
      coordinates: [
        [WEST + x1 * 0.01, SOUTH],
        [WEST + x2 * 0.01, SOUTH],
      ],
    },
  });
  const [template] = smallCity.layers;
  const layer = (id: string, role: 'shoreline' | 'sites', geometry: 'line' | 'point', classes: string[]) => ({
    ...template!,
    id,
    role,
    geometry,
    classes: classes.map((c) => ({ id: c, name: { zh: c, en: c }, style: c, check: false })),
  });
  const city: City = {
    ...smallCity,
    layers: [
      ...smallCity.layers,
      layer('shoreline', 'shoreline', 'line', ['protect', 'unclassified']),
      layer('sites', 'sites', 'point', ['mine']),
    ],
  };
  const result = await coverageOf(
    await prepare(
      {
        'management-range': [feature('M', 'management-range', cells(0, 0, 2, 10))],
        bands: [feature('B', 'band-200', cells(2, 0, 1, 10))],
        shoreline: [line('S1', 'protect', 0, 3), line('S2', 'unclassified', 3, 4)],
        sites: [
          point('A', 'mine', 1, 1, { status: 'closed', deadline: 2023 }),
          point('B', 'mine', 2.5, 1, { status: 'untreated', deadline: 2023 }),
          point('C', 'mine', 2, 1, { status: 'treating', deadline: 2030 }),
          point('D', 'mine', 7, 1, { status: 'untreated', deadline: 2030 }),
        ],
      },
      city,
    ),
    atOnce,
  );

  it('gives an unclassified stretch its own row', () => {
    expect(result.shoreline!.zones.map((z) => z.classId)).toEqual(['protect', 'unclassified']);
    expect(result.shoreline!.zones[1]!.lengthMetres).toBeCloseTo(edgeLength(WEST, SOUTH, WEST + 0.01, SOUTH), 6);
    expect(result.shoreline!.totalMetres).toBeCloseTo(edgeLength(WEST, SOUTH, WEST + 0.04, SOUTH), 6);
  });

  it('adds up by district, with the border between districts and the ground outside apart', async () => {
    const across = (id: string, from: [number, number], to: [number, number]): LayerFeature => ({
      type: 'Feature',
      properties: { id, name: id, class: 'protect' },
      geometry: {
        type: 'LineString',
        coordinates: [from, to].map(([x, y]) => [WEST + x * 0.01, SOUTH + y * 0.01]),
      },
    });
    const { shoreline } = await coverageOf(
      await prepare(
        {
          shoreline: [
            across('north', [2, 3], [12, 3]),
            across('border', [5, 4], [5, 6]),
            across('outer edge', [0, 1], [0, 2]),
          ],
        },
        city,
      ),
      atOnce,
    );
    const lat = SOUTH + 0.03;
    const metres = [
      edgeLength(WEST + 0.02, lat, WEST + 0.05, lat) + edgeLength(WEST, SOUTH + 0.01, WEST, SOUTH + 0.02),
      edgeLength(WEST + 0.05, lat, WEST + 0.1, lat),
      edgeLength(WEST + 0.05, SOUTH + 0.04, WEST + 0.05, SOUTH + 0.06),
      edgeLength(WEST + 0.1, lat, WEST + 0.12, lat),
    ];
    const { places, totalMetres, residualMetres } = shoreline!;
    expect(places.map((p) => [p.kind, p.districtId])).toEqual([
      ['district', 'D1'],
      ['district', 'D2'],
      ['border', null],
      ['outside', null],
    ]);
    for (const [i, place] of places.entries()) expect(place.lengthMetres).toBeCloseTo(metres[i]!, 5);
    const inside = places.filter((p) => p.kind !== 'outside');
    expect(inside.reduce((sum, p) => sum + p.lengthMetres, 0)).toBeCloseTo(totalMetres, 6);
    expect(Math.abs(residualMetres)).toBeLessThan(1e-6);
  });

  it('has no row for a border or the outside where no shore lies there', () => {
    expect(result.shoreline!.places.map((p) => p.kind)).toEqual(['district', 'district']);
  });

  it('counts each site once; one on a border belongs to the side nearer the river', () => {
    const [mines] = result.sites!.types;
    expect(result.sites!.bands.map((b) => b.id)).toEqual(['inside', 'band-200', 'beyond']);
    expect(mines!.byBand).toEqual([2, 1, 1]);
    expect(mines!.total).toBe(4);
    expect(mines!.byStatus).toEqual({ closed: 1, untreated: 2, treating: 1 });
    expect(mines!.overdue).toBe(1);
  });
});
