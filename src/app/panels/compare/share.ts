const STEP = 0.02;
const LONG_STEP = 0.1;

/** Where a key moves the divider, 0 at the left to 1 at the right; null where it is not the divider's. */
export function shareForKey(key: string, isLong: boolean, share: number): number | null {
  const step = isLong ? LONG_STEP : STEP;
  switch (key) {
    case 'ArrowLeft':
      return inside(share - step);
    case 'ArrowRight':
      return inside(share + step);
    case 'Home':
      return 0;
    case 'End':
      return 1;
    default:
      return null;
  }
}

/** Hundredths: many steps there and back end where they began. */
const inside = (share: number): number => Math.min(1, Math.max(0, Math.round(share * 100) / 100));
