/** 批量筛查: starting, stopping, going on after a reload, and what is done with its rows. */
import type { LayerTable, PolygonCoordinates } from '../../domain/feature-table.ts';
import type { Problem } from '../../domain/problems.ts';
import { type BatchKinds, kindOfRow, type ScreenedRows } from '../../domain/siting/batch.ts';
import { type BatchData, type BatchRecord, staleness } from '../../domain/siting/batch-record.ts';
import { type BatchFilter, BatchTable, NO_FILTER } from '../../domain/siting/batch-table.ts';
import { NO_FACTS } from '../../domain/siting/project.ts';
import type { RuleBook } from '../../domain/siting/rules.ts';
import { canonicalText } from '../../domain/siting/serial.ts';
import { unpackTable } from '../../io/layer-pack.ts';
import { sha256 } from '../../io/sha256.ts';
import { polygonsOf } from '../map/geometry.ts';
import { zoomToPolygons } from '../map/zoom.ts';
import { batch as words } from '../text/batch.ts';
import { newId } from './actions.ts';
import { batchDisk } from './batch-disk.ts';
import { CHUNK_ROWS, type RunningBatch, runBatch } from './batch-threads.ts';
import type { BatchState } from './batch-types.ts';
import { getPack } from './layer-store.ts';
import type { Footprint } from './model.ts';
import { rulesInForce } from './rule-verbs.ts';
import { storageProblem } from './save-disk.ts';
import { type AppState, edit, getApp, setSession, subscribeApp } from './store.ts';
import { toast } from './tasks.ts';

/** The screening that is under way; one at a time. */
let running: { readonly id: string; readonly batch: RunningBatch } | null = null;

const tell = (...problems: readonly Problem[]): void => setSession({ problems: [...getApp().problems, ...problems] });

/** The screening on show, if it is that one still. */
function current(id: string): BatchState | null {
  const { batch } = getApp();
  return batch?.record.id === id ? batch : null;
}

function change(id: string, part: Partial<BatchState>): void {
  const batch = current(id);
  if (batch) setSession({ batch: { ...batch, ...part } });
}

/** Whatever is written is written unless nothing may be; what the disk refuses is told. */
async function persist(write: () => Promise<void>): Promise<void> {
  if (getApp().sessionOnly) return;
  try {
    await write();
  } catch (error) {
    tell(storageProblem(error));
  }
}

/** Change the record on show and on the disk. */
async function keep(id: string, part: Partial<BatchRecord>): Promise<void> {
  const batch = current(id);
  if (!batch) return;
  const record = { ...batch.record, ...part };
  setSession({ batch: { ...batch, record } });
  await persist(() => batchDisk.write(record));
}

const hashes = new WeakMap<RuleBook, Promise<string>>();

function hashOf(book: RuleBook): Promise<string> {
  const hash = hashes.get(book) ?? sha256(new TextEncoder().encode(canonicalText(book)));
  hashes.set(book, hash);
  return hash;
}

/** The layers of the city on show that figures rest on. */
const dataNow = ({ open }: Pick<AppState, 'open'>): BatchData[] =>
  (open?.city.layers ?? []).flatMap(({ id, name, versions, accuracyMetres }) =>
    versions[0] ? [{ layerId: id, versionId: versions[0].id, date: versions[0].date, name, accuracyMetres }] : [],
  );

async function stampNow() {
  const book = rulesInForce();
  return { rulesVersion: book.version, rulesHash: await hashOf(book), data: dataNow(getApp()) };
}

export interface BatchToStart {
  readonly name: string;
  readonly file: string;
  /** Key of the stored footprints. */
  readonly pack: string;
  readonly footprints: LayerTable;
  readonly kinds: BatchKinds;
}

/** Screen footprints, in place of what was screened before. */
export async function startBatch({ name, file, pack, footprints, kinds }: BatchToStart): Promise<void> {
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
  if (before) await persist(() => batchDisk.removeRows(before.record.id));
  await persist(() => batchDisk.write(record));
  await run(record.id);
}

function stateOf(record: BatchRecord, footprints: LayerTable, table: BatchTable | null): BatchState {
  const { rowName } = words[getApp().language];
  return {
    record,
    footprints,
    names: footprints.features.map((f, i) => f.properties.name.trim() || rowName(i + 1)),
    table,
    done: table?.done ?? 0,
    work: 'resting',
    stale: [],
    filter: NO_FILTER,
    row: null,
    previewId: null,
  };
}

/** Only one window goes on with a screening; pages that came unencrypted have no locks. */
async function run(id: string): Promise<void> {
  if (running?.id === id) return;
  const { locks } = navigator;
  if (!locks) return work(id);
  await locks.request(`ecospace/${id}`, { ifAvailable: true }, async (lock) => {
    if (lock) await work(id);
    else change(id, { work: 'elsewhere' });
  });
}

async function work(id: string): Promise<void> {
  const batch = current(id);
  if (!batch || running || batch.record.finishedAt !== null) return;
  change(id, { work: 'opening' });
  const pack = await getPack(batch.record.pack);
  if (!pack.ok) {
    change(id, { work: 'resting' });
    tell(...pack.problems.map((p) => ({ ...p, where: { file: batch.record.file } })));
    return;
  }
  const { count, kinds } = batch.record;
  const own = runBatch(pack.value, kinds, count - batch.done, {
    onOpened(opened) {
      const table = current(id)?.table ?? new BatchTable(opened.count, opened.columns.length);
      change(id, { table, work: 'running' });
      void keep(id, { columns: opened.columns, districts: opened.districts });
      return table.missing(CHUNK_ROWS);
    },
    onRows: (rows) => take(id, rows),
  });
  running = { id, batch: own };
  try {
    await own.ended;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    tell({ code: 'computation-failed', severity: 'error', where: {}, values: { message } });
    await keep(id, { paused: true });
  } finally {
    if (running?.batch === own) running = null;
    change(id, { work: 'resting' });
  }
  await finish(id);
}

async function take(id: string, rows: ScreenedRows): Promise<void> {
  const table = current(id)?.table;
  if (!table?.put(rows)) return;
  change(id, { done: table.done });
  await persist(() => batchDisk.writeRows(id, rows));
}

async function finish(id: string): Promise<void> {
  const batch = current(id);
  if (!batch?.table || batch.done < batch.record.count) return;
  await keep(id, { finishedAt: Date.now() });
  toast(words[getApp().language].finished(batch.record.name, batch.record.count), false);
}

function stop(): void {
  running?.batch.stop();
  running = null;
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
  await startBatch({ name, file, pack, kinds, footprints: batch.footprints });
}

/** Take the screening away; the toast brings it back. */
export function discardBatch(): void {
  const { batch, language, dialog } = getApp();
  if (!batch) return;
  stop();
  setSession({ batch: null, dialog: dialog === 'batch' ? null : dialog });
  void persist(() => batchDisk.remove(batch.record));
  const back = (): void => {
    if (getApp().cityId === batch.record.city && !getApp().batch) void putBatch({ ...batch, work: 'resting' });
  };
  setSession({ toast: { id: Date.now(), text: words[language].discarded(batch.record.name), undo: back } });
}

/** Put a screening with its rows in place and write it: one that was taken away, or came with a project file. */
async function putBatch(batch: BatchState): Promise<void> {
  setSession({ batch });
  await persist(async () => {
    await batchDisk.write(batch.record);
    if (batch.table && batch.done > 0) await batchDisk.writeRows(batch.record.id, batch.table.whole());
  });
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
  if (before) await persist(() => batchDisk.removeRows(before.record.id));
  await putBatch(stateOf(record, footprints, tableOf(record, rows)));
}

function tableOf({ count, columns }: BatchRecord, rows: readonly ScreenedRows[]): BatchTable | null {
  if (rows.length === 0 || columns.length === 0) return null;
  const table = new BatchTable(count, columns.length);
  for (const part of rows) table.put(part);
  return table;
}

/** Say whether it is of today; go on with what is not finished, unless the user has stopped it or rules or data are others. */
async function goOn(id: string): Promise<void> {
  await markStale();
  const batch = current(id);
  if (!batch || batch.record.finishedAt !== null || batch.record.paused || batch.stale.length > 0) return;
  if (batch.done > 0) toast(words[getApp().language].resumed(batch.done, batch.record.count), false);
  await run(id);
}

async function markStale(): Promise<void> {
  const { batch, open } = getApp();
  if (!batch || !open) return;
  const stale = staleness(batch.record, await stampNow());
  if (stale.join() !== current(batch.record.id)?.stale.join()) change(batch.record.id, { stale });
}

/** Screenings of cities that were on show in this window before: what may not be written is nowhere else. */
const byCity = new Map<string, BatchState>();

export function forgetBatches(): void {
  stop();
  byCity.clear();
  setSession({ batch: null });
}

async function load(cityId: string): Promise<void> {
  const kept = byCity.get(cityId);
  if (kept) {
    setSession({ batch: { ...kept, work: 'resting' } });
    await goOn(kept.record.id);
    return;
  }
  const stored = await batchDisk.read(cityId);
  if (!stored || getApp().cityId !== cityId) return;
  const pack = await getPack(stored.record.pack);
  const footprints = pack.ok ? unpackTable(pack.value) : pack;
  if (getApp().cityId !== cityId || getApp().batch) return;
  if (!footprints.ok) {
    tell(...footprints.problems.map((p) => ({ ...p, where: { file: stored.record.file } })));
    return;
  }
  setSession({ batch: stateOf(stored.record, footprints.value.table, tableOf(stored.record, stored.rows)) });
  await goOn(stored.record.id);
}

/** Bring each city's screening with it, and mark it when rules or data are others; returns the function that stops. */
export function followBatch(): () => void {
  let shown = '';
  return subscribeApp((state, before) => {
    if (state.cityId !== before.cityId && before.batch) {
      stop();
      byCity.set(before.batch.record.city, before.batch);
      setSession({ batch: null });
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
}

export function filterBatch(part: Partial<BatchFilter>): void {
  const { batch } = getApp();
  if (batch) change(batch.record.id, { filter: { ...batch.filter, ...part } });
}

/** Positions that a footprint may have at all; what is wrong beyond that is the check's to say. */
const canBeShown = (polygons: PolygonCoordinates): boolean =>
  polygons.length > 0 &&
  polygons.every((rings) =>
    rings.every((ring) => ring.length >= 4 && ring.every(([x, y]) => Math.abs(x!) <= 180 && Math.abs(y!) <= 90)),
  );

/** Show a row: its site becomes the active footprint, in place of the row that was shown before. */
export function openRow(row: number, fly = true): void {
  const { batch } = getApp();
  const feature = batch?.footprints.features[row];
  if (!batch || !feature) return;
  const { record, previewId } = batch;
  const polygons = polygonsOf(feature.geometry);
  if (!canBeShown(polygons)) {
    change(record.id, { row });
    return;
  }
  const id = `${record.id}-${row}`;
  const isKept = id !== previewId && getApp().project.footprints.some((f) => f.id === id);
  const kind = kindOfRow(rulesInForce(), record.kinds, feature.properties);
  const site: Footprint = {
    id,
    name: batch.names[row]!,
    polygons,
    start: polygons,
    origin: 'file',
    distanceMetres: null,
    ...(kind === null ? {} : { facts: { ...NO_FACTS, kind } }),
  };
  edit((p) => {
    const isGoing = (f: Footprint) => f.id === previewId && f.id !== id && f.polygons === f.start;
    const others = p.footprints.filter((f) => !isGoing(f));
    const footprints = others.some((f) => f.id === id) ? others : [...others, site];
    return { ...p, footprints, activeFootprintId: id };
  });
  change(record.id, { row, previewId: isKept ? null : id });
  if (fly) zoomToPolygons(polygons);
}

/** The site of the row in hand stays among the candidates. */
export function keepRow(): void {
  const { batch, language } = getApp();
  if (!batch || batch.row === null || batch.previewId === null) return;
  change(batch.record.id, { previewId: null });
  toast(words[language].kept(batch.names[batch.row]!), false);
}
