import { describe, expect, test } from 'vitest';
import { importConcerns } from '../../src/domain/siting/rule-import.ts';
import type { Rule, RuleBook, RuleTest } from '../../src/domain/siting/rules.ts';
import { bookOf, rule, smallCity } from '../support/small-city.ts';

const overlap = (toleranceSquareMetres: number): RuleTest => ({ kind: 'overlap', toleranceSquareMetres });
const given = (id: string, test: RuleTest, layer = 'red-line'): Rule => rule(id, layer, layer, 'notice', { test });
const shipped = bookOf(given('area', overlap(1)), given('near', { kind: 'within', metres: 1000, inside: true }));
const told = (file: RuleBook, inForce = shipped) =>
  importConcerns(file, { shipped, inForce, city: smallCity, day: '2026-11-22' }).map((c) => [
    c.kind === 'fault' ? c.fault : c.kind,
    c.rule.id,
  ]);

describe('rules of a file before they are taken', () => {
  test('that are as those in force raise nothing', () => {
    expect(told(shipped)).toEqual([]);
  });

  test('tell limits that are looser than shipped, and no stricter ones', () => {
    const near = given('near', { kind: 'within', metres: 200, inside: true });
    expect(told(bookOf(given('area', overlap(500)), near))).toEqual([
      ['relaxed', 'area'],
      ['relaxed', 'near'],
    ]);
    expect(told(bookOf(given('area', overlap(0)), shipped.rules[1]!))).toEqual([]);
    // Who has it in force knows it.
    const loose = bookOf(given('area', overlap(500)), shipped.rules[1]!);
    expect(told(loose, loose)).toEqual([]);
  });

  test('tell rules that are gone, and what is wrong with new ones', () => {
    const own = given('own', overlap(50), 'nowhere');
    const found = told(bookOf(shipped.rules[0]!, own));
    expect(found).toContainEqual(['relaxed', 'own']);
    expect(found).toContainEqual(['removed', 'near']);
    expect(found).toContainEqual(['layer-unknown', 'own']);
  });

  test('tell a rule that nobody verifies any more', () => {
    const [area, near] = shipped.rules as [Rule, Rule];
    const file = bookOf({ ...area, verification: 'unverified', citation: null, confirmedBy: null }, near);
    const cited = bookOf({ ...area, verification: 'confirmed', confirmedBy: { name: '甲', date: '2026-11-01' } }, near);
    expect(told(file, cited)).toContainEqual(['unverified', 'area']);
  });
});
