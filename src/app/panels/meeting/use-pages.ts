/** Turning the pages of a list that a place on the wall does not hold at once. */
import { type RefObject, useEffect, useState } from 'react';
import { isAmongOthers, NO_STARTS, type PageAxis, pageCount, startsWith } from './stage/pages.ts';
import { countPages, getStage, setStage, useStage } from './stage/stage.ts';
import { useFitting } from './use-fitting.ts';

interface Entries {
  readonly axis: PageAxis;
  readonly count: number;
  /** What is shown of them at a time, whether it fits or not. */
  readonly least: number;
  /** What the entries are: where it changes, the first page is shown. */
  readonly key: string;
  /** The most of them on a page. */
  readonly most?: number;
  /** Entries beside them that stand on every page for which there is room, such as a total. */
  readonly held?: number;
}

/** The part that is on show. */
interface Page {
  readonly from: number;
  readonly shown: number;
  /** With those that stand on every page. */
  readonly all: number;
  /** How many the first page holds. */
  readonly first: number;
}

export function usePages(
  place: RefObject<HTMLElement | null>,
  { axis, count, least, key, most = count, held = 0 }: Entries,
): Page {
  const wanted = useStage().page[axis];
  const of = `${key} ${count}`;
  const [known, setKnown] = useState({ of, starts: NO_STARTS });
  const starts = known.of === of ? known.starts : NO_STARTS;
  const index = Math.min(wanted, starts.at.length - 1);
  const from = starts.at[index]!;
  const fitting = useFitting(place, {
    count: Math.min(most, count - from) + held,
    least,
    key: `${of} from ${from}`,
    across: axis === 'columns',
  });
  const shown = Math.max(1, fitting - held);
  const pages = count === 0 ? 1 : pageCount(starts, shown, count);
  useEffect(() => {
    const next = startsWith(starts, index, shown, count);
    if (known.of !== of || next !== starts) setKnown({ of, starts: next });
  }, [known, of, starts, index, shown, count]);
  useEffect(() => {
    countPages({ [axis]: pages });
    return () => countPages({ [axis]: 1 });
  }, [axis, pages]);
  useEffect(() => {
    const { page, pages: all } = getStage();
    if (index !== wanted && !isAmongOthers(page, all)) setStage({ page: { ...page, [axis]: index } });
  }, [axis, index, wanted]);
  return { from, shown, all: fitting, first: starts.at[1] ?? count };
}
