/** Parts that left the first page for a further one: what of them begins on the first, and the line that says where they are. Pure; millimetres. */
import type { PageContent } from './page-content.ts';
import { heightOf, type PartId, rowsOf } from './page-parts.ts';
import { type Lettering, noteRows, type Row, stubLine } from './page-rows.ts';

/** What goes on on a further page begins on the first where it has room there. */
export const canBegin = (part: PartId): boolean => part === 'notes' || part === 'table';
/** A head and two more: fewer rows of a table say nothing. */
const LEAST_ROWS = 3;

interface Begun {
  readonly content: PageContent;
  readonly lettering: Lettering;
  /** Height. */
  readonly room: number;
}

/** As much as there is room for over the line that says where all of it is; that line alone where this is too little. */
export function begunRows(part: PartId, begun: Begun): readonly Row[] {
  const { content, lettering } = begun;
  const rows = part === 'notes' ? firstNotes(begun) : firstRows(part, begun);
  return rows.length > 0 ? [...rows, wholeRow(part, begun)] : [stubRow(part, content, lettering)];
}

/** All that left stands from the second page on. */
export const stubRow = (part: PartId, { words }: PageContent, lettering: Lettering): Row =>
  stubLine(words.elsewhere(words.parts[part], 2), lettering);

const wholeRow = (part: PartId, { content: { words }, lettering }: Begun): Row =>
  stubLine(words.elsewhere(words.whole(words.parts[part]), 2), lettering);

const fits = (rows: readonly Row[], part: PartId, begun: Begun): boolean =>
  heightOf([...rows, wholeRow(part, begun)]) <= begun.room;

function firstRows(part: PartId, begun: Begun): readonly Row[] {
  const rows = rowsOf(part, begun.content, begun.lettering);
  let shown = 0;
  while (shown < rows.length && fits(rows.slice(0, shown + 1), part, begun)) shown++;
  return shown >= LEAST_ROWS ? rows.slice(0, shown) : [];
}

/** Where notes may stop: after a source with its layers; else after any of them. */
const STOPS = [/(?<=[;；]\s*)(?=\S)/u, /(?<=(?:[;；、，]|,(?!\d))\s*)(?=\S)/u];

function firstNotes(begun: Begun): readonly Row[] {
  const { content, lettering } = begun;
  for (const stop of STOPS) {
    const pieces = content.notes.flatMap(({ body }, note) => body.split(stop).map((words) => ({ note, words })));
    let rows: readonly Row[] = [];
    for (let count = 1; count < pieces.length; count++) {
      const notes = content.notes.flatMap(({ head }, note) => {
        const own = pieces.slice(0, count).filter((piece) => piece.note === note);
        return own.length > 0 ? [{ head, body: stopped(own.map(({ words }) => words).join('')) }] : [];
      });
      const next = noteRows({ ...content, notes }, lettering);
      if (!fits(next, 'notes', begun)) break;
      rows = next;
    }
    if (rows.length > 0) return rows;
  }
  return [];
}

/** Nothing follows. */
const stopped = (words: string): string => words.replace(/[\s;；、,，]+$/u, '');
