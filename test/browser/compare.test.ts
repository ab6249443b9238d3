/** Journeys through the comparison: two versions of a layer beside each other, another city, and both in a meeting. */
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { open, ready } from '../support/app-actions.ts';
import { journeys } from '../support/journey.ts';

declare global {
  /** Every context that the page was given, in the browser. */
  var held: WebGL2RenderingContext[];
}

describe('a second map', () => {
  const journey = journeys({ width: 1440, height: 860, goesOn: true });
  let page: Page;
  const maps = () => page.locator('canvas.maplibregl-canvas').count();
  const divider = () => page.getByRole('separator');
  const labels = () => page.locator('.compare-labels > span').allTextContents();
  const place = (): Promise<string> => divider().getAttribute('aria-valuenow').then(String);
  /** Canvases that hold something of the graphics card, in the page or not. */
  const contexts = () => page.evaluate(() => held.filter((context) => !context.isContextLost()).length);
  let atRest = 0;
  beforeAll(async () => {
    page = journey.page();
    await page.addInitScript(() => {
      globalThis.held = [];
      const { getContext } = HTMLCanvasElement.prototype;
      HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...of: [string]) {
        const context = getContext.apply(this, of);
        if (context instanceof WebGL2RenderingContext && !held.includes(context)) held.push(context);
        return context;
      } as typeof getContext;
    });
    await open(page, journey.url);
    atRest = await contexts();
  });

  it('shows two versions of a layer with their dates, and what the one lost and gained against the other', async () => {
    await page.keyboard.press('x');
    await expect.poll(labels).toEqual([expect.stringContaining('2023-11'), expect.stringContaining('2025-10')]);
    expect(await maps()).toBe(2);
    const cells = page.locator('.compare-figures-card td');
    await expect.poll(() => cells.count()).toBe(4);
    const [before, after, lost, gained] = (await cells.allTextContents()).map((text) => Number(text.replace(/,/g, '')));
    expect(before! - lost! + gained!).toBeCloseTo(after!, 1);
    expect(gained).toBeGreaterThan(0);
  });

  it('swaps its sides and back, with the names over them', async () => {
    await page.getByRole('button', { name: '两幅图左右互换' }).click();
    await expect.poll(labels).toEqual([expect.stringContaining('2025-10'), expect.stringContaining('2023-11')]);
    expect(await page.locator('.second-map').evaluate((map) => map.style.clipPath)).toBe('inset(0px 0px 0px 50%)');
    await page.keyboard.press('Shift+X');
    await expect.poll(labels).toEqual([expect.stringContaining('2023-11'), expect.stringContaining('2025-10')]);
    expect(await page.locator('.second-map').evaluate((map) => map.style.clipPath)).toBe('inset(0px 50% 0px 0px)');
  });

  it('moves the divider by the arrow keys and by the mouse', async () => {
    await divider().focus();
    for (let step = 0; step < 5; step++) await page.keyboard.press('ArrowLeft');
    expect(await place()).toBe('40');
    const pane = (await page.locator('.map-pane').boundingBox())!;
    const middle = pane.y + pane.height / 2;
    await page.mouse.move(pane.x + 0.4 * pane.width, middle);
    await page.mouse.down();
    await page.mouse.move(pane.x + 0.7 * pane.width, middle, { steps: 4 });
    await page.mouse.up();
    expect(await place()).toBe('70');
  });

  it('stands in a scene as it was captured, and after it the work as it was', async () => {
    await page.getByRole('button', { name: '+场景' }).click();
    await page.keyboard.press('x');
    await expect.poll(maps).toBe(1);
    await page.keyboard.press('Shift+F5');
    const stage = page.locator('.presenter');
    await stage.getByRole('separator').waitFor();
    await expect.poll(labels).toEqual([expect.stringContaining('2023-11'), expect.stringContaining('2025-10')]);
    expect(await place()).toBe('70');
    await divider().focus();
    await page.keyboard.press('ArrowRight');
    expect(await place()).toBe('72');
    await page.keyboard.press('Escape');
    await stage.waitFor({ state: 'detached' });
    await ready(page);
    await expect.poll(maps).toBe(1);
    expect(await page.locator('.compare-labels').count()).toBe(0);
  });

  it('has a small picture of both maps, though they were gone before they stood', async () => {
    await page.keyboard.press('3');
    const picture = page.locator('.scene img');
    await picture.waitFor();
    const rule = await picture.evaluate((image: HTMLImageElement) => {
      const { naturalWidth: width, naturalHeight: height } = image;
      const context = new OffscreenCanvas(width, height).getContext('2d')!;
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, height / 2, width, 1);
      const isInk = (x: number): boolean => [23, 38, 43].every((level, c) => Math.abs(level - data[4 * x + c]!) < 40);
      return (
        Array.from({ length: width }, (_, x) => x).findIndex((x) => isInk(x) && isInk(x + 1) && isInk(x + 2)) / width
      );
    });
    expect(rule).toBeCloseTo(0.7, 1);
    await page.keyboard.press('1');
  });

  it('stands beside another city, each with a scale of its own', async () => {
    await page.getByRole('button', { name: '对比', exact: true }).click();
    const panel = page.getByRole('dialog', { name: '对比' });
    await panel.getByRole('radio', { name: '城市' }).check();
    await panel.getByRole('radio', { name: '白银市' }).check();
    await page.keyboard.press('Escape');
    await panel.waitFor({ state: 'hidden' });
    await expect.poll(labels).toEqual(['乌海市', expect.stringContaining('白银市')]);
    await expect.poll(() => page.locator('.scale-bar').count()).toBe(2);
    expect(await maps()).toBe(2);
  });

  it('leaves one map however often it comes and goes', async () => {
    await page.keyboard.press('x');
    await expect.poll(maps).toBe(1);
    expect(await contexts()).toBe(atRest);
    for (let time = 0; time < 5; time++) {
      await page.keyboard.press('x');
      await page.locator('.compare-labels').waitFor();
      expect(await maps()).toBe(2);
      await page.keyboard.press('x');
      await expect.poll(maps).toBe(1);
    }
    expect(await page.locator('canvas').count()).toBe(1);
    expect(await contexts()).toBe(atRest);
  });
});
