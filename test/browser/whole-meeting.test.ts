/** One whole meeting over two cities, from the first scene to what everybody takes home; then again with the network cut. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { capture, drop, geoJson, open, ready, rectangle } from '../support/app-actions.ts';
import { journeys } from '../support/journey.ts';
import { expectTrueScale } from '../support/paper.ts';
import { slidesOf } from '../support/slides.ts';

/** Degrees. */
const SITE = { west: 106.8, south: 39.72, width: 0.04, height: 0.024 };
const NAME = '储能产业园';

/** Until six scenes are drawn by a processor that others share, milliseconds. */
const DRAWING = 300_000;

/** In order, as they are given in the list. */
const TITLES = {
  first: '乌海市生态空间汇报',
  site: `${NAME} 选址研判`,
  figure: '分区成效',
  compared: '生态保护红线 两版对比',
  other: '邻市成效',
  last: '谢谢',
} as const;
const ORDER: readonly string[] = Object.values(TITLES);

/** Every figure with decimals, as it is printed. */
const figuresOf = (text: string): string[] => text.match(/\d[\d,]*\.\d+/g) ?? [];

describe.each([
  { network: 'there', isCut: false },
  { network: 'cut', isCut: true },
])('a whole meeting with the network $network', ({ isCut }) => {
  const journey = journeys({ width: 1440, height: 860, goesOn: true, isCut });
  let page: Page;
  beforeEach(() => {
    page = journey.page();
  });

  const city = () => page.locator('.city-select');
  const scene = (title: string) => page.locator('.scene').nth(ORDER.indexOf(title));
  const scenes = () => page.locator('.scene').count();
  const banner = () => page.locator('.outcome-banner').textContent();
  const place = () => page.locator('.presenter-dots .place').textContent();
  const readout = () => page.locator('.presenter-readout').textContent();
  const netOverlap = () => page.locator('.readout-lines').textContent();
  const comparedFigures = () => page.locator('.compare-figures-card td').allTextContents();
  const dialog = () => page.locator('dialog[open]');

  /** What the siting view said before the meeting. */
  let told: string | null;
  let outcome: string;
  /** Figures that the room read, by the title of the scene. */
  const wall = new Map<string, readonly string[]>();
  let slideCount: number;

  async function turn(key: string, title: string): Promise<void> {
    await page.keyboard.press(key);
    await expect.poll(place).toContain(`${ORDER.indexOf(title) + 1} / ${ORDER.length}`);
    expect(await page.locator('.presenter h1').textContent()).toBe(title);
  }

  async function read(title: string): Promise<void> {
    const cards =
      '.verdict, .readout-lines td, .in-hand-value, .district-table tr:not(.outside) td, .compare-figures-card td';
    const texts = await page.locator('.presenter').locator(cards).filter({ visible: true }).allInnerTexts();
    // A target is no figure of the map; slides have it in the table of indicators.
    const figures = figuresOf(texts.join(' ').replace(/[≥≤]\s*[\d,.]+/g, ''));
    expect(figures.length).toBeGreaterThan(2);
    wall.set(title, figures);
  }

  it('keeps a site with its outcome, a figure of the board, two versions, and the board of another city', async () => {
    await open(page, journey.url);
    if (isCut) await expect(fetch(journey.url)).rejects.toThrow();
    expect(await page.evaluate(() => navigator.onLine)).toBe(!isCut);
    const { west, south, width, height } = SITE;
    const coordinates = [rectangle(west, south, width, height)];
    await drop(page, ['site.geojson', geoJson([NAME, { type: 'Polygon', coordinates }])]);
    await expect.poll(banner).toMatch(/建议避让|需论证|需认定/);
    told = await banner();
    await capture(page);
    await page.keyboard.press('2');
    await page.locator('.board-table .number-link').first().click();
    await page.locator('.explain').waitFor();
    await capture(page);
    await page.keyboard.press('Escape');
    await page.keyboard.press('x');
    await expect.poll(() => comparedFigures().then((cells) => cells.length)).toBe(4);
    await capture(page);
    await page.keyboard.press('x');
    await city().selectOption('ordos');
    await page.locator('.board-table .number-link').first().waitFor();
    await ready(page);
    await capture(page);
  });

  it('puts them in order with a first and a last page, words and notes', async () => {
    await city().selectOption('wuhai');
    await page.keyboard.press('3');
    await expect.poll(scenes).toBe(3);
    await page.getByRole('button', { name: '加入其他城市的场景…' }).click();
    await page.locator('.bring-body input').first().check();
    await page.getByRole('button', { name: '加入 1 个场景' }).click();
    await page.getByRole('button', { name: '+ 开场页' }).click();
    await page.getByRole('button', { name: '+ 结束页' }).click();
    await expect.poll(scenes).toBe(ORDER.length);
    await scene(TITLES.first).getByLabel('页面文字').fill('乌海市自然资源局\n2026年11月');
    await scene(TITLES.site).getByLabel('备注').fill('先讲结论\n再讲 A & B');
    for (const title of ORDER) {
      await scene(title).locator('.scene-title').fill(title);
      await scene(title).locator('.scene-title').press('Enter');
    }
  });

  it('is led from the keyboard through all six, and read by the room', async () => {
    await page.keyboard.press('Shift+F5');
    await expect.poll(place).toContain('1 / 6');
    expect(await page.locator('.presenter-page').textContent()).toContain('乌海市自然资源局');
    await turn('ArrowRight', TITLES.site);
    await expect.poll(netOverlap).toMatch(/生态保护红线\d/);
    await read(TITLES.site);
    outcome = (await page.locator('.verdict strong').textContent())!;
    expect(told).toContain(outcome);
    await turn('PageDown', TITLES.figure);
    await page.locator('.presenter-in-hand').waitFor();
    await page.locator('.presenter-board .district-table').waitFor();
    await read(TITLES.figure);
    await turn('ArrowDown', TITLES.compared);
    await expect.poll(() => comparedFigures().then((cells) => cells.length)).toBe(4);
    expect(await page.locator('canvas.maplibregl-canvas').count()).toBe(2);
    await read(TITLES.compared);
    await turn('5', TITLES.other);
    // Nothing of the city that is left stays beside the one that is opened.
    expect(await page.locator('.compare-labels').count()).toBe(0);
    await expect.poll(readout).toMatch(/鄂尔多斯市成效.*\d km²/s);
    await read(TITLES.other);
    await turn('End', TITLES.last);
    expect(await page.locator('.presenter-page').textContent()).toContain('乌海市');
  });

  it('answers a question by dragging the site, and goes on', async () => {
    await turn('2', TITLES.site);
    await expect.poll(netOverlap).toMatch(/生态保护红线\d/);
    const [captured, land] = [await netOverlap(), await page.locator('.verdict p').first().textContent()];
    await page.locator('.presenter-cover').waitFor({ state: 'detached' });
    const box = (await page.locator('canvas.maplibregl-canvas').first().boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 60, y - 40, { steps: 4 });
    await expect.poll(netOverlap).not.toBe(captured);
    await page.mouse.up();
    // Moved, not stretched.
    expect(await page.locator('.verdict p').first().textContent()).toBe(land);
    await turn('4', TITLES.compared);
    await turn('2', TITLES.site);
    await expect.poll(netOverlap).toBe(captured);
    await turn('5', TITLES.other);
    await expect.poll(readout).toMatch(/鄂尔多斯市成效.*\d km²/s);
  });

  it('gives everything back when it is left from the other city', async () => {
    await page.keyboard.press('Escape');
    await page.locator('.presenter').waitFor({ state: 'detached' });
    await ready(page);
    expect(await city().inputValue()).toBe('wuhai');
    expect(await scenes()).toBe(ORDER.length);
    expect(await page.locator('canvas.maplibregl-canvas').count()).toBe(1);
    await page.keyboard.press('1');
    await expect.poll(banner).toBe(told);
    await page.keyboard.press('3');
  });

  it(
    'is handed out as slides with the words and figures that stood on the wall',
    async () => {
      await page.getByRole('button', { name: '讲义…' }).click();
      const [file] = await Promise.all([
        page.waitForEvent('download', { timeout: DRAWING }),
        dialog().getByRole('button', { name: '生成 PPTX' }).click(),
      ]);
      expect(file.suggestedFilename()).toBe('乌海市汇报讲义.pptx');
      const slides = slidesOf(await readFile(await file.path()));
      slideCount = slides.length;
      for (const { words } of slides) if (!words.startsWith('EcoSpace')) expect(words).toContain('不替代行政审批');
      // A scene goes on, on pages of its tables and its legend, until the next one begins.
      const starts = ORDER.map((title) => slides.findIndex(({ words }) => words.split('|').includes(title)));
      expect(starts).toEqual(starts.toSorted((a, b) => a - b));
      for (const [i, title] of ORDER.entries()) {
        const own = slides.slice(starts[i], starts[i + 1]);
        const printed = figuresOf(own.map(({ words }) => words).join(' '));
        expect(printed).toEqual(expect.arrayContaining([...(wall.get(title) ?? [])]));
        if (wall.has(title)) expect(own[0]!.picture).toBeGreaterThan(50_000);
      }
      expect(slides[starts[1]!]!.words).toContain(outcome);
      expect(slides[starts[1]!]!.notes).toMatch(/^先讲结论\|再讲 A & B\|/);
      expect(await city().inputValue()).toBe('wuhai');
      expect(await scenes()).toBe(ORDER.length);
    },
    2 * DRAWING,
  );

  it(
    'is handed out as pages with the same words as text',
    async () => {
      await page.evaluate(() => {
        window.print = () => document.body.classList.add('was-printed');
      });
      await dialog().getByLabel('PDF').check();
      await dialog().getByRole('button', { name: '生成 PDF' }).click();
      await page.locator('body.was-printed').waitFor({ timeout: DRAWING });
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('#root').isVisible()).toBe(false);
      const sheets = await page.locator('.hand-out-page').allInnerTexts();
      expect(sheets).toHaveLength(slideCount);
      const printed = sheets.join(' ').replace(/\s+/g, ' ');
      for (const text of [ORDER, ...wall.values()].flat()) expect(printed).toContain(text);
      const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
      await page.emulateMedia({ media: 'screen' });
      const sides = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => Number(w) / Number(h));
      expect(sides).toHaveLength(sheets.length);
      for (const side of sides) expect(side).toBeCloseTo(16 / 9, 2);
      // Letters with the signs they stand for, so that they can be searched and copied.
      expect(pdf).toMatch(/\/ToUnicode/);
      await page.keyboard.press('Escape');
      await expect.poll(() => dialog().count()).toBe(0);
      expect(await page.locator('.hand-out-print').count()).toBe(0);
    },
    2 * DRAWING,
  );

  it(
    'ends with the site on A3, whose scale bar is true',
    async () => {
      await page.keyboard.press('1');
      await expect.poll(banner).toBe(told);
      await page.keyboard.press('Control+p');
      await dialog().getByRole('combobox').selectOption('50000');
      await dialog().getByText('1 : 50\u2009000', { exact: true }).last().waitFor();
      const [file] = await Promise.all([
        page.waitForEvent('download', { timeout: DRAWING }),
        dialog().getByRole('button', { name: '下载 PNG' }).click(),
      ]);
      expect(file.suggestedFilename()).toMatch(/\.png$/);
      await expectTrueScale(page, await readFile(await file.path()), 50_000, SITE);
    },
    2 * DRAWING,
  );
});
