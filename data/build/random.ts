/** Repeatable random numbers: every feature draws from its own stream, so that changing one leaves the others as they were. */

export interface Random {
  /** Uniform in [0, 1). */
  next(): number;
  between(low: number, high: number): number;
  /** Whole number from low to high, both possible. */
  whole(low: number, high: number): number;
  pick<T>(items: readonly T[]): T;
  /** About normal, mean 0 and standard deviation 1; a sum of uniforms, so that no transcendental function is involved. */
  bell(): number;
}

function hash(text: string): number {
  let h = 0x811c9dc5;
  for (const character of text) {
    h ^= character.codePointAt(0)!;
    h = Math.imul(h, 0x01000193);
  }
  return h >>> 0;
}

/** Stream named by `name` (mulberry32). */
export function random(name: string): Random {
  let state = hash(name);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number) => low + (high - low) * next();
  const whole = (low: number, high: number) => low + Math.floor((high - low + 1) * next());
  return {
    next,
    between,
    whole,
    pick: (items) => items[whole(0, items.length - 1)]!,
    bell: () => (next() + next() + next() + next() - 2) * Math.sqrt(3),
  };
}
