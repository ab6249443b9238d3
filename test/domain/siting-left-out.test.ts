/** Rules that bind nobody: places are not kept off them, and that is said by name. */
import { describe, expect, it } from 'vitest';
import type { LayerFeature } from '../../src/domain/feature-table.ts';
import { adviseSite } from '../../src/domain/siting/advice.ts';
import { freeGround } from '../../src/domain/siting/free-ground.ts';
import type { LeftOutRule } from '../../src/domain/siting/left-out.ts';
import { withoutRule, withRemoved } from '../../src/domain/siting/rule-edits.ts';
import type { RuleBook } from '../../src/domain/siting/rules.ts';
import { atOnce } from '../../src/engine/index.ts';
import { leftOutWords } from '../../src/text/left-out.ts';
import { bookOf, cells, feature, prepare, rule, SOUTH, WEST } from '../support/small-city.ts';

const red = rule('red', 'red-line', 'red-line', 'avoid');
const core = rule('core', 'protected-areas', 'core', 'avoid');
const note = rule('note', 'management-range', 'management-range', 'notice');
const mine = rule('mine', 'protected-areas', 'general', 'avoid', { kinds: ['mining'] });
const expired = { ...core.citation!, status: 'expired' as const, to: '2020-12-31' };
const shipped = bookOf(red, core, note, mine);
const lapsed = bookOf(red, { ...core, citation: expired }, note, mine);
const deleted = withRemoved(withoutRule(shipped, 'core'), shipped);

const SITE = cells(2, 4, 0.9);
/** In conflict with the red line; the core lies west of it, the range under it. */
const features = {
  'red-line': [feature('R', 'red-line', cells(2.8, 0, 0.3, 10))],
  'protected-areas': [feature('C', 'core', cells(0, 0, 1.95, 10))],
  'management-range': [feature('M', 'management-range', cells(1.5, 3, 1, 3))],
};

async function found(
  book: RuleBook,
  kind: string | null = 'chemical',
  ground: Record<string, LayerFeature[]> = features,
) {
  const prepared = await prepare(ground);
  const advice = await adviseSite(prepared, book, { polygons: SITE, kind }, { safetyMetres: 1 }, atOnce);
  const wish = { districtId: null, avoid: 'avoid', safetyMetres: 1, wanted: [WEST, SOUTH] } as const;
  const free = await freeGround(prepared, book, { polygons: SITE, kind }, wish, atOnce);
  if (!advice.ok || !free.ok) throw new Error('refused');
  return { advice: advice.value, free: free.value };
}

const reasons = (rules: readonly LeftOutRule[]) => rules.map(({ ruleId, reason }) => [ruleId, reason]);

describe('rules that bind nobody', () => {
  it('are named where the user deleted them: advice, cut and free ground do not keep off their ground', async () => {
    const before = await found(shipped);
    expect(before.advice.all!.result.counts.hit).toBe(0);
    expect(reasons(before.advice.leftOut)).not.toContainEqual(['core', 'removed']);
    const { advice, free } = await found(deleted);
    expect(advice.all!.metres).toBeLessThan(before.advice.all!.metres / 2);
    expect(reasons(advice.leftOut)).toContainEqual(['core', 'removed']);
    expect(reasons(free.leftOut)).toEqual([
      ['core', 'removed'],
      ['note', 'notice'],
    ]);
    expect(free.freeSquareMetres).toBeGreaterThan(before.free.freeSquareMetres * 1.1);
  });

  it('are named where their text has expired: by free ground always, by advice where a place on offer meets them', async () => {
    const { advice, free } = await found(lapsed);
    // The move keeps off the core as if it were in force; the cut keeps the range, which it met before.
    expect(advice.all!.result.findings.find((f) => f.ruleId === 'core')!.status).toBe('clear');
    expect(reasons(advice.leftOut)).toEqual([['note', 'notice']]);
    expect(reasons(free.leftOut)).toEqual([
      ['core', 'lapsed'],
      ['note', 'notice'],
    ]);
    const within = { ...features, 'protected-areas': [feature('C', 'core', cells(0, 0, 2.4, 10))] };
    const met = (await found(lapsed, 'chemical', within)).advice;
    expect(met.cut!.result!.findings.find((f) => f.ruleId === 'core')!.status).toBe('hit');
    expect(reasons(met.leftOut)).toContainEqual(['core', 'lapsed']);
  });

  it('are named where they are for some kinds only and the kind is not stated', async () => {
    const { advice, free } = await found(shipped, null);
    for (const { leftOut } of [advice, free]) expect(reasons(leftOut)).toContainEqual(['mine', 'kind-not-stated']);
    const stated = await found(shipped, 'mining');
    expect(reasons(stated.free.leftOut)).toEqual([['note', 'notice']]);
  });
});

describe('the line that says it', () => {
  const rules: LeftOutRule[] = ['甲', '乙', '丙'].map((zh, i) => ({
    ruleId: zh,
    name: { zh, en: `R${i}` },
    reason: i < 2 ? 'removed' : 'lapsed',
  }));

  it('names what was left out by its reason, in both languages, and how many more there are', () => {
    expect(leftOutWords(rules, 'advice', 'zh')).toBe(
      '平移与裁切未作为避让条件:已删除的规则 2 条(甲、乙);已到期的条款 1 条(丙)',
    );
    expect(leftOutWords(rules, 'ground', 'en', 1)).toBe(
      'Free ground does not keep off: 2 deleted rules (R0, …); 1 expired clause (R2)',
    );
    expect(leftOutWords([], 'advice', 'zh')).toBe('');
  });
});
