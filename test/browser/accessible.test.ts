/** What axe finds in the main views: nothing serious and nothing critical. */
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { open } from '../support/app-actions.ts';
import { journeys } from '../support/journey.ts';

const journey = journeys({ width: 1440, height: 900, goesOn: true });
let page: Page;
beforeEach(() => {
  page = journey.page();
});

/** Rules that are broken so that someone is kept out, each with the places in the page. */
async function found(looked: Page): Promise<string[]> {
  // Through the debugger, as the page's policy lets no script in.
  await looked.evaluate(axe.source);
  const results = (await looked.evaluate('axe.run(document, { resultTypes: ["violations"] })')) as AxeResults;
  return results.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, impact, nodes }) => nodes.map((node) => `${impact} ${id}: ${node.html.slice(0, 200)}`));
}

async function present(scene: string): Promise<void> {
  await page.keyboard.press(scene);
  await expect.poll(() => page.locator('.presenter-dots .place').textContent()).toBe(`${scene} / 3`);
}

describe('axe', () => {
  it('finds nothing serious where a site is checked', async () => {
    await open(page, journey.url);
    expect(await found(page)).toEqual([]);
    await page.getByRole('button', { name: '试画示例地块' }).click();
    await page.locator('.outcome-banner').waitFor();
    await page.keyboard.press('g');
    await page
      .getByText(/已存为场景/)
      .last()
      .waitFor();
    expect(await found(page)).toEqual([]);
  });

  it('nor on the board of coverage, with a figure in hand', async () => {
    await page.keyboard.press('2');
    await page.locator('.board-table .number-link').first().click();
    await page.locator('.explain').waitFor();
    await page.keyboard.press('g');
    expect(await found(page)).toEqual([]);
  });

  it('nor in the list of scenes', async () => {
    await page.keyboard.press('3');
    await page.getByRole('button', { name: '+ 开场页' }).click();
    await expect.poll(() => page.locator('.scene').count()).toBe(3);
    expect(await found(page)).toEqual([]);
  });

  it('nor on the wall: a page of words, a map, a card of the board', async () => {
    await page.keyboard.press('Shift+F5');
    await present('1');
    expect(await found(page)).toEqual([]);
    await present('2');
    await page.locator('.readout-lines').waitFor();
    expect(await found(page)).toEqual([]);
    await present('3');
    await page.locator('.presenter-in-hand').waitFor();
    expect(await found(page)).toEqual([]);
  });

  it("nor in the speaker's view", async () => {
    const opening = page.context().waitForEvent('page');
    await page.keyboard.press('s');
    const speaker = await opening;
    await speaker.locator('.speaker-note').waitFor();
    expect(await found(speaker)).toEqual([]);
  });
});
