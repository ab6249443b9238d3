import { describe, expect, test } from 'vitest';
import type { Finding } from '../../src/domain/siting/result.ts';
import {
  isLooserThanFormer,
  isRelaxed,
  relaxations,
  USUAL_TOLERANCE,
  wideLimit,
} from '../../src/domain/siting/rule-limits.ts';
import type { Rule, RuleTest } from '../../src/domain/siting/rules.ts';
import { relaxedWords } from '../../src/text/marks.ts';
import { findingWith } from '../support/findings.ts';
import { bookOf, rule } from '../support/small-city.ts';

const overlap = (toleranceSquareMetres: number): RuleTest => ({ kind: 'overlap', toleranceSquareMetres });
const crosses = (toleranceMetres: number): RuleTest => ({ kind: 'crosses', toleranceMetres });
const within = (metres: number, inside = true): RuleTest => ({ kind: 'within', metres, inside });

const given = (id: string, test: RuleTest): Rule => rule(id, 'red-line', 'red-line', 'avoid', { test });
const shipped = bookOf(
  given('area', overlap(1)),
  given('length', crosses(1)),
  given('near', within(1000)),
  given('outward', within(1000, false)),
);
const told = (finding: Partial<Finding>, rulesVersion = 'test+1', book: typeof shipped | null = shipped) =>
  relaxations({ findings: [findingWith({ key: 'k', ...finding })], rulesVersion }, book).get('k') ?? null;

describe('a looser limit', () => {
  const area = { ruleId: 'area', threshold: { kind: 'overlap', squareMetres: 500 } } as const;

  test('is told with what it was, and with the hit that it hides', () => {
    const hidden = { ...area, status: 'clear', areaSquareMetres: 300 } as const;
    expect(told(hidden)).toEqual({ before: overlap(1), hides: true });
    expect(told({ ...hidden, areaSquareMetres: 0.5 })).toEqual({ before: overlap(1), hides: false });
    expect(told({ ...hidden, status: 'hit', areaSquareMetres: 900 })).toEqual({ before: overlap(1), hides: false });
    expect(told({ ...hidden, threshold: { kind: 'overlap', squareMetres: 1 }, areaSquareMetres: 0 })).toBeNull();
  });

  test('hides lengths and distances as well', () => {
    const length = { ruleId: 'length', status: 'clear', threshold: { kind: 'crosses', metres: 50 } } as const;
    expect(told({ ...length, lengthMetres: 20 })).toEqual({ before: crosses(1), hides: true });
    expect(told({ ...length, lengthMetres: 1 })).toEqual({ before: crosses(1), hides: false });
    const near = { ruleId: 'near', status: 'clear', threshold: { kind: 'within', metres: 200 } } as const;
    expect(told({ ...near, distanceMetres: 1000, marginMetres: 800 })).toEqual({ before: within(1000), hides: true });
    expect(told({ ...near, distanceMetres: 1000.5, marginMetres: 800.5 })).toEqual({
      before: within(1000),
      hides: false,
    });
  });

  test('of ground inside that no longer counts hides what lies inside', () => {
    const inside = { status: 'clear', threshold: { kind: 'within', metres: 1000 }, distanceMetres: 0 } as const;
    expect(told({ ...inside, ruleId: 'near', marginMetres: null })).toEqual({ before: within(1000), hides: true });
    // Shipped so: ground inward of the boundary is none of its business.
    expect(told({ ...inside, ruleId: 'outward', marginMetres: null })).toBeNull();
  });

  test('is none where it is stricter, where nothing was checked and where no rule speaks', () => {
    expect(told({ ruleId: 'near', threshold: { kind: 'within', metres: 2000 }, status: 'hit' })).toBeNull();
    expect(told({ ...area, status: 'unchecked', threshold: null })).toBeNull();
    expect(told({ ...area, ruleId: null })).toBeNull();
  });

  test('of a rule of the user is measured by what is usual', () => {
    expect(told({ ...area, ruleId: 'own', status: 'clear', areaSquareMetres: 300 })).toEqual({
      before: overlap(USUAL_TOLERANCE.squareMetres),
      hides: true,
    });
    expect(told({ ...area, ruleId: 'own', status: 'clear', areaSquareMetres: 300 }, 'test+1', null)).not.toBeNull();
    expect(told({ ruleId: 'own', status: 'clear', threshold: { kind: 'within', metres: 5 } })).toBeNull();
  });

  test('is no change of the user’s in an older version as shipped', () => {
    expect(told(area, '2020.01')).toBeNull();
    expect(told(area, 'test')).not.toBeNull();
    expect(told(area, '2020.01+2')).not.toBeNull();
  });

  test('is said in both languages with the former limit', () => {
    const finding = findingWith({ ...area, status: 'clear', areaSquareMetres: 300 });
    const relaxation = { before: overlap(1), hides: true };
    expect(relaxedWords(finding, relaxation, 'zh')).toEqual({
      mark: '已放宽',
      why: '用户放宽了限值:容差 1 m² → 容差 500 m²;按原限值(容差 1 m²)应为涉及',
      status: '低于容差(用户设定)',
    });
    expect(relaxedWords(finding, { ...relaxation, hides: false }, 'en').status).toBeNull();
    const near = findingWith({ threshold: { kind: 'within', metres: 200 } });
    expect(relaxedWords(near, { before: within(1000), hides: true }, 'zh').status).toBe('未达距离(用户设定)');
  });
});

describe('a limit that wants to be confirmed', () => {
  test('is a tolerance beyond what the accuracy explains, and beyond a hectare for any', () => {
    expect(wideLimit(overlap(2000), overlap(1), 5)).toBeNull();
    expect(wideLimit(overlap(2001), overlap(1), 5)).toEqual({
      kind: 'area',
      squareMetres: 2001,
      mostSquareMetres: 2000,
    });
    expect(wideLimit(overlap(10_000), overlap(1), 500)).toBeNull();
    expect(wideLimit(overlap(10_001), overlap(1), 500)).toMatchObject({ mostSquareMetres: 10_000 });
    expect(wideLimit(overlap(10_001), null, null)).toMatchObject({ kind: 'area', mostSquareMetres: 10_000 });
    expect(wideLimit(overlap(20_000), overlap(20_000), 5)).toBeNull();
    expect(wideLimit(overlap(1), overlap(1), 0)).toBeNull();
    expect(wideLimit(crosses(5), crosses(1), 5)).toBeNull();
    expect(wideLimit(crosses(6), crosses(1), 5)).toEqual({ kind: 'length', metres: 6, mostMetres: 5 });
  });

  test('is a distance below the shipped one, and ground inside left out', () => {
    expect(wideLimit(within(999), within(1000), 5)).toEqual({ kind: 'distance', metres: 999, shippedMetres: 1000 });
    expect(wideLimit(within(1000, false), within(1000), 5)).toEqual({ kind: 'inside' });
    expect(wideLimit(within(1000, false), within(1000, false), 5)).toBeNull();
    expect(wideLimit(within(1), null, 5)).toBeNull();
  });

  test('is marked as relaxed before as after', () => {
    expect(isRelaxed(overlap(2), overlap(1))).toBe(true);
    expect(isRelaxed(overlap(1), overlap(1))).toBe(false);
    expect(isRelaxed(crosses(2), crosses(1))).toBe(true);
    expect(isRelaxed(within(10), within(20))).toBe(true);
    expect(isRelaxed(within(20, false), within(20))).toBe(true);
    expect(isRelaxed(within(30), within(20))).toBe(false);
    expect(isRelaxed(within(30), overlap(1))).toBe(false);
  });

  test('is marked in the list of rules, own ones by what is usual', () => {
    expect(isLooserThanFormer(given('area', overlap(500)), shipped)).toBe(true);
    expect(isLooserThanFormer(given('area', overlap(1)), shipped)).toBe(false);
    expect(isLooserThanFormer(given('own', crosses(30)), shipped)).toBe(true);
    expect(isLooserThanFormer(given('own', within(5)), shipped)).toBe(false);
  });
});
