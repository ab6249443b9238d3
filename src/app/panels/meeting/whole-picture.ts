/** The small picture of a scene that was captured while its maps were still being drawn: made again once they stand. */
import { type AppState, complete, getApp } from '../../state/store.ts';
import { mapsStand } from './maps-stand.ts';
import { scenePicture } from './scene-picture.ts';
import { changeScene } from './scenes.ts';

/** Nothing where something else is shown by then: the scene keeps the picture that it has. */
export async function pictureAgain(sceneId: string): Promise<void> {
  const seen = shownBy(getApp());
  const isOver = (): boolean => shownBy(getApp()) !== seen;
  await mapsStand(isOver);
  if (isOver()) return;
  const picture = await scenePicture();
  if (!isOver()) complete((project) => changeScene(project, sceneId, { picture }));
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
