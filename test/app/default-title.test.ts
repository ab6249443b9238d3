/** Pictures are headed by what they show. */
import { describe, expect, it } from 'vitest';
import { defaultTitle } from '../../src/app/export/default-title.ts';
import type { Extent } from '../../src/app/export/feature-extent.ts';
import { EMPTY_PROJECT, type Footprint } from '../../src/app/state/model.ts';
import type { MapScene } from '../../src/app/state/scene.ts';
import { type AppState, getApp } from '../../src/app/state/store.ts';
import { squareAt } from '../support/rule-footprints.ts';
import { shippedCity } from '../support/shipped-city.ts';

const city = shippedCity('wuhai');
const [west, south, east, north] = city.extent;
const [lon, lat] = [(west + east) / 2, (south + north) / 2];
const polygons = squareAt([lon, lat], 600);
const site: Footprint = { id: 'f', name: '甲厂', polygons, start: polygons, origin: 'drawn', distanceMetres: null };
const around = (x: number, y: number): Extent => [x - 0.02, y - 0.02, x + 0.02, y + 0.02];
const near = around(lon, lat);
const whole: Extent = [west - 0.1, south - 0.1, east + 0.1, north + 0.1];

const headed = (change: Partial<AppState>, extent: Extent, compared: string | null = null) =>
  defaultTitle(
    {
      ...getApp(),
      open: { city, tables: {}, summaries: [] },
      project: { ...EMPTY_PROJECT, footprints: [site], activeFootprintId: 'f' },
      ...change,
    },
    { extent, compared },
  );

describe('the title of a picture', () => {
  it('names the site where the picture is about it', () => {
    expect(headed({}, near)).toBe('乌海市 甲厂 选址研判图');
    expect(headed({ language: 'en' }, near)).toBe('Wuhai: 甲厂, siting check');
  });

  it('does not where the site is elsewhere, or a dot in the whole city', () => {
    expect(headed({}, around(west + 0.01, north - 0.01))).toBe('乌海市生态空间一张图');
    expect(headed({}, whole)).toBe('乌海市生态空间一张图');
  });

  it('is of the coverage of the city on the board', () => {
    expect(headed({ view: 'coverage' }, whole)).toBe('乌海市生态空间成效图');
  });

  it('is what two maps compare, with the city named once', () => {
    const versions = '生态保护红线 2023-11 / 2025-10';
    expect(headed({}, near, versions)).toBe(`乌海市 ${versions}`);
    expect(headed({ view: 'coverage' }, whole, '乌海市 / 鄂尔多斯市')).toBe('乌海市 / 鄂尔多斯市');
  });

  it('is that of the scene on the wall', () => {
    const scene = { kind: 'map', title: '整治点位还差多少', view: 'coverage', card: 'sites' } as unknown as MapScene;
    expect(headed({ presenting: 0, deck: [scene] }, near)).toBe('乌海市 整治点位还差多少');
  });
});
