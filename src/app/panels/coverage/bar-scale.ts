/** One full scale for all bars of a table, so that lengths can be compared and the scale can be said in one line. */
const STEPS = [0.01, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1];

/** Smallest round share that holds the largest of `shares`; 1 where there is none. Shares are 0 to 1. */
export function fullScale(shares: readonly number[]): number {
  const largest = Math.max(0, ...shares);
  if (largest === 0) return 1;
  return STEPS.find((step) => step >= largest) ?? 1;
}

/** Length of a bar, 0 to 1 of its track; a present but tiny share stays visible. */
export function barLength(share: number, full: number, least = 0.01): number {
  if (share <= 0 || full <= 0) return 0;
  return Math.min(1, Math.max(least, share / full));
}
