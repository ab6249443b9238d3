/** Laws of pages: nothing overlaps, nothing is cut, whatever the words. */
import { describe, expect, it } from 'vitest';
import { besideBoxes } from '../../src/app/export/print/beside.ts';
import type { FrameContent } from '../../src/app/export/print/frame-marks.ts';
import { graticule } from '../../src/app/export/print/graticule.ts';
import { type MeasureText, rect, type TextMark } from '../../src/app/export/print/marks.ts';
import type { PageContent } from '../../src/app/export/print/page-content.ts';
import { layoutPages, type Page, type PageLayout } from '../../src/app/export/print/page-layout.ts';
import { type Box, FRAME_LINE, LEAST_TEXT, MARGIN, type Paper, pageFrame } from '../../src/app/export/print/paper.ts';
import { PIXELS_PER_MM, zoomOfScale } from '../../src/app/export/print/print-scale.ts';
import { SWATCH } from '../../src/app/export/print/swatch-marks.ts';
import { Random } from '../support/random.ts';

/** Chinese signs are as wide as high, the others about half of it. */
const measure: MeasureText = (words, size, bold) =>
  [...words].reduce((sum, sign) => sum + (sign.charCodeAt(0) > 0x2e00 ? 1 : 0.55), 0) * size * (bold ? 1.04 : 1);

const SIGNS = '海勃湾区沿黄生态保护红线核心控制管理范围一般空间自然湿地公园饮用水源,。()';
const STYLES = ['red-line', 'core', 'general', 'band-1000', 'shore-control', 'mine', 'lake', 'footprint', 'overlap'];

const words = (random: Random, most: number): string =>
  Array.from({ length: 1 + random.int(most) }, () => random.pick([...SIGNS])).join('');

function contentOf(random: Random, load: number): PageContent {
  const name = () => `甲${words(random, 6 + load * 3)}`;
  const some = <T>(count: number, make: (i: number) => T): T[] => Array.from({ length: count }, (_, i) => make(i));
  return {
    title: words(random, 40),
    badge: random.chance(0.5) ? '示意数据' : null,
    stamp: random.chance(0.5) ? '内部使用' : null,
    result: random.chance(0.8)
      ? {
          heading: '研判结论',
          outcome: random.pick(['avoid', 'justify', 'none', 'unchecked', null]),
          word: '建议避让',
          lines: some(random.int(6 + 2 * load), () => ({ text: name(), bold: random.chance(0.3) })),
        }
      : null,
    legend: {
      title: '图例',
      items: some(random.int(6 + load * 14), (i) => ({ name: `${i}号${name()}`, style: random.pick(STYLES) })),
      statuses: random.chance(0.5) ? [{ name: '未治理', status: 'untreated', overdue: false }] : [],
    },
    table: random.chance(0.7)
      ? {
          title: null,
          head: ['管控要素', '公顷', '亩', '占比'],
          rows: some(random.int(4 + 5 * load), (i) =>
            i % 4 === 3
              ? { cells: [name(), '未检查(缺数据)'], bold: false }
              : { cells: [name(), '1,234.5678', '18,518.52', '8.23%'], bold: i === 2 },
          ),
        }
      : null,
    notes: [
      { head: '资料来源', body: words(random, 60 + 200 * load) },
      { head: '', body: name() },
    ],
    foot: [
      { label: '审图号:', value: '' },
      { label: '编制单位:', value: words(random, 29) },
      { label: '编制:', value: words(random, 9) },
      { label: '出图:', value: '2025-11-18 14:40' },
    ],
    footnote: '未填审图号不得向社会公开。',
    words: {
      elsewhere: (part, page) => `${part}见第 ${page} 页`,
      whole: (part) => `全部${part}`,
      continued: (part) => `${part}(续)`,
      pageOf: (page, pages) => `第 ${page} 页 共 ${pages} 页`,
      parts: { legend: '图例', table: '面积表', notes: '资料来源', result: '研判结论' },
      north: '北',
    },
  };
}

const CENTER = [106.785, 39.73] as const;

/** `labels`: of a live map and one at its right. */
function laid(content: PageContent, paper: Paper, labels: readonly [string, string] | null = null): PageLayout {
  const camera = { lon: CENTER[0], lat: CENTER[1], zoom: zoomOfScale(CENTER, 50_000), bearing: 0 };
  const { map: whole } = pageFrame(paper);
  const corner = '106°42′12.5″E 39°47′08.5″N  X 4 406 538  Y 36 388 938';
  const boxes = besideBoxes(whole, 'right');
  const frame = (map: Box, label: string | null): FrameContent => ({
    camera,
    denominator: 50_000,
    graticule: graticule(camera, map),
    corners: label === null ? [corner, corner, corner, corner] : null,
    north: '北',
    label,
  });
  return layoutPages({
    content,
    paper,
    city: [106.6, 39.2, 107, 40],
    measure,
    frame: labels ? frame(boxes.first, labels[0]) : frame(whole, null),
    beside: labels && { map: boxes.first, second: { map: boxes.second, frame: frame(boxes.second, labels[1]) } },
  });
}

interface Rect {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Of the letters, without what hangs below their base line. */
function boxOf({ x, y, text, size, bold, anchor }: TextMark): Rect {
  const width = measure(text, size, bold);
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - 0.8 * size, bottom: y + 0.12 * size };
}

const level = (page: Page): TextMark[] =>
  page.marks.flatMap((mark) => (mark.kind === 'text' && mark.turn === 0 ? [mark] : []));

const HAIR = 0.02;

function meeting(a: Rect, b: Rect): boolean {
  return a.left < b.right - HAIR && b.left < a.right - HAIR && a.top < b.bottom - HAIR && b.top < a.bottom - HAIR;
}

const PAPERS: readonly Paper[] = (['A4', 'A3'] as const).flatMap((size) =>
  (['landscape', 'portrait'] as const).map((orientation) => ({ size, orientation })),
);

const cases = PAPERS.flatMap((paper, i) =>
  [0, 1, 2, 3, 4, 6].flatMap((load) => [0, 1, 2].map((run) => ({ paper, load, seed: 1000 * i + 10 * load + run }))),
);

describe.each(PAPERS)('a page of $size $orientation', (paper) => {
  const own = cases.filter((c) => c.paper === paper).map(({ load, seed }) => contentOf(new Random(seed), load));
  const labels = new Random(paper.size.length);
  const layouts = own.flatMap((content) => [
    { content, ...laid(content, paper) },
    { content, ...laid(content, paper, [words(labels, 30), words(labels, 60)]) },
  ]);

  it('has two maps of one size beside each other where two are compared, each with its name, scale and north', () => {
    for (const side of ['left', 'right'] as const) {
      const { map } = pageFrame(paper);
      const { first, second } = besideBoxes(map, side);
      expect([first.width, first.height, first.y]).toEqual([second.width, second.height, second.y]);
      const [left, right] = side === 'left' ? [second, first] : [first, second];
      expect(left.x).toBe(map.x);
      expect(right.x + right.width).toBeCloseTo(map.x + map.width, 9);
      expect(right.x - (left.x + left.width)).toBeGreaterThan(2 * FRAME_LINE);
    }
    const said = level(laid(own[0]!, paper, ['生态保护红线 2023-11', '生态保护红线 2025-10']).pages[0]!);
    const count = (words: string) => said.filter(({ text }) => text === words).length;
    expect([count('北'), count('1 : 50\u2009000')]).toEqual([2, 2]);
    const names = said.filter(({ text }) => text.startsWith('生态保护红线 20'));
    expect(names.map(({ text }) => text)).toEqual(['生态保护红线 2023-11', '生态保护红线 2025-10']);
    expect(names[0]!.x).toBeLessThan(names[1]!.x);
  });

  it('keeps all words within the margins and large enough to be read', () => {
    for (const { pages } of layouts)
      for (const page of pages)
        for (const mark of level(page)) {
          const box = boxOf(mark);
          expect(mark.size).toBeGreaterThanOrEqual(LEAST_TEXT - 1e-9);
          expect(box.left).toBeGreaterThanOrEqual(MARGIN - HAIR);
          expect(box.right).toBeLessThanOrEqual(page.width - MARGIN + HAIR);
          expect(box.top).toBeGreaterThanOrEqual(MARGIN - HAIR);
          expect(box.bottom).toBeLessThanOrEqual(page.height - MARGIN + HAIR);
        }
  });

  it('lets no words meet others', () => {
    for (const { pages } of layouts)
      for (const page of pages) {
        const marks = level(page);
        marks.forEach((mark, i) => {
          for (const other of marks.slice(i + 1))
            if (meeting(boxOf(mark), boxOf(other))) expect.fail(`“${mark.text}” meets “${other.text}”`);
        });
      }
  });

  it('writes nothing over the pictures of classes', () => {
    for (const { pages } of layouts)
      for (const page of pages) {
        const pictures = page.marks.flatMap((m) =>
          m.kind === 'path' && m.scale === 1 / PIXELS_PER_MM && m.fill === '#FFFFFF'
            ? [{ left: m.x, top: m.y, right: m.x + SWATCH.width, bottom: m.y + SWATCH.height }]
            : [],
        );
        for (const mark of level(page)) expect(pictures.some((p) => meeting(p, boxOf(mark)))).toBe(false);
      }
  });

  it('keeps its parts apart, and the words of a part inside it', () => {
    for (const { pages } of layouts)
      for (const { parts, ...page } of pages) {
        const rects = parts.map(({ x, y, width, height }) => ({
          left: x,
          top: y,
          right: x + width,
          bottom: y + height,
        }));
        rects.forEach((rect, i) => {
          expect(rects.slice(i + 1).some((other) => meeting(rect, other))).toBe(false);
        });
        const { foot } = pageFrame(paper);
        for (const mark of level({ parts, ...page })) {
          const box = boxOf(mark);
          const around = rects.find((r) => meeting(r, box));
          if (around) {
            expect(box.left).toBeGreaterThanOrEqual(around.left);
            expect(box.right).toBeLessThanOrEqual(around.right);
            expect(box.bottom).toBeLessThanOrEqual(around.bottom);
          }
        }
        for (const rect of rects) expect(rect.bottom).toBeLessThanOrEqual(foot.y);
      }
  });

  it('writes every label of the legend and every row of the table in full, on some page', () => {
    for (const { content, pages } of layouts) {
      const columns = pages.map((page) => level(page));
      for (const { name } of content.legend.items) expect(isWritten(name, columns)).toBe(true);
      for (const { cells } of content.table?.rows ?? [])
        for (const cell of cells) expect(isWritten(cell, columns)).toBe(true);
      for (const { text } of content.result?.lines ?? []) expect(isWritten(text, columns)).toBe(true);
    }
  });

  it('says on the first page which parts stand on the second', () => {
    for (const { pages } of layouts) {
      const first = new Set(pages[0]!.parts.map((p) => p.part));
      const moved = new Set(pages.slice(1).flatMap((page) => page.parts.map((p) => p.part)));
      for (const part of moved) {
        const name = { legend: '图例', table: '面积表', notes: '资料来源', result: '研判结论', map: '', inset: '' }[
          part
        ];
        expect(first.has(part) || part === 'result').toBe(true);
        if (part === 'result') continue;
        const said = pages[0]!.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
        expect(said.some((line) => line === `${name}见第 2 页` || line === `全部${name}见第 2 页`)).toBe(true);
      }
    }
  });
});

/** In lines one under the other that begin, have their middle or end at one place. */
function isWritten(words: string, pages: readonly (readonly TextMark[])[]): boolean {
  const plain = words.replaceAll(' ', '');
  return pages.some((marks) =>
    marks.some((start, i) => {
      let said = '';
      for (const mark of marks.slice(i)) {
        if (mark.x !== start.x || mark.anchor !== start.anchor) break;
        said += mark.text.replaceAll(' ', '');
        if (said === plain) return true;
        if (!plain.startsWith(said)) return false;
      }
      return false;
    }),
  );
}

it('begins the sources on the first page where there is room under what else stands there', () => {
  const content = contentOf(new Random(11), 1);
  const body = Array.from({ length: 600 }, (_, i) => `第${i}项资料,`).join('');
  const table = { title: null, head: ['管控要素', '公顷'], rows: [{ cells: ['甲', '1'], bold: false }] };
  const given = { ...content, table, notes: [{ head: '资料来源', body }] };
  const { pages } = laid(given, { size: 'A4', orientation: 'portrait' });
  const said = pages[0]!.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
  expect(said).toContain('全部资料来源见第 2 页');
  expect(said.join('')).toContain('第0项资料');
  const all = pages.slice(1).flatMap(({ marks }) => marks.flatMap((m) => (m.kind === 'text' ? [m.text] : [])));
  expect(all.join('')).toContain('第599项资料');
});

it('lets the sources go on in the second column before it begins a second page for them', () => {
  const content = contentOf(new Random(11), 1);
  const item = (i: number) => ({ name: `类别 ${i}`, style: 'core' });
  const row = (i: number) => ({ cells: [`要素${i}`, '1'], bold: false });
  const given = (sources: number) => ({
    ...content,
    result: null,
    legend: { ...content.legend, items: Array.from({ length: 16 }, (_, i) => item(i)) },
    table: { title: null, head: ['管控要素', '公顷'], rows: Array.from({ length: 10 }, (_, i) => row(i)) },
    notes: [{ head: '资料来源', body: Array.from({ length: sources }, (_, i) => `第${i}项资料,`).join('') }],
  });
  const layouts = Array.from({ length: 120 }, (_, sources) => ({
    sources,
    pages: laid(given(sources), { size: 'A4', orientation: 'portrait' }).pages,
  }));
  const begun = layouts.filter(({ pages }) => level(pages[0]!).some(({ text }) => text === '资料来源(续)'));
  expect(begun.length).toBeGreaterThan(3);
  for (const { sources, pages } of begun) {
    expect(pages).toHaveLength(1);
    const said = level(pages[0]!);
    const column = (start: string) => said.find(({ text }) => text.startsWith(start))!.x;
    expect(column('资料来源(续)')).toBeGreaterThan(column('资料来源'));
    const all = said.flatMap(({ text }) => (/^[第项资料\d,]+$/.test(text) ? [text] : [])).join('');
    for (let i = 0; i < sources; i++) expect(all).toContain(`第${i}项资料,`);
  }
});

it('stops the sources of the first page after one of them, and frames no line that says where a part is', () => {
  const content = contentOf(new Random(11), 1);
  const sources = Array.from({ length: 60 }, (_, i) => `图层${i} 2025-10(第${i}个来源,自某处还原并修复,精度不详)`);
  const rows = Array.from({ length: 40 }, (_, i) => ({ cells: [`要素${i}`, '1'], bold: false }));
  const table = { title: null, head: ['管控要素', '公顷'], rows };
  const given = { ...content, table, notes: [{ head: '资料来源', body: sources.join(';') }] };
  const [first] = laid(given, { size: 'A4', orientation: 'landscape' }).pages;
  const said = level(first!);
  const whole = said.find(({ text }) => text === '全部资料来源见第 2 页')!;
  const above = said.filter(({ x, y }) => Math.abs(x - whole.x) < 0.1 && y < whole.y).sort((a, b) => b.y - a.y)[0]!;
  expect(above.text).toMatch(/精度不详\)$/);
  const stub = said.find(({ text }) => text === '面积表见第 2 页')!;
  const boxes = (part: string) => {
    const { d } = rect(first!.parts.find((placed) => placed.part === part)!, {});
    return first!.marks.filter((mark) => mark.kind === 'path' && mark.d === d).length;
  };
  expect([boxes('legend'), boxes('table'), boxes('notes')]).toEqual([1, 0, 1]);
  expect(stub.size).toBe(whole.size);
});

it('begins a table on the first page that is too long for it, and has all of it on the next', () => {
  const content = contentOf(new Random(11), 1);
  const rows = Array.from({ length: 40 }, (_, i) => ({ cells: [`要素${i}`, '1'], bold: false }));
  const given = { ...content, table: { title: null, head: ['管控要素', '公顷'], rows } };
  const { pages } = laid(given, { size: 'A4', orientation: 'portrait' });
  const said = (of: typeof pages) =>
    of.flatMap(({ marks }) => marks.flatMap((m) => (m.kind === 'text' ? [m.text] : [])));
  expect(said(pages.slice(0, 1))).toEqual(expect.arrayContaining(['全部面积表见第 2 页', '要素0', '要素1']));
  expect(said(pages.slice(0, 1))).not.toContain('要素39');
  expect(said(pages.slice(1))).toEqual(expect.arrayContaining(['要素0', '要素39']));
});

it('letters a page smaller before it moves a part to another page', () => {
  const content = contentOf(new Random(7), 0);
  const legend = (count: number) => ({
    ...content,
    legend: {
      ...content.legend,
      items: Array.from({ length: count }, (_, i) => ({ name: `类别 ${i}`, style: 'core' })),
    },
  });
  const paper = { size: 'A3', orientation: 'landscape' } as const;
  const sizes = Array.from({ length: 45 }, (_, i) => 2 + 2 * i).map((count) => {
    const { pages } = laid(legend(count), paper);
    const label = level(pages[0]!).find((m) => m.text === '类别 0');
    return { pages: pages.length, size: label?.size ?? null };
  });
  const onFirst = sizes.filter((s) => s.size !== null).map((s) => s.size!);
  expect(onFirst).toEqual([...onFirst].sort((a, b) => b - a));
  expect(new Set(onFirst).size).toBeGreaterThan(1);
  expect(sizes[0]!.pages).toBe(1);
  expect(sizes.at(-1)!.pages).toBeGreaterThan(1);
});

it('has on one broad sheet, with more room beside the map, what would need a second page', () => {
  const content = contentOf(new Random(11), 1);
  const items = Array.from({ length: 28 }, (_, i) => ({ name: `类别 ${i}`, style: 'core' }));
  const rows = Array.from({ length: 13 }, (_, i) => ({ cells: [`要素${i}`, '1'], bold: false }));
  const given = {
    ...content,
    legend: { ...content.legend, items },
    table: { title: null, head: ['管控要素', '公顷'], rows },
    notes: [{ head: '资料来源', body: '图层 2025-10(来源);'.repeat(66) }],
  };
  const usual: Paper = { size: 'A3', orientation: 'landscape' };
  expect(laid(given, usual).pages.length).toBe(2);
  expect(laid(given, { ...usual, wide: true }).pages.length).toBe(1);
  const [first] = laid(given, { ...usual, wide: true }).pages;
  const left = [0, 1, 2].map((i) => level(first!).find(({ text }) => text === `类别 ${i}`)!.x);
  expect(new Set(left).size).toBe(3);
  expect(pageFrame({ ...usual, wide: true }).map.width).toBeLessThan(pageFrame(usual).map.width);
});

it('breaks a row of fields that is too long into even ones', () => {
  const content = contentOf(new Random(7), 0);
  const foot = ['审图号:', '编制单位:', '编制:', '审核:', '数据时点:', '出图:'].map((label) => ({ label, value: '' }));
  const { pages } = laid({ ...content, foot }, { size: 'A4', orientation: 'portrait' });
  const rowOf = (label: string) => level(pages[0]!).find(({ text }) => text === label)!.y;
  const rows = foot.map(({ label }) => rowOf(label));
  expect(rows.slice(0, 3).every((y) => y === rows[0])).toBe(true);
  expect(rows.slice(3).every((y) => y === rows[3])).toBe(true);
  expect(rows[3]).toBeGreaterThan(rows[0]!);
});
