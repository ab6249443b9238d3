/** A built app and a fresh page for each journey; whatever no journey may cause makes it fail. */
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { launchChromium } from './chromium.ts';
import { type ServedApp, serveApp } from './served-app.ts';

export interface Journey {
  readonly app: () => ServedApp;
  readonly page: () => Page;
}

/** Registers the hooks of a file of journeys. */
export function journeys(viewport: { readonly width: number; readonly height: number }): Journey {
  let app: ServedApp;
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  /** Requests to elsewhere, refused content, errors: of the journey that runs. */
  let faults: string[];
  beforeAll(async () => {
    [app, browser] = await Promise.all([serveApp(), launchChromium()]);
  });
  afterAll(async () => {
    await browser?.close();
    await app?.close();
  });
  beforeEach(async () => {
    context = await browser.newContext({ viewport, acceptDownloads: true, reducedMotion: 'reduce' });
    page = await context.newPage();
    page.setDefaultTimeout(60_000);
    // Choosers come only to pages that listen from the start.
    page.on('filechooser', () => {});
    faults = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(app.url) && !/^(data|blob):/.test(request.url()))
        faults.push(`request ${request.url()}`);
    });
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    page.on('pageerror', (error) => faults.push(error.message));
  });
  afterEach(async () => {
    await context.close();
    expect(faults).toEqual([]);
  });
  return { app: () => app, page: () => page };
}
