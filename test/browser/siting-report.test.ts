/** The siting journey: corner points from an office file, a conflict, the advised place, a second candidate, the report. */
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { drop, geoJson, open, rectangle } from '../support/app-actions.ts';
import { journeys } from '../support/journey.ts';
import { colourShare } from '../support/picture.ts';

const journey = journeys({ width: 1440, height: 860, goesOn: true });
let page: Page;
beforeAll(async () => {
  page = journey.page();
  await open(page, journey.url);
});
/** Number of the check that the report is of. */
let serial = '';

/** A parcel of 400 m by 300 m on the edge of a red line: northing, easting in the 3-degree zone of 108 degrees east. */
const NORTH = 4395000;
const EAST = 36403500;
const corners = [
  [NORTH, EAST],
  [NORTH, EAST + 400],
  [NORTH + 300, EAST + 400],
  [NORTH + 300, EAST],
];
const boundaryPoints = [
  '[属性描述]',
  '坐标系=2000国家大地坐标系',
  '几度分带=3',
  '投影类型=高斯克吕格',
  '计量单位=米',
  '带号=36',
  '精度=0.01',
  '转换参数=,,,,,,',
  '[地块坐标]',
  '5,12.0000,1,储能电站一期,面,,城镇建设,,@',
  ...[...corners, corners[0]!].map(([x, y], i) => `J${(i % 4) + 1},1,${x}.000,${y}.000`),
].join('\r\n');

/** On the map of the picture, two pixels to a CSS pixel: left half of the site, its left edge, and ground left of it. */
const INSIDE = { x: 560, y: 480, width: 50, height: 110 };
const EDGE = { x: 536, y: 480, width: 24, height: 110 };
const AROUND = { x: 60, y: 480, width: 460, height: 110 };
const OVERLAP = [176, 0, 196] as const;
const INK = [23, 38, 43] as const;

const banner = () => page.locator('.outcome-banner strong');
const row = (name: string) => page.locator('.findings tr.finding', { hasText: name }).first();
const landArea = async () => Number((await page.locator('.site-header .land b').first().innerText()).replace(/,/g, ''));

const dialog = () => page.locator('dialog.report-dialog');

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

it('leads from a file of corner points over a conflict and its advice to candidates and a signed report', async () => {
  // Zone and numbers say the same: the file opens without a question.
  await drop(page, ['界址点.txt', boundaryPoints]);

  // The conflict, by its clause.
  await expect.poll(() => banner().textContent()).toBe('建议避让');
  expect(await landArea()).toBeCloseTo(12, 1);
  // What the file says it is for is offered, and no kind of project before it is taken.
  const offer = page.locator('.kind-offer');
  expect(await offer.textContent()).toContain('按文件的地块用途“城镇建设”:城镇建设(未确认)');
  const kind = page.getByLabel('项目类型');
  expect(await kind.inputValue()).toBe('');
  await offer.getByRole('button', { name: '采用' }).click();
  await offer.waitFor({ state: 'detached' });
  expect(await kind.inputValue()).toBe('urban');
  await page.keyboard.press('Control+z');
  await offer.waitFor();
  expect(await row('生态保护红线').textContent()).toMatch(/建议避让.*涉及.*142号/s);
  await row('生态保护红线').locator('.basis button').click();
  const sheet = page.locator('.clause-sheet, dialog[open]').first();
  await sheet.getByText('禁止开发性、生产性建设活动').first().waitFor();
  await page.keyboard.press('Escape');

  // The advice clears it, and says by how much before it is taken.
  const way = page.locator('.advice-way');
  await expect.poll(() => way.textContent()).toMatch(/平移\s*[\d.]+\s*m/);
  const metres = Number(/平移\s*([\d.]+)/.exec((await way.textContent())!)![1]);
  expect(metres).toBeGreaterThan(20);
  expect(metres).toBeLessThan(90);
  const before = await landArea();
  await page
    .locator('.advice-strip')
    .getByRole('button', { name: /采用此位置/ })
    .click();
  await expect.poll(() => banner().textContent()).not.toBe('建议避让');
  expect(await landArea()).toBeCloseTo(before, 2);
  await expect.poll(() => row('生态保护红线').textContent()).toMatch(/未发现/);
  // What was not looked at keeps the outcome from being clear.
  expect(await banner().textContent()).toMatch(/未检查/);
  await page.keyboard.press('Control+z');
  await expect.poll(() => banner().textContent()).toBe('建议避让');
  await page.keyboard.press('Control+y');
  await expect.poll(() => banner().textContent()).toMatch(/未检查/);

  // What kind of project it is decides which rules apply.
  await page.locator('.site-header select').first().selectOption({ label: '外排土场' });
  await expect.poll(() => banner().textContent()).toBe('建议避让');
  expect(await row('外排土场').textContent()).toMatch(/建议避让/);
  await page.keyboard.press('Control+z');
  await expect.poll(() => banner().textContent()).toMatch(/未检查/);

  // A second candidate beside it.
  const ring = rectangle(106.9105, 39.8617, 0.004, 0.003);
  await drop(page, ['候选乙.geojson', geoJson(['候选乙', { type: 'Polygon', coordinates: [ring] }])]);
  await expect.poll(() => page.locator('.site-name').inputValue()).toBe('候选乙');
  await expect.poll(() => banner().textContent()).toBe('建议避让');
  await page.keyboard.press('c');
  const table = page.locator('.candidates-table');
  await expect.poll(() => table.getAttribute('data-sites')).toBe('2');
  await expect
    .poll(() => table.locator('.candidate-outcome').allTextContents())
    .toEqual([expect.stringMatching(/未检查/), expect.stringMatching(/建议避让/)]);
  await page.keyboard.press('Escape');

  // The report holds the figures of the page.
  await page.getByRole('button', { name: '出研判报告' }).click();
  await dialog().getByText('附图已绘好').waitFor();
  const parts = unzipSync((await download('Word')).bytes);
  const words = strFromU8(parts['word/document.xml']!).replace(/<[^>]+>/g, '\u0001');
  const figures = await page.locator('.findings tr.finding .number-link').allInnerTexts();
  expect(figures.length).toBeGreaterThan(0);
  for (const figure of figures) expect(words).toContain(figure.trim());
  for (const said of ['候选乙', '储能电站一期', '建议避让', '仅供参考', '不替代行政审批', '未检查', '〔2022〕142号'])
    expect(words).toContain(said);
  const media = Object.keys(parts)
    .filter((path) => path.startsWith('word/media/'))
    .sort();
  expect(media).toHaveLength(2);
  // What lies over the map is in its picture, at its place and in its size: the hatch of the overlap, the site's outline.
  const overlay = parts[media[1]!]!;
  const share = (part: typeof INSIDE, colour: readonly [number, number, number]) =>
    colourShare(page, overlay, part, colour);
  expect(await share(INSIDE, OVERLAP)).toBeGreaterThan(0.15);
  expect(await share(INSIDE, OVERLAP)).toBeLessThan(0.6);
  expect(await share(EDGE, INK)).toBeGreaterThan(0.1);
  expect(await share(AROUND, OVERLAP)).toBe(0);
  // The number on paper is that of the register.
  serial = /[2-9A-HJ-NP-Z]{4}-\d{8}-\d{4}-[0-9a-f]{6}/.exec(words)![0];
  expect(await dialog().locator('.report-imprint').first().innerText()).toContain(serial);
});

it('leaves as tables and layers with the figures of the page, and is printed alone, on A4', async () => {
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
  await page.emulateMedia({ media: null });
});

it('stands in the register under its number', async () => {
  await dialog().getByRole('button', { name: '取消' }).click();
  await page.keyboard.press('t');
  await page.locator('dialog[open]', { hasText: serial }).waitFor();
});
