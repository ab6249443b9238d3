/** What Word and WPS refuse, or mend with a complaint, is not in the file. */
import type { Element } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ReportPicture } from '../../src/report/document.ts';
import { reportDocx } from '../../src/report/docx.ts';
import { sitingReport } from '../../src/report/siting-report.ts';
import { onePixel } from '../support/png.ts';
import { children, descendants, parseXml } from '../support/xml.ts';
import { randomReportInput } from './fixture.ts';

/** Ground of the rows that are sums. */
const TOTAL = 'F7F5EF';

const PICTURE: ReportPicture = { png: onePixel(), width: 1, height: 1 };

/** With signs that XML does not bear, and text that is nothing. */
const base = randomReportInput(41, { listsCorners: true });
const HARD = {
  ...base,
  site: {
    ...base.site,
    name: '甲 & <乙> "丙"\u0007',
    facts: { ...base.site.facts, purpose: '一行\n二行\u0000\uFFFE' },
  },
  candidates: [{ name: ']]>', result: base.result, isThis: true }],
};
const REPORTS = {
  'with everything': { input: HARD, pictures: { location: PICTURE, overlay: PICTURE } },
  'without maps, stamp and badge': {
    input: { ...randomReportInput(42), internal: false, serial: null, disputes: [] },
    pictures: {},
  },
  'in English': { input: randomReportInput(43, { language: 'en' as const }), pictures: { location: PICTURE } },
};

const value = (element: Element | undefined, name = 'w:val'): string | null => element?.getAttribute(name) ?? null;

describe.each(Object.entries(REPORTS))('a report %s', (_, { input, pictures }) => {
  let parts: Record<string, Uint8Array>;
  let xml: (path: string) => Element;
  let body: Element;
  beforeAll(async () => {
    parts = unzipSync(await reportDocx(sitingReport(input), pictures));
    const parsed = new Map<string, Element>();
    xml = (path) => {
      const root = parsed.get(path) ?? parseXml(strFromU8(parts[path]!));
      parsed.set(path, root);
      return root;
    };
    body = children(xml('word/document.xml'), 'w:body')[0]!;
  });

  test('is sound XML in every part, without signs that XML does not allow', () => {
    for (const path of Object.keys(parts).filter((p) => /\.(xml|rels)$/.test(p))) {
      expect(xml(path).nodeName).not.toBe('');
      const text = strFromU8(parts[path]!);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the signs that XML does not allow
      expect(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|&#(x0*|0*)[0-8];/i.test(text)).toBe(false);
    }
  });

  test('every cell ends with a paragraph, and so does the document before its last section', () => {
    const cells = descendants(body, 'w:tc');
    expect(cells.length).toBeGreaterThan(50);
    expect(cells.filter((cell) => children(cell).at(-1)?.nodeName !== 'w:p')).toEqual([]);
    expect(children(body).at(-1)?.nodeName).toBe('w:sectPr');
    expect(children(body).at(-2)?.nodeName).toBe('w:p');
  });

  test('two tables never touch: they would become one', () => {
    const names = children(body).map((e) => e.nodeName);
    expect(names.filter((name, i) => name === 'w:tbl' && names[i + 1] === 'w:tbl')).toEqual([]);
  });

  test('the cells of each row fill the columns of its table', () => {
    for (const table of descendants(body, 'w:tbl')) {
      const columns = children(children(table, 'w:tblGrid')[0]!, 'w:gridCol');
      expect(columns.every((c) => Number(value(c, 'w:w')) > 0)).toBe(true);
      const rows = children(table, 'w:tr');
      expect(rows.length).toBeGreaterThan(0);
      for (const row of rows) {
        const cells = children(row, 'w:tc');
        const spans = cells.map((cell) => Number(value(descendants(cell, 'w:gridSpan')[0]) ?? 1));
        expect(spans.reduce((sum, span) => sum + span, 0)).toBe(columns.length);
        const widths = cells.map((cell) => value(descendants(cell, 'w:tcW')[0], 'w:w'));
        expect(widths).toEqual(columns.map((c) => value(c, 'w:w')));
      }
    }
  });

  test('heads repeat only from the top of their table, and each table has other rows', () => {
    for (const table of descendants(body, 'w:tbl')) {
      const heads = children(table, 'w:tr').map((row) => descendants(row, 'w:tblHeader').length > 0);
      expect(heads.lastIndexOf(true)).toBeLessThanOrEqual(0);
      expect(heads).toContain(false);
    }
  });

  test('pictures have numbers of their own', () => {
    const ids = descendants(body, 'wp:docPr').map((e) => value(e, 'id'));
    expect(ids).toHaveLength(Object.keys(pictures).length);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => Number(id) > 0)).toBe(true);
  });

  test('every relationship is there once, with its target; each one that is used is there', () => {
    const relations = Object.keys(parts).filter((path) => path.endsWith('.rels'));
    for (const path of relations) {
      const owner = path.replace('_rels/', '').replace(/\.rels$/, '');
      const folder = owner.includes('/') ? owner.replace(/[^/]*$/, '') : '';
      const own = descendants(xml(path), 'Relationship').filter((r) => value(r, 'TargetMode') !== 'External');
      const paths = own.map((r) => new URL(value(r, 'Target')!, `file:///${folder}`).pathname.slice(1));
      expect(Object.keys(parts)).toEqual(expect.arrayContaining(paths));
      const ids = own.map((r) => value(r, 'Id')!);
      expect(new Set(ids).size).toBe(ids.length);
      if (owner === '') continue;
      const used = [...strFromU8(parts[owner]!).matchAll(/\br:(?:id|embed|link)="([^"]+)"/g)].map((m) => m[1]);
      expect(ids).toEqual(expect.arrayContaining(used));
    }
  });

  test('every part has its content type', () => {
    const types = xml('[Content_Types].xml');
    const endings = descendants(types, 'Default').map((e) => value(e, 'Extension')!.toLowerCase());
    const named = descendants(types, 'Override').map((e) => value(e, 'PartName'));
    const untyped = Object.keys(parts).filter(
      (path) =>
        path !== '[Content_Types].xml' &&
        !path.endsWith('/') &&
        !named.includes(`/${path}`) &&
        !endings.includes(path.split('.').at(-1)!.toLowerCase()),
    );
    expect(untyped).toEqual([]);
    expect(named.filter((name) => !parts[name!.slice(1)])).toEqual([]);
  });

  test('styles and lists that are used are defined', () => {
    const styles = new Set(descendants(xml('word/styles.xml'), 'w:style').map((s) => value(s, 'w:styleId')));
    const used = ['w:pStyle', 'w:rStyle', 'w:tblStyle'].flatMap((name) => descendants(body, name).map((e) => value(e)));
    expect(used.filter((id) => !styles.has(id))).toEqual([]);
    const numbering = xml('word/numbering.xml');
    const lists = children(numbering, 'w:num').map((n) => value(n, 'w:numId'));
    expect(lists).toEqual(expect.arrayContaining(descendants(body, 'w:numId').map((e) => value(e))));
    expect(new Set(lists).size).toBe(lists.length);
    const abstracts = children(numbering, 'w:abstractNum').map((n) => value(n, 'w:abstractNumId'));
    expect(abstracts).toEqual(
      expect.arrayContaining(descendants(numbering, 'w:num').map((n) => value(children(n)[0]))),
    );
  });

  test('bookmarks and fields are closed', () => {
    for (const path of Object.keys(parts).filter((p) => /^word\/(document|header\d*|footer\d*)\.xml$/.test(p))) {
      const kinds = descendants(xml(path), 'w:fldChar').map((e) => value(e, 'w:fldCharType'));
      const count = (kind: string) => kinds.filter((k) => k === kind).length;
      expect(count('begin')).toBe(count('end'));
    }
    const starts = descendants(body, 'w:bookmarkStart').map((e) => value(e, 'w:id'));
    expect(descendants(body, 'w:bookmarkEnd').map((e) => value(e, 'w:id'))).toEqual(starts);
  });

  test('a heading and what leads to a table or to the signatures stay with what follows', () => {
    const blocks = children(body);
    const keeps = (p: Element) => descendants(p, 'w:keepNext').some((k) => value(k) !== 'false' && value(k) !== '0');
    const isHeading = (e: Element) => descendants(e, 'w:pStyle').some((s) => /^Heading/.test(value(s)!));
    expect(blocks.filter((e) => e.nodeName === 'w:p' && isHeading(e) && !keeps(e))).toEqual([]);
    const sums = descendants(body, 'w:tr').filter((row) => value(descendants(row, 'w:shd').at(-1), 'w:fill') === TOTAL);
    expect(sums.length).toBeGreaterThan(0);
    for (const row of sums) {
      const before = row.previousSibling as Element;
      expect(descendants(before, 'w:p').every(keeps)).toBe(true);
    }
    const signatures = blocks.findLastIndex((e) => e.nodeName === 'w:tbl');
    expect(isHeading(blocks[signatures - 1]!)).toBe(true);
    // Not a single line of what is signed alone over them.
    expect([2, 3, 4, 5].map((n) => keeps(blocks[signatures - n]!))).toEqual([true, true, true, true]);
    const rows = children(blocks[signatures]!, 'w:tr').map((row) => descendants(row, 'w:p').every(keeps));
    expect(rows).toEqual([...rows.slice(1).map(() => true), false]);
  });

  test('rows stay whole, but for those that would leave a third of a page empty; long tables begin where there is room', () => {
    const keeps = (p: Element) => descendants(p, 'w:keepNext').some((k) => value(k) !== 'false' && value(k) !== '0');
    const longest = (row: Element) =>
      Math.max(
        ...descendants(row, 'w:tc').map(
          (one) =>
            descendants(one, 'w:t')
              .map((t) => t.textContent)
              .join('').length,
        ),
      );
    const tables = descendants(body, 'w:tbl').filter((one) => descendants(one, 'w:tblHeader').length > 0);
    const rows = tables.flatMap((one) => descendants(one, 'w:tr'));
    expect(rows.some((row) => longest(row) > 300)).toBe(true);
    for (const row of rows) {
      const isWhole = descendants(row, 'w:cantSplit').length > 0;
      if (longest(row) > 300) expect(isWhole).toBe(false);
      if (longest(row) < 200) expect(isWhole).toBe(true);
    }
    const long = tables.filter((one) => descendants(one, 'w:tr').length > 10);
    expect(long.length).toBeGreaterThan(0);
    for (const one of long) {
      const [head, first] = descendants(one, 'w:tr');
      expect([head!, first!].map((row) => descendants(row, 'w:p').every(keeps))).toEqual([true, false]);
    }
  });
});
