/** A filtered board on its map, and what is kept of the filter. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { projectOnMap } from '../../src/app/map/filtered-view.ts';
import { focusLayers, focusVeil } from '../../src/app/map/focus.ts';
import { mapInput } from '../../src/app/map/input.ts';
import { forgetFilters, keptFilter, startKeepingFilters } from '../../src/app/state/board-filters.ts';
import { layerView } from '../../src/app/state/select.ts';
import { getApp, setSession } from '../../src/app/state/store.ts';
import { NO_FILTER } from '../../src/domain/coverage/filter.ts';
import { EMPTY_REGION } from '../../src/domain/coverage/traced.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import { cells, smallCity as city, feature } from '../support/small-city.ts';

const table = (...features: LayerTable['features']): LayerTable => ({ type: 'FeatureCollection', features });
const tables = {
  districts: table(feature('D1', 'district', cells(0, 0, 5))),
  'red-line': table(feature('R', 'red-line', cells(1, 1, 1))),
  'protected-areas': table(feature('P', 'core', cells(2, 2, 1))),
};
const open = { city, tables, summaries: [] };
const entry = (layerId: string) => {
  const layer = city.layers.find((l) => l.id === layerId)!;
  return { key: `${layerId}/${layer.classes[0]!.id}`, layer, class: layer.classes[0]! };
};

class Storage {
  getItem = (key: string) => (Object.hasOwn(this, key) ? (this as never as Record<string, string>)[key]! : null);
  setItem(key: string, value: string) {
    Object.assign(this, { [key]: value });
  }
  removeItem(key: string) {
    delete (this as never as Record<string, string>)[key];
  }
}

beforeEach(() => {
  setSession({ open, view: 'coverage', presenting: null, mapLanguage: null, coverageFilter: NO_FILTER, selection: { kind: 'none' } }); // biome-ignore format: one state
});

describe('the map', () => {
  const classKeys = ['protected-areas/core'];
  const filtered = { ...NO_FILTER, classKeys };
  const opacity = (layerId: string) => layerView({ project: projectOnMap(getApp()) }, entry(layerId)).opacity;

  it('shows the classes that the board is filtered by, and others as a shade', () => {
    expect(projectOnMap(getApp())).toBe(getApp().project);
    setSession({ coverageFilter: filtered });
    expect(opacity('protected-areas')).toBe(1);
    expect(opacity('red-line')).toBeLessThan(0.3);
    expect(opacity('districts')).toBe(1);
    expect(projectOnMap(getApp())).toBe(projectOnMap(getApp()));
  });

  it('does so on the board alone: not at siting, in a scene, or in a picture of a report', () => {
    for (const elsewhere of [{ view: 'siting' }, { presenting: 0 }, { mapLanguage: 'zh' }] as const) {
      setSession({ view: 'coverage', presenting: null, mapLanguage: null, coverageFilter: filtered, ...elsewhere });
      expect(projectOnMap(getApp())).toBe(getApp().project);
    }
  });

  it('veils all but the ground that the board stays within, once that is traced', () => {
    const filter = { ...NO_FILTER, within: ['red-line/red-line'] };
    const region = { ...EMPTY_REGION, polygons: cells(1, 1, 1) };
    setSession({ coverageFilter: filter, boardGround: { of: NO_FILTER, region } });
    expect(focusVeil(open, mapInput(getApp()))).toBeNull();
    setSession({ boardGround: { of: filter, region } });
    const input = mapInput(getApp());
    const veil = focusVeil(open, input)!;
    expect(veil.geometry).toMatchObject({ type: 'MultiPolygon', coordinates: [[{}, region.polygons[0]![0]]] });
    expect(focusVeil(open, input)).toBe(veil);
    expect(focusLayers(input).map((l) => l.id)).toContain('focus-veil');
    setSession({ boardGround: null });
  });
});

describe('the filter', () => {
  it('is kept for each city over a reload, but for scenes and sessions only', () => {
    vi.stubGlobal('sessionStorage', new Storage());
    const stop = startKeepingFilters();
    const filter = { ...NO_FILTER, districts: ['D1'], within: ['red-line/red-line'] };
    setSession({ cityId: 'a' });
    setSession({ coverageFilter: filter });
    expect(keptFilter('a')).toEqual(filter);
    expect(keptFilter('b')).toEqual(NO_FILTER);
    setSession({ presenting: 0, coverageFilter: { ...NO_FILTER, districts: ['D2'] } });
    expect(keptFilter('a')).toEqual(filter);
    setSession({ presenting: null, coverageFilter: filter });
    expect(keptFilter('a')).toEqual(filter);
    setSession({ coverageFilter: NO_FILTER });
    expect(keptFilter('a')).toEqual(NO_FILTER);
    setSession({ sessionOnly: true, coverageFilter: filter });
    expect(keptFilter('a')).toEqual(NO_FILTER);
    setSession({ sessionOnly: false, coverageFilter: { ...filter } });
    expect(keptFilter('a')).toEqual(filter);
    forgetFilters();
    expect(keptFilter('a')).toEqual(NO_FILTER);
    stop();
  });

  it('is none where what was kept is no filter', () => {
    vi.stubGlobal('sessionStorage', new Storage());
    for (const text of ['{', 'null', '{"districts":[1],"within":[]}', '[]']) {
      sessionStorage.setItem('ecospace/board-filter/a', text);
      expect(keptFilter('a')).toEqual(NO_FILTER);
    }
  });
});
