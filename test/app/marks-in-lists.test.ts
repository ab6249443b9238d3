import { beforeEach, describe, expect, test, vi } from 'vitest';
import { RuleList } from '../../src/app/panels/rules/RuleList.tsx';
import { RuleReview } from '../../src/app/panels/rules/RuleReview.tsx';
import { PresentKeys } from '../../src/app/panels/shell/PresentKeys.tsx';
import { OutcomeBanner } from '../../src/app/panels/siting/OutcomeBanner.tsx';
import { EMPTY_PROJECT, type OpenCity } from '../../src/app/state/model.ts';
import { replaceProject, setSession } from '../../src/app/state/store.ts';
import type { RuleBook } from '../../src/domain/siting/rules.ts';
import { findingWith, resultWith } from '../support/findings.ts';
import { markupOf, wordsIn } from '../support/render.ts';
import { bookOf, rule, smallCity } from '../support/small-city.ts';

const shipped = vi.hoisted(() => ({ book: null as RuleBook | null }));
vi.mock('../../src/app/state/open-city.ts', () => ({ shippedRules: () => shipped.book }));

const loose = { kind: 'overlap', toleranceSquareMetres: 500 } as const;
const asShipped = bookOf(
  rule('red', 'red-line', 'red-line', 'avoid'),
  rule('core', 'protected-areas', 'core', 'justify'),
);
const relaxed: RuleBook = {
  ...asShipped,
  version: `${asShipped.version}+1`,
  rules: asShipped.rules.map((r) => (r.id === 'red' ? { ...r, test: loose } : r)),
};

beforeEach(() => {
  shipped.book = asShipped;
  setSession({ open: { city: smallCity } as OpenCity, opening: 'ready', cityId: 'square', language: 'zh' });
  replaceProject({ ...EMPTY_PROJECT, rules: relaxed });
});

/** What is said of each rule, in the order of the list. */
const itemsOf = (markup: string) => markup.split('<li>').slice(1).map(wordsIn);

describe('a rule whose limit the user made looser', () => {
  const list = (book: RuleBook) =>
    itemsOf(
      markupOf(RuleList, {
        book,
        changed: new Set<string>(),
        own: new Set<string>(),
        selected: null,
        select: () => {},
      }),
    );

  test('is marked in the list of rules, and no other is', () => {
    const [red, core] = list(relaxed);
    expect(red).toContain('rule red');
    expect(red).toContain('已放宽');
    expect(red).toContain('建议避让');
    expect(core).toContain('rule core');
    expect(core).not.toContain('已放宽');
    expect(list(asShipped).join()).not.toContain('已放宽');
    setSession({ language: 'en' });
    expect(list(relaxed).map((said) => said.includes('relaxed'))).toEqual([true, false]);
  });

  test('is marked where the rules are reviewed, from which limit to which', () => {
    const [red, ...more] = itemsOf(
      markupOf(RuleReview, { book: relaxed, select: () => {} })
        .split('<h4>')
        .at(-1)!,
    );
    expect(red).toContain('已放宽');
    expect(red).toMatch(/ 0 .*500/);
    expect(more).toEqual([]);
  });
});

describe('the banner of the overall outcome', () => {
  const hidden = findingWith({
    ruleId: 'red',
    areaSquareMetres: 400,
    distanceMetres: 0,
    belowTolerance: true,
    threshold: { kind: 'overlap', squareMetres: 500 },
  });
  const gone = findingWith({
    key: 'b',
    ruleId: 'core',
    status: 'unchecked',
    outcome: 'unchecked',
    reason: 'rule-removed',
  });
  const result = resultWith({
    findings: [hidden, gone],
    counts: { hit: 0, clear: 1, unchecked: 1 },
    overall: 'unchecked',
    rulesVersion: relaxed.version,
  });
  const banner = () => wordsIn(markupOf(OutcomeBanner, { result, footprintId: 'f' }));

  test('counts a hit that a looser limit hides as 已放宽, not as 未发现, and a deleted rule as not checked', () => {
    expect(banner()).toContain('未检查(缺数据)');
    expect(banner()).toContain('涉及 0 项 · 未发现 0 项 已放宽 1 项 未检查 1 项 已删除 1 条');
    expect(banner()).toContain('不能给出总体结论');
  });

  test('counts it as 未发现 where the limit is as shipped', () => {
    shipped.book = relaxed;
    expect(banner()).toContain('未发现 1 项');
    expect(banner()).not.toContain('放宽');
  });

  test('permits nothing, in either language', () => {
    for (const language of ['zh', 'en'] as const) {
      setSession({ language });
      expect(banner()).not.toMatch(/可以建设|允许|permit|allowed/i);
    }
  });
});

describe('the help of the keys while presenting', () => {
  test('names the keys of a clicker beside those that turn the scenes', () => {
    const [next, previous] = markupOf(PresentKeys, {})
      .split('<dt>')
      .slice(1)
      .map((row) => [...row.matchAll(/<kbd>(.*?)<\/kbd>/g)].map(([, key]) => key));
    expect(next).toEqual(['→', '↓', 'PageDown']);
    expect(previous).toEqual(['←', '↑', 'PageUp']);
  });
});
