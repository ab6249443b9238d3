/**
 * A card of the board on the wall, where nobody can scroll: it is told page by page. What it is made of follows in its order,
 * tables row by row under their heads and over their totals; each page takes as much as the place holds.
 */
import { cutBlocks, type Span, splitIntoPages } from './split-pages.ts';

export interface Fitted {
  /** At least 1. */
  readonly pages: number;
  /** The one that is shown, from 0. */
  readonly page: number;
  /** Rows that are on other pages. */
  readonly rows: number;
  /** Tables and plots that no page holds. */
  readonly lost: number;
  /** Whether a total on the page has rows that are not. */
  readonly hasCutTotal: boolean;
  /** Whether other cards follow the one whose table has pages of columns. */
  readonly hasOthers: boolean;
}

export const WHOLE: Fitted = { pages: 1, page: 0, rows: 0, lost: 0, hasCutTotal: false, hasOthers: false };

interface Wanted {
  /** Page from 0; the last one where there are fewer. */
  readonly page: number;
  /** Whether a table has pages of columns: it is told by itself, and the other cards after it. */
  readonly hasColumns: boolean;
  readonly isAmongOthers: boolean;
  /** Whether its last columns are shown: the notes follow them where they do not fit beside each of them. */
  readonly isLastColumns: boolean;
}

/** Marks what is left out; never shown by the page's own rules. */
const OFF = 'data-off-wall';
/** Marks totals of rows that are not all on their page. */
const OF_ALL = 'data-of-all';

/** `bar`: stands under the card where there are pages, and takes room itself. */
export function fitCard(place: HTMLElement, bar: HTMLElement, wanted: Wanted): Fitted {
  for (const name of [OFF, OF_ALL])
    for (const element of place.querySelectorAll(`[${name}]`)) element.removeAttribute(name);
  const blocks = blocksOf(place);
  const others = wanted.hasColumns ? blocks.filter((block) => !holdsColumns(block)) : [];
  const told = wanted.isAmongOthers ? others : blocks.filter((block) => !others.includes(block));
  const all = told.filter(isSeen).flatMap(unitsOf);
  for (const block of blocks) block.toggleAttribute(OFF, !told.includes(block));
  hideBareCards(place);
  bar.hidden = !wanted.hasColumns;
  const hasOthers = others.some(isFigure);
  if (isHeld(place) || all.length === 0) return { ...WHOLE, hasOthers };
  bar.hidden = false;
  const hasNotes = !wanted.hasColumns || wanted.isAmongOthers || wanted.isLastColumns;
  const units = hasNotes ? all : all.filter((unit) => unit.isFigure);
  for (const { block } of all) block.setAttribute(OFF, '');
  const show = (span: Span): void => showOnly(place, units, span);
  const { pages, lost } = splitIntoPages(units, (span) => {
    show(span);
    return isHeld(place);
  });
  const page = Math.min(wanted.page, Math.max(0, pages.length - 1));
  const span = pages[page] ?? { from: 0, to: 0 };
  show(span);
  const rows = units.filter(({ row }, i) => row !== null && (i < span.from || i >= span.to)).length;
  const hasCutTotal = place.querySelector(`[${OF_ALL}]:not([${OFF}] *)`) !== null;
  return { pages: Math.max(1, pages.length), page, rows, lost, hasCutTotal, hasOthers };
}

const isSeen = (block: HTMLElement): boolean => block.getClientRects().length > 0;

const isHeld = ({ scrollHeight, clientHeight }: HTMLElement): boolean => scrollHeight <= clientHeight + 1;

/** A row, or a block that has none. */
interface Unit {
  readonly block: HTMLElement;
  readonly row: HTMLElement | null;
  /** Whether it tells a figure; else it is a note. */
  readonly isFigure: boolean;
}

const unitsOf = (block: HTMLElement): Unit[] => {
  const rows = [...block.querySelectorAll<HTMLElement>('tbody > tr:not(.total)')];
  return rows.length > 0
    ? rows.map((row) => ({ block, row, isFigure: true }))
    : [{ block, row: null, isFigure: isFigure(block) }];
};

/** A table with its plot, and services beside each other: each is a block of its own. */
const PAIR = ':is(.site-pivot, .service-list)';

/** What a card is made of, below its head. */
const blocksOf = (place: HTMLElement): HTMLElement[] => [
  ...place.querySelectorAll<HTMLElement>(
    `.board-card > :not(.board-card-head, [role="alert"], ${PAIR}), .board-card > ${PAIR} > *`,
  ),
];

/** Whether it is of a card with a table whose columns may have pages, too. */
const holdsColumns = (block: HTMLElement): boolean =>
  block.closest('.board-card')?.querySelector('.district-table, .matrix-table') != null;

const FIGURES = 'table, canvas, svg, ul, ol, dl, .number-link';
/** The notes at the foot of a card are none, though they may have numbers. */
const isFigure = (block: HTMLElement): boolean =>
  !block.matches('.board-card-foot') && (block.matches(FIGURES) || block.querySelector(FIGURES) !== null);

const isBare = (card: Element): boolean =>
  [...card.children].every((child) => child.matches(`.board-card-head, [${OFF}]`));

/** A block is there for as long as one of its units is; a card, with its head, for as long as one of its blocks. */
function showOnly(place: HTMLElement, units: readonly Unit[], { from, to }: Span): void {
  const shown = new Set(units.slice(from, to).map(({ block }) => block));
  units.forEach(({ block, row }, i) => {
    block.toggleAttribute(OFF, !shown.has(block));
    row?.toggleAttribute(OFF, i < from || i >= to);
  });
  const cut = cutBlocks(units, { from, to });
  for (const block of shown) markTotals(block, cut.has(block));
  hideBareCards(place);
}

/** A total under rows of which some are on another page says so. */
function markTotals(block: HTMLElement, isCut: boolean): void {
  for (const name of block.querySelectorAll('tr.total > :first-child')) name.toggleAttribute(OF_ALL, isCut);
}

function hideBareCards(place: HTMLElement): void {
  for (const card of place.querySelectorAll('.board-card')) card.toggleAttribute(OFF, isBare(card));
}
