/** A map on paper: its size, its scale bar against what is drawn, and text that stays text in the PDF. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { drop, geoJson, open, rectangle } from '../support/app-actions.ts';
import { journeys } from '../support/journey.ts';
import { expectTrueScale } from '../support/paper.ts';

const journey = journeys({ width: 1440, height: 860, goesOn: true });
let page: Page;
beforeAll(async () => {
  page = journey.page();
  await open(page, journey.url);
});

/** A site whose edges are known: degrees. */
const SITE = { west: 106.8, south: 39.72, width: 0.04, height: 0.024 };
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
  await expectTrueScale(page, await readFile(await file.path()), 50_000, SITE);
});

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

it('prints both maps of a comparison beside each other, each with its name and scale, and says so', async () => {
  await page.keyboard.press('Escape');
  await dialog().waitFor({ state: 'detached' });
  await page.keyboard.press('x');
  await page.locator('.compare-labels').waitFor();
  await page.keyboard.press('Control+p');
  await dialog()
    .getByText(/正在对比.*左 生态保护红线 2023-11;右 生态保护红线 2025-10/)
    .waitFor();
  const sheet = dialog().locator('.print-sheet');
  const names = sheet.locator('text', { hasText: /^生态保护红线 20\d\d-\d\d$/ });
  await expect.poll(() => names.allTextContents()).toEqual(['生态保护红线 2025-10', '生态保护红线 2023-11']);
  expect(await sheet.locator('text', { hasText: '1 : 50\u2009000' }).count()).toBe(2);
  expect(await sheet.locator('.print-map').count()).toBe(2);
  await dialog().getByText('屏幕画面', { exact: true }).click();
  await dialog()
    .getByText(/屏幕画面只有一幅,为“生态保护红线 2025-10”/)
    .waitFor();
});
