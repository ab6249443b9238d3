/** What cards on the wall tell this moment, read from them for the speaker: each page with all of its rows and columns. */

/** A table under its head, which is empty where it has none. */
interface TableTold {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface CardTold {
  readonly title: string;
  /** Unit of the figures, or what leads; empty for none. */
  readonly lead: string;
  readonly tables: readonly TableTold[];
  /** Figures that stand in no table. */
  readonly items: readonly string[];
  /** What is said under it, of what its other pages hold, too; empty for nothing. */
  readonly rest: string;
}

/** `place`: of the card, parted into pages. `rest`: what its page bar says of them. */
export const cardTold = (place: HTMLElement, rest: string): CardTold => ({
  title: firstSaid(place, '.board-card-head :is(h2, h3)'),
  lead: firstSaid(place, '.board-card-unit'),
  tables: tablesIn(place),
  items: itemsIn(place, 'li, dl > div, .change-summary, .number-link'),
  rest,
});

/** `side`: all that stands beside the maps. @returns what it tells of two versions or two cities; null where nothing is compared. */
export function comparedTold(side: HTMLElement): CardTold | null {
  const pair = side.querySelector<HTMLElement>('.presenter-pair');
  if (pair)
    return {
      title: pair.getAttribute('aria-label') ?? '',
      lead: '',
      tables: tablesIn(pair),
      items: [],
      rest: [...pair.querySelectorAll(':scope > p, .wall-pages-rest')].filter(isSeen).map(said).join(' · '),
    };
  const change = side.querySelector<HTMLElement>('.presenter-change');
  if (!change) return null;
  const site = side.querySelector<HTMLElement>('.site-in-versions');
  return {
    title: firstSaid(change, '.change-head > p'),
    lead: firstSaid(change, '.change-head > strong'),
    tables: tablesIn(change),
    items: [
      ...[...change.querySelectorAll('.change-head > p:not(:first-child), :scope > p')].filter(isSeen).map(said),
      ...(site ? [[firstSaid(site, ':scope > p'), ...itemsIn(site, 'dl > div')].join(' ')] : []),
    ],
    rest: '',
  };
}

const tablesIn = (place: HTMLElement): TableTold[] =>
  [...place.querySelectorAll('table')]
    .filter(isSeen)
    .map((table) => ({ head: headOf(table), rows: rowsOf(table) }))
    .filter(({ rows }) => rows.length > 0);

const rowsOf = (table: HTMLTableElement): string[][] =>
  [...table.querySelectorAll('tbody > tr')]
    .filter(isSeen)
    .map((row) => [...row.children].filter(isSeen).map(said))
    .filter((cells) => cells.some((cell) => cell !== ''));

/** Each once: a figure within another part is told with it. */
const itemsIn = (place: HTMLElement, parts: string): string[] =>
  [...place.querySelectorAll(parts)]
    .filter((part) => isSeen(part) && !part.closest('table') && !part.parentElement?.closest(parts))
    .map(said)
    .filter((words) => words !== '');

const firstSaid = (place: HTMLElement, parts: string): string => {
  const part = [...place.querySelectorAll(parts)].find(isSeen);
  return part ? said(part) : '';
};

/** Of each column the lowest head, of those over several rows too. */
function headOf(table: HTMLTableElement): string[] {
  const heads: string[] = [];
  const under: number[] = [];
  for (const [row, { cells }] of [...(table.tHead?.rows ?? [])].entries()) {
    let column = 0;
    for (const cell of [...cells].filter(isSeen)) {
      while ((under[column] ?? 0) > row) column++;
      for (let width = 0; width < cell.colSpan; width++, column++) {
        heads[column] = said(cell);
        under[column] = row + cell.rowSpan;
      }
    }
  }
  return heads;
}

const isSeen = (part: Element): boolean => part.getClientRects().length > 0;

/** In one line. */
const said = (part: Element): string => ((part as HTMLElement).innerText ?? '').replace(/\s+/g, ' ').trim();
