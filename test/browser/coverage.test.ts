/** 成效 from the overview to a number that is explained, drawn on the map, and leaves the page with its figure. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { readSheet } from 'read-excel-file/universal';
import { beforeAll, describe, expect, it } from 'vitest';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { signedHectares, squareKilometres } from '../../src/geodesy/units.ts';
import { open } from '../support/app-actions.ts';
import { recordSource } from '../support/drawn.ts';
import { journeys } from '../support/journey.ts';

const journey = journeys({ width: 1440, height: 860, goesOn: true });
let page: Page;
/** Areas of the ground that was lit, in order. */
let lit: () => Promise<number[]>;
beforeAll(async () => {
  page = journey.page();
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const traced = await recordSource(page, 'traced');
  lit = async () => (await traced()).map((polygons) => polygonsArea(polygons));
  await open(page, journey.url);
  await page.keyboard.press('2');
  await page.getByRole('heading', { name: '分区成效' }).waitFor();
});

const DISTRICTS = ['海勃湾区', '海南区', '乌达区'];
const card = (area: string) => page.locator(`.board-${area}`);
const districtRow = (name: string | RegExp) =>
  card('districts').locator('tbody tr', { has: page.getByRole('rowheader', { name, exact: true }) });
/** A figure of the table of districts by what it is of. */
const figure = (district: string | RegExp, name: RegExp) => districtRow(district).getByRole('button', { name }).first();
const explained = () => page.locator('.explain');
const value = async () => (await explained().locator('.explain-value').textContent())!;

describe('成效', () => {
  it('explains a number of a district by formula, versions and both errors, and lights its ground', async () => {
    const number = figure('海勃湾区', /生态保护红线/);
    const printed = (await number.textContent())!;
    await number.click();
    await explained()
      .getByText(/图上已高亮,\d+ 块/)
      .waitFor();
    expect(await value()).toBe(`${printed} km²`);
    expect(squareKilometres((await lit()).at(-1)!)).toBe(printed);
    const basis = (await explained().locator('dl').innerText()).replace(/\s+/g, ' ');
    expect(basis).toMatch(/公式 .*生态保护红线.*∩.*海勃湾区/);
    expect(basis).toMatch(/数据 .*生态保护红线 \d{4}-\d{2}.* 版/);
    expect(basis).toMatch(/数据误差 .*± ?[\d.,]+ (m|km²|公顷)/);
    expect(basis).toMatch(/计算误差 .*[<\d. ]+ m²/);
    // The strip of indicators has come in above the map and made it lower: it must not be drawn squashed.
    const stretch = () =>
      page
        .locator('canvas.maplibregl-canvas')
        .evaluate((c: HTMLCanvasElement) => (c.height * c.clientWidth) / (c.width * c.clientHeight));
    await expect.poll(stretch).toBeCloseTo(1, 2);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.getByText('这个数怎么来的').count()).toBe(0);
    await expect.poll(async () => (await lit()).at(-1)).toBe(0);
  });

  it('draws the exact ground that only a combination of layers has, and computes the table a second time', async () => {
    await card('upset')
      .getByRole('button', { name: /^仅生态保护红线 \+ 自然保护地 [\d.,]+ km²$/ })
      .click();
    await explained()
      .getByText(/图上已高亮,\d+ 块/)
      .waitFor();
    expect(squareKilometres((await lit()).at(-1)!)).toBe((await value()).replace(' km²', ''));
    expect(await explained().textContent()).toMatch(/图上所画与统计面积相差 [<\d. ]+ m²/);
    // The explanation stands beside the board and covers no figure of it.
    const [told, board] = [await explained().boundingBox(), await page.locator('.board-scroll').boundingBox()];
    expect(told!.x).toBeGreaterThanOrEqual(board!.x + board!.width);
    await card('upset').locator('.upset-hit[aria-pressed="true"]').click({ trial: true });
    await page.getByText(/球面复核 (\d+)\/\1 格一致/).waitFor();
  });

  it('leads to each of its sections', async () => {
    const sections = {
      叠加: '叠加矩阵',
      岸线: '河湖岸线保护率',
      不减少: '面积不减少',
      服务半径: '服务半径覆盖',
      整治点位: '整治点位',
      指标: '规划指标',
      总览: '分区成效',
    };
    const frame = (await page.locator('.board-scroll').boundingBox())!;
    for (const [name, title] of Object.entries(sections)) {
      await page.getByRole('navigation', { name: '跳到板块' }).getByRole('button', { name, exact: true }).click();
      const heading = page.locator('.coverage-main').getByRole('heading', { name: title, exact: true });
      const below = async () => ((await heading.boundingBox())?.y ?? Number.NaN) - frame.y;
      await expect.poll(below, { message: title }).toBeGreaterThanOrEqual(-1);
      await expect.poll(below, { message: title }).toBeLessThan(frame.height);
    }
    expect(await card('services').innerText()).toMatch(/\d/);
    expect(await card('sites').innerText()).toMatch(/\d/);
  });

  it('numbers what was lost since the baseline, and goes there', async () => {
    await card('change').locator('.total').getByRole('button', { name: /减少/ }).click();
    await explained()
      .getByText(/图上已高亮,\d+ 块/)
      .waitFor();
    await expect.poll(async () => `${signedHectares(-(await lit()).at(-1)!)} 公顷`).toBe(await value());
    const scale = () => page.locator('.scale-bar').textContent();
    const whole = await scale();
    const first = card('change').locator('.change-pieces li').first();
    await first.getByRole('button').first().click();
    await expect.poll(scale).not.toBe(whole);
    const piece = (await first.locator('.number-link').textContent())!;
    await expect.poll(value).toBe(`${piece} 公顷`);
    const sign = piece.startsWith('+') ? 1 : -1;
    await expect.poll(async () => signedHectares(sign * (await lit()).at(-1)!)).toBe(piece);
  });

  it('follows a filter, the map too: one district is the whole then, and all are back when it is taken off', async () => {
    const own = (await figure('海勃湾区', /生态保护红线/).textContent())!;
    const total = () =>
      card('districts')
        .locator('tbody tr.total')
        .getByRole('button', { name: /生态保护红线/ });
    const all = (await total().first().textContent())!;
    expect(all).not.toBe(own);
    const scale = async () => {
      const bar = page.locator('.scale-bar');
      return `${await bar.getAttribute('aria-label')} ${Math.round((await bar.boundingBox())!.width)}`;
    };
    const before = await scale();
    await page
      .locator('.board-bar')
      .getByRole('button', { name: /^行政区/ })
      .click();
    await page.locator('.board-bar').getByRole('checkbox', { name: '海勃湾区' }).check();
    await page.keyboard.press('Escape');
    await expect.poll(() => total().first().textContent()).toBe(own);
    expect(await page.locator('.filter-chips').innerText()).toMatch(/已筛选.*海勃湾区.*占比分母/s);
    expect(await districtRow('乌达区').count()).toBe(0);
    // The map goes there; every card says what of it stays as it was.
    await expect.poll(scale).not.toBe(before);
    const rows = await card('change').locator('.change-table').first().getByRole('rowheader').allTextContents();
    expect(rows).toEqual(['海勃湾区', '全市']);
    expect(await card('change').locator('.not-filtered').textContent()).toContain('全市');
    expect(await card('indicators').locator('.not-filtered').textContent()).toBe('未按“行政区”筛选');
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect.poll(() => total().first().textContent()).toBe(all);
    expect(await page.locator('.filter-chips, .not-filtered').count()).toBe(0);
    await expect.poll(scale).toBe(before);
    for (const name of DISTRICTS) expect(await districtRow(name).count()).toBe(1);
  });

  it('leaves as a workbook with the figures of the page', async () => {
    await page.getByRole('button', { name: '公顷', exact: true }).click();
    const shown = await Promise.all(DISTRICTS.map((name) => figure(name, /生态保护红线/).textContent()));
    await card('districts').locator('.board-csv').click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      card('districts')
        .getByRole('menuitem', { name: /XLSX|Excel/ })
        .click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/分区成效.*\.xlsx$/);
    const rows = await readSheet(new Blob([await readFile(await file.path())]));
    // What the table rests on stands above its head.
    const head = rows.find((row) => row.includes('生态保护红线 (公顷)'))!;
    const column = head.indexOf('生态保护红线 (公顷)');
    const written = DISTRICTS.map((name) => rows.find((row) => row[0] === name)?.[column] as number);
    expect(written.map((n) => n.toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 2 }))).toEqual(
      shown,
    );
  });

  /** A card's picture: its size, and the shares of its pixels that are nearly black and of the grey of an empty dot. */
  const picture = async (area: string) => {
    await card(area).locator('.board-csv').click();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      card(area).getByRole('menuitem', { name: /PNG/ }).click(),
    ]);
    const bytes = (await readFile(await file.path())).toString('base64');
    return page.evaluate(async (data) => {
      const own = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
      const image = await createImageBitmap(new Blob([own]));
      const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
      context.drawImage(image, 0, 0);
      const pixels = context.getImageData(0, 0, image.width, image.height).data;
      let [black, grey] = [0, 0];
      for (let i = 0; i < pixels.length; i += 4) {
        const [r, g, b] = [pixels[i]!, pixels[i + 1]!, pixels[i + 2]!];
        if (Math.max(r, g, b) < 12) black++;
        if (Math.abs(r - 221) < 6 && Math.abs(g - 216) < 8 && Math.abs(b - 203) < 12) grey++;
      }
      return { black: (4 * black) / pixels.length, grey: (4 * grey) / pixels.length };
    }, bytes);
  };

  it('leaves as a picture with its drawing as it stands on the page, and what is chosen in words', async () => {
    const { black, grey } = await picture('upset');
    // Nothing of the plot is pure black: bars, dots and letters have the ink of the page.
    expect(black).toBeLessThan(0.002);
    expect(grey).toBeGreaterThan(0.014);
    const chosen = await card('change')
      .locator('select')
      .evaluateAll((list) => list.map((s) => (s as HTMLSelectElement).selectedOptions[0]!.text));
    expect(chosen).toHaveLength(2);
    await card('change').evaluate((element) => {
      const seen: string[] = [];
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes) for (const node of addedNodes) seen.push(node.textContent ?? '');
      }).observe(element, { childList: true, subtree: true });
      Object.assign(window, { seen });
    });
    await picture('change');
    expect(await page.evaluate(() => (window as never as { seen: string[] }).seen)).toEqual(
      expect.arrayContaining(chosen),
    );
    for (const label of await card('change').locator('.change-choice label').all())
      expect(await label.locator('span').count()).toBe(0);
  });

  it('takes the map to a figure that is out of sight, and back; a filter outlasts a reload', async () => {
    const scale = () => page.locator('.scale-bar').textContent();
    await page.getByRole('button', { name: '全市', exact: true }).click();
    const whole = await scale();
    await card('sites').locator('.site-scroll tbody th button').first().click();
    await expect.poll(scale).not.toBe(whole);
    await page.locator('.record-card').waitFor();
    const near = await scale();
    await card('shoreline').locator('.shore-table .number-link').first().click();
    await explained()
      .getByText(/图上已高亮,\d+ 段/)
      .waitFor();
    await expect.poll(scale).not.toBe(near);
    await page.keyboard.press('Escape');
    await expect.poll(scale).toBe(near);
    const bar = page.locator('.board-bar');
    await bar.getByRole('button', { name: /^行政区/ }).click();
    await bar.getByRole('checkbox', { name: '海勃湾区' }).check();
    await page.keyboard.press('Escape');
    await page.locator('.filter-chips').getByText('海勃湾区').waitFor();
    expect(await page.locator('.site-filters option').allTextContents()).not.toContainEqual(
      expect.stringMatching(/^\d+$/),
    );
    await expect.poll(() => page.getByRole('button', { name: /撤销/ }).first().isEnabled()).toBe(true);
    await expect.poll(() => page.locator('.status-line').innerText()).toMatch(/已自动保存/);
    // A moment after the change it is saved.
    await page.waitForTimeout(1000);
    await open(page, journey.url);
    await page.keyboard.press('2');
    await page.locator('.filter-chips').getByText('海勃湾区').waitFor();
    await page.getByRole('button', { name: '清除筛选' }).click();
    await expect.poll(() => page.locator('.filter-chips').count()).toBe(0);
    await page.keyboard.press('Control+z');
    await page.locator('.filter-chips').getByText('海勃湾区').waitFor();
    await page.keyboard.press('Control+y');
    await expect.poll(() => page.locator('.filter-chips').count()).toBe(0);
  });

  it('speaks English too, and is cited with all that the figure rests on', async () => {
    await page.getByRole('button', { name: /EN/ }).click();
    await page.getByRole('heading', { name: 'Service radius' }).waitFor({ state: 'attached' });
    const headings = await page.locator('.coverage-main h2').allTextContents();
    expect(headings.filter((words) => /[\u4e00-\u9fff]/.test(words))).toEqual([]);
    const number = card('districts')
      .locator('tbody tr.total')
      .getByRole('button', { name: /red line/i })
      .first();
    await number.click();
    await explained().getByText('Where this figure comes from').waitFor();
    await explained().getByRole('button', { name: 'Copy citation' }).click();
    await explained().getByRole('button', { name: 'Copied' }).waitFor();
    const cited = await page.evaluate(() => navigator.clipboard.readText());
    expect(cited).toContain(await value());
    for (const said of ['Formula: ', 'Data: ', 'Method: ', 'Error of computation: ', 'Error of the data: ', 'cited 20'])
      expect(cited).toContain(said);
    expect(cited).toMatch(/version \d{4}-\d{2}/);
  });
});
