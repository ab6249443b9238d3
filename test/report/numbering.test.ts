import { describe, expect, test } from 'vitest';
import { type Block, plainText, type ReportDocument } from '../../src/report/document.ts';
import { numbered, referenceTo } from '../../src/report/numbering.ts';
import { sitingReport } from '../../src/report/siting-report.ts';
import { withTexts } from '../../src/report/texts.ts';
import { reportWords } from '../../src/text/report.ts';
import { randomReportInput } from './fixture.ts';

const SEEDS = Array.from({ length: 12 }, (_, i) => 300 + i);
const REPORTS = SEEDS.flatMap((seed) =>
  (['zh', 'en'] as const).map((language) => {
    const input = randomReportInput(seed, { language, listsCorners: seed % 2 === 0 });
    // Some have no dispute, some no clause, some no overlap: numbers close up.
    const findings =
      seed % 3 === 0 ? input.result.findings.map((f) => ({ ...f, clause: null })) : input.result.findings;
    const result = { ...input.result, findings, bands: seed % 4 === 0 ? null : input.result.bands };
    return sitingReport({ ...input, result, disputes: seed % 5 === 0 ? [] : input.disputes });
  }),
);

const blocksOf = (report: ReportDocument): Block[] => report.sections.flatMap((s) => s.blocks);

function textsOf(report: ReportDocument): string[] {
  const texts: string[] = [];
  for (const block of blocksOf(report))
    withTexts(block, (text) => {
      texts.push(text);
      return text;
    });
  return texts;
}

/** Numbers of its tables and maps, as `4-1`; of its headings, as `4.2`. */
function numbersOf(report: ReportDocument) {
  const own = (title: string, pattern: RegExp) => pattern.exec(title)?.[1] ?? `none in ${title}`;
  return {
    tables: blocksOf(report).flatMap((b) => (b.kind === 'table' ? [own(b.caption, /^(?:表|Table) (\d+-\d+) /)] : [])),
    pictures: blocksOf(report).flatMap((b) => (b.kind === 'picture' ? [own(b.caption, /^(?:图|Map) (\d+-\d+) /)] : [])),
    headings: blocksOf(report).flatMap((b) => (b.kind === 'subheading' ? [own(b.text, /^(\d+\.\d+) /)] : [])),
  };
}

describe.each(REPORTS.map((report, i) => [i, report] as const))('report %i', (_, report) => {
  test('counts tables, maps and headings in each section from one', () => {
    for (const numbers of Object.values(numbersOf(report))) {
      const seen = new Map<string, number>();
      for (const number of numbers) {
        const [section, own] = number.split(/[-.]/) as [string, string];
        expect(Number(own)).toBe((seen.get(section) ?? 0) + 1);
        seen.set(section, Number(own));
      }
    }
    expect(report.sections.map((s) => Number(s.title.split(' ')[0]))).toEqual(report.sections.map((__, i) => i + 1));
    for (const [i, { blocks }] of report.sections.entries())
      for (const block of blocks)
        if (block.kind === 'subheading') expect(block.text.startsWith(`${i + 1}.`)).toBe(true);
  });

  test('refers to what it has, and to nothing else', () => {
    const { tables, pictures, headings } = numbersOf(report);
    const all = textsOf(report).join('\n');
    const found = (pattern: RegExp) => [...all.matchAll(pattern)].map((m) => m[1]!);
    expect(tables).toEqual(expect.arrayContaining(found(/(?:表|[Tt]able) (\d+-\d+)/g)));
    expect(pictures).toEqual(expect.arrayContaining(found(/(?:图|Map) (\d+-\d+)/g)));
    const referred = found(/(?:理由见|方括号内为|with reasons in|listed in) (\d+\.\d+)/g);
    expect(referred.length).toBeGreaterThan(0);
    expect(headings).toEqual(expect.arrayContaining(referred));
    expect(found(/(?:各图层版本见|versions of the layers in )(?:表|Table) (\d+-\d+)/g)).toHaveLength(1);
    expect(/[\uE000\uE001]/.test(all)).toBe(false);
  });

  test('cites clauses by the numbers of the one list of them', () => {
    // Years of document numbers stand in brackets too, in English.
    const numbersIn = (words: string) => [...words.matchAll(/\[(\d{1,3})\]/g)].map((m) => m[1]!);
    const table = (id: string) => {
      const block = blocksOf(report).find((b) => b.kind === 'table' && b.id === id);
      return block?.kind === 'table' ? block.rows : [];
    };
    const listed = table('clauses').map((row) => plainText(row.cells[0]!));
    expect(listed).toEqual(listed.map((__, i) => `[${i + 1}]`));
    const cited = [
      ...table('findings').flatMap((row) => numbersIn(plainText(row.cells[7]!))),
      ...table('documents').flatMap((row) => numbersIn(plainText(row.cells[0]!))),
    ];
    expect(listed).toEqual(expect.arrayContaining(cited.map((n) => `[${n}]`)));
    expect(cited.length > 0).toBe(listed.length > 0);
    for (const { cells } of table('documents')) {
      const [numbers, name] = [plainText(cells[0]!), plainText(cells[1]!)];
      expect(numbers).toMatch(/^\[\d+\]( \[\d+\])*$/);
      for (const number of numbersIn(numbers))
        expect(plainText(table('clauses')[Number(number) - 1]!.cells[2]!)).toContain(name);
    }
  });
});

test('a reference to nothing, or to one of two, is a fault', () => {
  const { numbered: words } = reportWords.zh;
  const section = (...blocks: Block[]) => [{ id: 'notes' as const, title: '说明', blocks }];
  const heading: Block = { kind: 'subheading', id: 'here', text: '此处' };
  const refers = (id: string): Block => ({ kind: 'paragraph', words: `见 ${referenceTo(id)}` });
  expect(numbered(section(refers('here'), heading), words)[0]!.blocks[0]).toMatchObject({ words: '见 1.1' });
  expect(() => numbered(section(refers('gone'), heading), words)).toThrow('gone');
  expect(() => numbered(section(heading, heading), words)).toThrow('here');
});
