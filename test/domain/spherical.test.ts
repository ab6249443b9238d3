import { describe, expect, it } from 'vitest';
import { checkSite } from '../../src/domain/siting/check.ts';
import { sphericalChecks } from '../../src/domain/siting/spherical.ts';
import { expectedDeviation, sphericalVerdict } from '../../src/domain/spherical.ts';
import { atOnce, runThrough } from '../../src/engine/index.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { cells, feature, prepare, ruleBook } from '../support/small-city.ts';

describe('the deviation of the sphere', () => {
  // Hectares of a cell of 0.01 degree on the ellipsoid and on the sphere, from the published formulas.
  it.each([
    ['Wuhai', 39.665, 95.273, 95.1795],
    ['Kangbashi', 39.605, 95.3543, 95.262],
    ['Baiyin', 36.545, 99.3609, 99.3338],
    ["Ma'anshan", 31.685, 105.1319, 105.2142],
  ])('at %s is what two independent figures say', (_place, lat, ellipsoid, sphere) => {
    expect(expectedDeviation(lat)).toBeCloseTo(sphere / ellipsoid - 1, 5);
  });
});

describe('each overlap a second time', async () => {
  const prepared = await prepare({
    'red-line': [feature('R1', 'red-line', cells(2, 2, 2)), feature('R2', 'red-line', cells(3, 2, 2))],
    'protected-areas': [feature('G', 'general', cells(3.3, 2.2, 2.1))],
  });
  const footprint = cells(1.5, 2.5, 4, 1);
  const checked = await checkSite(prepared, ruleBook, { polygons: footprint, kind: null }, false);
  const findings = checked.ok ? checked.value.findings : [];

  it('agrees for every class, also where features of a class overlap', async () => {
    const checks = await sphericalChecks(prepared, footprint, findings, atOnce);
    expect(checks.map((c) => [c.key, c.state])).toEqual([
      ['red-line/red-line', 'agrees'],
      ['protected-areas/general', 'agrees'],
    ]);
  });

  it('differs where the figure it guards is wrong by a ten-thousandth', async () => {
    const wrong = findings.map((f) =>
      f.status === 'hit' ? { ...f, areaSquareMetres: f.areaSquareMetres! * 1.0001 } : f,
    );
    const checks = await sphericalChecks(prepared, footprint, wrong, atOnce);
    expect(checks.map((c) => c.state)).toEqual(['differs', 'differs']);
  });
});

describe('one overlap on the sphere', () => {
  const verdict = (...args: Parameters<typeof sphericalVerdict>) => runThrough(sphericalVerdict(...args));
  const square = cells(0, 0, 2);

  it('is not done, neither right nor wrong, where Turf gives up', () => {
    const unfit = [...square, [[]]];
    expect(verdict(unfit, [cells(1, 1, 2)], polygonsArea(cells(1, 1, 1)))).toEqual({
      state: 'failed',
      sphereSquareMetres: null,
      deviation: null,
      expectedDeviation: null,
    });
  });

  it('counts what features cover together once', () => {
    const overlapping = [cells(1, 0, 2), cells(1, 1, 2)];
    expect(verdict(square, overlapping, polygonsArea(cells(1, 0, 1, 2))).state).toBe('agrees');
    expect(verdict(square, overlapping, 1.5 * polygonsArea(cells(1, 0, 1, 2))).state).toBe('differs');
  });

  it('is nothing where shapes only touch', () => {
    expect(verdict(square, [cells(2, 0, 2)], 0).state).toBe('agrees');
    expect(verdict(square, [cells(2, 0, 2)], 100).state).toBe('differs');
  });
});

describe('a strip along a slanted line, 50 m wide and 10 km long', async () => {
  const [west, east, north, south] = [106.8, 106.9, 39.6, 39.55];
  // 25 m across the line, in degrees.
  const [x, y] = [0.000159, 0.000189];
  const strip = [
    [
      [
        [west - x, north - y],
        [east - x, south - y],
        [east + x, south + y],
        [west + x, north + y],
        [west - x, north - y],
      ],
    ],
  ];
  // The border of the class crosses the strip at a small angle: its two sides are cut at places far apart.
  const zone = [
    [
      [
        [106.79, 39.6051],
        [106.79, 39.5],
        [106.91, 39.5],
        [106.91, 39.5449],
        [106.86, 39.5705],
        [106.79, 39.6051],
      ],
    ],
  ];
  const prepared = await prepare({
    districts: [feature('D', 'district', cells(-50, -100, 100))],
    'red-line': [feature('R', 'red-line', zone)],
  });
  const checked = await checkSite(prepared, ruleBook, { polygons: strip, kind: null }, false);
  const hits = checked.ok ? checked.value.findings.filter((f) => f.status === 'hit') : [];
  const statesOf = async (factor: number) => {
    const told = hits.map((f) => ({ ...f, areaSquareMetres: f.areaSquareMetres! * factor }));
    return (await sphericalChecks(prepared, strip, told, atOnce)).map((c) => c.state);
  };

  it('agrees, and does not where the figure is wrong by a ten-thousandth', async () => {
    expect(hits.map((f) => f.ruleId)).toEqual(['red']);
    expect(hits[0]!.share).toBeGreaterThan(0.1);
    expect(hits[0]!.share).toBeLessThan(0.95);
    expect(await statesOf(1)).toEqual(['agrees']);
    expect(await statesOf(1.0001)).toEqual(['differs']);
    expect(await statesOf(0.9999)).toEqual(['differs']);
  });
});
