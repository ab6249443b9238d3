/** Full screen while presenting. Who leaves it leaves the presentation. */

/** Where the browser has it: a page in full screen may keep keys to itself. */
interface KeyLocking extends Navigator {
  readonly keyboard?: { lock?(keys: readonly string[]): Promise<void> };
}

let leave: (() => void) | null = null;

/** Where the browser refuses it, as without a key or click of the user, the window is filled instead. */
export function beginFullScreen(onLeave: () => void): void {
  leave = onLeave;
  document.addEventListener('fullscreenchange', changed);
  requestFullScreen();
}

export function endFullScreen(): void {
  leave = null;
  document.removeEventListener('fullscreenchange', changed);
  if (document.fullscreenElement) void document.exitFullscreen();
}

let asked: Promise<void> = Promise.resolve();

export function requestFullScreen(): void {
  const request = document.documentElement.requestFullscreen?.();
  if (request) asked = request.then(holdEscape, () => undefined);
}

const LONGEST_MS = 1000;

/** A window is opened when the browser has arrived there: one that is opened on the way ends full screen at once. */
export const fullScreenSettled = (): Promise<void> =>
  Promise.race([asked, new Promise<void>((resolve) => setTimeout(resolve, LONGEST_MS))]);

const OPENING_MS = 1000;

/** Browsers end full screen when a window is opened; the presentation is to go on. */
export function passFullScreenLoss(): void {
  if (!document.fullscreenElement) return;
  document.removeEventListener('fullscreenchange', changed);
  setTimeout(() => {
    if (leave) document.addEventListener('fullscreenchange', changed);
  }, OPENING_MS);
}

function changed(): void {
  if (!document.fullscreenElement) leave?.();
}

/** Escape first puts the pen down; without this the browser would end full screen with it. */
async function holdEscape(): Promise<void> {
  await (navigator as KeyLocking).keyboard?.lock?.(['Escape']).catch(() => undefined);
}
