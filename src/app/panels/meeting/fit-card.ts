/**
 * A card of the board on the wall, where nobody can scroll: of what does not fit, blocks go from the last one up, and of a
 * table that fits in part its last rows. Totals stay. What is left out is counted, so that the wall can say so.
 */

export interface LeftOut {
  readonly rows: number;
  /** Tables and plots of which nothing is shown. */
  readonly parts: number;
}

export const NOTHING_LEFT: LeftOut = { rows: 0, parts: 0 };

/** Marks what is left out; never shown by the page's own rules. */
const OFF = 'data-off-wall';

/** A block with fewer rows says nothing and goes as a whole. */
const LEAST_ROWS = 1;

/** `note`: stands under the card where something is left out, and takes room itself. */
export function fitCard(place: HTMLElement, note: HTMLElement): LeftOut {
  for (const element of place.querySelectorAll(`[${OFF}]`)) element.removeAttribute(OFF);
  note.hidden = true;
  if (isHeld(place)) return NOTHING_LEFT;
  note.hidden = false;
  let [rows, parts] = [0, 0];
  for (const block of blocksOf(place).reverse()) {
    if (isHeld(place)) break;
    const trimmed = trim(block, place);
    if (trimmed !== null) {
      rows += trimmed;
      continue;
    }
    block.setAttribute(OFF, '');
    if (isFigure(block)) parts++;
  }
  for (const card of place.querySelectorAll('.board-card')) if (isBare(card)) card.setAttribute(OFF, '');
  return { rows, parts };
}

const isHeld = ({ scrollHeight, clientHeight }: HTMLElement): boolean => scrollHeight <= clientHeight + 1;

/** A table with its plot: each is a block of its own. */
const PAIR = '.site-pivot';

/** What a card is made of, below its head. */
const blocksOf = (place: HTMLElement): HTMLElement[] => [
  ...place.querySelectorAll<HTMLElement>(
    `.board-card > :not(.board-card-head, [role="alert"], ${PAIR}), .board-card > ${PAIR} > *`,
  ),
];

const isFigure = (block: HTMLElement): boolean =>
  block.matches('table, canvas, svg') || block.querySelector('table, canvas, svg') !== null;

const isBare = (card: Element): boolean =>
  [...card.children].every((child) => child.matches(`.board-card-head, [${OFF}]`));

/** Leave out the last rows until the place holds the card; null where even the first ones are too many. */
function trim(block: HTMLElement, place: HTMLElement): number | null {
  const rows = [...block.querySelectorAll<HTMLElement>('tbody > tr:not(.total)')];
  const gone: HTMLElement[] = [];
  for (const row of rows.slice(LEAST_ROWS).reverse()) {
    row.setAttribute(OFF, '');
    gone.push(row);
    if (isHeld(place)) return gone.length;
  }
  for (const row of gone) row.removeAttribute(OFF);
  return null;
}
