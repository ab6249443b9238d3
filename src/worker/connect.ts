/** The calling end of the protocol: a typed promise per call, with progress and cancel. */
import type { Calls, CallTable, FromWorker, ToWorker } from './calls.ts';

/** The two methods that a Worker, a MessagePort and a test double share. */
export interface Port {
  postMessage(message: unknown, transfer?: Transferable[]): void;
  addEventListener(type: 'message', listener: (event: { data: unknown }) => void): void;
}

export interface CallOptions {
  readonly transfer?: Transferable[];
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** Rejects a call that was cancelled by its signal. */
export class CancelledError extends Error {
  override readonly name = 'CancelledError';
}

export interface Caller<C extends CallTable<C> = Calls> {
  call<N extends keyof C & string>(name: N, input: C[N]['input'], options?: CallOptions): Promise<C[N]['output']>;
}

interface Pending {
  readonly resolve: (value: never) => void;
  readonly reject: (reason: Error) => void;
  readonly onProgress: CallOptions['onProgress'];
}

/**
 * Connect to a port that `serve` answers on. A cancelled call rejects at once; the answer that may still come is dropped.
 * @throws CancelledError through the promise; Error with the far side's name and stack where the call failed there.
 */
export function connect<C extends CallTable<C> = Calls>(port: Port): Caller<C> {
  const pending = new Map<number, Pending>();
  let nextId = 1;
  port.addEventListener('message', (event) => {
    const message = event.data as FromWorker;
    const call = pending.get(message.id);
    if (!call) return;
    if (message.kind === 'progress') {
      call.onProgress?.(message.done, message.total);
      return;
    }
    pending.delete(message.id);
    if (message.kind === 'done') call.resolve(message.output as never);
    else if (message.kind === 'cancelled') call.reject(new CancelledError('cancelled'));
    else {
      const error = new Error(message.message);
      error.name = message.name;
      error.stack = message.stack;
      call.reject(error);
    }
  });
  return {
    call: (name, input, options) =>
      new Promise((resolve, reject) => {
        const id = nextId++;
        if (options?.signal?.aborted) {
          reject(new CancelledError('cancelled'));
          return;
        }
        pending.set(id, { resolve: resolve as Pending['resolve'], reject, onProgress: options?.onProgress });
        options?.signal?.addEventListener('abort', () => {
          if (!pending.delete(id)) return;
          port.postMessage({ kind: 'cancel', id } satisfies ToWorker);
          reject(new CancelledError('cancelled'));
        });
        port.postMessage({ kind: 'call', id, name, input } satisfies ToWorker, options?.transfer ?? []);
      }),
  };
}
