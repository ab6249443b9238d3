/** A selector whose list counts as unchanged while its members are the same. */
import { useRef } from 'react';
import type { AppState } from '../../state/store.ts';

export function useShallow<T>(selector: (state: AppState) => readonly T[]): (state: AppState) => readonly T[] {
  const last = useRef<readonly T[]>([]);
  return (state) => {
    const next = selector(state);
    const same = next.length === last.current.length && next.every((item, i) => item === last.current[i]);
    if (!same) last.current = next;
    return last.current;
  };
}
