/** Journeys of those who keep layers: bands from a bank line, a layer mended, work that another window left. */
import type { Page } from 'playwright-core';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lineLength, polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { hectares } from '../../src/geodesy/units.ts';
import { drop, geoJson, importDialog, layerRow, open, ready, rectangle, take } from '../support/app-actions.ts';
import { journeys } from '../support/journey.ts';

const WINDOW = { width: 1440, height: 860 };
let page: Page;

const site = (name: string, ring: number[][]): readonly [string, string] => [
  `${name}.geojson`,
  geoJson([name, { type: 'Polygon', coordinates: [ring] }]),
];
const siteName = (of: Page) => of.locator('.site-name').inputValue();

describe("layers: bands from the user's line, a fault", () => {
  const journey = journeys({ ...WINDOW, goesOn: true });
  beforeAll(async () => {
    page = journey.page();
    await open(page, journey.url);
  });
  const bank = [
    [106.85, 39.58],
    [106.85, 39.62],
  ];
  const besideBank = (east: number) => rectangle(106.85 + east, 39.6, 0.0005, 0.001);

  it('asks on which side the river of a bank line is, and draws on the other one only', async () => {
    await drop(page, ['左岸线.geojson', geoJson(['左岸', { type: 'LineString', coordinates: bank }])]);
    await importDialog(page).waitFor();
    await take(page);
    await page.keyboard.press('b');
    const dialog = page.locator('.bands-dialog');
    const line = await dialog.getByRole('option', { name: /左岸线/ }).getAttribute('value');
    await dialog.getByLabel('依据的边界').selectOption(line);
    await dialog.getByText('请选择河在哪一侧').waitFor();
    const run = dialog.getByRole('button', { name: '绘制', exact: true });
    expect(await run.isDisabled()).toBe(true);
    await dialog.getByLabel('左侧').check();
    await run.click();
    await page
      .getByText(/管控带已按新线绘制/)
      .first()
      .waitFor();
    await ready(page);
    const nearest = dialog.locator('.bands-result tr', { hasText: '0–200 m' }).locator('td');
    const squareKilometres = (200 * lineLength(bank)) / 1e6;
    await expect.poll(async () => Number(await nearest.textContent())).toBeCloseTo(squareKilometres, 2);
    await page.keyboard.press('Escape');

    const bands = page.locator('.band-check');
    const east = besideBank(0.0008);
    await drop(page, site('岸上', east));
    await expect.poll(() => siteName(page)).toBe('岸上');
    await expect.poll(() => bands.textContent()).toContain(hectares(polygonsArea([[east]])));
    expect(await bands.textContent()).toMatch(/0-200 m/);
    await drop(page, site('河里', besideBank(-0.0013)));
    await expect.poll(() => siteName(page)).toBe('河里');
    await expect.poll(() => bands.textContent()).not.toMatch(/0-200 m/);
  });

  it('mends a layer with the area before and after on record, and has it as it was when that is undone', async () => {
    const sound = rectangle(106.85, 39.6, 0.01, 0.01);
    const [a, b, c, d] = [
      [106.87, 39.6],
      [106.88, 39.6],
      [106.88, 39.61],
      [106.87, 39.61],
    ] as const;
    const middle = [106.875, 39.605];
    const polygon = (ring: (readonly number[])[]): GeoJSON.Polygon => ({
      type: 'Polygon',
      coordinates: [ring.map((p) => [...p])],
    });
    await drop(page, ['林地.geojson', geoJson(['完好', polygon(sound)], ['自交', polygon([a, c, b, d, a])])]);
    await importDialog(page).getByText('新图层').click();
    await take(page);
    const row = layerRow(page, '林地');
    const found = row.getByRole('button', { name: /数据体检发现 1 项/ });
    await found.click();
    const dialog = page.locator('.layer-record');
    await dialog.getByText('发现 1 项,分 1 类').waitFor();
    await dialog.getByRole('button', { name: '修复 1 处' }).click();
    const mended = dialog.locator('.record-table tbody tr');
    await mended.waitFor();
    // The crossing parts the ring in two triangles: those over the two sides that were drawn.
    const after = polygonsArea([[[a, middle, d, a]], [[c, middle, b, c]]]);
    expect(await mended.locator('th, td').allTextContents()).toEqual(['2', '无法认定', hectares(after), '—']);
    await dialog.getByText('未发现问题').waitFor();
    await ready(page);
    await page.keyboard.press('Escape');
    expect(await found.count()).toBe(0);

    await page.keyboard.press('Control+z');
    await ready(page);
    await found.click();
    await dialog.getByText('发现 1 项,分 1 类').waitFor();
    expect(await mended.count()).toBe(0);
  });
});

/** All that the browser keeps of the app, as text. */
const stored = (window: Page): Promise<string> =>
  window.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const texts: string[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await answer(indexedDB.open(name!));
      for (const store of database.objectStoreNames)
        texts.push(JSON.stringify(await answer(database.transaction(store).objectStore(store).getAll())));
      database.close();
    }
    return texts.join();
  });

describe('work of another window', () => {
  const journey = journeys(WINDOW);
  beforeEach(() => {
    page = journey.page();
  });

  it('is offered to the next one, taken in place of its own, and that is a step that can be undone', async () => {
    const other = await journey.anotherPage();
    const dropSaved = async (window: Page, name: string, lon: number): Promise<void> => {
      await drop(window, site(name, rectangle(lon, 39.62, 0.004, 0.003)));
      await expect.poll(() => stored(window)).toContain(`"name":"${name}"`);
    };
    await open(other, journey.url);
    await dropSaved(other, '甲', 106.86);
    await open(page, journey.url);
    await expect.poll(() => siteName(page)).toBe('甲');
    await dropSaved(page, '乙', 106.87);
    await drop(other, site('丙', rectangle(106.88, 39.62, 0.004, 0.003)));
    await other.getByText('另存一份').waitFor();
    await other.close();

    await page.reload();
    await ready(page);
    await expect.poll(() => siteName(page)).toBe('乙');
    await page.getByRole('button', { name: '项目', exact: true }).click();
    await page.getByText('其他窗口留下的工作').waitFor();
    await page.getByRole('button', { name: '取回' }).click();
    await expect.poll(() => siteName(page)).toBe('丙');
    await expect.poll(() => page.getByText('其他窗口留下的工作').count()).toBe(0);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+z');
    await expect.poll(() => siteName(page)).toBe('乙');
    await page.keyboard.press('Control+y');
    await expect.poll(() => siteName(page)).toBe('丙');

    // It is the city's own now, and beside it there is nothing.
    // What is done is on the disk within a second; an earlier save must not be taken for it.
    await page.waitForTimeout(1_500);
    await page.reload();
    await ready(page);
    await expect.poll(() => siteName(page)).toBe('丙');
    await page.getByRole('button', { name: '项目', exact: true }).click();
    await page.getByRole('button', { name: '保存项目文件' }).waitFor();
    expect(await page.getByText('其他窗口留下的工作').count()).toBe(0);
  });
});
