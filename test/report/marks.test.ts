import { describe, expect, test } from 'vitest';
import { clauseOf } from '../../src/domain/siting/clause.ts';
import type { Finding } from '../../src/domain/siting/result.ts';
import type { ReportDispute } from '../../src/report/input.ts';
import { fullWidth } from '../../src/report/punctuation.ts';
import { sitingReport } from '../../src/report/siting-report.ts';
import { findingTable } from '../../src/report/tables.ts';
import { isUnseen } from '../../src/text/basis.ts';
import { findingWith, resultWith } from '../support/findings.ts';
import { RULES, randomReportInput } from './fixture.ts';

const input = randomReportInput(5);
const rule = RULES.rules.find((r) => r.test.kind === 'overlap' && r.outcome === 'avoid')!;
const expired = { ...rule, citation: { ...rule.citation!, to: '2025' } };
const base = { key: 'red-line/red-line', ruleId: rule.id, name: rule.name, layerId: rule.target.layer } as const;
const lapsed = findingWith({
  ...base,
  status: 'hit',
  outcome: 'notice',
  lapsedOutcome: 'avoid',
  clause: clauseOf(expired, '2026-11-22'),
});
const hidden = findingWith({
  ...base,
  status: 'clear',
  outcome: 'none',
  belowTolerance: true,
  areaSquareMetres: 5000,
  threshold: { kind: 'overlap', squareMetres: 9000 },
  clause: clauseOf(rule, null),
});

function told(
  finding: Finding,
  overall: 'unchecked' | 'none',
  language: 'zh' | 'en' = 'zh',
  disputes: readonly ReportDispute[] = [],
) {
  const { elapsedMilliseconds: _, ...result } = resultWith({
    findings: [finding],
    overall,
    counts: { hit: finding.status === 'hit' ? 1 : 0, clear: finding.status === 'clear' ? 1 : 0, unchecked: 0 },
    rulesVersion: `${RULES.version}+1`,
  });
  const own = { ...input, language, shipped: RULES, result, disputes, advice: null, candidates: [] };
  const [head, row] = findingTable({
    ...own,
    sites: [{ ...input.site, result, disputes: [], serial: null, advice: null }],
  });
  const cell = row![head!.indexOf(language === 'zh' ? '到期、放宽与删除' : 'Expired, relaxed or deleted')];
  const status = row![head!.indexOf(language === 'zh' ? '是否涉及' : 'Status')];
  return { report: JSON.stringify(sitingReport(own)), cell, status };
}

describe('an expired text', () => {
  test('is said in the outcome, the row and the table, with what it came to before', () => {
    const { report, cell } = told(lapsed, 'unchecked');
    expect(report).toContain('涉及项中 1 项依据已到期，请核对现行文本');
    expect(report).toContain('已到期，请核对现行文本；到期前此条为“建议避让”');
    expect(report).toContain('不能得出“未发现空间冲突”的结论');
    expect(cell).toBe('已到期,请核对现行文本;到期前此条为“建议避让”');
    expect(told(lapsed, 'unchecked', 'en').report).toContain('before it expired: “Avoid”');
  });
});

describe('a hit below the tolerance of the user', () => {
  test('is listed as such, with the limit it had', () => {
    const { report, cell } = told(hidden, 'none');
    expect(report).toContain('1 项限值已放宽；其中 1 项按原限值应为涉及');
    expect(report).toContain('低于容差（用户设定）');
    expect(cell).toBe('低于容差(用户设定);用户放宽了限值:容差 1 m² → 容差 9000 m²;按原限值(容差 1 m²)应为涉及');
    expect(told(hidden, 'none', 'en').cell).toContain('below tolerance (set by the user)');
  });

  test('is counted apart and named with its area; no conflict found holds by the relaxed limit only', () => {
    const { report, status } = told(hidden, 'none');
    expect(report).toContain('未发现 0 项，已放宽 1 项');
    expect(report).toMatch(new RegExp(`已放宽（按原限值应为涉及）.{0,60}${rule.name.zh}（0\\.5000 公顷`));
    expect(report).toContain('按用户放宽后的限值得出');
    expect(report).not.toContain('未发现空间冲突。这不表示');
    expect(status).toBe('已放宽');
  });

  test('keeps the dispute that was recorded of it; so does one whose rule is gone', () => {
    const dispute = { key: hidden.key, ruleId: hidden.ruleId, reason: '界线已调整', at: 0 };
    const { report } = told({ ...hidden, ruleId: rule.id }, 'none', 'zh', [
      { ...dispute, ruleId: rule.id },
      { ...dispute, key: 'gone', ruleId: 'gone', reason: '另一条' },
    ]);
    expect(report).not.toContain('没有提出异议');
    expect(report).toContain('界线已调整');
    expect(report).toContain('另一条');
    expect(report).toContain('本次结果中已无此项');
    expect(report).toContain('有异议 2 项');
  });

  test('is nothing of the kind by the shipped limit', () => {
    const usual = findingWith({ ...hidden, areaSquareMetres: 0.5, threshold: { kind: 'overlap', squareMetres: 1 } });
    const { report, cell } = told(usual, 'none');
    expect(report).not.toMatch(/放宽|用户设定/);
    expect(cell).toBeNull();
  });
});

describe('a text of which neither article nor wording is known', () => {
  const of = (id: string) => RULES.rules.find((r) => r.id === id)!;
  const report = (id: string) =>
    told(findingWith({ ...base, ruleId: id, status: 'hit', clause: clauseOf(of(id), '2026-11-22') }), 'none').report;

  test('is said to be verified in the list of documents and of clauses; one that is quoted is not', () => {
    expect(report('reserve-general').match(/条款号与原文待核实/g)).toHaveLength(2);
    expect(report('reserve-core')).not.toContain('条款号与原文待核实');
  });

  test('is none of a document that a user names', () => {
    const citation = { ...of('reserve-general').citation!, source: 'USER' as const };
    expect(isUnseen(of('reserve-general').citation!)).toBe(true);
    expect(isUnseen(citation)).toBe(false);
  });
});

test('a deleted rule is named in the conclusion and marked beside its clause', () => {
  const removed = { ...base, status: 'unchecked', outcome: 'unchecked', reason: 'rule-removed' } as const;
  const { report, cell } = told(findingWith({ ...removed, clause: clauseOf(rule, null) }), 'unchecked');
  expect(report).toContain(`"1 条规则已删除，未核对：","tone":"warning"},{"text":"${fullWidth(rule.name.zh)}。"`);
  expect(report).toContain('"\\n规则已删除，未核对"');
  expect(cell).toBe('规则已删除,未核对');
});
