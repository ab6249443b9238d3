/** A hand-out over two cities: slides and pages of what the scenes show, and everything as it was afterwards. */
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Download, Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { journeys } from '../support/journey.ts';
import { descendants, parseXml } from '../support/xml.ts';

const journey = journeys({ width: 1280, height: 720, goesOn: true });
let page: Page;
beforeEach(() => {
  page = journey.page();
});

const city = () => page.locator('.top-bar select').first();
const scenes = () => page.locator('.scene');
const dialog = () => page.locator('dialog.hand-out-dialog');
const said = () => dialog().locator('[role=status]');
const make = (format: string) => dialog().getByRole('button', { name: `生成 ${format}` });

async function capture(): Promise<void> {
  await page.keyboard.press('g');
  await page
    .getByText(/已存为场景/)
    .last()
    .waitFor();
}

/** Words of each slide, of its notes, and how large its largest picture is, bytes. */
async function slidesOf(download: Download): Promise<{ words: string; notes: string; picture: number }[]> {
  const parts = unzipSync(await readFile(await download.path()));
  const wordsOf = (path: string): string =>
    descendants(parseXml(strFromU8(parts[path]!)), 'a:t')
      .map((t) => t.textContent)
      .join('|');
  const count = Object.keys(parts).filter((path) => /^ppt\/slides\/slide\d+\.xml$/.test(path)).length;
  return Array.from({ length: count }, (_, i) => {
    const pictures = Object.keys(parts).filter((path) => path.startsWith(`ppt/media/image-${i + 1}-`));
    return {
      words: wordsOf(`ppt/slides/slide${i + 1}.xml`),
      notes: wordsOf(`ppt/notesSlides/notesSlide${i + 1}.xml`),
      picture: Math.max(0, ...pictures.map((path) => parts[path]!.length)),
    };
  });
}

describe('a hand-out', () => {
  let outcome = '';

  it('begins with two scenes over two cities, one of them with a note', async () => {
    await page.goto(journey.url);
    const sample = page.getByRole('button', { name: '试画示例地块' });
    await expect.poll(() => sample.isEnabled()).toBe(true);
    await sample.click();
    await page.locator('.outcome-banner').waitFor();
    outcome = (await page.locator('.outcome-banner strong').first().textContent()) ?? '';
    expect(outcome).not.toBe('');
    await capture();
    await page.keyboard.press('2');
    await city().selectOption('ordos');
    await page.locator('.board-table .number-link').first().waitFor();
    await capture();
    await page.keyboard.press('3');
    await city().selectOption('wuhai');
    await expect.poll(() => scenes().count()).toBe(1);
    await page.getByRole('button', { name: '加入其他城市的场景…' }).click();
    await page.locator('.bring-body input').first().check();
    await page.getByRole('button', { name: '加入 1 个场景' }).click();
    await expect.poll(() => scenes().count()).toBe(2);
    await scenes().first().locator('textarea').fill('先讲结论\n再讲 A & B');
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

  it('is a PPTX with the map, the outcome, the figures and the notes of each scene', async () => {
    const asked = page.waitForEvent('download', { timeout: 170_000 });
    await make('PPTX').click();
    const download = await asked;
    expect(download.suggestedFilename()).toBe('乌海市汇报讲义.pptx');
    const [site, board] = await slidesOf(download);
    expect(site!.words).toContain(outcome);
    expect(site!.words).toContain('示例地块');
    expect(site!.notes).toMatch(/^先讲结论\|再讲 A & B\|/);
    expect(board!.words).toContain('鄂尔多斯市成效');
    for (const { words, picture } of [site!, board!]) {
      expect(words).toContain('不替代行政审批');
      expect(picture).toBeGreaterThan(50_000);
    }
    await expect.poll(() => city().inputValue()).toBe('wuhai');
    expect(await scenes().count()).toBe(2);
  });

  it('is pages for the printer, too, with the same words as text', async () => {
    await page.evaluate(() => {
      window.print = () => document.body.classList.add('was-printed');
    });
    await dialog().getByLabel('PDF').check();
    await make('PDF').click();
    await page.locator('body.was-printed').waitFor({ timeout: 170_000 });
    await page.emulateMedia({ media: 'print' });
    const pages = page.locator('.hand-out-page');
    expect(await pages.first().innerText()).toContain(outcome);
    expect(await pages.nth(1).innerText()).toContain('鄂尔多斯市成效');
    expect(await page.locator('#root').isVisible()).toBe(false);
    const { width, height } = (await pages.first().boundingBox())!;
    expect(width / height).toBeCloseTo(16 / 9, 3);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    await page.emulateMedia({ media: 'screen' });
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog().count()).toBe(0);
    expect(await page.locator('.hand-out-print').count()).toBe(0);
  });
});
