import { describe, expect, it } from 'vitest';
import { scaleBarSize, scaleBarUnit } from '../../src/app/export/scale-bar.ts';
import type { Sheet } from '../../src/app/export/sheet.ts';
import { bottomOf, layoutSheet } from '../../src/app/export/sheet-layout.ts';
import { wrapText } from '../../src/app/export/wrap.ts';

describe('scale bar', () => {
  it('is the longest of 1, 2, 5 that fits', () => {
    expect(scaleBarSize(10, 210)).toEqual({ metres: 2000, pixels: 200 });
    expect(scaleBarSize(10, 199)).toEqual({ metres: 1000, pixels: 100 });
    expect(scaleBarSize(0.3, 200)).toEqual({ metres: 50, pixels: 50 / 0.3 });
  });

  it('never exceeds its room and never falls below two fifths of it', () => {
    for (let scale = 0.01; scale < 5000; scale *= 1.07) {
      const size = scaleBarSize(scale, 200)!;
      expect(size.pixels).toBeLessThanOrEqual(200 + 1e-9);
      expect(size.pixels).toBeGreaterThan(200 * 0.4 - 1e-9);
      expect(size.pixels * scale).toBeCloseTo(size.metres, 6);
    }
  });

  it('has no size without a scale', () => {
    expect(scaleBarSize(0, 200)).toBeNull();
    expect(scaleBarSize(Number.NaN, 200)).toBeNull();
  });

  it('speaks in metres below a kilometre', () => {
    expect(scaleBarUnit(500)).toEqual({ value: 500, unit: 'm' });
    expect(scaleBarUnit(20_000)).toEqual({ value: 20, unit: 'km' });
  });
});

/** Every sign ten wide, Latin ones five. */
const measure = (text: string): number => [...text].reduce((w, c) => w + (c < '\u2E80' ? 5 : 10), 0);

describe('wrapping', () => {
  it.each([
    '海南区东部自然保护区一般控制区,生态保护红线 2025-10 版(自然资源局)',
    'Ecological red line version 2025-10, illustrative',
    'aVeryLongWordThatFitsOnNoLineAtAll and more',
    '',
  ])('keeps every sign of %j within the width', (text) => {
    for (const width of [40, 60, 100, 300]) {
      const lines = wrapText(text, width, measure);
      expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      // A closing mark may stand out by its own width.
      for (const line of lines) expect(measure(line)).toBeLessThanOrEqual(width + 10);
    }
  });

  it('begins no line with a closing mark', () => {
    for (let width = 30; width < 200; width += 10)
      for (const line of wrapText('甲乙丙丁,戊己庚辛。壬癸(子丑)寅卯', width, measure))
        expect(line).not.toMatch(/^[,。)]/);
  });

  it('keeps line breaks of the text', () => {
    expect(wrapText('甲\n乙', 100, measure)).toEqual(['甲', '乙']);
  });
});

const sheet: Sheet = {
  title: '乌海市 示例地块 选址研判图',
  illustrative: true,
  stamp: '内部使用',
  legendTitle: '图例',
  legend: Array.from({ length: 9 }, (_, i) => ({
    name: `第 ${i} 类名称很长很长很长很长很长很长很长很长`,
    style: 'red-line',
  })),
  statuses: ['未治理', '治理中', '待验收', '已销号', '逾期'],
  outcome: { outcome: 'avoid', word: '建议避让', lines: ['用地 139.8501 公顷', '生态保护红线 11.5155 公顷 8.23%'] },
  notes: [{ head: '资料来源', body: '生态保护红线 2025-10 版(示意数据)'.repeat(8) }],
};

describe('sheet', () => {
  it.each([
    [400, 780],
    [672, 826],
    [1300, 500],
  ])('holds all its parts, with a map of %i by %i', (width, height) => {
    const layout = layoutSheet(sheet, { width, height }, (text) => measure(text) * 1.2);
    expect(layout.swatches).toHaveLength(sheet.legend.length);
    expect(layout.statuses).toHaveLength(sheet.statuses.length);
    for (const text of [layout.title, ...layout.texts]) {
      expect(bottomOf(text)).toBeLessThanOrEqual(layout.height);
      for (const line of text.lines) expect(text.x + measure(line) * 1.2).toBeLessThanOrEqual(layout.width);
    }
    for (const box of layout.boxes) {
      expect(box.x).toBeGreaterThanOrEqual(layout.map.x + layout.map.width);
      expect(box.y + box.height).toBeLessThanOrEqual(layout.height);
    }
    expect(layout.map).toMatchObject({ width, height });
  });

  it('has a long legend in two columns where it is asked for, lower and within its box', () => {
    const wide: Sheet = { ...sheet, legendColumns: 2 };
    const map = { width: 460, height: 300 };
    const [one, two] = [layoutSheet(sheet, map, measure), layoutSheet(wide, map, measure)];
    expect(two.height).toBeLessThan(one.height);
    expect(new Set(two.swatches.map((s) => s.x)).size).toBe(2);
    const box = two.boxes.at(-1)!;
    const inBox = two.texts.filter((t) => t.x >= box.x && t.y >= box.y);
    expect(inBox.length).toBeGreaterThan(sheet.legend.length);
    for (const text of inBox)
      for (const line of text.lines) expect(text.x + measure(line)).toBeLessThanOrEqual(box.x + box.width);
    const left = two.texts.filter((t) => t.x === two.swatches[0]!.x + 39);
    for (const text of left)
      for (const line of text.lines) expect(text.x + measure(line)).toBeLessThan(two.swatches.at(-1)!.x);
  });

  it('lets no two texts of a column lie over one another', () => {
    const { texts } = layoutSheet(sheet, { width: 672, height: 300 }, measure);
    for (const a of texts)
      for (const b of texts) if (a !== b && a.x === b.x) expect(bottomOf(a) <= b.y || bottomOf(b) <= a.y).toBe(true);
  });
});
