/** When a scene stands, so that its slide can be drawn. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sceneStands } from '../../src/app/panels/meeting/hand-out/scene-stands.ts';
import { captureScene } from '../../src/app/panels/meeting/scenes.ts';
import { EMPTY_PROJECT, type Footprint } from '../../src/app/state/model.ts';
import { getApp, replaceProject, setSession } from '../../src/app/state/store.ts';
import { NO_FILTER } from '../../src/domain/coverage/filter.ts';
import { cells } from '../support/small-city.ts';
import { cityFixture as city } from './coverage-fixture.ts';

vi.mock('../../src/app/compute.ts', () => ({ compute: () => ({ call: vi.fn() }) }));

const site: Footprint = { id: 'a', name: 'a', polygons: cells(2, 2, 1), start: cells(2, 2, 1), origin: 'drawn', distanceMetres: null }; // biome-ignore format: one site
const project = { ...EMPTY_PROJECT, footprints: [site], activeFootprintId: 'a' };
const scene = captureScene(
  {
    project,
    camera: { lon: 106.8, lat: 39.5, zoom: 12, bearing: 0 },
    view: 'siting',
    selection: { kind: 'none' },
    coverageFilter: NO_FILTER,
    compare: null,
  },
  city,
  { id: 's', title: '', frame: null, card: null, picture: null },
)!;
const beside = (cityId: string | null) => ({
  ...scene,
  compare: { mode: 'side', share: 0.5, side: 'right', cityId, camera: null, layers: scene.layers } as const,
});

/** What became of it after so many seconds; null while it waits. */
async function after(seconds: number, shown: typeof scene) {
  let found: string | null = null;
  void sceneStands(shown, new AbortController().signal).then((how) => {
    found = how;
  });
  await vi.advanceTimersByTimeAsync(seconds * 1000);
  return found;
}

beforeEach(() => {
  vi.useFakeTimers();
  replaceProject(project);
  setSession({ opening: 'ready', check: { kind: 'none' } });
});
afterEach(() => vi.useRealTimers());

test('a site is waited for until it is checked, and told as late where it never is', async () => {
  expect(await after(5, scene)).toBeNull();
  expect(await after(200, scene)).toBe('late');
});

test('two versions beside each other wait for the check of their site too', async () => {
  expect(await after(5, beside(null))).toBeNull();
});

test('two cities beside each other wait for no check: their site is not on show', async () => {
  replaceProject({ ...getApp().project, activeFootprintId: null });
  expect(await after(1, beside('another'))).toBe('done');
});
