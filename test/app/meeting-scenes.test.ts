import { describe, expect, it } from 'vitest';
import {
  addScene,
  captureScene,
  changeScene,
  moveScene,
  projectOfScene,
  removeScene,
  sceneForKey,
  zoomForFrame,
} from '../../src/app/panels/meeting/scenes.ts';
import { EMPTY_PROJECT, type Footprint, type Project, type Scene } from '../../src/app/state/model.ts';
import { classEntries, layerView } from '../../src/app/state/select.ts';
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
const state = { project, camera, view: 'siting', selection: { kind: 'none' } } as const;

describe('capture', () => {
  it('keeps place, classes and the footprint as it stood', () => {
    const scene = captureScene(state, city, 's1', '标题')!;
    expect(scene).toMatchObject({ view: 'siting', camera, footprintId: 'a', title: '标题' });
    expect(scene.visible).not.toContain('protected-areas/core');
    expect(scene.visible).toContain('red-line/red-line');
    expect(scene.footprint).toBe(project.footprints[0]);
  });

  it('has no footprint in coverage, and nothing without a map', () => {
    expect(captureScene({ ...state, view: 'coverage' }, city, 's', '')).toMatchObject({
      view: 'coverage',
      footprint: null,
    });
    expect(captureScene({ ...state, camera: null }, city, 's', '')).toBeNull();
  });
});

describe('showing a scene', () => {
  const scene = captureScene(state, city, 's1', '')!;

  it('gives back what was captured, whatever happened since', () => {
    const later: Project = {
      ...project,
      footprints: [{ ...project.footprints[0]!, polygons: square(107.2) }],
      activeFootprintId: null,
      layers: { 'red-line/red-line': { visible: false, opacity: 0.7 } },
    };
    const shown = projectOfScene(later, city, scene);
    const visible = classEntries(city).filter((e) => layerView({ project: shown }, e).visible);
    expect(visible.map((e) => e.key)).toEqual(scene.visible);
    expect(layerView({ project: shown }, visible[0]!).opacity).toBe(0.7);
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

const scene = (id: string): Scene => ({ ...captureScene(state, city, id, id)! });
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
