import { describe, expect, test, vi } from 'vitest';
import { EMPTY_PROJECT, type Project } from '../../src/app/state/model.ts';
import { followWindows, isAlone } from '../../src/app/state/other-windows.ts';
import { saveInOwnPlace } from '../../src/app/state/save.ts';
import { setSessionOnly } from '../../src/app/state/save-session.ts';
import { adoptStray, dropStray } from '../../src/app/state/save-strays.ts';
import { edit, getApp, undo } from '../../src/app/state/store.ts';
import type { MemoryDisk } from '../support/memory-disk.ts';
import { Channel, name, show, shown, testedWindow } from '../support/saved-work.ts';

const disks = vi.hoisted(() => ({}) as { work: MemoryDisk; layers: MemoryDisk });
vi.mock('../../src/app/state/save-disk.ts', async (original) => {
  const { MemoryDisk: Disk } = await import('../support/memory-disk.ts');
  disks.work = new Disk();
  disks.layers = new Disk();
  return { ...(await original<object>()), workDisk: disks.work, layerDisk: disks.layers };
});

const { stops } = testedWindow(disks);

const onDisk = (key: string) => (disks.work.stored.get(key) as { project: Project } | undefined)?.project.order?.[0];

describe('another window', () => {
  const theirs = (text: string, mark: string) => ({
    format: 2,
    mark,
    project: { ...EMPTY_PROJECT, order: [text] },
    camera: null,
    savedAt: 7,
  });

  test('that has saved in the meantime keeps its work; this one says so and saves beside it', async () => {
    await show('a');
    await disks.work.set([['ecospace/project/a', theirs('theirs', 't1')]]);
    edit(name('mine'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(onDisk('ecospace/project/a')).toBe('theirs');
    expect(getApp().savedAside).toBe(true);
    const aside = [...disks.work.stored.keys()].find((key) => key.startsWith('ecospace/project/a/'))!;
    expect(onDisk(aside)).toBe('mine');
    expect(sessionStorage.getItem('ecospace/slot/a')).toBe(aside);
  });

  test('that is gone: this one says so, and saves as the work on the city again; what was there lies beside it', async () => {
    stops.push(followWindows());
    const other = new Channel('ecospace-windows');
    const said: boolean[] = [];
    const answers = vi.fn(({ data }: { data: { kind: string; cityId: string } }) => {
      said.push(isAlone());
      if (data.kind === 'who') other.postMessage({ kind: 'here', cityId: data.cityId });
    });
    other.onmessage = answers as never;
    await show('a');
    await disks.work.set([['ecospace/project/a', theirs('theirs', 't1')]]);
    edit(name('mine'));
    await vi.advanceTimersByTimeAsync(30_000);
    expect(said.length).toBeGreaterThan(5);
    expect(said).not.toContain(true);
    expect([getApp().savedAside, isAlone()]).toEqual([true, false]);
    other.close();
    await vi.advanceTimersByTimeAsync(30_000);
    expect(isAlone()).toBe(true);
    await saveInOwnPlace();
    expect([getApp().savedAside, isAlone()]).toEqual([false, false]);
    expect(onDisk('ecospace/project/a')).toBe('mine');
    const [stray, ...more] = getApp().strays;
    expect([onDisk(stray!.slot), more]).toEqual(['theirs', []]);
    expect([...disks.work.stored.keys()].sort()).toEqual(['ecospace/project/a', stray!.slot]);
    expect(sessionStorage.getItem('ecospace/slot/a')).toBeNull();
    edit(name('mine too'));
    await vi.advanceTimersByTimeAsync(1000);
    expect([onDisk('ecospace/project/a'), getApp().savedAside]).toEqual(['mine too', false]);
  });

  test('that is on another city does not answer for this one', async () => {
    stops.push(followWindows());
    await show('a');
    const other = new Channel('ecospace-windows');
    const heard: string[] = [];
    other.onmessage = (event) => heard.push((event as { data: { kind: string } }).data.kind);
    other.postMessage({ kind: 'who', cityId: 'b' });
    expect(heard).toEqual([]);
    other.postMessage({ kind: 'who', cityId: 'a' });
    expect(heard).toEqual(['here']);
    other.close();
  });

  test('that left work beside the city: it is told, taken up as one step, and then no longer beside it', async () => {
    await disks.work.set([
      ['ecospace/project/a', theirs('main', 't1')],
      ['ecospace/project/a/t2', theirs('stray', 't2')],
      ['ecospace/project/a/t3', theirs('unwanted', 't3')],
    ]);
    await show('a');
    expect(shown()).toBe('main');
    expect(
      getApp()
        .strays.map((s) => s.slot)
        .sort(),
    ).toEqual(['ecospace/project/a/t2', 'ecospace/project/a/t3']);
    await adoptStray('ecospace/project/a/t2');
    await dropStray('ecospace/project/a/t3');
    expect(getApp().strays).toEqual([]);
    expect([...disks.work.stored.keys()]).toEqual(['ecospace/project/a']);
    expect(onDisk('ecospace/project/a')).toBe('stray');
    undo();
    expect(shown()).toBe('main');
  });

  test('work beside the city stays there where this window cannot save it', async () => {
    await disks.work.set([['ecospace/project/a/t2', theirs('stray', 't2')]]);
    await show('a');
    await setSessionOnly(true);
    await adoptStray('ecospace/project/a/t2');
    expect(shown()).toBe('stray');
    expect(onDisk('ecospace/project/a/t2')).toBe('stray');
  });
});
