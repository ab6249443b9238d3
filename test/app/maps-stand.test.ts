import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { figuresStand } from '../../src/app/panels/meeting/maps-stand.ts';
import { EMPTY_PROJECT, type Footprint, type Selection } from '../../src/app/state/model.ts';
import type { SceneCard } from '../../src/app/state/scene.ts';
import { type AppState, getApp, setSession } from '../../src/app/state/store.ts';

vi.mock('../../src/app/map/map-view.ts', () => ({ mapView: () => ({ map: {} }) }));
vi.mock('../../src/app/panels/compare/second.ts', () => ({ secondMap: () => null, secondStatus: () => ({}) }));

const footprint: Footprint = { id: 'f', name: 'F', polygons: [], start: [], origin: 'drawn', distanceMetres: null };
const withSite = { ...EMPTY_PROJECT, footprints: [footprint], activeFootprintId: 'f' };
const figure: Selection = { kind: 'cell', districtId: null, key: 'red-line/red-line' } as Selection;
const calm = { project: EMPTY_PROJECT, check: { kind: 'none' }, view: 'siting', selection: { kind: 'none' } } as const;

beforeEach(() => {
  vi.useFakeTimers();
  setSession({ ...calm, trace: { kind: 'none' }, opening: 'ready' } as Partial<AppState>);
});
afterEach(() => {
  vi.useRealTimers();
});

/** Whether the cards are shown by now, and after a while more. */
async function shownAfter(milliseconds: number, wait: { isShown: boolean }): Promise<boolean> {
  await vi.advanceTimersByTimeAsync(milliseconds);
  return wait.isShown;
}

function waiting(isOver = () => false, card: SceneCard | null = null): { isShown: boolean } {
  const wait = { isShown: false };
  void figuresStand(card, isOver).then(() => {
    wait.isShown = true;
  });
  return wait;
}

it('waits for the check of the site, and for none where there is no site', async () => {
  expect(await shownAfter(200, waiting())).toBe(true);
  setSession({ project: withSite } as Partial<AppState>);
  const wait = waiting();
  expect(await shownAfter(3000, wait)).toBe(false);
  setSession({ check: { kind: 'failed', problems: [] } });
  expect(await shownAfter(200, wait)).toBe(true);
});

it('waits for the ground of the figure in hand, and not long for one that has none', async () => {
  setSession({ view: 'coverage', selection: figure });
  const wait = waiting();
  await vi.advanceTimersByTimeAsync(60);
  setSession({ trace: { kind: 'running', of: figure, share: 0 } });
  expect(await shownAfter(3000, wait)).toBe(false);
  setSession({ trace: { kind: 'failed', of: figure, problems: [] } });
  expect(await shownAfter(200, wait)).toBe(true);
  setSession({ trace: { kind: 'none' } });
  expect(await shownAfter(1000, waiting())).toBe(true);
  expect(getApp().trace.kind).toBe('none');
});

it('waits for what the card asks for, and not for other parts of the board', async () => {
  const running = { kind: 'running', share: 0 } as const;
  setSession({ view: 'coverage', coverageParts: { 'overlaps {}': running } });
  const wait = waiting(undefined, 'overlap');
  expect(await shownAfter(200, waiting(undefined, 'shoreline'))).toBe(true);
  expect(await shownAfter(3000, wait)).toBe(false);
  setSession({ coverageParts: {} });
  expect(await shownAfter(200, wait)).toBe(true);
});

it('ends with the turn, and shows at last what never comes', async () => {
  setSession({ project: withSite } as Partial<AppState>);
  expect(
    await shownAfter(
      100,
      waiting(() => true),
    ),
  ).toBe(true);
  expect(await shownAfter(20_000, waiting())).toBe(true);
});
