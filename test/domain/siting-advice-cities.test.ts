import { describe, expect, it } from 'vitest';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import type { PreparedCity } from '../../src/domain/prepared-city.ts';
import { adviseSite } from '../../src/domain/siting/advice.ts';
import type { Advice, Move, SiteCheck } from '../../src/domain/siting/advice-result.ts';
import { checkSite, type Site } from '../../src/domain/siting/check.ts';
import { carriedBy } from '../../src/domain/siting/move.ts';
import type { Finding } from '../../src/domain/siting/result.ts';
import type { RuleBook } from '../../src/domain/siting/rules.ts';
import { atOnce } from '../../src/engine/index.ts';
import { Random } from '../support/random.ts';
import { randomFootprint } from '../support/random-sites.ts';
import { cityIds, prepareShipped, shippedCity, shippedRules } from '../support/shipped-city.ts';

/** Footprints a city; ADVICE_RUNS=1000 for a long run. */
const RUNS = Number(process.env.ADVICE_RUNS ?? 4);
/** Shorter moves that are tried against each advised one. */
const TRIES = Number(process.env.ADVICE_TRIES ?? 30);
const SAFETY = 1;
const WITHIN = 5000;
const KINDS = [null, 'chemical', 'linear', 'livestock', 'industry', 'tailings'];
const CONFLICTS = ['avoid', 'justify', 'certify'];

interface Scene {
  readonly prepared: PreparedCity;
  readonly book: RuleBook;
  readonly site: Site;
}

const at = async ({ prepared, book, site }: Scene, polygons: PolygonCoordinates): Promise<SiteCheck | null> => {
  const checked = await checkSite(prepared, book, { ...site, polygons }, false);
  return checked.ok ? checked.value : null;
};

/** Findings that a project has to keep off, by what the rules say and the check found. */
function limiting({ book, site }: Scene, findings: readonly Finding[]): Finding[] {
  return findings.filter(({ ruleId, threshold }) => {
    const rule = book.rules.find((r) => r.id === ruleId);
    return rule && threshold && CONFLICTS.includes(rule.outcome) && (site.kind !== null || rule.kinds === null);
  });
}

/** Metres that are kept beyond a limit; negative where it is hit. */
function keptMetres({ status, absentHere, threshold, distanceMetres, marginMetres }: Finding): number {
  if (status === 'hit') return -1;
  if (absentHere) return Number.POSITIVE_INFINITY;
  // Boundaries that cross with next to no ground in common have no distance.
  if (threshold?.kind !== 'within') return distanceMetres ?? -1;
  return marginMetres ?? -1;
}

/** Least that is kept of the limits: those with a key, or all. */
const leastKept = (scene: Scene, result: SiteCheck, key: string | null): number =>
  limiting(scene, result.findings)
    .filter((f) => key === null || f.key === key)
    .reduce((least, f) => Math.min(least, keptMetres(f)), Number.POSITIVE_INFINITY);

/** What is ruled and the footprint is clear of as it lies: by the safety distance, or by less. */
const sparedOf = ({ findings }: SiteCheck): ReadonlyMap<string, number> =>
  new Map(
    findings
      .filter((f) => f.ruleId !== null && f.status === 'clear' && keptMetres(f) > 0)
      .map((f) => [f.key, keptMetres(f) > SAFETY ? SAFETY : 0]),
  );

/** Whether what it was clear of stays so, by so much more. */
const isSpared = (spared: ReadonlyMap<string, number>, { findings }: SiteCheck, more: number): boolean =>
  findings.every((f) => {
    const kept = spared.get(f.key);
    return kept === undefined || (f.status !== 'unchecked' && keptMetres(f) > kept + more);
  });

const NOTHING: ReadonlyMap<string, number> = new Map();

const isInside = (result: SiteCheck, districtId: string | null): boolean =>
  result.districts.every((d) => (districtId === null ? d.id !== null : d.id === districtId));

/** Random moves shorter than the advised one must not keep the limits. */
async function shorterMove(
  scene: Scene,
  advice: Advice,
  key: string | null,
  move: Move | null,
  random: Random,
  spared = NOTHING,
) {
  const kept = key === null ? SAFETY : 0;
  const metres = move?.metres ?? WITHIN;
  const most = move ? metres - Math.max(1, 0.01 * metres) : WITHIN;
  for (let i = 0; i < TRIES && most > 0; i++) {
    const near = move !== null && i % 2 === 0;
    const way = near
      ? (move.bearingDegrees / 180) * Math.PI + random.between(-0.3, 0.3)
      : random.between(0, 2 * Math.PI);
    const away = most * (near ? 1 - random.next() ** 3 / 4 : Math.sqrt(random.next()));
    const result = await at(
      scene,
      carriedBy(scene.site.polygons, { east: away * Math.sin(way), north: away * Math.cos(way) }),
    );
    const isClear = result && isInside(result, advice.districtId) && leastKept(scene, result, key) >= kept + 0.2;
    if (isClear && isSpared(spared, result, 0.2)) return away;
  }
  return null;
}

async function examine(scene: Scene, random: Random): Promise<void> {
  const advised = await adviseSite(scene.prepared, scene.book, scene.site, { safetyMetres: SAFETY }, atOnce);
  if (!advised.ok) throw new Error(JSON.stringify(advised.problems));
  const advice = advised.value;
  const moves: [string | null, Move | null][] = [...advice.each, [null, advice.all]];
  for (const [key, move] of moves) {
    if (move) {
      const result = (await at(scene, move.polygons))!;
      expect(isInside(result, advice.districtId)).toBe(true);
      if (key === null) expect(leastKept(scene, result, key)).toBeGreaterThanOrEqual(SAFETY);
      else expect(leastKept(scene, result, key)).toBeGreaterThan(0);
      expect(
        Math.abs(result.areaSquareMetres / (await at(scene, scene.site.polygons))!.areaSquareMetres - 1),
      ).toBeLessThan(1e-6);
    }
    if (advice.undecided.includes(key ?? 'all')) continue;
    if (move) expect(move.precisionMetres).toBeLessThanOrEqual(Math.max(1, 0.01 * move.metres));
    const spared = key === null ? sparedOf((await at(scene, scene.site.polygons))!) : NOTHING;
    // Where it could not stay clear of all that it was clear of, there was no such place at all.
    const isAllSpared = move !== null && isSpared(spared, move.result, 0);
    expect(await shorterMove(scene, advice, key, isAllSpared ? move : null, random, spared)).toBeNull();
    if (!isAllSpared) expect(await shorterMove(scene, advice, key, move, random)).toBeNull();
  }
  const { cut } = advice;
  expect(cut).not.toBeNull();
  if (!cut || cut.polygons.length === 0) return;
  const rest = (await at(scene, cut.polygons))!;
  expect(rest.areaSquareMetres).toBe(cut.keptSquareMetres);
  expect(leastKept(scene, rest, null)).toBeGreaterThanOrEqual(SAFETY);
}

/** Random footprints in conflict, each examined; what went wrong, by the number it was drawn with. */
async function wrongAdvice(id: string, seed: number): Promise<string[]> {
  const city = shippedCity(id);
  const book = shippedRules(id);
  const prepared = await prepareShipped(city, book);
  const wrong: string[] = [];
  for (let run = 0, drawn = 0; run < RUNS; drawn++) {
    const random = new Random(seed + 7919 * drawn);
    const site = { polygons: randomFootprint(random, city.extent), kind: random.pick(KINDS) };
    const scene = { prepared, book, site };
    const result = await at(scene, site.polygons);
    if (!result || !limiting(scene, result.findings).some((f) => f.status === 'hit')) continue;
    run++;
    await examine(scene, random).catch((error: Error) => wrong.push(`footprint ${drawn}: ${error.message}`));
  }
  return wrong;
}

describe.each(cityIds.map((id, i) => ({ id, seed: 100 * (i + 1) })))('clearance advice in $id', ({ id, seed }) => {
  it(`is clear when checked again and no longer than what a dense search finds (${RUNS} footprints)`, {
    timeout: 7_200_000,
  }, async () => {
    expect(await wrongAdvice(id, seed)).toEqual([]);
  });
});
