/** Keep what stands on the wall, with the site where it was dragged to, as a scene of its own. */
import { mapView } from '../../map/map-view.ts';
import { newId } from '../../state/actions.ts';
import type { MapScene } from '../../state/scene.ts';
import { activeFootprint } from '../../state/select.ts';
import { giveUpAdvice } from '../../state/siting-advice.ts';
import { type AppState, getApp } from '../../state/store.ts';
import { toast } from '../../state/tasks.ts';
import { textIn } from '../../text/use-text.ts';
import { cityOfMeeting, insertIntoDeck } from './present.ts';
import { scenePicture } from './scene-picture.ts';
import { captureScene, freeTitle } from './scenes.ts';

/** Nothing on a page of words. */
export async function keepOnWall(): Promise<void> {
  // A scene shows what is, not what could be.
  giveUpAdvice();
  const state = getApp();
  const { presenting, deck, open, language } = state;
  const shown = presenting === null ? undefined : deck?.[presenting];
  if (!open || !deck || shown?.kind !== 'map') return;
  const { clientWidth: width, clientHeight: height } = mapView().map.getContainer();
  const title = freeTitle(movedTitle(shown, state) ?? shown.title, deck);
  const head = { id: newId('scene'), title, frame: { width, height }, card: shown.card };
  const made = captureScene(state, open.city, { ...head, picture: null });
  if (!made) return;
  const picture = await scenePicture();
  const cityId = state.cityId === cityOfMeeting() ? null : state.cityId;
  const scene: MapScene = { ...made, view: shown.view, group: shown.group, cityId, picture };
  const place = insertIntoDeck(scene);
  if (place !== null) toast(textIn(language).wall.kept(scene.title, place), false);
}

/** Says that the site was moved, and what that came to; null where it stands as in the scene, or is still being checked. */
function movedTitle(shown: MapScene, state: AppState): string | null {
  const { check, language } = state;
  const footprint = activeFootprint(state);
  if (!footprint || footprint.polygons === shown.footprint?.polygons || check.kind !== 'done') return null;
  const text = textIn(language);
  return text.meeting.sceneTitle.moved(footprint.name, text.siting.outcome[check.result.overall]);
}
