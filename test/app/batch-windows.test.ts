/** One screening in several windows, and one in place of another. The other window is what stands on the disk, and what it tells. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { makeBatchDisk } from '../../src/app/state/batch-disk.ts';
import { readEntries } from '../../src/app/state/batch-register.ts';
import { withLimits } from '../../src/app/state/batch-state.ts';
import type { Screening } from '../../src/app/state/batch-threads.ts';
import type { BatchToStart } from '../../src/app/state/batch-types.ts';
import {
  discardBatch,
  forgetBatches,
  hear,
  keepFormerBatch,
  openEntry,
  pauseBatch,
  replaceBatch,
  rerunBatch,
  resumeBatch,
  startBatch,
} from '../../src/app/state/batch-verbs.ts';
import { layerStore, putPack } from '../../src/app/state/layer-store.ts';
import { EMPTY_PROJECT } from '../../src/app/state/model.ts';
import { edit, getApp, replaceProject, setSession } from '../../src/app/state/store.ts';
import type { LayerTable } from '../../src/domain/feature-table.ts';
import { polygonsOf } from '../../src/domain/prepared-city.ts';
import { batchColumns, screenRows } from '../../src/domain/siting/batch.ts';
import type { RuleBook } from '../../src/domain/siting/rules.ts';
import { atOnce } from '../../src/engine/index.ts';
import { packTable } from '../../src/io/layer-pack.ts';
import type { MemoryDisk } from '../support/memory-disk.ts';
import { cells, feature, prepare, ruleBook } from '../support/small-city.ts';

const disks = vi.hoisted(() => ({}) as { work: MemoryDisk; layers: MemoryDisk });
vi.mock('../../src/app/state/save-disk.ts', async (original) => {
  const { MemoryDisk: Disk } = await import('../support/memory-disk.ts');
  disks.work = new Disk();
  disks.layers = new Disk();
  return { ...(await original<object>()), workDisk: disks.work, layerDisk: disks.layers };
});
const rules: RuleBook = { schema: 1, city: 'square', version: '2026.11', kinds: [], rules: [] };
vi.mock('../../src/app/state/open-city.ts', () => ({ shippedRules: () => rules, cityInput: () => null }));

/** Threads that do nothing by themselves. */
const threads = vi.hoisted(() => ({
  started: [] as { screening: Screening; end: (how: 'done' | 'stopped') => void }[],
}));
vi.mock('../../src/app/state/batch-threads.ts', () => ({
  CHUNK_ROWS: 2,
  runBatch: (_pack: unknown, _kinds: unknown, _left: number, screening: Screening) => {
    let end: (how: 'done' | 'stopped') => void = () => {};
    const ended = new Promise<'done' | 'stopped'>((resolve) => {
      end = resolve;
    });
    threads.started.push({ screening, end });
    return { ended, stop: () => end('stopped') };
  },
}));

/** As browsers have them: the lock of a name is held by one at a time. */
class Locks {
  private readonly held = new Map<string, Promise<unknown>>();
  async request(
    name: string,
    options: { ifAvailable?: boolean; signal?: AbortSignal },
    run: (lock: object | null) => unknown,
  ) {
    if (options.ifAvailable && this.held.has(name)) return run(null);
    while (this.held.has(name))
      await Promise.race([
        this.held.get(name),
        new Promise((_, reject) =>
          options.signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
        ),
      ]);
    const own = Promise.resolve(run({})).finally(() => this.held.delete(name));
    this.held.set(name, own);
    return own;
  }
  /** Another window holds it until told. */
  hold(name: string): () => void {
    let free = (): void => {};
    void this.request(
      name,
      {},
      () =>
        new Promise<void>((resolve) => {
          free = resolve;
        }),
    );
    return () => free();
  }
}

const table = (west: number): LayerTable => ({
  type: 'FeatureCollection',
  features: [0, 1, 2].map((i) => feature(`P${i}`, 'plot', cells(west + i, 2, 1))),
});

async function toStart(name: string, west: number): Promise<BatchToStart> {
  const footprints = table(west);
  const pack = await putPack(packTable(footprints));
  if (!pack.ok) throw new Error('not stored');
  return { name, file: `${name}.geojson`, pack: pack.value, footprints, kinds: { all: null, column: null } };
}

async function rowsFor(footprints: LayerTable, from: number, to: number) {
  const prepared = await prepare({});
  const columns = batchColumns(prepared, ruleBook);
  const sites = footprints.features.map((f) => ({ polygons: polygonsOf(f), kind: null }));
  return { columns, rows: await screenRows(prepared, ruleBook, columns, sites.slice(from, to), from, atOnce) };
}

/** The running threads do rows. */
async function screen(footprints: LayerTable, from: number, to: number): Promise<void> {
  const { columns, rows } = await rowsFor(footprints, from, to);
  const { screening } = threads.started.at(-1)!;
  screening.onOpened({ columns, districts: [{ id: 'D1', name: 'one' }], count: footprints.features.length });
  await screening.onRows(rows);
}

const soon = (probe: () => void) => vi.waitFor(probe);
const batch = () => getApp().batch;
let locks: Locks;

beforeEach(() => {
  forgetBatches();
  disks.work.stored.clear();
  disks.layers.stored.clear();
  layerStore.forget();
  threads.started.length = 0;
  locks = new Locks();
  vi.stubGlobal('navigator', { locks, hardwareConcurrency: 2 });
  vi.stubGlobal('localStorage', { getItem: () => null, setItem: () => {} });
  setSession({
    cityId: 'square',
    sessionOnly: false,
    toast: null,
    dialog: null,
    batch: null,
    batchAsked: null,
    screenings: [],
  });
});

describe('a second screening', () => {
  it('asks before it takes the place of the former, and leaves it where the answer is no', async () => {
    const [first, second] = [await toStart('first', 1), await toStart('second', 4)];
    void startBatch(first);
    await soon(() => expect(threads.started).toHaveLength(1));
    await startBatch(second);
    expect([batch()?.record.name, getApp().batchAsked?.name]).toEqual(['first', 'second']);
    keepFormerBatch();
    expect([batch()?.record.name, getApp().batchAsked]).toEqual(['first', null]);
    expect(threads.started).toHaveLength(1);
  });

  it('can be taken back: the former is there with its rows', async () => {
    const [first, second] = [await toStart('first', 1), await toStart('second', 4)];
    void startBatch(first);
    await soon(() => expect(threads.started).toHaveLength(1));
    await screen(first.footprints, 0, 2);
    const id = batch()!.record.id;
    await startBatch(second);
    void replaceBatch();
    await soon(() => expect(threads.started).toHaveLength(2));
    expect(batch()?.record.name).toBe('second');
    const { undo } = getApp().toast!;
    if (typeof undo !== 'function') throw new Error('no way back');
    undo();
    await soon(() => expect([batch()?.record.id, batch()?.done]).toEqual([id, 2]));
    await soon(async () => {
      const stored = await makeBatchDisk(disks.work, disks.layers).read('square');
      expect([stored?.record.id, stored?.rows[0]?.count]).toEqual([id, 2]);
    });
  });
});

describe('a screening that is finished', () => {
  it('is one entry of the register, which opens it, and screens again what is no longer there', async () => {
    const first = await toStart('first', 1);
    void startBatch(first);
    await soon(() => expect(threads.started).toHaveLength(1));
    await screen(first.footprints, 0, 3);
    threads.started[0]!.end('done');
    await soon(() => expect(getApp().screenings).toHaveLength(1));
    const [entry] = getApp().screenings;
    expect(entry).toMatchObject({ file: 'first.geojson', count: 3, batch: batch()!.record.id });
    await soon(async () => expect(await readEntries(disks.work, 'square')).toEqual([entry]));
    setSession({ dialog: null });
    await openEntry(entry!);
    expect(getApp().dialog).toBe('batch');
    discardBatch();
    void openEntry(entry!);
    await soon(() => expect(threads.started).toHaveLength(2));
    expect(batch()?.record).toMatchObject({ name: 'first', count: 3, pack: first.pack });
  });
});

describe('another window that screens', () => {
  const disk = () => makeBatchDisk(disks.work, disks.layers);

  /** This window shows a screening that another one holds. */
  async function elsewhere() {
    const first = await toStart('first', 1);
    const { columns, rows } = await rowsFor(first.footprints, 0, 2);
    let free = (): void => {};
    // The other one takes over at the moment at which this one begins.
    const request = locks.request.bind(locks);
    vi.spyOn(locks, 'request').mockImplementationOnce((name, options, run) => {
      free = locks.hold(name);
      return request(name, options, run);
    });
    void startBatch(first);
    await soon(() => expect(batch()?.work).toBe('elsewhere'));
    const record = { ...batch()!.record, columns };
    await disk().write(record);
    await hear({ city: 'square', id: record.id, what: 'record' });
    await disk().writeRows(record.id, rows);
    await hear({ city: 'square', id: record.id, what: 'rows', from: 0 });
    return { record, first, free: () => free() };
  }

  it('is not computed against, and its rows are seen as they are done', async () => {
    const { record, first, free } = await elsewhere();
    expect([batch()?.done, batch()?.work, threads.started.length]).toEqual([2, 'elsewhere', 0]);
    const last = await rowsFor(first.footprints, 2, 3);
    await disk().writeRows(record.id, last.rows);
    await hear({ city: 'square', id: record.id, what: 'rows', from: 2 });
    const finished = { ...record, finishedAt: 5 };
    await disk().write(finished);
    await hear({ city: 'square', id: record.id, what: 'record' });
    free();
    await soon(() => expect(batch()).toMatchObject({ done: 3, work: 'resting', record: { finishedAt: 5 } }));
    expect(threads.started).toHaveLength(0);
  });

  it('is taken over where it stood, when it is closed', async () => {
    const { free } = await elsewhere();
    free();
    await soon(() => expect(threads.started).toHaveLength(1));
    const { columns } = batch()!.record;
    const left = threads.started[0]!.screening.onOpened({ columns, districts: [], count: 3 });
    expect(left).toEqual([{ from: 2, to: 3 }]);
  });

  it('is paused here too, and not taken over', async () => {
    const { record, free } = await elsewhere();
    await disk().write({ ...record, paused: true });
    await hear({ city: 'square', id: record.id, what: 'record' });
    free();
    await soon(() => expect(batch()).toMatchObject({ work: 'resting', record: { paused: true } }));
    expect(threads.started).toHaveLength(0);
  });

  it('may begin another one, which is shown here, and take it away', async () => {
    const { record } = await elsewhere();
    const second = await toStart('second', 4);
    const { columns } = record;
    const other = { ...record, id: 'batch-other', name: 'second', pack: second.pack, paused: true, columns };
    await disk().write(other);
    await hear({ city: 'square', id: other.id, what: 'record' });
    expect(batch()?.record).toEqual(withLimits(other));
    await hear({ city: 'square', id: other.id, what: 'gone' });
    expect(batch()).toBeNull();
  });
});

describe('a screening that was paused half done', () => {
  const OTHER: RuleBook = { ...rules, version: '2026.11+1', kinds: [{ id: 'mill', name: { zh: '厂', en: 'mill' } }] };
  const useRules = (own: RuleBook | null) => edit((p) => ({ ...p, rules: own }));

  async function halfDone() {
    replaceProject(EMPTY_PROJECT);
    const first = await toStart('first', 1);
    void startBatch(first);
    await soon(() => expect(threads.started).toHaveLength(1));
    await screen(first.footprints, 0, 2);
    pauseBatch();
    await soon(() => expect(batch()).toMatchObject({ work: 'resting', done: 2, record: { paused: true } }));
    return first;
  }

  it('does not go on by other rules: it stands as it is, says so, and can be started anew', async () => {
    const { footprints } = await halfDone();
    useRules(OTHER);
    await resumeBatch();
    expect(threads.started).toHaveLength(1);
    expect(batch()).toMatchObject({
      work: 'resting',
      done: 2,
      stale: ['rules'],
      record: { rulesVersion: rules.version },
    });
    void rerunBatch();
    await soon(() => expect(threads.started).toHaveLength(2));
    await screen(footprints, 0, 3);
    expect(batch()).toMatchObject({ done: 3, record: { rulesVersion: OTHER.version } });
    threads.started[1]!.end('done');
    useRules(null);
  });

  it('goes on once the rules are as they were', async () => {
    await halfDone();
    useRules(OTHER);
    await resumeBatch();
    useRules(null);
    void resumeBatch();
    await soon(() => expect(threads.started).toHaveLength(2));
  });

  it('takes no rows by another list of limits, whatever its rules say', async () => {
    await halfDone();
    const { columns } = batch()!.record;
    void resumeBatch();
    await soon(() => expect(threads.started).toHaveLength(2));
    const removed = { ...columns[0]!, id: 'gone|gone', isRemoved: true };
    const { screening, end } = threads.started[1]!;
    expect(screening.onOpened({ columns: [removed, ...columns], districts: [], count: 3 })).toEqual([]);
    end('done');
    await soon(() => expect(batch()).toMatchObject({ work: 'resting', stale: ['columns'], record: { paused: true } }));
    expect(batch()!.record.columns).toEqual(columns);
    expect([batch()!.done, batch()!.table!.rows.columnCount]).toEqual([2, columns.length]);
  });

  it('is of today as long as nothing is done', async () => {
    replaceProject(EMPTY_PROJECT);
    void startBatch(await toStart('first', 1));
    await soon(() => expect(threads.started).toHaveLength(1));
    pauseBatch();
    await soon(() => expect(batch()).toMatchObject({ work: 'resting', done: 0 }));
    useRules(OTHER);
    void resumeBatch();
    await soon(() => expect(threads.started).toHaveLength(2));
    expect(batch()).toMatchObject({ stale: [], record: { rulesVersion: OTHER.version } });
    useRules(null);
  });
});
