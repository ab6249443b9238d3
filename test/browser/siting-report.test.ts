/** The siting journey: corner points from an office file, a conflict, the advised place, a second candidate, the report. */
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { drop, geoJson, importDialog, open, rectangle, take } from '../support/app-actions.ts';
import { journeys } from '../support/journey.ts';

const journey = journeys({ width: 1440, height: 860 });
let page: Page;
beforeEach(() => {
  page = journey.page();
});

/** A parcel of 400 m by 300 m on the edge of a red line: northing, easting in the 3-degree zone of 108 degrees east. */
const NORTH = 4395000;
const EAST = 36403500;
const corners = [
  [NORTH, EAST],
  [NORTH, EAST + 400],
  [NORTH + 300, EAST + 400],
  [NORTH + 300, EAST],
];
const boundaryPoints = [
  '[属性描述]',
  '坐标系=2000国家大地坐标系',
  '几度分带=3',
  '投影类型=高斯克吕格',
  '计量单位=米',
  '带号=36',
  '精度=0.01',
  '转换参数=,,,,,,',
  '[地块坐标]',
  '5,12.0000,1,储能电站一期,面,,,,@',
  ...[...corners, corners[0]!].map(([x, y], i) => `J${(i % 4) + 1},1,${x}.000,${y}.000`),
].join('\r\n');

const banner = () => page.locator('.outcome-banner strong');
const row = (name: string) => page.locator('.findings tr.finding', { hasText: name }).first();
const landArea = async () => Number((await page.locator('.site-header .land b').first().innerText()).replace(/,/g, ''));

it('leads from a file of corner points over a conflict and its advice to candidates and a signed report', async () => {
  await open(page, journey.url);
  await drop(page, ['界址点.txt', boundaryPoints]);
  await importDialog(page).waitFor();
  await take(page);

  // The conflict, by its clause.
  await expect.poll(() => banner().textContent()).toBe('建议避让');
  expect(await landArea()).toBeCloseTo(12, 1);
  expect(await row('生态保护红线').textContent()).toMatch(/建议避让.*涉及.*142号/s);
  await row('生态保护红线').locator('.basis button').click();
  const sheet = page.locator('.clause-sheet, dialog[open]').first();
  await sheet.getByText('禁止开发性、生产性建设活动').first().waitFor();
  await page.keyboard.press('Escape');

  // The advice clears it, and says by how much before it is taken.
  const way = page.locator('.advice-way');
  await expect.poll(() => way.textContent()).toMatch(/平移\s*[\d.]+\s*m/);
  const metres = Number(/平移\s*([\d.]+)/.exec((await way.textContent())!)![1]);
  expect(metres).toBeGreaterThan(20);
  expect(metres).toBeLessThan(90);
  const before = await landArea();
  await page
    .locator('.advice-strip')
    .getByRole('button', { name: /采用此位置/ })
    .click();
  await expect.poll(() => banner().textContent()).not.toBe('建议避让');
  expect(await landArea()).toBeCloseTo(before, 2);
  await expect.poll(() => row('生态保护红线').textContent()).toMatch(/不涉及/);
  // What was not looked at keeps the outcome from being clear.
  expect(await banner().textContent()).toMatch(/未检查/);
  await page.keyboard.press('Control+z');
  await expect.poll(() => banner().textContent()).toBe('建议避让');
  await page.keyboard.press('Control+y');
  await expect.poll(() => banner().textContent()).toMatch(/未检查/);

  // What kind of project it is decides which rules apply.
  await page.locator('.site-header select').first().selectOption({ label: '外排土场' });
  await expect.poll(() => banner().textContent()).toBe('建议避让');
  expect(await row('外排土场').textContent()).toMatch(/建议避让/);
  await page.keyboard.press('Control+z');
  await expect.poll(() => banner().textContent()).toMatch(/未检查/);

  // A second candidate beside it.
  const ring = rectangle(106.9105, 39.8617, 0.004, 0.003);
  await drop(page, ['候选乙.geojson', geoJson(['候选乙', { type: 'Polygon', coordinates: [ring] }])]);
  await expect.poll(() => page.locator('.site-name').inputValue()).toBe('候选乙');
  await expect.poll(() => banner().textContent()).toBe('建议避让');
  await page.keyboard.press('c');
  const table = page.locator('.candidates-table');
  await expect.poll(() => table.getAttribute('data-sites')).toBe('2');
  await expect
    .poll(() => table.locator('.candidate-outcome').allTextContents())
    .toEqual([expect.stringMatching(/未检查/), expect.stringMatching(/建议避让/)]);
  await page.keyboard.press('Escape');

  // The report holds the figures of the page.
  await page.getByRole('button', { name: '出研判报告' }).click();
  const dialog = page.locator('dialog.report-dialog');
  await dialog.getByText('附图已绘好').waitFor();
  await dialog.locator('.report-formats label', { hasText: 'Word' }).click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: /生成 Word/ }).click(),
  ]);
  const parts = unzipSync(await readFile(await file.path()));
  const words = strFromU8(parts['word/document.xml']!).replace(/<[^>]+>/g, '\u0001');
  const figures = await page.locator('.findings tr.finding .number-link').allInnerTexts();
  expect(figures.length).toBeGreaterThan(0);
  for (const figure of figures) expect(words).toContain(figure.trim());
  for (const said of ['候选乙', '储能电站一期', '建议避让', '仅供参考', '不替代行政审批', '未检查', '〔2022〕142号'])
    expect(words).toContain(said);
  expect(Object.keys(parts).filter((path) => path.startsWith('word/media/'))).toHaveLength(2);
  // The number on paper is that of the register.
  const serial = /[2-9A-HJ-NP-Z]{4}-\d{8}-\d{4}-[0-9a-f]{6}/.exec(words)![0];
  expect(await dialog.locator('.report-imprint').first().innerText()).toContain(serial);
  await dialog.getByRole('button', { name: '取消' }).click();

  // The check stands in the register under its number.
  await page.keyboard.press('t');
  await page.locator('dialog[open]', { hasText: serial }).waitFor();
});
