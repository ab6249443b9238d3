/** Keep what stands on the wall, with the site where it was dragged to, as a scene of its own. */
import { currentResult } from '../../map/deck/lit.ts';
import { newId } from '../../state/actions.ts';
import type { MapScene, UncheckedRule } from '../../state/scene.ts';
import { activeFootprint } from '../../state/select.ts';
import { giveUpAdvice } from '../../state/siting-advice.ts';
import { type AppState, getApp } from '../../state/store.ts';
import { toast } from '../../state/tasks.ts';
import { textIn } from '../../text/use-text.ts';
import { joinedRules, settledBetween } from './moved-site.ts';
import { cityOfMeeting, insertIntoDeck, seenOnWall } from './present.ts';
import { scenePicture } from './scene-picture.ts';
import { captureScene, freeTitle } from './scenes.ts';
import { siteName } from './site-name.ts';
import { getStage } from './stage/stage.ts';

/** Nothing on a page of words. */
export async function keepOnWall(): Promise<void> {
  // A scene shows what is, not what could be.
  giveUpAdvice();
  const state = getApp();
  const { presenting, deck, open, language } = state;
  const shown = presenting === null ? undefined : deck?.[presenting];
  if (!open || !deck || shown?.kind !== 'map') return;
  const seen = seenOnWall(shown);
  if (!seen) return;
  const title = freeTitle(movedTitle(shown, state) ?? shown.title, deck);
  const head = { id: newId('scene'), title, frame: seen.frame, card: shown.card };
  const made = captureScene({ ...state, camera: seen.camera }, open.city, { ...head, picture: null });
  if (!made) return;
  const picture = await scenePicture();
  const cityId = state.cityId === cityOfMeeting() ? null : state.cityId;
  const uncheckedBefore = settledAt(shown, state);
  const scene: MapScene = { ...made, view: shown.view, group: shown.group, cityId, picture, uncheckedBefore };
  const place = insertIntoDeck(scene);
  if (place !== null) toast(textIn(language).wall.kept(scene.title, place), false);
}

/** What the move settled: told with the scene as it was told on the wall. */
function settledAt({ uncheckedBefore = [] }: MapScene, state: AppState): readonly UncheckedRule[] | undefined {
  const result = currentResult(state);
  const settled = result ? settledBetween(joinedRules(uncheckedBefore, getStage().unchecked), result) : [];
  return settled.length > 0 ? settled.map(({ key, name }) => ({ key, name })) : undefined;
}

/** Says that the site was moved, and what that came to; null where it stands as in the scene, or is still being checked. */
function movedTitle(shown: MapScene, state: AppState): string | null {
  const { check, language } = state;
  const footprint = activeFootprint(state);
  if (!footprint || footprint.polygons === shown.footprint?.polygons || check.kind !== 'done') return null;
  const text = textIn(language);
  return text.meeting.sceneTitle.moved(siteName(footprint.name, language), text.siting.outcome[check.result.overall]);
}
