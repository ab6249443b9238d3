import { describe, expect, test } from 'vitest';
import { pageRules } from '../../src/app/export/report/print-page.ts';
import { reportInputOf } from '../../src/app/export/report/report-input.ts';
import { type CheckState, EMPTY_PROJECT, type Footprint } from '../../src/app/state/model.ts';
import { sitingReport } from '../../src/report/siting-report.ts';
import { candidatesLeftOut } from '../../src/text/candidates-left-out.ts';
import { CITY, RULES, randomReportInput } from '../report/fixture.ts';

describe('the paper', () => {
  const report = sitingReport(randomReportInput(31));

  test('is A4 with heading, footing and numbers in its margins', () => {
    const rules = pageRules(report);
    expect(rules).toContain('size: A4;');
    expect(rules).toContain(`@top-left { content: "${report.header}"`);
    expect(rules).toContain('"第 " counter(page) " 页 共 " counter(pages) " 页"');
    expect(rules).toContain('"示意数据 · 内部使用"');
  });

  test('what is written cannot leave its quotes', () => {
    const rules = pageRules({ ...report, header: 'a" } * { display: none } \\ \n' });
    expect(rules).toContain('content: "a\\22  } * { display: none } \\5c  \\a "');
  });
});

describe('what a report is made from', () => {
  const { result, site } = randomReportInput(32);
  const footprint: Footprint = {
    id: 'f1',
    name: site.name,
    polygons: site.polygons,
    start: site.polygons,
    origin: 'drawn',
    distanceMetres: null,
    safetyMetres: 15,
  };
  const check: CheckState = { kind: 'done', result: { ...result, elapsedMilliseconds: 1 }, footprintId: 'f1' };
  const { key, ruleId } = result.findings.find((f) => f.status === 'hit')!;
  const disputes = [
    { footprintId: 'f1', key, ruleId, reason: '有误', at: 0 },
    { footprintId: 'f2', key, ruleId, reason: '别的地块', at: 0 },
  ];
  const state = {
    open: { city: CITY, tables: {}, summaries: [] },
    project: { ...EMPTY_PROJECT, footprints: [footprint], activeFootprintId: 'f1', rules: RULES, disputes },
    check,
    advice: { kind: 'none' },
  } as const;
  const wishes = { language: 'zh', validDays: 30, internal: false, listsCorners: false } as const;
  const nobody = { candidates: [], leftOut: [] };
  const occasion = { serial: null, madeAt: Date.UTC(2026, 0, 1) };

  test('the active footprint with its own disputes, and nothing of another', () => {
    const input = reportInputOf(state, wishes, occasion, nobody)!;
    expect(input.disputes.map((d) => d.reason)).toEqual(['有误']);
    expect([input.site.name, input.site.safetyMetres, input.validDays]).toEqual([site.name, 15, 30]);
    expect([input.site.origin, input.site.file]).toEqual(['drawn', null]);
    expect(input.advice).toBeNull();
  });

  test('the name of the file that the footprint came from, where it came from one', () => {
    const project = { ...state.project, footprints: [{ ...footprint, origin: 'file' as const, file: '地块.zip' }] };
    expect(reportInputOf({ ...state, project }, wishes, occasion, nobody)!.site.file).toBe('地块.zip');
    expect(reportInputOf(state, wishes, occasion, nobody)!.site.file).toBeNull();
  });

  test('the sites that are not compared, each with the reason, in the report and in words', () => {
    const leftOut = [...'甲乙丙丁戊己'].map((name) => ({ name, why: 'kind' as const }));
    const compared = { candidates: [], leftOut: [...leftOut, { name: '管线', why: 'line' as const }] };
    const input = reportInputOf(state, wishes, occasion, compared)!;
    const said = '另有 7 个地块未列入比选:甲、乙、丙、丁、戊等 6 个(项目类型不同);管线(线性工程与地块不并列)。';
    expect(candidatesLeftOut(compared.leftOut, 'zh')).toBe(said);
    const advice = (leftOut: typeof input.leftOut) =>
      JSON.stringify(sitingReport({ ...input, leftOut }).sections.find(({ id }) => id === 'advice'));
    expect(advice(compared.leftOut)).toContain('另有 7 个地块未列入比选');
    expect(advice([])).not.toContain('未列入比选');
    const among = { ...input, candidates: [{ name: '本项目', result, isThis: true }] };
    expect(JSON.stringify(sitingReport(among).sections.find(({ id }) => id === 'advice'))).toContain('未列入比选');
    expect(candidatesLeftOut(compared.leftOut.slice(5), 'en')).toBe(
      '2 more sites are not compared: 己 (another kind of project); 管线 (lines and parcels are not compared).',
    );
  });

  test('the name of the file the footprint came from', () => {
    const imported: Footprint = { ...footprint, origin: 'file', file: '界址点.txt' };
    const input = reportInputOf(
      { ...state, project: { ...state.project, footprints: [imported] } },
      wishes,
      occasion,
      nobody,
    );
    expect(input!.site).toMatchObject({ origin: 'file', file: '界址点.txt' });
  });

  test('nothing where the check is of another footprint', () => {
    expect(reportInputOf({ ...state, check: { ...check, footprintId: 'f2' } }, wishes, occasion, nobody)).toBeNull();
    expect(reportInputOf({ ...state, check: { kind: 'none' } }, wishes, occasion, nobody)).toBeNull();
  });
});
