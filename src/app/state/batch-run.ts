/** 批量筛查: one screening under way at a time, in one window only; what it rests on, and going on where it stood. */
import type { ScreenedRows } from '../../domain/siting/batch.ts';
import { type BatchRecord, isSameTable, staleness } from '../../domain/siting/batch-record.ts';
import { outsideCity } from '../../domain/siting/batch-summary.ts';
import { BatchTable } from '../../domain/siting/batch-table.ts';
import type { RuleBook } from '../../domain/siting/rules.ts';
import { canonicalText } from '../../domain/siting/serial.ts';
import { sha256 } from '../../io/sha256.ts';
import { batch as words } from '../text/batch.ts';
import { batchDisk } from './batch-disk.ts';
import { enterScreening } from './batch-register.ts';
import { change, current, keep, persist, tableOf, tell, withLimits } from './batch-state.ts';
import { CHUNK_ROWS, type RunningBatch, runBatch } from './batch-threads.ts';
import type { BatchState } from './batch-types.ts';
import { dataInForce } from './data-in-force.ts';
import { getPack } from './layer-store.ts';
import { rulesInForce } from './rule-verbs.ts';
import { getApp } from './store.ts';
import { toast } from './tasks.ts';

/** The screening that is under way; one at a time. */
let running: { readonly id: string; readonly batch: RunningBatch } | null = null;

const hashes = new WeakMap<RuleBook, Promise<string>>();

function hashOf(book: RuleBook): Promise<string> {
  const hash = hashes.get(book) ?? sha256(new TextEncoder().encode(canonicalText(book)));
  hashes.set(book, hash);
  return hash;
}

export async function stampNow() {
  const book = rulesInForce();
  return { rulesVersion: book.version, rulesHash: await hashOf(book), data: dataInForce(getApp()) };
}

/** Gives up waiting for another window to end. */
let waiting: AbortController | null = null;

/**
 * Only one window goes on with a screening; another one waits, and goes on where that one stopped or was closed. Pages that
 * came unencrypted have no locks.
 */
export async function run(id: string): Promise<void> {
  if (running?.id === id) return;
  const { locks } = navigator;
  if (!locks) return work(id);
  const name = `ecospace/${id}`;
  const isOurs = await locks.request(name, { ifAvailable: true }, async (lock) => {
    if (lock) await work(id);
    return lock !== null;
  });
  if (isOurs || !current(id)) return;
  change(id, { work: 'elsewhere' });
  waiting?.abort();
  const own = new AbortController();
  waiting = own;
  try {
    await locks.request(name, { signal: own.signal }, async () => {
      await readAgain(id);
      change(id, { work: 'resting' });
      if (!current(id)?.record.paused) await work(id);
    });
  } catch (error) {
    if (!own.signal.aborted) throw error;
  }
}

/** Record and rows as another window has left them on the disk. */
async function readAgain(id: string): Promise<void> {
  const batch = current(id);
  const stored = batch && (await batchDisk.read(batch.record.city));
  if (stored?.record.id !== id) return;
  const record = withLimits(stored.record);
  const table = tableOf(record, stored.rows);
  change(id, { record, table, done: table?.done ?? 0 });
}

async function work(id: string): Promise<void> {
  const batch = await startable(id);
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
      if (batch.done > 0 && !isSameTable(batch.record.columns, opened.columns)) {
        change(id, { stale: [...(current(id)?.stale ?? []), 'columns'] });
        void keep(id, { paused: true });
        return [];
      }
      const { columns } = withLimits({ ...batch.record, columns: opened.columns });
      const now = current(id);
      const table = now?.table && now.done > 0 ? now.table : new BatchTable(opened.count, columns);
      change(id, { table, work: 'running' });
      void keep(id, { columns, districts: opened.districts });
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

/**
 * The screening where its rows may be joined by rows by the rules and data of today. One without rows is of today from now on;
 * one of another day rests as it is, and null is answered: no table holds rows of both.
 */
async function startable(id: string): Promise<BatchState | null> {
  const stamp = await stampNow();
  const batch = current(id);
  const stale = batch ? staleness(batch.record, stamp) : [];
  if (!batch || stale.length === 0) return batch;
  if (batch.done > 0) {
    change(id, { stale, work: 'resting' });
    return null;
  }
  await keep(id, stamp);
  change(id, { stale: [] });
  return current(id);
}

async function take(id: string, rows: ScreenedRows): Promise<void> {
  const table = current(id)?.table;
  if (!table?.put(rows)) return;
  change(id, { done: table.done });
  await persist(() => batchDisk.writeRows(id, rows), current(id)!.record, { what: 'rows', from: rows.from });
}

/** That all rows are done, and how many of them lie outside the city, each told once. */
function finishedWords({ name, count }: Pick<BatchRecord, 'name' | 'count'>, table: BatchTable): string {
  const text = words[getApp().language];
  const { refused, most } = outsideCity(table);
  const outside = [refused > 0 ? text.outsideAll(refused) : '', most > 0 ? text.outsideMost(most, refused > 0) : ''];
  return text.finished(name, count, outside.join(''));
}

async function finish(id: string): Promise<void> {
  const batch = current(id);
  if (!batch?.table || batch.done < batch.record.count) return;
  await keep(id, { finishedAt: Date.now() });
  await enterScreening(current(id)?.record ?? batch.record, batch.table);
  toast(finishedWords(batch.record, batch.table), false);
}

export function stop(): void {
  running?.batch.stop();
  running = null;
  waiting?.abort();
  waiting = null;
}

/** Say whether it is of today; go on with what is not finished, unless the user has stopped it or rules or data are others. */
export async function goOn(id: string): Promise<void> {
  await markStale();
  const batch = current(id);
  if (!batch || batch.record.finishedAt !== null || batch.record.paused) return;
  if (batch.stale.length > 0 && batch.done > 0) return;
  if (batch.done > 0) toast(words[getApp().language].resumed(batch.done, batch.record.count), false);
  await run(id);
}

export async function markStale(): Promise<void> {
  const { batch, open } = getApp();
  if (!batch || !open) return;
  const changed = staleness(batch.record, await stampNow());
  const stale = batch.stale.includes('columns') ? [...changed, 'columns' as const] : changed;
  if (stale.join() !== current(batch.record.id)?.stale.join()) change(batch.record.id, { stale });
}

export const isRunning = (id: string): boolean => running?.id === id;
