/** Without network: the app after its first visit, from any path of any server; and the folder opened by double-click. */
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { drop, geoJson, open, ready, rectangle } from '../support/app-actions.ts';
import { launchChromium } from '../support/chromium.ts';
import { buildApp } from '../support/served-app.ts';
import { type StaticServer, serveFolder } from '../support/static-server.ts';

const WINDOW = { viewport: { width: 1440, height: 860 }, deviceScaleFactor: 0.5, reducedMotion: 'reduce' } as const;
const PATH = '/plans/eco/';

const SITE = rectangle(106.87, 39.55, 0.01, 0.01);

const OUTCOME = /未检查|建议避让|需论证|需认定/;

let place: string;
/** What the app said of the site that is in the folder. */
let packedOutcome: string | null;
/** Behind `#` of a link to another site. */
let link: string;
let browser: Browser;

beforeAll(async () => {
  place = mkdtempSync(join(tmpdir(), 'ecospace-offline-'));
  const app = join(place, 'app');
  cpSync(inject('appFolder'), app, { recursive: true });
  await buildApp(join(app, 'standalone'), 'standalone');
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  rmSync(place, { recursive: true, force: true });
});

/** Addresses that a window asked for, and what went wrong in it. */
function watched(page: Page): { readonly asked: string[]; readonly faults: string[] } {
  const asked: string[] = [];
  const faults: string[] = [];
  page.setDefaultTimeout(60_000);
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  return { asked, faults };
}

const dropSite = (page: Page, name: string, ring: [number, number][]): Promise<void> =>
  drop(page, [`${name}.geojson`, geoJson([name, { type: 'Polygon', coordinates: [ring] }])]);
const outcome = (page: Page) => page.locator('.outcome-banner');
const siteName = (page: Page) => page.locator('.site-name');

it('is built with a policy that knows no other origin', () => {
  const app = readFileSync(join(place, 'app/index.html'), 'utf8');
  expect(/Content-Security-Policy"\s+content="([^"]*)"/.exec(app)?.[1]).toBe(
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; worker-src 'self'; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'",
  );
  for (const page of [app, readFileSync(join(place, 'app/standalone/index.html'), 'utf8')]) {
    expect(page).not.toMatch(/https?:/);
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=/);
  }
});

describe('the app under a path of a plain server', () => {
  let context: BrowserContext;
  let page: Page;
  let server: StaticServer;
  let seen: ReturnType<typeof watched>;
  const url = () => `http://localhost:${server.port}${PATH}`;

  beforeAll(async () => {
    server = await serveFolder(join(place, 'app'), PATH);
    context = await browser.newContext({ ...WINDOW, acceptDownloads: true });
    page = await context.newPage();
    seen = watched(page);
    await open(page, url());
    await page.evaluate(() => navigator.serviceWorker.ready);
  });
  afterAll(async () => {
    await context?.close();
    await server?.stop();
  });

  it('packs the folder for a USB stick with the present work in it', async () => {
    await dropSite(page, '甲地块', SITE);
    await expect.poll(() => siteName(page).inputValue()).toBe('甲地块');
    await expect.poll(() => outcome(page).textContent()).toMatch(OUTCOME);
    packedOutcome = await outcome(page).textContent();
    await page.getByRole('button', { name: '+场景', exact: true }).click();
    await page.getByText('已存为场景').waitFor();
    await page.getByRole('button', { name: '项目', exact: true }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: '导出U盘演示包' }).click();
    const file = await (await downloading).path();
    const folder = join(place, 'stick');
    for (const [name, bytes] of Object.entries(unzipSync(readFileSync(file)))) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), bytes);
    }
    await page.keyboard.press('Escape');
    expect(seen.faults).toEqual([]);
  });

  it('opens and computes when the server is gone, another city too', async () => {
    await server.stop();
    await page.reload();
    await page.locator('.layer-row').first().waitFor();
    await ready(page);
    await page.locator('.city-select').selectOption('maanshan');
    await ready(page);
    await dropSite(page, '乙地块', rectangle(118.5, 31.7, 0.01, 0.01));
    await expect.poll(() => siteName(page).inputValue()).toBe('乙地块');
    await expect.poll(() => outcome(page).textContent()).toMatch(OUTCOME);
    await page.getByRole('button', { name: '项目', exact: true }).click();
    await page.getByRole('button', { name: '复制当前画面的链接' }).click();
    link = new URL(await page.locator('.share-link').inputValue()).hash;
    await page.keyboard.press('Escape');
    // Needs a library that no visit has asked for so far.
    await page.getByRole('button', { name: '出研判报告' }).click();
    const making = page.waitForEvent('download');
    await page
      .locator('dialog')
      .getByRole('button', { name: /Word|DOCX/ })
      .first()
      .click();
    expect((await making).suggestedFilename()).toMatch(/\.docx$/);
    await page.keyboard.press('Escape');
    expect(seen.asked.filter((address) => !address.startsWith(url()) && !/^(?:blob|data):/.test(address))).toEqual([]);
  });

  it('tells of a new version, and loads it only when asked', async () => {
    server = await serveFolder(join(place, 'app'), PATH, server.port);
    appendFileSync(join(place, 'app/service-worker.js'), '\n// another version\n');
    await page.evaluate(() => {
      document.title = 'still the same page';
      // As if the window were looked at again.
      document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    });
    const line = page.getByRole('button', { name: '新版本已就绪 · 重新载入' });
    await line.waitFor();
    // Another window presents meanwhile.
    const other = await context.newPage();
    await other.goto(`${url()}icon.svg`);
    await other.evaluate(() => {
      void navigator.locks.request('ecospace/presenting', { mode: 'shared' }, () => new Promise(() => {}));
    });
    await line.click();
    await page.getByText('另一个窗口正在放映').waitFor();
    expect(await page.title()).toBe('still the same page');
    await other.close();
    const presenting = () =>
      page.evaluate(async () =>
        (await navigator.locks.query()).held?.some((lock) => lock.name?.endsWith('presenting')),
      );
    await expect.poll(presenting).toBe(false);
    await Promise.all([page.waitForEvent('load'), line.click()]);
    await ready(page);
    expect(await line.count()).toBe(0);
  });
});

describe('the folder opened by double-click, with no network', () => {
  let context: BrowserContext;
  let page: Page;
  let seen: ReturnType<typeof watched>;

  beforeAll(async () => {
    context = await browser.newContext({ ...WINDOW, offline: true });
    page = await context.newPage();
    seen = watched(page);
    await open(page, pathToFileURL(join(place, 'stick/EcoSpace/index.html')).href);
  });
  afterAll(() => context?.close());

  it('begins with the meeting that was packed, as a copy that is only looked at', async () => {
    await expect.poll(() => page.locator('.app').getAttribute('data-view')).toBe('meeting');
    await page.keyboard.press('F5');
    await expect.poll(() => page.locator('.app').getAttribute('data-presenting')).toBe('true');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.app').getAttribute('data-presenting')).toBe('false');
    await page.keyboard.press('1');
    expect(await page.locator('.top-bar').textContent()).toContain('只读副本');
    expect(await siteName(page).inputValue()).toBe('甲地块');
    expect(packedOutcome).toMatch(/\d+ 项/);
    await expect.poll(() => outcome(page).textContent()).toBe(packedOutcome);
  });

  it('reads files, computes the board with several threads and draws Chinese text', async () => {
    await dropSite(page, '丙地块', rectangle(106.8, 39.7, 0.01, 0.01));
    await expect.poll(() => siteName(page).inputValue()).toBe('丙地块');
    await page.keyboard.press('2');
    await page.locator('.district-table tbody tr').first().waitFor();
    // A link of another copy of the app, pasted over the address.
    await page.evaluate((hash) => {
      location.hash = hash;
    }, link);
    await expect.poll(() => siteName(page).inputValue()).toBe('乙地块');
    expect(await page.locator('.city-select').inputValue()).toBe('maanshan');
    await expect.poll(() => outcome(page).textContent()).toMatch(OUTCOME);
    const loaded = await page.evaluate(() =>
      [...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family),
    );
    expect(loaded.join()).toContain('maplibre-gl-font-face');
  });

  it('asks for nothing beyond the folder and leaves nothing on the machine', async () => {
    const folder = pathToFileURL(join(place, 'stick')).href;
    expect(seen.asked.filter((address) => !address.startsWith(folder) && !/^(?:blob|data):/.test(address))).toEqual([]);
    expect(seen.asked.some((address) => address.startsWith('blob:'))).toBe(true);
    const left = await page.evaluate(async () => [
      ...Object.keys(localStorage),
      ...Object.keys(sessionStorage),
      ...(await indexedDB.databases()).map(({ name }) => name),
    ]);
    expect(left).toEqual([]);
    expect(seen.faults).toEqual([]);
  });
});
