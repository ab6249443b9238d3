/** Amounts of storage as people read them. */
const UNITS = ['KB', 'MB', 'GB', 'TB'] as const;
const STEP = 1000;

/** 812 B, 3.4 MB, 120 GB: two figures are enough. */
export function bytesWords(bytes: number): string {
  if (bytes < STEP) return `${Math.round(bytes)} B`;
  let value = bytes / STEP;
  let unit = 0;
  // What would be printed as 1000 belongs to the next unit.
  while (value >= STEP - 0.5 && unit < UNITS.length - 1) {
    value /= STEP;
    unit += 1;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${UNITS[unit]}`;
}
