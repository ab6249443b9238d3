/** How many rows a place holds, found by halves. Pure. */

export interface FittingSearch {
  readonly shown: number;
  /** So many are known to fit, or are shown whether they do or not. */
  readonly fits: number;
  /** So many are known not to fit. */
  readonly tooMany: number;
}

/** All of them are tried first: most lists fit. */
export const searchFrom = (count: number, least: number): FittingSearch => ({
  shown: count,
  fits: Math.min(least, count),
  tooMany: count + 1,
});

/** The next to show after what is shown was seen; the same object once that is the most that fit. */
export function searchOn(search: FittingSearch, overflows: boolean, least: number): FittingSearch {
  const { shown } = search;
  if (shown <= least) return search;
  // A place that became lower holds fewer than it did.
  const fits = overflows ? Math.min(search.fits < shown ? search.fits : least, shown - 1) : shown;
  const tooMany = overflows ? shown : search.tooMany;
  const next = tooMany - fits > 1 ? Math.floor((fits + tooMany) / 2) : fits;
  return next === shown ? search : { shown: next, fits, tooMany };
}
