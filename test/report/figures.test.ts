/** The same finding prints the same figures on the page, in the report, in the workbook's formats and on the command line. */
import { describe, expect, test } from 'vitest';
import { findingRow } from '../../src/app/panels/siting/rows.ts';
import { siting } from '../../src/app/text/siting.ts';
import { toLines } from '../../src/cli/check-output.ts';
import { words } from '../../src/cli/words.ts';
import { relaxations } from '../../src/domain/siting/rule-limits.ts';
import { hectares, mu, percent } from '../../src/geodesy/units.ts';
import { plainText, type ReportTable } from '../../src/report/document.ts';
import { sitingReport } from '../../src/report/siting-report.ts';
import { findingFigures } from '../../src/text/figures.ts';
import { RULES, randomReportInput } from './fixture.ts';

const SEEDS = Array.from({ length: 40 }, (_, i) => 100 + i);

const cellsOf = (input: ReturnType<typeof randomReportInput>): string[][] => {
  const blocks = sitingReport(input).sections.flatMap((s) => s.blocks);
  const table = blocks.find((b): b is ReportTable => b.kind === 'table' && b.id === 'findings')!;
  return table.rows.filter((r) => !r.total).map((r) => r.cells.map(plainText));
};

describe.each(SEEDS)('seed %i', (seed) => {
  const input = randomReportInput(seed);
  const { findings } = input.result;
  const cells = cellsOf(input);

  test('the report and the page', () => {
    for (const [i, finding] of findings.entries()) {
      const row = findingRow(finding, siting.zh, 'zh');
      const [, , , overlap, share, distance, margin] = cells[i]!;
      const isLine = row.extentBelow === siting.zh.table.lengthWord;
      if (isLine) expect(overlap).toContain(row.extent.replace(/ ?m$/, ''));
      else expect(overlap!.split('\n')[0]).toBe(row.extent);
      if (!isLine && row.extentBelow !== '') expect(overlap!.split('\n')[1]).toBe(`${row.extentBelow} 亩`);
      expect([share, distance, margin!.split('\n')[0]]).toEqual([row.share, row.distance, row.margin]);
    }
  });

  test('the report and the command line', () => {
    const lines = toLines({ footprint: 'a', result: input.result, problems: [] }, RULES, 'zh');
    const head = lines.findIndex((line) => line.includes(words('zh').class));
    const relaxed = relaxations(input.result, RULES);
    for (const [i, finding] of findings.entries()) {
      const printed = lines[head + 1 + i]!;
      const figures = findingFigures(finding, relaxed.get(finding.key));
      for (const figure of [figures.hectares, figures.share, figures.distance, figures.margin])
        expect(printed.split(/ {2,}/)).toContain(figure);
      expect(cells[i]![5]).toBe(figures.distance);
    }
    expect(lines[0]).toContain(hectares(input.result.areaSquareMetres));
    expect(JSON.stringify(sitingReport(input).sections[2])).toContain(mu(input.result.areaSquareMetres));
    expect(JSON.stringify(sitingReport(input).sections[2])).toContain(
      percent(input.result.net.netSquareMetres / input.result.areaSquareMetres),
    );
  });
});
