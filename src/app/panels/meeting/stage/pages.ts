/** Pages of a table on the wall that is too large for its place: of rows, and of columns. Pure. */
import type { Text } from '../../../text/use-text.ts';

/** Which page is shown, from 0. */
export interface Page {
  readonly rows: number;
  /** After the last columns come the other tables of a card, where there are any. */
  readonly columns: number;
}

/** How many there are, at least 1. */
export interface Pages extends Page {
  /** Whether other tables follow the one whose columns have pages. */
  readonly others: boolean;
}

export type PageAxis = keyof Page;

export const FIRST_PAGE: Page = { rows: 0, columns: 0 };
export const ONE_PAGE: Pages = { rows: 1, columns: 1, others: false };

/** Whether what is shown are the tables that come after all columns of the one that has pages of them. */
export const isAmongOthers = (at: Page, { columns, others }: Pages): boolean => others && at.columns >= columns;

export const hasPages = ({ rows, columns }: Page): boolean => rows > 1 || columns > 1;

/** The page that is on show where another one is asked for than there are. */
export const pageShown = (at: Page, pages: Pages): Page => ({
  rows: Math.min(at.rows, pages.rows - 1),
  columns: isAmongOthers(at, pages) ? pages.columns : Math.min(at.columns, pages.columns - 1),
});

/** Which page it is; empty where there is one only. */
export function pageWords(at: Page, pages: Pages, text: Text['wall']['pages']): string {
  const { rows, columns } = pageShown(at, pages);
  const isOthers = isAmongOthers(at, pages);
  return [
    ...(pages.columns > 1 ? [isOthers ? text.others : text.columns(columns + 1, pages.columns)] : []),
    ...(pages.rows > 1 ? [text.rows(rows + 1, pages.rows)] : []),
  ].join(text.join);
}

/** All rows of some columns come before further columns; null at the end. */
export function pageAfter(at: Page, { rows, columns, others }: Pages): Page | null {
  if (at.rows + 1 < rows) return { ...at, rows: at.rows + 1 };
  const last = others && columns > 1 ? columns : columns - 1;
  return at.columns < last ? { rows: 0, columns: at.columns + 1 } : null;
}

/** Null at the beginning. How many pages of rows there are among other columns is known once they are shown. */
export function pageBefore(at: Page): Page | null {
  if (at.rows > 0) return { ...at, rows: at.rows - 1 };
  return at.columns > 0 ? { rows: Number.POSITIVE_INFINITY, columns: at.columns - 1 } : null;
}

/** Where the pages of a list begin, as far as they have been shown. */
export interface Starts {
  readonly at: readonly number[];
  /** Whether the last of them was shown: then there are no more. */
  readonly isWhole: boolean;
}

export const NO_STARTS: Starts = { at: [0], isWhole: false };

/** What is known once page `index` was seen to hold `shown` of `count` entries; the same object where that is not new. */
export function startsWith(known: Starts, index: number, shown: number, count: number): Starts {
  const next = (known.at[index] ?? 0) + shown;
  const isLast = next >= count;
  const isKnown = isLast ? known.isWhole && known.at.length === index + 1 : known.at[index + 1] === next;
  if (isKnown) return known;
  const before = known.at.slice(0, index + 1);
  return { at: isLast ? before : [...before, next], isWhole: isLast };
}

/** How many pages there are, those that were not shown yet taken to hold as much as the one that is. */
export function pageCount({ at, isWhole }: Starts, shown: number, count: number): number {
  const rest = count - at.at(-1)!;
  return isWhole ? at.length : at.length - 1 + Math.max(1, Math.ceil(rest / Math.max(1, shown)));
}
