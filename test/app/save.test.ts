import { describe, expect, test, vi } from 'vitest';
import { keepHistory } from '../../src/app/state/history.ts';
import { putPack } from '../../src/app/state/layer-store.ts';
import { EMPTY_PROJECT, type Project } from '../../src/app/state/model.ts';
import { settled } from '../../src/app/state/save.ts';
import { clearLocalData } from '../../src/app/state/save-clear.ts';
import { setSessionOnly, wasSessionOnly } from '../../src/app/state/save-session.ts';
import { rememberedMapping, rememberMapping, startSettings } from '../../src/app/state/save-settings.ts';
import { edit, getApp, redo, replaceProject, setSession, undo } from '../../src/app/state/store.ts';
import { type MemoryDisk, quota } from '../support/memory-disk.ts';
import { packed, smallTable } from '../support/project.ts';
import { Channel, name, show, shown, testedWindow } from '../support/saved-work.ts';

const disks = vi.hoisted(() => ({}) as { work: MemoryDisk; layers: MemoryDisk });
vi.mock('../../src/app/state/save-disk.ts', async (original) => {
  const { MemoryDisk: Disk } = await import('../support/memory-disk.ts');
  disks.work = new Disk();
  disks.layers = new Disk();
  return { ...(await original<object>()), workDisk: disks.work, layerDisk: disks.layers };
});

const { listeners, stops } = testedWindow(disks);

const onDisk = (key: string) => (disks.work.stored.get(key) as { project: Project } | undefined)?.project.order?.[0];

describe('autosave', () => {
  test('writes within a second of an edit, once for several', async () => {
    await show('a');
    edit(name('one'));
    edit(name('two'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(disks.work.written).toEqual(['ecospace/project/a']);
    expect(onDisk('ecospace/project/a')).toBe('two');
    expect(getApp()).toMatchObject({ saveFailed: false, savedAside: false });
    expect(getApp().savedAt).toBeTypeOf('number');
  });

  test('writes at once when the page is left', async () => {
    await show('a');
    edit(name('one'));
    listeners.get('pagehide')!();
    await vi.advanceTimersByTimeAsync(0);
    expect(onDisk('ecospace/project/a')).toBe('one');
  });

  test('opening a city writes nothing, and an edit while its layers are read again is not lost', async () => {
    await show('a');
    setSession({ opening: 'loading' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(disks.work.written).toEqual([]);
    edit(name('one'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(onDisk('ecospace/project/a')).toBe('one');
  });

  test('what was not saved yet when another city is opened goes to its own city', async () => {
    await show('a');
    edit(name('of a'));
    await show('b');
    await vi.advanceTimersByTimeAsync(1000);
    expect(onDisk('ecospace/project/a')).toBe('of a');
    expect(onDisk('ecospace/project/b')).toBeUndefined();
  });

  test('a scene on show is not the work', async () => {
    await show('a');
    edit(name('work'));
    setSession({ presenting: 0 });
    replaceProject({ ...EMPTY_PROJECT, order: ['scene'] });
    listeners.get('visibilitychange')!();
    await vi.advanceTimersByTimeAsync(1000);
    expect(onDisk('ecospace/project/a')).toBe('work');
    replaceProject(EMPTY_PROJECT);
    setSession({ presenting: null });
    await vi.advanceTimersByTimeAsync(1000);
    expect(disks.work.written).toHaveLength(1);
  });

  test('a full disk is told once; once there is room the work is saved', async () => {
    await show('a');
    disks.work.failure = quota();
    for (const text of ['one', 'two']) {
      edit(name(text));
      await vi.advanceTimersByTimeAsync(1000);
    }
    expect(getApp().saveFailed).toBe(true);
    expect(getApp().problems.map((p) => p.code)).toEqual(['storage-full']);
    disks.work.failure = null;
    edit(name('three'));
    await vi.advanceTimersByTimeAsync(1000);
    expect(getApp().saveFailed).toBe(false);
    expect(onDisk('ecospace/project/a')).toBe('three');
  });

  test('storage that cannot be read leaves an empty project and says so', async () => {
    disks.work.failure = quota();
    disks.work.failsReading = true;
    await show('a');
    expect(getApp().project).toBe(EMPTY_PROJECT);
    expect(getApp().problems).toHaveLength(1);
  });

  test('saved work is shown again; broken work is told and the city opens empty', async () => {
    await disks.work.set([
      ['ecospace/project/a', { format: 2, mark: 'x', project: { ...EMPTY_PROJECT, order: ['saved'] }, savedAt: 3 }],
      ['ecospace/project/b', { format: 1, project: null }],
    ]);
    await show('a');
    expect(shown()).toBe('saved');
    expect(getApp().savedAt).toBe(3);
    await show('b');
    expect(shown()).toBeNull();
    expect(getApp().problems.map((p) => p.code)).toEqual(['project-broken']);
  });
});

describe('undo', () => {
  test('goes on where it was after a visit to another city, and is saved there', async () => {
    await show('a');
    edit(name('one'));
    edit(name('two'));
    undo();
    await show('b');
    expect(getApp()).toMatchObject({ past: [], future: [], project: EMPTY_PROJECT });
    edit(name('of b'));
    await show('a');
    expect(shown()).toBe('one');
    redo();
    expect(shown()).toBe('two');
    undo();
    undo();
    expect(shown()).toBeNull();
    await vi.advanceTimersByTimeAsync(1000);
    expect(onDisk('ecospace/project/a')).toBeUndefined();
    expect(onDisk('ecospace/project/b')).toBe('of b');
    await show('b');
    undo();
    expect(shown()).toBeNull();
  });

  test('what was kept is handed out once: a later state is not put back by an earlier one', async () => {
    await show('a');
    edit(name('one'));
    await show('b');
    await show('a');
    edit(name('two'));
    await settled();
    // Left in a way that keeps nothing.
    setSession({ open: null });
    keepHistory();
    await show('b');
    await show('a');
    expect(shown()).toBe('two');
  });
});

describe('a session only', () => {
  test('writes nothing, not even what waited, and leaves what was saved', async () => {
    await show('a');
    edit(name('saved'));
    await settled();
    edit(name('waiting'));
    await setSessionOnly(true);
    expect(wasSessionOnly()).toBe(true);
    edit(name('secret'));
    const { bytes } = await packed(smallTable());
    await putPack(bytes as Uint8Array<ArrayBuffer>);
    listeners.get('pagehide')!();
    await show('b');
    edit(name('secret too'));
    await show('a');
    await vi.advanceTimersByTimeAsync(5000);
    expect(disks.work.written).toEqual(['ecospace/project/a']);
    expect(onDisk('ecospace/project/a')).toBe('saved');
    expect(disks.layers.stored.size).toBe(0);
    expect(shown()).toBe('secret');
  });

  test('switched off, layers and work are written; where there is no room for them it stays on', async () => {
    await show('a');
    await setSessionOnly(true);
    edit(name('secret'));
    const { bytes, key } = await packed(smallTable());
    await putPack(bytes as Uint8Array<ArrayBuffer>);
    disks.layers.failure = quota();
    await setSessionOnly(false);
    expect(getApp().sessionOnly).toBe(true);
    expect(getApp().problems.map((p) => p.code)).toEqual(['storage-full']);
    disks.layers.failure = null;
    await setSessionOnly(false);
    await vi.advanceTimersByTimeAsync(1000);
    expect(wasSessionOnly()).toBe(false);
    expect(disks.layers.stored.has(`pack/${key}`)).toBe(true);
    expect(onDisk('ecospace/project/a')).toBe('secret');
  });
});

describe('clearing', () => {
  test('leaves nothing of ours and touches nothing of others; what waited is not written afterwards', async () => {
    await show('a');
    edit(name('one'));
    await show('b');
    edit(name('two'));
    const { bytes } = await packed(smallTable());
    await putPack(bytes as Uint8Array<ArrayBuffer>);
    await disks.work.set([
      ['ecospace/broken/a/x', 1],
      ['another app', 2],
    ]);
    sessionStorage.setItem('ecospace/slot/a', 'x');
    localStorage.setItem('ecospace/any', 'x');
    expect(await clearLocalData()).toBe(true);
    await vi.advanceTimersByTimeAsync(5000);
    expect([...disks.work.stored.keys()]).toEqual(['another app']);
    expect(disks.layers.stored.size).toBe(0);
    expect(Object.keys(sessionStorage)).toEqual([]);
    expect(Object.keys(localStorage)).toEqual([]);
    expect(getApp()).toMatchObject({ project: EMPTY_PROJECT, past: [], future: [], savedAt: null });
    await show('a');
    expect(shown()).toBeNull();
    edit(name('new'));
    await settled();
    expect(onDisk('ecospace/project/a')).toBe('new');
    expect(getApp().savedAside).toBe(false);
  });

  test('is heard by the other windows, which start empty too', async () => {
    await show('a');
    edit(name('one'));
    const other = new Channel('ecospace');
    other.postMessage('cleared');
    await vi.advanceTimersByTimeAsync(1000);
    expect(shown()).toBeNull();
    expect(disks.work.stored.size).toBe(0);
    other.close();
  });

  test('that the browser refuses is told', async () => {
    disks.work.failure = quota();
    expect(await clearLocalData()).toBe(false);
    expect(getApp().problems).toHaveLength(1);
    disks.work.failure = null;
  });
});

describe('settings', () => {
  const mapping = { name: 'MC', class: null, id: null, area: null, classes: { 核心区: 'core' } };

  test('the language and what columns meant are remembered, but not of a session only', async () => {
    stops.push(startSettings());
    setSession({ language: 'en' });
    rememberMapping('reserve', mapping);
    expect(rememberedMapping('toString')).toBeNull();
    await setSessionOnly(true);
    rememberMapping('other', mapping);
    setSession({ language: 'zh' });
    expect(rememberedMapping('other')).toEqual(mapping);
    stops.push(startSettings());
    expect(getApp().language).toBe('en');
    expect(rememberedMapping('reserve')).toEqual(mapping);
    expect(rememberedMapping('other')).toBeNull();
  });

  test('that are none are passed over', () => {
    for (const text of ['{', '[]', '{"language":"fr","mappings":{}}']) {
      localStorage.setItem('ecospace/settings', text);
      setSession({ language: 'zh' });
      stops.push(startSettings());
      expect(getApp().language).toBe('zh');
    }
  });

  test('go with all the rest when it is cleared', async () => {
    stops.push(startSettings());
    rememberMapping('reserve', mapping);
    await clearLocalData();
    expect(rememberedMapping('reserve')).toBeNull();
    expect(localStorage.getItem('ecospace/settings')).toBeNull();
  });
});
