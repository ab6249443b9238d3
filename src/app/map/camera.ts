/** Moves of the camera. Flights are short, stop at any key, and are jumps where motion is unwanted. */
import type { Camera } from '../state/model.ts';
import { boxesOver } from './boxes-over.ts';
import { freePart, isInView, type PixelBox, type View, wayIntoView } from './in-view.ts';
import { mapView } from './map-view.ts';

const LONGEST_MS = 900;

/** Whether motion is unwanted. */
export const isStill = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

const PADDING = 48;

/** A table that is open under the map hides its lower part. */
const drawerHeight = (): number => document.querySelector('.table-drawer')?.clientHeight ?? 0;

export type Extent = readonly [number, number, number, number];

/** CSS pixels to be left free at the edges of the map. */
export interface Padding {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

export function fitExtent(
  [west, south, east, north]: Extent,
  options: { maxZoom?: number; jump?: boolean; padding?: Padding } = {},
): void {
  const { map } = mapView();
  map.fitBounds([west, south, east, north], {
    padding: options.padding ?? { top: PADDING, left: PADDING, right: PADDING, bottom: PADDING + drawerHeight() },
    maxZoom: options.maxZoom ?? 15,
    duration: options.jump || isStill() ? 0 : LONGEST_MS,
    bearing: 0,
  });
  stopOnKey();
}

/** The map with the tools, drawers and cards that lie over it. */
function viewOfMap(): View {
  const container = mapView().map.getContainer();
  const box = container.getBoundingClientRect();
  const boxes = (selector: string): PixelBox[] => boxesOver(container, document.querySelectorAll(selector));
  const map = { left: 0, top: 0, right: box.width, bottom: box.height };
  const over = {
    top: boxes('.tool-row'),
    right: boxes('.map-top-right, .record-card'),
    bottom: boxes('.table-drawer'),
  };
  return { map, over };
}

function pixelBox([west, south, east, north]: Extent): PixelBox {
  const corners = [west, east].flatMap((lon) => [south, north].map((lat) => mapView().map.project([lon, lat])));
  const [xs, ys] = [corners.map((c) => c.x), corners.map((c) => c.y)];
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

export const isExtentInView = (extent: Extent): boolean => isInView(pixelBox(extent), viewOfMap());

/** Show an extent whole in the free part of the map, at the present scale where it fits; nothing moves where it is well in view. */
export function bringExtentIntoView(extent: Extent, surroundings: Extent): void {
  const { map } = mapView();
  const view = viewOfMap();
  const way = wayIntoView(pixelBox(extent), view);
  if (way === 'fit') fitExtent(surroundings);
  if (way !== 'pan') return;
  const [west, south, east, north] = extent;
  const free = freePart(view);
  const { clientWidth, clientHeight } = map.getContainer();
  map.easeTo({
    center: [(west + east) / 2, (south + north) / 2],
    offset: [(free.left + free.right - clientWidth) / 2, (free.top + free.bottom - clientHeight) / 2],
    duration: isStill() ? 0 : LONGEST_MS,
  });
  stopOnKey();
}

/** `offset`: where the place comes to lie, pixels from the middle of the map; its middle when absent. */
export function flyTo(camera: Camera, options: { jump?: boolean; offset?: [number, number] } = {}): void {
  mapView().map.flyTo({
    center: [camera.lon, camera.lat],
    offset: options.offset ?? [0, 0],
    zoom: camera.zoom,
    bearing: camera.bearing,
    duration: options.jump || isStill() ? 0 : LONGEST_MS,
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
