import type { Compare } from '../../state/scene.ts';

/** So much of the picture each map has at least: both are to be seen. */
const LEAST = 0.2;

interface Halves {
  /** Pixels of each map that are copied: all of them where one map lies over the other. */
  readonly width: number;
  /** Where the rule between them stands, pixels from the left. */
  readonly rule: number;
}

/** How two maps share a small picture. Pure. */
export function halvesOf(mode: Compare['mode'], share: number, width: number): Halves {
  if (mode === 'side') return { width: width / 2, rule: width / 2 };
  return { width, rule: Math.round(Math.min(1 - LEAST, Math.max(LEAST, share)) * width) };
}
