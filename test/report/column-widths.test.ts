/** Columns on paper: as wide as asked for, but for words that would be broken. */
import { describe, expect, it } from 'vitest';
import { columnWidths } from '../../src/report/column-widths.ts';
import { sitingReport } from '../../src/report/siting-report.ts';
import { randomReportInput } from './fixture.ts';

const column = (title: string, width: number, unit?: string) => ({ title, width, align: 'left' as const, ...(unit && { unit }) }); // biome-ignore format: one column
const sum = (widths: readonly number[]) => widths.reduce((a, b) => a + b, 0);

describe('widths of columns', () => {
  it('are the parts asked for where every word has room', () => {
    const columns = [column('名称', 2), column('面积', 1, 'km²'), column('Share', 1)];
    const widths = columnWidths({ columns, rows: [{ cells: ['生态保护红线和一般生态空间', '1,234.56', '12.3%'] }] });
    expect(widths).toEqual([50, 25, 25]);
  });

  it('grow with the longest word of head or cells, at the cost of columns that have to spare', () => {
    const heads = [...'abcdef'].map((title) => column(title, 10));
    const columns = [column('Name', 40), ...heads];
    const even = columnWidths({ columns, rows: [] });
    expect(even).toEqual([40, 10, 10, 10, 10, 10, 10]);
    const rows = [{ cells: ['x', 'awaiting acceptance', '1', '2', '3', '4', '5'] }];
    const widened = columnWidths({ columns, rows });
    expect(widened[1]).toBeGreaterThan(11);
    expect(widened[0]).toBeLessThan(40);
    expect(sum(widened)).toBeCloseTo(100, 9);
    expect(columnWidths({ columns: columns.with(1, column('acceptance', 10)), rows: [] })[1]).toBeGreaterThan(widened[1]!); // biome-ignore format: bold heads are wider
  });

  it('break Chinese and hyphened words, but no date', () => {
    const columns = [column('a', 90), column('b', 10)];
    const second = (words: string) => columnWidths({ columns, rows: [{ cells: ['', words] }] })[1]!;
    expect(second('矿权边界百分之百实施监测')).toBe(10);
    expect(second('mining-right')).toBe(10);
    expect(second('2025-10-31—2026-11-23')).toBeGreaterThan(10);
  });

  it('leave no column without room where all are too narrow', () => {
    const columns = [...'abcdefghij'].map((title) => column(`${title}cceptance`, 10));
    const widths = columnWidths({ columns: [column('w', 60), ...columns], rows: [] });
    for (const width of widths) expect(width).toBeGreaterThan(2);
    expect(sum(widths)).toBeCloseTo(100, 9);
  });

  it('add up to the whole in reports', () => {
    for (const block of sitingReport(randomReportInput(7)).sections.flatMap((s) => s.blocks))
      if (block.kind === 'table') expect(sum(columnWidths(block))).toBeCloseTo(100, 9);
  });
});
