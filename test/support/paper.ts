/** What is measured on a map on paper, by the browser of a journey. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { pageFrame } from '../../src/app/export/print/paper.ts';
import { distanceMetres } from '../../src/geodesy/geodesic.ts';

/** Degrees. */
interface Rectangle {
  readonly west: number;
  readonly south: number;
  readonly width: number;
  readonly height: number;
}

const DPI = 300;
const MILLIMETRES_PER_INCH = 25.4;
/** Of the scale bar at the usual scales, millimetres. */
const BAR = 40;
/** Of a length on paper. */
const TOLERANCE = 0.005;

const off = (length: number, wanted: number): number => Math.abs(length / wanted - 1);

/**
 * A PNG of an A3 page across, 300 dpi, at 1 : `scale`, with a rectangular site in the middle of its map: size, the scale bar
 * against the edges of the site on the ellipsoid, and against the ruler.
 */
export async function expectTrueScale(page: Page, png: Uint8Array, scale: number, site: Rectangle): Promise<void> {
  const read = await readPage(page, png);
  expect(Math.abs(read.width - 4961)).toBeLessThanOrEqual(1);
  expect(Math.abs(read.height - 3508)).toBeLessThanOrEqual(1);
  const { west, south, width, height } = site;
  const middle = south + height / 2;
  const across = distanceMetres(west, middle, west + width, middle) / (read.right - read.left);
  const along = distanceMetres(west, south, west, south + height) / (read.bottom - read.top);
  const bar = (BAR * scale) / 1000 / read.bar;
  expect(off(bar, across)).toBeLessThan(TOLERANCE);
  expect(off(bar, along)).toBeLessThan(TOLERANCE);
  expect(off(read.bar, (BAR / MILLIMETRES_PER_INCH) * DPI)).toBeLessThan(TOLERANCE);
}

/** Edges of the site, and length of the scale bar: pixels of the page. */
function readPage(page: Page, png: Uint8Array) {
  const { map } = pageFrame({ size: 'A3', orientation: 'landscape' });
  const given = { text: Buffer.from(png).toString('base64'), frame: map, scale: DPI / MILLIMETRES_PER_INCH };
  return page.evaluate(async ({ text, frame, scale }) => {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    const box = (x: number, y: number, w: number, h: number) =>
      context.getImageData(Math.round(x * scale), Math.round(y * scale), Math.round(w * scale), Math.round(h * scale));
    // The outline of the site is the only ink in long straight runs about the middle of the map.
    const reach = { x: 60, y: 50 };
    const [x0, y0] = [frame.x + frame.width / 2 - reach.x, frame.y + frame.height / 2 - reach.y];
    const part = box(x0, y0, 2 * reach.x, 2 * reach.y);
    const columns = new Uint32Array(part.width);
    const rows = new Uint32Array(part.height);
    for (let y = 0; y < part.height; y++)
      for (let x = 0; x < part.width; x++) {
        const i = 4 * (y * part.width + x);
        const isInk = [23, 38, 43].every((wanted, c) => Math.abs(part.data[i + c]! - wanted) <= 14);
        if (!isInk) continue;
        columns[x]!++;
        rows[y]!++;
      }
    // Middles of the two lines: pixels of the page.
    const edges = (counts: Uint32Array, least: number, origin: number) => {
      const inked = [...counts.keys()].filter((i) => counts[i]! > least);
      const gap = inked.findIndex((at, i) => i > 0 && at - inked[i - 1]! > 100);
      const mean = (list: readonly number[]) => list.reduce((a, b) => a + b, 0) / list.length;
      return [mean(inked.slice(0, gap)), mean(inked.slice(gap))].map((at) => at + Math.round(origin * scale));
    };
    const [left = 0, right = 0] = edges(columns, 500, x0);
    const [top = 0, bottom = 0] = edges(rows, 700, y0);
    // Along the lower edge of the bar, under all figures: from its first dark pixel to its last, less a half of the line each.
    const line = box(frame.x + 7, frame.y + frame.height - 6.5 - 2.6 - 0.4, 70, 0.1);
    const dark = Array.from({ length: line.width }, (_, x) => x).filter((x) => line.data[4 * x]! < 90);
    const bar = dark.at(-1)! + 1 - dark[0]! - 0.15 * scale;
    return { width: image.width, height: image.height, left, right, top, bottom, bar };
  }, given);
}
