import { beforeEach, expect, it, vi } from 'vitest';
import { pictureAgain } from '../../src/app/panels/meeting/whole-picture.ts';
import { EMPTY_PROJECT } from '../../src/app/state/model.ts';
import type { MapScene } from '../../src/app/state/scene.ts';
import { type AppState, edit, getApp, redo, replaceProject, setSession, undo } from '../../src/app/state/store.ts';

const waiting = vi.hoisted(() => ({ stand: () => {} }));
vi.mock('../../src/app/panels/meeting/maps-stand.ts', () => ({
  mapsStand: () =>
    new Promise<void>((resolve) => {
      waiting.stand = resolve;
    }),
}));
vi.mock('../../src/app/panels/meeting/scene-picture.ts', () => ({ scenePicture: async () => 'whole' }));

const scene = { kind: 'map', id: 's', title: 'S', picture: 'half' } as MapScene;
const pictures = () => getApp().project.scenes.map((s) => (s.kind === 'map' ? s.picture : null));
const camera = { lon: 106.8, lat: 39.5, zoom: 9, bearing: 0 };

beforeEach(() => {
  setSession({ camera, compare: null, presenting: null } as Partial<AppState>);
  replaceProject(EMPTY_PROJECT);
  edit((project) => ({ ...project, scenes: [scene] }));
});

it('takes the picture again once the maps stand, as no step of its own', async () => {
  const again = pictureAgain('s');
  edit((project) => ({ ...project, scenes: [...project.scenes] }));
  waiting.stand();
  await again;
  expect(pictures()).toEqual(['whole']);
  undo();
  expect(pictures()).toEqual(['whole']);
  undo();
  expect(pictures()).toEqual([]);
  redo();
  expect(pictures()).toEqual(['whole']);
});

it('leaves the picture as it is where something else is shown by then', async () => {
  const again = pictureAgain('s');
  setSession({ camera: { ...camera, zoom: 12 } });
  waiting.stand();
  await again;
  expect(pictures()).toEqual(['half']);
});

it('makes none for a scene that is gone', async () => {
  const again = pictureAgain('s');
  undo();
  waiting.stand();
  await again;
  expect(pictures()).toEqual([]);
  redo();
  expect(pictures()).toEqual(['whole']);
});
