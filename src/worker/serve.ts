/**
 * The answering end: runs handlers on a port. A handler is a function, or a generator that yields its progress; between
 * two yields the host may breathe, so that a cancel that has arrived is read. The same handlers run in a Worker, in Node
 * and in tests.
 */
import type { CallName, Calls, FromWorker, ToWorker } from './calls.ts';
import type { Port } from './connect.ts';

/** Work done so far out of a total, in any unit. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

export type Step<T> = Generator<Progress, T, void>;

export type Handlers = {
  readonly [N in CallName]: (
    input: Calls[N]['input'],
  ) => Calls[N]['output'] | Promise<Calls[N]['output']> | Step<Calls[N]['output']>;
};

const BREATHE_MS = 20;

/** Buffers in a result that are handed over instead of copied. */
function transferables(value: unknown, found: Transferable[] = []): Transferable[] {
  if (value instanceof ArrayBuffer) found.push(value);
  else if (ArrayBuffer.isView(value)) found.push(value.buffer as ArrayBuffer);
  else if (Array.isArray(value) && typeof value[0] === 'object') for (const item of value) transferables(item, found);
  else if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    for (const item of Object.values(value)) if (typeof item === 'object') transferables(item, found);
  return [...new Set(found)];
}

function isStep(value: unknown): value is Step<unknown> {
  return typeof value === 'object' && value !== null && Symbol.iterator in value && 'next' in value;
}

/** Answer calls that arrive on `port` with `handlers`, one at a time per handler call. */
export function serve(port: Port, handlers: Handlers): void {
  const cancelled = new Set<number>();
  const running = new Set<number>();
  const post = (message: FromWorker, transfer: Transferable[] = []) => port.postMessage(message, transfer);

  async function run(id: number, name: CallName, input: unknown): Promise<void> {
    running.add(id);
    try {
      const started = (handlers[name] as (input: unknown) => unknown)(input);
      const output = isStep(started) ? await drive(id, started) : await started;
      if (cancelled.has(id)) post({ kind: 'cancelled', id });
      else post({ kind: 'done', id, output }, name === 'openLarge' ? transferables(output) : []);
    } catch (error) {
      const e = error instanceof Error ? error : new Error(String(error));
      post({ kind: 'failed', id, name: e.name, message: e.message, stack: e.stack ?? '' });
    } finally {
      running.delete(id);
      cancelled.delete(id);
    }
  }

  async function drive(id: number, steps: Step<unknown>): Promise<unknown> {
    let breathed = performance.now();
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      if (performance.now() - breathed < BREATHE_MS) continue;
      post({ kind: 'progress', id, done: step.value.done, total: step.value.total });
      await new Promise((resolve) => setTimeout(resolve, 0));
      breathed = performance.now();
      if (cancelled.has(id)) return undefined;
    }
  }

  port.addEventListener('message', (event) => {
    const message = event.data as ToWorker;
    if (message.kind === 'cancel') {
      if (running.has(message.id)) cancelled.add(message.id);
    } else void run(message.id, message.name, message.input);
  });
}
