/** What lies over the scene while presenting and is not part of the work: nothing of it is saved. */
import { useSyncExternalStore } from 'react';
import type { UncheckedRule } from '../../../state/scene.ts';
import type { CardTold } from '../card-told.ts';
import { FIRST_PAGE, ONE_PAGE, type Page, type Pages, pageAfter, pageBefore } from './pages.ts';

/** Nothing, a dot, or all dimmed but a disc. */
export type PointerKind = 'off' | 'dot' | 'spot';

/** Place in the window, CSS pixels from its upper left corner. */
export type InkPoint = readonly [x: number, y: number];

export interface Stage {
  readonly blank: boolean;
  readonly pointer: PointerKind;
  /** Whether the mouse draws. */
  readonly pen: boolean;
  readonly strokes: readonly (readonly InkPoint[])[];
  /** Whether the maps are being drawn: they are shown when they are complete. */
  readonly drawing: boolean;
  /** Whether figures of the scene are still to come: cards show none of another scene meanwhile. */
  readonly settling: boolean;
  /** First digit of a scene's number that may have another one; empty for none. */
  readonly digits: string;
  /** Which page of a table that does not fit is shown, from 0. */
  readonly page: Page;
  /** What is not checked of the site where the scene has it; empty until that is known. */
  readonly unchecked: readonly UncheckedRule[];
  /** What the card of the board tells; null where there is none, or its figures are still to come. */
  readonly card: CardTold | null;
  /** What is told of two versions or two cities beside each other; null where nothing is compared, or it is still to come. */
  readonly compared: CardTold | null;
  /** How many pages the table on the wall has; told by the card that shows it. */
  readonly pages: Pages;
}

const CLEAR: Stage = {
  blank: false,
  pointer: 'off',
  pen: false,
  strokes: [],
  drawing: false,
  settling: false,
  digits: '',
  page: FIRST_PAGE,
  unchecked: [],
  card: null,
  compared: null,
  pages: ONE_PAGE,
};

let stage = CLEAR;
const listeners = new Set<() => void>();

export const getStage = (): Stage => stage;

export function setStage(change: Partial<Stage>): void {
  stage = { ...stage, ...change };
  for (const listener of listeners) listener();
}

/** As it is before and after a presentation. */
export const clearStage = (): void => setStage(CLEAR);

/** What belongs to one scene only goes with it. */
export const turnStage = (): void =>
  setStage({ blank: false, strokes: [], drawing: false, settling: false, digits: '', page: FIRST_PAGE, unchecked: [] });

/** A card tells how many pages it has; 1 of each once it is gone. */
export function countPages(count: Partial<Pages>): void {
  const pages = { ...stage.pages, ...count };
  const isSame = (Object.keys(pages) as (keyof Pages)[]).every((key) => pages[key] === stage.pages[key]);
  if (!isSame) setStage({ pages });
}

/** A card, or what is compared, tells what is on it; null once it is gone. */
export function tellSpeaker(of: 'card' | 'compared', told: CardTold | null): void {
  if (JSON.stringify(told) !== JSON.stringify(stage[of])) setStage({ [of]: told });
}

export function turnPage(by: 1 | -1): void {
  const page = by === 1 ? pageAfter(stage.page, stage.pages) : pageBefore(stage.page);
  if (page) setStage({ page });
}

export const eraseInk = (): void => setStage({ strokes: [] });

const NEXT: Readonly<Record<PointerKind, PointerKind>> = { off: 'dot', dot: 'spot', spot: 'off' };

export const nextPointer = (): void => setStage({ pointer: NEXT[stage.pointer] });

export function subscribeStage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useStage = (): Stage => useSyncExternalStore(subscribeStage, getStage);
