/** A fresh profile and page for each journey through the built app; whatever no journey may cause makes it fail. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject } from 'vitest';
import { open } from './app-actions.ts';
import { launchChromium } from './chromium.ts';
import { serveFolder } from './static-server.ts';

export interface Journey {
  readonly url: string;
  readonly page: () => Page;
  /** Another window of the same profile. */
  readonly anotherPage: () => Promise<Page>;
}

interface Wishes {
  readonly width: number;
  readonly height: number;
  /**
   * One profile and page for all journeys, each of which goes on where the one before ended: most of the time that a short
   * journey takes goes into opening the app.
   */
  readonly goesOn?: boolean;
  /** After a first visit the server is gone and the network cut: the journeys, which go on, have what the browser kept. */
  readonly isCut?: boolean;
}

/**
 * A processor draws the map, most of the time that a journey takes. With half a device pixel to a CSS pixel (the page at 50 %)
 * layout, words and figures are the same and a quarter of the pixels are drawn.
 */
const DEVICE_SCALE = 0.5;

/** Registers the hooks of a file of journeys, or of a group within it. */
export function journeys({ width, height, goesOn = false, isCut = false }: Wishes): Journey {
  let url = inject('appUrl');
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** Requests to elsewhere, refused content, errors: of the journey that runs. */
  const faults: string[] = [];
  const anotherPage = async (): Promise<Page> => {
    const opened = await context.newPage();
    opened.setDefaultTimeout(60_000);
    // Choosers come only to pages that listen from the start.
    opened.on('filechooser', () => {});
    opened.on('request', (request) => {
      if (!request.url().startsWith(url) && !/^(data|blob):/.test(request.url()))
        faults.push(`request ${request.url()}`);
    });
    opened.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    opened.on('pageerror', (error) => faults.push(error.message));
    return opened;
  };
  const begin = async (): Promise<void> => {
    context = await browser.newContext({
      viewport: { width, height },
      deviceScaleFactor: DEVICE_SCALE,
      acceptDownloads: true,
      reducedMotion: 'reduce',
      // Each profile would fetch the whole app to keep it; the tests of that are apart.
      serviceWorkers: isCut ? 'allow' : 'block',
    });
    page = await anotherPage();
  };
  const visitAndCut = async (): Promise<void> => {
    const server = await serveFolder(inject('appFolder'), '/');
    url = `http://localhost:${server.port}/`;
    await open(page, url);
    await page.evaluate(() => navigator.serviceWorker.ready);
    await server.stop();
    await context.setOffline(true);
  };
  beforeAll(async () => {
    browser = await launchChromium();
    if (goesOn) await begin();
    if (isCut) await visitAndCut();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    if (!goesOn) await begin();
  });
  afterEach(async () => {
    if (!goesOn) await context.close();
    expect(faults.splice(0)).toEqual([]);
  });
  return {
    get url() {
      return url;
    },
    page: () => page,
    anotherPage,
  };
}
