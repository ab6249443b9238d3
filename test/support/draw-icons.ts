/** `npm run icons`: the app's icons as pictures, drawn from `icon.svg` by Chromium, for systems that take no SVG. */
import { readFileSync, writeFileSync } from 'node:fs';
import { launchChromium } from './chromium.ts';

const FOLDER = new URL('../../src/app/public/', import.meta.url);
const svg = readFileSync(new URL('icon.svg', FOLDER), 'utf8');
const GROUND = /<rect [^>]*fill="([^"]+)"/.exec(svg)![1]!;

/** Systems cut a maskable icon to their own shape: what counts lies within the inner four fifths, the ground fills all. */
const ICONS = [
  { file: 'icon-192.png', side: 192, share: 1, ground: 'transparent' },
  { file: 'icon-512.png', side: 512, share: 1, ground: 'transparent' },
  { file: 'icon-maskable-512.png', side: 512, share: 0.8, ground: GROUND },
];

const browser = await launchChromium();
const page = await browser.newPage();
for (const { file, side, share, ground } of ICONS) {
  const drawn = side * share;
  await page.setViewportSize({ width: side, height: side });
  await page.setContent(
    `<body style="margin:0;background:${ground};display:grid;place-items:center;height:${side}px">${svg.replace('<svg ', `<svg width="${drawn}" height="${drawn}" `)}</body>`,
  );
  writeFileSync(new URL(file, FOLDER), await page.screenshot({ omitBackground: true }));
}
await browser.close();
