import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { presentCommands } from '../../src/app/commands/present.ts';
import { ghostOf } from '../../src/app/map/deck/ghost.ts';
import { pillContents } from '../../src/app/map/deck/pills.ts';
import { adviceTold } from '../../src/app/panels/meeting/advice-told.ts';
import { captureScene } from '../../src/app/panels/meeting/scenes.ts';
import { toldNow } from '../../src/app/panels/meeting/speaker/told.ts';
import { clearStage, getStage, setStage } from '../../src/app/panels/meeting/stage/stage.ts';
import { EMPTY_PROJECT, type Footprint } from '../../src/app/state/model.ts';
import { followAdvice } from '../../src/app/state/siting-advice.ts';
import { edit, getApp, replaceProject, setSession } from '../../src/app/state/store.ts';
import type { Advice } from '../../src/domain/siting/advice-result.ts';
import { CancelledError } from '../../src/worker/connect.ts';
import { findingWith, resultWith } from '../support/findings.ts';
import { cells, smallCity as city } from '../support/small-city.ts';

interface Asked {
  readonly input: Record<string, unknown>;
  readonly options: { signal: AbortSignal; onProgress: (done: number, total: number) => void };
  readonly answer: (value: unknown) => void;
}
const calls = vi.hoisted(() => [] as unknown[]) as Asked[];
vi.mock('../../src/app/compute.ts', () => ({
  compute: () => ({
    call: (_name: string, input: Asked['input'], options: Asked['options']) =>
      new Promise((answer, reject) => {
        calls.push({ input, options, answer });
        options.signal.addEventListener('abort', () => reject(new CancelledError('cancelled')));
      }),
  }),
}));
const shown = vi.hoisted(() => [] as unknown[]);
const left = vi.hoisted(() => [] as unknown[]);
vi.mock('../../src/app/panels/meeting/present.ts', () => ({
  bringAmongCards: (shape: unknown) => shown.push(shape),
  stopPresenting: () => left.push(0),
}));

const HERE = cells(2, 2, 1);
const THERE = cells(5, 2, 1);
const site: Footprint = { id: 'f', name: '地块', polygons: HERE, start: HERE, origin: 'drawn', distanceMetres: null };
const RED = findingWith({ key: 'red', status: 'hit', outcome: 'avoid', name: { zh: '红线', en: 'red line' } });
const conflict = () => resultWith({ findings: [RED], overall: 'avoid' });
const free = resultWith({
  findings: [
    findingWith({ key: 'red', name: RED.name }),
    findingWith({
      key: 'n',
      status: 'hit',
      outcome: 'notice',
      name: { zh: '引导线', en: 'guide' },
      areaSquareMetres: 9,
    }),
  ],
  counts: { hit: 1, clear: 1, unchecked: 2 },
});
const move = { eastMetres: 996.4, northMetres: 0, metres: 996.4, bearingDegrees: 90, polygons: THERE, result: free, precisionMetres: 1 }; // biome-ignore format: a move
const advice: Advice = {
  each: new Map([['red', move]]),
  all: move,
  cut: null,
  safetyMetres: 20,
  districtId: 'D1',
  precisionMetres: 1,
  withinMetres: 5000,
  undecided: [],
  leftOut: [],
};

const check = (result = conflict()) => setSession({ check: { kind: 'done', result, footprintId: 'f' } });
const settled = () => vi.advanceTimersByTimeAsync(0);
const press = async (key: string): Promise<string | undefined> => {
  const command = presentCommands.find((c) => c.keys.includes(key) && c.enabled(getApp()));
  command?.run();
  await settled();
  return command?.id;
};
const answer = async (value: Advice = advice): Promise<void> => {
  calls.at(-1)!.answer({ ok: true, value, problems: [] });
  await settled();
};
const told = () => adviceTold(getApp());

let stop: () => void;
beforeEach(() => {
  vi.useFakeTimers();
  for (const list of [calls, shown, left]) list.length = 0;
  clearStage();
  replaceProject({ ...EMPTY_PROJECT, footprints: [site], activeFootprintId: 'f' });
  setSession({
    view: 'siting',
    language: 'zh',
    dialog: null,
    toast: null,
    open: { city, tables: {}, summaries: [] },
    camera: { lon: 107, lat: 40, zoom: 13, bearing: 0 },
    advice: { kind: 'none' },
    safetyMargin: 20,
  });
  const scene = captureScene(getApp(), city, { id: 's', title: '', frame: null, card: null, picture: null })!;
  setSession({ presenting: 0, deck: [scene] });
  stop = followAdvice();
  check();
});
afterEach(() => {
  stop();
  setSession({ presenting: null, deck: null, advice: { kind: 'none' } });
  vi.useRealTimers();
});

describe('the least move before an audience', () => {
  it('is not asked for by itself, and by its key for the site as it stands', async () => {
    await vi.advanceTimersByTimeAsync(5000);
    expect([calls.length, told()]).toEqual([0, null]);
    expect(await press('m')).toBe('present-advice');
    expect(calls.map((c) => c.input.footprint)).toEqual([HERE]);
    calls[0]!.options.onProgress(1, 4);
    expect(told()).toMatchObject({ lead: '正在求最小平移', share: 0.25, isPlace: false });
    // The key says nothing more meanwhile.
    await press('m');
    expect(calls).toHaveLength(1);
  });

  it('is told with distance, direction, the check made there, and what that leaves open; and drawn', async () => {
    await press('m');
    await answer();
    expect(told()).toEqual({
      lead: '向正东平移 996.4 m',
      notes: [
        '到位复核:避让、论证、认定各项均不涉及(安全余量 20.0 m)',
        '平移后仍涉及提示 1 项:引导线(原位不涉及);未检查 2 项',
      ],
      share: null,
      isPlace: true,
    });
    expect(ghostOf(getApp())).toMatchObject({ polygons: THERE, metres: 996.4, patch: null });
    expect(pillContents(getApp()).map((p) => p.text)).toContain('避让位置 996.4 m');
    expect(shown).toEqual([[...HERE, ...THERE]]);
    expect(toldNow(getApp(), getStage())?.remarks).toContain('平移后仍涉及提示 1 项:引导线(原位不涉及);未检查 2 项');
    setSession({ language: 'en' });
    expect([told()?.lead, told()?.notes[0]]).toEqual([
      'Move due east by 996.4 m',
      'Checked there: none to avoid, justify or certify is met (margin 20.0 m)',
    ]);
  });

  it('never says that a place is clear where the check made there is not', async () => {
    await press('m');
    await answer({ ...advice, all: { ...move, result: conflict() } });
    expect(told()?.lead).toBe('向正东平移 996.4 m');
    expect(told()?.notes).toEqual(['安全余量 20.0 m', '平移后仍涉及建议避让 1 项:红线']);
  });

  it('names the deleted rules and expired clauses that the place was not kept off', async () => {
    const rule = (reason: 'removed' | 'notice') => ({ ruleId: reason, name: { zh: reason, en: reason }, reason });
    await press('m');
    await answer({ ...advice, leftOut: [rule('removed'), rule('notice')] });
    expect(told()?.notes.at(-1)).toBe('平移与裁切未作为避让条件:已删除的规则 1 条(removed)');
  });

  it.each(['Enter', 'm'])('is taken by %s: the site stands there, and the offer is gone', async (key) => {
    await press('m');
    await answer();
    await press(key);
    expect(getApp().project.footprints[0]!.polygons).toBe(THERE);
    expect([told(), ghostOf(getApp()), getApp().toast]).toEqual([null, null, null]);
  });

  it('is put away by Escape before ink and presentation are, also while it is sought', async () => {
    await press('m');
    setStage({ pen: true });
    expect(await press('Escape')).toBe('present-advice-drop');
    expect([calls[0]!.options.signal.aborted, told()]).toEqual([true, null]);
    await press('m');
    await answer();
    expect(await press('Escape')).toBe('present-advice-drop');
    expect([told(), ghostOf(getApp())]).toEqual([null, null]);
    expect(await press('Escape')).toBe('present-pen-down');
    expect(await press('Escape')).toBe('present-leave');
    expect(left).toHaveLength(1);
    expect(getApp().project.footprints[0]!.polygons).toBe(HERE);
  });

  it('is dropped where the site is dragged, and never stands beside figures it is not of', async () => {
    await press('m');
    await answer();
    edit((p) => ({ ...p, footprints: [{ ...site, polygons: cells(3, 3, 1) }] }));
    expect([told(), ghostOf(getApp())]).toEqual([null, null]);
    expect(await press('Enter')).toBeUndefined();
    // Asked for again it is of the new place.
    await press('m');
    expect(calls.at(-1)!.input.footprint).toEqual(cells(3, 3, 1));
    await answer();
    const stale = { kind: 'done', of: conflict(), advice } as const;
    expect(adviceTold({ ...getApp(), advice: stale })).toBeNull();
    check();
    expect([told(), ghostOf(getApp())]).toEqual([null, null]);
  });

  it('is not asked for where nothing conflicts: that is said instead, with what was not checked', async () => {
    check(resultWith({ findings: [], counts: { hit: 0, clear: 0, unchecked: 3 } }));
    await press('m');
    expect(calls).toHaveLength(0);
    expect(getApp().toast?.text).toBe('已检查的各项中没有避让、论证、认定结论;未检查 3 项');
  });

  it('has no key on a page of words, beside a board, and at a desk', async () => {
    setSession({ view: 'coverage' });
    expect(await press('m')).toBeUndefined();
    setSession({ view: 'siting', deck: [{ kind: 'title', id: 't', title: '', lines: '', note: '', group: '' }] });
    expect(await press('m')).toBeUndefined();
    setSession({ presenting: null });
    expect(await press('m')).toBeUndefined();
  });
});

describe('no move before an audience', () => {
  const none = { ...advice, all: null };
  const asked = async (value: Advice): Promise<void> => {
    await press('m');
    await answer(value);
  };

  it('is told with what cannot be cleared even alone, and put away by the same key', async () => {
    await asked({ ...none, each: new Map([['red', null]]) });
    expect(told()).toMatchObject({
      lead: '5 km 以内、本区之内没有能避开各项的位置',
      notes: ['单独避开也无位置:红线'],
      isPlace: false,
    });
    expect(ghostOf(getApp())).toBeNull();
    await press('m');
    expect([told(), calls.length]).toEqual([null, 1]);
  });

  it('is told as such where each could be cleared alone', async () => {
    await asked(none);
    expect(told()?.notes).toEqual(['逐项单独可避开,但不能同时避开并留出安全余量']);
  });

  it('is not told where the search was given up: then it is not known', async () => {
    await asked({ ...none, each: new Map([['red', null]]), undecided: ['all'] });
    expect(told()).toMatchObject({ lead: '求解用时已达上限,未能确定有无可避开各项的位置', notes: [] });
  });
});
