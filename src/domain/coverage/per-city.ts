/** Answers that are worked out once for each prepared city. */
import type { Work } from '../../engine/index.ts';
import type { PreparedCity } from '../prepared-city.ts';

/**
 * Keep what `make` answers as long as the city is kept, by what `keyOf` makes of the further arguments. Only answers are
 * kept: a call that was cancelled leaves nothing behind.
 */
export function perCity<A extends readonly unknown[], T>(
  make: (prepared: PreparedCity, work: Work, ...args: A) => Promise<T>,
  keyOf: (...args: A) => string = () => '',
): (prepared: PreparedCity, work: Work, ...args: A) => Promise<T> {
  const cities = new WeakMap<PreparedCity, Map<string, T>>();
  return async (prepared, work, ...args) => {
    const known = cities.get(prepared) ?? new Map<string, T>();
    cities.set(prepared, known);
    const key = keyOf(...args);
    if (!known.has(key)) known.set(key, await make(prepared, work, ...args));
    return known.get(key)!;
  };
}
