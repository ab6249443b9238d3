/** When the maps of a scene show all of it. */
import { mapView } from '../../map/map-view.ts';
import { getApp } from '../../state/store.ts';
import { secondMap, secondStatus } from '../compare/second.ts';

/** A scene is shown after this long even where a map still loads. */
const LONGEST_MS = 15_000;
const LOOK_MS = 100;
/** Looks in a row at which all stood: what arrives in one frame may ask for more in the next. */
const LOOKS = 3;

/** Resolved once both maps stand with all their tiles, and the ground of the figure in hand is traced; or when it `isOver`. */
export async function mapsStand(isOver: () => boolean): Promise<void> {
  const begun = performance.now();
  let stood = 0;
  for (let looked = 0; performance.now() - begun < LONGEST_MS && stood < LOOKS && !isOver(); looked++) {
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    stood =
      isTraced(looked) && isSecondThere() && maps().every((map) => map.loaded() && !map.isMoving()) ? stood + 1 : 0;
  }
}

const maps = () => [mapView().map, ...(secondMap() ? [secondMap()!.map] : [])];

const isSecondThere = (): boolean => getApp().compare === null || ['ready', 'failed'].includes(secondStatus().kind);

/** Not every figure has a ground: one that nobody has asked for by then has none. */
const ASKED_BY = 20;

function isTraced(looked: number): boolean {
  const { selection, trace, view, opening } = getApp();
  if (opening === 'loading') return false;
  const isFigure = view === 'coverage' && ['cell', 'combination', 'figure'].includes(selection.kind);
  return !isFigure || trace.kind === 'done' || trace.kind === 'failed' || (trace.kind === 'none' && looked > ASKED_BY);
}
