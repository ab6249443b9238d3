/** What a card on the wall tells this moment, read from it for the speaker. */

export interface CardTold {
  readonly title: string;
  /** Of the columns on the wall; empty where there is no table. */
  readonly head: readonly string[];
  /** The first rows of what is on the wall. */
  readonly rows: readonly (readonly string[])[];
}

const MOST_ROWS = 4;
const MOST_CELLS = 8;

/** `place`: of the card, parted into pages. */
export function cardTold(place: HTMLElement): CardTold {
  const table = [...place.querySelectorAll('table')].find(isSeen);
  const title = [...place.querySelectorAll('.board-card-head h3, .board-card-head h2')].find(isSeen);
  const rows = table
    ? [...table.querySelectorAll('tbody > tr')].filter(isSeen).map(cellsOf)
    : [...place.querySelectorAll<HTMLElement>('li, dl > div, .number-link')].filter(isSeen).map((part) => [said(part)]);
  return {
    title: title ? said(title) : '',
    head: table ? headOf(table).slice(0, MOST_CELLS) : [],
    rows: rows.filter((cells) => cells.some((cell) => cell !== '')).slice(0, MOST_ROWS),
  };
}

const cellsOf = (row: Element): string[] => [...row.children].filter(isSeen).slice(0, MOST_CELLS).map(said);

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
