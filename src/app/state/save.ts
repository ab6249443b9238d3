/** The user's work on disk (IndexedDB): saved a moment after each change and again when the page is left. */
import { get, set } from 'idb-keyval';
import type { Camera, Project } from './model.ts';
import { getApp, setSession, subscribeApp } from './store.ts';

const DELAY_MS = 300;
const FORMAT = 1;

interface Saved {
  readonly format: typeof FORMAT;
  readonly project: Project;
  readonly camera: Camera | null;
  readonly savedAt: number;
}

const slot = (cityId: string): string => `ecospace/project/${cityId}`;

export async function loadProject(cityId: string): Promise<Saved | null> {
  const saved = await get<Saved>(slot(cityId));
  return saved?.format === FORMAT ? saved : null;
}

async function saveNow(): Promise<void> {
  const { cityId, project, camera } = getApp();
  const savedAt = Date.now();
  try {
    await set(slot(cityId), { format: FORMAT, project, camera, savedAt } satisfies Saved);
    setSession({ savedAt, saveFailed: false });
  } catch {
    // The browser refuses storage (full, or private mode): the status line says so and the work stays in the page.
    setSession({ saveFailed: true });
  }
}

/** Save from now on; returns the function that stops. */
export function startAutosave(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = () => {
    if (timer === undefined) return;
    clearTimeout(timer);
    timer = undefined;
    void saveNow();
  };
  const stop = subscribeApp((state, before) => {
    if (state.opening !== 'ready' || before.opening !== 'ready') return;
    // A scene on show stands in place of the work for a while; it is not the work.
    if (state.presenting !== null || before.presenting !== null) return;
    if (state.project === before.project && state.camera === before.camera) return;
    timer ??= setTimeout(flush, DELAY_MS);
  });
  addEventListener('visibilitychange', flush);
  addEventListener('pagehide', flush);
  return () => {
    stop();
    removeEventListener('visibilitychange', flush);
    removeEventListener('pagehide', flush);
  };
}
