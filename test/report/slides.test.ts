/** Slides of a hand-out: everything that a scene shows is on its pages, within their edges, and nothing over anything else. */
import { describe, expect, test } from 'vitest';
import type { SitingOutcome } from '../../src/domain/siting/result.ts';
import type { ReportTable } from '../../src/report/document.ts';
import type { Deck, MapSlide, SlideMap } from '../../src/report/slides/deck.ts';
import { PAGE_HEIGHT, PAGE_WIDTH, type Page, type PageItem, type SlidePicture } from '../../src/report/slides/page.ts';
import { deckPages } from '../../src/report/slides/pages.ts';
import { tableParts } from '../../src/report/slides/slide-table.ts';
import { BOLD, lineCount, lineHeight, textWidth } from '../../src/report/slides/text-size.ts';
import { TONE_COLOURS } from '../../src/report/tones.ts';
import { onePixel } from '../support/png.ts';
import { Random } from '../support/random.ts';

const PICTURE: SlidePicture = { type: 'png', bytes: onePixel(), width: 1, height: 1 };
const MAP: SlideMap = { picture: PICTURE, label: null, scale: { share: 0.15, middle: '5', end: '10 km' }, bearing: 0 };
const EN = 'Control zone of the river shore, second class ';
const ZH = '黄河岸线保护区与自然保护地一般控制区重叠部分';

const word = (random: Random, most: number): string => {
  const text = random.chance(0.5) ? EN.repeat(3) : ZH.repeat(6);
  return text.slice(0, 2 + random.int(most)).trim();
};
const many = <T>(random: Random, most: number, make: (i: number) => T): T[] =>
  Array.from({ length: random.int(most + 1) }, (_, i) => make(i));

function randomTable(random: Random, i: number): ReportTable {
  const columns = 2 + random.int(7);
  return {
    kind: 'table',
    id: `t${i}`,
    caption: word(random, 12),
    columns: Array.from({ length: columns }, (_, c) => ({
      title: word(random, 8),
      unit: 'km²',
      align: c === 0 ? ('left' as const) : ('right' as const),
      width: c === 0 ? 25 : 12,
    })),
    rows: many(random, 40, (r) => ({
      cells: Array.from({ length: columns }, (_, c) =>
        c === 0 ? `${r} ${word(random, 12)}` : `${r}${c}.25\n1${r}.5%`,
      ),
    })),
  };
}

function randomSlide(random: Random): MapSlide {
  const outcomes = ['avoid', 'certify', 'justify', 'notice', 'none', 'unchecked', null] as const;
  const hasTwo = random.chance(0.3);
  return {
    kind: 'map',
    title: word(random, 40),
    group: random.chance(0.4) ? word(random, 10) : '',
    note: random.chance(0.5) ? '一\n二' : '',
    subtitle: word(random, 30),
    badge: random.chance(0.5) ? '示意数据' : null,
    maps: hasTwo
      ? [
          { ...MAP, label: word(random, 30) },
          { ...MAP, label: '右', bearing: 40 },
        ]
      : [MAP],
    legend: many(random, 30, (i) => ({
      name: `${i} ${word(random, 16)}`,
      note: random.chance(0.2) ? '(左图)' : '',
      swatch: PICTURE,
    })),
    verdict: random.chance(0.8) ? { outcome: random.pick(outcomes), word: '建议避让', detail: word(random, 30) } : null,
    figures: many(random, 5, (i) => ({ name: `${i} ${word(random, 18)}`, figure: `${i}2.34`, unit: '公顷 12.34%' })),
    inHand: random.chance(0.3)
      ? { name: word(random, 20), value: '1,234.56', unit: 'km²', others: '12 公顷', errors: word(random, 40) }
      : null,
    remarks: many(random, 2, () => word(random, 40)),
    details: many(random, 2, () => word(random, 60)),
    leading: random.chance(0.3) ? randomTable(random, 9) : null,
    tables: many(random, 3, (i) => randomTable(random, i)),
    sources: many(random, 12, (i) => `${i} ${word(random, 30)}`),
    city: '某市',
    dataVersion: '2025-10',
    date: '2026-01-02',
  };
}

const deckOf = (...slides: Deck['slides']): Deck => ({ language: 'zh', title: '讲义', slides });

const wordsOf = (item: PageItem): string[] => {
  if (item.kind === 'text') return item.paragraphs.map(({ runs }) => runs.map((r) => r.text).join(''));
  return item.kind === 'table' ? item.rows.flat().map(({ runs }) => runs.map((r) => r.text).join('')) : [];
};
const allWords = (pages: readonly Page[]): string[] => pages.flatMap(({ items }) => items.flatMap(wordsOf));

describe('random slides', () => {
  const slides = Array.from({ length: 60 }, (_, i) => randomSlide(new Random(700 + i)));
  const pages = deckPages(deckOf(...slides));

  test('have nothing beyond the edges, and no size that is not positive', () => {
    const isOff = ({ x, y, w, h }: PageItem): boolean =>
      Math.min(x, y) < 0 || Math.min(w, h) <= 0 || x + w > PAGE_WIDTH + 1e-6 || y + h > PAGE_HEIGHT + 1e-6;
    expect(pages.flatMap(({ title, items }) => items.filter(isOff).map((item) => [title, item]))).toEqual([]);
  });

  test('have no text or table over another', () => {
    // Figures of the scale bar are 0.2 inches high.
    const isRead = (item: PageItem): boolean => item.kind === 'table' || item.kind === 'text';
    const isOver = (a: PageItem, b: PageItem): boolean =>
      Math.min(a.x + a.w, b.x + b.w) - Math.max(a.x, b.x) > 1e-6 &&
      Math.min(a.y + a.h, b.y + b.h) - Math.max(a.y, b.y) > 1e-6;
    const faults = pages.flatMap(({ title, items }) => {
      const own = items.filter((item) => isRead(item) && item.h !== 0.2);
      return own.flatMap((a, i) => own.slice(i + 1).flatMap((b) => (isOver(a, b) ? [[title, wordsOf(a)[0], wordsOf(b)[0]]] : []))); // biome-ignore format: one test
    });
    expect(faults).toEqual([]);
  });

  test('say every figure, remark, class of the legend and row of a table', () => {
    for (const slide of slides) {
      const said = allWords(deckPages(deckOf(slide)));
      const flat = said.map((text) => text.replace('  ', '\n'));
      for (const { name, figure, unit } of slide.figures)
        expect(said).toEqual(expect.arrayContaining([name, figure, unit]));
      for (const { name, note } of slide.legend) expect(said.some((w) => w === name || w === name + note)).toBe(true);
      const notes = deckPages(deckOf(slide)).flatMap(({ note }) => note.split('\n'));
      expect(notes).toEqual(expect.arrayContaining([...slide.remarks, ...slide.details]));
      if (slide.inHand)
        expect(said).toEqual(expect.arrayContaining([slide.inHand.name, '1,234.56 km²', slide.inHand.errors]));
      for (const { rows } of [...slide.tables, ...(slide.leading ? [slide.leading] : [])])
        expect(flat).toEqual(expect.arrayContaining(rows.flatMap((r) => [...r.cells])));
      expect(said.join()).toContain(slide.dataVersion);
    }
  });

  test('show something of their legend, or point to the page that has it', () => {
    for (const slide of slides.filter(({ legend }) => legend.length > 0)) {
      const [page] = deckPages(deckOf({ ...slide, group: '' }));
      const said = allWords([page!]);
      const isNamed = slide.legend.some(({ name, note }) => said.includes(name) || said.includes(name + note));
      expect([slide.title, isNamed || said.some((words) => words.includes('见图例页'))]).toEqual([slide.title, true]);
    }
  });

  test('have both pictures of a comparison, with their names', () => {
    for (const slide of slides) {
      const [page] = deckPages(deckOf({ ...slide, group: '' }));
      const maps = page!.items.filter((i) => i.kind === 'picture' && i.h > 3);
      expect(maps).toHaveLength(slide.maps.length);
      for (const { label } of slide.maps) if (label) expect(page!.items.flatMap(wordsOf)).toContain(label);
    }
  });
});

const FIGURES = Array.from({ length: 5 }, (_, i) => ({ name: `线 ${i}`, figure: '1,234.56', unit: 'km² 12.34%' }));

describe('pages', () => {
  const slide = {
    ...randomSlide(new Random(5)),
    group: '',
    leading: null,
    tables: [],
    legend: [],
    remarks: [],
    title: '地块研判',
  };

  test('lead each group with a divider', () => {
    const title = {
      kind: 'title',
      title: '开场',
      brand: 'EcoSpace',
      lines: '单位\n日期',
      group: '',
      note: '',
    } as const;
    const pages = deckPages(deckOf(title, { ...slide, group: '一' }, { ...slide, group: '一' }, slide));
    expect(pages.map((p) => p.title)).toEqual(['开场', '一', '地块研判', '地块研判', '地块研判']);
    expect(allWords(pages.slice(0, 1))).toEqual(['EcoSpace', '开场', '单位', '日期']);
  });

  test('show each outcome in its colour, none of them green', () => {
    for (const outcome of Object.keys(TONE_COLOURS) as SitingOutcome[]) {
      const [page] = deckPages(deckOf({ ...slide, verdict: { outcome, word: '结论', detail: '地块' } }));
      const box = page!.items.find((i) => wordsOf(i)[0] === '结论');
      expect(box?.kind === 'text' && box.fill).toBe(TONE_COLOURS[outcome]);
    }
  });

  test('say data version, coordinate system, date, illustrative data and that they do not approve anything', () => {
    const said = allWords(deckPages(deckOf({ ...slide, badge: '示意数据' }))).join('|');
    for (const part of ['某市', '2025-10', 'CGCS2000', '椭球面积', '2026-01-02', '示意数据', '不替代行政审批'])
      expect(said).toContain(part);
    expect(said).not.toContain('可以建设');
  });

  test('print the tables of a card once, and say where', () => {
    const tables = [0, 1].map((i) => randomTable(new Random(5 + i), i));
    const more = [
      { ...slide, title: '分区面积', tables },
      { ...slide, title: '分区面积 (2)', tables },
    ];
    const pages = deckPages(deckOf(...more, { ...slide, title: '邻市', city: '邻市', tables }));
    const of = (title: string) => pages.filter((page) => page.title.startsWith(title)).length;
    expect(of('分区面积 (2)')).toBe(1);
    expect(of('邻市')).toBe(of('分区面积') - 1);
    expect(allWords(pages.filter((p) => p.title === '分区面积 (2)'))).toContain('各表见“分区面积”');
  });

  test('have a title that a wider bold type leaves in one line', () => {
    const title = '全市成效 · 服务半径 · 公园绿地 500 m 服务半径:未覆盖地块';
    const [page] = deckPages(deckOf({ ...slide, title, subtitle: '乌海市', badge: '示意数据' }));
    const bar = page!.items.find((item) => wordsOf(item)[0] === title);
    const size = bar?.kind === 'text' ? bar.paragraphs[0]!.runs[0]!.size : 0;
    expect(textWidth(title, size) * BOLD).toBeLessThanOrEqual(bar!.w);
  });

  test('letter the read-out smaller where the number in hand would stick out below the map', () => {
    const names = [
      'Ecological red line',
      'Protected areas',
      'General ecological space',
      'Net change',
      'Shore protected',
    ];
    const given: MapSlide = {
      ...slide,
      verdict: { outcome: null, word: 'The city and its coverage', detail: 'City 87,094.03 km²' },
      figures: names.map((name) => ({ name, figure: '10,028.07', unit: 'km² 23.14%' })),
      inHand: {
        name: 'Core zone in a district',
        value: '8.33',
        unit: 'km²',
        others: '832.8063 ha · 12,492.10 mu',
        errors:
          'districts against the total < 0.1 m² at most · not stated (positional accuracy: borders ± 100 m, layer ± 20 m; a second layer ± 50 m, and what the two of them have in common, counted once in the city and in its districts)',
      },
      sources: ['red line 2025'],
    };
    const [page] = deckPages(deckOf(given));
    const of = (words: string) => page!.items.find((item) => wordsOf(item).some((said) => said.includes(words)))!;
    const inHand = of('Core zone');
    expect(inHand.y + inHand.h).toBeLessThanOrEqual(of('red line 2025').y);
  });

  test('carry notes, details and all sources on the notes page', () => {
    const given = {
      ...slide,
      note: '先讲结论\n再讲依据',
      remarks: ['缺少:图层'],
      details: ['未检查 9 项'],
      sources: ['红线 2025', '河道 2024'],
    };
    expect(deckPages(deckOf(given))[0]!.note.split('\n')).toEqual([
      '先讲结论',
      '再讲依据',
      '缺少:图层',
      '未检查 9 项',
      '资料来源:红线 2025;河道 2024',
    ]);
  });

  test('keep a small table beside the map where the legend needs a further page in any case', () => {
    const legend = Array.from({ length: 40 }, (_, i) => ({ name: `类 ${i}`, note: '', swatch: PICTURE }));
    const table = { ...randomTable(new Random(3), 0), caption: '两版之差', rows: [{ cells: ['合计', '1', '2'] }] };
    const given = { ...slide, inHand: null, legend, tables: [{ ...table, columns: table.columns.slice(0, 3) }] };
    const pages = deckPages(deckOf(given));
    expect(pages.map((page) => page.title)).toEqual(['地块研判', '图例']);
    expect(allWords(pages.slice(0, 1))).toEqual(expect.arrayContaining(['两版之差', '合计']));
  });

  test('break no name of a legend that has a page of its own', () => {
    const legend = Array.from({ length: 40 }, (_, i) => ({
      name: `0-${i} m 沿黄生态引导线`,
      note: '',
      swatch: PICTURE,
    }));
    const pages = deckPages(deckOf({ ...slide, legend, figures: FIGURES }));
    const own = pages.find((page) => page.title.endsWith('图例'))!;
    const names = own.items.filter((item) => wordsOf(item)[0]?.startsWith('0-'));
    expect(names).toHaveLength(40);
    for (const { h } of names) expect(h).toBeLessThan(0.36);
  });

  test('have one page with the classes of all maps, before the last words', () => {
    const linesOf = (from: number) =>
      Array.from({ length: 40 }, (_, i) => ({ name: `类 ${from + i}`, note: '(左图)', swatch: PICTURE }));
    const [one, other] = [0, 20].map((from) => ({ ...slide, legend: linesOf(from), figures: FIGURES }));
    const end = { kind: 'title', title: '谢谢', brand: '', lines: '', group: '', note: '' } as const;
    const pages = deckPages(deckOf(one!, { ...other!, city: '某市、邻市' }, end));
    expect(pages.map((page) => page.title)).toEqual(['地块研判', '地块研判', '图例', '谢谢']);
    const said = allWords(pages.slice(2, 3));
    expect(said.filter((words) => words.startsWith('类 '))).toEqual(Array.from({ length: 60 }, (_, i) => `类 ${i}`));
    expect(said).toContain('某市、邻市');
    expect(allWords(pages.slice(0, 1)).join('|')).toContain('类见图例页');
  });

  test('put a change beside the picture though the read-out is long', () => {
    const cells = ['37,315.65', '136.10', '253.53', '37,433.08'];
    const columns = cells.map((title) => ({ title, align: 'right' as const, width: 18 }));
    const table: ReportTable = { kind: 'table', id: 'compared', caption: '红线变化(公顷)', columns, rows: [{ cells }] };
    const legend = Array.from({ length: 25 }, (_, i) => ({ name: `类 ${i}`, note: '', swatch: PICTURE }));
    const remarks = ['另有 1 项', '未检查 14 项:新建尾矿库、新建外排土场等'];
    const pages = deckPages(deckOf({ ...slide, inHand: null, legend, remarks, tables: [table], figures: FIGURES }));
    expect(pages.map((page) => page.title)).toEqual(['地块研判', '图例']);
    expect(allWords(pages.slice(0, 1))).toEqual(expect.arrayContaining(cells));
  });

  test('show of a table that leads as many rows as there is room for, say how many more there are, and have those on a page', () => {
    const columns = ['类别', '甲市', '乙市'].map((title, i) => ({
      title,
      align: i === 0 ? ('left' as const) : ('right' as const),
      width: i === 0 ? 30 : 35,
    }));
    const rows = Array.from({ length: 22 }, (_, i) => ({ cells: [`类 ${i}`, `${i}.25`, '—'] }));
    const leading: ReportTable = { kind: 'table', id: 'pair', caption: '甲市与乙市', columns, rows };
    const given = { ...slide, inHand: null, figures: [], leading };
    const pages = deckPages(deckOf(given));
    expect(pages.map((page) => page.title)).toEqual(['地块研判', '地块研判 · 甲市与乙市']);
    const [beside, rest] = pages.map((page) => allWords([page]));
    const shown = beside!.filter((words) => words.startsWith('类 ')).length;
    expect(shown).toBeGreaterThan(8);
    expect(beside).toContain(`另 ${22 - shown} 行见下页`);
    const classes = rows.map(({ cells }) => cells[0]);
    expect(rest!.filter((words) => words.startsWith('类 '))).toEqual(classes.slice(shown));
    const again = deckPages(deckOf(given, { ...given, title: '再看一次' }));
    expect(again.map((page) => page.title)).toEqual(['地块研判', '地块研判 · 甲市与乙市', '再看一次']);
    expect(allWords(again.slice(2))).toContain(`另 ${22 - shown} 行见“地块研判”`);
    const short = deckPages(deckOf({ ...given, leading: { ...leading, rows: rows.slice(0, 5) } }));
    expect(short.map((page) => page.title)).toEqual(['地块研判']);
    expect(allWords(short).join('|')).not.toContain('见下页');
  });

  test('letter a table of several pages as large as goes without a further page', () => {
    const column = (title: string) => ({ title, align: 'left' as const, width: 20 });
    const tableOf = (count: number) => ({
      kind: 'table' as const,
      id: 'long',
      caption: '长表',
      columns: [column('名称'), column('类型')],
      rows: Array.from({ length: count }, (_, i) => ({ cells: [`点位 ${i}`, '排污口'] })),
    });
    const box = { x: 0, y: 0, w: 12, h: 5.7 };
    for (let count = 26; count < 90; count += 3) {
      const parts = tableParts(tableOf(count), box, [14, 12, 11, 10, 9]);
      expect(parts.flatMap(({ rows }) => rows.slice(1))).toHaveLength(count);
      expect(parts.length).toBe(tableParts(tableOf(count), box, [9]).length);
      for (const { h } of parts) expect(h).toBeLessThanOrEqual(box.h);
    }
    const sizeOf = (count: number) =>
      tableParts(tableOf(count), box, [14, 12, 11, 10, 9])[0]!.rows[1]![0]!.runs[0]!.size;
    expect(sizeOf(30)).toBeGreaterThan(9);
  });

  test('give a row the lines that programs break its name into: brackets stay with their signs, and other letters stand apart', () => {
    // 1.59 inches in 12 points, as PowerPoint and LibreOffice set it: three lines.
    expect(lineCount('1000-3000 m 沿黄生态引导线(仅提示)', 12, 1.594)).toBe(3);
    expect(lineCount('净涉及(去重)', 12, 1.594)).toBe(1);
  });

  test('put a small table below another, smaller, rather than on a page of its own', () => {
    const columns = ['类别', '长度', '处数'].map((title) => ({ title, align: 'left' as const, width: 20 }));
    const table = (id: string, rows: number): ReportTable => ({
      kind: 'table',
      id,
      caption: id,
      columns,
      rows: Array.from({ length: rows }, (_, r) => ({ cells: [`${id}${r}`, '1', '2'] })),
    });
    const given = { ...slide, figures: [], inHand: null, tables: [table('长表', 8), table('短表', 6)] };
    const leading = { ...given, leading: null, verdict: null, legend: [] };
    const pages = deckPages(deckOf({ ...leading, remarks: Array.from({ length: 20 }, (_, i) => `${i} ${ZH}${ZH}`) }));
    const own = pages.filter(({ items }) => items.some((item) => item.kind === 'table'));
    expect(own.map((page) => allWords([page]).filter((w) => /^.表0$/.test(w)))).toEqual([['长表0', '短表0']]);
  });

  test('have room for the lines that the name of a table beside the map takes', () => {
    const caption = 'Ecological red line and protected areas: change (ha, inside the city)';
    const columns = ['2025-10', '2023-11'].map((title) => ({ title, align: 'right' as const, width: 18 }));
    const table: ReportTable = { kind: 'table', id: 'compared', caption, columns, rows: [{ cells: ['1.00', '2.00'] }] };
    const [page] = deckPages(deckOf({ ...slide, inHand: null, figures: [], tables: [table] }));
    const head = page!.items.find((item) => wordsOf(item)[0] === caption)!;
    const lines = lineCount(caption, 11, head.w / BOLD);
    expect(lines).toBeGreaterThan(1);
    expect(head.h).toBeGreaterThanOrEqual(lines * lineHeight(11));
  });

  test('have a scale bar as long as the picture says', () => {
    const [page] = deckPages(deckOf({ ...slide, maps: [MAP] }));
    const [picture] = page!.items.filter((i) => i.kind === 'picture');
    const halves = page!.items.filter((i) => i.kind === 'shape' && i.h === 0.07);
    expect(halves.reduce((sum, { w }) => sum + w, 0)).toBeCloseTo(0.15 * picture!.w, 9);
    expect(page!.items.flatMap(wordsOf)).toEqual(expect.arrayContaining(['0', '5', '10 km']));
    const short = { ...MAP, scale: { share: 0.06, middle: '250', end: '500 m' } };
    const said = allWords(deckPages(deckOf({ ...slide, maps: [short] })));
    expect(said).toContain('500 m');
    expect(said).not.toContain('250');
  });
});
