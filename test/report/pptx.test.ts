/** What PowerPoint and WPS refuse, or mend with a complaint, is not in the file; text and tables can be edited. */
import type { Element } from '@xmldom/xmldom';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Deck, MapSlide } from '../../src/report/slides/deck.ts';
import { deckPages } from '../../src/report/slides/pages.ts';
import { pagesPptx } from '../../src/report/slides/pptx.ts';
import { onePixel } from '../support/png.ts';
import { descendants, parseXml } from '../support/xml.ts';

const PICTURE = { type: 'png', bytes: onePixel(), width: 1, height: 1 } as const;
const MAP = { picture: PICTURE, label: null, scale: { share: 0.1, middle: '5', end: '10 km' }, bearing: 20 };

/** With signs that XML does not bear. */
const SLIDE: MapSlide = {
  kind: 'map',
  title: '甲 & <乙> "丙"\u0007',
  group: '一、选址',
  note: '先讲 A & B < C\n\n再讲\u0000依据',
  subtitle: ']]>',
  badge: '示意数据',
  maps: [
    { ...MAP, label: '2021' },
    { ...MAP, label: '2023' },
  ],
  legend: [{ name: '生态保护红线', note: '', swatch: PICTURE }],
  verdict: { outcome: 'avoid', word: '建议避让', detail: '地块' },
  figures: [{ name: '生态保护红线', figure: '68.77', unit: '公顷 44.98%' }],
  inHand: { name: '全市', value: '471.34', unit: 'km²', others: '', errors: '' },
  remarks: ['缺少:图层'],
  details: [],
  leading: null,
  tables: [
    {
      kind: 'table',
      id: 'a',
      caption: '分区',
      columns: ['类别', '甲区', '乙区', '丙区', '合计'].map((title) => ({ title, align: 'right', width: 20 })),
      rows: Array.from({ length: 30 }, (_, i) => ({
        cells: ['红线', `${i}.1`, '2.2', '—', '3.3\n4%'],
        total: i === 29,
      })),
    },
  ],
  sources: ['红线 2025-10 版'],
  city: '某市',
  dataVersion: '2025-10',
  date: '2026-01-02',
};
const TITLE = { kind: 'title', title: '汇报', brand: 'EcoSpace', lines: '单位', group: '', note: '开场' } as const;
const DECK: Deck = { language: 'zh', title: '讲义 & 备注', slides: [TITLE, SLIDE] };

let parts: Record<string, Uint8Array>;
const xml = (path: string): Element => parseXml(strFromU8(parts[path]!));
const texts = (root: Element): string[] => descendants(root, 'a:t').map((t) => t.textContent ?? '');
const paths = (pattern: RegExp): string[] => Object.keys(parts).filter((path) => pattern.test(path));
const slide = (n: number): Element => xml(`ppt/slides/slide${n}.xml`);

beforeAll(async () => {
  parts = unzipSync(await pagesPptx(deckPages(DECK), DECK));
});

describe('the file', () => {
  test('has only parts that can be read, and no sign that XML does not bear', () => {
    for (const path of paths(/\.(xml|rels)$/)) expect(() => xml(path), path).not.toThrow();
  });

  test('names only parts that are there', () => {
    const named = descendants(xml('[Content_Types].xml'), 'Override').map((o) => o.getAttribute('PartName')!.slice(1));
    expect(named.filter((path) => !(path in parts))).toEqual([]);
    for (const path of paths(/\.rels$/)) {
      const base = path.replace(/_rels\/[^/]+$/, '');
      for (const relation of descendants(xml(path), 'Relationship')) {
        const target = new URL(relation.getAttribute('Target')!, `zip:///${base}`).pathname.slice(1);
        expect(Object.keys(parts), `${path}: ${target}`).toContain(target);
      }
    }
  });

  test('is 16:9, lists the masters of notes before the slides, and numbers what is on a slide', () => {
    const presentation = xml('ppt/presentation.xml');
    const [size] = descendants(presentation, 'p:sldSz');
    expect(Number(size!.getAttribute('cx')) / Number(size!.getAttribute('cy'))).toBeCloseTo(16 / 9, 4);
    const names = descendants(presentation, '*').map((e) => e.nodeName);
    expect(names.indexOf('p:notesMasterIdLst')).toBeLessThan(names.indexOf('p:sldIdLst'));
    for (const path of paths(/slides\/slide\d+\.xml$/)) {
      const ids = descendants(xml(path), 'p:cNvPr').map((e) => e.getAttribute('id'));
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});

describe('a slide', () => {
  test('holds its words as text that can be edited, in a named type', () => {
    expect(texts(slide(1))).toEqual(['EcoSpace', '汇报', '单位']);
    expect(texts(slide(2))).toEqual(['一、选址']);
    expect(texts(slide(3))).toEqual(
      expect.arrayContaining([
        '甲 & <乙> "丙"',
        ']]>',
        '建议避让',
        '生态保护红线',
        '68.77',
        '公顷 44.98%',
        '471.34 km²',
        '缺少:图层',
      ]),
    );
    const faces = descendants(slide(3), 'a:ea').map((e) => e.getAttribute('typeface'));
    expect(new Set(faces)).toEqual(new Set(['Microsoft YaHei']));
  });

  test('has its figures and tables as tables', () => {
    expect(descendants(slide(3), 'a:tbl')).toHaveLength(1);
    const last = paths(/slides\/slide\d+\.xml$/).length;
    const cells = Array.from({ length: last - 3 }, (_, i) => descendants(slide(4 + i), 'a:tr').length - 1);
    expect(cells.reduce((sum, n) => sum + n, 0)).toBe(30);
  });

  test('has both maps and the swatches as pictures with words for who cannot see them', () => {
    const pictures = descendants(slide(3), 'p:pic').map((p) => descendants(p, 'p:cNvPr')[0]!.getAttribute('descr'));
    expect(pictures).toEqual(['地图:2021', '地图:2023', '图例:生态保护红线']);
  });

  test('has its notes in lines', () => {
    const [body] = descendants(xml('ppt/notesSlides/notesSlide3.xml'), 'p:txBody');
    const lines = descendants(body!, 'a:p').map((p) => texts(p).join(''));
    expect(lines).toEqual(['先讲 A & B < C', '', '再讲依据', '缺少:图层', '资料来源:红线 2025-10 版']);
    expect(texts(xml('ppt/notesSlides/notesSlide1.xml'))[0]).toBe('开场');
  });
});
