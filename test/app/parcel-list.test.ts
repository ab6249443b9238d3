/** The parcels of a project, and what they still are after it was changed. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, expect, test } from 'vitest';
import { ParcelList } from '../../src/app/panels/siting/ParcelList.tsx';
import type { Footprint } from '../../src/app/state/model.ts';
import { setSession } from '../../src/app/state/store.ts';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { carriedBy } from '../../src/domain/siting/move.ts';
import type { StatedArea } from '../../src/domain/siting/stated-area.ts';
import { resultWith } from '../support/findings.ts';
import { squareAt } from '../support/rule-footprints.ts';

const [ONE, TWO] = [squareAt([106.8, 39.6], 100), squareAt([106.81, 39.6], 100)];
const START: PolygonCoordinates = [...ONE, ...TWO];

function shown(polygons: PolygonCoordinates, stated: readonly StatedArea[] = []): string {
  const parcels = [
    { name: '一号', polygons: ONE, ...(stated[0] && { stated: stated[0] }) },
    { name: '二号', polygons: TWO, ...(stated[1] && { stated: stated[1] }) },
  ];
  const footprint: Footprint = { id: 'f', name: 'f', polygons, start: START, origin: 'file', distanceMetres: null, parcels }; // biome-ignore format: one site
  return renderToStaticMarkup(createElement(ParcelList, { footprint, result: resultWith({}) }));
}

beforeEach(() => setSession({ language: 'zh' }));

test('adds them up to the land as long as it lies as it was read, also after it was stored', () => {
  for (const polygons of [START, structuredClone(START) as PolygonCoordinates]) {
    expect(shown(polygons)).toContain('合并面积');
    expect(shown(polygons)).not.toContain('随项目移动');
  }
});

test('says what they are where the project was moved, and where a part of it was cut away', () => {
  const moved = shown(carriedBy(START, { east: 800, north: 0 }));
  for (const words of ['随项目移动', '合并面积', '拆分为 2 个项目']) expect(moved).toContain(words);
  const cut = shown(ONE);
  expect(cut).toContain('不是现在的用地');
  expect(cut).toContain('不能拆分');
  for (const words of ['随项目移动', '合并面积', '拆分为']) expect(cut).not.toContain(words);
});

test('sets what the file states beside what the corners give, and marks what differs', () => {
  const stated = (squareMetres: number) => ({
    squareMetres,
    planarSquareMetres: 40_000,
    ellipsoidalSquareMetres: 39_988,
    roundingSquareMetres: 0.5,
  });
  expect(shown(START)).not.toContain('文件所载');
  const html = shown(START, [stated(40_000), stated(50_000)]);
  expect(html).toContain('文件所载(公顷)');
  expect(html.match(/class="differs"/g)).toHaveLength(1);
  expect(html).toMatch(/都不符[^>]*>5\.0000 ≠/);
  expect(html).toContain('<td>9.0000</td>');
  // Where one says nothing there is no sum.
  expect(shown(START, [stated(40_000)])).toMatch(/各地块之和<\/th><td>—/);
});
