import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../src/domain/coverage/coverage.ts';
import { overlapsOf } from '../../src/domain/coverage/overlaps.ts';
import { type Region, traceRegion } from '../../src/domain/coverage/region.ts';
import type { LayerFeature, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { atOnce } from '../../src/engine/index.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { cityIds, prepareShipped, shippedCity, shippedRules } from '../support/shipped-city.ts';
import { cells, feature, prepare } from '../support/small-city.ts';

const area = (...args: Parameters<typeof cells>) => polygonsArea(cells(...args));

/** Part of a named area. */
const part = (id: string, name: string, classId: string, polygons: PolygonCoordinates): LayerFeature => {
  const made = feature(id, classId, polygons);
  return { ...made, properties: { ...made.properties, area: name } };
};

describe('the overlap matrix', async () => {
  const prepared = await prepare({
    'red-line': [feature('R', 'red-line', cells(3, 2, 4)), feature('S', 'red-line', cells(5, 4, 3))],
    'protected-areas': [feature('C', 'core', cells(4, 3, 2)), feature('G', 'general', cells(5, 4, 3))],
  });
  const table = await overlapsOf(prepared, null, atOnce);
  const [red, core, general] = [0, 1, 2];

  it('counts ground of two features of a class twice in the gross area and once in the net', () => {
    const gross = area(3, 2, 4) + area(5, 4, 3);
    expect(table.classes[red]!.grossSquareMetres).toBeCloseTo(gross, 2);
    expect(table.classes[red]!.netSquareMetres).toBeCloseTo(gross - area(5, 4, 2), 2);
    expect(table.together[red]![red]).toBe(table.classes[red]!.netSquareMetres);
  });

  it('says what two classes and two layers have in common', () => {
    expect(table.together[core]![general]).toBeCloseTo(area(5, 4, 1), 2);
    expect(table.together[red]![core]).toBeCloseTo(area(4, 3, 2), 2);
    const protectedAreas = table.layers.findIndex((l) => l.layerId === 'protected-areas');
    const net = area(4, 3, 2) + area(5, 4, 3) - area(5, 4, 1);
    expect(table.layers[protectedAreas]!.netSquareMetres).toBeCloseTo(net, 2);
    expect(table.layers[protectedAreas]!.grossSquareMetres).toBeCloseTo(area(4, 3, 2) + area(5, 4, 3), 2);
    expect(table.layersTogether[0]![protectedAreas]).toBeCloseTo(net, 2);
  });

  it('says what of the red line lies outside protected areas, and the reverse', () => {
    const red1 = area(3, 2, 4) + area(5, 4, 3) - area(5, 4, 2);
    const net = area(4, 3, 2) + area(5, 4, 3) - area(5, 4, 1);
    expect(table.apart!.redLineSquareMetres).toBeCloseTo(red1 - net, 2);
    expect(table.apart!.protectedSquareMetres).toBeCloseTo(0, 4);
    expect(table.unionSquareMetres).toBeCloseTo(red1, 2);
  });

  it('is of some districts where these are asked for', async () => {
    const west = await overlapsOf(prepared, ['D1'], atOnce);
    expect(west.together[red]![core]).toBeCloseTo(area(4, 3, 1, 2), 2);
    expect(west.classes[red]!.grossSquareMetres).toBeCloseTo(area(3, 2, 2, 4), 2);
    await expect(overlapsOf(prepared, ['D9'], atOnce)).rejects.toThrow(RangeError);
  });

  it('is drawn where features of a class, or any of a layer, lie upon each other', async () => {
    const repeated = (layerId: string, classId: string | null, districtId: string | null = null): Region => ({
      kind: 'repeated',
      districtId,
      layerId,
      classId,
    });
    const trace = async (region: Region) => (await traceRegion(prepared, region, atOnce)).areaSquareMetres;
    expect(await trace(repeated('red-line', 'red-line'))).toBeCloseTo(area(5, 4, 2), 2);
    expect(await trace(repeated('red-line', 'red-line', 'D1'))).toBeCloseTo(0, 4);
    expect(await trace(repeated('protected-areas', null))).toBeCloseTo(area(5, 4, 1), 2);
    expect(await trace(repeated('protected-areas', 'core'))).toBe(0);
    await expect(trace(repeated('farmland', null))).rejects.toThrow(RangeError);
  });

  it('counts a feature written three times three times', async () => {
    const thrice = await prepare({ 'red-line': ['A', 'B', 'C'].map((id) => feature(id, 'red-line', cells(4, 2, 2))) });
    const { classes } = await overlapsOf(thrice, null, atOnce);
    expect(classes[0]!.grossSquareMetres).toBeCloseTo(3 * area(4, 2, 2), 2);
    expect(classes[0]!.netSquareMetres).toBeCloseTo(area(4, 2, 2), 2);
    const region: Region = { kind: 'repeated', districtId: null, layerId: 'red-line', classId: 'red-line' };
    expect((await traceRegion(thrice, region, atOnce)).areaSquareMetres).toBeCloseTo(area(4, 2, 2), 2);
  });

  it('has no red line outside protected areas where there are none to be outside of', async () => {
    const { city } = prepared;
    const layers = city.layers.filter((l) => l.role !== 'protected-areas');
    const { apart } = await overlapsOf(await prepare({}, { ...city, layers }), null, atOnce);
    expect(apart).toBeNull();
  });
});

describe('protected areas that overlap each other', async () => {
  const prepared = await prepare({
    'protected-areas': [
      // Two zones that overlap, so that sums of pairs would count their ground twice.
      part('M1', 'Marsh', 'core', cells(3, 3, 3)),
      part('M2', 'Marsh', 'general', cells(4, 3, 3)),
      part('D1', 'Dunes', 'general', cells(4, 2, 4, 2)),
      // The same outline under another name, and a neighbour that only touches.
      part('P1', 'Park', 'core', cells(0, 8, 1)),
      part('Q1', 'Gorge', 'core', cells(0, 8, 1)),
      part('N1', 'Neighbour', 'core', cells(7, 4, 1)),
      feature('own', 'core', cells(0, 8, 1, 2)),
    ],
  });
  const { named } = await overlapsOf(prepared, null, atOnce);

  it('are told by pair of names, largest first, each once', () => {
    const [first, ...others] = named.map((n) => n.names.join(' + '));
    expect(first).toBe('Dunes + Marsh');
    expect(others.sort()).toEqual(['Gorge + Park', 'Gorge + name of own', 'Park + name of own']);
  });

  it('count ground of two zones of an area once, and say whose zones it is in', () => {
    const [marsh] = named;
    expect(marsh!.areaSquareMetres).toBeCloseTo(area(4, 3, 3, 1), 2);
    expect(marsh!.districts).toEqual([
      { districtId: 'D2', areaSquareMetres: expect.closeTo(area(5, 3, 2, 1), 2) },
      { districtId: 'D1', areaSquareMetres: expect.closeTo(area(4, 3, 1, 1), 2) },
    ]);
    expect(marsh!.zones).toEqual([
      { classIds: ['general', 'general'], areaSquareMetres: expect.closeTo(area(4, 3, 3, 1), 2) },
      { classIds: ['general', 'core'], areaSquareMetres: expect.closeTo(area(4, 3, 2, 1), 2) },
    ]);
    expect(marsh!.sameZone).toBe(false);
    expect(named[1]!.sameZone).toBe(true);
  });

  it('are of some districts where these are asked for', async () => {
    const east = await overlapsOf(prepared, ['D2'], atOnce);
    expect(east.named.map((n) => [n.names[0], n.areaSquareMetres])).toEqual([
      ['Dunes', expect.closeTo(area(5, 3, 2, 1), 2)],
    ]);
  });

  it('are drawn', async () => {
    const region: Region = {
      kind: 'named-overlap',
      districtId: 'D1',
      layerId: 'protected-areas',
      names: ['Dunes', 'Marsh'],
    };
    expect((await traceRegion(prepared, region, atOnce)).areaSquareMetres).toBeCloseTo(area(4, 3, 1, 1), 2);
    const unknown = { ...region, names: ['Dunes', 'Nobody'] as const };
    await expect(traceRegion(prepared, unknown, atOnce)).rejects.toThrow(RangeError);
  });
});

describe('the shipped cities', () => {
  it.each(cityIds)('%s has a table that adds up', async (id) => {
    const shipped = await prepareShipped(shippedCity(id), shippedRules(id));
    const table = await overlapsOf(shipped, null, atOnce);
    expect(table.residualSquareMetres).toBeLessThan(1e-4);
    table.classes.forEach((c, i) => {
      expect(c.grossSquareMetres).toBeGreaterThanOrEqual(c.netSquareMetres);
      for (const [j, common] of table.together[i]!.entries())
        expect(common).toBeLessThanOrEqual(table.classes[j]!.netSquareMetres * (1 + 1e-12));
    });
    for (const { areaSquareMetres, districts } of table.named) {
      const sum = districts.reduce((all, d) => all + d.areaSquareMetres, 0);
      expect(Math.abs(sum - areaSquareMetres)).toBeLessThan(1e-4);
    }
  });
});

it.each(['wuhai', 'baiyin'])('ground that only touches is no overlap and no combination: %s', async (id) => {
  const prepared = await prepareShipped(shippedCity(id), shippedRules(id));
  const { together, layersTogether } = await overlapsOf(prepared, null, atOnce);
  const areas = [...together, ...layersTogether].flat();
  expect(areas.filter((a) => a === 0).length).toBeGreaterThan(0);
  expect(areas.filter((a) => a !== 0 && a < 1e-6)).toEqual([]);
  const { combinations } = await coverageOf(prepared, atOnce);
  expect(combinations.filter((c) => c.areaSquareMetres < 1e-6)).toEqual([]);
});
