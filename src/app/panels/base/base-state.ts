/** The base map in use: it stays in every view, from the moment the map stands. */
import { useSyncExternalStore } from 'react';
import { withMap } from '../../map/map-view.ts';
import { getApp } from '../../state/store.ts';
import { base } from '../../text/base.ts';
import { type BaseSettings, showBase, storeBase, storedBase } from './tianditu.ts';

interface BaseState extends BaseSettings {
  /** A tile did not come. */
  readonly failed: boolean;
}

let state: BaseState = { ...storedBase(), failed: false };
let takeAway: () => void = () => {};
const listeners = new Set<() => void>();

function put(next: BaseState): void {
  state = next;
  for (const listener of listeners) listener();
}

/** Put the base map of the settings under the map, in place of the one before. */
export function startBase(): void {
  takeAway();
  const { attribution } = base[getApp().language];
  takeAway = withMap((map) => showBase(map, state, attribution, () => put({ ...state, failed: true })));
}

export function changeBase(change: Partial<BaseSettings>): void {
  put({ ...state, ...change, failed: false });
  storeBase({ kind: state.kind, key: state.key });
  startBase();
}

export const useBase = (): BaseState =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => state,
  );
