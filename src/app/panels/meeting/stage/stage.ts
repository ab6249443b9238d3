/** What lies over the scene while presenting and is not part of the work: nothing of it is saved. */
import { useSyncExternalStore } from 'react';

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
}

const CLEAR: Stage = {
  blank: false,
  pointer: 'off',
  pen: false,
  strokes: [],
  drawing: false,
  settling: false,
  digits: '',
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
  setStage({ blank: false, strokes: [], drawing: false, settling: false, digits: '' });

export const eraseInk = (): void => setStage({ strokes: [] });

const NEXT: Readonly<Record<PointerKind, PointerKind>> = { off: 'dot', dot: 'spot', spot: 'off' };

export const nextPointer = (): void => setStage({ pointer: NEXT[stage.pointer] });

export function subscribeStage(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useStage = (): Stage => useSyncExternalStore(subscribeStage, getStage);
