import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { withShape } from '../../src/app/map/edit/active.ts';
import { EMPTY_PROJECT, type Footprint, type OpenCity } from '../../src/app/state/model.ts';
import { addToRegister, followRegister, registerSettled, setRegister } from '../../src/app/state/register-keep.ts';
import {
  followChecks,
  keepCheck,
  keepRerun,
  noteCheck,
  putBack,
  removeCheck,
  rerunCheck,
} from '../../src/app/state/register-verbs.ts';
import { clearLocalData } from '../../src/app/state/save-clear.ts';
import { edit, getApp, replaceProject, setSession } from '../../src/app/state/store.ts';
import type { CheckRecord } from '../../src/domain/siting/register.ts';
import { parseRecord } from '../../src/domain/siting/register-schema.ts';
import type { RuleBook } from '../../src/domain/siting/rules.ts';
import { type MemoryDisk, quota } from '../support/memory-disk.ts';
import { checkRecord, finding, sitingResult } from '../support/register.ts';
import { WindowStorage } from '../support/saved-work.ts';

const disks = vi.hoisted(() => ({}) as { work: MemoryDisk });
vi.mock('../../src/app/state/save-disk.ts', async (original) => {
  const { MemoryDisk: Disk } = await import('../support/memory-disk.ts');
  disks.work = new Disk();
  return { ...(await original<object>()), workDisk: disks.work, layerDisk: new Disk() };
});

/** What the thread answers, by the name of the call. */
const thread = vi.hoisted(() => ({ answers: {} as Record<string, unknown>, asked: [] as [string, unknown][] }));
vi.mock('../../src/app/compute.ts', () => ({
  compute: () => ({
    call: async (name: string, input: unknown) => {
      thread.asked.push([name, input]);
      return thread.answers[name];
    },
  }),
}));
const rules: RuleBook = { schema: 1, city: 'square', version: '2026.11', kinds: [], rules: [] };
vi.mock('../../src/app/state/open-city.ts', () => ({ shippedRules: () => rules }));

const square = (west: number): Footprint['polygons'] => [
  [
    [
      [west, 40],
      [west + 0.01, 40],
      [west + 0.01, 40.01],
      [west, 40],
    ],
  ],
];
const footprint = (id: string, west = 107): Footprint => ({
  id,
  name: `地块 ${id}`,
  polygons: square(west),
  start: square(west),
  origin: 'drawn',
  distanceMetres: null,
  facts: { kind: 'chemical', industry: '', unit: '某公司', purpose: '' },
});
const redLine = { layerId: 'red-line', versionId: 'now', date: '2025', name: { zh: '红线', en: 'red line' } };
const measured = [{ ...redLine, accuracyMetres: 10, illustrative: false }];
const answer = (distanceMetres: number, checkedLayers = measured) => {
  const hit = finding({ key: 'red-line/red-line', ruleId: 'red', status: 'hit', distanceMetres, overlap: square(107) });
  return { ok: true, problems: [], value: sitingResult([hit], { checkedLayers }) };
};
const keys = () => [...disks.work.stored.keys()].sort();
const key = ({ serial }: CheckRecord) => `ecospace/register/square/${serial}`;
/** A layer with that version in force. */
const version = (id: string) => ({
  id: 'red-line',
  name: { zh: '红线', en: 'red line' },
  versions: [{ id, date: '2025' }],
});
let stop = () => {};

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 8, 30) });
  for (const name of ['localStorage', 'sessionStorage']) vi.stubGlobal(name, new WindowStorage());
  vi.stubGlobal('navigator', {});
  disks.work.stored.clear();
  disks.work.failure = null;
  thread.answers = { check: answer(12), useRules: { ok: true, value: null, problems: [] } };
  thread.asked = [];
  setSession({
    cityId: 'square',
    open: { city: { layers: [version('now')] } } as unknown as OpenCity,
    opening: 'ready',
    sessionOnly: false,
    register: [],
    problems: [],
    check: { kind: 'none' },
  });
  replaceProject({ ...EMPTY_PROJECT, footprints: [footprint('f1')], activeFootprintId: 'f1' });
});
afterEach(async () => {
  stop();
  stop = () => {};
  await clearLocalData();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function kept(): Promise<CheckRecord> {
  const record = await keepCheck('auto');
  if (!record) throw new Error('not kept');
  await registerSettled();
  return record;
}

describe('keeping the check in hand', () => {
  test('holds what was asked and answered, without outlines, and is on the disk', async () => {
    edit((p) => ({
      ...p,
      disputes: [
        { footprintId: 'f1', key: 'red-line/red-line', ruleId: 'red', reason: '界线已调整', at: 1 },
        { footprintId: 'f2', key: 'red-line/red-line', ruleId: 'red', reason: '别的地块', at: 2 },
      ],
    }));
    const record = await kept();
    expect(thread.asked).toEqual([['check', { footprint: square(107), kind: 'chemical', detail: false }]]);
    expect(record).toMatchObject({
      city: 'square',
      footprint: { id: 'f1', name: '地块 f1', polygons: square(107), facts: { unit: '某公司' } },
      rulesVersion: '2026.11',
      disputes: [{ key: 'red-line/red-line', ruleId: 'red', reason: '界线已调整', at: 1 }],
      kept: 'auto',
    });
    expect(record.serial).toMatch(/^[2-9A-HJ-NP-Z]{4}-20261122-\d{4}-[0-9a-f]{6}$/);
    expect(record.serial.endsWith(record.inputsHash.slice(0, 6))).toBe(true);
    expect(record.result.findings[0]?.overlap).toEqual([]);
    expect(disks.work.stored.get(key(record))).toEqual(record);
  });

  test('serials of one device begin alike, also after a reload; clearing makes it another', async () => {
    const one = await kept();
    const device = localStorage.getItem('ecospace/device');
    expect(one.serial.slice(0, 4)).toBe(device);
    await clearLocalData();
    expect(localStorage.getItem('ecospace/device')).toBeNull();
  });

  test('another question has another hash; the same one is not kept again', async () => {
    const one = await kept();
    expect(await kept()).toEqual(one);
    edit((p) => ({ ...p, footprints: [{ ...p.footprints[0]!, name: '改名' }] }));
    const two = await kept();
    expect(two.inputsHash).not.toBe(one.inputsHash);
    // Within ten minutes the one before goes, on the disk too.
    expect(getApp().register).toEqual([two]);
    expect(keys()).toEqual([key(two)]);
  });

  test('is no step of undo', async () => {
    const { past } = getApp();
    await kept();
    expect(getApp().past).toBe(past);
  });

  test('nothing is kept of what cannot be checked, or without a footprint', async () => {
    thread.answers.check = { ok: false, problems: [] };
    expect(await keepCheck('report')).toBeNull();
    replaceProject(EMPTY_PROJECT);
    expect(await keepCheck('auto')).toBeNull();
    expect(getApp().register).toEqual([]);
  });

  test('comes by itself two seconds after the last change', async () => {
    stop = followChecks();
    const done = { kind: 'done' as const, result: answer(12).value, footprintId: 'f1' };
    setSession({ check: done });
    await vi.advanceTimersByTimeAsync(1500);
    setSession({ check: { ...done } });
    await vi.advanceTimersByTimeAsync(1500);
    expect(getApp().register).toEqual([]);
    await vi.advanceTimersByTimeAsync(600);
    await vi.waitFor(() => expect(getApp().register).toHaveLength(1));
  });

  test('of a row of a screening is kept once it was moved, not for being looked at', async () => {
    stop = followChecks();
    const row = footprint('b-1');
    replaceProject({
      ...EMPTY_PROJECT,
      footprints: [{ ...row, start: row.polygons, preview: true }],
      activeFootprintId: 'b-1',
    });
    setSession({ check: { kind: 'done', result: answer(12).value, footprintId: 'b-1' } });
    await vi.advanceTimersByTimeAsync(3000);
    expect(getApp().register).toEqual([]);
    edit((p) => withShape(p, square(107.1)));
    await vi.advanceTimersByTimeAsync(3000);
    await vi.waitFor(() => expect(getApp().register).toHaveLength(1));
  });
});

describe('the register on the disk', () => {
  test('is read when its city is opened, beside that of another', async () => {
    const record = checkRecord({});
    disks.work.stored.set(key(record), record);
    disks.work.stored.set('ecospace/register/square/broken', { serial: 'no' });
    disks.work.stored.set('ecospace/register/square-2/x', checkRecord({ city: 'square-2' }));
    stop = followRegister();
    setSession({ cityId: 'square', opening: 'loading', open: null });
    await vi.waitFor(() => expect(getApp().register).toEqual([record]));
    setSession({ cityId: 'other', opening: 'loading', open: null });
    await vi.waitFor(() => expect(getApp().register).toEqual([]));
  });

  test('a session only writes nothing, keeps it over another city, and writes when it ends', async () => {
    stop = followRegister();
    setSession({ cityId: 'square', opening: 'loading', open: null });
    await vi.advanceTimersByTimeAsync(1);
    setSession({ opening: 'ready', open: {} as OpenCity, sessionOnly: true });
    const record = await kept();
    expect(keys()).toEqual([]);
    expect(localStorage.getItem('ecospace/device')).toBeNull();
    setSession({ cityId: 'other', opening: 'loading', open: null });
    await vi.advanceTimersByTimeAsync(1);
    expect(getApp().register).toEqual([]);
    setSession({ cityId: 'square', opening: 'loading', open: null });
    await vi.advanceTimersByTimeAsync(1);
    expect(getApp().register).toEqual([record]);
    setSession({ sessionOnly: false });
    await registerSettled();
    expect(keys()).toEqual([key(record)]);
  });

  test('a disk that refuses is told, and the record stays in the page', async () => {
    disks.work.failure = quota();
    const record = await kept();
    expect(getApp().problems.map((p) => p.code)).toEqual(['storage-full']);
    expect(getApp().register).toEqual([record]);
    disks.work.failure = null;
    noteCheck(record.serial, '再试');
    await registerSettled();
    expect(disks.work.stored.get(key(record))).toMatchObject({ note: '再试' });
  });

  test('clearing takes it all', async () => {
    await kept();
    await clearLocalData();
    expect(keys()).toEqual([]);
    expect(getApp().register).toEqual([]);
  });

  test('a deleted record is gone, and the toast puts it back in its place', async () => {
    const [one, two] = [checkRecord({ at: 0 }), checkRecord({ at: 900_000, kept: 'report' })];
    setRegister([one, two]);
    removeCheck(one.serial);
    await registerSettled();
    expect(keys()).toEqual([key(two)]);
    const { undo } = getApp().toast ?? {};
    if (typeof undo !== 'function') throw new Error('nothing to take it back');
    undo();
    await registerSettled();
    expect(getApp().register).toEqual([one, two]);
    expect(keys()).toEqual([key(one), key(two)].sort());
  });

  test('records of a project file are added, those of another city are not', async () => {
    const [one, two] = [checkRecord({ at: 0 }), checkRecord({ at: 900_000 })];
    setRegister([two]);
    addToRegister([{ ...one, kept: 'report' }, { ...two }, checkRecord({ at: 1_800_000, city: 'elsewhere' })]);
    expect(getApp().register.map((r) => [r.serial, r.kept])).toEqual([
      [one.serial, 'report'],
      [two.serial, 'auto'],
    ]);
  });
});

describe('a record in use', () => {
  test('a footprint that is still there is shown, one that has changed comes back as a candidate', async () => {
    const record = await kept();
    edit((p) => ({ ...p, footprints: [...p.footprints, footprint('f2', 108)], activeFootprintId: 'f2' }));
    putBack(record);
    expect(getApp().project).toMatchObject({ activeFootprintId: 'f1', footprints: { length: 2 } });
    edit((p) => ({ ...p, footprints: [footprint('f1', 109)] }));
    putBack(record);
    const { footprints, activeFootprintId } = getApp().project;
    expect(footprints).toHaveLength(2);
    expect(footprints[1]).toMatchObject({ id: activeFootprintId, polygons: square(107), name: '地块 f1' });
    expect(footprints[1]?.facts).toEqual(record.footprint.facts);
  });

  test('comes back as the same project: with its file and the line that it was widened from', async () => {
    const axis = [
      [107, 40],
      [107.01, 40],
    ] as const;
    const own = { ...footprint('f1', 107), origin: 'line' as const, distanceMetres: 20, axis, file: '线路.shp' };
    edit((p) => ({ ...p, footprints: [own], activeFootprintId: 'f1' }));
    const record = (await keepCheck('auto'))!;
    const stored = parseRecord(JSON.parse(JSON.stringify(record)))!;
    edit((p) => ({ ...p, footprints: [], activeFootprintId: null }));
    putBack(stored);
    const { id: _, ...again } = getApp().project.footprints[0]!;
    expect(again).toMatchObject({ axis, file: '线路.shp', origin: 'line', distanceMetres: 20 });
    // Where it came from is no part of the question.
    edit((p) => ({ ...p, footprints: [{ ...own, file: '别处.shp' }], activeFootprintId: 'f1' }));
    expect((await keepCheck('auto'))?.inputsHash).toBe(record.inputsHash);
  });

  test('comes back knowing where it was made, its parcels and what they are for', async () => {
    const stated = { squareMetres: 1e4, planarSquareMetres: null, ellipsoidalSquareMetres: 1e4, roundingSquareMetres: 0.5 }; // biome-ignore format: one statement
    const parcels = [{ name: '一号', polygons: square(107), addedVertices: 2, stated }];
    const made = { ...footprint('f1', 107), parcels, use: '化工用地', addedVertices: 3, copyOf: '甲', stated };
    const own: Footprint = { ...made, origin: 'file', polygons: square(107.5) };
    edit((p) => ({ ...p, footprints: [own], activeFootprintId: 'f1' }));
    const record = (await keepCheck('auto'))!;
    const stored = parseRecord(JSON.parse(JSON.stringify(record)))!;
    edit((p) => ({ ...p, footprints: [], activeFootprintId: null }));
    putBack(stored);
    const [again] = getApp().project.footprints;
    expect(again).toEqual({ ...own, id: again!.id });
    // It is the same question whether it was drawn there or moved there.
    edit((p) => ({ ...p, footprints: [{ ...own, start: own.polygons }], activeFootprintId: 'f1' }));
    const unmoved = await keepCheck('auto');
    expect(unmoved?.inputsHash).toBe(record.inputsHash);
  });

  test('comes back as it was made where it was not moved', async () => {
    const own = footprint('f1', 107);
    edit((p) => ({ ...p, footprints: [{ ...own, start: own.polygons }], activeFootprintId: 'f1' }));
    const record = (await keepCheck('auto'))!;
    expect(record.footprint.made).toBeUndefined();
    edit((p) => ({ ...p, footprints: [], activeFootprintId: null }));
    putBack(record);
    const [again] = getApp().project.footprints;
    expect(again?.start).toBe(again?.polygons);
  });

  test('is checked again on the rules and data of today', async () => {
    const record = await kept();
    thread.answers.check = answer(700, []);
    edit((p) => ({ ...p, rules: { ...rules, version: '2026.11+1' } }));
    const again = await rerunCheck(record);
    if (!again.ok) throw new Error('not checked');
    expect(again.value.rules).toEqual({ before: '2026.11', after: '2026.11' });
    // The layers stand as they did, whatever today's rules look at.
    expect(again.value.data).toEqual([]);
    expect(
      again.value.change.findings.map((f) => [f.isChanged, f.before?.distanceMetres, f.after?.distanceMetres]),
    ).toEqual([[true, 12, 700]]);
    await keepRerun(record, again.value);
    expect(getApp().register).toHaveLength(2);
    expect(getApp().register[1]?.note).toContain(record.serial);
  });

  test('with nothing changed says so', async () => {
    const record = await kept();
    const again = await rerunCheck(record);
    expect(again).toMatchObject({
      ok: true,
      value: { rules: null, data: [], change: { findings: [{ isChanged: false }] } },
    });
  });
});
