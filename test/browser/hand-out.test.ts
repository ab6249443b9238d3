/** A hand-out over two cities: broken off, and with both reports beside it; its pages are looked at in the whole meeting. */
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { capture } from '../support/app-actions.ts';
import { journeys } from '../support/journey.ts';
import { slidesOf } from '../support/slides.ts';

const journey = journeys({ width: 1280, height: 720, goesOn: true });
let page: Page;
beforeEach(() => {
  page = journey.page();
});

/** Until scenes and reports are drawn by a processor that others share, milliseconds. */
const DRAWING = 400_000;

const city = () => page.locator('.top-bar select').first();
const scenes = () => page.locator('.scene');
const dialog = () => page.locator('dialog.hand-out-dialog');
const said = () => dialog().locator('[role=status]');
const make = (format: string) => dialog().getByRole('button', { name: `生成 ${format}` });

describe('a hand-out', () => {
  it('begins with two scenes over two cities', async () => {
    await page.goto(journey.url);
    const sample = page.getByRole('button', { name: '试画示例地块' });
    await expect.poll(() => sample.isEnabled()).toBe(true);
    await sample.click();
    await page.locator('.outcome-banner').waitFor();
    await capture(page);
    await page.keyboard.press('2');
    await city().selectOption('ordos');
    await page.locator('.board-table .number-link').first().waitFor();
    await capture(page);
    await page.keyboard.press('3');
    await city().selectOption('wuhai');
    await expect.poll(() => scenes().count()).toBe(1);
    await page.getByRole('button', { name: '加入其他城市的场景…' }).click();
    await page.locator('.bring-body input').first().check();
    await page.getByRole('button', { name: '加入 1 个场景' }).click();
    await expect.poll(() => scenes().count()).toBe(2);
  });

  it('is broken off at once, and leaves everything as it was', async () => {
    await page.getByRole('button', { name: '讲义…' }).click();
    await make('PPTX').click();
    await dialog().getByRole('progressbar').waitFor();
    await dialog().getByRole('button', { name: '取消' }).click();
    await expect.poll(() => said().textContent()).toBe('已取消,未生成文件');
    expect(await city().inputValue()).toBe('wuhai');
    expect(await scenes().count()).toBe(2);
  });

  it(
    'comes with the reports of the site and of the city in one ZIP',
    async () => {
      await dialog()
        .getByLabel(/研判报告/)
        .check();
      await dialog()
        .getByLabel(/成效报告/)
        .check();
      const [file] = await Promise.all([page.waitForEvent('download', { timeout: DRAWING }), make('PPTX').click()]);
      expect(file.suggestedFilename()).toBe('乌海市汇报讲义.zip');
      const parts = unzipSync(await readFile(await file.path()));
      const names = Object.keys(parts);
      expect(names.map((name) => name.split('.').at(-1)).toSorted()).toEqual(['docx', 'docx', 'pptx']);
      const maps = slidesOf(parts['乌海市汇报讲义.pptx']!).filter(({ picture }) => picture > 50_000);
      expect(maps).toHaveLength(2);
      for (const name of names.filter((n) => n.endsWith('.docx')))
        expect(Object.keys(unzipSync(parts[name]!))).toContain('word/document.xml');
      await expect.poll(() => city().inputValue()).toBe('wuhai');
      expect(await scenes().count()).toBe(2);
    },
    2 * DRAWING,
  );
});
