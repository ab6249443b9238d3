/** Keep what the map shows as a scene, as one step that can be undone. */
import { mapView } from '../../map/map-view.ts';
import { newId } from '../../state/actions.ts';
import type { MapScene, Scene } from '../../state/scene.ts';
import { edit, getApp, setSession } from '../../state/store.ts';
import { textIn } from '../../text/use-text.ts';
import { cardInView } from './card-in-view.ts';
import { scenePicture } from './scene-picture.ts';
import { addScene, captureScene, changeScene, duplicateScene, insertScenes } from './scenes.ts';

export async function captureNow(): Promise<void> {
  const scene = await sceneNow();
  if (!scene) return;
  edit((project) => addScene(project, scene));
  const { meeting } = textIn(getApp().language);
  setSession({ toast: { id: Date.now(), text: meeting.captured(scene.title), undo: true } });
}

/** Put the present view into a scene, keeping its title, note and group. */
export async function renewScene(id: string): Promise<void> {
  const now = await sceneNow();
  if (!now) return;
  const { id: _id, title: _title, note: _note, group: _group, kind: _kind, ...view } = now;
  edit((project) => changeScene(project, id, view));
}

/** A second scene like one, under a title that says so. */
export function copyScene(scene: Scene): void {
  const { meeting } = textIn(getApp().language);
  const title = freeTitle(meeting.copyOf(scene.title));
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
    lines: isFirst ? titlePage.firstLines : '',
    note: '',
    group: '',
  };
  edit((p) => insertScenes(p, [page], Math.min(place, project.scenes.length)));
}

async function sceneNow(): Promise<MapScene | null> {
  const state = getApp();
  if (!state.open || state.presenting !== null) return null;
  const { clientWidth: width, clientHeight: height } = mapView().map.getContainer();
  const card = state.view === 'coverage' ? cardInView(state.selection) : null;
  const head = { id: newId('scene'), title: '', frame: { width, height }, card, picture: null };
  const scene = captureScene(state, state.open.city, head);
  return scene && { ...scene, title: freeTitle(titleOf(scene)), picture: await scenePicture() };
}

function titleOf(scene: MapScene): string {
  const { language, project } = getApp();
  const { sceneTitle, cards } = textIn(language).meeting;
  if (scene.view === 'coverage') return scene.card ? sceneTitle.card(cards[scene.card]) : sceneTitle.coverage;
  return scene.footprint ? sceneTitle.siting(scene.footprint.name) : sceneTitle.plain(project.scenes.length + 1);
}

/** A title that no scene has: two of the same cannot be told apart from the speaker's list. */
function freeTitle(title: string): string {
  const taken = new Set(getApp().project.scenes.map((s) => s.title));
  if (!taken.has(title)) return title;
  for (let n = 2; ; n++) if (!taken.has(`${title} (${n})`)) return `${title} (${n})`;
}
