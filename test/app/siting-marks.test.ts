/** Expired texts and relaxed limits, as a row of findings and the register's table say them. */
import { expect, test } from 'vitest';
import { findingTable, recordTable } from '../../src/app/panels/register/register-tables.ts';
import { findingRow, NO_CONTEXT } from '../../src/app/panels/siting/rows.ts';
import { summedCount } from '../../src/app/panels/siting/sum-parts.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import { clauseOf } from '../../src/domain/siting/clause.ts';
import type { CheckRecord } from '../../src/domain/siting/register.ts';
import { confirmed } from '../../src/domain/siting/rule-edits.ts';
import { countsWith, type Relaxation, relaxations } from '../../src/domain/siting/rule-limits.ts';
import type { Rule } from '../../src/domain/siting/rules.ts';
import { markCounts } from '../../src/text/marks.ts';
import { findingWith } from '../support/findings.ts';
import { checkRecord } from '../support/register.ts';
import { bookOf, rule } from '../support/small-city.ts';

const text = textIn('zh');
const shipped = bookOf(
  rule('red', 'red-line', 'red-line', 'avoid', { test: { kind: 'overlap', toleranceSquareMetres: 1 } }),
);
const hidden = findingWith({
  key: 'hidden',
  ruleId: 'red',
  status: 'clear',
  outcome: 'none',
  areaSquareMetres: 40,
  threshold: { kind: 'overlap', squareMetres: 50 },
  belowTolerance: true,
});
const lapsed = findingWith({ key: 'lapsed', status: 'hit', outcome: 'notice', lapsedOutcome: 'justify' });
const plain = findingWith({ key: 'plain', status: 'clear', outcome: 'none' });
const findings = [hidden, lapsed, plain];
const relaxed = relaxations({ findings, rulesVersion: `${shipped.version}+1` }, shipped);
const rows = findings.map((f) => findingRow(f, text.siting, 'zh', { ...NO_CONTEXT, relaxed }));

test('a hit that the user’s limit hides is never “no conflict found”', () => {
  expect(rows[0]).toMatchObject({ outcomeWord: '低于容差(用户设定)', relaxed: '已放宽' });
  expect(rows[0]!.relaxedWhy).toContain('容差 1 m² → 容差 50 m²');
  expect(rows[2]).toMatchObject({ outcomeWord: text.siting.clearRow, relaxed: '', relaxedWhy: '', lapsed: '' });
});

test('such a hit keeps its figures, has a status of its own, and no margin', () => {
  expect(rows[0]).toMatchObject({
    hidden: true,
    statusWord: '已放宽',
    outcome: 'notice',
    extent: '0.0040',
    margin: '—',
  });
  expect(rows[2]).toMatchObject({ hidden: false, statusWord: '未发现', outcome: 'none' });
  const far = findingWith({
    key: 'far',
    ruleId: 'near',
    threshold: { kind: 'within', metres: 50 },
    distanceMetres: 80,
    marginMetres: 30,
  });
  const hides = new Map([['far', { before: { kind: 'within', metres: 100, inside: true }, hides: true }]] as const);
  const row = (map: ReadonlyMap<string, Relaxation>) =>
    findingRow(far, text.siting, 'zh', { ...NO_CONTEXT, relaxed: map });
  expect(row(hides)).toMatchObject({ distance: '80.0', margin: '—', marginKind: '' });
  expect(row(new Map())).toMatchObject({ margin: '+30.0', marginKind: '距限值' });
});

test('it is counted apart, in the page and in the register', () => {
  expect(countsWith({ hit: 1, clear: 2, unchecked: 3 }, relaxed)).toEqual({
    hit: 1,
    clear: 1,
    relaxed: 1,
    unchecked: 3,
  });
  const made = checkRecord({});
  const result = {
    ...made.result,
    findings,
    counts: { hit: 1, clear: 2, unchecked: 0 },
    rulesVersion: `${shipped.version}+1`,
  };
  const words = { text, language: 'zh', kindName: (id: string) => id, cityName: (id: string) => id, shipped } as const;
  const record = { ...made, city: shipped.city, result };
  const [head, row] = recordTable([record], words);
  const { clear, relaxed: relaxedTitle } = text.register.columns;
  expect([row![head!.indexOf(clear)], row![head!.indexOf(relaxedTitle)]]).toEqual([1, 1]);
  const [titles, first] = findingTable([record], words);
  const { status, outcome, findingArea, margin } = text.register.columns;
  expect([status, outcome, findingArea, margin].map((title) => first![titles!.indexOf(title)])).toEqual([
    '已放宽',
    '低于容差(用户设定)',
    0.004,
    null,
  ]);
});

test('the basis of a confirmed rule is its document, and who answers for it is told', () => {
  const own = rule('own', 'red-line', 'red-line', 'notice', { short: { zh: '待核实', en: 'To be verified' } });
  const by = { name: '王五', date: '2026-11-20' };
  const rowOf = (of: Rule) =>
    findingRow(findingWith({ ruleId: of.id, status: 'hit', clause: clauseOf(of, null) }), text.siting, 'zh');
  expect(rowOf({ ...own, verification: 'unverified', confirmedBy: null, citation: null })).toMatchObject({
    basis: '待核实',
    confirmed: '',
  });
  const row = rowOf(confirmed(own, by, '《中华人民共和国长江保护法》'));
  expect(row).toMatchObject({
    basis: '长江保护法',
    legal: null,
    recalled: false,
    confirmed: '已由 王五 于 2026-11-20 确认',
  });
  expect(row.basisHint).toContain('《中华人民共和国长江保护法》\n已由 王五 于 2026-11-20 确认');
  expect(rowOf(confirmed({ ...own, citation: null }, by)).basis).toBe('已核实');
});

test('the sums are said to be of as many findings as stand in the table', () => {
  const met = { status: 'hit', areaSquareMetres: 5 } as const;
  const findings = [
    // A limit at a distance has its ground in two classes.
    findingWith({ ...met, key: 'a', outcome: 'avoid', groundKeys: ['range/range', 'bands/1'] }),
    findingWith({ ...met, key: 'b', outcome: 'certify', groundKeys: ['red/red'] }),
    findingWith({ ...met, key: 'c', outcome: 'notice' }),
    findingWith({ status: 'hit', areaSquareMetres: null, lengthMetres: 9, key: 'd', outcome: 'justify' }),
  ];
  expect(summedCount({ findings })).toBe(2);
});

test('a row by an expired text says what it came to before', () => {
  expect(rows[1]).toMatchObject({
    lapsed: '已到期 · 原需论证',
    lapsedWhy: '已到期,请核对现行文本;到期前此条为“需论证”',
  });
  expect(rows[0]!.lapsed).toBe('');
});

test('the banner counts both', () => {
  expect(markCounts(findings, relaxed, 'zh')).toEqual([
    '涉及项中 1 项依据已到期,请核对现行文本',
    '1 项限值已放宽;其中 1 项按原限值应为涉及',
  ]);
  expect(markCounts([plain], new Map(), 'zh')).toEqual([]);
});

test('the register’s table has them in a column of their own', () => {
  const marks = (record: CheckRecord) => {
    const table = findingTable([record], { text, language: 'zh', kindName: (id) => id, cityName: (id) => id, shipped });
    return table.slice(1).map((cells) => cells[table[0]!.indexOf('到期、放宽与删除')]);
  };
  const made = checkRecord({});
  const record = {
    ...made,
    city: shipped.city,
    result: { ...made.result, findings, rulesVersion: `${shipped.version}+1` },
  };
  expect(marks(record)).toEqual([
    expect.stringContaining('低于容差(用户设定)'),
    expect.stringContaining('到期前此条为“需论证”'),
    null,
  ]);
  // Of another city the usual tolerance is what counts.
  expect(marks({ ...record, city: 'elsewhere' })[0]).toContain('容差 1 m²');
});
