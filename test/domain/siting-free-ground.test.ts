import { describe, expect, it } from 'vitest';
import type { LayerFeature, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { checkSite } from '../../src/domain/siting/check.ts';
import { freeGround, type GroundWish } from '../../src/domain/siting/free-ground.ts';
import { centreOf, turned } from '../../src/domain/siting/move.ts';
import type { Rule } from '../../src/domain/siting/rules.ts';
import { atOnce } from '../../src/engine/index.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { distanceMetres } from '../../src/geodesy/geodesic.ts';
import { bookOf, cells, feature, prepare, rule, ruleBook, SOUTH, smallCity, WEST } from '../support/small-city.ts';

/** A place in cells. */
const place = (x: number, y: number): [number, number] => [WEST + x * 0.01, SOUTH + y * 0.01];
const across = (x: number, y: number, count: number) => distanceMetres(...place(x, y), ...place(x + count, y));
const up = (y: number, count: number) => distanceMetres(...place(0, y), ...place(0, y + count));

async function ground(
  features: Readonly<Record<string, LayerFeature[]>>,
  polygons: PolygonCoordinates,
  wish: Partial<GroundWish> & { readonly kind?: string; readonly rules?: readonly Rule[] } = {},
  city = smallCity,
) {
  const prepared = await prepare(features, city);
  const book = wish.rules ? bookOf(...wish.rules) : ruleBook;
  const whole = { districtId: 'D1', avoid: 'avoid' as const, safetyMetres: 1, wanted: place(1, 5), ...wish };
  const site = { polygons, kind: wish.kind ?? null };
  const answer = await freeGround(prepared, book, site, whole, atOnce);
  if (!answer.ok) throw new Error(`refused: ${answer.problems[0]?.code}`);
  for (const { placement } of answer.value.patches) {
    const checked = await checkSite(prepared, book, { ...site, polygons: placement.polygons }, false);
    expect(checked.ok && checked.value.findings.filter((f) => f.status === 'hit' && f.outcome === 'avoid')).toEqual([]);
    expect(polygonsArea(placement.polygons) / polygonsArea(polygons)).toBeCloseTo(1, 7);
  }
  return answer.value;
}

/** To the precision of the search, and what a cell is narrower by farther north. */
const expectNear = (metres: number, expected: number): void =>
  expect(Math.abs(metres - expected)).toBeLessThan(1.5 + expected / 100);

/** A strip through D1 (five cells by ten), half a cell wide: two cells west of it, two and a half east. */
const strip = { 'red-line': [feature('R', 'red-line', cells(2, -1, 0.5, 12))] };

describe('free ground', () => {
  it('is the district without what rules of avoidance take, patch by patch, to the last square metre', async () => {
    const found = await ground(strip, cells(0, 0, 1), { wanted: place(4, 5) });
    const [east, west] = [polygonsArea(cells(2.5, 0, 2.5, 10)), polygonsArea(cells(0, 0, 2, 10))];
    expect(found.patches.map((p) => p.areaSquareMetres / east)).toEqual([
      expect.closeTo(1, 9),
      expect.closeTo(west / east, 9),
    ]);
    expect(Math.abs(found.freeSquareMetres - east - west)).toBeLessThan(1e-9 * east);
    expect(Math.abs(found.residualSquareMetres)).toBeLessThan(0.01);
    expect(found).toMatchObject({ examined: 2, tooSmall: 0, undecided: 0, districtId: 'D1', safetyMetres: 1 });
  });

  it('tells the largest circle in each patch', async () => {
    const found = await ground(strip, cells(0, 0, 1), { wanted: place(0, 5) });
    const [patch] = found.patches;
    const radius = across(0, 10, 2) / 2;
    expect(patch!.inscribed.radiusMetres).toBeGreaterThan(radius * 0.997);
    expect(patch!.inscribed.radiusMetres).toBeLessThan(across(0, 0, 2) / 2 + 0.01);
    expect(patch!.inscribed.center[0]).toBeCloseTo(WEST + 0.01, 4);
  });

  it('puts the footprint as near to the wanted place as it can, and ranks by that', async () => {
    const found = await ground(strip, cells(0, 0, 1), { wanted: place(2.1, 5) });
    const [west, east] = found.patches;
    expectNear(west!.distanceMetres, across(1.5, 5, 0.6) + 1);
    expectNear(east!.distanceMetres, across(2.1, 5, 0.9) + 1);
    for (const { placement, distanceMetres: metres } of found.patches) {
      expect(placement.angleDegrees).toBe(0);
      expect(distanceMetres(...centreOf(placement.polygons), ...place(2.1, 5))).toBeCloseTo(metres, 2);
    }
    // At the wanted place itself where there is room.
    const there = await ground(strip, cells(0, 0, 1), { wanted: place(1, 5) });
    expect(there.patches[0]!.distanceMetres).toBeLessThan(0.01);
  });

  it('keeps the footprint from the edges of a patch', async () => {
    const found = await ground(strip, cells(0, 0, 1), { wanted: place(2.1, 5), safetyMetres: 100 });
    expectNear(found.patches[0]!.distanceMetres, across(1.5, 5, 0.6) + 100);
    // As wide as the patch: no room for the distance on either side.
    expect((await ground(strip, cells(0, 0, 2), { safetyMetres: 20 })).tooSmall).toBe(1);
  });

  it('does not offer a patch in which the footprint does not fit, however it is turned', async () => {
    const large = await ground(strip, cells(0, 0, 2.3));
    expect(large.patches.map((p) => p.areaSquareMetres)).toEqual([
      expect.closeTo(polygonsArea(cells(2.5, 0, 2.5, 10)), 2),
    ]);
    expect(large.tooSmall).toBe(1);
    expect((await ground(strip, cells(0, 0, 2.6))).patches).toEqual([]);
  });

  it('turns the footprint in steps of 15 degrees, as little as it must', async () => {
    // 2560 m by 555 m, in a patch 1707 m wide: 1760 m across at 60 degrees, 1198 m at 75.
    const found = await ground(strip, cells(0, 0, 3, 0.5), { wanted: place(1, 5) });
    const west = found.patches.find((p) => p.inscribed.center[0] < WEST + 0.02)!;
    expect(west.placement.angleDegrees).toBe(75);
    const wide = across(0, 0, 3) * Math.cos((75 / 180) * Math.PI) + up(0, 0.5) * Math.sin((75 / 180) * Math.PI);
    const xs = west.placement.polygons.flat(2).map((v) => v[0]!);
    const degrees = (Math.max(...xs) - Math.min(...xs)) / 0.01;
    expect(across(0, 5, degrees) / wide).toBeCloseTo(1, 2);
  });

  it('turns it back rather than the long way round', async () => {
    const strip3 = cells(0, 0, 3, 0.5);
    const leaning = turned(strip3, centreOf(strip3), -30);
    const found = await ground(strip, leaning, { wanted: place(1, 5) });
    const west = found.patches.find((p) => p.inscribed.center[0] < WEST + 0.02)!;
    expect(west.placement.angleDegrees).toBe(315);
  });

  it('leaves out by choice what needs an argument or a finding too', async () => {
    const features = { ...strip, 'protected-areas': [feature('G', 'general', cells(0, 5, 2, 5))] };
    expect((await ground(features, cells(0, 0, 1))).patches).toHaveLength(2);
    const strict = await ground(features, cells(0, 0, 1), { avoid: 'certify' });
    const areas = strict.patches.map((p) => p.areaSquareMetres).sort((a, b) => a - b);
    expect(areas[0]! / polygonsArea(cells(0, 0, 2, 5))).toBeCloseTo(1, 9);
  });

  it('leaves out what lies within the distance of a rule, with drawn rings and without', async () => {
    const range = { 'management-range': [feature('M', 'management-range', cells(2, -1, 0.5, 12))] };
    const within = (metres: number) =>
      rule('near', 'management-range', 'management-range', 'avoid', {
        test: { kind: 'within', metres, inside: false },
      });
    const drawn = await ground(range, cells(0, 0, 1), { rules: [within(300)] });
    const free = polygonsArea(cells(0, 0, 2, 10)) + polygonsArea(cells(2.5, 0, 2.5, 10)) - 600 * up(0, 10);
    expect(Math.abs(drawn.freeSquareMetres / free - 1)).toBeLessThan(1e-4);
    expect(drawn.patches).toHaveLength(2);
    // The ring as a layer has it counts, not one drawn anew: here it is made too wide on purpose.
    const bands = [feature('B', 'band-200', [...cells(1, -1, 1, 12), ...cells(2.5, -1, 1, 12)])];
    const ringed = await ground({ ...range, bands }, cells(0, 0, 0.8), { rules: [within(200)] });
    const left = polygonsArea(cells(0, 0, 1, 10)) + polygonsArea(cells(3.5, 0, 1.5, 10));
    expect(ringed.freeSquareMetres / left).toBeCloseTo(1, 9);
  });

  it('is none where the whole city is barred to the kind of project', async () => {
    const rules = [rule('dump', 'districts', 'district', 'avoid', { kinds: ['mining'] })];
    expect(await ground({}, cells(0, 0, 1), { rules, kind: 'mining' })).toMatchObject({
      patches: [],
      freeSquareMetres: 0,
    });
    expect((await ground({}, cells(0, 0, 1), { rules, kind: 'chemical' })).patches).toHaveLength(1);
  });

  it('crosses the districts where the whole city is asked for', async () => {
    const found = await ground(strip, cells(0, 0, 1), { districtId: null, wanted: place(5, 5) });
    expect(found.patches[0]!.distanceMetres).toBeLessThan(0.01);
    expect(found.patches[0]!.areaSquareMetres / polygonsArea(cells(2.5, 0, 7.5, 10))).toBeCloseTo(1, 9);
  });

  it('places the footprint off lines that must not be crossed', async () => {
    const line = { ...smallCity.layers[1]!, id: 'shoreline', geometry: 'line' as const };
    const city = { ...smallCity, layers: [...smallCity.layers, line] };
    const shore: LayerFeature = {
      type: 'Feature',
      properties: { id: 'L', name: 'L', class: 'red-line' },
      geometry: { type: 'LineString', coordinates: [place(2, -1), place(2, 11)] },
    };
    const crosses = rule('shore', 'shoreline', 'red-line', 'avoid', { test: { kind: 'crosses', toleranceMetres: 0 } });
    const wish = { rules: [crosses], wanted: place(2.1, 5) };
    const found = await ground({ shoreline: [shore] }, cells(0, 0, 1), wish, city);
    expect(found.patches).toHaveLength(1);
    expectNear(found.patches[0]!.distanceMetres, across(2.1, 5, 0.4) + 1);
  });

  it('keeps the distance that a rule asks for from lines and points', async () => {
    const layerOf = (id: string, geometry: 'line' | 'point') => ({ ...smallCity.layers[1]!, id, geometry });
    const city = { ...smallCity, layers: [...smallCity.layers, layerOf('shore', 'line'), layerOf('wells', 'point')] };
    const one = (id: string, geometry: LayerFeature['geometry']): LayerFeature => ({
      type: 'Feature',
      properties: { id, name: id, class: 'red-line' },
      geometry,
    });
    const features = {
      shore: [one('S', { type: 'LineString', coordinates: [place(2, -1), place(2, 11)] })],
      wells: [one('W', { type: 'Point', coordinates: place(4, 5) })],
    };
    const within = (layer: string, metres: number) =>
      rule(layer, layer, 'red-line', 'avoid', { test: { kind: 'within', metres, inside: true } });
    const [shore, well] = [400, 300];
    const wish = { rules: [within('shore', shore), within('wells', well)], wanted: place(4, 5) };
    const found = await ground(features, cells(0, 0, 0.3), wish, city);
    // Two strips: west of the line, and east of it with a hole around the well.
    const [east, west] = [polygonsArea(cells(2, 0, 3, 10)), polygonsArea(cells(0, 0, 2, 10))];
    const strip = shore * up(0, 10);
    const disc = Math.PI * well ** 2;
    expect(found.patches.map((p) => p.areaSquareMetres)).toEqual([
      expect.closeTo(east - strip - disc, -3),
      expect.closeTo(west - strip, -3),
    ]);
    expect(found.patches[0]!.distanceMetres).toBeGreaterThan(well);
  });

  it('refuses a footprint that is none', async () => {
    const wish = { districtId: null, avoid: 'avoid' as const, safetyMetres: 1, wanted: place(1, 5) };
    const answer = await freeGround(await prepare({}), ruleBook, { polygons: [], kind: null }, wish, atOnce);
    expect(answer.ok).toBe(false);
  });
});
