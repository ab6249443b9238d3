/** A filtered board on its map. */
import { beforeEach, describe, expect, it } from 'vitest';
import { projectOnMap } from '../../src/app/map/filtered-view.ts';
import { focusLayers, focusVeil } from '../../src/app/map/focus.ts';
import { mapInput } from '../../src/app/map/input.ts';
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
