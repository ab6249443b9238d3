/** What journeys do again and again in the app. */
import type { Page } from 'playwright-core';

/** The city on show is open and its figures are computed. */
export const ready = (page: Page): Promise<void> => page.locator('.city-state').waitFor({ state: 'detached' });

export async function open(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.locator('.layer-row').first().waitFor();
  await ready(page);
}

/** Keep the view as a scene, and wait until the list of scenes has it. */
export async function capture(page: Page): Promise<void> {
  const told = page.getByText(/^已存为场景/);
  await told.waitFor({ state: 'detached' });
  await page.keyboard.press('g');
  await told.waitFor();
}

type DroppedFile = readonly [name: string, content: string | Uint8Array];

/** Drop files on the window. */
export async function drop(page: Page, ...files: readonly DroppedFile[]): Promise<void> {
  const list = files.map(([name, content]) => [name, Buffer.from(content).toString('base64')] as const);
  const transfer = await page.evaluateHandle((given) => {
    const data = new DataTransfer();
    for (const [name, text] of given)
      data.items.add(new File([Uint8Array.from(atob(text), (c) => c.charCodeAt(0))], name));
    return data;
  }, list);
  for (const type of ['dragover', 'drop']) await page.dispatchEvent('body', type, { dataTransfer: transfer });
}

export const importDialog = (page: Page) => page.locator('dialog.import-dialog');
export const openButton = (page: Page) => page.locator('.import-open');

/** Open what the dialogue of files shows, as it is chosen there. */
export async function take(page: Page): Promise<void> {
  await openButton(page).click();
  await importDialog(page).waitFor({ state: 'detached' });
  await ready(page);
}

/** Corners of a rectangle, the first one twice: degrees, longitude first. */
export const rectangle = (lon: number, lat: number, width: number, height: number): [number, number][] => [
  [lon, lat],
  [lon + width, lat],
  [lon + width, lat + height],
  [lon, lat + height],
  [lon, lat],
];

/** A file of named shapes. */
export const geoJson = (...shapes: readonly (readonly [name: string, geometry: GeoJSON.Geometry])[]): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: shapes.map(([name, geometry]) => ({ type: 'Feature', properties: { name }, geometry })),
  });

export const layerRow = (page: Page, name: string) => page.locator('.layer-row', { hasText: name }).first();
