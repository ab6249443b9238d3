import { describe, expect, test, vi } from 'vitest';
import { makeLayerStore, storageUse, sweep, sweepAtStart } from '../../src/app/state/layer-store.ts';
import { packTable } from '../../src/io/layer-pack.ts';
import { MemoryDisk, quota, refused } from '../support/memory-disk.ts';
import { packed, smallTable, userLayer } from '../support/project.ts';

const one = await packed(smallTable());
const two = await packed(smallTable('丙'));
const block = packTable(one.table, { block: Uint8Array.of(1, 2, 3) });

function fresh() {
  const disk = new MemoryDisk();
  const state = { inMemory: false, written: 0 };
  const store = makeLayerStore(
    disk,
    () => state.inMemory,
    () => state.written++,
  );
  return { disk, state, store };
}
type Store = ReturnType<typeof fresh>['store'];
const put = async (store: Store, bytes: Uint8Array) => store.put(bytes as Uint8Array<ArrayBuffer>);
const bytesOf = async (store: Store, key: string) => {
  const outcome = await store.get(key);
  return outcome.ok ? outcome.value : outcome.problems[0]!.code;
};

describe('stored layers', () => {
  test('are found under the key of their content, with their size', async () => {
    const { store, state } = fresh();
    expect(await put(store, one.bytes)).toEqual({ ok: true, value: one.key, problems: [] });
    expect(await put(store, two.bytes)).toMatchObject({ value: two.key });
    expect(await bytesOf(store, one.key)).toEqual(one.bytes);
    expect(await store.has(one.key)).toBe(true);
    expect(await store.has('0'.repeat(64))).toBe(false);
    expect(await store.list()).toEqual([
      { key: one.key, bytes: one.bytes.length },
      { key: two.key, bytes: two.bytes.length },
    ]);
    expect(state.written).toBe(2);
    await store.remove([one.key]);
    expect(await bytesOf(store, one.key)).toBe('storage-lost');
    expect(await store.list()).toHaveLength(1);
  });

  test('are written once, and once more when a compiled block comes with them', async () => {
    const { store, disk, state } = fresh();
    await put(store, one.bytes);
    await put(store, one.bytes);
    expect(state.written).toBe(1);
    await put(store, block);
    expect(await bytesOf(store, one.key)).toEqual(block);
    expect(await store.list()).toEqual([{ key: one.key, bytes: block.length }]);
    await put(store, one.bytes);
    expect(await bytesOf(store, one.key)).toEqual(block);
    expect(disk.written.filter((key) => key.startsWith('pack/'))).toHaveLength(2);
  });

  test('take no more of a larger buffer to the disk than is theirs', async () => {
    const { store, disk } = fresh();
    const within = new Uint8Array(one.bytes.length + 1000);
    within.set(one.bytes, 1000);
    await put(store, within.subarray(1000));
    expect((disk.stored.get(`pack/${one.key}`) as Uint8Array).buffer.byteLength).toBe(one.bytes.length);
  });

  test('are told where the browser has no room, or allows nothing', async () => {
    const { store, disk } = fresh();
    disk.failure = quota();
    const full = await put(store, one.bytes);
    expect(full.problems).toMatchObject([{ code: 'storage-full', values: { bytes: one.bytes.length } }]);
    disk.failure = refused();
    expect((await put(store, one.bytes)).problems).toMatchObject([{ code: 'storage-refused' }]);
    disk.failsReading = true;
    expect((await put(store, one.bytes)).problems).toMatchObject([{ code: 'storage-refused' }]);
    expect(await bytesOf(store, one.key)).toBe('storage-refused');
    expect(disk.stored.size).toBe(0);
  });
});

describe('in memory only', () => {
  test('nothing is written, and each caller gets bytes of its own', async () => {
    const { store, disk, state } = fresh();
    await put(store, two.bytes);
    state.inMemory = true;
    await put(store, one.bytes);
    const given = block.slice();
    await put(store, given);
    given.fill(0);
    const [first, second] = [await bytesOf(store, one.key), await bytesOf(store, one.key)];
    expect(first).toEqual(block);
    (first as Uint8Array).fill(0);
    expect(second).toEqual(block);
    expect(await bytesOf(store, one.key)).toEqual(block);
    expect(await bytesOf(store, two.key)).toEqual(two.bytes);
    expect(await store.list()).toHaveLength(2);
    expect(disk.written.some((key) => key.includes(one.key))).toBe(false);
  });

  test('settling writes it; where that fails it stays in memory', async () => {
    const { store, disk, state } = fresh();
    state.inMemory = true;
    await put(store, one.bytes);
    disk.failure = quota();
    expect((await store.settle()).ok).toBe(false);
    expect(await bytesOf(store, one.key)).toEqual(one.bytes);
    disk.failure = null;
    expect((await store.settle()).ok).toBe(true);
    expect(disk.stored.has(`pack/${one.key}`)).toBe(true);
    store.forget();
    expect(await bytesOf(store, one.key)).toEqual(one.bytes);
  });

  test('forgetting leaves nothing', async () => {
    const { store, state } = fresh();
    state.inMemory = true;
    await put(store, one.bytes);
    store.forget();
    expect(await bytesOf(store, one.key)).toBe('storage-lost');
  });
});

test('sweeping keeps what anything saved speaks of, also what cannot be read', async () => {
  const { store } = fresh();
  const work = new MemoryDisk();
  const third = await packed(smallTable('丁'));
  for (const { bytes } of [one, two, third]) await put(store, bytes);
  await work.set([
    ['ecospace/project/a', { format: 2, project: { userLayers: [userLayer('x', one.key)] } }],
    ['ecospace/broken/a/1', { anything: [{ deep: two.key }] }],
    ['other/app', { third: third.key }],
  ]);
  await sweep(store, work);
  expect((await store.list()).map(({ key }) => key).sort()).toEqual([one.key, two.key].sort());
});

describe('what the browser offers', () => {
  test('windows know of each other by a lock: only who is alone sweeps, and then holds it shared', async () => {
    const asked: unknown[] = [];
    const request = async (_: string, options: object, run: (lock: object | null) => Promise<void>) => {
      asked.push(options);
      // Another window holds it.
      if ('ifAvailable' in options) await run(null);
    };
    vi.stubGlobal('navigator', { locks: { request } });
    await sweepAtStart();
    expect(asked).toEqual([{ ifAvailable: true }, { mode: 'shared' }]);
    vi.stubGlobal('navigator', {});
    await sweepAtStart();
    vi.unstubAllGlobals();
  });

  test('an estimate of what is stored, where there is one', async () => {
    vi.stubGlobal('navigator', { storage: { estimate: async () => ({ usage: 5, quota: 10 }) } });
    expect(await storageUse()).toEqual({ usedBytes: 5, quotaBytes: 10 });
    vi.stubGlobal('navigator', {});
    expect(await storageUse()).toBeNull();
    vi.unstubAllGlobals();
  });
});
