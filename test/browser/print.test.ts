/** A map on paper: its size, its scale bar against what is drawn, and text that stays text in the PDF. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { pageFrame } from '../../src/app/export/print/paper.ts';
import { distanceMetres } from '../../src/geodesy/geodesic.ts';
import { drop, geoJson, open, rectangle } from '../support/app-actions.ts';
import { journeys } from '../support/journey.ts';

const journey = journeys({ width: 1440, height: 860, goesOn: true });
let page: Page;
beforeAll(async () => {
  page = journey.page();
  await open(page, journey.url);
});

/** A site whose edges are known: degrees. */
const SITE = { west: 106.8, south: 39.72, width: 0.04, height: 0.024 };
const A3 = { size: 'A3', orientation: 'landscape' } as const;
const dialog = () => page.locator('dialog.print-dialog');

it('takes the preview to paper at the scale it says, and shows the check', async () => {
  const { west, south, width, height } = SITE;
  await drop(page, [
    'site.geojson',
    geoJson(['储能产业园', { type: 'Polygon', coordinates: [rectangle(west, south, width, height)] }]),
  ]);
  await page.locator('.outcome-banner').waitFor();
  await page.keyboard.press('Control+p');
  await dialog().getByRole('combobox').selectOption('50000');
  await dialog().getByText('1 : 50\u2009000', { exact: true }).last().waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download', { timeout: 150_000 }),
    dialog().getByRole('button', { name: '下载 PNG' }).click(),
  ]);
  const png = await readFile(await file.path());
  const map = pageFrame(A3).map;
  const read = await readPage(png, map);
  expect(Math.abs(read.width - 4961)).toBeLessThanOrEqual(1);
  expect(Math.abs(read.height - 3508)).toBeLessThanOrEqual(1);
  // Two kilometres of the bar against edges of the site, along the parallel and along the meridian.
  const middle = south + height / 2;
  const across = distanceMetres(west, middle, west + width, middle) / (read.right - read.left);
  const along = distanceMetres(west, south, west, south + height) / (read.bottom - read.top);
  const bar = 2000 / (read.barEnd - read.barStart);
  expect(Math.abs(bar / across - 1)).toBeLessThan(0.005);
  expect(Math.abs(bar / along - 1)).toBeLessThan(0.005);
  expect(Math.abs((read.barEnd - read.barStart) / ((40 / 25.4) * 300) - 1)).toBeLessThan(0.005);
});

/** Edges of the site, and ends of the scale bar: pixels of the page. */
function readPage(png: Uint8Array, map: { x: number; y: number; width: number; height: number }) {
  const given = { text: Buffer.from(png).toString('base64'), map };
  return page.evaluate(async ({ text, map: frame }) => {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    const scale = 300 / 25.4;
    const box = (x: number, y: number, w: number, h: number) =>
      context.getImageData(Math.round(x * scale), Math.round(y * scale), Math.round(w * scale), Math.round(h * scale));
    // The outline of the site is the only ink in long straight runs about the middle of the map.
    const reach = { x: 60, y: 50 };
    const [x0, y0] = [frame.x + frame.width / 2 - reach.x, frame.y + frame.height / 2 - reach.y];
    const part = box(x0, y0, 2 * reach.x, 2 * reach.y);
    const columns = new Uint32Array(part.width);
    const rows = new Uint32Array(part.height);
    for (let y = 0; y < part.height; y++)
      for (let x = 0; x < part.width; x++) {
        const i = 4 * (y * part.width + x);
        const isInk = [23, 38, 43].every((wanted, c) => Math.abs(part.data[i + c]! - wanted) <= 14);
        if (!isInk) continue;
        columns[x]!++;
        rows[y]!++;
      }
    // Middles of the two lines: pixels of the page.
    const edges = (counts: Uint32Array, least: number, origin: number) => {
      const inked = [...counts.keys()].filter((i) => counts[i]! > least);
      const gap = inked.findIndex((at, i) => i > 0 && at - inked[i - 1]! > 100);
      const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
      return [mean(inked.slice(0, gap)), mean(inked.slice(gap))].map((at) => at + Math.round(origin * scale));
    };
    const [left = 0, right = 0] = edges(columns, 500, x0);
    const [top = 0, bottom = 0] = edges(rows, 700, y0);
    // Along the lower edge of the bar, under all figures: from its first dark pixel to its last.
    const line = box(frame.x + 7, frame.y + frame.height - 6.5 - 2.6 - 0.4, 70, 0.1);
    const dark = Array.from({ length: line.width }, (_, x) => x).filter((x) => line.data[4 * x]! < 90);
    const barX = Math.round((frame.x + 7) * scale);
    const half = (0.15 * scale) / 2;
    return {
      width: image.width,
      height: image.height,
      left,
      right,
      top,
      bottom,
      barStart: barX + dark[0]! + half,
      barEnd: barX + dark.at(-1)! + 1 - half,
    };
  }, given);
}

it('prints pages of A3 whose words are text', async () => {
  await page.evaluate(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', 'yes');
  });
  await dialog().getByText('150 dpi', { exact: true }).click();
  await dialog().getByText('对外展示', { exact: true }).click();
  await dialog().getByRole('button', { name: /打印/ }).click();
  await page.locator('html[data-printed]').waitFor({ timeout: 150_000 });
  const words = await page.locator('.print-pages').textContent();
  expect(words).toContain('选址研判图');
  expect(words).toContain('示意数据');
  expect(words).toContain('1 : 50\u2009000');
  expect(words).not.toContain('内部使用');
  expect(words).not.toMatch(/\d+°\d+′/);
  const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString('latin1');
  const sides = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => [Number(w), Number(h)]);
  const pages = await page.locator('.print-pages svg').count();
  expect(sides).toHaveLength(pages);
  for (const [width = 0, height = 0] of sides) {
    expect(Math.abs(width - (420 / 25.4) * 72)).toBeLessThan(1.5);
    expect(Math.abs(height - (297 / 25.4) * 72)).toBeLessThan(1.5);
  }
  // Letters with the signs they stand for, so that they can be searched and copied.
  expect(pdf).toMatch(/\/ToUnicode/);
});
