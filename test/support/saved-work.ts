/** A window that keeps work: its storages, its channel to other windows and the disks behind it, none of them real. */
import { afterEach, beforeEach, vi } from 'vitest';
import type { OpenCity, Project } from '../../src/app/state/model.ts';
import { leaveCity, loadWork, startAutosave, takeUp } from '../../src/app/state/save.ts';
import { clearLocalData, followClearing } from '../../src/app/state/save-clear.ts';
import { getApp, setSession } from '../../src/app/state/store.ts';
import type { MemoryDisk } from './memory-disk.ts';

/** Storage of a window, as browsers have it: keys are own properties. */
export class WindowStorage {
  getItem(key: string): string | null {
    return (this as unknown as Record<string, string>)[key] ?? null;
  }
  setItem(key: string, value: string): void {
    (this as unknown as Record<string, string>)[key] = value;
  }
  removeItem(key: string): void {
    delete (this as unknown as Record<string, string>)[key];
  }
}

export class Channel {
  static others: Channel[] = [];
  onmessage: ((event: unknown) => void) | null = null;
  readonly name: string;
  constructor(name: string) {
    this.name = name;
    Channel.others.push(this);
  }
  postMessage(data: unknown): void {
    for (const other of Channel.others) if (other !== this && other.name === this.name) other.onmessage?.({ data });
  }
  close(): void {
    Channel.others = Channel.others.filter((c) => c !== this);
  }
}

interface TestedWindow {
  /** By event. */
  readonly listeners: Map<string, () => void>;
  /** Called after each test. */
  readonly stops: (() => void)[];
}

/** Before each test a window that has nothing. */
export function testedWindow(disks: { readonly work: MemoryDisk; readonly layers: MemoryDisk }): TestedWindow {
  const listeners = new Map<string, () => void>();
  const stops: (() => void)[] = [];
  beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('sessionStorage', new WindowStorage());
    vi.stubGlobal('localStorage', new WindowStorage());
    vi.stubGlobal('BroadcastChannel', Channel);
    vi.stubGlobal('navigator', {});
    vi.stubGlobal('addEventListener', (type: string, listener: () => void) => listeners.set(type, listener));
    vi.stubGlobal('removeEventListener', (type: string) => listeners.delete(type));
    for (const disk of [disks.work, disks.layers]) {
      disk.stored.clear();
      disk.written.length = 0;
      disk.failure = null;
      disk.failsReading = false;
    }
    setSession({ open: null, sessionOnly: false, saveFailed: false });
    stops.push(startAutosave(), followClearing());
  });
  afterEach(async () => {
    await clearLocalData();
    for (const stop of stops.splice(0)) stop();
    setSession({ language: 'zh' });
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });
  return { listeners, stops };
}

/** What opening a city does with the work on it. */
export async function show(cityId: string): Promise<void> {
  leaveCity();
  setSession({ cityId, open: null, problems: [] });
  const loaded = await loadWork(cityId);
  takeUp(cityId, loaded);
  setSession({ open: {} as OpenCity, problems: loaded.problems });
}

/** An edit that can be told, and what it left. */
export const name = (text: string) => (p: Project) => ({ ...p, order: [text] });
export const shown = () => getApp().project.order?.[0] ?? null;
