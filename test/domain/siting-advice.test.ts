import { describe, expect, it } from 'vitest';
import type { City } from '../../src/domain/city.ts';
import type { LayerFeature, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { adviseSite } from '../../src/domain/siting/advice.ts';
import type { Move } from '../../src/domain/siting/advice-result.ts';
import { checkSite } from '../../src/domain/siting/check.ts';
import { carriedBy } from '../../src/domain/siting/move.ts';
import type { Rule } from '../../src/domain/siting/rules.ts';
import { isKept } from '../../src/domain/siting/search-limits.ts';
import { atOnce } from '../../src/engine/index.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { distanceMetres } from '../../src/geodesy/geodesic.ts';
import { findingWith, resultWith } from '../support/findings.ts';
import { bookOf, cells, feature, prepare, rule, ruleBook, SOUTH, smallCity, WEST } from '../support/small-city.ts';

interface Wish {
  readonly rules?: readonly Rule[];
  readonly kind?: string | null;
  readonly safetyMetres?: number;
  readonly city?: City;
}

const RED = 'red-line/red-line';
const red = (polygons: PolygonCoordinates) => ({ 'red-line': [feature('R', 'red-line', polygons)] });

async function advise(
  features: Readonly<Record<string, LayerFeature[]>>,
  polygons: PolygonCoordinates,
  { rules, kind = null, safetyMetres = 1, city = smallCity }: Wish = {},
) {
  const prepared = await prepare(features, city);
  const book = rules ? bookOf(...rules) : ruleBook;
  const answer = await adviseSite(prepared, book, { polygons, kind }, { safetyMetres }, atOnce);
  if (!answer.ok) throw new Error(`refused: ${answer.problems[0]?.code}`);
  const finding = async (shape: PolygonCoordinates, key: string) => {
    const checked = await checkSite(prepared, book, { polygons: shape, kind }, false);
    return checked.ok ? checked.value.findings.find((f) => f.key === key)! : null;
  };
  return { advice: answer.value, finding };
}

/** Metres along a parallel or meridian between cells, in the middle of cell (x, y). */
const across = (x: number, y: number, count: number) =>
  distanceMetres(WEST + x * 0.01, SOUTH + y * 0.01, WEST + (x + count) * 0.01, SOUTH + y * 0.01);
const up = (y: number, count: number) => distanceMetres(WEST, SOUTH + y * 0.01, WEST, SOUTH + (y + count) * 0.01);

/** As long as a closed form, to the precision promised. */
function expectLength(move: Move | null | undefined, metres: number): void {
  expect(move).toBeTruthy();
  expect(move!.metres).toBeGreaterThan(metres - 0.1);
  expect(move!.metres).toBeLessThan(metres + 0.2);
  expect(move!.precisionMetres).toBeLessThanOrEqual(0.1);
}

describe('the least move that clears one limit', () => {
  it('goes straight off the overlap and no farther; off all limits with the safety distance', async () => {
    const { advice, finding } = await advise(red(cells(2.8, 1, 2, 8)), cells(2, 4, 1));
    const move = advice.each.get(RED)!;
    expectLength(move, across(2.8, 4, 0.2));
    expect(move.bearingDegrees).toBeGreaterThan(255);
    expect(move.bearingDegrees).toBeLessThan(285);
    const clear = (await finding(move.polygons, RED))!;
    expect(clear).toMatchObject({ status: 'clear', touching: false });
    expect(clear.distanceMetres).toBeGreaterThan(0);
    expect(clear.distanceMetres).toBeLessThan(0.2);
    const all = (await finding(advice.all!.polygons, RED))!;
    expect(all.distanceMetres).toBeGreaterThan(1.05);
    expect(all.distanceMetres).toBeLessThan(1.2);
  });

  it('is the same whatever the safety distance', async () => {
    const [near, far] = await Promise.all(
      [0, 200].map((safetyMetres) => advise(red(cells(2.8, 1, 2, 8)), cells(2, 4, 1), { safetyMetres })),
    );
    expect(far!.advice.each.get(RED)!.metres).toBe(near!.advice.each.get(RED)!.metres);
    expect(far!.advice.all!.metres).toBeGreaterThan(near!.advice.all!.metres + 199);
  });

  it('is what carriedBy makes of the metres told, and keeps the size', async () => {
    const { advice } = await advise(red(cells(2.8, 1, 2, 8)), cells(2, 4, 1));
    const { eastMetres, northMetres, metres, polygons } = advice.all!;
    expect(carriedBy(cells(2, 4, 1), { east: eastMetres, north: northMetres })).toEqual(polygons);
    expect(Math.hypot(eastMetres, northMetres)).toBeCloseTo(metres, 6);
    expect(polygonsArea(polygons) / polygonsArea(cells(2, 4, 1))).toBeCloseTo(1, 8);
    expect(
      distanceMetres(...([...cells(2, 4, 1)[0]![0]![0]!, ...polygons[0]![0]![0]!] as [number, number, number, number])),
    ).toBeCloseTo(metres, 3);
  });

  it('leads farther than the accuracy of the data where that is the distance to keep', async () => {
    const accuracyMetres = 10;
    const { advice, finding } = await advise(red(cells(2.8, 1, 2, 8)), cells(2, 4, 1), {
      safetyMetres: accuracyMetres,
    });
    for (const polygons of [advice.all!.polygons, advice.cut!.polygons]) {
      const clear = (await finding(polygons, RED))!;
      expect(clear).toMatchObject({ status: 'clear', borderline: false, accuracyMetres });
      expect(clear.distanceMetres).toBeGreaterThan(accuracyMetres);
    }
    const limits = [{ key: RED, outcome: 'avoid', target: {}, metres: 0 }] as never;
    const at = (metres: number) =>
      isKept(resultWith({ findings: [findingWith({ key: RED, distanceMetres: metres })] }), limits, accuracyMetres);
    expect([at(accuracyMetres), at(accuracyMetres + 0.001)]).toEqual([false, true]);
  });

  it('keeps another safety distance where one is stated', async () => {
    const { advice, finding } = await advise(red(cells(2.8, 1, 2, 8)), cells(2, 4, 1), { safetyMetres: 50 });
    expectLength(advice.all, across(2.8, 4, 0.2) + 50);
    expect((await finding(advice.all!.polygons, RED))!.distanceMetres).toBeGreaterThanOrEqual(50);
  });

  it('goes beyond the distance of a rule, measured from the boundary itself', async () => {
    const range = { 'management-range': [feature('M', 'management-range', cells(4, 0, 0.5, 10))] };
    const { advice, finding } = await advise(range, cells(2.9, 4, 1));
    const [key, move] = [...advice.each][0]!;
    expectLength(move, 200 - across(3.9, 4, 0.1));
    const clear = (await finding(move!.polygons, key))!;
    expect(clear.status).toBe('clear');
    expect(clear.marginMetres).toBeGreaterThan(0);
    expect(clear.marginMetres).toBeLessThan(0.2);
  });

  it('does not lead from the outward side of a boundary to its inside', async () => {
    const range = { 'management-range': [feature('M', 'management-range', cells(3, 0, 2, 10))] };
    const { advice } = await advise(range, cells(2.8, 4, 0.1));
    const [, move] = [...advice.each][0]!;
    expectLength(move, 200 - across(2.9, 4, 0.1));
  });

  it('passes on over what it overlaps to the nearer side', async () => {
    const { advice } = await advise(red(cells(2, 4, 1, 0.8)), cells(2, 4.6, 1));
    expectLength(advice.each.get(RED), up(4.6, 0.2));
    expect(advice.each.get(RED)!.northMetres).toBeGreaterThan(0);
  });

  it('is there for every conflict, and not for what only gives notice', async () => {
    const features = {
      ...red(cells(2.8, 1, 2, 8)),
      'protected-areas': [feature('G', 'general', cells(1, 1, 1.2, 8)), feature('C', 'core', cells(2, 4.9, 1))],
    };
    const { advice } = await advise(features, cells(2, 4, 1));
    expect([...advice.each.keys()].sort()).toEqual(['protected-areas/general', RED]);
    expectLength(advice.each.get(RED), across(2.8, 4, 0.2));
    expectLength(advice.each.get('protected-areas/general'), across(2, 4, 0.2));
  });
});

describe('the least move that clears all limits at once', () => {
  it('heeds limits that were not hit before', async () => {
    const features = {
      ...red(cells(2.8, 0, 2.2, 10)),
      'protected-areas': [feature('G', 'general', cells(0.5, 0, 1.45, 4.5))],
    };
    const { advice } = await advise(features, cells(2, 4, 0.9));
    // West is barred at once, so the footprint goes north-west, past the corner of the other limit.
    const single = advice.each.get(RED)!;
    const west = across(2.8, 4, 0.1) + 1;
    expectLength(single, west - 1);
    const narrow = across(1.95, 4, 0.05);
    expect(west).toBeGreaterThan(narrow);
    expectLength(advice.all, Math.hypot(west, up(4, 0.5) + 1));
    expect(advice.all!.result.overall).toBe('unchecked');
    expect(advice.all!.result.counts.hit).toBe(0);
  });

  it('keeps off what the footprint is clear of and a rule only gives notice of, as long as there is such a place', async () => {
    const rules = [...ruleBook.rules, rule('core', 'protected-areas', 'core', 'notice')];
    const general = [feature('C', 'core', cells(0.5, 0, 1.4, 9))];
    const features = { ...red(cells(2.8, 0, 2.2, 4.5)), 'protected-areas': general };
    const kept = (await advise(features, cells(2, 4, 0.9), { rules })).advice;
    // Straight west it would come to lie in the other ground.
    const west = across(2.8, 4, 0.1) + 1;
    expect(kept.all!.metres).toBeGreaterThan(west + 50);
    expect(kept.all!.result.counts.hit).toBe(0);
    expect((await advise(features, cells(2, 4, 0.9))).advice.all!.metres).toBeLessThan(west + 1);
    const all = [feature('C', 'core', cells(-1, -1, 2.9, 12)), feature('E', 'core', cells(2.95, -1, 9, 12))];
    const forced = await advise({ ...red(cells(2.8, 0, 2.2, 10)), 'protected-areas': all }, cells(2, 4, 0.9), {
      rules,
    });
    expectLength(forced.advice.all, across(2.8, 4, 0.1) + 1);
    expect(forced.advice.all!.result.counts.hit).toBe(1);
  });

  it('keeps the safety distance to such ground where it had it, and not more than it had', async () => {
    const rules = [...ruleBook.rules, rule('core', 'protected-areas', 'core', 'notice')];
    const touch = async (gap: number) => {
      // The shortest way off is north, into the room between the two, which is too narrow for both distances.
      const core = [feature('C', 'core', cells(1.5, 4.9 + gap, 1.6, 1))];
      const features = { ...red(cells(0, 0, 5, 4.05)), 'protected-areas': core };
      const { advice, finding } = await advise(features, cells(2, 4, 0.9), { rules, safetyMetres: 30 });
      return (await finding(advice.all!.polygons, 'protected-areas/core'))!.distanceMetres;
    };
    expect(await touch(0.1)).toBeGreaterThan(30);
    expect(await touch(0.01)).toBeGreaterThan(0);
  });

  it('keeps off ground of a text that has expired as if it were in force', async () => {
    const expired = rule('core', 'protected-areas', 'core', 'justify');
    const lapsed = { ...expired, citation: { ...expired.citation!, status: 'expired' as const, to: '2020-12-31' } };
    const rules = [...ruleBook.rules, lapsed];
    const core = [feature('C', 'core', cells(0, 0, 2.4, 10))];
    const features = { ...red(cells(2.8, 0, 0.3, 10)), 'protected-areas': core };
    const { advice } = await advise(features, cells(2, 4, 0.9), { rules });
    expect([...advice.each.keys()]).toEqual([RED]);
    expectLength(advice.all, across(2, 4, 1.1) + 1);
    expect(advice.all!.result.counts.hit).toBe(0);
  });

  it('is none where nothing within five kilometres is free', async () => {
    const { advice } = await advise(red(cells(-1, -1, 12)), cells(4, 4, 0.5));
    expect(advice.all).toBeNull();
    expect(advice.each.get(RED)).toBeNull();
    expect(advice.undecided).toEqual([]);
    expect(advice.cut).toMatchObject({ polygons: [], keptSquareMetres: 0, keptShare: 0 });
  });

  it('is of no length where nothing is in conflict, and a short one where a limit is only touched', async () => {
    const still = (await advise(red(cells(4, 2, 1)), cells(2, 2, 1))).advice;
    expect(still.all).toMatchObject({ metres: 0, eastMetres: 0, northMetres: 0, polygons: cells(2, 2, 1) });
    expect(still.each.size).toBe(0);
    expect(still.cut).toBeNull();
    const touched = await advise(red(cells(3, 2, 1)), cells(2, 2, 1));
    expectLength(touched.advice.all, 1);
    expect((await touched.finding(touched.advice.all!.polygons, RED))!.touching).toBe(false);
  });

  it('stays in the district with the footprint, and in the city where it lies in two', async () => {
    // The shorter way leads east into D2, which begins at cell 5.
    const barred = red(cells(2.5, 0, 2, 10));
    const own = (await advise(barred, cells(3.6, 4, 0.5))).advice;
    expect(own.districtId).toBe('D1');
    expect(own.all!.result.districts.map((d) => d.id)).toEqual(['D1']);
    expectLength(own.all, across(2.5, 4, 1.6) + 1);
    const two = (await advise(red(cells(3.9, 0, 1, 10)), cells(4.8, 4, 0.5))).advice;
    expect(two.districtId).toBeNull();
    expectLength(two.all, across(4.8, 4, 0.1) + 1);
  });

  it('does not leave the city', async () => {
    const { advice } = await advise(red(cells(0.2, 0, 2, 10)), cells(0, 4, 0.5));
    expectLength(advice.all, across(0, 4, 2.2) + 1);
    const partly = (await advise({}, cells(-0.3, 4, 1))).advice;
    expectLength(partly.all, across(-0.3, 4, 0.3));
    expect(partly.all!.result.districts.map((d) => d.id)).toEqual(['D1']);
  });

  it('is none for a kind of project that the whole city is barred to', async () => {
    const rules = [rule('dump', 'districts', 'district', 'avoid', { kinds: ['mining'] })];
    const barred = (await advise({}, cells(2, 2, 1), { rules, kind: 'mining' })).advice;
    expect(barred.all).toBeNull();
    const met = (await advise({}, cells(2, 2, 1), { rules, kind: 'mining' })).finding;
    // No boundary is looked for, so no accuracy of one is kept as a margin.
    expect(await met(cells(2, 2, 1), 'districts/district')).toMatchObject({ status: 'hit', accuracyMetres: null });
    expect([...barred.each.values()]).toEqual([null]);
    expect(barred.cut!.polygons).toEqual([]);
    expect((await advise({}, cells(2, 2, 1), { rules, kind: 'chemical' })).advice.all!.metres).toBe(0);
    // Where the kind is not stated, such a rule is open and no limit.
    expect((await advise({}, cells(2, 2, 1), { rules })).advice.all!.metres).toBe(0);
  });

  it('keeps off lines that must not be crossed and points that must not be near', async () => {
    const line = { ...smallCity.layers[1]!, id: 'shoreline', geometry: 'line' as const };
    const point = { ...smallCity.layers[1]!, id: 'wells', geometry: 'point' as const };
    const city = { ...smallCity, layers: [...smallCity.layers, line, point] };
    const properties = { id: 'L', name: 'L', class: 'red-line' };
    const at = (x: number, y: number) => [WEST + x * 0.01, SOUTH + y * 0.01];
    const shore: LayerFeature = {
      type: 'Feature',
      properties,
      geometry: { type: 'LineString', coordinates: [at(2.8, 1), at(2.8, 9)] },
    };
    const well: LayerFeature = { type: 'Feature', properties, geometry: { type: 'Point', coordinates: at(2.5, 4.9) } };
    const crosses = rule('shore', 'shoreline', 'red-line', 'avoid', { test: { kind: 'crosses', toleranceMetres: 0 } });
    const near = rule('wells', 'wells', 'red-line', 'avoid', { test: { kind: 'within', metres: 300, inside: true } });
    const wish = { city, rules: [crosses, near] };
    const off = (await advise({ shoreline: [shore], wells: [] }, cells(2, 4, 1), wish)).advice;
    expectLength(off.each.get('shoreline/red-line'), across(2.8, 4, 0.2));
    expect(off.cut!.keptShare).toBeGreaterThan(0.99);
    expect(off.cut!.polygons).toHaveLength(2);
    const away = (await advise({ shoreline: [], wells: [well] }, cells(2, 4, 1), wish)).advice;
    expectLength(away.each.get('wells/red-line'), up(4.9, 0.1) + 300);
    expect(away.cut!.result!.findings.find((f) => f.key === 'wells/red-line')!.marginMetres).toBeGreaterThanOrEqual(1);
  });
});

describe('what is left without the ground in conflict', () => {
  it('is the footprint without the overlap and the safety distance, measured by the engine', async () => {
    const { advice, finding } = await advise(red(cells(2.8, 1, 2, 8)), cells(2, 4, 1));
    const cut = advice.cut!;
    const kept = polygonsArea(cells(2, 4, 0.8, 1)) - up(4, 1) * 1;
    expect(Math.abs(cut.keptSquareMetres - kept)).toBeLessThan(0.05 * up(4, 1));
    expect(cut.keptSquareMetres).toBeCloseTo(polygonsArea(cut.polygons), 3);
    expect(cut.keptShare).toBeCloseTo(cut.keptSquareMetres / polygonsArea(cells(2, 4, 1)), 9);
    const clear = (await finding(cut.polygons, RED))!;
    expect(clear).toMatchObject({ status: 'clear', touching: false });
    expect(clear.distanceMetres).toBeGreaterThanOrEqual(1);
    expect(cut.polygons[0]![0]!.length).toBe(5);
  });

  it('falls in two where the conflict goes through, and has a hole where it lies inside', async () => {
    const through = (await advise(red(cells(2.4, 1, 0.2, 8)), cells(2, 4, 1))).advice.cut!;
    expect(through.polygons).toHaveLength(2);
    const inside = (await advise(red(cells(2.4, 4.4, 0.2)), cells(2, 4, 1))).advice.cut!;
    expect(inside.polygons).toHaveLength(1);
    expect(inside.polygons[0]).toHaveLength(2);
  });

  it('is cut by distances too, and where the city ends', async () => {
    const range = { 'management-range': [feature('M', 'management-range', cells(4, 0, 0.5, 10))] };
    const near = (await advise(range, cells(2.9, 4, 1))).advice.cut!;
    const kept = polygonsArea(cells(2.9, 4, 1)) * (1 - (201 - across(3.9, 4, 0.1)) / across(2.9, 4, 1));
    expect(Math.abs(near.keptSquareMetres / kept - 1)).toBeLessThan(1e-3);
    const partly = (await advise({}, cells(-0.3, 4, 1))).advice.cut!;
    expect(partly.result!.districts.map((d) => d.id)).toEqual(['D1']);
    expect(Math.abs(partly.keptSquareMetres / polygonsArea(cells(0, 4, 0.7, 1)) - 1)).toBeLessThan(1e-3);
  });
});

it('refuses what cannot be checked', async () => {
  const crossed = [[[WEST, SOUTH], [WEST + 0.01, SOUTH + 0.01], [WEST + 0.01, SOUTH], [WEST, SOUTH + 0.01], [WEST, SOUTH]]]; // biome-ignore format: one line
  const answer = await adviseSite(
    await prepare({}),
    ruleBook,
    { polygons: [crossed], kind: null },
    { safetyMetres: 1 },
    atOnce,
  );
  expect(answer.ok).toBe(false);
});
