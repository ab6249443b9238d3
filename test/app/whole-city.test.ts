import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { WholeCity } from '../../src/app/panels/compare/whole-city.ts';
import type { Camera } from '../../src/app/state/model.ts';
import { type AppState, getApp, setSession } from '../../src/app/state/store.ts';
import { city } from './layer-record-fixture.ts';

const site: Camera = { lon: 106.8, lat: 39.5, zoom: 14, bearing: 0 };
const whole: Camera = { lon: 106.7, lat: 39.4, zoom: 9, bearing: 0 };
const flown = vi.hoisted(() => ({ to: [] as unknown[], zoom: 9 }));
const sizes = vi.hoisted(() => new Set<() => void>());
vi.mock('../../src/app/map/map-view.ts', () => ({
  mapView: () => ({
    map: {
      resize: () => {},
      getContainer: () => ({ clientWidth: 800 }),
      getCenter: () => ({ lng: getApp().camera!.lon, lat: getApp().camera!.lat }),
      getZoom: () => getApp().camera!.zoom,
      getBearing: () => 0,
      on: (_: string, listener: () => void) => sizes.add(listener),
      off: (_: string, listener: () => void) => sizes.delete(listener),
    },
  }),
}));
vi.mock('../../src/app/map/camera.ts', () => ({
  fitExtent: () => setSession({ camera: { ...whole, zoom: flown.zoom } }),
  flyTo: (camera: unknown) => flown.to.push(camera),
}));

beforeEach(() => {
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => run());
  flown.to = [];
  flown.zoom = whole.zoom;
  sizes.clear();
  const compare = { mode: 'side', share: 0.5, side: 'right' };
  setSession({ cityId: 'city', camera: site, presenting: null, open: { city }, compare } as Partial<AppState>);
});
afterEach(() => {
  vi.unstubAllGlobals();
  setSession({ camera: null, presenting: null, open: null, compare: null });
});

it('brings the map back to where it was, also after a third city', () => {
  const live = new WholeCity();
  live.show();
  live.show();
  live.goBack();
  expect(flown.to).toEqual([site]);
  live.goBack();
  expect(flown.to).toEqual([site]);
});

it('shows the whole city again in another size, and goes back all the same', () => {
  const live = new WholeCity();
  live.show();
  flown.zoom = 8;
  for (const resized of [...sizes]) resized();
  expect(getApp().camera?.zoom).toBe(8);
  live.goBack();
  expect(flown.to).toEqual([site]);
  expect(sizes.size).toBe(0);
});

it.each([
  ['was moved since', { camera: { ...whole, zoom: 10 } }],
  ['is of another city by now', { cityId: 'other' }],
  ['shows a scene', { presenting: 0 }],
] as const)('leaves a map that %s', (_, change) => {
  const live = new WholeCity();
  live.show();
  setSession(change);
  live.goBack();
  expect(flown.to).toEqual([]);
});
