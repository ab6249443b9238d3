import { describe, expect, it } from 'vitest';
import { csv } from '../../src/app/export/csv.ts';
import { explain } from '../../src/app/panels/coverage/explain.ts';
import { citation, explainedRows } from '../../src/app/panels/coverage/explained-out.ts';
import { type Aspect, cellOf, combinationOf, sameFigure } from '../../src/app/panels/coverage/figure.ts';
import { combinationRows, districtsRows, sitesRows } from '../../src/app/panels/coverage/tables-csv.ts';
import { NO_PARTS } from '../../src/app/state/coverage-types.ts';
import type { Selection } from '../../src/app/state/model.ts';
import { coverage } from '../../src/app/text/coverage.ts';
import { cityFixture as city, coverageFixture as result } from './coverage-fixture.ts';

const text = coverage.zh;
const cited = { city, residualSquareMetres: 0, recheck: '一致', day: '2026-11-22' };
const context = { city, result, parts: NO_PARTS, language: 'zh' as const, text };

/** Every handle the board offers. */
const handles: Selection[] = [
  ...[...result.rows, result.total].flatMap((row) => [
    cellOf('districts', row.districtId, 'district'),
    ...result.classes.flatMap((c, i) => (row.cells[i] ? [cellOf(c.key, row.districtId)] : [])),
    cellOf('protected-areas', row.districtId),
  ]),
  ...result.combinations.map((c) => combinationOf(c.keys)),
  ...(['union', 'gross', 'repeated'] as const).map((aspect) => cellOf('combinations', null, aspect)),
  ...(['sites', 'overdue', 'band:inside', 'band:beyond', 'status:closed'] satisfies Aspect[]).map((aspect) =>
    cellOf('sites/mine', null, aspect),
  ),
];

describe('explanations', () => {
  it.each(handles.map((h) => [JSON.stringify(h), h] as const))('there is one for %s', (_, selection) => {
    const explained = explain(selection, context);
    expect(explained).not.toBeNull();
    expect(explained!.formula).not.toBe('');
    expect(explained!.inputs.length).toBeGreaterThan(0);
    expect(citation(explained!, cited, text)).toContain('TEST-2025.10');
    expect(csv(explainedRows(explained!, cited, text))).toContain(explained!.formula.replaceAll('"', '""'));
  });

  it('tells every handle from every other', () => {
    for (const [i, a] of handles.entries())
      for (const [j, b] of handles.entries()) expect(sameFigure(a, b)).toBe(i === j);
  });

  it('splits the city by district, and the parts add up', () => {
    const explained = explain(cellOf('red-line/red-line'), context)!;
    const parts = explained.split.map((p) => (p.quantity.kind === 'area' ? p.quantity.squareMetres : Number.NaN));
    expect(parts).toEqual([20_000_000, 6_000_000]);
    expect(explained.quantity).toEqual({ kind: 'area', squareMetres: 26_000_000 });
  });

  it('says what an exclusive combination leaves out', () => {
    const explained = explain(combinationOf(['protected-areas', 'red-line']), context)!;
    expect(explained.formula).toBe('面积((红线 ∩ 保护地 − (0-1000 m 带)) ∩ 全市)');
    expect(explained.excluded).toBe('0-1000 m 带');
  });

  it('explains nothing that is no figure of the board', () => {
    expect(explain({ kind: 'none' }, context)).toBeNull();
    expect(explain({ kind: 'finding', key: 'red-line/red-line' }, context)).toBeNull();
    expect(explain(cellOf('protected-areas/core', '乙区'), context)).toBeNull();
  });

  it('marks illustrative inputs', () => {
    expect(explain(cellOf('red-line/red-line'), context)!.inputs.every((i) => i.illustrative)).toBe(true);
  });
});

describe('tables as files', () => {
  it('have as many cells in every row as in the head', () => {
    const tables = [
      districtsRows(result, city, 'zh', text),
      combinationRows(result, city, 'zh', text),
      sitesRows(result.sites!, 'zh', text),
    ];
    for (const rows of tables) for (const row of rows) expect(row).toHaveLength(rows[0]!.length);
  });

  it('say hectares with the unit in the head, and 本区无 in words', () => {
    const [head, first, second] = districtsRows(result, city, 'zh', text);
    expect(head![1]).toBe('辖区面积 (公顷)');
    expect(first![1]).toBe(10_000);
    expect(second).toContain('本区无');
  });
});
