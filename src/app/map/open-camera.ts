/** Where the map looks when a city has opened: the place in the address, else where the work was left, else all of it. */
import type { Camera } from '../state/model.ts';
import { subscribeApp } from '../state/store.ts';
import { fitExtent, flyTo } from './camera.ts';
import { fitAgain } from './fit-again.ts';
import { mapView } from './map-view.ts';

/** @param first Place for the first city only, from the address. */
export function startCamera(first: Camera | null): () => void {
  let place = first;
  let stop = (): void => {};
  return subscribeApp((state, before) => {
    if (!state.open || before.open?.city.id === state.open.city.id) return;
    const { extent } = state.open.city;
    const camera = place ?? state.camera;
    place = null;
    stop();
    mapView().whenReady(() => {
      if (camera) flyTo(camera, { jump: true });
      else stop = fitAgain(mapView().map, () => fitExtent(extent, { jump: true }));
    });
  });
}
