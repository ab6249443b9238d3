/** 避让建议 before an audience: asked for by a key, taken or put away by another. */
import type { Move } from '../../../domain/siting/advice-result.ts';
import { currentResult } from '../../map/deck/lit.ts';
import { activeFootprint } from '../../state/select.ts';
import { giveUpAdvice, hasConflict, moveToPlace, searchAdvice } from '../../state/siting-advice.ts';
import { borderlineCount } from '../../state/siting-after.ts';
import { currentAdvice } from '../../state/siting-select.ts';
import { type AppState, getApp } from '../../state/store.ts';
import { toast } from '../../state/tasks.ts';
import { textIn } from '../../text/use-text.ts';
import { bringAmongCards } from './present.ts';
import { isAboutSite } from './scenes.ts';

/** Whether the scene on the wall tells of a site that is checked. */
export function isSiteOnWall(state: AppState): boolean {
  const { presenting, deck, open, view, check } = state;
  const scene = presenting === null ? undefined : deck?.[presenting];
  if (scene?.kind !== 'map' || !open || view !== 'siting' || check.kind !== 'done') return false;
  return isAboutSite(scene, open.city.extent) && activeFootprint(state) !== null && currentResult(state) !== null;
}

/** Whether there is anything to take or to put away. */
export const isAdviceOnWall = ({ presenting, advice }: AppState): boolean =>
  presenting !== null && advice.kind !== 'none';

/** The move on offer; null for none. */
export const placeOnWall = (state: AppState): Move | null =>
  state.presenting === null ? null : (currentAdvice(state)?.all ?? null);

/** Ask for the least move; once it is there, take it; where there is none, put the answer away. */
export async function askOnWall(): Promise<void> {
  const state = getApp();
  const result = currentResult(state);
  if (!result || state.advice.kind === 'running') return;
  if (placeOnWall(state)) return takeOnWall();
  if (state.advice.kind !== 'none') return giveUpAdvice();
  if (!hasConflict(result)) {
    const { advice } = textIn(state.language).siting;
    toast(advice.nothing(advice.open(result.counts.unchecked, borderlineCount(result))), false);
    return;
  }
  await searchAdvice();
  const place = placeOnWall(getApp());
  const site = activeFootprint(getApp());
  if (place && site) bringAmongCards([...site.polygons, ...place.polygons]);
}

/** Put the site there: for the presentation, as a drag does. */
export function takeOnWall(): void {
  const place = placeOnWall(getApp());
  if (place) moveToPlace(place);
}
