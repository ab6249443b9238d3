/** What the page gives its map to draw. */
import type { Page } from 'playwright-core';

/**
 * From the page's next document on: what the map is given as one of its sources, in order; polygons, none where it is empty.
 * One source of a page.
 */
export async function recordSource(page: Page, source: string): Promise<() => Promise<number[][][][][]>> {
  await page.addInitScript((id) => {
    const given: unknown[] = [];
    Object.assign(window, { given });
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, message: unknown, ...rest: never[]) {
      const data = (message as { data?: { source?: string; data?: unknown } } | null)?.data;
      if (data?.source === id && data.data) given.push(data.data);
      return post.call(this, message, ...rest);
    } as typeof post;
  }, source);
  return () =>
    page.evaluate(() =>
      (window as unknown as { given: GeoJSON.FeatureCollection[] }).given.map(({ features }) =>
        features.flatMap(({ geometry }) => (geometry.type === 'MultiPolygon' ? geometry.coordinates : [])),
      ),
    );
}
