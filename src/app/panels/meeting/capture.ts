/** Keep what the map shows as a scene, as one step that can be undone. */
import { newId } from '../../state/actions.ts';
import type { Scene } from '../../state/model.ts';
import { edit, getApp, setSession } from '../../state/store.ts';
import { textIn } from '../../text/use-text.ts';
import { addScene, captureScene, changeScene } from './scenes.ts';

export function captureNow(): void {
  const scene = sceneNow();
  if (!scene) return;
  edit((project) => addScene(project, scene));
  const { meeting } = textIn(getApp().language);
  setSession({ toast: { id: Date.now(), text: meeting.captured(scene.title), undo: true } });
}

/** Put the present view into a scene, keeping its title and note. */
export function renewScene(id: string): void {
  const now = sceneNow();
  if (!now) return;
  const { id: _id, title: _title, note: _note, ...view } = now;
  edit((project) => changeScene(project, id, view));
}

function sceneNow(): Scene | null {
  const state = getApp();
  if (!state.open || state.presenting !== null) return null;
  const scene = captureScene(state, state.open.city, newId('scene'), '');
  if (!scene) return null;
  const { sceneTitle } = textIn(state.language).meeting;
  const title =
    scene.view === 'coverage'
      ? sceneTitle.coverage
      : scene.footprint
        ? sceneTitle.siting(scene.footprint.name)
        : sceneTitle.plain(state.project.scenes.length + 1);
  return { ...scene, title };
}
