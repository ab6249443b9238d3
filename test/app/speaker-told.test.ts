import { describe, expect, it } from 'vitest';
import { captureScene } from '../../src/app/panels/meeting/scenes.ts';
import { toldNow } from '../../src/app/panels/meeting/speaker/told.ts';
import { clearStage, getStage, setStage } from '../../src/app/panels/meeting/stage/stage.ts';
import { EMPTY_PROJECT, type Footprint } from '../../src/app/state/model.ts';
import type { MapScene } from '../../src/app/state/scene.ts';
import { type AppState, getApp } from '../../src/app/state/store.ts';
import { findingWith, resultWith } from '../support/findings.ts';
import { cells, smallCity as city } from '../support/small-city.ts';

const polygons = cells(2, 2, 1);
const site: Footprint = { id: 'f', name: '地块', polygons, start: polygons, origin: 'drawn', distanceMetres: null };
const hit = findingWith({
  status: 'hit',
  outcome: 'avoid',
  name: { zh: '红线', en: 'red line' },
  areaSquareMetres: 687_700,
  share: 0.45,
});
const result = resultWith({ findings: [hit], overall: 'avoid', areaSquareMetres: 1_528_800 });
const state = (change: Partial<AppState> = {}): AppState => ({
  ...getApp(),
  view: 'siting',
  language: 'zh',
  open: { city, tables: {}, summaries: [] },
  camera: { lon: 107, lat: 40, zoom: 13, bearing: 0 },
  project: { ...EMPTY_PROJECT, footprints: [site], activeFootprintId: 'f' },
  check: { kind: 'done', footprintId: 'f', result } as never,
  ...change,
});
const head = { id: 's', title: '研判', frame: { width: 800, height: 600 }, card: null, picture: null };
const scene = captureScene(state(), city, head)!;
const onWall = (change: Partial<AppState> = {}, of: MapScene = scene) =>
  toldNow(state({ presenting: 0, deck: [of], ...change }), getStage());

describe('what the speaker is told of the wall', () => {
  it('is the outcome with its figures, as the wall prints them', () => {
    expect(onWall()).toMatchObject({
      outcome: 'avoid',
      word: '建议避让',
      lines: ['红线 68.77 公顷 45.00%'],
      isMoved: false,
    });
  });

  it('follows a site that is dragged: to the outcome there, and to where it is unchecked', () => {
    const moved = { ...site, polygons: cells(5, 5, 1) };
    const project = { ...EMPTY_PROJECT, footprints: [moved], activeFootprintId: 'f' };
    const none = resultWith({ overall: 'unchecked', findings: [] });
    const there = onWall({ project, check: { kind: 'done', footprintId: 'f', result: none } as never });
    expect(there).toMatchObject({ outcome: 'unchecked', lines: [], isMoved: true });
    const open = onWall({ project, check: { kind: 'running', last: null } as never });
    expect(open).toMatchObject({ outcome: null, lines: [], isMoved: true });
  });

  it('is the card that is on the wall with its page and first rows, not the figures of the city', () => {
    const card = { ...scene, view: 'coverage', card: 'sites', footprint: null, footprintId: null } as const;
    expect(onWall({}, card)).toMatchObject({ word: '整治点位', lines: [], tables: [] });
    const tables = [{ head: ['类型', '合计'], rows: [['历史遗留矿山', '16']] }];
    const told = { title: '整治点位', lead: '处', tables, items: ['已销号 18'], rest: '另 24 行' };
    setStage({ card: told, page: { rows: 1, columns: 0 }, pages: { rows: 3, columns: 1, others: false } });
    expect(onWall({}, card)).toMatchObject({
      outcome: null,
      word: '整治点位',
      detail: '处 · 第 2/3 页',
      lines: ['已销号 18'],
      tables,
      remarks: ['另 24 行'],
    });
    clearStage();
  });

  it('is what two versions differ by before the figures of the city, and after those of a site', () => {
    const tables = [{ head: [], rows: [['减少', '136.12 公顷'], ['增加', '253.55 公顷']] }]; // biome-ignore format: a table
    const compared = { title: '红线净变化', lead: '+117.43 公顷', tables, items: ['2023-11 → 2025-10'], rest: '' };
    setStage({ compared });
    const compare = {
      mode: 'swipe',
      share: 0.5,
      side: 'left',
      cityId: null,
      camera: null,
      layers: scene.layers,
    } as const;
    const whole = { ...scene, compare, view: 'coverage', footprint: null, footprintId: null } as const;
    expect(onWall({}, whole)).toMatchObject({ word: '红线净变化', detail: '+117.43 公顷', tables });
    expect(onWall({}, { ...scene, compare })).toMatchObject({
      word: '建议避让',
      lines: ['红线 68.77 公顷 45.00%', '红线净变化 · +117.43 公顷', '2023-11 → 2025-10'],
      tables,
    });
    const pair = { ...compare, mode: 'side', cityId: 'b' } as const;
    expect(onWall({}, { ...scene, compare: pair })).toMatchObject({
      word: '红线净变化',
      lines: compared.items,
      tables,
    });
    clearStage();
  });

  it('is nothing while nothing is presented, and beside a second map of the whole city', () => {
    expect(onWall({ presenting: null })).toBeNull();
    const { extent } = city;
    const [lon, lat] = [(extent[0] + extent[2]) / 2, (extent[1] + extent[3]) / 2];
    const compare = {
      mode: 'side',
      share: 0.5,
      side: 'right',
      cityId: 'b',
      camera: null,
      layers: scene.layers,
    } as const;
    expect(onWall({}, { ...scene, compare, camera: { lon, lat, zoom: 3, bearing: 0 } })).toBeNull();
  });
});
