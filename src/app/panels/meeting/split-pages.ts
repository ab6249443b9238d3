/** Parting what follows one another into pages that hold as much of it as they can. Pure. */

/** Units from one place to before another. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

interface Unit {
  /** What it is a part of: a row of its table. */
  readonly block: unknown;
  /** Whether it tells a figure; else it is a note. */
  readonly isFigure: boolean;
}

interface Split {
  readonly pages: readonly Span[];
  /** Blocks with figures that fit on no page, not even in part. */
  readonly lost: number;
}

/** Notes that the last page has no room for are a page of their own. `fits`: whether a page holds a span; one that is part of another that fits does too. */
export function splitIntoPages(units: readonly Unit[], fits: (span: Span) => boolean): Split {
  const pages: Span[] = [];
  let lost = 0;
  let from = 0;
  while (from < units.length) {
    const to = lastThatFits(from, units.length, fits);
    if (to > from) {
      pages.push({ from, to });
      from = to;
      continue;
    }
    const { block, isFigure } = units[from]!;
    if (isFigure) lost++;
    while (from < units.length && units[from]!.block === block) from++;
  }
  return { pages, lost };
}

/** Blocks of which some rows are on a page and some are not: a total there is of more than is seen. */
export function cutBlocks<B>(units: readonly { readonly block: B }[], { from, to }: Span): Set<B> {
  const shown = new Set(units.slice(from, to).map(({ block }) => block));
  return new Set(units.filter(({ block }, i) => shown.has(block) && (i < from || i >= to)).map(({ block }) => block));
}

/** The furthest end up to which a span fits; `from` itself where not even one unit does. */
function lastThatFits(from: number, count: number, fits: (span: Span) => boolean): number {
  if (fits({ from, to: count })) return count;
  let [held, over] = [from, count];
  while (over - held > 1) {
    const middle = (held + over) >> 1;
    if (fits({ from, to: middle })) held = middle;
    else over = middle;
  }
  return held;
}
