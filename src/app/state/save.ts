/**
 * The user's work on the disk (IndexedDB): saved a moment after each change, when the city is left and when the page is.
 * Under 仅本次会话 nothing is written, and what was saved before stays as it was.
 */
import type { Problem } from '../../domain/problems.ts';
import { keepHistory, putHistory, takeHistory } from './history.ts';
import { type Camera, EMPTY_PROJECT } from './model.ts';
import { storageProblem, workDisk } from './save-disk.ts';
import {
  freshSlot,
  type Held,
  isAside,
  loadSlot,
  type Stray,
  saveSlot,
  straysBeside,
  takeOwnSlot,
  type WorkToSave,
} from './save-slots.ts';
import { ownWork } from './select.ts';
import { getApp, putWorkBack, setSession, subscribeApp, type Work } from './store.ts';

const DELAY_MS = 300;

/** Slot of this window, by city. */
const slots = new Map<string, Held>();
/** Mark of a saving: unlike any other. */
const newMark = (): string => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 10)}`;

/** The work on a city, as this window or an earlier one left it. */
export interface LoadedWork {
  readonly work: Work;
  readonly camera: Camera | null;
  readonly savedAt: number | null;
  readonly strays: readonly Stray[];
  readonly problems: readonly Problem[];
  /** Whether it was kept in this window, with its steps of undo, and is nowhere else now. */
  readonly isKept: boolean;
}

/** To be called before another city is shown: what is not saved yet is, and the steps of undo are kept. */
export function leaveCity(): void {
  flush();
  keepHistory();
}

/** The work on a city: as it stood in this window if it was on show before, else as it was saved. Never fails. */
export async function loadWork(cityId: string): Promise<LoadedWork> {
  const kept = takeHistory(cityId);
  if (kept) return { ...kept, problems: [], isKept: true };
  const empty = { work: { project: EMPTY_PROJECT, past: [], future: [] }, camera: null, savedAt: null };
  try {
    const options = { preferred: rememberedSlot(cityId), readOnly: getApp().sessionOnly, mark: newMark() };
    const { held, work, strays, problems } = await loadSlot(workDisk, cityId, options);
    slots.set(cityId, held);
    if (!work) return { ...empty, strays, problems, isKept: false };
    const { project, camera, savedAt } = work;
    return { work: { ...empty.work, project }, camera, savedAt, strays, problems, isKept: false };
  } catch (error) {
    return { ...empty, strays: [], problems: [storageProblem(error)], isKept: false };
  }
}

/** Loaded work that is not put on show after all. */
export function giveBack(cityId: string, { isKept, work, camera, savedAt, strays }: LoadedWork): void {
  if (isKept) putHistory(cityId, { work, camera, savedAt, strays });
}

/** Put loaded work on show. */
export function takeUp(cityId: string, { work, camera, savedAt, strays }: LoadedWork): void {
  putWorkBack(work);
  const held = slots.get(cityId);
  setSession({ camera, savedAt, strays, savedAside: held !== undefined && isAside(held, cityId) });
}

/** What is to be saved, as it stood when it was changed: a moment later a scene or another city may be on show. */
interface Due extends Pick<WorkToSave, 'project' | 'camera'> {
  readonly cityId: string;
  /** The map was moved and nothing else was done: a window that only looks must not take the place from one that works. */
  readonly onlyCamera: boolean;
}

let due: Due | null = null;
let timer: ReturnType<typeof setTimeout> | undefined;
let saving: Promise<void> = Promise.resolve();

/** Save what waits to be saved, now. */
function flush(): void {
  const now = due;
  dropUnsaved();
  if (!now) return;
  // One after the other: each must know the mark of the one before.
  saving = saving.then(() => save(now)).catch((error: unknown) => reportError(error));
}

async function save({ cityId, project, camera, onlyCamera }: Due): Promise<void> {
  if (getApp().sessionOnly) return;
  const work = { project, camera, savedAt: Date.now() };
  const held = slots.get(cityId) ?? freshSlot(cityId);
  let outcome: { held: Held } | { problem: Problem };
  try {
    outcome = { held: await saveSlot(workDisk, cityId, held, work, newMark(), onlyCamera) };
  } catch (error) {
    outcome = { problem: storageProblem(error) };
  }
  if ('held' in outcome) {
    slots.set(cityId, outcome.held);
    rememberSlot(cityId, outcome.held);
    const savedAside = isAside(outcome.held, cityId);
    if (getApp().cityId === cityId) setSession({ savedAt: work.savedAt, saveFailed: false, savedAside });
  } else if (!getApp().saveFailed) {
    // Told once; the status line says it for as long as it lasts, and the work stays in the page.
    setSession({ saveFailed: true, problems: [...getApp().problems, outcome.problem] });
  }
}

/** Save in the city's own place again: the window that had it is gone. What that one left comes to lie beside it. */
export async function saveInOwnPlace(): Promise<void> {
  const { cityId, project, camera } = getApp();
  await settled();
  const held = slots.get(cityId);
  if (!held || !isAside(held, cityId) || getApp().sessionOnly) return;
  const work = { project: ownWork(project), camera, savedAt: Date.now() };
  try {
    const own = await takeOwnSlot(workDisk, cityId, held, work, [newMark(), newMark()]);
    slots.set(cityId, own);
    sessionStorage.removeItem(remembered(cityId));
    const strays = await straysBeside(workDisk, cityId, own);
    if (getApp().cityId === cityId) setSession({ savedAt: work.savedAt, savedAside: false, strays });
  } catch (error) {
    setSession({ problems: [...getApp().problems, storageProblem(error)] });
  }
}

/** When everything that was due has been written or refused. */
export function settled(): Promise<void> {
  flush();
  return saving;
}

/** Drop what waits to be saved. */
export function dropUnsaved(): void {
  clearTimeout(timer);
  timer = undefined;
  due = null;
}

/** Forget which slots this window has: all is empty now. */
export function forgetSlots(): void {
  slots.clear();
}

/** Save from now on; returns the function that stops. */
export function startAutosave(): () => void {
  const stop = subscribeApp((state, before) => {
    // While a city is being opened the project is put in place, not changed.
    if (state.open === null || before.open === null || state.cityId !== before.cityId) return;
    if (state.project !== before.project) saveSoon(before.presenting !== null);
    else if (state.camera !== before.camera) saveSoon(before.presenting !== null, true);
  });
  addEventListener('visibilitychange', flush);
  addEventListener('pagehide', flush);
  return () => {
    stop();
    removeEventListener('visibilitychange', flush);
    removeEventListener('pagehide', flush);
  };
}

/** Save in a moment. A scene on show stands in place of the work for a while: it is not the work. */
export function saveSoon(wasPresenting = false, onlyCamera = false): void {
  const { cityId, project, camera, open, presenting } = getApp();
  if (!open || presenting !== null || wasPresenting) return;
  due = { cityId, project: ownWork(project), camera, onlyCamera: onlyCamera && (due?.onlyCamera ?? true) };
  timer ??= setTimeout(flush, DELAY_MS);
}

/** A window that is loaded again goes on in its own slot. */
const remembered = (cityId: string): string => `ecospace/slot/${cityId}`;
const rememberedSlot = (cityId: string): string | null => sessionStorage.getItem(remembered(cityId));
function rememberSlot(cityId: string, held: Held): void {
  if (isAside(held, cityId)) sessionStorage.setItem(remembered(cityId), held.slot);
}

export function forgetRememberedSlots(): void {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(remembered(''))) sessionStorage.removeItem(key);
}
