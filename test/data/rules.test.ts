/** The shipped rules: as they are built, quoted as their sources have them, and each met by a footprint. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { ruleFile } from '../../data/build/rules/books.ts';
import type { PreparedCity } from '../../src/domain/prepared-city.ts';
import { checkSite } from '../../src/domain/siting/check.ts';
import type { Finding } from '../../src/domain/siting/result.ts';
import { type Rule, type RuleBook, statusOn } from '../../src/domain/siting/rules.ts';
import { squaresFor } from '../support/rule-footprints.ts';
import { cityFile, cityIds, prepareShipped, shippedCity, shippedRules } from '../support/shipped-city.ts';

const books = cityIds.map((id) => [id, shippedRules(id)] as const);
const shared = fileURLToPath(new URL('../../../shared/', import.meta.url));
const quotesOf = (book: RuleBook, source: 'SEED' | 'FOUND') =>
  book.rules.flatMap(({ id, citation }) =>
    citation?.source === source && citation.quote !== null ? [{ id, quote: citation.quote }] : [],
  );

describe.each(books)('rules of %s', (id, book) => {
  const city = shippedCity(id);

  it('are what data/build writes', () => {
    expect(cityFile(`${id}/rules.json`)).toBe(ruleFile(id));
    expect(book.city).toBe(id);
  });

  it('speak of layers and classes that the city has or names as absent', () => {
    const absent = new Set(city.absentLayers.map((l) => l.id));
    for (const { id: rule, target } of book.rules) {
      const layer = city.layers.find((l) => l.id === target.layer);
      expect(layer !== undefined || absent.has(target.layer), `${rule}: ${target.layer}`).toBe(true);
      const classes = layer?.classes.map((c) => c.id) ?? [];
      for (const own of target.classes ?? []) expect(classes, rule).toContain(own);
    }
  });

  it('cite only what was found, and say of the rest that it is to be verified', () => {
    for (const rule of book.rules) {
      expect(rule.verification, rule.id).not.toBe('confirmed');
      if (rule.citation?.source === 'FOUND') expect(rule.citation.url, rule.id).toMatch(/^https?:\/\//);
      if (rule.verification === 'unverified') expect([rule.outcome, rule.citation]).toEqual(['notice', null]);
    }
  });
});

const hasSources = existsSync(`${shared}seeds`) && existsSync(`${shared}research/domain.md`);
if (!hasSources) console.log(`quotes of rules not compared: the plans are not in ${shared}`);

describe.skipIf(!hasSources)('quotes', () => {
  const seeds: Record<string, string> = {};
  if (hasSources) {
    const order = ['ordos', 'maanshan', 'baiyin', 'wuhai', 'kangbashi'];
    for (const file of readdirSync(`${shared}seeds`).sort())
      seeds[order[Number(file.slice(0, 3))]!] = readFileSync(`${shared}seeds/${file}`, 'utf8');
  }

  it.each(books)('of the plan of %s stand in it word for word', (id, book) => {
    const quotes = quotesOf(book, 'SEED');
    expect(quotes.length).toBeGreaterThan(0);
    for (const { id: rule, quote } of quotes) expect(seeds[id]!.includes(quote), `${rule}: ${quote}`).toBe(true);
  });

  it.each(books)('of other sources, as they were noted down, are used word for word in %s', (_, book) => {
    const notes = readFileSync(`${shared}research/domain.md`, 'utf8');
    for (const { id: rule, quote } of quotesOf(book, 'FOUND'))
      expect(notes.includes(quote), `${rule}: ${quote}`).toBe(true);
  });
});
describe.each(books)('every rule of %s', (id, book) => {
  const city = shippedCity(id);
  const prepared = prepareShipped(city, book);
  const isSupplied = (rule: Rule) => city.layers.some((l) => l.id === rule.target.layer);

  it.each(book.rules.filter(isSupplied).map((r) => [r.id, r] as const))(
    'is hit, with its clause: %s',
    async (_, rule) => {
      const hits = await hitsOf(await prepared, book, rule);
      expect(new Set(hits.map((f) => f.classId)).size).toBeGreaterThanOrEqual(rule.target.classes?.length ?? 1);
      for (const hit of hits) {
        expect(hit.outcome).toBe(rule.outcome);
        expect(hit.clause).toMatchObject({ ruleId: rule.id, citation: rule.citation, requirement: rule.requirement });
        expect(hit.dataVersion).not.toBeNull();
      }
    },
  );

  const missing = book.rules.filter((r) => !isSupplied(r)).map((r) => [r.id, r] as const);
  if (missing.length > 0)
    it.each(missing)('is unchecked where its layer is not supplied: %s', async (_, rule) => {
      const [square] = squaresFor(await prepared, { ...rule, target: { layer: 'districts', classes: null } });
      const answer = await checkSite(await prepared, book, { polygons: square!, kind: rule.kinds?.[0] ?? null }, false);
      if (!answer.ok) throw new Error('refused');
      const finding = answer.value.findings.find((f) => f.ruleId === rule.id);
      expect(finding).toMatchObject({ status: 'unchecked', reason: 'layer-missing', outcome: 'unchecked' });
      expect(finding!.clause!.ruleId).toBe(rule.id);
    });

  it('has its texts in force, as drafts or expired by the day of the check', () => {
    const [draft, planned] = ['2022-12-01', '2026-11-22'].map((day) =>
      book.rules.flatMap((r) => (r.citation?.to ? [statusOn(r.citation, day)] : [])),
    );
    expect(new Set(draft)).not.toContain('expired');
    expect(new Set(planned).size).toBeLessThanOrEqual(1);
    if (planned!.length > 0) expect(planned).toContain('expired');
  });
});

/** The first hit of each class that the rule speaks of. */
async function hitsOf(prepared: PreparedCity, book: RuleBook, rule: Rule): Promise<Finding[]> {
  const first = new Map<string | null, Finding>();
  const wanted = rule.target.classes?.length ?? 1;
  for (const polygons of squaresFor(prepared, rule)) {
    const answer = await checkSite(prepared, book, { polygons, kind: rule.kinds?.[0] ?? null }, false);
    const hits = answer.ok ? answer.value.findings.filter((f) => f.ruleId === rule.id && f.status === 'hit') : [];
    for (const hit of hits) if (!first.has(hit.classId)) first.set(hit.classId, hit);
    if (first.size === wanted) break;
  }
  return [...first.values()];
}
