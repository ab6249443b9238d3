/** Pixels of exported pictures, read by the browser of a journey. */
import type { Page } from 'playwright-core';

/** Part of a picture, pixels. */
interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Share of the pixels of a part that have a colour, each channel to within `tolerance` of 255. */
export function colourShare(
  page: Page,
  png: Uint8Array,
  part: Part,
  colour: readonly [number, number, number],
  tolerance = 24,
): Promise<number> {
  const given = { text: Buffer.from(png).toString('base64'), part, colour, tolerance };
  return page.evaluate(async ({ text, part: { x, y, width, height }, colour: wanted, tolerance: near }) => {
    const bytes = Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const context = new OffscreenCanvas(image.width, image.height).getContext('2d')!;
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(x, y, width, height);
    let found = 0;
    for (let i = 0; i < data.length; i += 4)
      if (wanted.every((channel, c) => Math.abs(data[i + c]! - channel) <= near)) found++;
    return found / (data.length / 4);
  }, given);
}
