/** How many rows or columns a place on the wall holds: who looks at a wall cannot scroll it. */
import { type RefObject, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';

interface Rows {
  readonly count: number;
  /** At least so many, whether they fit or not. */
  readonly least: number;
  /** What else the heights of the rows depend on: they are fitted anew where it changes. */
  readonly key: string;
  /** Columns of a table instead, across what it lies in. */
  readonly across?: boolean;
}

/** The rows that `place` shows without overflowing, found by leaving out one after the other. */
export function useFitting(place: RefObject<HTMLElement | null>, { count, least, key, across = false }: Rows): number {
  const of = `${key} ${count} ${useWindowSize()}`;
  const size = useSize(place);
  const [fitted, setFitted] = useState({ of, most: count });
  const most = fitted.of === of ? fitted.most : count;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another size breaks the names anew, or holds fewer
  useLayoutEffect(() => {
    const { current } = place;
    if (current && most > least && overflows(current, across)) setFitted({ of, most: most - 1 });
  }, [of, most, size]);
  return most;
}

const overflows = (place: HTMLElement, across: boolean): boolean =>
  across
    ? place.offsetWidth > (place.parentElement?.clientWidth ?? 0) + 1
    : place.scrollHeight > place.clientHeight + 1;

function subscribe(listener: () => void): () => void {
  addEventListener('resize', listener);
  return () => removeEventListener('resize', listener);
}

/** Of the window, CSS pixels, as text. */
const useWindowSize = (): string => useSyncExternalStore(subscribe, () => `${innerWidth} x ${innerHeight}`);

/** A place gives way where a card comes to stand beside or under it. */
function useSize(place: RefObject<HTMLElement | null>): string {
  const [size, setSize] = useState('');
  useEffect(() => {
    const read = (before: string): string =>
      place.current ? `${place.current.clientWidth} x ${place.current.clientHeight}` : before;
    const observer = new ResizeObserver(() => requestAnimationFrame(() => setSize(read)));
    if (place.current) observer.observe(place.current);
    return () => observer.disconnect();
  }, [place]);
  return size;
}
