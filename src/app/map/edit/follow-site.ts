/** The map follows the choice of a site, wherever it is made: list, candidates, screening, register, undo. */
import { activeFootprint } from '../../state/select.ts';
import { type AppState, subscribeApp } from '../../state/store.ts';
import { bringIntoView } from '../zoom.ts';

/** Whether another site was chosen by work in 选址, and not by a city that opens or a scene that is shown. */
function isChosen(state: AppState, before: AppState): boolean {
  const isAtWork = (s: AppState): boolean => s.view === 'siting' && s.presenting === null && s.opening === 'ready';
  return (
    state.project.activeFootprintId !== before.project.activeFootprintId &&
    state.open?.city.id === before.open?.city.id &&
    isAtWork(state) &&
    isAtWork(before)
  );
}

/** @param isOnMap Whether the hand is on the map: what is pressed there is in view, and must not move away from under it. */
export function followSite(isOnMap: () => boolean): () => void {
  return subscribeApp((state, before) => {
    if (!isChosen(state, before) || isOnMap()) return;
    const site = activeFootprint(state);
    if (site) bringIntoView(site.polygons);
  });
}

const PRESSES = ['pointerdown', 'keydown', 'change'] as const;

/** Tells whether the last thing the user did was to press on the map. */
export function watchHand(map: HTMLElement): { readonly isOnMap: () => boolean; readonly stop: () => void } {
  let isOnMap = false;
  const onPress = (event: Event): void => {
    isOnMap = event.type === 'pointerdown' && event.target instanceof Node && map.contains(event.target);
  };
  for (const press of PRESSES) addEventListener(press, onPress, true);
  return {
    isOnMap: () => isOnMap,
    stop: () => {
      for (const press of PRESSES) removeEventListener(press, onPress, true);
    },
  };
}
