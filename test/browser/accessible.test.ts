/** What axe finds in the main views: nothing serious and nothing critical; and a meeting from the keyboard alone. */
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

/** Go on with Tab, or back, until a control with this name has the focus. */
async function tabTo(name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let steps = 0; steps < 120; steps++) {
    await page.keyboard.press(key);
    const label = await page.evaluate(() => {
      const { activeElement, body } = document;
      if (!activeElement || activeElement === body) return '';
      return activeElement.getAttribute('aria-label') ?? activeElement.textContent;
    });
    if (name.test(label)) return;
  }
  throw new Error(`Tab does not reach ${name}`);
}

describe('axe', () => {
  it('finds nothing serious where a site is checked', async () => {
    await open(page, journey.url);
    expect.soft(await found(page)).toEqual([]);
    await page.getByRole('button', { name: '试画示例地块' }).click();
    await page.locator('.outcome-banner').waitFor();
    await page.keyboard.press('g');
    await page
      .getByText(/已存为场景/)
      .last()
      .waitFor();
    expect.soft(await found(page)).toEqual([]);
  });

  it('nor on the board of coverage, with a figure in hand', async () => {
    await page.keyboard.press('2');
    await page.locator('.board-table .number-link').first().click();
    await page.locator('.explain').waitFor();
    await page.keyboard.press('g');
    expect.soft(await found(page)).toEqual([]);
  });

  it('nor in the list of scenes', async () => {
    await page.keyboard.press('3');
    await page.getByRole('button', { name: '+ 开场页' }).click();
    await expect.poll(() => page.locator('.scene').count()).toBe(3);
    expect.soft(await found(page)).toEqual([]);
  });

  it('nor on the wall: a page of words, a map, a card of the board', async () => {
    await page.keyboard.press('Shift+F5');
    await present('1');
    expect.soft(await found(page)).toEqual([]);
    await present('2');
    await page.locator('.readout-lines').waitFor();
    expect.soft(await found(page)).toEqual([]);
    await present('3');
    await page.locator('.presenter-in-hand').waitFor();
    expect.soft(await found(page)).toEqual([]);
  });

  it('and the meeting is made and led without a mouse', async () => {
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.presenter').count()).toBe(0);
    await tabTo(/^场景 1 标题$/);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('选址汇报');
    await tabTo(/\+ 结束页/, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.scene').count()).toBe(4);
    await tabTo(/从此开始/);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.presenter h1').textContent()).toBe('选址汇报');
    const place = () => page.locator('.presenter-dots .place').textContent();
    for (const [key, shown] of [
      ['PageDown', '2 / 4'],
      ['End', '4 / 4'],
      ['Home', '1 / 4'],
      ['3', '3 / 4'],
    ] as const) {
      await page.keyboard.press(key);
      await expect.poll(place).toBe(shown);
    }
    // Also with a button in focus: the next key turns the scene.
    await tabTo(/^画笔$/);
    await page.keyboard.press('Enter');
    await page.locator('.presenter-ink[data-pen="true"]').waitFor();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(place).toBe('2 / 4');
    await page.keyboard.press('Escape');
    await page.locator('.presenter-ink[data-pen="false"]').waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.presenter').count()).toBe(0);
    await page.keyboard.press('Shift+F5');
    await expect.poll(place).toBe('1 / 4');
    await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  });

  it("and nothing serious in the speaker's view", async () => {
    const opening = page.context().waitForEvent('page');
    await page.keyboard.press('s');
    const speaker = await opening;
    await speaker.locator('.speaker-note').waitFor();
    expect(await found(speaker)).toEqual([]);
  });
});
