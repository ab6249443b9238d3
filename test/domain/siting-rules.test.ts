/** Rules of a check: which apply, what they come to together, what is not checked; and files of rules. */

import { describe, expect, it } from 'vitest';
import type { City } from '../../src/domain/city.ts';
import type { LayerFeature, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { BATCH_OUTCOMES, batchColumns, screenRows } from '../../src/domain/siting/batch.ts';
import { checkSite } from '../../src/domain/siting/check.ts';
import { isCityWide } from '../../src/domain/siting/city-wide.ts';
import { parseRuleBook, type Rule, type RuleBook, statusOn } from '../../src/domain/siting/rules.ts';
import { CONFLICTS, limitsOf } from '../../src/domain/siting/search-limits.ts';
import { atOnce } from '../../src/engine/index.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { problemLine } from '../../src/text/problems.ts';
import { bookOf, cells, feature, prepare, rule, ruleBook, smallCity } from '../support/small-city.ts';

const whole: City = { ...smallCity, absentLayers: [] };
const red = [feature('R', 'red-line', cells(2, 2, 2))];
const general = [feature('G', 'general', cells(3, 2, 2))];

async function check(
  rules: readonly Rule[],
  polygons: PolygonCoordinates,
  given: {
    readonly features?: Readonly<Record<string, LayerFeature[]>>;
    readonly city?: City;
    readonly kind?: string;
    readonly day?: string;
  } = {},
) {
  const prepared = await prepare(given.features ?? { 'red-line': red }, given.city ?? whole);
  const site = { polygons, kind: given.kind ?? null, ...(given.day ? { day: given.day } : {}) };
  const answer = await checkSite(prepared, bookOf(...rules), site, true);
  if (!answer.ok) throw new Error(`refused: ${answer.problems[0]?.code}`);
  const { findings } = answer.value;
  return { ...answer.value, of: (id: string) => findings.find((f) => f.ruleId === id) };
}

describe('the outcome of a site', () => {
  const outcomes = ['avoid', 'justify', 'certify', 'notice'] as const;
  const rules = outcomes.map((outcome, i) =>
    rule(outcome, i < 2 ? 'red-line' : 'protected-areas', ['red-line', 'red-line', 'general', 'core'][i]!, outcome),
  );

  it.each([
    [['avoid', 'justify', 'certify', 'notice'], 'avoid'],
    [['justify', 'certify', 'notice'], 'justify'],
    [['certify', 'notice'], 'certify'],
    [['notice'], 'none'],
    [[], 'none'],
  ])('with %j hit is %s', async (hit, overall) => {
    const features = { 'red-line': red, 'protected-areas': [feature('G', 'general', cells(2, 2, 2)), feature('C', 'core', cells(2, 2, 2))] }; // biome-ignore format: a table
    const own = rules.filter((r) => hit.includes(r.outcome));
    expect((await check(own, cells(2, 2, 1), { features })).overall).toBe(overall);
    // What is not checked stands over 未发现空间冲突 and under every conflict.
    const gaps = await check(own, cells(2, 2, 1), { features, city: smallCity });
    expect(gaps.overall).toBe(overall === 'none' ? 'unchecked' : overall);
    expect(gaps.counts.unchecked).toBe(1);
  });

  it('of a met class without a rule is a notice without a clause', async () => {
    const { findings, overall } = await check([], cells(2, 2, 1));
    expect(findings[0]).toMatchObject({
      key: 'red-line/red-line',
      classKey: 'red-line/red-line',
      ruleId: null,
      clause: null,
      status: 'hit',
      outcome: 'notice',
    });
    expect(overall).toBe('none');
  });
});

describe('several rules on a class', () => {
  it('have a row each, and their ground is counted once', async () => {
    const rules = [
      rule('one', 'red-line', 'red-line', 'certify'),
      rule('two', 'red-line', 'red-line', 'avoid'),
      rule('near', 'red-line', 'red-line', 'notice', { test: { kind: 'within', metres: 100, inside: true } }),
      rule('general', 'protected-areas', 'general', 'certify'),
    ];
    const features = { 'red-line': red, 'protected-areas': general };
    const { findings, net } = await check(rules, cells(1, 1, 6), { features });
    expect(findings.slice(0, 4).map((f) => [f.key, f.classKey, f.outcome])).toEqual([
      ['red-line/red-line#two', 'red-line/red-line', 'avoid'],
      ['red-line/red-line', 'red-line/red-line', 'certify'],
      ['protected-areas/general', 'protected-areas/general', 'certify'],
      ['red-line/red-line#near', 'red-line/red-line', 'notice'],
    ]);
    expect(new Set(findings.map((f) => f.key)).size).toBe(findings.length);
    expect([...net.keys].sort()).toEqual(['protected-areas/general', 'red-line/red-line']);
    const [own, other] = [polygonsArea(cells(2, 2, 2)), polygonsArea(cells(3, 2, 2))];
    expect(net.grossSquareMetres).toBeCloseTo(own + other, 2);
    expect(net.repeatedSquareMetres).toBeCloseTo(polygonsArea(cells(3, 2, 1, 2)), 2);
  });

  it('name all classes that are checked where none is named', async () => {
    const all = rule('all', 'protected-areas', 'core', 'avoid', {
      target: { layer: 'protected-areas', classes: null },
    });
    const { findings } = await check([all], cells(3, 2, 1), { features: { 'protected-areas': general } });
    expect(findings.filter((f) => f.ruleId === 'all').map((f) => [f.key, f.status])).toEqual([
      ['protected-areas/general', 'hit'],
      ['protected-areas/core', 'clear'],
    ]);
  });
});

describe('rules for kinds of projects', () => {
  const chemical = rule('chemical', 'red-line', 'red-line', 'avoid', { kinds: ['chemical'] });

  it('apply to their kind', async () => {
    const { of, overall, notApplicable, kind } = await check([chemical], cells(2, 2, 1), { kind: 'chemical' });
    expect(of('chemical')).toMatchObject({ status: 'hit', outcome: 'avoid', reason: null });
    expect([overall, notApplicable, kind]).toEqual(['avoid', [], 'chemical']);
  });

  it('are unchecked where the kind is not stated, or not known, and the rule is met', async () => {
    for (const kind of [undefined, 'castle']) {
      const { of, overall, ...result } = await check([chemical], cells(2, 2, 1), { ...(kind ? { kind } : {}) });
      expect(of('chemical')).toMatchObject({ status: 'unchecked', outcome: 'unchecked', reason: 'kind-unknown' });
      expect(of('chemical')!.areaSquareMetres).toBeGreaterThan(0);
      expect([overall, result.kind]).toEqual(['unchecked', null]);
    }
    expect((await check([chemical], cells(6, 6, 1))).of('chemical')).toMatchObject({ status: 'clear', reason: null });
  });

  it('are listed as not applicable to another kind, and the class keeps a row', async () => {
    const { of, findings, notApplicable, overall } = await check([chemical], cells(2, 2, 1), { kind: 'mining' });
    expect(of('chemical')).toBeUndefined();
    expect(notApplicable).toEqual([{ ruleId: 'chemical', name: chemical.name, kinds: ['chemical'] }]);
    expect(findings[0]).toMatchObject({ key: 'red-line/red-line', outcome: 'notice', clause: null });
    expect(overall).toBe('none');
  });

  it('may speak of the whole city', async () => {
    const ban = rule('ban', 'districts', 'district', 'avoid', { kinds: ['mining'] });
    const { of, net, overall } = await check([ban], cells(4, 8, 2), { kind: 'mining' });
    expect(of('ban')).toMatchObject({ key: 'districts/district', name: ban.name, status: 'hit', overlap: [] });
    // It is met wherever a site stands, by no overlap: there is no figure of it, and none in the sums.
    expect(isCityWide(of('ban')!)).toBe(true);
    expect(of('ban')).toMatchObject({ areaSquareMetres: null, share: null, distanceMetres: null, features: [] });
    expect(overall).toBe('avoid');
    expect(net).toMatchObject({ keys: [], netSquareMetres: 0 });
  });
});

describe('what is not there', () => {
  it('makes a rule unchecked, never clear', async () => {
    const gone = rule('gone', 'nowhere', 'x', 'avoid');
    const farmland = rule('farm', 'farmland', 'x', 'avoid', { target: { layer: 'farmland', classes: null } });
    const classless = rule('class', 'red-line', 'gone', 'avoid');
    const { of, overall, findings } = await check([gone, farmland, classless], cells(6, 6, 1), { city: smallCity });
    for (const id of ['gone', 'farm', 'class'])
      expect(of(id)).toMatchObject({ status: 'unchecked', reason: 'layer-missing', clause: { ruleId: id } });
    expect(of('farm')!.name).toEqual(smallCity.absentLayers[0]!.name);
    expect(findings.filter((f) => f.layerId === 'farmland')).toHaveLength(1);
    expect(overall).toBe('unchecked');
  });

  it('is told apart from what could not be read', async () => {
    const city: City = { ...whole, layers: whole.layers.map((l) => (l.id === 'red-line' ? { ...l, versions: [{ ...l.versions[0]!, id: 'lost' }] } : l)) }; // biome-ignore format: a record
    const { of, findings } = await check([rule('red', 'red-line', 'red-line', 'avoid')], cells(2, 2, 1), { city });
    expect(of('red')).toMatchObject({ status: 'unchecked', reason: 'layer-unread', areaSquareMetres: null });
    expect(findings.filter((f) => f.layerId === 'red-line')).toHaveLength(1);
  });

  it('is in no list of what was checked', async () => {
    const { checkedLayers } = await check([], cells(2, 2, 1), { city: smallCity });
    // The districts tell where the ground lies.
    expect(checkedLayers.map((l) => l.layerId)).toEqual([
      'districts',
      'red-line',
      'protected-areas',
      'management-range',
      'bands',
    ]);
    expect(checkedLayers[1]).toMatchObject({ versionId: 'now', date: '2025', accuracyMetres: 10 });
  });
});

describe('the list of what was checked', () => {
  it('names the layer that a ring is drawn on, though its distance is measured to the boundary', async () => {
    const near = rule('near', 'management-range', 'management-range', 'justify', {
      test: { kind: 'within', metres: 200, inside: true },
    });
    const unbanded: City = { ...whole, layers: whole.layers.map((l) => ({ ...l, classes: l.classes.map((c) => ({ ...c, check: false })) })) }; // biome-ignore format: a record
    const features = { 'management-range': [feature('M', 'management-range', cells(2, 2, 1))] };
    const { checkedLayers } = await check([near], cells(2, 2, 1), { city: unbanded, features });
    expect(checkedLayers.map((l) => l.layerId)).toEqual(['districts', 'management-range', 'bands']);
  });
});

describe('ground outside the city', () => {
  it('is unchecked, and in none of the sums', async () => {
    // Two rows of cells within, two without; the red line goes on beyond the border.
    const features = {
      'red-line': [feature('R', 'red-line', cells(2, 9, 1, 2))],
      'management-range': [feature('M', 'management-range', cells(0, 0, 3, 12))],
    };
    const site = cells(2, 8, 2, 4);
    const result = await check(ruleBook.rules, site, { features });
    const inside = polygonsArea(cells(2, 8, 2));
    expect(result.insideSquareMetres).toBeCloseTo(inside, 2);
    const hit = result.of('red')!;
    expect(hit.areaSquareMetres).toBeCloseTo(polygonsArea(cells(2, 9, 1)), 2);
    expect(hit.outsideSquareMetres).toBeCloseTo(polygonsArea(cells(2, 10, 1)), 2);
    expect(result.net.netSquareMetres).toBeCloseTo(polygonsArea(cells(2, 9, 1)), 2);
    expect(result.net.grossSquareMetres).toBeCloseTo(polygonsArea(cells(2, 9, 1)), 2);
    expect(result.bands!.insideSquareMetres).toBeCloseTo(polygonsArea(cells(2, 8, 1, 2)), 2);
    expect(result.bands!.beyondSquareMetres).toBeCloseTo(polygonsArea(cells(3, 8, 1, 2)), 2);
    expect(Math.abs(result.bands!.residualSquareMetres)).toBeLessThan(1e-9 * inside);
    const beyond = result.findings.find((f) => f.reason === 'outside-city')!;
    expect(beyond).toMatchObject({ key: 'districts/outside', status: 'unchecked', classKey: null });
    expect(beyond.areaSquareMetres).toBeCloseTo(polygonsArea(cells(2, 10, 2)), 2);
  });
});

describe('a clause', () => {
  const cited = (change: Partial<NonNullable<Rule['citation']>>): Rule => {
    const plain = rule('red', 'red-line', 'red-line', 'avoid');
    return { ...plain, citation: { ...plain.citation!, ...change } };
  };

  it('grounds its outcome to its last day, then a notice that says what it was', async () => {
    const plan = cited({ from: '2021', to: '2025' });
    const on = async (day?: string) => (await check([plan], cells(2, 2, 1), day ? { day } : {})).of('red')!;
    const inForce = { outcome: 'avoid', lapsedOutcome: null, clause: { status: 'in-force' } };
    expect(await on('2025-12-31')).toMatchObject(inForce);
    expect(await on()).toMatchObject(inForce);
    expect(await on('2026-01-01')).toMatchObject({
      status: 'hit',
      outcome: 'notice',
      lapsedOutcome: 'avoid',
      clause: { status: 'expired' },
    });
  });

  it('that is written down as expired is so on every day, and a notice that expires was never more', async () => {
    const written = (await check([cited({ status: 'expired' })], cells(2, 2, 1))).of('red')!;
    expect(written).toMatchObject({ outcome: 'notice', lapsedOutcome: 'avoid' });
    const mild: Rule = { ...cited({ to: '2025' }), outcome: 'notice' };
    const result = await check([mild], cells(2, 2, 1), { day: '2026-01-01' });
    expect(result.of('red')).toMatchObject({ outcome: 'notice', lapsedOutcome: null });
    expect(result.overall).toBe('none');
    const clear = await check([cited({ to: '2025' })], cells(6, 6, 1), { day: '2026-01-01' });
    expect(clear.of('red')).toMatchObject({ status: 'clear', outcome: 'none', lapsedOutcome: null });
  });

  it('that has expired leaves the site without a conclusion, no conflict in its sums and nothing to keep off', async () => {
    const day = '2026-01-01';
    const plan = cited({ to: '2025' });
    const result = await check([plan], cells(2, 2, 1), { day });
    expect(result.overall).toBe('unchecked');
    expect(result.net.keys).toEqual([]);
    const other = rule('other', 'red-line', 'red-line', 'certify');
    expect((await check([plan, other], cells(2, 2, 1), { day })).overall).toBe('certify');
    const prepared = await prepare({ 'red-line': red }, whole);
    const limits = (on: string) => limitsOf(prepared, bookOf(plan), { kind: null, day: on }, CONFLICTS).length;
    expect([limits('2025-12-31'), limits(day)]).toEqual([1, 0]);
    const column = (on: string) => batchColumns(prepared, bookOf(plan), on).find((c) => c.ruleId === 'red')!.outcome;
    expect([column('2025-12-31'), column(day)]).toEqual(['avoid', 'notice']);
    const columns = batchColumns(prepared, bookOf(plan), day);
    const sites = [{ polygons: cells(2, 2, 1), kind: null, day }];
    const screened = await screenRows(prepared, bookOf(plan), columns, sites, 0, atOnce);
    expect(BATCH_OUTCOMES[screened.outcomes[0]!]).toBe('unchecked');
  });

  it.each([
    ['2026', '2026-12-31', 'draft'],
    ['2026', '2027-01-01', 'expired'],
    ['2026-03', '2026-03-31', 'draft'],
    ['2026-03-14', '2026-03-14', 'draft'],
    ['2026-03-14', '2026-03-15', 'expired'],
    [null, '2090-01-01', 'draft'],
  ])('to %s is on %s %s', (to, day, status) => {
    expect(statusOn(cited({ to, status: 'draft' }).citation!, day)).toBe(status);
  });

  it('carries what the rule says', async () => {
    const full = {
      ...cited({}),
      activities: [{ zh: '一', en: 'one' }],
      note: { zh: '注', en: 'note' },
      requirement: null,
    };
    expect((await check([full], cells(2, 2, 1))).of('red')!.clause).toMatchObject({
      ruleId: 'red',
      requirement: null,
      activities: full.activities,
      note: full.note,
      verification: 'cited',
    });
  });
});

describe('a file of rules', () => {
  const good: RuleBook = bookOf(rule('red', 'red-line', 'red-line', 'avoid'));
  const withRule = (change: object) => ({ ...good, rules: [{ ...good.rules[0]!, ...change }] });
  const paths = (value: unknown) => {
    const read = parseRuleBook(value);
    return read.ok ? 'read' : read.problems.map((p) => [p.code, p.where.path ?? '']);
  };

  it('is read as it was written', () => {
    expect(parseRuleBook(good)).toEqual({ ok: true, value: good, problems: [] });
  });

  it.each([
    ['an outcome that permits', withRule({ outcome: 'permit' }), 'rules.0.outcome', 'not-allowed'],
    ['a distance below 0', withRule({ test: { kind: 'within', metres: -1, inside: true } }), 'rules.0.test.metres', 'amount'],
    ['no finite distance', withRule({ test: { kind: 'within', metres: Number.POSITIVE_INFINITY, inside: true } }), 'rules.0.test.metres', 'amount'],
    ['words for a distance', withRule({ test: { kind: 'within', metres: '1 km', inside: true } }), 'rules.0.test.metres', 'not-number'],
    ['words for yes or no', withRule({ test: { kind: 'within', metres: 1, inside: 'yes' } }), 'rules.0.test.inside', 'not-yes-no'],
    ['an unknown test', withRule({ test: { kind: 'beside' } }), 'rules.0.test.kind', 'not-allowed'],
    ['no test', withRule({ test: undefined }), 'rules.0.test', 'missing'],
    ['no classes', withRule({ target: { layer: 'red-line', classes: [] } }), 'rules.0.target.classes', 'empty'],
    ['classes that are no list', withRule({ target: { layer: 'red-line', classes: 'a' } }), 'rules.0.target.classes', 'not-list'],
    ['a layer in capitals', withRule({ target: { layer: 'Red line', classes: null } }), 'rules.0.target.layer', 'id'],
    ['a date that is none', withRule({ citation: { ...good.rules[0]!.citation!, to: 'soon' } }), 'rules.0.citation.to', 'date'],
    ['a citation that is text', withRule({ citation: 'law' }), 'rules.0.citation', 'not-object'],
    ['an empty name', withRule({ name: { zh: ' ', en: 'x' } }), 'rules.0.name.zh', 'empty'],
    ['a name that is a number', withRule({ name: { zh: 7, en: 'x' } }), 'rules.0.name.zh', 'not-text'],
    ['another schema', { ...good, schema: 2 }, 'schema', 'not-allowed'],
    ['no rules at all', null, '', 'not-object'],
    ['an unverified rule that cites', withRule({ verification: 'unverified', outcome: 'notice' }), 'rules.0', 'unverified-says-more'],
    ['an unverified rule that decides', withRule({ verification: 'unverified', citation: null }), 'rules.0', 'unverified-says-more'],
    ['a cited rule without a source', withRule({ citation: null }), 'rules.0', 'cited-without-source'],
    ['a confirmed rule without a name', withRule({ verification: 'confirmed' }), 'rules.0', 'confirmed-without-name'],
    ['a rule twice', { ...good, rules: [...good.rules, ...good.rules] }, '', 'rule-twice'],
    ['a kind twice', { ...good, kinds: [...good.kinds, ...good.kinds] }, '', 'kind-twice'],
    ['a kind that is not listed', withRule({ kinds: ['castle'] }), '', 'kind-unlisted'],
  ])('with %s is refused at its place', (_, value, path, fault) => {
    const read = parseRuleBook(value);
    const told = read.problems.filter((p) => (p.where.path ?? '') === path);
    expect([read.ok, told[0]?.code, told[0]?.values.fault]).toEqual([false, 'rule-file-broken', fault]);
    if (path.startsWith('rules.')) expect(told[0]?.values.rule).toBe('red');
    for (const language of ['zh', 'en'] as const) expect(problemLine(told[0]!, language)).not.toMatch(/Invalid|Expected|undefined/);
  }); // biome-ignore format: a table

  it('says what was found and what can stand there', () => {
    const [problem] = parseRuleBook(withRule({ outcome: 'permit' })).problems;
    expect(problem!.values).toMatchObject({ found: 'permit', allowed: 'avoid, justify, certify, notice' });
    expect(problemLine(problem!, 'zh')).toContain(
      '第 1 条规则“red”(rules.0.outcome):只能是 avoid(建议避让)、justify(需论证)、certify(需认定)、notice(提示),文件里是“permit”。请改正后重新导入',
    );
    expect(problemLine(problem!, 'en')).toContain('Rule 1 “red” (rules.0.outcome): must be one of: avoid, justify');
  });

  it('that a user confirmed may decide without a citation', () => {
    const confirmedBy = { name: '张工', date: '2026-11-01' };
    expect(paths(withRule({ verification: 'confirmed', confirmedBy, citation: null }))).toBe('read');
  });
});
