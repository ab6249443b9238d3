/** Long work as the session's task: progress, cancel, and failures as problems. */
import type { CallTable } from '../../worker/calls.ts';
import { type Caller, CancelledError } from '../../worker/connect.ts';
import { imports } from '../text/imports.ts';
import { getApp, setSession } from './store.ts';

/** A line at the foot of the page for some seconds. */
export const toast = (text: string, undo: boolean): void => setSession({ toast: { id: Date.now(), text, undo } });

interface TaskWishes {
  readonly label: string;
  readonly transfer?: Transferable[];
  /** Called where the user cancels, beside the call's own cancel. */
  readonly onCancel?: () => void;
}

/** A call as the task of the session; null where the user cancelled it or it failed (then the problems say so). */
export async function runTask<C extends CallTable<C>, N extends keyof C & string>(
  caller: Caller<C>,
  name: N,
  input: C[N]['input'],
  { label, transfer = [], onCancel }: TaskWishes,
): Promise<C[N]['output'] | null> {
  const abort = new AbortController();
  const cancel = () => {
    abort.abort();
    onCancel?.();
  };
  const tell = (done: number, total: number) => setSession({ task: { label, done, total, cancel } });
  tell(0, 1);
  try {
    return await caller.call(name, input, { transfer, onProgress: tell, signal: abort.signal });
  } catch (error) {
    if (error instanceof CancelledError) {
      toast(imports[getApp().language].cancelled, false);
      return null;
    }
    const message = error instanceof Error ? error.message : String(error);
    setSession({
      problems: [{ code: 'computation-failed', severity: 'error', where: {}, values: { message } }],
    });
    return null;
  } finally {
    setSession({ task: null });
  }
}
