/** How many rows or columns a place on the wall holds: who looks at a wall cannot scroll it. */
import { type RefObject, useEffect, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { searchFrom, searchOn } from './fitting-search.ts';

interface Rows {
  readonly count: number;
  /** At least so many, whether they fit or not. */
  readonly least: number;
  /** What else the heights of the rows depend on: they are fitted anew where it changes. */
  readonly key: string;
  /** Columns of a table instead, across what it lies in. */
  readonly across?: boolean;
}

/** The rows that `place` shows without overflowing, looked for by halves: a long list takes few drawings. */
export function useFitting(place: RefObject<HTMLElement | null>, { count, least, key, across = false }: Rows): number {
  const of = `${key} ${count} ${useWindowSize()}`;
  const size = useSize(place);
  const [known, setKnown] = useState({ of, search: searchFrom(count, least) });
  const search = known.of === of ? known.search : searchFrom(count, least);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another size breaks the names anew, or holds fewer
  useLayoutEffect(() => {
    const { current } = place;
    const next = current ? searchOn(search, overflows(current, across), least) : search;
    if (next !== search) setKnown({ of, search: next });
  }, [of, search.shown, search.tooMany, size]);
  return search.shown;
}

/** `across`: over the width of what it lies in, not over its own height. */
export const overflows = (place: HTMLElement, across = false): boolean =>
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
