import { describe, expect, it } from 'vitest';
import type { City, CityLayer } from '../../src/domain/city.ts';
import { coverageOf } from '../../src/domain/coverage/coverage.ts';
import { type CoverageFilter, NO_FILTER } from '../../src/domain/coverage/filter.ts';
import { type OverviewRow, overviewOf } from '../../src/domain/coverage/overview.ts';
import { traceRegion } from '../../src/domain/coverage/region.ts';
import type { LayerFeature } from '../../src/domain/feature-table.ts';
import { atOnce } from '../../src/engine/index.ts';
import { edgeLength, polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { cityIds, prepareShipped, shippedCity, shippedRules } from '../support/shipped-city.ts';
import { cells, feature, prepare, SOUTH, smallCity, WEST } from '../support/small-city.ts';

const at = (x: number, y: number) => [WEST + x * 0.01, SOUTH + y * 0.01];

const point = (id: string, classId: string, ...places: [number, number][]): LayerFeature => ({
  type: 'Feature',
  properties: { id, name: id, class: classId },
  geometry:
    places.length === 1
      ? { type: 'Point', coordinates: at(...places[0]!) }
      : { type: 'MultiPoint', coordinates: places.map((p) => at(...p)) },
});

const line = (id: string, classId: string, ...places: [number, number][]): LayerFeature => ({
  type: 'Feature',
  properties: { id, name: id, class: classId },
  geometry: { type: 'LineString', coordinates: places.map((p) => at(...p)) },
});

const layer = (id: string, geometry: CityLayer['geometry'], classes: string[]): CityLayer => ({
  ...smallCity.layers[0]!,
  id,
  role: null,
  geometry,
  classes: classes.map((c) => ({ id: c, name: { zh: c, en: c }, style: c, check: false })),
});

const city: City = {
  ...smallCity,
  layers: [
    ...smallCity.layers,
    layer('banks', 'line', ['left', 'right']),
    layer('mines', 'point', ['mine', 'dump']),
    layer('lake', 'polygon', ['lake']),
  ],
};

const bowtie = [[[at(1, 6), at(2, 7), at(2, 6), at(1, 7), at(1, 6)]]];

// D1 is the west, D2 the east; the border runs at 5.
const prepared = await prepare(
  {
    'red-line': [
      feature('R', 'red-line', cells(4, 2, 2)),
      feature('S', 'red-line', cells(1, 8, 1)),
      feature('T', 'red-line', cells(1, 8, 1)),
      feature('X', 'red-line', bowtie),
      feature('out', 'red-line', cells(12, 1, 1)),
    ],
    bands: [feature('B', 'band-200', cells(0, 0, 10, 3))],
    banks: [line('U', 'left', [2, 1], [7, 1]), line('V', 'left', [5, 4], [5, 6]), line('W', 'right', [9, 9], [11, 9])],
    mines: [
      point('in', 'mine', [1, 1]),
      point('edge', 'mine', [5, 5]),
      point('out', 'mine', [11, 1]),
      point('two', 'dump', [2, 2], [3, 2], [7, 7]),
    ],
    lake: [feature('L', 'lake', cells(7, 7, 1))],
  },
  city,
);

const overview = (filter: Partial<CoverageFilter> = {}) => overviewOf(prepared, { ...NO_FILTER, ...filter }, atOnce);
const all = await overview();
const cellOf = (row: OverviewRow, key: string, of = all) => row.cells[of.classes.findIndex((c) => c.key === key)]!;

describe('the overview of all layers', () => {
  it('lists the classes of every layer by what they are measured by, in the order of the layers', () => {
    expect(all.classes.map((c) => [c.key, c.measure])).toEqual([
      ['red-line/red-line', 'area'],
      ['protected-areas/core', 'area'],
      ['protected-areas/general', 'area'],
      ['management-range/management-range', 'area'],
      ['bands/band-200', 'area'],
      ['banks/left', 'length'],
      ['banks/right', 'length'],
      ['mines/mine', 'count'],
      ['mines/dump', 'count'],
    ]);
    expect(all.uncounted).toEqual(['lake']);
  });

  it('says area, share and count of polygons, and how many were left out', () => {
    const [west, east] = all.rows as [OverviewRow, OverviewRow];
    const area = polygonsArea(cells(4, 2, 1, 2)) + polygonsArea(cells(1, 8, 1));
    expect(cellOf(west, 'red-line/red-line')?.areaSquareMetres).toBeCloseTo(area, 2);
    expect(cellOf(west, 'red-line/red-line')?.share).toBeCloseTo(area / polygonsArea(cells(0, 0, 5, 10)), 9);
    // The one across the border in both, the two of one outline in the west.
    expect([west, east, all.total].map((r) => cellOf(r, 'red-line/red-line')?.count)).toEqual([3, 1, 3]);
    expect(all.classes[0]).toMatchObject({ featureCount: 5, leftOut: 1 });
    expect(cellOf(all.outside, 'red-line/red-line')?.areaSquareMetres).toBeCloseTo(polygonsArea(cells(12, 1, 1)), 2);
  });

  it('says null where a class does not occur', () => {
    expect(cellOf(all.total, 'protected-areas/core')).toBeNull();
    expect(cellOf(all.rows[0]!, 'banks/right')).toBeNull();
  });

  it('keeps lines and points on the border between districts apart', () => {
    const [west, east] = all.rows as [OverviewRow, OverviewRow];
    const metres = (x1: number, y1: number, x2: number, y2: number) =>
      edgeLength(...(at(x1, y1) as [number, number]), ...(at(x2, y2) as [number, number]));
    expect(cellOf(west, 'banks/left')?.lengthMetres).toBeCloseTo(metres(2, 1, 5, 1), 6);
    expect(cellOf(east, 'banks/left')?.lengthMetres).toBeCloseTo(metres(5, 1, 7, 1), 6);
    expect(cellOf(all.border, 'banks/left')?.lengthMetres).toBeCloseTo(metres(5, 4, 5, 6), 6);
    expect(cellOf(all.outside, 'banks/right')?.lengthMetres).toBeCloseTo(metres(10, 9, 11, 9), 6);
    const counts = [west, east, all.border, all.outside, all.total].map((r) => cellOf(r, 'mines/mine')?.count ?? 0);
    expect(counts).toEqual([1, 0, 1, 1, 2]);
  });

  it('counts a feature of several points once in a row', () => {
    const counts = [...all.rows, all.total].map((r) => cellOf(r, 'mines/dump')?.count);
    expect(counts).toEqual([1, 1, 1]);
  });

  it('names the versions it is from', () => {
    expect(all.inputs.find((i) => i.layerId === 'bands')).toEqual({
      layerId: 'bands',
      versionId: 'now',
      date: '2025',
      reality: 'illustrative',
      accuracyMetres: 10,
    });
  });
});

describe('a layer that only a target names', () => {
  it('is counted', async () => {
    const target = {
      indicator: 'lake-area',
      name: { zh: 'lake', en: 'lake' },
      value: null,
      comparison: 'stated',
      unit: 'km²',
      quote: null,
      source: null,
      measure: { kind: 'layer-area', layerId: 'lake' },
      note: null,
    } as const;
    const asked = await prepare({ lake: [feature('L', 'lake', cells(7, 7, 1))] }, { ...city, targets: [target] });
    const { classes, total, uncounted } = await overviewOf(asked, { ...NO_FILTER, classKeys: ['lake/lake'] }, atOnce);
    expect(classes.map((c) => c.key)).toEqual(['lake/lake']);
    expect(total.cells[0]!.areaSquareMetres).toBeCloseTo(polygonsArea(cells(7, 7, 1)), 2);
    expect(uncounted).toEqual([]);
  });
});

describe('a filter of the overview', () => {
  it('leaves the ground of some classes, and shares of it', async () => {
    const inBand = await overview({ within: ['bands/band-200'] });
    const [west] = inBand.rows;
    expect(west!.areaSquareMetres).toBeCloseTo(polygonsArea(cells(0, 0, 5, 3)), 2);
    const red = cellOf(west!, 'red-line/red-line', inBand)!;
    expect(red.areaSquareMetres).toBeCloseTo(polygonsArea(cells(4, 2, 1)), 2);
    expect(red.share).toBeCloseTo(red.areaSquareMetres! / west!.areaSquareMetres!, 12);
    expect(red.count).toBeNull();
    expect(cellOf(inBand.total, 'banks/left', inBand)?.lengthMetres).toBeCloseTo(
      cellOf(all.total, 'banks/left')!.lengthMetres! - cellOf(all.border, 'banks/left')!.lengthMetres!,
      6,
    );
    expect(cellOf(inBand.total, 'mines/mine', inBand)?.count).toBe(1);
  });

  it('leaves some districts in totals, with the border that they share with others', async () => {
    const east = await overview({ districts: ['D2'] });
    expect(east.rows.map((r) => r.districtId)).toEqual(['D2']);
    expect(east.total.areaSquareMetres).toBe(all.rows[1]!.areaSquareMetres);
    expect(cellOf(east.total, 'mines/mine', east)?.count).toBe(1);
    expect(cellOf(east.border, 'mines/mine', east)?.count).toBe(1);
  });

  it('hides classes from the table of districts and from the combinations too', async () => {
    const keys = ['bands/band-200', 'mines/mine'];
    const result = await coverageOf(prepared, atOnce, { ...NO_FILTER, classKeys: keys });
    expect(result.overview.classes.map((c) => c.key)).toEqual(keys);
    expect(result.classes.map((c) => c.key)).toEqual(['bands/band-200']);
    expect(result.combinationSets.map((s) => s.key)).toEqual(['bands']);
    expect(result.total.cells[0]!.areaSquareMetres).toBeCloseTo(polygonsArea(cells(0, 0, 10, 3)), 1);
  });

  it('is that of the table of districts, of the combinations and of the ground on the map too', async () => {
    const filter: CoverageFilter = { ...NO_FILTER, within: ['bands/band-200'], districts: ['D1'] };
    const result = await coverageOf(prepared, atOnce, filter);
    const red = polygonsArea(cells(4, 2, 1));
    expect(result.rows.map((r) => r.districtId)).toEqual(['D1']);
    expect(result.total.cells[0]!.areaSquareMetres).toBeCloseTo(red, 2);
    expect(result.unionSquareMetres).toBeCloseTo(polygonsArea(cells(0, 0, 5, 3)), 2);
    expect(result.combinations.find((c) => c.keys.length === 2)!.areaSquareMetres).toBeCloseTo(red, 2);
    const all = [['red-line/red-line']];
    const traced = await traceRegion(prepared, { kind: 'classes', districtId: null, all, none: [], filter }, atOnce);
    expect(traced.areaSquareMetres).toBeCloseTo(red, 2);
  });

  it('refuses districts and classes that the city has not', async () => {
    await expect(overview({ districts: ['D9'] })).rejects.toThrow(RangeError);
    await expect(overview({ within: ['lake/lake'] })).rejects.toThrow(RangeError);
  });
});

describe('lines and points of the overview on the map', () => {
  it('are those of the row', async () => {
    const places = (classKey: string, row: 'district' | 'border' | 'outside', districtId: string | null) =>
      traceRegion(prepared, { kind: 'places', classKey, row, districtId }, atOnce);
    expect((await places('banks/left', 'border', null)).lines).toEqual([[at(5, 4), at(5, 6)]]);
    expect((await places('mines/mine', 'district', 'D1')).points).toEqual([{ featureId: 'in', position: at(1, 1) }]);
    // Beyond all districts: the point there, and of the bank the part that has left the city.
    expect((await places('mines/mine', 'outside', null)).points).toEqual([{ featureId: 'out', position: at(11, 1) }]);
    expect((await places('banks/right', 'outside', null)).lines).toEqual([[at(10, 9), at(11, 9)]]);
    expect((await places('banks/left', 'outside', null)).lines).toEqual([]);
    const filter: CoverageFilter = { ...NO_FILTER, within: ['red-line/red-line'] };
    const region = { kind: 'places', classKey: 'mines/mine', row: 'total', districtId: null } as const;
    expect((await traceRegion(prepared, region, atOnce)).points).toHaveLength(2);
    expect((await traceRegion(prepared, { ...region, filter }, atOnce)).points).toEqual([]);
    await expect(places('mines/quarry', 'border', null)).rejects.toThrow(RangeError);
  });
});

describe('the shipped cities', () => {
  it.each(cityIds)('%s adds up', async (id) => {
    const shipped = await prepareShipped(shippedCity(id), shippedRules(id));
    const { overview: table, rows, total, classes } = await coverageOf(shipped, atOnce);
    expect(table.residualSquareMetres).toBeLessThan(1e-4);
    expect(table.residualMetres).toBeLessThan(1e-4);
    // The table of districts is part of the overview, to the last digit.
    classes.forEach(({ key }, i) => {
      const column = table.classes.findIndex((c) => c.key === key);
      expect([...rows, total].map((r) => r.cells[i]?.areaSquareMetres)).toEqual(
        [...table.rows, table.total].map((r) => r.cells[column]?.areaSquareMetres),
      );
    });
    for (const row of table.rows)
      row.cells.forEach((cell, i) => {
        if (cell?.count === null || !cell) return;
        expect(cell.count).toBeGreaterThan(0);
        expect(cell.count).toBeLessThanOrEqual(table.classes[i]!.featureCount);
      });
  });
});
