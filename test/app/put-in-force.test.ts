import { beforeEach, expect, it, vi } from 'vitest';
import { putAllInForce, putInForce } from '../../src/app/state/layer-verbs.ts';
import { EMPTY_PROJECT } from '../../src/app/state/model.ts';
import { getApp, replaceProject, setSession, undo } from '../../src/app/state/store.ts';
import { cityWith, type UserLayer } from '../../src/domain/user-layers.ts';
import { city, userLayer, versionOf } from './layer-record-fixture.ts';

vi.mock('../../src/app/state/open-city.ts', async () => {
  const fixture = await import('./layer-record-fixture.ts');
  return { shippedCity: () => fixture.city };
});

const mine = userLayer('mine', versionOf('red-line', false));
const inForceNow = userLayer('newer', versionOf('red-line'));
const other = userLayer('other', versionOf('range'));

/** The city on show with these layers and a choice among its own versions. */
function given(userLayers: readonly UserLayer[], ownVersions: Readonly<Record<string, string>> = {}): void {
  replaceProject({ ...EMPTY_PROJECT, userLayers, ownVersions });
  const open = { city: cityWith(city, userLayers, ownVersions), tables: {}, summaries: [] };
  setSession({ language: 'zh', opening: 'ready', open, toast: null });
}

const forces = (): unknown =>
  getApp().project.userLayers.map(({ id, as }) => [id, as.kind === 'version' && as.inForce]);
/** Which version the city then leads with. */
const leading = (layerId: string): string | undefined => {
  const { userLayers, ownVersions } = getApp().project;
  return cityWith(city, userLayers, ownVersions).layers.find(({ id }) => id === layerId)?.versions[0]?.id;
};

beforeEach(() => given([]));

it('puts one of the user’s in force, and all others of the layer out of force', () => {
  given([inForceNow, mine, other]);
  putInForce('red-line', 'mine');
  expect(forces()).toEqual([
    ['newer', false],
    ['mine', true],
    ['other', true],
  ]);
  expect(leading('red-line')).toBe('mine');
  expect(leading('range')).toBe('other');
});

it('puts an older version of the city’s in force, over one of the user’s too', () => {
  given([inForceNow]);
  putInForce('red-line', '2023-11');
  expect(forces()).toEqual([['newer', false]]);
  expect(getApp().project.ownVersions).toEqual({ 'red-line': '2023-11' });
  expect(leading('red-line')).toBe('2023-11');
});

it('forgets the choice where the city’s newest is put in force again', () => {
  given([inForceNow], { 'red-line': '2023-11', range: 'x' });
  putInForce('red-line', '2025-10');
  expect(getApp().project.ownVersions).toEqual({ range: 'x' });
  expect(leading('red-line')).toBe('2025-10');
});

it('leaves the choice among the city’s own where one of the user’s comes before them', () => {
  given([mine], { 'red-line': '2023-11' });
  putInForce('red-line', 'mine');
  expect(getApp().project.ownVersions).toEqual({ 'red-line': '2023-11' });
  expect(leading('red-line')).toBe('mine');
});

it('is one step of undo and says so', () => {
  given([inForceNow, mine]);
  putInForce('red-line', 'mine');
  expect(getApp().toast?.text).toMatch(/red-line/);
  expect(getApp().toast?.undo).toBe(true);
  undo();
  expect(leading('red-line')).toBe('newer');
});

it('does nothing for a layer or a version that is not there', () => {
  given([mine]);
  const { project } = getApp();
  putInForce('gone', 'mine');
  putInForce('red-line', 'gone');
  expect(getApp().project).toBe(project);
  expect(getApp().toast).toBeNull();
});

it('puts versions of several layers in force as one step, and passes over what the city has not', () => {
  given([mine, userLayer('dated', versionOf('range', false))]);
  putAllInForce([
    { layerId: 'red-line', versionId: 'mine' },
    { layerId: 'range', versionId: 'dated' },
    { layerId: 'red-line', versionId: 'no such version' },
  ]);
  expect([leading('red-line'), leading('range')]).toEqual(['mine', 'dated']);
  undo();
  expect(forces()).toEqual([
    ['mine', false],
    ['dated', false],
  ]);
  expect(getApp().past).toEqual([]);
});
