/** 选址 from a conflict to a place that is clear: advice and other ground; dispute, kind of project, sums. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { journeys } from '../support/journey.ts';

const journey = journeys({ width: 1280, height: 720, goesOn: true });
let page: Page;
beforeAll(async () => {
  page = journey.page();
  await page.goto(journey.url);
  // Waits until it is enabled: the city is open then.
  await page.getByRole('button', { name: '试画示例地块' }).click();
  await page.locator('.advice-way').waitFor();
});

const banner = () => page.locator('.outcome-banner');
const verdict = () => banner().locator('strong').textContent();
const row = (name: string) => page.locator('.finding', { hasText: name }).first();
const status = () => row('生态保护红线').locator('.status').textContent();
/** Printed figures as numbers; what is told as below the last digit is nought. */
const numberIn = (text: string | null): number => Number(text?.replace(/[−,退让]/g, '').replace(/^< .*/, '0'));

/** What is done is on the disk within a second: an earlier save must not be taken for that of the last step. */
const SAVED_WITHIN_MS = 1_500;

describe('选址', () => {
  it('takes the advised place by ↵ and is clear there, takes it back, and takes other ground instead', async () => {
    expect(await verdict()).toBe('建议避让');
    const margin = await row('生态保护红线').locator('.figure.short').textContent();
    expect(margin).toMatch(/^−[\d,]+\.\d退让$/);
    // No move that clears all is shorter than one that clears the red line alone, but for the rounding of both.
    const way = numberIn(await page.locator('.advice-way strong').textContent());
    expect(way).toBeGreaterThanOrEqual(numberIn(margin) - 1);
    expect(await page.locator('.map-pill.advice').textContent()).toContain('避让位置');
    await page.locator('body').press('Enter');
    await expect.poll(verdict).toBe('未检查(缺数据)');
    expect(await status()).toBe('未发现');
    await page.getByText(/已检查的各项中没有避让、论证、认定结论;未检查 \d+ 项/).waitFor({ state: 'attached' });
    await page.getByRole('button', { name: /撤销 Ctrl\+Z/ }).click();
    await expect.poll(verdict).toBe('建议避让');

    await page.locator('.ground-open').click();
    await page.locator('.ground-form').getByRole('button', { name: '查找' }).click();
    const first = page.locator('.ground-list tbody tr').first();
    await first.getByRole('button').first().click();
    await expect.poll(() => page.locator('.map-pill.advice').textContent()).toContain('可选 1');
    await first.getByRole('button', { name: /放到此处/ }).click();
    await expect.poll(status).toBe('未发现');
    await page.locator('.ground-card').waitFor({ state: 'detached' });
    await page.locator('body').press('Control+z');
    await expect.poll(verdict).toBe('建议避让');
    await page.locator('.advice-way').waitFor();
  });

  it('keeps the findings in sight under the advice, folded as the user left it, and shows the site that is chosen', async () => {
    const strip = page.locator('.advice-strip');
    const isFolded = async () => (await strip.getAttribute('class'))?.includes('folded');
    // A low window has room for the main sentence only.
    expect(await isFolded()).toBe(true);
    await strip.getByRole('button', { name: /采用此位置/ }).waitFor();
    await page.locator('.siting-scroll').evaluate((panel) => panel.scrollTo(0, 0));
    const top = (await strip.boundingBox())!.y;
    const boxes = await Promise.all((await page.locator('.finding').all()).slice(0, 5).map((r) => r.boundingBox()));
    for (const box of boxes) expect(box!.y + box!.height).toBeLessThanOrEqual(top + 1);
    await strip.getByRole('button', { name: /仍涉及/ }).click();
    expect(await isFolded()).toBe(false);
    const unfolded = (await strip.boundingBox())!.y;
    const head = (await page.locator('.findings thead th').first().boundingBox())!;
    for (const row of (await page.locator('.finding').all()).slice(0, 2)) {
      const box = (await row.boundingBox())!;
      expect(box.y).toBeGreaterThanOrEqual(head.y + head.height - 1);
      expect(box.y + box.height).toBeLessThanOrEqual(unfolded + 1);
    }
    await page.waitForTimeout(SAVED_WITHIN_MS);
    await page.reload();
    await page.locator('.advice-way').waitFor();
    expect(await isFolded()).toBe(false);

    await page.getByRole('button', { name: '复制', exact: true }).click();
    await page.getByRole('button', { name: '全市' }).click();
    const scale = () => page.locator('.scale-bar-labels').textContent();
    await expect.poll(scale).toContain('20');
    await page.getByRole('combobox', { name: '地块' }).selectOption({ index: 0 });
    await expect.poll(scale).not.toContain('20');
  });

  it('explains a sum, asks for the kind of the project, and keeps a dispute with its reason over a reload', async () => {
    const figure = page.locator('.banner-sums button').first();
    const printed = await figure.textContent();
    await figure.click();
    const card = page.locator('.sum-explain');
    await card.getByText(`图上高亮 ${printed} 公顷`).waitFor();
    const parts = await card.locator('li b').allTextContents();
    const sum = parts.reduce((total, part) => total + numberIn(part), 0);
    expect(Math.abs(sum - numberIn(printed))).toBeLessThan(0.0001 * parts.length);
    await page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });

    await banner()
      .getByRole('button', { name: /条待说明项目类型/ })
      .waitFor();
    await page.getByLabel('项目类型').selectOption({ label: '尾矿库' });
    await expect.poll(() => banner().textContent()).not.toContain('待说明项目类型');
    expect(await page.locator('.not-applicable summary').textContent()).toMatch(/不适用的规则 \d+ 条/);

    await row('生态保护红线').locator('.basis button').click();
    const sheet = page.getByRole('dialog', { name: '依据' });
    expect(await sheet.textContent()).toMatch(/自然资发〔2022〕142号[\s\S]*禁止开发性、生产性建设活动/);
    await sheet.getByRole('button', { name: '有异议' }).click();
    const save = sheet.getByRole('button', { name: '记入' });
    expect(await save.isDisabled()).toBe(true);
    await sheet.getByRole('textbox').fill('红线调整方案已批复');
    await save.click();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'hidden' });
    const mark = row('生态保护红线').locator('.chip.disputed');
    expect(await mark.getAttribute('title')).toBe('红线调整方案已批复');
    expect(await banner().textContent()).toContain('1 项有异议');
    expect(await verdict()).toBe('建议避让');
    await page.waitForTimeout(SAVED_WITHIN_MS);
    await page.reload();
    await mark.waitFor();
  });
});
