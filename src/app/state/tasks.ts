/** Long work as the session's task: progress, cancel, and failures as problems. */
import type { Progress, Work } from '../../engine/index.ts';
import type { CallTable } from '../../worker/calls.ts';
import { type Caller, CancelledError } from '../../worker/connect.ts';
import { imports } from '../text/imports.ts';
import { getApp, setSession } from './store.ts';

/** A line at the foot of the page for some seconds. */
export const toast = (text: string, undo: boolean): void => setSession({ toast: { id: Date.now(), text, undo } });

/**
 * Whether another city was opened since; then it says 已取消. What was read or made for the city before must not come into
 * the project of this one.
 */
export function isLeft(cityId: string): boolean {
  const left = getApp().cityId !== cityId;
  if (left) toast(imports[getApp().language].cancelled, false);
  return left;
}

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

const BREATHE_MS = 12;

const breath = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

/** Work of this thread as the session's task: it lets the page breathe, tells how far it is and can be cancelled. */
function pageWork(label: string): Work {
  let isCancelled = false;
  const cancel = () => {
    isCancelled = true;
  };
  const tell = ({ done, total }: Progress) => {
    if (isCancelled) throw new CancelledError('cancelled');
    setSession({ task: { label, done, total, cancel } });
  };
  const drive = async <T>(steps: Generator<Progress, T, void>): Promise<T> => {
    let breathed = performance.now();
    for (;;) {
      const step = steps.next();
      if (step.done) return step.value;
      if (performance.now() - breathed < BREATHE_MS) continue;
      tell(step.value);
      await breath();
      breathed = performance.now();
    }
  };
  return { drive, tell, crew: null };
}

/** Work of this thread as the task of the session, told of before it begins; null where the user cancelled. */
export async function runPageTask<T>(label: string, run: (work: Work) => Promise<T>): Promise<T | null> {
  try {
    const work = pageWork(label);
    work.tell({ done: 0, total: 1 });
    await breath();
    return await run(work);
  } catch (error) {
    if (!(error instanceof CancelledError)) throw error;
    toast(imports[getApp().language].cancelled, false);
    return null;
  } finally {
    setSession({ task: null });
  }
}
