/** 批量筛查: starting, stopping, taking away and back, going on after a reload, and what other windows do with it. */
import type { LayerTable } from '../../domain/feature-table.ts';
import type { ScreenedRows } from '../../domain/siting/batch.ts';
import type { BatchEntry } from '../../domain/siting/batch-entry.ts';
import type { BatchRecord } from '../../domain/siting/batch-record.ts';
import { BatchTable } from '../../domain/siting/batch-table.ts';
import { unpackTable } from '../../io/layer-pack.ts';
import { batch as words } from '../text/batch.ts';
import { newId } from './actions.ts';
import { batchDisk } from './batch-disk.ts';
import { type BatchNews, hearWindows } from './batch-news.ts';
import { followPreviews } from './batch-rows.ts';
import { goOn, isRunning, markStale, run, stampNow, stop } from './batch-run.ts';
import { change, current, keep, persist, stateOf, tableOf, tell, withLimits } from './batch-state.ts';
import type { BatchState, BatchToStart } from './batch-types.ts';
import { getPack } from './layer-store.ts';
import { storageProblem } from './save-disk.ts';
import { ownWork } from './select.ts';
import { getApp, setSession, show, subscribeApp } from './store.ts';

/** Screen footprints; where others were screened before, the user is asked whether these take their place. */
export async function startBatch(asked: BatchToStart): Promise<void> {
  if (getApp().batch) setSession({ batchAsked: asked, dialog: 'batch' });
  else await begin(asked);
}

/** The answer: yes, the new one takes the place of the former; the toast brings that back. */
export async function replaceBatch(): Promise<void> {
  const { batchAsked } = getApp();
  setSession({ batchAsked: null });
  if (batchAsked) await begin(batchAsked);
}

export const keepFormerBatch = (): void => setSession({ batchAsked: null });

async function begin({ name, file, pack, footprints, kinds }: BatchToStart): Promise<void> {
  stop();
  const before = getApp().batch;
  const record: BatchRecord = {
    id: newId('batch'),
    city: getApp().cityId,
    name,
    file,
    pack,
    count: footprints.features.length,
    kinds,
    startedAt: Date.now(),
    finishedAt: null,
    paused: false,
    columns: [],
    districts: [],
    ...(await stampNow()),
  };
  setSession({ batch: stateOf(record, footprints, null), dialog: 'batch' });
  if (before) offerBack(before, words[getApp().language].replaced(before.record.name));
  await persist(() => batchDisk.write(record), record, { what: 'record' });
  await dropRows(before, record.id);
  await run(record.id);
}

/** Take the rows of a screening away whose place `successor` has taken. */
async function dropRows(batch: BatchState | null, successor: string): Promise<void> {
  if (!batch || batch.record.id === successor) return;
  await persist(() => batchDisk.removeRows(batch.record.id), batch.record, { what: 'gone' });
}

/** A toast that puts a screening back, in place of what is there by then. */
function offerBack(batch: BatchState, text: string): void {
  const back = async (): Promise<void> => {
    if (getApp().cityId !== batch.record.city) return;
    stop();
    const now = getApp().batch;
    if (now && now.record.id !== batch.record.id) offerBack(now, words[getApp().language].replaced(now.record.name));
    await dropRows(now, batch.record.id);
    await putBatch({ ...batch, work: 'resting' });
  };
  setSession({ toast: { id: Date.now(), text, undo: () => void back() } });
}

export function pauseBatch(): void {
  const { batch } = getApp();
  if (!batch) return;
  stop();
  void keep(batch.record.id, { paused: true });
}

/** Go on where it stood. */
export async function resumeBatch(): Promise<void> {
  const { batch } = getApp();
  if (!batch) return;
  await keep(batch.record.id, { paused: false });
  await run(batch.record.id);
}

/** All rows again, by the rules and data of today. */
export async function rerunBatch(): Promise<void> {
  const { batch } = getApp();
  if (!batch) return;
  const { name, file, pack, kinds } = batch.record;
  await begin({ name, file, pack, kinds, footprints: batch.footprints });
}

/** Take the screening away; the toast brings it back. */
export function discardBatch(): void {
  const { batch, language, dialog } = getApp();
  if (!batch) return;
  stop();
  setSession({ batch: null, dialog: dialog === 'batch' ? null : dialog });
  show(ownWork);
  void persist(() => batchDisk.remove(batch.record), batch.record, { what: 'gone' });
  offerBack(batch, words[language].discarded(batch.record.name));
}

/** The screening that an entry of the register is of; where it is there no more, its footprints are screened again. */
export async function openEntry({ batch, name, file, pack, kinds }: BatchEntry): Promise<void> {
  if (current(batch)) {
    setSession({ dialog: 'batch', view: 'siting' });
    return;
  }
  const stored = await getPack(pack);
  const footprints = stored.ok ? unpackTable(stored.value) : stored;
  if (!footprints.ok) {
    tell(...footprints.problems.map((p) => ({ ...p, where: { file } })));
    return;
  }
  setSession({ view: 'siting' });
  await startBatch({ name, file, pack, kinds, footprints: footprints.value.table });
}

/** Put a screening with its rows in place and write it: one that was taken away, or came with a project file. */
async function putBatch(batch: BatchState): Promise<void> {
  setSession({ batch });
  const write = async () => {
    await batchDisk.write(batch.record);
    if (batch.table && batch.done > 0) await batchDisk.writeRows(batch.record.id, batch.table.whole());
  };
  await persist(write, batch.record, { what: 'record' });
  await goOn(batch.record.id);
}

/** A screening of a project file; its footprints are stored under `record.pack`. */
export async function takeBatch(
  record: BatchRecord,
  footprints: LayerTable,
  rows: readonly ScreenedRows[],
): Promise<void> {
  stop();
  const before = getApp().batch;
  await dropRows(before, record.id);
  const own = withLimits(record);
  await putBatch(stateOf(own, footprints, tableOf(own, rows)));
}

/** Screenings of cities that were on show in this window before: what may not be written is nowhere else. */
const byCity = new Map<string, BatchState>();

export function forgetBatches(): void {
  stop();
  byCity.clear();
  setSession({ batch: null, batchAsked: null });
}

async function load(cityId: string): Promise<void> {
  const kept = byCity.get(cityId);
  if (kept) {
    setSession({ batch: { ...kept, work: 'resting' } });
    await goOn(kept.record.id);
    return;
  }
  const stored = await readStored(cityId);
  if (!stored || getApp().cityId !== cityId || getApp().batch) return;
  setSession({ batch: stored });
  await goOn(stored.record.id);
}

async function readStored(cityId: string): Promise<BatchState | null> {
  const stored = await batchDisk.read(cityId);
  if (!stored) return null;
  const pack = await getPack(stored.record.pack);
  const footprints = pack.ok ? unpackTable(pack.value) : pack;
  if (footprints.ok) {
    const record = withLimits(stored.record);
    return stateOf(record, footprints.value.table, tableOf(record, stored.rows));
  }
  if (getApp().cityId === cityId)
    tell(...footprints.problems.map((p) => ({ ...p, where: { file: stored.record.file } })));
  return null;
}

/** Another window has changed a screening: it is shown here as it is there. */
export async function hear({ city, id, what, from }: BatchNews): Promise<void> {
  const { cityId, batch, sessionOnly } = getApp();
  // What a session keeps to itself is no other window's.
  if (sessionOnly) return;
  if (city !== cityId) {
    byCity.delete(city);
    return;
  }
  if (what === 'gone') {
    if (batch?.record.id !== id) return;
    stop();
    setSession({ batch: null });
  } else if (what === 'rows') await hearRows(id, from ?? 0);
  else if (batch?.record.id === id) await hearRecord(id, city);
  else await showOther(city);
}

async function hearRows(id: string, from: number): Promise<void> {
  if (isRunning(id)) return;
  const rows = await batchDisk.readRows(id, from);
  const batch = current(id);
  if (!rows || !batch) return;
  const { count, columns } = batch.record;
  const table = batch.table ?? new BatchTable(count, columns);
  if (table.put(rows)) change(id, { table, done: table.done });
}

/** It was paused, or went on, or is finished. */
async function hearRecord(id: string, city: string): Promise<void> {
  const stored = await batchDisk.read(city);
  const before = current(id);
  if (!before || stored?.record.id !== id) return;
  const record = withLimits(stored.record);
  change(id, { record, work: before.work === 'elsewhere' && record.finishedAt !== null ? 'resting' : before.work });
  if (record.paused) {
    stop();
    change(id, { work: 'resting' });
  } else if (before.record.paused) await run(id);
}

/** Another screening has taken the place of the one on show. */
async function showOther(cityId: string): Promise<void> {
  const stored = await readStored(cityId);
  if (!stored || getApp().cityId !== cityId || current(stored.record.id)) return;
  stop();
  setSession({ batch: stored, batchAsked: null });
  await goOn(stored.record.id);
}

/** Bring each city's screening with it, and mark it when rules or data are others; returns the function that stops. */
export function followBatch(): () => void {
  let shown = '';
  const leavePreviews = followPreviews();
  const deafen = hearWindows((news) => void hear(news).catch(storageProblem));
  const leave = subscribeApp((state, before) => {
    if (state.cityId !== before.cityId && before.batch) {
      stop();
      byCity.set(before.batch.record.city, before.batch);
      setSession({ batch: null, batchAsked: null });
    }
    if (state.opening === 'ready' && state.cityId !== shown) {
      shown = state.cityId;
      // Without storage there is nothing of earlier sessions; saving tells it.
      load(state.cityId).catch(storageProblem);
    } else if (
      state.opening === 'ready' &&
      (state.open !== before.open || state.project.rules !== before.project.rules)
    )
      void markStale();
    if (before.sessionOnly && !state.sessionOnly && state.batch) void putBatch(state.batch);
  });
  return () => {
    deafen();
    leavePreviews();
    leave();
  };
}
