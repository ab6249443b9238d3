/** Small pictures of scenes that nobody has had on the screen yet. */
import { openSecond } from '../../../state/compare.ts';
import type { MapScene, Scene } from '../../../state/scene.ts';
import { type AppState, getApp } from '../../../state/store.ts';
import { groundBeside } from '../../compare/changed-beside.ts';
import { groundOfFirstCard } from '../../coverage/change/changed-ground.ts';
import { drawnPicture } from '../scene-picture.ts';
import { projectOfScene } from '../scenes.ts';

export interface PictureWork {
  readonly signal: AbortSignal;
  readonly tell: (done: number) => void;
}

/** The scenes with their pictures. Rejects where the browser cannot draw, and with the reason of `signal`. */
export async function withPictures(scenes: readonly Scene[], { signal, tell }: PictureWork): Promise<readonly Scene[]> {
  const made: Scene[] = [];
  for (const scene of scenes) {
    signal.throwIfAborted();
    tell(made.length);
    made.push(scene.kind === 'map' ? { ...scene, picture: await pictureOf(scene, signal) } : scene);
  }
  signal.throwIfAborted();
  return made;
}

async function pictureOf(scene: MapScene, signal: AbortSignal): Promise<string | null> {
  const state = shownIn(scene, getApp());
  if (!state?.open || !scene.frame) return null;
  const second = await openSecond(state);
  const changed = second
    ? await groundBeside(state.open, second.open, signal)
    : scene.card === 'changes'
      ? groundOfFirstCard(state)
      : null;
  return drawnPicture({ state: { ...state, changed }, second, size: scene.frame });
}

function shownIn(scene: MapScene, state: AppState): AppState | null {
  const { open, project, check } = state;
  if (!open) return null;
  const shown = projectOfScene(project, open.city, scene);
  const isChecked = scene.footprint !== null && shown.activeFootprintId === project.activeFootprintId;
  return {
    ...state,
    project: shown,
    view: scene.view,
    camera: scene.camera,
    compare: scene.compare,
    coverageFilter: scene.filter,
    selection: scene.selection,
    check: isChecked ? check : { kind: 'none' },
    advice: { kind: 'none' },
    freeGround: { kind: 'none' },
    trace: { kind: 'none' },
  };
}
