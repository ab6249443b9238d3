/** Moves of the camera. Flights are short, stop at any key, and are jumps where motion is unwanted. */
import type { Camera } from '../state/model.ts';
import { mapView } from './map-view.ts';

const LONGEST_MS = 900;

const still = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

const PADDING = 48;

/** A table that is open under the map hides its lower part. */
const drawerHeight = (): number => document.querySelector('.table-drawer')?.clientHeight ?? 0;

type Extent = readonly [number, number, number, number];

export function fitExtent(
  [west, south, east, north]: Extent,
  options: { maxZoom?: number; jump?: boolean } = {},
): void {
  const { map } = mapView();
  map.fitBounds([west, south, east, north], {
    padding: { top: PADDING, left: PADDING, right: PADDING, bottom: PADDING + drawerHeight() },
    maxZoom: options.maxZoom ?? 15,
    duration: options.jump || still() ? 0 : LONGEST_MS,
    bearing: 0,
  });
  stopOnKey();
}

export function flyTo(camera: Camera, options: { jump?: boolean } = {}): void {
  mapView().map.flyTo({
    center: [camera.lon, camera.lat],
    zoom: camera.zoom,
    bearing: camera.bearing,
    duration: options.jump || still() ? 0 : LONGEST_MS,
  });
  stopOnKey();
}

function stopOnKey(): void {
  const { map } = mapView();
  const stop = () => map.stop();
  const over = () => removeEventListener('keydown', stop, true);
  // The key that started the flight is still being handled.
  setTimeout(() => {
    if (!map.isMoving()) return;
    addEventListener('keydown', stop, true);
    map.once('moveend', over);
  }, 60);
}
