/** The parcels of a project, and what they still are after it was changed. */
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, expect, test } from 'vitest';
import { ParcelList } from '../../src/app/panels/siting/ParcelList.tsx';
import type { Footprint } from '../../src/app/state/model.ts';
import { setSession } from '../../src/app/state/store.ts';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { carriedBy } from '../../src/domain/siting/move.ts';
import { resultWith } from '../support/findings.ts';
import { squareAt } from '../support/rule-footprints.ts';

const [ONE, TWO] = [squareAt([106.8, 39.6], 100), squareAt([106.81, 39.6], 100)];
const START: PolygonCoordinates = [...ONE, ...TWO];

function shown(polygons: PolygonCoordinates): string {
  const parcels = [
    { name: '一号', polygons: ONE },
    { name: '二号', polygons: TWO },
  ];
  const footprint: Footprint = { id: 'f', name: 'f', polygons, start: START, origin: 'file', distanceMetres: null, parcels }; // biome-ignore format: one site
  return renderToStaticMarkup(createElement(ParcelList, { footprint, result: resultWith({}) }));
}

beforeEach(() => setSession({ language: 'zh' }));

test('adds them up to the land as long as it lies as it was read, also after it was stored', () => {
  for (const polygons of [START, structuredClone(START) as PolygonCoordinates]) {
    expect(shown(polygons)).toContain('合并面积');
    expect(shown(polygons)).not.toContain('项目已移动');
  }
});

test('says what they are where the project was moved, and where a part of it was cut away', () => {
  expect(shown(carriedBy(START, { east: 800, north: 0 }))).toContain('项目已移动');
  const cut = shown(ONE);
  expect(cut).toContain('不是现在的用地');
  for (const words of ['项目已移动', '合并面积']) expect(cut).not.toContain(words);
});
