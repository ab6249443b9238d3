/** Threads that screen footprints, beside the computing thread, which stays free for the site in hand. */
import type { BatchKinds, ScreenedRows } from '../../domain/siting/batch.ts';
import type { BatchCalls, OpenedBatch } from '../../worker/batch-calls.ts';
import { type Caller, connect } from '../../worker/connect.ts';
import { ownFiles } from '../offline/from-server.ts';
import { cityInput } from './open-city.ts';

/** Rows asked for at once: some tenths of a second of work, which is what a reload may lose. */
export const CHUNK_ROWS = 250;
/** More threads only wait for memory. */
const MOST_THREADS = 4;
/** Fewer rows are done before another thread has read the city. */
const ROWS_A_THREAD = 1500;

interface Stretch {
  readonly from: number;
  readonly to: number;
}

export interface Screening {
  /** Told once, before any row. */
  readonly onOpened: (opened: OpenedBatch) => readonly Stretch[];
  readonly onRows: (rows: ScreenedRows) => Promise<void>;
}

export interface RunningBatch {
  /** When all is done, or was stopped. Rejects with what was thrown there. */
  readonly ended: Promise<'done' | 'stopped'>;
  stop(): void;
}

/** As many threads as there are cores but the one that draws. */
const threadsFor = (rows: number): number =>
  Math.max(1, Math.min(MOST_THREADS, navigator.hardwareConcurrency - 1, Math.ceil(rows / ROWS_A_THREAD)));

/** Start threads on the city on show. `pack`: the bytes of the stored footprints. */
export function runBatch(
  pack: Uint8Array<ArrayBuffer>,
  kinds: BatchKinds,
  rowsLeft: number,
  { onOpened, onRows }: Screening,
): RunningBatch {
  const workers: Worker[] = [];
  let isStopped = false;
  let stopNow: () => void = () => {};
  const stopped = new Promise<'stopped'>((resolve) => {
    stopNow = () => resolve('stopped');
  });
  const stop = (): void => {
    isStopped = true;
    for (const worker of workers) worker.terminate();
    stopNow();
  };

  const start = async (): Promise<{ caller: Caller<BatchCalls>; opened: OpenedBatch } | null> => {
    const input = await cityInput();
    if (!input || isStopped) return null;
    const worker = ownFiles.startThread('batch');
    workers.push(worker);
    const caller = connect<BatchCalls>(worker);
    const footprints = pack.slice().buffer;
    const opened = await caller.call('open', { city: input, footprints, kinds }, { transfer: [footprints] });
    return { caller, opened };
  };

  /** Those that are ready take what is next. */
  const work = async (): Promise<'done'> => {
    let queue: Stretch[] | null = null;
    const thread = async (): Promise<void> => {
      const ready = await start();
      if (!ready) return;
      queue ??= [...onOpened(ready.opened)];
      for (let next = queue.shift(); next && !isStopped; next = queue.shift())
        await onRows(await ready.caller.call('screen', next));
    };
    await Promise.all(Array.from({ length: threadsFor(rowsLeft) }, thread));
    return 'done';
  };

  const ended = Promise.race([work(), stopped]).finally(() => {
    for (const worker of workers) worker.terminate();
  });
  return { ended, stop };
}
