import { describe, expect, it } from 'vitest';
import {
  addScene,
  captureScene,
  changeScene,
  duplicateScene,
  endsGroup,
  freeTitle,
  groupNames,
  groupOnwards,
  headingAt,
  insertScenes,
  missingOf,
  moveScene,
  projectOfScene,
  removeScene,
  sceneForKey,
  showsWhole,
  zoomForFrame,
} from '../../src/app/panels/meeting/scenes.ts';
import { roomAround } from '../../src/app/panels/meeting/stage-room.ts';
import { EMPTY_PROJECT, type Footprint, type Project } from '../../src/app/state/model.ts';
import type { MapScene, Scene, TitleScene } from '../../src/app/state/scene.ts';
import { classEntries, layerView } from '../../src/app/state/select.ts';
import { NO_FILTER } from '../../src/domain/coverage/filter.ts';
import { cityFixture as city } from './coverage-fixture.ts';

const square = (lon: number) => [
  [
    [
      [lon, 39],
      [lon + 0.01, 39],
      [lon + 0.01, 39.01],
      [lon, 39],
    ],
  ],
];
const footprint = (id: string, lon: number): Footprint => ({
  id,
  name: id,
  polygons: square(lon),
  start: square(lon),
  origin: 'drawn',
  distanceMetres: null,
});
const camera = { lon: 106.8, lat: 39.5, zoom: 12, bearing: 0 };
const project: Project = {
  ...EMPTY_PROJECT,
  footprints: [footprint('a', 106.8), footprint('b', 106.9)],
  activeFootprintId: 'a',
  layers: { 'protected-areas/core': { visible: false, opacity: 0.5 } },
};
const state = {
  project,
  camera,
  view: 'siting',
  selection: { kind: 'none' },
  coverageFilter: NO_FILTER,
  compare: null,
} as const;
const head = (id: string, title = '') => ({ id, title, frame: null, card: null, picture: null });

describe('capture', () => {
  it('keeps place, classes and the footprint as it stood', () => {
    const scene = captureScene(state, city, head('s1', '标题'))!;
    expect(scene).toMatchObject({ view: 'siting', camera, footprintId: 'a', title: '标题' });
    expect(scene.layers.visible).not.toContain('protected-areas/core');
    expect(scene.layers.visible).toContain('red-line/red-line');
    expect(scene.footprint).toBe(project.footprints[0]);
  });

  it('has no footprint in coverage, and nothing without a map', () => {
    expect(captureScene({ ...state, view: 'coverage' }, city, head('s'))).toMatchObject({
      view: 'coverage',
      footprint: null,
    });
    expect(captureScene({ ...state, camera: null }, city, head('s'))).toBeNull();
  });
});

describe('showing a scene', () => {
  const scene = captureScene(state, city, head('s1'))!;

  it('has no site in hand where two cities are compared', () => {
    const compare = {
      mode: 'side',
      share: 0.5,
      side: 'right',
      cityId: 'other',
      camera: null,
      layers: scene.layers,
    } as const;
    expect(projectOfScene(project, city, { ...scene, compare }).activeFootprintId).toBeNull();
    const sameCity = { ...compare, cityId: null };
    expect(projectOfScene(project, city, { ...scene, compare: sameCity }).activeFootprintId).toBe('a');
  });

  it('gives back what was captured, whatever happened since', () => {
    const later: Project = {
      ...project,
      footprints: [{ ...project.footprints[0]!, polygons: square(107.2) }],
      activeFootprintId: null,
      layers: { 'red-line/red-line': { visible: false, opacity: 0.7 } },
    };
    const shown = projectOfScene(later, city, scene);
    const visible = classEntries(city).filter((e) => layerView({ project: shown }, e).visible);
    expect(visible.map((e) => e.key)).toEqual(scene.layers.visible);
    expect(visible.map((e) => layerView({ project: shown }, e).opacity)).toEqual(visible.map(() => 1));
    expect(shown.footprints[0]!.polygons).toEqual(square(106.8));
    expect(shown.activeFootprintId).toBe('a');
  });

  it('brings a deleted footprint back', () => {
    const shown = projectOfScene({ ...project, footprints: [] }, city, scene);
    expect(shown.footprints.map((f) => f.id)).toEqual(['a']);
  });

  it('shows coverage without footprints', () => {
    const shown = projectOfScene(project, city, { ...scene, view: 'coverage', footprint: null });
    expect(shown.footprints).toEqual([]);
    expect(shown.activeFootprintId).toBeNull();
  });
});

const scene = (id: string): MapScene => captureScene(state, city, head(id, id))!;
const page = (id: string, group = ''): TitleScene => ({ kind: 'title', id, title: id, note: '', group, lines: '' });
const three = ['x', 'y', 'z'].reduce((p, id) => addScene(p, scene(id)), project);
const order = (p: Project) => p.scenes.map((s) => s.id).join('');

describe('the list', () => {
  it('moves within its ends', () => {
    expect(order(moveScene(three, 'x', 2))).toBe('yzx');
    expect(order(moveScene(three, 'z', 0))).toBe('zxy');
    expect(order(moveScene(three, 'y', -5))).toBe('yxz');
    expect(order(moveScene(three, 'y', 99))).toBe('xzy');
  });

  it('is the same project where nothing changes, so that undo has no empty steps', () => {
    expect(moveScene(three, 'y', 1)).toBe(three);
    expect(moveScene(three, 'none', 1)).toBe(three);
    expect(changeScene(three, 'y', { title: 'y' })).toBe(three);
    expect(removeScene(three, 'none')).toBe(three);
  });

  it('renames, notes and removes one', () => {
    expect(changeScene(three, 'y', { title: '新', note: '记' }).scenes[1]).toMatchObject({
      id: 'y',
      title: '新',
      note: '记',
    });
    expect(order(removeScene(three, 'y'))).toBe('xz');
  });
});

describe('layers of a scene', () => {
  it('keeps opacity and order, and gives them back', () => {
    const key = 'red-line/red-line';
    const faint: Project = { ...project, layers: { [key]: { visible: true, opacity: 0.4 } }, order: [key] };
    const captured = captureScene({ ...state, project: faint }, city, head('s'))!;
    const shown = projectOfScene(project, city, captured);
    expect(shown.layers[key]).toEqual({ visible: true, opacity: 0.4 });
    expect(shown.order).toEqual([key]);
  });

  const older = {
    ...city,
    layers: city.layers.map((l) => ({ ...l, versions: [...l.versions, { ...l.versions[0]!, id: 'old' }] })),
  };
  const withOld: MapScene = {
    ...captureScene(state, city, head('s'))!,
    layers: { visible: [], opacity: {}, order: null, versions: { 'red-line': 'old' } },
  };

  it('puts the version it was captured with in force, and no other', () => {
    expect(projectOfScene(project, older, withOld).ownVersions).toEqual({ 'red-line': 'old' });
    expect(projectOfScene(project, older, captureScene(state, older, head('s'))!).ownVersions).toEqual({});
  });

  it("puts the user's own version in force and the city's out of it", () => {
    const mine = {
      id: 'mine',
      as: { kind: 'version', layerId: 'red-line', inForce: false },
    } as Project['userLayers'][number];
    const other = {
      id: 'other',
      as: { kind: 'version', layerId: 'red-line', inForce: true },
    } as Project['userLayers'][number];
    const both: Project = { ...project, userLayers: [mine, other], ownVersions: { 'red-line': 'old' } };
    const known = {
      ...older,
      layers: older.layers.map((l) => ({ ...l, versions: [...l.versions, { ...l.versions[0]!, id: 'mine' }] })),
    };
    const shown = projectOfScene(both, known, {
      ...withOld,
      layers: { ...withOld.layers, versions: { 'red-line': 'mine' } },
    });
    expect(shown.userLayers.map(({ as }) => as.kind === 'version' && as.inForce)).toEqual([true, false]);
    expect(shown.ownVersions).toEqual({});
  });

  it('shows what is left where layers, versions and districts have gone, and says what is missing', () => {
    const lost: MapScene = {
      ...withOld,
      layers: { ...withOld.layers, visible: ['gone/class'] },
      filter: { ...NO_FILTER, districts: ['nowhere'], classKeys: ['gone/class'] },
    };
    expect(missingOf(lost, city, ['here'])).toEqual([
      { kind: 'class', id: 'gone/class' },
      { kind: 'version', id: 'red-line@old' },
      { kind: 'district', id: 'nowhere' },
    ]);
    expect(projectOfScene(project, city, lost).ownVersions).toEqual({});
    expect(missingOf(captureScene(state, city, head('s'))!, city, [])).toEqual([]);
  });
});

describe('pages and groups', () => {
  it('puts pages at any place, and a copy after its scene', () => {
    expect(order(insertScenes(three, [page('a')], 0))).toBe('axyz');
    expect(order(insertScenes(three, [page('a'), page('b')], 99))).toBe('xyzab');
    expect(insertScenes(three, [], 0)).toBe(three);
    expect(order(duplicateScene(three, 'y', { id: 'w', title: 'w' }))).toBe('xywz');
    expect(duplicateScene(three, 'none', { id: 'w', title: 'w' })).toBe(three);
  });

  it('gives no title twice', () => {
    const named = (...titles: string[]) => titles.map((title) => ({ ...three.scenes[0]!, title }));
    expect(freeTitle('市', named('区'))).toBe('市');
    expect(freeTitle('市', named('市', '市 (2)'))).toBe('市 (3)');
  });

  it('heads the first of neighbours of one group, and ends it before a scene of none', () => {
    const scenes = [page('a'), page('b', '一'), page('c', '一'), page('d', '二'), page('e'), page('f', '二')];
    expect(scenes.map((_, i) => headingAt(scenes, i))).toEqual([null, '一', null, '二', null, '二']);
    expect(scenes.map((_, i) => endsGroup(scenes, i))).toEqual([false, false, false, false, true, false]);
  });
});

describe('groups of several scenes', () => {
  const given = (scenes: readonly Scene[], id: string, group: string): string[] =>
    groupOnwards({ ...project, scenes }, id, group).scenes.map((s) => s.group);
  const map = (id: string, group = ''): Scene => ({ ...three.scenes[0]!, id, group });

  it('are given to a scene and those after it, up to the next group and not to the closing page', () => {
    const scenes = [page('a'), map('b'), map('c'), map('d', '二'), map('e'), page('f')];
    expect(given(scenes, 'b', '一')).toEqual(['', '一', '一', '二', '', '']);
    expect(given(scenes, 'e', '三')).toEqual(['', '', '', '二', '三', '']);
    expect(given(scenes, 'f', '完')).toEqual(['', '', '', '二', '', '完']);
    expect(given(scenes, 'gone', '一')).toEqual(scenes.map((s) => s.group));
  });

  it('are renamed and cleared as far as they reach', () => {
    const scenes = [map('a', '一'), map('b', '一'), map('c', '一'), map('d', '二')];
    expect(given(scenes, 'b', '甲')).toEqual(['一', '甲', '甲', '二']);
    expect(given(scenes, 'a', '')).toEqual(['', '', '', '二']);
    expect(groupNames(scenes)).toEqual(['一', '二']);
  });
});

describe('keys', () => {
  it.each([
    ['ArrowRight', 1, 2],
    ['PageDown', 6, 6],
    ['Space', 0, 1],
    ['ArrowLeft', 0, 0],
    ['PageUp', 3, 2],
    ['Home', 4, 0],
    ['End', 0, 6],
    ['4', 0, 3],
    ['9', 0, null],
    ['x', 0, null],
  ])('%s from %i leads to %s', (key, from, to) => {
    expect(sceneForKey(key, from, 7)).toBe(to);
  });

  it('lead nowhere without scenes', () => {
    expect(sceneForKey('ArrowRight', 0, 0)).toBeNull();
  });
});

describe('zoom for another frame', () => {
  it('fills it with the ground that was captured', () => {
    expect(zoomForFrame({ width: 600, height: 800 }, { width: 1200, height: 1600 })).toBe(1);
    expect(zoomForFrame({ width: 600, height: 800 }, { width: 1200, height: 400 })).toBe(-1);
    expect(zoomForFrame({ width: 0, height: 0 }, { width: 1200, height: 400 })).toBe(0);
  });
});

describe('a scene of the whole city', () => {
  // At zoom 9 a degree of longitude is 728 pixels long; one of latitude at 39.5 degrees 944.
  const whole: MapScene = {
    ...captureScene(state, city, head('s'))!,
    camera: { ...camera, zoom: 9 },
    frame: { width: 800, height: 1000 },
  };
  const extent = [106.3, 39, 107.3, 40] as const;

  it('is one where every side was in sight', () => {
    expect(showsWhole(whole, extent)).toBe(true);
    expect(showsWhole({ ...whole, frame: { width: 640, height: 1000 } }, extent)).toBe(false);
    expect(showsWhole({ ...whole, frame: { width: 800, height: 850 } }, extent)).toBe(false);
    expect(showsWhole({ ...whole, camera: { ...camera, zoom: 9.4 } }, extent)).toBe(false);
    expect(showsWhole({ ...whole, camera: { ...camera, zoom: 9, lon: 107 } }, extent)).toBe(false);
  });

  it('is none where it is turned, or its size is not known', () => {
    expect(showsWhole({ ...whole, camera: { ...camera, zoom: 9, bearing: 20 } }, extent)).toBe(false);
    expect(showsWhole({ ...whole, frame: null }, extent)).toBe(false);
  });
});

describe('room for the whole city', () => {
  const frame = { width: 1000, height: 800 };

  it('lies between legend and card, under the title', () => {
    const room = roomAround(frame, { titleHeight: 60, legendRight: 200, cardLeft: 800 });
    expect(room).toEqual({ top: 84, right: 224, bottom: 90, left: 224 });
  });

  it('is never less than 0.16 of the width, whatever stands beside it', () => {
    const { left, right } = roomAround(frame, { titleHeight: 60, legendRight: 300, cardLeft: 380 });
    expect(1000 - left - right).toBeCloseTo(160, 6);
    expect(right / left).toBeCloseTo(644 / 324, 6);
  });

  it('reaches the edges where nothing stands there', () => {
    expect(roomAround(frame, { titleHeight: 0, legendRight: null, cardLeft: null })).toMatchObject({
      left: 24,
      right: 24,
      top: 24,
    });
  });
});
