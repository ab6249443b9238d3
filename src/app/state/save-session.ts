/** 仅本次会话: for confidential layers on shared machines, a window whose work is never written to the disk. */
import { layerStore } from './layer-store.ts';
import { dropUnsaved, saveSoon } from './save.ts';
import { setSession } from './store.ts';

const SESSION_ONLY = 'ecospace/session-only';

/** Whether this window was a session only before it was loaded again. */
export const wasSessionOnly = (): boolean => sessionStorage.getItem(SESSION_ONLY) !== null;

/**
 * From now on nothing is written to the disk, and layers are kept in memory; what was saved before stays as it was. Holds for
 * this window, over a reload too (the work of a session does not outlast that). Switched off, what is in memory is written
 * first; where the browser refuses that, it stays on.
 */
export async function setSessionOnly(on: boolean): Promise<void> {
  if (on) {
    dropUnsaved();
    sessionStorage.setItem(SESSION_ONLY, '1');
    setSession({ sessionOnly: true });
    return;
  }
  const written = await layerStore.settle();
  if (!written.ok) {
    setSession({ problems: written.problems });
    return;
  }
  sessionStorage.removeItem(SESSION_ONLY);
  setSession({ sessionOnly: false });
  saveSoon();
}
