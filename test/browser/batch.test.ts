/** Screening a list of parcels: what each comes to, one that cannot be checked among them, and all of it after a reload. */
import type { Page } from 'playwright-core';
import { beforeEach, expect, it } from 'vitest';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { hectares } from '../../src/geodesy/units.ts';
import { drop, geoJson, importDialog, open, ready, rectangle, take } from '../support/app-actions.ts';
import { journeys } from '../support/journey.ts';

/** The app saves 0.3 s after a change. */
const SAVED_WITHIN_MS = 800;

const journey = journeys({ width: 1440, height: 860 });
let page: Page;
beforeEach(() => {
  page = journey.page();
});

/** In a red line, outside the city, and scattered over the city. */
const rings = [
  rectangle(106.9105, 39.8617, 0.002, 0.002),
  rectangle(122, 30, 0.002, 0.002),
  ...Array.from({ length: 58 }, (_, i) =>
    rectangle(106.8 + 0.02 * (i % 8), 39.5 + 0.03 * Math.floor(i / 8), 0.003, 0.002),
  ),
];
const parcels = geoJson(
  ...rings.map(
    (ring, i) => [`地块${i + 1}`, { type: 'Polygon', coordinates: [ring] } satisfies GeoJSON.Polygon] as const,
  ),
);

it('screens a list, keeps it over a reload, and opens a row as the site in hand', async () => {
  await open(page, journey.url);
  await drop(page, ['清单.geojson', parcels]);
  await importDialog(page).getByText('批量筛查', { exact: true }).click();
  await take(page);
  const drawer = page.locator('.batch-drawer');
  const row = (n: number) =>
    drawer.locator('.batch-rows tbody tr', { has: page.getByText(`地块${n}`, { exact: true }) });
  const finished = async () => {
    await expect.poll(() => drawer.locator('.table-count').innerText()).toMatch(/^60 \/ 60/);
    await expect.poll(() => drawer.getByRole('button', { name: '暂停' }).count()).toBe(0);
    await expect.poll(() => row(1).innerText()).toContain('建议避让');
  };
  await finished();
  expect(await row(1).innerText()).toContain(hectares(polygonsArea([[rings[0]!]])));
  expect(await row(2).innerText()).toContain('不能核对');
  const outcomes = await drawer.locator('.batch-rows .batch-outcome').allInnerTexts();

  await page.reload();
  await ready(page);
  // Keys pressed before the app listens are nobody's.
  await expect
    .poll(async () => {
      if ((await drawer.count()) === 0) await page.keyboard.press('s');
      return drawer.count();
    })
    .toBe(1);
  await finished();
  expect(await drawer.locator('.batch-rows .batch-outcome').allInnerTexts()).toEqual(outcomes);

  await row(1).getByRole('button').first().click();
  await expect.poll(() => page.locator('.site-name').inputValue()).toBe('地块1');
  await expect.poll(() => page.locator('.outcome-banner strong').textContent()).toBe('建议避让');

  // Every tab is of the rows that pass the filter.
  const chip = drawer.getByRole('button', { name: /不能核对/ });
  const refused = Number(await chip.locator('b').innerText());
  expect(refused).toBeLessThan(60);
  await chip.click();
  await expect.poll(() => drawer.locator('.table-count').innerText()).toBe(`${refused} / 60 个`);
  await drawer.getByRole('tab', { name: '按区县' }).click();
  const plots = await drawer.locator('.batch-districts tbody td:nth-child(2)').allInnerTexts();
  expect(plots.reduce((sum, n) => sum + Number(n), 0)).toBe(refused);

  // A row that was only looked at is no site of the user's: not there after a reload.
  await page.waitForTimeout(SAVED_WITHIN_MS);
  await page.reload();
  await page.locator('.empty-site').waitFor();
});
