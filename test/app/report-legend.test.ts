/** The legend of the maps in a siting report: what is drawn in the picture, and nothing else. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Extent } from '../../src/app/export/feature-extent.ts';
import { mapSheet } from '../../src/app/export/report/map-sheet.ts';
import { mapInput } from '../../src/app/map/input.ts';
import { mapLayers } from '../../src/app/map/layers.ts';
import { EMPTY_PROJECT, type Footprint } from '../../src/app/state/model.ts';
import { getApp, replaceProject, setSession } from '../../src/app/state/store.ts';
import type { LayerTable, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { findingWith, resultWith } from '../support/findings.ts';
import { cells, smallCity as city, feature } from '../support/small-city.ts';

const table = (...features: LayerTable['features']): LayerTable => ({ type: 'FeatureCollection', features });
const sites = { ...city.layers[1]!, id: 'sites', geometry: 'point' as const, role: 'sites' as const, classes: [{ ...city.layers[1]!.classes[0]!, id: 'mine', style: 'mine', name: { zh: '矿山', en: 'Mine' } }] }; // biome-ignore format: one layer
const withSites = { ...city, layers: [...city.layers, sites] };
const point: LayerTable['features'][number] = {
  type: 'Feature',
  properties: { id: 'M', name: 'M', class: 'mine' },
  geometry: { type: 'Point', coordinates: [107.085, 40.085] },
};
const tables = {
  districts: table(feature('D1', 'district', cells(0, 0, 10))),
  'red-line': table(feature('R', 'red-line', cells(0, 0, 2))),
  'protected-areas': table(feature('C', 'core', cells(1, 1, 1)), feature('G', 'general', cells(8, 8, 1))),
  sites: table(point),
};
const open = { city: withSites, tables, summaries: [] };
const footprint = (id: string, polygons: PolygonCoordinates): Footprint => ({
  id,
  name: id,
  polygons,
  start: polygons,
  origin: 'drawn',
  distanceMetres: null,
});
const SITE = footprint('f', cells(2, 2, 1));
const NEAR = footprint('near', cells(3, 3, 1));
const FAR = footprint('far', cells(9, 0, 1));

/** Cells 0 to 4 of 10, west and south of what lies at 8. */
const CORNER: Extent = [107, 40, 107.04, 40.04];
const WHOLE: Extent = city.extent;

const sheet = (extent: Extent, withSite = true) => mapSheet(getApp(), open, { language: 'zh', extent, withSite });
const styles = (extent: Extent, withSite = true) => sheet(extent, withSite).legend.map((l) => l.style);
const project = (change: Partial<typeof EMPTY_PROJECT>) =>
  replaceProject({ ...EMPTY_PROJECT, footprints: [SITE], activeFootprintId: 'f', ...change });

beforeEach(() => {
  setSession({ open, view: 'siting', presenting: null, dialog: 'report', check: { kind: 'none' }, advice: { kind: 'none' }, freeGround: { kind: 'none' }, selection: { kind: 'none' } }); // biome-ignore format: one state
  project({});
});

describe('of layers', () => {
  it('names those that are drawn in the picture: not those beyond it, switched off or without data', () => {
    expect(styles(WHOLE)).toEqual(['footprint', 'district', 'red-line', 'core', 'general', 'mine']);
    expect(styles(CORNER)).toEqual(['footprint', 'district', 'red-line', 'core']);
    project({ layers: { 'red-line/red-line': { visible: false, opacity: 1 } } });
    expect(styles(CORNER)).toEqual(['footprint', 'district', 'core']);
  });

  it('names all that the map draws, and each once', () => {
    project({ layers: { 'protected-areas/core': { visible: false, opacity: 1 } } });
    const drawn = mapLayers(mapInput(getApp())).flatMap(({ id }) => /^(?:fill|line):(.+\/.+)$/.exec(id)?.[1] ?? []);
    const polygons = [...new Set(drawn)].filter((key) => key.split('/')[0]! in tables);
    const named = withSites.layers
      .filter((layer) => layer.geometry === 'polygon')
      .flatMap((layer) => layer.classes.map((c) => ({ key: `${layer.id}/${c.id}`, style: c.style })))
      .filter(({ style }) => styles(WHOLE).includes(style));
    expect(named.map(({ key }) => key).sort()).toEqual(polygons.sort());
    expect(new Set(styles(WHOLE)).size).toBe(styles(WHOLE).length);
  });

  it('explains the fills of sites where some are drawn', () => {
    expect(sheet(WHOLE).statuses).toContain('逾期');
    expect(sheet(CORNER).statuses).toEqual([]);
  });
});

describe('of the project', () => {
  it('names the overlap where there is one, and other sites where they are in the picture', () => {
    project({ footprints: [SITE, FAR] });
    expect(styles(CORNER).filter((s) => s === 'other-site' || s === 'overlap')).toEqual([]);
    project({ footprints: [SITE, FAR, NEAR] });
    const result = resultWith({
      findings: [findingWith({ status: 'hit', outcome: 'avoid', overlap: cells(2, 2, 1) })],
    });
    setSession({ check: { kind: 'done', result, footprintId: 'f' } });
    expect(styles(CORNER).slice(0, 3)).toEqual(['footprint', 'other-site', 'overlap']);
  });

  it('names neither on a map of the city alone', () => {
    project({ footprints: [SITE, NEAR] });
    const result = resultWith({
      findings: [findingWith({ status: 'hit', outcome: 'avoid', overlap: cells(2, 2, 1) })],
    });
    setSession({ check: { kind: 'done', result, footprintId: 'f' } });
    expect(styles(CORNER, false)).toEqual(['district', 'red-line', 'core']);
  });

  it('names the place on offer by where it comes from, and the ground to choose from', () => {
    const [polygon] = cells(3, 0, 1);
    const patch = { polygon: polygon!, areaSquareMetres: 1, inscribed: { center: [107.035, 40.005], radiusMetres: 1 }, distanceMetres: 9, placement: { angleDegrees: 0, polygons: cells(3, 0, 1) } } as const; // biome-ignore format: a patch
    const ground = { patches: [patch], freeSquareMetres: 1, residualSquareMetres: 0, examined: 1, tooSmall: 0, undecided: 0, districtId: null, safetyMetres: 1, leftOut: [] } as const; // biome-ignore format: ground
    const wish = { districtId: null, avoid: 'certify' } as const;
    const found = { kind: 'done', wish, ground, footprintId: 'f', projectKind: null, hovered: null } as const;
    setSession({ freeGround: { ...found, chosen: null } });
    const names = (extent: Extent) => sheet(extent).legend.map((l) => l.name);
    expect(styles(CORNER).slice(0, 2)).toEqual(['footprint', 'free-ground']);
    expect(styles([107, 40.02, 107.04, 40.04])).not.toContain('free-ground');
    setSession({ freeGround: { ...found, chosen: 0 } });
    expect(names(CORNER).slice(0, 3)).toEqual(['项目用地', '可选区域 1 内的位置', '可选区域']);
    // The place itself lies beyond the frame, the arrow to it does not.
    expect(names([106.99, 40, 107.021, 40.02])).toContain('可选区域 1 内的位置');
  });
});
