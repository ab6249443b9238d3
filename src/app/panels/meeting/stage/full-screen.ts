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

export function requestFullScreen(): void {
  document.documentElement.requestFullscreen?.().then(holdEscape, () => undefined);
}

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
function holdEscape(): void {
  (navigator as KeyLocking).keyboard?.lock?.(['Escape']).catch(() => undefined);
}
