import { beforeEach, expect, it, vi } from 'vitest';
import { pictureAgain } from '../../src/app/panels/meeting/whole-picture.ts';
import { EMPTY_PROJECT } from '../../src/app/state/model.ts';
import type { MapScene } from '../../src/app/state/scene.ts';
import { type AppState, edit, getApp, redo, replaceProject, setSession, undo } from '../../src/app/state/store.ts';

const maps = vi.hoisted(() => ({ stand: () => {}, showAll: true, drawnAt: 0 }));
vi.mock('../../src/app/panels/meeting/maps-stand.ts', () => ({
  mapsStand: () =>
    new Promise<void>((resolve) => {
      maps.stand = resolve;
    }),
  mapsShowAll: () => maps.showAll,
}));
vi.mock('../../src/app/panels/meeting/scene-picture.ts', () => ({
  scenePicture: async () => 'whole',
  drawnPicture: async ({ state }: { state: AppState }) => {
    maps.drawnAt = state.camera!.zoom;
    return 'drawn';
  },
}));

const scene = { kind: 'map', id: 's', title: 'S', picture: null } as unknown as MapScene;
const pictures = () => getApp().project.scenes.map((s) => (s.kind === 'map' ? s.picture : null));
const camera = { lon: 106.8, lat: 39.5, zoom: 9, bearing: 0 };
const again = () => pictureAgain('s', { state: getApp(), second: null, size: { width: 800, height: 600 } });

beforeEach(() => {
  maps.showAll = true;
  setSession({ camera, compare: null, presenting: null, cityId: 'wuhai' } as Partial<AppState>);
  replaceProject(EMPTY_PROJECT);
  edit((project) => ({ ...project, scenes: [scene] }));
});

it('takes the picture once the maps stand, as no step of its own', async () => {
  const made = again();
  edit((project) => ({ ...project, scenes: [...project.scenes] }));
  maps.stand();
  await made;
  expect(pictures()).toEqual(['whole']);
  undo();
  expect(pictures()).toEqual(['whole']);
  undo();
  expect(pictures()).toEqual([]);
  redo();
  expect(pictures()).toEqual(['whole']);
});

it('draws what was captured out of sight where the map is moved before it stands', async () => {
  const made = again();
  setSession({ camera: { ...camera, zoom: 12 } });
  expect(pictures()).toEqual([null]);
  maps.stand();
  await made;
  expect(pictures()).toEqual(['drawn']);
  expect(maps.drawnAt).toBe(camera.zoom);
});

it('draws it out of sight where the maps do not stand in time', async () => {
  const made = again();
  maps.showAll = false;
  maps.stand();
  await made;
  expect(pictures()).toEqual(['drawn']);
});

it('puts it into the work that the scene is part of, once that is at hand again', async () => {
  const made = again();
  const work = getApp().project;
  setSession({ cityId: 'ordos', presenting: 0 } as Partial<AppState>);
  replaceProject({ ...EMPTY_PROJECT, scenes: [scene] });
  maps.stand();
  await vi.waitFor(() => expect(maps.drawnAt).toBe(camera.zoom));
  await Promise.resolve();
  expect(pictures()).toEqual([null]);
  replaceProject(work);
  setSession({ cityId: 'wuhai', presenting: null } as Partial<AppState>);
  await made;
  expect(pictures()).toEqual(['drawn']);
});

it('makes none for a scene that is gone', async () => {
  const made = again();
  undo();
  maps.stand();
  await made;
  expect(pictures()).toEqual([]);
  redo();
  expect(pictures()).toEqual(['whole']);
});
