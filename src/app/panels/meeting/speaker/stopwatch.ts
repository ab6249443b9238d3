/** Time that was spoken so far, with pauses. Times are milliseconds of one clock. */
export interface Stopwatch {
  /** Time of the last start; null while it stands. */
  readonly since: number | null;
  /** Before the last start. */
  readonly before: number;
}

export const STANDING: Stopwatch = { since: null, before: 0 };

export const elapsed = ({ since, before }: Stopwatch, now: number): number =>
  before + (since === null ? 0 : Math.max(0, now - since));

export const startWatch = (watch: Stopwatch, now: number): Stopwatch =>
  watch.since === null ? { ...watch, since: now } : watch;

export const pauseWatch = (watch: Stopwatch, now: number): Stopwatch => ({ since: null, before: elapsed(watch, now) });

/** From zero, going or standing as it was. */
export const resetWatch = ({ since }: Stopwatch, now: number): Stopwatch => ({
  since: since === null ? null : now,
  before: 0,
});

/** `00:12:36` */
export function clockText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  return [seconds / 3600, (seconds / 60) % 60, seconds % 60]
    .map((n) => String(Math.floor(n)).padStart(2, '0'))
    .join(':');
}
