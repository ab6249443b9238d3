/** A meeting over two cities: scenes captured where one works, presented from the keyboard, and everything as it was afterwards. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { capture } from '../support/app-actions.ts';
import { journeys } from '../support/journey.ts';

declare global {
  var incomplete: (string | null)[];
}

const journey = journeys({ width: 1280, height: 720, goesOn: true });
let page: Page;
beforeEach(() => {
  page = journey.page();
});

const scenes = () => page.locator('.scene');
const title = () => page.locator('.presenter h1');
const place = () => page.locator('.presenter-dots .place');
const figures = () => page.locator('.presenter-readout .readout-lines tr').first();
const city = () => page.locator('.top-bar select').first();

async function turn(key: string, to: RegExp): Promise<void> {
  await page.keyboard.press(key);
  await expect.poll(() => place().textContent()).toMatch(to);
}

/** From now on, in `incomplete`: what the cards of a scene say in frames in which they are seen without this part. */
const watchCards = (scene: string, part: string): Promise<void> =>
  page.evaluate(
    ([wanted, selector]) => {
      globalThis.incomplete = [];
      const look = (): void => {
        const side = document.querySelector('.presenter-side');
        const isOn = document.querySelector('.presenter-dots .place')?.textContent === wanted;
        if (isOn && side && getComputedStyle(side).opacity !== '0' && !side.querySelector(selector))
          incomplete.push(side.textContent);
        requestAnimationFrame(look);
      };
      look();
    },
    [scene, part] as const,
  );

/** Levels of the picture of a scene in the list, four to a pixel. */
const pixelsOf = (nth: number): Promise<number[]> =>
  scenes()
    .nth(nth)
    .locator('img')
    .evaluate((picture: HTMLImageElement) => {
      const { naturalWidth: width, naturalHeight: height } = picture;
      const context = new OffscreenCanvas(width, height).getContext('2d')!;
      context.drawImage(picture, 0, 0);
      return [...context.getImageData(0, 0, width, height).data];
    });

describe('a meeting', () => {
  it('captures the check of a site, a figure of the board in hand, and the board of another city', async () => {
    await page.goto(journey.url);
    const sample = page.getByRole('button', { name: '试画示例地块' });
    await expect.poll(() => sample.isEnabled()).toBe(true);
    await sample.click();
    await page.locator('.outcome-banner').waitFor();
    await capture(page);
    await page.keyboard.press('2');
    await page.locator('.board-table .number-link').first().click();
    await page.locator('.explain').waitFor();
    await capture(page);
    await city().selectOption('ordos');
    await page.locator('.board-table .number-link').first().waitFor();
    await capture(page);
    await page.keyboard.press('3');
    await expect.poll(() => scenes().count()).toBe(1);
  });

  it('puts them into one meeting, with a first and a last page, in the order that is wanted', async () => {
    await city().selectOption('wuhai');
    await expect.poll(() => scenes().count()).toBe(2);
    await page.getByRole('button', { name: '加入其他城市的场景…' }).click();
    await page.locator('.bring-body input').first().check();
    await page.getByRole('button', { name: '加入 1 个场景' }).click();
    await page.getByRole('button', { name: '+ 开场页' }).click();
    await page.getByRole('button', { name: '+ 结束页' }).click();
    await expect.poll(() => scenes().count()).toBe(5);
    // What is kept from now on comes before the closing page.
    await capture(page);
    await expect.poll(() => scenes().count()).toBe(6);
    expect(await scenes().nth(5).locator('input').first().inputValue()).toBe('谢谢');
    await page.keyboard.press('Control+z');
    await expect.poll(() => scenes().count()).toBe(5);
    await scenes().nth(1).getByRole('button', { name: /^复制/ }).click();
    await expect.poll(() => scenes().count()).toBe(6);
    expect(await scenes().nth(4).textContent()).toContain('鄂尔多斯');
    await page.keyboard.press('Control+z');
    await expect.poll(() => scenes().count()).toBe(5);
    await page.keyboard.press('Control+y');
    await expect.poll(() => scenes().count()).toBe(6);
  });

  it('is led from the keyboard, answers a question by dragging the site, and goes on in the other city', async () => {
    await page.keyboard.press('Shift+F5');
    await expect.poll(() => title().textContent()).toBe('乌海市生态空间汇报');
    await turn('ArrowRight', /2 \/ 6/);
    await expect.poll(() => figures().textContent()).toMatch(/\d/);
    const captured = await figures().textContent();
    const box = (await page.locator('canvas.maplibregl-canvas').boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y - 40, { steps: 4 });
    await expect.poll(() => figures().textContent()).not.toBe(captured);
    await page.mouse.up();
    await turn('PageDown', /3 \/ 6/);
    await turn('2', /2 \/ 6/);
    // The scene shows what was captured, whatever was dragged in it.
    await expect.poll(() => figures().textContent()).toBe(captured);
    await page.keyboard.press('m');
    const advice = page.locator('.wall-advice');
    await advice.getByRole('button', { name: /^采用/ }).waitFor();
    expect(await advice.textContent()).toMatch(/平移 [\d,.]+ m.*到位复核:避让、论证、认定各项均不涉及/);
    // Put away first, then asked for anew and taken.
    await page.keyboard.press('Escape');
    await expect.poll(() => advice.textContent()).toBe('');
    await page.keyboard.press('m');
    await advice.getByRole('button', { name: /^采用/ }).waitFor();
    const told = /平移 ([\d,.]+) m/.exec((await advice.textContent())!)![1];
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.readout-moved').textContent()).toContain(`已移动 ${told} m`);
    await expect.poll(() => figures().textContent()).not.toBe(captured);
    await turn('PageDown', /3 \/ 6/);
    await turn('2', /2 \/ 6/);
    await expect.poll(() => figures().textContent()).toBe(captured);
    await watchCards('4 / 6', '.presenter-in-hand');
    await turn('4', /4 \/ 6/);
    await page.locator('.presenter-in-hand').waitFor();
    expect(await page.evaluate(() => incomplete)).toEqual([]);
    const card = (): Promise<string> => page.locator('.wall-card').innerText();
    const pages = page.locator('.wall-pages [role=status]');
    await expect.poll(() => pages.textContent()).toMatch(/第 1\/\d/);
    const first = await card();
    await page.keyboard.press(']');
    await expect.poll(() => pages.textContent()).toMatch(/第 2\/\d/);
    await expect.poll(card).not.toBe(first);
    await page.keyboard.press('[');
    await expect.poll(card).toBe(first);
    await page.keyboard.press(']');
    await turn('ArrowRight', /5 \/ 6/);
    await expect.poll(() => page.locator('.presenter-readout').textContent()).toMatch(/鄂尔多斯市成效.*市域/s);
    await page.keyboard.press('b');
    await page.locator('.presenter-blank').waitFor();
    await page.keyboard.press('b');
    await expect.poll(() => page.locator('.presenter-blank').count()).toBe(0);
    await turn('End', /6 \/ 6/);
    await expect.poll(() => title().textContent()).toBe('谢谢');
  });

  it('gives back city, list, place and site when it is left from the other city', async () => {
    await turn('5', /5 \/ 6/);
    await expect.poll(() => page.locator('.presenter-readout').textContent()).toMatch(/鄂尔多斯市成效.*市域/s);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.presenter').count()).toBe(0);
    await expect.poll(() => city().inputValue()).toBe('wuhai');
    await expect.poll(() => scenes().count()).toBe(6);
    await page.keyboard.press('1');
    await page.locator('.outcome-banner').waitFor();
    // Nothing of what was shown has become a step of the work.
    await page.keyboard.press('3');
    await page.keyboard.press('Control+z');
    await expect.poll(() => scenes().count()).toBe(5);
    await page.keyboard.press('Control+y');
  });

  it('is there again after a reload', async () => {
    await expect.poll(() => scenes().count()).toBe(6);
    await page.waitForTimeout(1500);
    await page.reload();
    await expect.poll(() => scenes().count()).toBe(6);
    expect(await scenes().nth(1).locator('img').getAttribute('src')).toMatch(/^data:image\/jpeg/);
  });

  it('pictures the site without the means to change it', async () => {
    await page.keyboard.press('1');
    await page.locator('.outcome-banner').waitFor();
    // With the move tool in hand the site has handles on the screen, with the one for polygons it has none. The first picture
    // may be taken while the map of this view is still being drawn.
    for (const tool of ['v', 'v', 'p']) {
      await page.keyboard.press(tool);
      await capture(page);
    }
    await page.keyboard.press('v');
    await page.keyboard.press('3');
    await expect.poll(() => scenes().count()).toBe(9);
    // The closing page stays the last.
    const [moving, drawing] = await Promise.all([6, 7].map((nth) => pixelsOf(nth)));
    const isOther = (level: number, i: number): boolean => Math.abs(level - drawing![i]!) > 64;
    expect(moving!.filter(isOther).length).toBeLessThan(10);
  });

  it('drafts scenes from what there is: chosen, drawn and added as one step', async () => {
    await page.keyboard.press('3');
    const before = await scenes().count();
    await page.getByRole('button', { name: '生成汇报草稿…' }).click();
    const dialog = page.getByRole('dialog', { name: '生成汇报草稿' });
    await dialog.getByLabel('全选').uncheck();
    for (const name of [/ · 岸线保护率/, /生态保护红线 .* \/ /]) await dialog.getByLabel(name).check();
    for (const name of [/生态空间汇报/, '谢谢']) await dialog.getByLabel(name).uncheck();
    await dialog.getByRole('button', { name: '生成 3 个场景' }).click();
    await expect.poll(() => dialog.count()).toBe(0);
    await expect.poll(() => scenes().count()).toBe(before + 3);
    const titles = await page
      .locator('.scene-body > input')
      .evaluateAll((fields) => fields.slice(-3).map((field) => (field as HTMLInputElement).value));
    expect(titles).toEqual([
      expect.stringContaining('生态保护红线 2023-11 / 2025-10'),
      expect.stringContaining('岸线保护率'),
      expect.stringContaining('选址研判'),
    ]);
    for (let n = before; n < before + 3; n++) expect(new Set(await pixelsOf(n)).size).toBeGreaterThan(50);
    await page.keyboard.press('Control+z');
    await expect.poll(() => scenes().count()).toBe(before);
  });

  it('keeps a view of the wall as it is seen there, at its scale and with its lines', async () => {
    await scenes()
      .nth(1)
      .getByRole('button', { name: /^从此开始/ })
      .click();
    await expect.poll(() => place().textContent()).toMatch(/^2 /);
    await expect.poll(() => figures().textContent()).toMatch(/\d/);
    await page.keyboard.press('m');
    await page.locator('.wall-advice').getByRole('button', { name: /^采用/ }).waitFor();
    await page.keyboard.press('Enter');
    await page.locator('.readout-settled').waitFor();
    const seen = (): Promise<unknown> =>
      page.evaluate(() => [
        document.querySelector<HTMLElement>('.presenter-readout')!.innerText,
        document.querySelector<HTMLElement>('.presenter-scale')!.innerText,
        Math.round(document.querySelector('.presenter-scale-bar')!.getBoundingClientRect().width),
      ]);
    const before = await seen();
    expect(String(before)).toMatch(/原位置未检查,移动后:/);
    await page.keyboard.press('g');
    await page.getByText(/^已存为第 3 个场景/).waitFor();
    await turn('PageDown', /^3 /);
    await expect.poll(seen).toEqual(before);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.presenter').count()).toBe(0);
  });
});
