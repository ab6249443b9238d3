/** Everything that keeps the user's work, set going when the app starts and before a city is opened. */
import { followBoardFilter } from './board-filters.ts';
import { sweepAtStart } from './layer-store.ts';
import { followRegister } from './register-keep.ts';
import { startAutosave } from './save.ts';
import { followClearing } from './save-clear.ts';
import { storageProblem } from './save-disk.ts';
import { wasSessionOnly } from './save-session.ts';
import { startSettings } from './save-settings.ts';
import { getApp, setSession } from './store.ts';

/** A session that is written nowhere is not left by accident. */
function askBeforeLeaving(event: BeforeUnloadEvent): void {
  const { sessionOnly, past } = getApp();
  if (sessionOnly && past.length > 0) event.preventDefault();
}

/** Returns the function that stops. */
export function startKeeping(): () => void {
  addEventListener('beforeunload', askBeforeLeaving);
  setSession({ sessionOnly: wasSessionOnly() });
  // Without storage there is nothing to sweep; the user is told when something is to be stored.
  sweepAtStart().catch(storageProblem);
  const stops = [startSettings(), startAutosave(), followBoardFilter(), followRegister(), followClearing()];
  return () => {
    for (const stop of stops) stop();
  };
}
