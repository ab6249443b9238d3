import type { Element } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Block, plainText, type ReportDocument } from '../../src/report/document.ts';
import { reportDocx } from '../../src/report/docx.ts';
import { sitingReport } from '../../src/report/siting-report.ts';
import { onePixel } from '../support/png.ts';
import { descendants, parseXml } from '../support/xml.ts';
import { randomReportInput } from './fixture.ts';

/** Runs with their line breaks; an element has no more text than that. */
const textOf = (element: Element): string =>
  descendants(element, '*')
    .map((e) => (e.tagName === 'w:t' ? (e.textContent ?? '') : e.tagName === 'w:br' ? '\n' : ''))
    .join('');

async function opened(report: ReportDocument, pictures: Parameters<typeof reportDocx>[1]) {
  const parts = unzipSync(await reportDocx(report, pictures));
  const xml = (path: string) => parseXml(strFromU8(parts[path]!));
  const named = (pattern: RegExp) => Object.keys(parts).filter((path) => pattern.test(path));
  return { parts, xml, named, body: xml('word/document.xml') };
}

describe('the Word file', () => {
  const report = sitingReport({ ...randomReportInput(11), listsCorners: true });
  let file: Awaited<ReturnType<typeof opened>>;
  beforeAll(async () => {
    const picture = { png: onePixel(), width: 1, height: 1 };
    file = await opened(report, { location: picture, overlay: picture });
  });

  test('has the nine sections as headings', () => {
    const headings = descendants(file.body, 'w:p').filter((p) =>
      descendants(p, 'w:pStyle').some((s) => s.getAttribute('w:val') === 'Heading1'),
    );
    expect(headings.map(textOf)).toEqual(report.sections.map((s) => s.title));
  });

  test('has every table with its cells, word for word', () => {
    const blocks: Block[] = report.sections.flatMap((s) => s.blocks);
    const wanted = blocks.flatMap((block) => {
      if (block.kind === 'facts') return [block.rows.map(([label, value]) => [label, plainText(value)])];
      if (block.kind !== 'table') return [];
      return [block.rows.map((row) => row.cells.map(plainText))];
    });
    const tables = descendants(file.body, 'w:tbl').map((table) =>
      descendants(table, 'w:tr')
        .filter((row) => descendants(row, 'w:tblHeader').length === 0)
        .map((row) => descendants(row, 'w:tc').map(textOf)),
    );
    for (const rows of wanted) expect(tables).toContainEqual(rows);
  });

  test('repeats the heads of its tables on every page and breaks no row', () => {
    const count = report.sections.flatMap((s) => s.blocks).filter((b) => b.kind === 'table').length;
    const heads = descendants(file.body, 'w:tr').filter((row) => descendants(row, 'w:tblHeader').length > 0);
    expect(heads).toHaveLength(count);
    expect(heads.every((row) => descendants(row, 'w:cantSplit').length > 0)).toBe(true);
  });

  test('is A4, numbered, with the serial at the head and the reservation at the foot', () => {
    const [size] = descendants(file.body, 'w:pgSz');
    expect([size!.getAttribute('w:w'), size!.getAttribute('w:h')]).toEqual(['11906', '16838']);
    const part = (pattern: RegExp) => file.xml(file.named(pattern)[0]!);
    expect(textOf(part(/word\/header\d*\.xml$/))).toContain('K7QF-20261122-1630-a1b2c3');
    const foot = part(/word\/footer\d*\.xml$/);
    expect(textOf(foot)).toContain('仅供参考，不替代行政审批');
    expect(descendants(foot, 'w:instrText').map((e) => e.textContent)).toEqual(['PAGE', 'NUMPAGES']);
  });

  test('names Chinese faces for Chinese text', () => {
    const faces = new Set(descendants(file.body, 'w:rFonts').map((f) => f.getAttribute('w:eastAsia')));
    expect(faces).toEqual(new Set(['宋体', '黑体']));
  });

  test('holds both maps, each with words for those who do not see it', () => {
    expect(file.named(/word\/media\/.+\.png$/).length).toBeGreaterThan(0);
    const drawings = descendants(file.body, 'wp:docPr').map((e) => e.getAttribute('descr'));
    expect(drawings).toEqual(['图 8-1 位置图', '图 8-2 叠加图']);
  });

  test('counts the items of each list from one', () => {
    const numbers = descendants(file.body, 'w:numId').map((e) => e.getAttribute('w:val'));
    const lists = report.sections.flatMap((s) => s.blocks).filter((b) => b.kind === 'list');
    expect(new Set(numbers).size).toBe(lists.length);
  });
});

test('without maps the report says where to find them', async () => {
  const { body, named } = await opened(sitingReport(randomReportInput(12)), {});
  expect(named(/media/)).toEqual([]);
  expect(textOf(body).match(/附图请在应用内导出/g)).toHaveLength(2);
});
