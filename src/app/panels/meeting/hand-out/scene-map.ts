/** The map of a scene as a picture for a slide, with its legend and its scale. */
import { distanceMetres } from '../../../../geodesy/geodesic.ts';
import type { SlideMap } from '../../../../report/slides/deck.ts';
import { mapSize } from '../../../../report/slides/map-page.ts';
import type { SlidePicture } from '../../../../report/slides/page.ts';
import { drawnClasses, type LegendEntry } from '../../../export/legend.ts';
import { scaleBarSize, scaleBarUnit } from '../../../export/scale-bar.ts';
import { drawMap } from '../../../map/draw-map.ts';
import {
  type PictureExtent,
  type PictureSize,
  type PictureView,
  pictureCamera,
  placeAt,
  shownExtent,
} from '../../../map/picture-camera.ts';
import { PROJECTOR } from '../../../map/styles.ts';
import { openSecond, otherCity, type SecondCity, secondOf } from '../../../state/compare.ts';
import type { Camera, ChangedGround, OpenCity } from '../../../state/model.ts';
import type { MapScene } from '../../../state/scene.ts';
import type { AppState } from '../../../state/store.ts';
import type { Text } from '../../../text/use-text.ts';
import { groundBeside } from '../../compare/changed-beside.ts';
import { mapLabels } from '../../compare/labels.ts';
import { groundOfFirstCard } from '../../coverage/change/changed-ground.ts';
import { showsWhole } from '../scenes.ts';

/** CSS pixels to an inch of the slide: names are as large as on the wall. */
const DENSITY = 116;
const RATIO = 2;
const PADDING = 24;
/** Of the picture, as on the wall. */
const WIDEST_SCALE = 0.2;

/** A map with what its legend needs. */
interface Drawn {
  readonly map: SlideMap;
  /** Degrees. */
  readonly extent: PictureExtent;
  readonly entries: readonly LegendEntry[];
}

export interface SceneMaps {
  readonly first: Drawn;
  readonly second: (Drawn & { readonly state: AppState; readonly city: SecondCity }) | null;
  /** Drawn on both. */
  readonly changed: ChangedGround | null;
}

/** Rejects where the browser cannot draw, and with the reason of `signal`. */
export async function sceneMaps(scene: MapScene, state: AppState, text: Text, signal: AbortSignal): Promise<SceneMaps> {
  const { open } = state;
  if (!open) throw new Error('no city is open');
  const city = await openSecond(state);
  const other = city && secondOf(state, city);
  const changed = await changedGround(scene, state, other, signal);
  const labels = other?.open ? mapLabels({ open, project: state.project }, { open: other.open, project: other.project }, state.language, text.compare) : null; // biome-ignore format: one line reads better
  const { width, height } = mapSize(other ? 2 : 1);
  const size = { width: Math.round(width * DENSITY), height: Math.round(height * DENSITY) };
  const view = viewOf(scene, open, size);
  const first = await drawn({ ...state, changed }, open, { view, size, label: labels?.first ?? null, signal });
  if (!city || !other?.open || !scene.compare) return { first, second: null, changed };
  const secondView = otherCity(state, scene.compare) === null ? view : viewOfOther(scene, other.open, size);
  const second = await drawn({ ...other, changed }, other.open, {
    view: secondView,
    size,
    label: labels?.second ?? null,
    signal,
  });
  return { first, second: { ...second, state: other, city }, changed };
}

/** As on the wall: of the card of changes, or of two versions. Rejects with the reason of `signal`. */
async function changedGround(scene: MapScene, state: AppState, other: AppState | null, signal: AbortSignal) {
  if (other?.open && state.open) return groundBeside(state.open, other.open, signal);
  return scene.view === 'coverage' && scene.card === 'changes' ? groundOfFirstCard(state) : null;
}

/** A scene of the whole city fills the picture; any other shows the ground that it was captured with. */
function viewOf(scene: MapScene, { city }: OpenCity, size: PictureSize): PictureView {
  if (showsWhole(scene, city.extent)) return { extent: city.extent, padding: PADDING };
  return viewAt(scene.camera, scene.frame, size);
}

function viewOfOther(scene: MapScene, { city }: OpenCity, size: PictureSize): PictureView {
  const camera = scene.compare?.camera ?? null;
  if (!camera || showsWhole({ ...scene, camera }, city.extent)) return { extent: city.extent, padding: PADDING };
  return viewAt(camera, scene.frame, size);
}

function viewAt({ lon, lat, zoom, bearing }: Camera, frame: MapScene['frame'], size: PictureSize): PictureView {
  const more = frame ? Math.log2(Math.min(size.width / frame.width, size.height / frame.height)) : 0;
  return { center: [lon, lat], zoom: zoom + more, bearing };
}

interface Wishes {
  readonly view: PictureView;
  readonly size: PictureSize;
  readonly label: string | null;
  readonly signal: AbortSignal;
}

async function drawn(state: AppState, open: OpenCity, { view, size, label, signal }: Wishes): Promise<Drawn> {
  const canvas = await drawMap(state, view, size, {
    ratio: RATIO,
    palette: PROJECTOR,
    keepClear: [
      { left: 0, top: size.height - 0.5 * DENSITY, right: 0.4 * size.width, bottom: size.height },
      { left: size.width - 0.6 * DENSITY, top: 0, right: size.width, bottom: 0.8 * DENSITY },
    ],
    signal,
  });
  const camera = pictureCamera(view, size);
  const extent = shownExtent(camera, size);
  return {
    extent,
    map: { picture: await pictureOf(canvas, 'jpeg'), label, scale: scaleOf(camera, size), bearing: camera.bearing },
    entries: drawnClasses(state, open.city, open.tables, extent),
  };
}

const REACH = 50;

/** True in the middle of the picture, measured on the ellipsoid along it. */
function scaleOf(camera: Camera, size: PictureSize): SlideMap['scale'] {
  const [x, y] = [size.width / 2, size.height / 2];
  const [west, east] = [placeAt(camera, size, [x - REACH, y]), placeAt(camera, size, [x + REACH, y])];
  const metres = distanceMetres(...west, ...east) / (2 * REACH);
  const bar = scaleBarSize(metres, WIDEST_SCALE * size.width);
  if (!bar) return null;
  const { value, unit } = scaleBarUnit(bar.metres);
  return { share: bar.pixels / size.width, middle: String(value / 2), end: `${value} ${unit}` };
}

/** Small print stays sharp: each map is drawn twice as large as it is shown. */
const QUALITY = 0.85;

/** Maps are many times smaller as JPEG. */
export async function pictureOf(canvas: HTMLCanvasElement, type: SlidePicture['type']): Promise<SlidePicture> {
  const blob = await new Promise<Blob>((resolve, reject) => {
    const take = (made: Blob | null): void => (made ? resolve(made) : reject(new Error('the picture is too large')));
    canvas.toBlob(take, `image/${type}`, QUALITY);
  });
  const { width, height } = canvas;
  return { type, bytes: new Uint8Array(await blob.arrayBuffer()), width, height };
}
