import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { acceptPlaceCommand } from '../../src/app/commands/place.ts';
import { arrow, ghostOf } from '../../src/app/map/deck/ghost.ts';
import { pillContents } from '../../src/app/map/deck/pills.ts';
import { EMPTY_PROJECT, type Footprint } from '../../src/app/state/model.ts';
import { acceptMove, followAdvice, searchAdvice } from '../../src/app/state/siting-advice.ts';
import {
  acceptPatch,
  choosePatch,
  closeGround,
  followGround,
  openGround,
  searchGround,
} from '../../src/app/state/siting-ground.ts';
import { currentAdvice } from '../../src/app/state/siting-select.ts';
import { edit, getApp, replaceProject, setSession, undo } from '../../src/app/state/store.ts';
import type { Advice, FreeGround } from '../../src/domain/siting/advice-result.ts';
import { CancelledError } from '../../src/worker/connect.ts';
import { findingWith, resultWith } from '../support/findings.ts';

interface Asked {
  readonly name: string;
  readonly input: Record<string, unknown>;
  readonly options: { signal: AbortSignal; onProgress: (done: number, total: number) => void };
  readonly answer: (value: unknown) => void;
}
const calls = vi.hoisted(() => [] as unknown[]) as Asked[];
vi.mock('../../src/app/compute.ts', () => ({
  compute: () => ({
    call: (name: string, input: Asked['input'], options: Asked['options']) =>
      new Promise((answer, reject) => {
        calls.push({ name, input, options, answer });
        options.signal.addEventListener('abort', () => reject(new CancelledError('cancelled')));
      }),
  }),
}));
const flights = vi.hoisted(() => [] as unknown[]);
const shown = vi.hoisted(() => [] as unknown[]);
vi.mock('../../src/app/map/zoom.ts', () => ({
  zoomToPolygons: (shape: unknown) => flights.push(shape),
  bringIntoView: (shape: unknown) => shown.push(shape),
}));

const square = (west: number) => [
  [[[west, 40], [west + 0.01, 40], [west + 0.01, 40.01], [west, 40.01], [west, 40]]], // biome-ignore format: a square
];
const HERE = square(107);
const THERE = square(107.02);
const footprint: Footprint = {
  id: 'f',
  name: '甲',
  polygons: HERE,
  start: HERE,
  origin: 'drawn',
  distanceMetres: null,
  facts: { kind: 'mining', industry: '', unit: '', purpose: '' },
};
const HIT = findingWith({ key: 'red-line/red-line', status: 'hit', outcome: 'avoid' });
const conflict = () => resultWith({ findings: [HIT], districts: [{ id: 'D1', name: '甲区', areaSquareMetres: 1 }] });
const checked = (result = conflict()) => setSession({ check: { kind: 'done', result, footprintId: 'f' } });

const told = { key: 'n/o', status: 'hit', outcome: 'notice', areaSquareMetres: 1_180_000, share: 0.772 } as const;
const there = resultWith({ findings: [findingWith(told)], counts: { hit: 1, clear: 1, unchecked: 2 } });
const move = { eastMetres: 1700, northMetres: 0, metres: 1700, bearingDegrees: 90, polygons: THERE, result: there, precisionMetres: 1 }; // biome-ignore format: a move
const advice: Advice = {
  each: new Map([[HIT.key, move]]),
  all: move,
  cut: null,
  safetyMetres: 1,
  districtId: 'D1',
  precisionMetres: 1,
  withinMetres: 5000,
  undecided: [],
  leftOut: [],
};
const ground: FreeGround = {
  patches: [
    {
      polygon: THERE[0]!,
      areaSquareMetres: 9,
      inscribed: { center: [107.025, 40.005], radiusMetres: 400 },
      distanceMetres: 1700,
      placement: { angleDegrees: 15, polygons: THERE },
    },
  ],
  freeSquareMetres: 9,
  residualSquareMetres: 0,
  examined: 2,
  tooSmall: 1,
  undecided: 0,
  districtId: 'D1',
  safetyMetres: 1,
  leftOut: [],
};
const settled = () => vi.advanceTimersByTimeAsync(0);
let stops: (() => void)[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  calls.length = 0;
  flights.length = 0;
  shown.length = 0;
  setSession({ check: { kind: 'none' }, advice: { kind: 'none' }, freeGround: { kind: 'none' }, safetyMargin: 1 });
  replaceProject({ ...EMPTY_PROJECT, footprints: [footprint], activeFootprintId: 'f' });
  stops = [followAdvice(), followGround()];
});
afterEach(() => {
  for (const stop of stops) stop();
  vi.useRealTimers();
});

describe('advice', () => {
  it('is asked for once the footprint has rested, with the kind of the project and the margin', async () => {
    checked();
    await vi.advanceTimersByTimeAsync(300);
    checked();
    await vi.advanceTimersByTimeAsync(300);
    expect(calls).toHaveLength(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(calls).toHaveLength(1);
    expect(calls[0]).toMatchObject({ name: 'advise', input: { footprint: HERE, kind: 'mining', safetyMetres: 1 } });
    calls[0]!.options.onProgress(1, 4);
    expect(getApp().advice).toMatchObject({ kind: 'running', share: 0.25 });
    calls[0]!.answer({ ok: true, value: advice, problems: [] });
    await settled();
    expect(currentAdvice(getApp())).toBe(advice);
  });

  it('keeps the accuracy of the layer in conflict where the user has said nothing', async () => {
    setSession({ safetyMargin: null });
    checked();
    await vi.advanceTimersByTimeAsync(500);
    expect(calls[0]!.input.safetyMetres).toBe(10);
  });

  it('is not asked for where nothing conflicts', async () => {
    checked(resultWith({ findings: [findingWith({ status: 'hit', outcome: 'notice' }), findingWith({})] }));
    await vi.advanceTimersByTimeAsync(2000);
    expect(calls).toHaveLength(0);
  });

  it('is given up as soon as the footprint moves, and is not shown for figures it is not of', async () => {
    checked();
    await vi.advanceTimersByTimeAsync(500);
    edit((p) => ({ ...p, footprints: [{ ...footprint, polygons: square(107.001) }] }));
    expect(calls[0]!.options.signal.aborted).toBe(true);
    expect(getApp().advice.kind).toBe('none');
    await settled();
    expect(getApp().advice.kind).toBe('none');
  });

  it('is asked for anew where the margin is another, and after it was stopped only when asked', async () => {
    checked();
    await vi.advanceTimersByTimeAsync(500);
    setSession({ safetyMargin: 20 });
    await vi.advanceTimersByTimeAsync(500);
    expect(calls.map((c) => c.input.safetyMetres)).toEqual([1, 20]);
    const running = getApp().advice;
    if (running.kind === 'running') running.cancel();
    await vi.advanceTimersByTimeAsync(1000);
    expect([getApp().advice.kind, calls.length]).toEqual(['stopped', 2]);
    void searchAdvice();
    expect(calls).toHaveLength(3);
  });

  it('is taken as one step of undo, with a toast that takes it back', async () => {
    checked();
    await vi.advanceTimersByTimeAsync(500);
    calls[0]!.answer({ ok: true, value: advice, problems: [] });
    await settled();
    expect(ghostOf(getApp())).toMatchObject({ polygons: THERE, metres: 1700, patch: null });
    expect(pillContents(getApp()).map((p) => p.text)).toContain('避让位置 1,700.0 m');
    for (const dialog of ['export', 'hand-out'] as const) expect(ghostOf({ ...getApp(), dialog })).toBeNull();
    acceptMove();
    expect(getApp().project.footprints[0]!.polygons).toBe(THERE);
    expect(shown).toEqual([THERE]);
    expect(getApp().toast).toMatchObject({
      text: '已平移 1,700.0 m,避开避让、论证、认定各项;仍涉及提示 1 项:甲 77.20%(118.0000 公顷,原位不涉及);未检查 2 项',
      undo: true,
    });
    expect(getApp().advice.kind).toBe('none');
    undo();
    expect(getApp().project.footprints[0]!.polygons).toBe(HERE);
  });
});

describe('free ground', () => {
  async function found() {
    checked();
    openGround();
    const { freeGround } = getApp();
    if (freeGround.kind !== 'asking') throw new Error('not asking');
    void searchGround(freeGround.wish);
    calls.at(-1)!.answer({ ok: true, value: ground, problems: [] });
    await settled();
  }

  it('is looked for in the district of the footprint first, near where it stands', async () => {
    await found();
    expect(calls[0]).toMatchObject({
      name: 'freeGround',
      input: { districtId: 'D1', avoid: 'certify', kind: 'mining', safetyMetres: 1 },
    });
    const [lon, lat] = calls[0]!.input.wanted as [number, number];
    expect([lon.toFixed(6), lat.toFixed(6)]).toEqual(['107.005000', '40.005000']);
  });

  it('shows a placement when it is chosen, takes it as one step, and is gone once the footprint moved', async () => {
    await found();
    choosePatch(0);
    expect(flights).toEqual([THERE]);
    expect(ghostOf(getApp())).toMatchObject({ metres: 1700, patch: 1 });
    acceptPatch();
    expect(getApp().project.footprints[0]!.polygons).toBe(THERE);
    expect(shown).toEqual([THERE]);
    expect(getApp().freeGround.kind).toBe('none');
    undo();
    expect(getApp().project.footprints[0]!.polygons).toBe(HERE);
  });

  it('is dropped where the project is of another kind', async () => {
    await found();
    const facts = { ...footprint.facts!, kind: 'chemical' };
    edit((p) => ({ ...p, footprints: [{ ...footprint, facts }] }));
    expect(getApp().freeGround.kind).toBe('none');
  });

  it('goes back to the question when the search is cancelled, and its late answer counts for nothing', async () => {
    openGround();
    void searchGround({ districtId: null, avoid: 'certify' });
    const { freeGround } = getApp();
    if (freeGround.kind === 'running') freeGround.cancel();
    expect(getApp().freeGround).toMatchObject({ kind: 'asking', wish: { districtId: null, avoid: 'certify' } });
    calls[0]!.answer({ ok: true, value: ground, problems: [] });
    await settled();
    expect(getApp().freeGround.kind).toBe('asking');
    closeGround();
  });
});

describe('↵ with advice and ground on offer', () => {
  const ELSEWHERE = square(107.04);
  const patch = ground.patches[0]!;
  const patches = [{ ...patch, polygon: ELSEWHERE[0]!, placement: { angleDegrees: 0, polygons: ELSEWHERE } }];

  beforeEach(async () => {
    setSession({ view: 'siting', presenting: null, dialog: null, tool: 'move', sketch: null });
    checked();
    void searchGround({ districtId: null, avoid: 'certify' });
    calls.at(-1)!.answer({ ok: true, value: { ...ground, patches }, problems: [] });
    await vi.advanceTimersByTimeAsync(500);
    calls.at(-1)!.answer({ ok: true, value: advice, problems: [] });
    await settled();
  });

  const taken = () => {
    const inSight = ghostOf(getApp())!.polygons;
    expect(acceptPlaceCommand.enabled(getApp())).toBe(true);
    acceptPlaceCommand.run();
    expect(getApp().project.footprints[0]!.polygons).toBe(inSight);
    return inSight;
  };

  it('takes the ground while that is in sight', () => {
    choosePatch(0);
    expect(taken()).toBe(ELSEWHERE);
  });

  it('takes the place of the advice while no ground is chosen', () => {
    expect(taken()).toBe(THERE);
  });

  it('takes the place of the advice once the ground is put away', () => {
    choosePatch(0);
    choosePatch(null);
    expect(taken()).toBe(THERE);
  });

  it('takes nothing where no place is in sight: over a dialogue, while drawing, in another view, with no offer left', () => {
    for (const elsewhere of [{ dialog: 'export' }, { tool: 'polygon' }, { view: 'meeting' }] as const) {
      setSession({ view: 'siting', dialog: null, tool: 'move', ...elsewhere });
      expect(acceptPlaceCommand.enabled(getApp())).toBe(false);
    }
    setSession({ view: 'siting', dialog: null, tool: 'move', advice: { kind: 'none' } });
    expect(acceptPlaceCommand.enabled(getApp())).toBe(false);
  });
});

describe('the arrow to a place', () => {
  it('has a head of its size at its end, and none where both are one', () => {
    const [line, head] = arrow([107, 40], [107.02, 40], 14, 11);
    expect(line).toEqual([
      [107, 40],
      [107.02, 40],
    ]);
    expect(head![1]).toEqual([107.02, 40]);
    for (const end of [head![0]!, head![2]!]) expect(end[0]).toBeLessThan(107.02);
    expect(arrow([107, 40], [107, 40], 14, 11)).toEqual([]);
  });
});
