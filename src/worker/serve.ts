/**
 * The answering end: runs handlers on a port. A handler drives its long work through the `Work` it is given, which tells
 * progress and ends it where the call was cancelled. The same handlers run in a Worker, in Node and in tests.
 */
import type { Crew, Progress, Work } from '../engine/index.ts';
import type { Calls, CallTable, FromWorker, ToWorker } from './calls.ts';
import type { Port } from './connect.ts';

export type Handlers<C extends CallTable<C> = Calls> = {
  readonly [N in keyof C]: (input: C[N]['input'], work: Work) => C[N]['output'] | Promise<C[N]['output']>;
};

/** Ends the work of a call that was cancelled. */
class StoppedError extends Error {
  override readonly name = 'StoppedError';
}

const BREATHE_MS = 20;

/** As long as one thread works alone on what a crew could share: about what it costs to call one. */
const ALONE_MS = 1000;

/** Give the thread free once. A message to itself: timers in a row wait four milliseconds each in browsers. */
function breathe(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

/** Buffers in a result that are handed over instead of copied. */
function transferables(value: unknown, found: Transferable[] = []): Transferable[] {
  if (value instanceof ArrayBuffer) found.push(value);
  else if (ArrayBuffer.isView(value)) found.push(value.buffer as ArrayBuffer);
  else if (Array.isArray(value) && typeof value[0] === 'object') for (const item of value) transferables(item, found);
  else if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    for (const item of Object.values(value)) if (typeof item === 'object') transferables(item, found);
  return [...new Set(found)];
}

/**
 * Answer calls that arrive on `port` with `handlers`, one at a time per handler call. `crew`: threads for large work. The
 * buffers in the answers of `handsOver` are handed over; all other answers are copied.
 */
export function serve<C extends CallTable<C> = Calls>(
  port: Port,
  handlers: Handlers<C>,
  crew: Crew | null,
  handsOver: readonly (keyof C)[],
): void {
  const cancelled = new Set<number>();
  const running = new Set<number>();
  const post = (message: FromWorker, transfer: Transferable[] = []) => port.postMessage(message, transfer);

  async function run(id: number, name: keyof C, input: unknown): Promise<void> {
    running.add(id);
    try {
      const output = await (handlers[name] as (input: unknown, work: Work) => unknown)(input, workOf(id));
      if (cancelled.has(id)) post({ kind: 'cancelled', id });
      else post({ kind: 'done', id, output }, handsOver.includes(name) ? transferables(output) : []);
    } catch (error) {
      if (error instanceof StoppedError) {
        post({ kind: 'cancelled', id });
        return;
      }
      const e = error instanceof Error ? error : new Error(String(error));
      post({ kind: 'failed', id, name: e.name, message: e.message, stack: e.stack ?? '' });
    } finally {
      running.delete(id);
      cancelled.delete(id);
    }
  }

  /** Work of one call: gives the thread free now and then, so that a cancel that has arrived is read. */
  function workOf(id: number): Work {
    const tell = ({ done, total }: Progress) => {
      if (cancelled.has(id)) throw new StoppedError('cancelled');
      post({ kind: 'progress', id, done, total });
    };
    const through = async <T>(steps: Generator<Progress, T, void>, within: number): Promise<T | null> => {
      const start = performance.now();
      let breathed = start;
      for (;;) {
        const step = steps.next();
        if (step.done) return step.value;
        const now = performance.now();
        if (now - start > within) return null;
        if (now - breathed < BREATHE_MS) continue;
        await breathe();
        tell(step.value);
        breathed = performance.now();
      }
    };
    // Without a limit it ends with a value.
    const drive = <T>(steps: Generator<Progress, T, void>) => through(steps, Infinity) as Promise<T>;
    return { drive, tell, attempt: (steps) => through(steps, ALONE_MS), crew };
  }

  port.addEventListener('message', (event) => {
    const message = event.data as ToWorker;
    if (message.kind === 'cancel') {
      if (running.has(message.id)) cancelled.add(message.id);
    } else void run(message.id, message.name as keyof C, message.input);
  });
}
