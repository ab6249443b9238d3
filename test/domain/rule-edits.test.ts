import { describe, expect, test } from 'vitest';
import {
  blankRule,
  confirmed,
  decisiveChanges,
  editionOf,
  editionOrNull,
  freshRuleId,
  importedEdition,
  maySayMore,
  resetRule,
  ruleChanges,
  shippedVersion,
  unconfirmed,
  withKind,
  withNewRule,
  withoutCitation,
  withoutRule,
  withRule,
  withTrueMark,
} from '../../src/domain/siting/rule-edits.ts';
import { reviewRules, ruleFaults } from '../../src/domain/siting/rule-review.ts';
import { isOnCalendar, parseRuleBook, type Rule, type RuleBook } from '../../src/domain/siting/rules.ts';
import { smallCity } from '../support/small-city.ts';

const both = (text: string) => ({ zh: text, en: text });

const citation: Rule['citation'] = {
  document: '某通知',
  number: '某发〔2022〕1号',
  clause: null,
  quote: null,
  url: null,
  source: 'FOUND',
  from: '2022-08',
  to: null,
  status: 'in-force',
};

const cited = (id: string, layer: string, change: Partial<Rule> = {}): Rule => ({
  ...blankRule(id, both(id), { layer, classes: null }, { kind: 'overlap', toleranceSquareMetres: 1 }),
  requirement: both('要求'),
  outcome: 'avoid',
  verification: 'cited',
  citation,
  ...change,
});

const shipped: RuleBook = {
  schema: 1,
  city: 'square',
  version: '2026.11',
  kinds: [{ id: 'chemical', name: both('化工') }],
  rules: [cited('one', 'red-line'), cited('two', 'protected-areas'), cited('three', 'management-range')],
};

const ids = (book: RuleBook) => book.rules.map((r) => r.id);
const renamed = (rule: Rule): Rule => ({ ...rule, name: both('改过') });

describe('an edition of the rules', () => {
  test('counts its changes in the version', () => {
    const once = withRule(shipped, 'one', renamed);
    const twice = withoutRule(once, 'two');
    expect([once.version, twice.version]).toEqual([
      expect.stringMatching(/^2026\.11\+1·[0-9a-f]{4}$/),
      expect.stringMatching(/^2026\.11\+2·[0-9a-f]{4}$/),
    ]);
    expect([editionOf(shipped.version), editionOf(twice.version)]).toEqual([0, 2]);
    expect(shippedVersion(twice.version)).toBe('2026.11');
  });

  test('is marked with what it says: as many changes of other rules have another version', () => {
    const one = withRule(shipped, 'one', renamed);
    const two = withRule(shipped, 'two', renamed);
    expect(one.version).not.toBe(two.version);
    const turned: Rule[] = shipped.rules.map((r) => Object.fromEntries(Object.entries(r).reverse()) as never);
    expect(withRule({ ...shipped, rules: turned }, 'one', renamed).version).toBe(one.version);
  });

  test('that was changed by hand is one more change', () => {
    const one = withRule(shipped, 'one', renamed);
    expect(withTrueMark(one)).toBe(one);
    const byHand = withTrueMark({ ...one, rules: one.rules.slice(0, 2) });
    expect(editionOf(byHand.version)).toBe(2);
    expect(byHand.version.slice(-4)).not.toBe(one.version.slice(-4));
    // Editions of earlier versions have no mark.
    const old = { ...one, version: '2026.11+3' };
    expect(withTrueMark(old)).toBe(old);
    expect([editionOf(old.version), shippedVersion(old.version)]).toEqual([3, '2026.11']);
  });

  test('from a file keeps its marked version; without a mark it is the next after both', () => {
    const one = withRule(shipped, 'one', renamed);
    const two = withRule(withRule(shipped, 'two', renamed), 'three', renamed);
    expect(importedEdition(two, one, shipped)).toBe(two);
    expect(importedEdition({ ...two, version: '2026.11+5' }, one, shipped).version).toMatch(/^2026\.11\+6·/);
    expect(importedEdition({ ...one, version: '2026.11' }, two, shipped).version).toMatch(/^2026\.11\+3·/);
    expect(importedEdition({ ...one, version: '2026.11+9' }, one, shipped)).toBe(one);
    expect(importedEdition({ ...shipped, version: '2026.11+9' }, one, shipped)).toBe(shipped);
  });

  test('a change that changes nothing is none', () => {
    expect(withRule(shipped, 'one', (rule) => ({ ...rule, citation: { ...citation! } }))).toBe(shipped);
    expect(withRule(shipped, 'nobody', renamed)).toBe(shipped);
    expect(withoutRule(shipped, 'nobody')).toBe(shipped);
  });

  test('new rules get ids of their own and stand where they are wanted', () => {
    expect(freshRuleId(shipped, 'one')).toBe('one-2');
    expect(freshRuleId(shipped, 'four')).toBe('four');
    const book = withNewRule(shipped, cited('one-2', 'red-line'), 'one');
    expect(ids(book)).toEqual(['one', 'one-2', 'two', 'three']);
    expect(ids(withNewRule(book, cited('last', 'red-line')))).toEqual(['one', 'one-2', 'two', 'three', 'last']);
  });

  test('one rule goes back to what was shipped, to its place, or away', () => {
    const changed = withoutRule(withRule(shipped, 'one', renamed), 'two');
    expect(resetRule(changed, shipped, 'one').rules[0]).toEqual(shipped.rules[0]);
    expect(ids(resetRule(changed, shipped, 'two'))).toEqual(['one', 'two', 'three']);
    const own = withNewRule(shipped, cited('own', 'red-line'));
    expect(ids(resetRule(own, shipped, 'own'))).toEqual(['one', 'two', 'three']);
  });

  test('that says what the shipped rules say is none', () => {
    const back = resetRule(withRule(shipped, 'one', renamed), shipped, 'one');
    expect(back.version).toMatch(/^2026\.11\+2·/);
    expect(editionOrNull(back, shipped)).toBeNull();
    expect(editionOrNull(withKind(shipped, { id: 'kind-1', name: both('光伏') }), shipped)?.kinds).toHaveLength(2);
  });

  test('what was changed is told by rule and member', () => {
    let book = withRule(shipped, 'three', (r) => ({
      ...renamed(r),
      test: { kind: 'within', metres: 5, inside: true },
    }));
    book = withNewRule(withoutRule(book, 'two'), cited('own', 'red-line'));
    expect(ruleChanges(book, shipped).map(({ id, kind, fields }) => [id, kind, fields])).toEqual([
      ['three', 'changed', ['name', 'test']],
      ['own', 'added', []],
      ['two', 'removed', []],
    ]);
    expect(ruleChanges(shipped, shipped)).toEqual([]);
  });

  test.each([
    ['a blank rule', blankRule('own', both('新规则'), { layer: 'mines', classes: null }, shipped.rules[0]!.test)],
    ['a confirmed one', { ...confirmed(shipped.rules[0]!, { name: '张三', date: '2026-11-22' }), outcome: 'avoid' }],
    ['one that was withdrawn', unconfirmed(confirmed(shipped.rules[0]!, { name: '张三', date: '2026-11-22' }))],
  ] as const)('%s is one that can be read again', (_, rule) => {
    const book = withNewRule({ ...shipped, rules: [] }, rule as Rule);
    const read = parseRuleBook(JSON.parse(JSON.stringify(book)));
    expect(read).toEqual({ ok: true, value: book, problems: [] });
  });

  test('an unverified rule is a notice without a citation', () => {
    expect(unconfirmed(shipped.rules[0]!)).toMatchObject({
      verification: 'unverified',
      outcome: 'notice',
      citation: null,
      confirmedBy: null,
    });
  });
});

describe('a review of the rules', () => {
  const day = '2026-11-22';
  const faults = (rule: Rule) => ruleFaults(rule, smallCity, day);

  test('finds nothing where all is well', () => {
    expect(reviewRules(shipped, smallCity, day)).toEqual([]);
    expect(faults(cited('all', 'districts'))).toEqual([]);
  });

  test('tells a layer that is not loaded from one that nobody knows', () => {
    expect(faults(cited('r', 'farmland'))).toEqual(['layer-missing']);
    expect(faults(cited('r', 'nowhere'))).toEqual(['layer-unknown']);
  });

  test('names classes that the layer has not, and tests that its geometry cannot meet', () => {
    expect(
      faults(cited('r', 'protected-areas', { target: { layer: 'protected-areas', classes: ['core', 'x'] } })),
    ).toEqual(['class-unknown']);
    expect(faults(cited('r', 'red-line', { test: { kind: 'crosses', toleranceMetres: 1 } }))).toEqual(['test-unfit']);
    expect(faults(cited('r', 'red-line', { test: { kind: 'within', metres: 1, inside: true } }))).toEqual([]);
  });

  test('an expiry in the past counts whatever is written, on its day not yet', () => {
    const until = (to: string) => faults(cited('r', 'red-line', { citation: { ...citation!, to } }));
    expect(until('2026-11-21')).toEqual(['expired']);
    expect(until('2026-11-22')).toEqual([]);
    expect(until('2026-11')).toEqual([]);
    expect(until('2025')).toEqual(['expired']);
    expect(faults(cited('r', 'red-line', { citation: { ...citation!, status: 'draft' } }))).toEqual(['draft']);
  });

  test('a confirmed rule wants a document, and a date that is past', () => {
    const by = (date: string, document?: string) =>
      faults({ ...confirmed(blank, { name: '张三', date }, document), requirement: both('要求') });
    const blank = blankRule('own', both('新规则'), { layer: 'red-line', classes: null }, shipped.rules[0]!.test);
    expect(by(day, '某通知')).toEqual([]);
    expect(by(day)).toEqual(['no-document']);
    for (const date of ['2026-11-23', '2099-99-99', '2026-02-30', '2026'])
      expect(by(date, '某通知')).toEqual(['confirmed-date']);
  });

  test('counts each fault over the book', () => {
    const book = withNewRule(
      withRule(shipped, 'two', (r) => ({ ...r, requirement: null })),
      blankRule('own', both('新规则'), { layer: 'farmland', classes: null }, shipped.rules[0]!.test),
    );
    expect(reviewRules(book, smallCity, day)).toEqual([
      { fault: 'layer-missing', ruleIds: ['own'] },
      { fault: 'unverified', ruleIds: ['own'] },
      { fault: 'no-requirement', ruleIds: ['two', 'own'] },
    ]);
  });
});

describe('what a confirmation allows', () => {
  const blank = blankRule('own', both('新规则'), { layer: 'red-line', classes: null }, shipped.rules[0]!.test);
  const by = { name: '张三', date: '2026-11-22' };

  test('more than a notice only with a document, which the user names', () => {
    expect(maySayMore(blank)).toBe(false);
    expect(maySayMore(confirmed(blank, by))).toBe(false);
    const rule = confirmed(blank, by, '某通知');
    expect(maySayMore(rule)).toBe(true);
    expect(rule.citation).toMatchObject({ document: '某通知', source: 'USER' });
    expect(withoutCitation({ ...rule, outcome: 'avoid' })).toMatchObject({ outcome: 'notice', citation: null });
  });

  test.each(['2026', '2026-12', '2024-02-29', '2026-11-22'])('%s is on the calendar', (date) =>
    expect(isOnCalendar(date)).toBe(true),
  );
  test.each(['2099-99-99', '2099-13', '2025-02-29', '2026-00', '2026-11-00', '26-11-22', '2026-1-2', ''])(
    '%s is not',
    (date) => expect(isOnCalendar(date)).toBe(false),
  );
});

test('what can silence a finding is told apart from words', () => {
  const wider = (r: Rule): Rule => ({ ...r, test: { kind: 'overlap', toleranceSquareMetres: 9e5 }, note: both('注') });
  const book = withoutRule(withRule(withRule(shipped, 'one', wider), 'two', renamed), 'three');
  expect(decisiveChanges(book, shipped).map((c) => [c.id, c.kind, c.fields])).toEqual([
    ['one', 'changed', ['test']],
    ['three', 'removed', []],
  ]);
});
