/** Keep what the map shows as a scene, as one step that can be undone. */
import { mapView } from '../../map/map-view.ts';
import { newId } from '../../state/actions.ts';
import { secondProject } from '../../state/compare.ts';
import type { MapScene, Scene } from '../../state/scene.ts';
import { type AppState, edit, getApp, setSession } from '../../state/store.ts';
import { textIn } from '../../text/use-text.ts';
import { compareTitle } from '../compare/labels.ts';
import { secondStatus } from '../compare/second.ts';
import { cardInView } from './card-in-view.ts';
import { isSecondThere, mapsShowAll, secondStands } from './maps-stand.ts';
import { type Pictured, scenePicture } from './scene-picture.ts';
import { captureScene, changeScene, duplicateScene, freeTitle, insertScenes, placeOfNext } from './scenes.ts';
import { siteName } from './site-name.ts';
import { titleNow } from './use-title.ts';
import { pictureAgain } from './whole-picture.ts';

/** Whether a scene is to come once the second map has its city. */
let isToCome = false;

export async function captureNow(): Promise<void> {
  if (isToCome) return;
  const now = await sceneNow();
  if (!now) return;
  const { scene, captured } = now;
  const place = placeOfNext(getApp().project.scenes);
  edit((project) => insertScenes(project, [scene], place));
  const { meeting } = textIn(getApp().language);
  setSession({ toast: { id: Date.now(), text: meeting.captured(scene.title, place + 1), undo: true } });
  if (scene.picture === null) await pictureAgain(scene.id, captured);
}

/** Put the present view into a scene, keeping its title, note and group. */
export async function renewScene(id: string): Promise<void> {
  const now = await sceneNow();
  if (!now) return;
  const { id: _id, title: _title, note: _note, group: _group, kind: _kind, ...view } = now.scene;
  edit((project) => changeScene(project, id, { ...view, uncheckedBefore: undefined }));
  if (view.picture === null) await pictureAgain(id, now.captured);
}

/** A second scene like one, under a title that says so. */
export function copyScene(scene: Scene): void {
  const { meeting } = textIn(getApp().language);
  const title = freeTitle(meeting.copyOf(titleNow(scene)), getApp().project.scenes);
  edit((project) => duplicateScene(project, scene.id, { id: newId('scene'), title }));
}

/** A page of words at a place of the list: at its head the first page, elsewhere a further one. */
export function addTitlePage(place: number): void {
  const { open, language, project } = getApp();
  const { titlePage } = textIn(language).meeting;
  const isFirst = place === 0;
  const page: Scene = {
    kind: 'title',
    id: newId('scene'),
    title: isFirst ? titlePage.first(open?.city.name[language] ?? '') : titlePage.last,
    lines: '',
    note: '',
    group: '',
  };
  edit((p) => insertScenes(p, [page], Math.min(place, project.scenes.length)));
}

interface SceneNow {
  /** Without a picture where its maps are still being drawn. */
  readonly scene: MapScene;
  readonly captured: Pictured;
}

async function sceneNow(): Promise<SceneNow | null> {
  await secondIsThere();
  const state = getApp();
  if (!state.open || state.presenting !== null) return null;
  const { clientWidth: width, clientHeight: height } = mapView().map.getContainer();
  const card = state.view === 'coverage' ? cardInView(state.selection) : null;
  const head = { id: newId('scene'), title: '', frame: { width, height }, card, picture: null };
  const scene = captureScene(state, state.open.city, head);
  if (!scene) return null;
  const title = freeTitle(titleOf(scene), state.project.scenes);
  const status = secondStatus();
  const captured = { state, second: status.kind === 'ready' ? status.second : null, size: { width, height } };
  return { scene: { ...scene, title, picture: mapsShowAll() ? await scenePicture() : null }, captured };
}

/** A city that is still opening beside the first is waited for, and said to be: without it nothing would be compared. */
async function secondIsThere(): Promise<void> {
  if (isSecondThere()) return;
  isToCome = true;
  const { language, cityId } = getApp();
  setSession({ toast: { id: Date.now(), text: textIn(language).compare.toCapture, undo: false } });
  await secondStands(() => getApp().cityId !== cityId || getApp().presenting !== null);
  isToCome = false;
}

/** Null where nothing is compared, or the second map is not there yet. */
function comparedTitle(state: AppState): string | null {
  const { compare, open, project, language } = state;
  const status = secondStatus();
  if (!compare || !open || status.kind !== 'ready') return null;
  const second = { open: status.second.open, project: secondProject(state, status.second) };
  return compareTitle({ open, project }, second, { side: compare.side, language }, textIn(language).compare);
}

function titleOf(scene: MapScene): string {
  const { language, project } = getApp();
  const { sceneTitle, cards } = textIn(language).meeting;
  const compared = comparedTitle(getApp());
  if (compared !== null) return compared;
  if (scene.view === 'coverage') return scene.card ? sceneTitle.card(cards[scene.card]) : sceneTitle.coverage;
  return scene.footprint
    ? sceneTitle.siting(siteName(scene.footprint.name, language))
    : sceneTitle.plain(project.scenes.length + 1);
}
