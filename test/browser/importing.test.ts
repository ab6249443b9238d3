/** Journeys with the files that planners hold: opening them, keeping them, drawing bands from them. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { toProjected } from '../../src/geodesy/gauss-kruger.ts';
import { zipFiles } from '../../src/io/archive.ts';
import { encodeGb18030 } from '../../src/io/write/gb18030.ts';
import { writeShapefile } from '../../src/io/write/shapefile.ts';
import { drop, importDialog, layerRow, open, openButton, ready, rectangle, take } from '../support/app-actions.ts';
import { journeys } from '../support/journey.ts';

const WINDOW = { width: 1440, height: 860 };
let page: Page;

/** Journeys of a group on one page, from the opened app on. */
function onOnePage(): void {
  const journey = journeys({ ...WINDOW, goesOn: true });
  beforeAll(async () => {
    page = journey.page();
    await open(page, journey.url);
  });
}

const inZone = (epsg: number, [lon, lat]: readonly [number, number]): [number, number] => {
  const { eastingMetres, northingMetres } = toProjected(epsg, lon, lat);
  return [eastingMetres, northingMetres];
};

describe('files that planners hold', () => {
  onOnePage();

  it('takes a GBK shapefile without .cpg as a layer, finds it again after a reload, and undoes it', async () => {
    const written = writeShapefile(
      {
        name: '林地',
        columns: ['名称', '类型'],
        features: ['东坡林场', '西坡林场'].map((name, i) => ({
          type: 'Feature',
          properties: { 名称: name, 类型: i === 0 ? '公益林' : '商品林' },
          geometry: {
            type: 'Polygon',
            coordinates: [rectangle(106.85 + 0.02 * i, 39.6, 0.01, 0.01).map((p) => inZone(4524, p))],
          },
        })),
      },
      { epsg: 4524, encoding: 'GB18030' },
    );
    if (!written.ok) throw new Error('no fixture');
    const parts = written.value.filter((file) => !file.path.endsWith('.cpg'));
    await drop(page, ['林地.zip', await zipFiles(parts)]);
    await importDialog(page).getByText('CGCS2000 3 度带 36 带').first().waitFor();
    await importDialog(page).getByText('新图层').click();
    await take(page);
    await layerRow(page, '公益林').waitFor();
    await page.reload();
    await ready(page);
    await layerRow(page, '公益林').waitFor();
    await expect.poll(() => layerRow(page, '公益林').innerText()).toMatch(/\d\.\d\d/);
    // A layer that was removed comes back by undo.
    await layerRow(page, '公益林').click({ button: 'right' });
    await page.getByRole('menuitem', { name: /移除/ }).click();
    await expect.poll(() => page.locator('.layer-row', { hasText: '公益林' }).count()).toBe(0);
    await ready(page);
    await page.keyboard.press('Control+z');
    await layerRow(page, '公益林').waitFor();
  });

  it('takes a boundary-point text as one project, asks where a table lies, and names what it cannot read', async () => {
    const parcel = (name: string, ring: [number, number][]) => [
      `${ring.length},0,,${name},面,,,,@`,
      ...ring.map((p, i) => {
        const [easting, northing] = inZone(4545, p);
        return `J${(i % 4) + 1},1,${northing.toFixed(3)},${easting.toFixed(3)}`;
      }),
    ];
    const text = [
      '[属性描述]',
      '坐标系=2000国家大地坐标系',
      '几度分带=3',
      '投影类型=高斯克吕格',
      '计量单位=米',
      '带号=36',
      '精度=0.001',
      '转换参数=,,,,,,',
      '[地块坐标]',
      ...parcel('一号地块', rectangle(106.86, 39.62, 0.004, 0.003)),
      ...parcel('二号地块', rectangle(106.862, 39.621, 0.004, 0.003)),
    ].join('\r\n');
    await drop(page, ['项目.txt', encodeGb18030(text)]);
    await importDialog(page).waitFor();
    await take(page);
    const list = page.locator('.parcel-list');
    await list.getByText('一号地块').waitFor();
    const [sum, overlap, whole] = await list
      .locator('tfoot tr')
      .evaluateAll((rows) => rows.map((row) => Number(row.querySelector('td')!.textContent!.replace(/,/g, ''))));
    expect(overlap).toBeGreaterThan(0);
    expect(sum! - overlap!).toBeCloseTo(whole!, 3);
    await list.getByRole('button', { name: /拆分/ }).click();
    await expect.poll(() => page.locator('.site-list option').allInnerTexts()).toEqual(['一号地块', '二号地块']);

    // No .prj, no zone number: the user says where it lies.
    const rows = rectangle(106.86, 39.62, 0.004, 0.003)
      .slice(0, 4)
      .map((p, i) => {
        const [easting, northing] = inZone(4545, p);
        return `甲,${i + 1},${northing.toFixed(3)},${easting.toFixed(3)}`;
      });
    await drop(page, ['坐标.csv', encodeGb18030(['地块,点号,X,Y', ...rows].join('\r\n'))]);
    await importDialog(page).waitFor();
    expect(await openButton(page).isEnabled()).toBe(false);
    await importDialog(page).getByText('CGCS2000 3 度带 36 带').first().click();
    await take(page);
    await expect.poll(() => page.locator('.site-name').inputValue()).toBe('甲');
    await page.locator('.outcome-banner:not(.waiting)').waitFor();

    const dwg = new Uint8Array([...new TextEncoder().encode('AC1032'), ...new Uint8Array(100)]);
    await drop(page, ['总图.dwg', dwg]);
    await page.getByText(/DXF/).first().waitFor();
    expect(await importDialog(page).count()).toBe(0);
  });

  it('draws the bands anew from a redrawn management range, and carries all of it in a project file', async () => {
    const range = {
      type: 'FeatureCollection',
      features: [
        {
          type: 'Feature',
          properties: { name: '复核范围' },
          geometry: { type: 'Polygon', coordinates: [rectangle(106.78, 39.6, 0.02, 0.08)] },
        },
      ],
    };
    await drop(page, ['河道管理范围2026-01.geojson', new TextEncoder().encode(JSON.stringify(range))]);
    await importDialog(page).waitFor();
    await take(page);
    await page.keyboard.press('b');
    await page.getByRole('button', { name: /绘制/ }).click();
    const told = page.getByText(/管控带已按新线绘制/).first();
    await told.waitFor();
    const said = await told.innerText();
    expect(Number(/([\d.]+)\s*m/.exec(said)![1])).toBeLessThanOrEqual(0.05);
    await page.keyboard.press('Escape');
    await ready(page);
    const before = await layerRow(page, '0-200').innerText();

    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
    const bytes = await readFile(await download.path());
    await page.getByRole('button', { name: '项目', exact: true }).click();
    await page.getByRole('button', { name: '清除本机数据' }).click();
    await page.getByRole('button', { name: '全部删除' }).click();
    await page.getByText('已清除本机数据').first().waitFor();
    await page.reload();
    await ready(page);
    await page.locator('.layer-row').first().waitFor();
    expect(await layerRow(page, '0-200').innerText()).not.toBe(before);

    await page.getByRole('button', { name: '项目', exact: true }).click();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: /打开项目文件/ }).click(),
    ]);
    await chooser.setFiles({ name: 'work.zip', mimeType: 'application/zip', buffer: bytes });
    await expect.poll(() => layerRow(page, '0-200').innerText(), { timeout: 60_000 }).toBe(before);
  });
});

describe('仅本次会话', () => {
  onOnePage();

  it('keeps nothing of a session that is to leave no trace', async () => {
    await page.getByRole('button', { name: '项目', exact: true }).click();
    await page.getByLabel(/仅本次会话/).check();
    await page.keyboard.press('Escape');
    await drop(page, [
      '甲.geojson',
      new TextEncoder().encode(
        JSON.stringify({ type: 'Polygon', coordinates: [rectangle(106.86, 39.62, 0.004, 0.003)] }),
      ),
    ]);
    await page.locator('.outcome-banner:not(.waiting)').waitFor();
    await page.waitForTimeout(1200);
    // Leaving asks first: what is written nowhere would be lost.
    page.once('dialog', (question) => void question.accept());
    await page.reload();
    await page.getByRole('button', { name: '试画示例地块' }).waitFor();
    await page.getByText('仅本次会话', { exact: false }).first().waitFor();
  });
});
