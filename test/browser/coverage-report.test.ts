/** From the strip of indicators to one explained number, a target that is entered, and the report that says the same. */
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { open } from '../support/app-actions.ts';
import { journeys } from '../support/journey.ts';

const journey = journeys({ width: 1440, height: 860 });
let page: Page;
beforeEach(() => {
  page = journey.page();
});

const card = (name: string) => page.locator('.indicator:not(.folded)', { hasText: name });
const row = (name: string) => page.locator('.indicators-table tbody tr', { hasText: name });
const dialog = () => page.locator('.report-dialog');

async function made(format: string): Promise<Record<string, Uint8Array>> {
  await dialog().getByText(format, { exact: true }).click();
  const saved = page.waitForEvent('download', { timeout: 120_000 });
  await dialog().locator('.output-foot .button:not(.secondary)').click();
  return unzipSync(new Uint8Array(await readFile(await (await saved).path())));
}

it('leads from a figure to its explanation, an entered target, and the files that leave', async () => {
  await open(page, journey.url);
  await page.keyboard.press('2');
  const parks = card('公园绿地');
  await expect.poll(() => parks.textContent(), { timeout: 60_000 }).toMatch(/\d%.*达标/s);
  const value = (await parks.locator('.number-link').textContent())!;

  // The figure opens: formula, versions, both errors, and its ground on the map.
  await parks.locator('.number-link').click();
  const explained = page.locator('.explain');
  await expect.poll(() => explained.textContent()).toContain(value);
  expect(await explained.textContent()).toMatch(
    /公式.*500 m 以内.*数据误差± [\d.]+ 个百分点.*计算误差[±<] [\d.]+ 个百分点/s,
  );
  await page.keyboard.press('Escape');

  // A target judges at once, and can be taken back.
  const shore = row('河湖岸线保护率');
  await shore.scrollIntoViewIfNeeded();
  expect(await shore.textContent()).toContain('无目标值');
  await shore.getByRole('button', { name: /录入/ }).click();
  await shore.getByLabel('目标值').fill('99');
  await shore.getByRole('button', { name: '确定' }).click();
  expect(await shore.getByRole('alert').textContent()).toContain('录入人');
  await shore.getByLabel('录入人').fill('市水务局');
  await shore.getByRole('button', { name: '确定' }).click();
  await expect.poll(() => shore.textContent()).toMatch(/≥ 99%.*市水务局.*未达标/s);
  await expect.poll(() => card('河湖岸线保护率').textContent()).toContain('未达标');
  await page.keyboard.press('Control+z');
  await expect.poll(() => shore.textContent()).toContain('无目标值');
  await page.keyboard.press('Control+y');
  await expect.poll(() => shore.textContent()).toContain('未达标');

  // The report says what the board says.
  await page.keyboard.press('Alt+r');
  await expect.poll(() => dialog().locator('[data-section="indicators"]').textContent()).toContain(value);
  await expect
    .poll(() => dialog().locator('.output-note[role=status]').textContent(), { timeout: 120_000 })
    .toBe('附图已绘好');
  const word = await made('Word 文档');
  const text = strFromU8(word['word/document.xml']!);
  for (const part of [value, '市水务局 录入', '示意数据', '缺少基准期数据']) expect(text).toContain(part);
  expect(Object.keys(word).filter((name) => /^word\/media\/.*png$/.test(name)).length).toBeGreaterThan(1);
  const book = await made('Excel');
  expect(Object.keys(book).filter((name) => /worksheets\/sheet\d+\.xml$/.test(name)).length).toBeGreaterThan(15);
});
