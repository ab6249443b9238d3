/** Limits of rules: distances, tolerances, lines, what lies within the accuracy of the data. */
import { describe, expect, it } from 'vitest';
import type { City } from '../../src/domain/city.ts';
import type { LayerFeature, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { checkSite } from '../../src/domain/siting/check.ts';
import type { Rule } from '../../src/domain/siting/rules.ts';
import { lineLength, polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { direct, distanceMetres } from '../../src/geodesy/geodesic.ts';
import { Random } from '../support/random.ts';
import { squareAt } from '../support/rule-footprints.ts';
import { prepareShipped, shippedCity, shippedRules } from '../support/shipped-city.ts';
import { bookOf, cells, feature, prepare, rule, SOUTH, smallCity, WEST } from '../support/small-city.ts';

const both = (text: string) => ({ zh: text, en: text });

/** The small city with a layer of lines and one of points. */
const city: City = {
  ...smallCity,
  absentLayers: [],
  layers: [
    ...smallCity.layers,
    ...(['line', 'point'] as const).map((geometry) => ({
      ...smallCity.layers[1]!,
      id: `${geometry}s`,
      role: null,
      geometry,
      classes: [{ id: 'a', name: both('a'), style: 'a', check: false }],
    })),
  ],
};

const line = (id: string, ...coordinates: [number, number][]): LayerFeature => ({
  type: 'Feature',
  properties: { id, name: id, class: 'a' },
  geometry: { type: 'LineString', coordinates: coordinates.map(([x, y]) => [WEST + x * 0.01, SOUTH + y * 0.01]) },
});
const point = (id: string, x: number, y: number): LayerFeature => ({
  type: 'Feature',
  properties: { id, name: id, class: 'a' },
  geometry: { type: 'Point', coordinates: [WEST + x * 0.01, SOUTH + y * 0.01] },
});

async function found(features: Readonly<Record<string, LayerFeature[]>>, of: Rule, polygons: PolygonCoordinates) {
  const answer = await checkSite(await prepare(features, city), bookOf(of), { polygons, kind: null }, true);
  if (!answer.ok) throw new Error(`refused: ${answer.problems[0]?.code}`);
  return { ...answer.value.findings.find((f) => f.ruleId === of.id)!, result: answer.value };
}

const within = (metres: number, inside = true, layer = 'red-line', classId = 'red-line'): Rule =>
  rule('near', layer, classId, 'avoid', { test: { kind: 'within', metres, inside } });

/** A diamond whose eastern (1) or western (-1) corner is the place. */
function diamond([lon, lat]: readonly number[], side: 1 | -1): PolygonCoordinates {
  const [x, y] = [lon!, lat!];
  const west: number[][] = [[x, y], [x - side * 0.004, y + side * 0.004], [x - side * 0.008, y], [x - side * 0.004, y - side * 0.004], [x, y]]; // biome-ignore format: a ring
  return [[west]];
}

describe('a rule with a distance', () => {
  const corner = [WEST + 0.03, SOUTH + 0.05];
  const red = { 'red-line': [feature('R', 'red-line', diamond(corner, 1))] };
  const siteAt = (metres: number) => diamond(direct(corner[0]!, corner[1]!, 90, metres), -1);

  it.each([200, 1000, 3000])('holds at exactly %d m and not a hundredth of a millimetre further', async (metres) => {
    const at = await found(red, within(metres), siteAt(metres));
    expect(at).toMatchObject({ status: 'hit', outcome: 'avoid', marginMetres: 0, borderline: true });
    expect(at.distanceMetres).toBeCloseTo(metres, 7);
    expect(at.nearest!.onClass).toEqual(corner);
    const beyond = await found(red, within(metres), siteAt(metres + 1e-5));
    expect(beyond.status).toBe('clear');
    expect(beyond.marginMetres).toBeCloseTo(1e-5, 7);
    expect((await found(red, within(metres), siteAt(metres - 1e-5))).marginMetres).toBeCloseTo(-1e-5, 7);
  });

  it('is 临界 within the accuracy of the boundary, hit or not', async () => {
    const borderline = async (metres: number) => (await found(red, within(1000), siteAt(metres))).borderline;
    expect(await Promise.all([989.9, 990.1, 1009.9, 1010.1].map(borderline))).toEqual([false, true, true, false]);
  });

  it('measures to the boundary itself, not to the polygon of the band', async () => {
    // The ring is drawn to 0.03 degrees, some 850 m, the rule says 200 m.
    const features = {
      'management-range': [feature('M', 'management-range', cells(0, 0, 2, 10))],
      bands: [feature('B', 'band-200', cells(2, 0, 1, 10))],
    };
    const of = within(200, false, 'management-range', 'management-range');
    const clear = await found(features, of, cells(2.5, 4, 0.4));
    expect(clear).toMatchObject({ key: 'bands/band-200', status: 'clear', areaSquareMetres: 0, overlap: [] });
    expect(clear.distanceMetres!).toBeGreaterThan(400);
    const hit = await found(features, of, cells(2.1, 4, 0.4));
    expect(hit).toMatchObject({ key: 'bands/band-200', layerId: 'bands', status: 'hit', allInInnerBand: false });
    expect(hit.areaSquareMetres).toBeCloseTo(polygonsArea(cells(2.1, 4, 0.4)), 3);
    expect(hit.dataVersion!.layerId).toBe('management-range');
    const touching = await found(features, of, cells(2, 4, 0.4));
    expect(touching).toMatchObject({ status: 'hit', touching: true, marginMetres: -200 });
  });

  it('without a ring has the key of its boundary, and no area', async () => {
    const features = { 'management-range': [feature('M', 'management-range', cells(0, 0, 2, 10))] };
    const of = within(900, false, 'management-range', 'management-range');
    const hit = await found(features, of, cells(2.5, 4, 0.4));
    expect(hit).toMatchObject({
      key: 'management-range/management-range',
      status: 'hit',
      areaSquareMetres: null,
      share: null,
    });
    expect(hit.result.net).toMatchObject({ keys: [], netSquareMetres: 0, grossSquareMetres: 0 });
    expect((await found(features, of, cells(5, 4, 0.4))).areaSquareMetres).toBe(0);
  });

  it('outward of a boundary does not hold for what lies wholly inside it', async () => {
    const features = { 'red-line': [feature('R', 'red-line', cells(0, 0, 4, 10))] };
    const inside = cells(1, 4, 1);
    expect(await found(features, within(500, false), inside)).toMatchObject({
      status: 'clear',
      distanceMetres: 0,
      marginMetres: null,
    });
    expect(await found(features, within(500, true), inside)).toMatchObject({ status: 'hit', marginMetres: -500 });
    // Partly outside: the ground beyond the boundary touches it.
    expect(await found(features, within(500, false), cells(3, 4, 2, 1))).toMatchObject({ status: 'hit' });
  });

  it('says where all of the ground in reach lies in a band further in', async () => {
    const wide: City = {
      ...city,
      layers: city.layers.map((l) =>
        l.id === 'bands'
          ? { ...l, classes: [...l.classes, { id: 'band-900', name: both('b'), style: 'b', check: true }] }
          : l,
      ),
      bandSet: {
        ...city.bandSet!,
        rings: [...city.bandSet!.rings, { class: 'band-900', fromMetres: 200, toMetres: 900 }],
      },
    };
    const features = {
      'management-range': [feature('M', 'management-range', cells(0, 0, 2, 10))],
      bands: [feature('B', 'band-200', cells(2, 0, 1, 10)), feature('C', 'band-900', cells(3, 0, 1, 10))],
    };
    const of = within(900, false, 'management-range', 'management-range');
    const prepared = await prepare(features, wide);
    const at = async (polygons: PolygonCoordinates) => {
      const answer = await checkSite(prepared, bookOf(of), { polygons, kind: null }, false);
      return answer.ok ? answer.value.findings.find((f) => f.key === 'bands/band-900') : null;
    };
    expect(await at(cells(2.2, 4, 0.2))).toMatchObject({ status: 'hit', areaSquareMetres: 0, allInInnerBand: true });
    expect(await at(cells(2.8, 4, 0.4))).toMatchObject({ status: 'hit', allInInnerBand: false });
  });
});

describe('a tolerance', () => {
  /** Overlaps the square by a strip of so many square metres. */
  async function strip(squareMetres: number, tolerance: number, corner = cells(2, 2, 2)) {
    const width = (squareMetres / polygonsArea(cells(4, 2, 1, 2))) * 0.01;
    const red = feature('R', 'red-line', [[[[WEST + 0.04 - width, 40.02], [WEST + 0.06, 40.02], [WEST + 0.06, 40.04], [WEST + 0.04 - width, 40.04], [WEST + 0.04 - width, 40.02]]]]); // biome-ignore format: a ring
    const of = rule('red', 'red-line', 'red-line', 'avoid', {
      test: { kind: 'overlap', toleranceSquareMetres: tolerance },
    });
    return found({ 'red-line': [red] }, of, corner);
  }

  it('keeps a sliver from being a hit, and shows it', async () => {
    const sliver = await strip(0.9, 1);
    expect(sliver).toMatchObject({ status: 'clear', outcome: 'none', belowTolerance: true, touching: false });
    expect(sliver.areaSquareMetres).toBeCloseTo(0.9, 3);
    expect(sliver.overlap).toHaveLength(1);
    expect(sliver).toMatchObject({ distanceMetres: 0, marginMetres: 0, borderline: true });
    expect(sliver.result.overall).toBe('none');
    expect(sliver.result.net.netSquareMetres).toBe(0);
    expect(await strip(1.1, 1)).toMatchObject({ status: 'hit', belowTolerance: false, outcome: 'avoid' });
    expect(await strip(0.9, 0)).toMatchObject({ status: 'hit' });
  });

  it('is not met by mere contact', async () => {
    const red = [feature('R', 'red-line', cells(4, 2, 2))];
    const of = rule('red', 'red-line', 'red-line', 'avoid');
    expect(await found({ 'red-line': red }, of, cells(2, 2, 2))).toMatchObject({
      status: 'clear',
      touching: true,
      belowTolerance: false,
      areaSquareMetres: 0,
    });
  });
});

describe('lines and points', () => {
  const crosses = (toleranceMetres: number): Rule =>
    rule('line', 'lines', 'a', 'avoid', { test: { kind: 'crosses', toleranceMetres } });

  it('count by the length inside', async () => {
    const features = { lines: [line('L', [0, 4.5], [10, 4.5]), line('far', [9, 9], [10, 9])] };
    const hit = await found(features, crosses(0.1), cells(2, 4, 1));
    const expected = lineLength([
      [WEST + 0.02, SOUTH + 0.045],
      [WEST + 0.03, SOUTH + 0.045],
    ]);
    expect(hit).toMatchObject({ key: 'lines/a', status: 'hit', areaSquareMetres: null, distanceMetres: 0 });
    expect(hit.lengthMetres).toBeCloseTo(expected, 5);
    expect(hit.features).toMatchObject([{ id: 'L', areaSquareMetres: 0, lengthMetres: hit.lengthMetres }]);
    expect(hit.threshold).toEqual({ kind: 'crosses', metres: 0.1 });
    expect(await found(features, crosses(2000), cells(2, 4, 1))).toMatchObject({
      status: 'clear',
      belowTolerance: true,
    });
  });

  it('beside a footprint are as far as they are, along its edge they touch', async () => {
    const clear = await found({ lines: [line('L', [5, 0], [5, 10])] }, crosses(0.1), cells(2, 4, 1));
    const expected = distanceMetres(WEST + 0.03, SOUTH + 0.05, WEST + 0.05, SOUTH + 0.05);
    expect(clear).toMatchObject({ status: 'clear', lengthMetres: 0, touching: false, borderline: false });
    expect(clear.distanceMetres).toBeCloseTo(expected, 4);
    expect(clear.marginMetres).toBe(clear.distanceMetres);
    const along = await found({ lines: [line('L', [3, 0], [3, 10])] }, crosses(0.1), cells(2, 4, 1));
    expect(along).toMatchObject({ status: 'clear', touching: true, borderline: true });
  });

  it('may be kept a distance from', async () => {
    const of = within(2000, true, 'points', 'a');
    const at = distanceMetres(WEST + 0.03, SOUTH + 0.05, WEST + 0.05, SOUTH + 0.05);
    const hit = await found({ points: [point('P', 5, 5)] }, of, cells(2, 4, 1));
    expect(hit).toMatchObject({ key: 'points/a', status: 'hit', nearest: { feature: { id: 'P' } } });
    expect(hit.distanceMetres).toBeCloseTo(at, 4);
    expect(hit.marginMetres).toBeCloseTo(at - 2000, 4);
    expect(await found({ points: [point('P', 2.5, 4.5)] }, of, cells(2, 4, 1))).toMatchObject({
      distanceMetres: 0,
      features: [{ id: 'P' }],
    });
    expect(await found({ lines: [line('L', [8, 0], [8, 10])] }, within(2000, true, 'lines', 'a'), cells(2, 4, 1)))
      .toMatchObject({ status: 'clear', absentHere: false }); // biome-ignore format: one call
    expect(await found({ lines: [] }, within(2000, true, 'lines', 'a'), cells(2, 4, 1))).toMatchObject({
      status: 'clear',
      absentHere: true,
      distanceMetres: null,
    });
  });

  it('cannot be tested for area, nor polygons for length: unchecked', async () => {
    const area = rule('area', 'lines', 'a', 'avoid');
    expect(await found({ lines: [line('L', [0, 4.5], [10, 4.5])] }, area, cells(2, 4, 1))).toMatchObject({
      status: 'unchecked',
      reason: 'test-unfit',
    });
    const length = rule('length', 'red-line', 'red-line', 'avoid', { test: { kind: 'crosses', toleranceMetres: 0 } });
    expect(await found({}, length, cells(2, 4, 1))).toMatchObject({ status: 'unchecked', reason: 'test-unfit' });
  });
});

describe('a move of m metres', () => {
  it('changes no distance and no margin by more than m', async () => {
    const wuhai = shippedCity('wuhai');
    const rules = shippedRules('wuhai');
    const prepared = await prepareShipped(wuhai, rules);
    const random = new Random(5);
    let compared = 0;
    for (let run = 0; run < 40; run++) {
      const at = [random.between(106.65, 107), random.between(39.2, 39.85)];
      const metres = 10 ** random.between(-1, 3.5);
      const to = direct(at[0]!, at[1]!, random.between(0, 360), metres);
      const sites = [at, to].map((place) => squareAt(place, 150));
      const moved = Math.max(
        ...sites[0]![0]![0]!.map(([x, y], i) => {
          const [u, v] = sites[1]![0]![0]![i]!;
          return distanceMetres(x!, y!, u!, v!);
        }),
      );
      const [before, after] = await Promise.all(
        sites.map((polygons) => checkSite(prepared, rules, { polygons, kind: 'tailings' }, false)),
      );
      if (!before?.ok || !after?.ok) continue;
      for (const a of before.value.findings) {
        const b = after.value.findings.find((f) => f.key === a.key)!;
        for (const [p, q] of [[a.distanceMetres, b?.distanceMetres], [a.marginMetres, b?.marginMetres]] as const) // biome-ignore format: a list
          if (p != null && q != null) {
            compared++;
            expect(Math.abs(p - q), a.key).toBeLessThanOrEqual(moved + 1e-5);
          }
      }
    }
    expect(compared).toBeGreaterThan(300);
  });
});
