/** Screenings in the register: what a project file brings, what the disk has, and what clearing leaves. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { screeningTable } from '../../src/app/panels/register/screening-table.ts';
import { addEntries, entriesSettled, readEntries } from '../../src/app/state/batch-register.ts';
import { clearLocalData } from '../../src/app/state/save-clear.ts';
import { getApp, setSession } from '../../src/app/state/store.ts';
import { textIn } from '../../src/app/text/use-text.ts';
import { type MemoryDisk, quota } from '../support/memory-disk.ts';
import { batchEntry } from '../support/screening.ts';

const disks = vi.hoisted(() => ({}) as { work: MemoryDisk });
vi.mock('../../src/app/state/save-disk.ts', async (original) => {
  const { MemoryDisk: Disk } = await import('../support/memory-disk.ts');
  disks.work = new Disk();
  return { ...(await original<object>()), workDisk: disks.work, layerDisk: new Disk() };
});
vi.mock('../../src/app/state/open-city.ts', () => ({ shippedRules: () => null, cityInput: () => null }));

const own = batchEntry({ at: 5 });
const earlier = batchEntry({ at: 1, inputsHash: 'd'.repeat(64) });

beforeEach(() => {
  vi.stubGlobal('localStorage', {});
  vi.stubGlobal('sessionStorage', {});
  disks.work.stored.clear();
  disks.work.failure = null;
  setSession({ cityId: 'square', screenings: [own], sessionOnly: false, problems: [] });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

test('of a project file stand beside those that are there, each once, in the order of time, and are on the disk', async () => {
  addEntries([{ ...own, name: 'theirs' }, earlier, batchEntry({ city: 'elsewhere', inputsHash: 'e'.repeat(64) })]);
  expect(getApp().screenings).toEqual([earlier, own]);
  await entriesSettled();
  expect(await readEntries(disks.work, 'square')).toEqual([earlier]);
  expect([...disks.work.stored.keys()]).toEqual([`ecospace/screenings/square/${earlier.serial}`]);
});

test('of a session that is to leave no trace are not written, and a disk that refuses is told', async () => {
  setSession({ sessionOnly: true });
  addEntries([earlier]);
  await entriesSettled();
  expect(disks.work.stored.size).toBe(0);
  setSession({ sessionOnly: false, screenings: [] });
  disks.work.failure = quota();
  addEntries([earlier]);
  await entriesSettled();
  expect(getApp().problems.map((p) => p.code)).toEqual(['storage-full']);
  expect(getApp().screenings).toEqual([earlier]);
});

test('go when all is cleared, also one that is being written', async () => {
  let write: () => void = () => {};
  const held = new Promise<void>((resolve) => {
    write = resolve;
  });
  const set = disks.work.set.bind(disks.work);
  vi.spyOn(disks.work, 'set').mockImplementationOnce((entries) => held.then(() => set(entries)));
  addEntries([earlier]);
  const cleared = clearLocalData();
  setTimeout(write);
  expect(await cleared).toBe(true);
  await entriesSettled();
  expect([...disks.work.stored.keys()]).toEqual([]);
  expect(getApp().screenings).toEqual([]);
});

test('are a table of a row each: what was screened, what it came to, and on what it rests', () => {
  const kinds = [
    { all: null, column: null },
    { all: 'mine', column: null },
    { all: null, column: '类型' },
  ];
  const [head, ...rows] = screeningTable(
    kinds.map((k) => batchEntry({ kinds: k })),
    { text: textIn('zh'), kindName: (id) => ({ mine: '矿山' })[id] ?? id, cityName: () => '方城' },
  );
  const column = (title: string) => rows.map((row) => row[head!.indexOf(title)]);
  expect(column('项目类型')).toEqual([null, '矿山', '按字段“类型”']);
  const first = Object.fromEntries(head!.map((title, i) => [title, rows[0]![i]]));
  expect(first).toMatchObject({
    编号: own.serial,
    城市: '方城',
    文件: 'list.geojson',
    地块数: 3,
    建议避让: 1,
    需论证: 0,
    未检查: 1,
    不能核对: 1,
    '各地块面积之和 公顷': 3,
    '净涉及之和 公顷': 1,
    规则库版本: '2026.11',
    规则哈希: 'a'.repeat(64),
  });
});
