import { DOMParser, type Element } from '@xmldom/xmldom';
import { strFromU8, unzipSync, zlibSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { crc32 } from '../../src/io/crc32.ts';
import { type Block, plainText, type ReportDocument } from '../../src/report/document.ts';
import { reportDocx } from '../../src/report/docx.ts';
import { sitingReport } from '../../src/report/siting-report.ts';
import { randomReportInput } from './fixture.ts';

/** A white picture of the least size. */
function png(): Uint8Array {
  const chunk = (name: string, data: Uint8Array): number[] => {
    const body = [...new TextEncoder().encode(name), ...data];
    const word = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];
    return [...word(data.length), ...body, ...word(crc32(Uint8Array.from(body)))];
  };
  const head = Uint8Array.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]);
  const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  const image = zlibSync(Uint8Array.from([0, 255]));
  return Uint8Array.from([
    ...signature,
    ...chunk('IHDR', head),
    ...chunk('IDAT', image),
    ...chunk('IEND', new Uint8Array(0)),
  ]);
}

const elements = (within: { getElementsByTagName(name: string): Iterable<Element> }, name: string): Element[] => [
  ...within.getElementsByTagName(name),
];
/** Runs with their line breaks; an element has no more text than that. */
const textOf = (element: Element): string =>
  elements(element, '*')
    .map((e) => (e.tagName === 'w:t' ? (e.textContent ?? '') : e.tagName === 'w:br' ? '\n' : ''))
    .join('');

async function opened(report: ReportDocument, pictures: Parameters<typeof reportDocx>[1]) {
  const parts = unzipSync(await reportDocx(report, pictures));
  const xml = (path: string) => new DOMParser().parseFromString(strFromU8(parts[path]!), 'text/xml');
  const named = (pattern: RegExp) => Object.keys(parts).filter((path) => pattern.test(path));
  return { parts, xml, named, body: xml('word/document.xml').documentElement! };
}

describe('the Word file', () => {
  const report = sitingReport({ ...randomReportInput(11), listsCorners: true });
  let file: Awaited<ReturnType<typeof opened>>;
  beforeAll(async () => {
    const picture = { png: png(), width: 1, height: 1 };
    file = await opened(report, { location: picture, overlay: picture });
  });

  test('has the nine sections as headings', () => {
    const headings = elements(file.body, 'w:p').filter((p) =>
      elements(p, 'w:pStyle').some((s) => s.getAttribute('w:val') === 'Heading1'),
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
    const tables = elements(file.body, 'w:tbl').map((table) =>
      elements(table, 'w:tr')
        .filter((row) => elements(row, 'w:tblHeader').length === 0)
        .map((row) => elements(row, 'w:tc').map(textOf)),
    );
    for (const rows of wanted) expect(tables).toContainEqual(rows);
  });

  test('repeats the heads of its tables on every page and breaks no row', () => {
    const count = report.sections.flatMap((s) => s.blocks).filter((b) => b.kind === 'table').length;
    const heads = elements(file.body, 'w:tr').filter((row) => elements(row, 'w:tblHeader').length > 0);
    expect(heads).toHaveLength(count);
    expect(heads.every((row) => elements(row, 'w:cantSplit').length > 0)).toBe(true);
  });

  test('is A4, numbered, with the serial at the head and the reservation at the foot', () => {
    const [size] = elements(file.body, 'w:pgSz');
    expect([size!.getAttribute('w:w'), size!.getAttribute('w:h')]).toEqual(['11906', '16838']);
    const part = (pattern: RegExp) => file.xml(file.named(pattern)[0]!).documentElement!;
    expect(textOf(part(/word\/header\d*\.xml$/))).toContain('K7QF-20261122-1630-a1b2c3');
    const foot = part(/word\/footer\d*\.xml$/);
    expect(textOf(foot)).toContain('仅供参考，不替代行政审批');
    expect(elements(foot, 'w:instrText').map((e) => e.textContent)).toEqual(['PAGE', 'NUMPAGES']);
  });

  test('names Chinese faces for Chinese text', () => {
    const faces = new Set(elements(file.body, 'w:rFonts').map((f) => f.getAttribute('w:eastAsia')));
    expect(faces).toEqual(new Set(['宋体', '黑体']));
  });

  test('holds both maps, each with words for those who do not see it', () => {
    expect(file.named(/word\/media\/.+\.png$/).length).toBeGreaterThan(0);
    const drawings = elements(file.body, 'wp:docPr').map((e) => e.getAttribute('descr'));
    expect(drawings).toEqual(['图 8-1 位置图', '图 8-2 叠加图']);
  });

  test('counts the items of each list from one', () => {
    const numbers = elements(file.body, 'w:numId').map((e) => e.getAttribute('w:val'));
    const lists = report.sections.flatMap((s) => s.blocks).filter((b) => b.kind === 'list');
    expect(new Set(numbers).size).toBe(lists.length);
  });
});

test('without maps the report says where to find them', async () => {
  const { body, named } = await opened(sitingReport(randomReportInput(12)), {});
  expect(named(/media/)).toEqual([]);
  expect(textOf(body).match(/附图请在应用内导出/g)).toHaveLength(2);
});
