/** The small picture of a scene that was captured while its maps were still being drawn: made once they stand. */
import { useSyncExternalStore } from 'react';
import { type AppState, complete, getApp, subscribeApp } from '../../state/store.ts';
import { mapsShowAll, mapsStand } from './maps-stand.ts';
import { drawnPicture, type Pictured, scenePicture } from './scene-picture.ts';
import { changeScene } from './scenes.ts';

/** Scenes whose picture is being made. */
let making: ReadonlySet<string> = new Set();
const listeners = new Set<() => void>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const setMaking = (next: ReadonlySet<string>): void => {
  making = next;
  for (const listener of listeners) listener();
};

/** Whether the picture of a scene is being made. */
export const usePictureMaking = (sceneId: string): boolean =>
  useSyncExternalStore(subscribe, () => making.has(sceneId));

/** Taken of the maps once they stand; where they show something else by then, what was captured is drawn out of sight. */
export async function pictureAgain(sceneId: string, captured: Pictured): Promise<void> {
  setMaking(new Set([...making, sceneId]));
  try {
    const picture = (await standingPicture(captured.state)) ?? (await drawnPicture(captured));
    await isBackAt(captured.state.cityId);
    complete((project) => changeScene(project, sceneId, { picture }));
  } catch (error) {
    // The scene is whole without its picture; the list says that it has none.
    console.warn(error);
  } finally {
    setMaking(new Set([...making].filter((id) => id !== sceneId)));
  }
}

/** Null where something else is shown before all of it stands. */
async function standingPicture(captured: AppState): Promise<string | null> {
  const seen = shownBy(captured);
  const isOver = (): boolean => shownBy(getApp()) !== seen;
  await mapsStand(isOver);
  if (isOver() || !mapsShowAll()) return null;
  const picture = await scenePicture();
  return isOver() ? null : picture;
}

/** Resolved once the work that the scene is part of is at hand: not in a meeting, nor in another city. */
function isBackAt(cityId: string): Promise<void> {
  const isBack = (state: AppState): boolean => state.cityId === cityId && state.presenting === null;
  if (isBack(getApp())) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = subscribeApp((state) => {
      if (!isBack(state)) return;
      stop();
      resolve();
    });
  });
}

/** What a picture would be of. */
function shownBy({ cityId, presenting, view, camera, compare, project, selection, coverageFilter }: AppState): string {
  const { layers, order, footprints, activeFootprintId } = project;
  return JSON.stringify([
    cityId,
    presenting,
    view,
    camera,
    compare,
    layers,
    order,
    footprints,
    activeFootprintId,
    selection,
    coverageFilter,
  ]);
}
