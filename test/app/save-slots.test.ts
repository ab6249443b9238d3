import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { EMPTY_PROJECT, type Project } from '../../src/app/state/model.ts';
import { type Held, isAside, loadSlot, packsInUse, readSlot, saveSlot } from '../../src/app/state/save-slots.ts';
import type { Scene } from '../../src/app/state/scene.ts';
import { PROJECT_FORMAT } from '../../src/domain/project-schema.ts';
import { sceneOfFormat5 } from '../../src/domain/scene-schema.ts';
import { MemoryDisk, quota } from '../support/memory-disk.ts';
import { packed, smallTable, userLayer } from '../support/project.ts';

const old = JSON.parse(readFileSync(new URL('../io/fixtures/project-format-1.json', import.meta.url), 'utf8')) as {
  project: Project;
  camera: { lon: number; lat: number; zoom: number; bearing: number };
  savedAt: number;
};
const scenes = old.project.scenes.map((scene) => sceneOfFormat5(scene) as Scene);
const { key } = await packed(smallTable());

let marks = 0;
const mark = () => `m${marks++}`;
const load = (disk: MemoryDisk, preferred: string | null = null, readOnly = false) =>
  loadSlot(disk, 'a', { preferred, readOnly, mark: mark() });
const named = (name: string): Project => ({ ...EMPTY_PROJECT, order: [name] });
const save = (disk: MemoryDisk, held: Held, name: string, savedAt = 1) =>
  saveSlot(disk, 'a', held, { project: named(name), camera: null, savedAt }, mark());
const order = (work: { project: Project } | null) => work?.project.order?.[0];

describe('work that is saved', () => {
  test('is loaded again, layers and place too', async () => {
    const disk = new MemoryDisk();
    const { held, work } = await load(disk);
    expect(work).toBeNull();
    const project: Project = { ...EMPTY_PROJECT, ...old.project, scenes, userLayers: [userLayer('x', key)] };
    await saveSlot(disk, 'a', held, { project, camera: old.camera, savedAt: 5 }, mark());
    expect((await load(disk)).work).toEqual({ project, camera: old.camera, savedAt: 5 });
    expect([...disk.stored.keys()]).toEqual(['ecospace/project/a']);
    expect(await packsInUse(disk)).toEqual(new Set([key]));
  });

  test('of format 1 is loaded, and saved in its place as the present one', async () => {
    const disk = new MemoryDisk();
    await disk.set([['ecospace/project/a', old]]);
    const { held, work, problems } = await load(disk);
    expect(problems).toEqual([]);
    expect(work).toEqual({ ...old, format: undefined, project: { ...EMPTY_PROJECT, ...old.project, scenes } });
    const next = await save(disk, held, 'new');
    expect(isAside(next, 'a')).toBe(false);
    expect(disk.stored.get('ecospace/project/a')).toMatchObject({
      format: PROJECT_FORMAT,
      project: { order: ['new'] },
    });
  });

  test('of a window that only looks leaves the slot to the one that works', async () => {
    const disk = new MemoryDisk();
    const look = (held: Held, name: string) =>
      saveSlot(disk, 'a', held, { project: named(name), camera: old.camera, savedAt: 2 }, mark(), true);
    const { held } = await load(disk);
    const first = await save(disk, held, 'shared');
    const looking = (await load(disk)).held;
    expect(await look(looking, 'shared')).toEqual(looking);
    const working = await save(disk, first, 'work');
    expect(isAside(working, 'a')).toBe(false);
    expect(await look(looking, 'shared')).toEqual(looking);
    expect(order((await load(disk)).work)).toBe('work');
    expect([...disk.stored.keys()]).toEqual(['ecospace/project/a']);
  });

  test('that cannot be read is put aside, told, and not lost', async () => {
    const disk = new MemoryDisk();
    const broken = { ...old, project: { ...old.project, scenes: 'x' } };
    await disk.set([['ecospace/project/a', broken]]);
    const { held, work, problems } = await load(disk);
    expect(work).toBeNull();
    expect(problems).toMatchObject([{ code: 'project-broken', where: { path: 'project.scenes' } }]);
    const [aside] = [...disk.stored.keys()];
    expect(aside).toMatch(/^ecospace\/broken\/a\//);
    expect(disk.stored.get(aside!)).toEqual(broken);
    await save(disk, held, 'new');
    expect(order((await load(disk)).work)).toBe('new');
    expect((await load(disk)).strays).toEqual([]);
  });

  test('is left as it is where nothing may be written, broken or not', async () => {
    const disk = new MemoryDisk();
    await disk.set([['ecospace/project/a', { format: 1 }]]);
    const before = new Map(disk.stored);
    const { problems } = await load(disk, null, true);
    expect(problems).toHaveLength(1);
    expect(disk.stored).toEqual(before);
  });

  test('of a later version stays where it is; this window saves beside it', async () => {
    const disk = new MemoryDisk();
    const later = { format: PROJECT_FORMAT + 1, mark: 'z', more: true };
    await disk.set([['ecospace/project/a', later]]);
    const { held, problems } = await load(disk);
    const values = { version: PROJECT_FORMAT + 1, known: PROJECT_FORMAT };
    expect(problems).toMatchObject([{ code: 'project-newer', values }]);
    const next = await save(disk, held, 'mine');
    expect(isAside(next, 'a')).toBe(true);
    expect(disk.stored.get('ecospace/project/a')).toEqual(later);
    expect(order((await load(disk, next.slot)).work)).toBe('mine');
  });

  test('is as it was where saving fails', async () => {
    const disk = new MemoryDisk();
    const held = await save(disk, (await load(disk)).held, 'one');
    disk.failure = quota();
    await expect(save(disk, held, 'two')).rejects.toThrow('no space');
    disk.failure = null;
    expect(order((await load(disk)).work)).toBe('one');
    expect(isAside(await save(disk, held, 'three'), 'a')).toBe(false);
  });
});

describe('two windows on one city', () => {
  async function windows() {
    const disk = new MemoryDisk();
    const first = await save(disk, (await load(disk)).held, 'start');
    const second = (await load(disk)).held;
    return { disk, first, second };
  }

  test('never overwrite each other: the later one saves in a slot of its own, again and again the same', async () => {
    const { disk, first, second } = await windows();
    const one = await save(disk, first, 'first', 10);
    const two = await save(disk, second, 'second', 20);
    expect(isAside(one, 'a')).toBe(false);
    expect(isAside(two, 'a')).toBe(true);
    expect((await save(disk, two, 'second again', 30)).slot).toBe(two.slot);
    await save(disk, one, 'first again', 40);
    const loaded = await load(disk);
    expect(order(loaded.work)).toBe('first again');
    expect(loaded.strays).toEqual([{ slot: two.slot, savedAt: 30 }]);
    expect(order(await readSlot(disk, two.slot))).toBe('second again');
  });

  test('loaded again, the second goes on in its own slot, and sees no stray of itself', async () => {
    const { disk, first, second } = await windows();
    await save(disk, first, 'first');
    const two = await save(disk, second, 'second');
    const again = await load(disk, two.slot);
    expect(order(again.work)).toBe('second');
    expect(again.held).toEqual(two);
    expect(again.strays).toEqual([]);
    expect(order((await load(disk, 'ecospace/project/a/gone')).work)).toBe('first');
  });

  test('a slot that was taken up elsewhere is not written again', async () => {
    const { disk, first, second } = await windows();
    await save(disk, first, 'first');
    const two = await save(disk, second, 'second');
    await disk.remove([two.slot]);
    const three = await save(disk, two, 'third');
    expect(three.slot).not.toBe(two.slot);
    expect(disk.stored.has(two.slot)).toBe(false);
  });

  test('the slots of a city whose name begins alike are not its own', async () => {
    const disk = new MemoryDisk();
    await disk.set([['ecospace/project/ab/m', { ...old }]]);
    expect((await load(disk)).strays).toEqual([]);
  });
});
