/** Waiting for a state of the app, no longer than it is worth. */
import { type AppState, getApp, subscribeApp } from '../../../state/store.ts';

/** True when the state is there, false when it did not come within so many milliseconds; rejects with the reason of `signal`. */
export function untilState(
  isThere: (state: AppState) => boolean,
  milliseconds: number,
  signal: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const end = (finish: () => void): void => {
      stop();
      clearTimeout(timer);
      signal.removeEventListener('abort', broken);
      finish();
    };
    const broken = (): void => end(() => reject(signal.reason));
    const look = (): void => {
      if (isThere(getApp())) end(() => resolve(true));
    };
    const stop = subscribeApp(look);
    const timer = setTimeout(() => end(() => resolve(false)), milliseconds);
    signal.addEventListener('abort', broken);
    if (signal.aborted) broken();
    else look();
  });
}
