/** What leaves: the report of a checked site, from the button to the file. */
import { readFile } from 'node:fs/promises';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { open } from '../support/app-actions.ts';
import { journeys } from '../support/journey.ts';

const journey = journeys({ width: 1440, height: 860 });
let page: Page;
beforeEach(() => {
  page = journey.page();
});

const dialog = () => page.locator('dialog.report-dialog');

/** A site that was checked, its report asked for, and its maps drawn. */
async function openReport(): Promise<void> {
  await open(page, journey.url);
  await page.getByRole('button', { name: '试画示例地块' }).click();
  await page.locator('.outcome-banner strong').waitFor();
  await page.getByRole('button', { name: '出研判报告' }).click();
  await dialog().getByText('附图已绘好').waitFor();
}

async function download(format: string): Promise<{ readonly name: string; readonly bytes: Uint8Array }> {
  await dialog().locator('.report-formats label', { hasText: format }).first().click();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog()
      .getByRole('button', { name: new RegExp(`生成 ${format}`) })
      .click(),
  ]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

/** Hectares of the site, as printed on the page beside the dialogue. */
const shownArea = async () => (await page.locator('.site-header .land b').first().innerText()).trim();

/** Leaves in every other format, and says that layers hold coordinates. */
async function tablesAndLayers(): Promise<void> {
  const area = await shownArea();
  expect((await download('Excel')).bytes.length).toBeGreaterThan(2000);
  const csv = new TextDecoder().decode((await download('CSV')).bytes);
  expect(csv.split('\r\n')[0]).toContain('管控要素');
  const { name, bytes } = await download('GeoJSON');
  expect(name).toMatch(/\.geojson$/);
  await dialog().getByText('此格式必然含有坐标').waitFor();
  const { features } = JSON.parse(new TextDecoder().decode(bytes)) as {
    features: { properties: { AREA_M2: number } }[];
  };
  expect((features[0]!.properties.AREA_M2 / 10_000).toFixed(4)).toBe(area.replaceAll(',', ''));
  expect(Object.keys(unzipSync((await download('SHP')).bytes)).filter((p) => p.endsWith('.shp'))).toHaveLength(2);
}

describe('the siting report', () => {
  it('leaves as tables and layers with the figures of the page, and is printed alone, on A4', async () => {
    await openReport();
    await tablesAndLayers();
    await dialog().locator('.report-formats label', { hasText: '打印' }).click();
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.report-print h2').count()).toBe(9);
    await expect.poll(() => page.locator('#root').isVisible()).toBe(false);
    expect(await page.locator('.report-print').isVisible()).toBe(true);
    const images = page.locator('.report-print img');
    expect(await images.evaluateAll((all) => all.map((i) => (i as HTMLImageElement).naturalWidth > 400))).toEqual([
      true,
      true,
    ]);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
});
