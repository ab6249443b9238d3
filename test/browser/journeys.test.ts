/** Whole journeys through the built app in a real Chromium, as a planner takes them. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { journeys } from '../support/journey.ts';

const WINDOW = { width: 1280, height: 720 };
let page: Page;
let url: string;

/** Journeys of a group, each with a page of its own or all on one. */
function inWindow(goesOn: boolean): void {
  const journey = journeys({ ...WINDOW, goesOn });
  beforeEach(() => {
    page = journey.page();
    url = journey.url;
  });
}

async function open(): Promise<void> {
  await page.goto(url);
  await expect
    .poll(() => page.getByRole('button', { name: '试画示例地块' }).isEnabled(), { timeout: 60_000 })
    .toBe(true);
}

async function drawSample(): Promise<void> {
  await page.getByRole('button', { name: '试画示例地块' }).click();
  await redLineArea().waitFor();
}

const redLineRow = () => page.locator('tr', { hasText: '生态保护红线' }).first();
const redLineArea = () =>
  redLineRow()
    .getByText(/^[\d,]+\.\d{4}$/)
    .first();
/** What the map says that it names. */
const names = () => page.locator('canvas.maplibregl-canvas').getAttribute('aria-description');
const banner = () => page.locator('.outcome-banner').first();
/** Time of day of the last saving; empty before there is one. */
const savedAt = async () => /已自动保存\s*(\d\d:\d\d:\d\d)/.exec(await page.locator('body').innerText())?.[1] ?? '';

/** Middle of the map's free part, on which the sample footprint is centred when it is made. */
async function mapMiddle(): Promise<[number, number]> {
  const box = (await page.locator('canvas.maplibregl-canvas').boundingBox())!;
  return [box.x + box.width / 2, box.y + box.height / 2];
}

describe('one site, from the first look to the picture', () => {
  inWindow(true);

  it('names what the map shows', async () => {
    await open();
    await expect.poll(names, { timeout: 60_000 }).toMatch(/海勃湾区/);
    expect(await names()).toMatch(/乌海湖/);
  });

  it('drags a footprint while the exact overlaps follow, takes it back, and finds it again after a reload', async () => {
    await drawSample();
    const before = await redLineArea().textContent();
    const [x, y] = await mapMiddle();
    await page.mouse.move(x, y);
    await page.mouse.down();
    const seen = new Set([await redLineRow().textContent()]);
    // Figures change while the button is still down.
    for (let step = 1; step <= 3; step++) {
      await page.mouse.move(x, y + 16 * step);
      await expect.poll(async () => seen.has(await redLineRow().textContent())).toBe(false);
      seen.add(await redLineRow().textContent());
    }
    await page.mouse.up();
    await expect.poll(() => redLineRow().textContent()).not.toContain(before!);
    // The status line tells seconds: what was saved of the drag is to bear an earlier one.
    await expect.poll(savedAt).not.toBe('');
    await page.waitForTimeout(1100);
    const now = await page.evaluate(() => new Date().toTimeString().slice(0, 8));
    await page.keyboard.press('Control+z');
    await expect.poll(() => redLineArea().textContent()).toBe(before);
    await expect.poll(async () => (await savedAt()) >= now).toBe(true);
    await page.reload();
    await expect.poll(() => redLineArea().textContent()).toBe(before);
  });

  it('prints the areas that the rule rows promise: share is area over footprint, and missing layers stay unchecked', async () => {
    expect(await banner().textContent()).toMatch(/建议避让|需认定|需论证|未检查/);
    const text = await page.locator('body').innerText();
    expect(text).toContain('永久基本农田');
    expect(text).toMatch(/未检查/);
    expect(text).toContain('示意');
    expect(text).not.toContain('可以建设');
  });

  it('captures two scenes, presents them with the arrow keys and comes back to the work', async () => {
    await page.keyboard.press('3');
    const capture = page.getByRole('button', { name: /捕获|加入|存为|添加.*场景|新场景/ }).first();
    await capture.click();
    await capture.click();
    await page
      .getByRole('button', { name: /放映|开始汇报|演示|播放/ })
      .first()
      .click();
    await page.getByText(/1 \/ 2/).waitFor();
    await page.keyboard.press('ArrowRight');
    await page.getByText(/2 \/ 2/).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByText(/2 \/ 2/).count()).toBe(0);
  });

  it('says what was done over the map, beside what is read, in each view', async () => {
    for (const view of ['1', '2', '3']) {
      await page.keyboard.press(view);
      await page
        .locator(view === '2' ? '.board-districts tbody tr' : '.siting-panel, .meeting-panel')
        .first()
        .waitFor();
      // It goes of itself: measured as it comes.
      const boxes = page.evaluate(async () => {
        const told = await new Promise<Element>((resolve) => {
          const look = () => {
            const toast = document.querySelector('.notices .toast');
            if (toast?.textContent?.startsWith('已存为场景')) resolve(toast);
            else requestAnimationFrame(look);
          };
          look();
        });
        const inner = told.getBoundingClientRect();
        const outer = document.querySelector('.map-pane')!.getBoundingClientRect();
        told.querySelector<HTMLElement>('button:last-child')!.click();
        return [inner, outer].map(({ left, right, bottom }) => ({ left, right, bottom }));
      });
      await page.keyboard.press('g');
      const [told, map] = await boxes;
      expect(told!.left).toBeGreaterThanOrEqual(map!.left);
      expect(told!.right).toBeLessThanOrEqual(map!.right);
      expect(told!.bottom).toBeLessThanOrEqual(map!.bottom);
      await page.locator('.notices .toast').waitFor({ state: 'detached' });
    }
  });

  it('writes the view as a picture', async () => {
    await page.keyboard.press('1');
    await page.keyboard.press('Control+e');
    await page.getByText('屏幕画面', { exact: true }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page
        .getByRole('button', { name: /下载|保存/ })
        .first()
        .click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.png$/);
  });

  it('keeps its names with footprint, highlight and sites drawn among them', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('1');
    await redLineArea().waitFor();
    await page.getByRole('button', { name: '全市' }).click();
    await expect.poll(names, { timeout: 60_000 }).toMatch(/海勃湾区/);
  });
});

describe('what cannot be used', () => {
  inWindow(true);

  it('files are each answered with a sentence, and nothing is loaded', async () => {
    await open();
    const cases: readonly (readonly [string, string, RegExp])[] = [
      ['empty.geojson', '', /里面没有内容/],
      ['broken.geojson', '{"type": "FeatureCollection", "features": [', /读到第 1 行/],
      [
        'sea.geojson',
        polygon([
          [125, 30],
          [125.01, 30],
          [125.01, 30.01],
          [125, 30],
        ]),
        /不在本市/,
      ],
    ];
    for (const [name, content, sentence] of cases) {
      await drop(name, content);
      await page.getByText(sentence).first().waitFor();
      expect(await page.locator('tr', { hasText: '生态保护红线' }).count()).toBe(0);
    }
  });

  it('answers pasted corners that cross themselves with the place and a way to mend it', async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('k');
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('textbox').first().fill('106.80 39.50\n106.82 39.52\n106.82 39.50\n106.80 39.52');
    await dialog.getByRole('button', { name: /采用|添加|建立|确定|生成/ }).click();
    await page
      .getByText(/106\.81\d*, 39\.51\d*.*相交/)
      .first()
      .waitFor();
    await page.getByRole('button', { name: /修/ }).first().click();
    await redLineRow().waitFor();
  });
});

function polygon(ring: number[][]): string {
  return JSON.stringify({ type: 'Polygon', coordinates: [ring] });
}

/** Drop a file on the window. */
async function drop(name: string, content: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ([fileName, text]) => {
      const data = new DataTransfer();
      data.items.add(new File([text!], fileName!, { type: 'application/geo+json' }));
      return data;
    },
    [name, content],
  );
  for (const type of ['dragenter', 'dragover', 'drop'])
    await page.locator('canvas.maplibregl-canvas').dispatchEvent(type, { dataTransfer: transfer });
}

describe('the house', () => {
  inWindow(false);

  it('opens every city, in Chinese and English', async () => {
    await open();
    const cities = await page
      .getByRole('combobox')
      .first()
      .locator('option')
      .evaluateAll((all) => all.map((o) => (o as HTMLOptionElement).value));
    expect(cities.length).toBe(5);
    await page.getByRole('button', { name: /EN/ }).click();
    for (const id of cities) {
      await page.getByRole('combobox').first().selectOption(id);
      await page.getByText('No site yet').waitFor();
      await expect
        .poll(() => page.getByRole('button', { name: /sample site/i }).isEnabled(), { timeout: 60_000 })
        .toBe(true);
    }
    expect(await page.locator('body').innerText()).not.toMatch(/[\u4e00-\u9fff]{6,}/);
  });

  it('says in a sentence that the browser has no WebGL2', async () => {
    await page.addInitScript(() => {
      HTMLCanvasElement.prototype.getContext = () => null;
    });
    await page.goto(url);
    await page
      .getByText(/WebGL2/)
      .first()
      .waitFor();
  });
});
