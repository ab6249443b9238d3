/**
 * How long the page's own thread is held by script: the longest stretch while a city opens, while a footprint is dragged
 * and while a million vertices are read and drawn. Sampled by Chromium's profiler; time in which the thread waits for the
 * drawing (long where there is no graphics card) is a column of its own. Then how long a reload takes with these vertices in
 * the project, and with an empty project. Printed, not asserted.
 */
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import type { CDPSession, Page } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { serveApp } from '../support/served-app.ts';

const LARGE = 'data/large/large.geojson';
const SAMPLE_MICROSECONDS = 500;
/** Keeping the app for use offline is no part of what is measured. */
const WINDOW = { viewport: { width: 1440, height: 860 }, serviceWorkers: 'block' } as const;
/** Not script: waiting for the drawing process, and nothing to do. */
const NATIVE = '(program)';
const IDLE = '(idle)';
/** A pause this short does not end a task, milliseconds. */
const PAUSE = 1;

interface Profile {
  readonly nodes: readonly { readonly id: number; readonly callFrame: { readonly functionName: string } }[];
  readonly samples?: readonly number[];
  readonly timeDeltas?: readonly number[];
}

interface Held {
  readonly longest: number;
  readonly script: number;
  readonly native: number;
}

function heldBy(profile: Profile): Held {
  const names = new Map(profile.nodes.map((n) => [n.id, n.callFrame.functionName]));
  let longest = 0;
  let stretch = 0;
  let pause = 0;
  let script = 0;
  let native = 0;
  profile.samples?.forEach((id, i) => {
    const name = names.get(id);
    const ms = (profile.timeDeltas?.[i] ?? 0) / 1000;
    if (name === NATIVE || name === IDLE) {
      if (name === NATIVE) native += ms;
      pause += ms;
      if (pause > PAUSE) stretch = 0;
      return;
    }
    pause = 0;
    script += ms;
    stretch += ms;
    longest = Math.max(longest, stretch);
  });
  return { longest, script, native };
}

async function profiled(session: CDPSession, work: () => Promise<unknown>): Promise<Held> {
  await session.send('Profiler.start');
  await work();
  return heldBy((await session.send('Profiler.stop')).profile);
}

const RELOADS = 5;

interface Reload {
  /** From the start of the loading, milliseconds: until every figure is there, and until the map is whole too. */
  readonly figures: number;
  readonly whole: number;
}

/** Milliseconds since the page began to load, when `isThere` is. */
const timeOf = async (page: Page, isThere: () => boolean): Promise<number> => {
  await page.waitForFunction(isThere, null, { polling: 20, timeout: 300_000 });
  return page.evaluate(() => performance.now());
};

async function reload(page: Page): Promise<Reload> {
  await page.reload({ waitUntil: 'commit' });
  const figures = await timeOf(
    page,
    () => document.querySelector('.layer-row') !== null && document.querySelector('.city-state') === null,
  );
  await timeOf(page, () => document.querySelector('.status-drawing') === null);
  // The last piece is handed over: its frame and the one after.
  await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
  return { figures, whole: await page.evaluate(() => performance.now()) };
}

const median = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[times.length >> 1]!;

/** In turn, so that what else the machine does meets both. */
async function reloads(large: Page, empty: Page): Promise<void> {
  const times = new Map<string, Reload[]>([
    ['an empty project', []],
    ['1 M vertices', []],
  ]);
  for (let n = 0; n < RELOADS; n++)
    for (const [what, taken] of times) taken.push(await reload(what === '1 M vertices' ? large : empty));
  console.log(`\n| reload, median of ${RELOADS} | figures there ms | map whole too ms |\n| --- | ---: | ---: |`);
  for (const [what, taken] of times) {
    const [figures, whole] = [median(taken.map((t) => t.figures)), median(taken.map((t) => t.whole))];
    console.log(`| ${what} | ${figures.toFixed(0)} | ${whole.toFixed(0)} |`);
  }
}

async function main(): Promise<void> {
  const [app, browser] = await Promise.all([serveApp(), launchChromium()]);
  const page = await browser.newPage(WINDOW);
  const session = await page.context().newCDPSession(page);
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: SAMPLE_MICROSECONDS });
  const rows: [string, Held][] = [];
  const measure = async (name: string, work: () => Promise<void>) => rows.push([name, await profiled(session, work)]);
  // Choosers come only to pages that listen from the start.
  page.on('filechooser', () => {});
  const sample = page.getByRole('button', { name: '试画示例地块' });
  await measure('open the first city', async () => {
    await page.goto(app.url);
    await sample.click({ trial: true, timeout: 120_000 });
  });
  await sample.click();
  await page.waitForTimeout(4000);
  await measure('drag a footprint, 40 moves', async () => {
    const box = (await page.locator('canvas.maplibregl-canvas').boundingBox())!;
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let i = 1; i <= 40; i++) await page.mouse.move(x + i, y + i);
    await page.mouse.up();
  });
  if (existsSync(LARGE))
    await measure('read and draw a million vertices', async () => {
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.keyboard.press('i')]);
      await chooser.setFiles(LARGE);
      await page.locator('.import-open:enabled').click({ timeout: 300_000 });
      await page.locator('.layer-group').getByText('我的图层').waitFor({ timeout: 300_000 });
      await page.waitForTimeout(5000);
    });
  else console.log(`no ${LARGE}: run npm run data -- --large first`);
  console.log(`\nPage thread, ${cpus().length} x ${cpus()[0]?.model.trim()}, Chromium ${browser.version()}\n`);
  console.log(
    '| what | longest script ms | script ms in all | waiting for the drawing ms |\n| --- | ---: | ---: | ---: |',
  );
  for (const [name, h] of rows)
    console.log(`| ${name} | ${h.longest.toFixed(0)} | ${h.script.toFixed(0)} | ${h.native.toFixed(0)} |`);
  if (existsSync(LARGE)) {
    // A page of its own has a storage of its own.
    const empty = await browser.newPage(WINDOW);
    await empty.goto(app.url);
    await reloads(page, empty);
  }
  await browser.close();
  await app.close();
}

await main();
