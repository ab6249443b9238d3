import { describe, expect, it } from 'vitest';
import { type Extent, meets } from '../../src/app/export/feature-extent.ts';
import { drawnClasses } from '../../src/app/export/legend.ts';
import { showsWithin } from '../../src/app/export/meets-box.ts';
import { sheetOf, timeText } from '../../src/app/export/sheet.ts';
import { sourceLines } from '../../src/app/export/sources.ts';
import { currentResult } from '../../src/app/map/deck/lit.ts';
import { EMPTY_PROJECT, type Footprint, type Project } from '../../src/app/state/model.ts';
import { type AppState, getApp } from '../../src/app/state/store.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import { findingWith, resultWith } from '../support/findings.ts';
import { cells } from '../support/small-city.ts';
import { cityFixture as city } from './coverage-fixture.ts';

const table = (...features: [string, number, number][]): LayerTable => ({
  type: 'FeatureCollection',
  features: features.map(([className, lon, lat], i) => ({
    type: 'Feature',
    properties: { id: String(i), name: className, class: className },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [lon, lat],
          [lon + 0.1, lat],
          [lon + 0.1, lat + 0.1],
          [lon, lat],
        ],
      ],
    },
  })),
});

const tables = {
  'red-line': table(['red-line', 106.1, 39.1]),
  'protected-areas': table(['core', 106.8, 39.8], ['general', 106.1, 39.1]),
};
const whole = [106, 39, 107, 40] as const;
const corner = [106, 39, 106.3, 39.3] as const;
const keys = (project: Project, extent: typeof whole | typeof corner | null) =>
  drawnClasses({ project }, city, tables, extent).map((e) => e.entry.key);

describe('legend', () => {
  it('holds what is drawn in the place on show', () => {
    expect(keys(EMPTY_PROJECT, whole)).toEqual([
      'red-line/red-line',
      'protected-areas/core',
      'protected-areas/general',
    ]);
    expect(keys(EMPTY_PROJECT, corner)).toEqual(['red-line/red-line', 'protected-areas/general']);
    expect(keys(EMPTY_PROJECT, null)).toHaveLength(3);
  });

  it('holds nothing that is switched off or has no data', () => {
    const project = { ...EMPTY_PROJECT, layers: { 'red-line/red-line': { visible: false, opacity: 1 } } };
    expect(keys(project, corner)).toEqual(['protected-areas/general']);
  });

  it('counts touching boxes as meeting', () => {
    expect(meets([0, 0, 1, 1], [1, 1, 2, 2])).toBe(true);
    expect(meets([0, 0, 1, 1], [1.1, 0, 2, 2])).toBe(false);
  });

  it('names each layer once among the sources', () => {
    const drawn = drawnClasses({ project: EMPTY_PROJECT }, city, tables, whole);
    expect(sourceLines(drawn).map((s) => s.layerId)).toEqual(['red-line', 'protected-areas']);
  });
});

describe('what shows within a box', () => {
  const box = [2, 2, 4, 4] as const;
  const ring = (west: number, east: number) => [
    [west, west],
    [east, west],
    [east, east],
    [west, east],
    [west, west],
  ];
  const around = { type: 'Polygon' as const, coordinates: [ring(0, 10)] };

  it('is a fill that surrounds it, but not the edge of one', () => {
    expect(showsWithin(around, box, true)).toBe(true);
    expect(showsWithin(around, box, false)).toBe(false);
    expect(showsWithin({ ...around, coordinates: [ring(0, 10), ring(1, 5)] }, box, true)).toBe(false);
  });

  it('is an edge that crosses it with both ends outside, and one that touches its corner', () => {
    const line = (a: number[], b: number[]) => ({ type: 'LineString' as const, coordinates: [a, b] });
    expect(showsWithin(line([0, 3], [9, 3.5]), box, false)).toBe(true);
    expect(showsWithin(line([0, 4], [4, 8]), box, false)).toBe(false);
    expect(showsWithin(line([0, 2], [2, 4]), box, false)).toBe(true);
    expect(showsWithin(line([5, 0], [5, 9]), box, false)).toBe(false);
  });

  it('is a point on its border', () => {
    expect(showsWithin({ type: 'Point', coordinates: [2, 4] }, box, false)).toBe(true);
    expect(showsWithin({ type: 'Point', coordinates: [1.999, 3] }, box, false)).toBe(false);
  });
});

describe('sheet', () => {
  const sheetFor = (change: Partial<AppState> = {}, extent: Extent = whole) => {
    const state: AppState = { ...getApp(), dialog: 'export', ...change };
    const result = currentResult(state);
    const now = new Date(2025, 10, 8, 9, 5).getTime();
    const text = textIn('zh');
    return sheetOf({ state, city, tables, extent, result, title: '图名', stamp: false, now, language: 'zh', text });
  };
  const sheet = sheetFor();

  it('says that data is illustrative, where it comes from, and that it approves nothing', () => {
    const notes = sheet.notes.map((n) => n.body).join('\n');
    expect(sheet.illustrative).toBe(true);
    expect(notes).toContain('red-line 2025-10 版(示意数据)');
    expect(notes).toContain('仅供参考,不替代行政审批');
    expect(notes).toContain('EPSG:4490');
    expect(notes).toContain('2025-11-08 09:05');
  });

  it('has no outcome and no footprint without one', () => {
    expect(sheet.outcome).toBeNull();
    expect(sheet.stamp).toBeNull();
    expect(sheet.legend.map((l) => l.style)).toEqual(['red-line', 'core', 'general']);
  });

  it('writes the time with leading zeros', () => {
    expect(timeText(new Date(2026, 0, 2, 3, 4).getTime())).toBe('2026-01-02 03:04');
  });

  describe('with sites', () => {
    const footprint = (id: string, column: number, start = column): Footprint => ({
      id,
      name: id,
      polygons: cells(column, 0, 1),
      start: cells(start, 0, 1),
      origin: 'drawn',
      distanceMetres: null,
    });
    const around = [107, 40, 107.05, 40.02] as const;
    const still = footprint('f', 2);
    const site = { ...still, start: still.polygons };
    const own = (change: Partial<AppState>, ...footprints: Footprint[]) =>
      sheetFor({ project: { ...EMPTY_PROJECT, footprints, activeFootprintId: 'f' }, ...change }, around)
        .legend.filter(({ style }) => !['red-line', 'core', 'general'].includes(style))
        .map(({ name }) => name);
    const checked = (finding: ReturnType<typeof findingWith>): Partial<AppState> => ({
      check: { kind: 'done', footprintId: 'f', result: resultWith({ findings: [finding] }) },
    });
    const overlap = cells(2, 0, 1);

    it('names the other sites in the picture and where a moved one stood, on the map of the board too', () => {
      expect(own({}, site)).toEqual(['项目用地']);
      expect(own({}, site, footprint('near', 4))).toEqual(['项目用地', '其他地块']);
      expect(own({}, site, footprint('far', 9))).toEqual(['项目用地']);
      expect(own({}, footprint('f', 3, 1))).toEqual(['项目用地', '原位置']);
      expect(own({ view: 'coverage' }, site, footprint('near', 4))).toEqual(['项目用地', '其他地块']);
      expect(own({}, footprint('f', 9))).toEqual([]);
    });

    it('names an overlap only where one is hatched', () => {
      expect(own(checked(findingWith({ status: 'hit', outcome: 'avoid', overlap })), site)).toContain('重叠部分');
      expect(own(checked(findingWith({ status: 'clear', overlap })), site)).not.toContain('重叠部分');
    });

    it('names the ground to choose from', () => {
      const patch = { polygon: cells(3, 0, 1)[0]!, areaSquareMetres: 1 };
      const freeGround = { kind: 'done', ground: { patches: [patch] }, hovered: null, chosen: null };
      expect(own({ freeGround } as unknown as Partial<AppState>, site)).toEqual(['项目用地', '可选区域']);
    });
  });
});
