/** What the stage shows beside the scene: a blank screen, the pointer. Not part of the work and not saved. */
import { useSyncExternalStore } from 'react';

interface Stage {
  readonly blank: boolean;
  readonly pointer: boolean;
}

let stage: Stage = { blank: false, pointer: false };
const listeners = new Set<() => void>();

export const getStage = (): Stage => stage;

export function setStage(change: Partial<Stage>): void {
  stage = { ...stage, ...change };
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useStage = (): Stage => useSyncExternalStore(subscribe, getStage);
