/** Pictures of a state that is not on the screen, at any size: for print and slides. */
import type { Camera } from '../state/model.ts';
import { activeFootprint } from '../state/select.ts';
import type { AppState } from '../state/store.ts';
import type { Box } from './deck/place-pills.ts';
import { drawPills, layPills } from './draw-pills.ts';
import { paletteOf } from './input.ts';
import { MapDrawing } from './map-drawing.ts';
import { namelessLines } from './nameless-lines.ts';
import { clearNames } from './names-clear.ts';
import { type PictureSize, type PictureView, pictureCamera, pixelOf, placeAt } from './picture-camera.ts';
import { pictureTiles } from './picture-tiles.ts';
import { pictured } from './pictured.ts';
import { siteBoxes } from './site-box.ts';
import type { Palette } from './styles.ts';

export interface MapPicture {
  /** Device pixels to a CSS pixel: 300 / 96 draws 300 dpi where a CSS pixel is 1/96 inch. */
  readonly ratio: number;
  /** Absent for that of the live map. */
  readonly palette?: Palette;
  /** Whether overlaps and distances of the check are named by pills; true when absent. */
  readonly pills?: boolean;
  /** Parts of the picture that pills and names keep clear of, CSS pixels. */
  readonly keepClear?: readonly Box[];
  /** Breaks the work off; the promise is rejected with its reason. */
  readonly signal?: AbortSignal;
}

/** Few pixels are drawn while tiles and names are made ready. */
const DRAFT_RATIO = 0.25;

/**
 * Draws a state, its camera left aside: round(width x ratio) by round(height x ratio) pixels. What one canvas is too small
 * for is drawn in parts that join without a seam, with its names in one piece above them. Rejects where the browser cannot
 * draw, and when `signal` says so.
 */
export async function drawMap(
  state: AppState,
  view: PictureView,
  size: PictureSize,
  options: MapPicture,
): Promise<HTMLCanvasElement> {
  const camera = pictureCamera(view, size);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(size.width * options.ratio);
  canvas.height = Math.round(size.height * options.ratio);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the picture is too large');
  const shown = { ...pictured(state), camera };
  const { palette = paletteOf(state), keepClear = [] } = options;
  await document.fonts.load('700 12px "Noto Sans SC"');
  const pills = options.pills === false ? [] : layPills(context, shown, { camera, size, palette, taken: keepClear });
  const site = activeFootprint(shown)?.polygons ?? [];
  const sites = siteBoxes(site, (place) => pixelOf(camera, size, place), size);
  const taken = [...keepClear, ...pills.map(({ box }) => box), ...sites];
  await drawGround(context, { shown, camera, size, options, taken });
  context.setTransform(canvas.width / size.width, 0, 0, canvas.height / size.height, 0, 0);
  drawPills(context, pills, palette);
  return canvas;
}

interface Work {
  readonly shown: AppState;
  readonly camera: Camera;
  readonly size: PictureSize;
  readonly options: MapPicture;
  /** What lies over the names, CSS pixels. */
  readonly taken: readonly Box[];
}

async function drawGround(context: CanvasRenderingContext2D, work: Work): Promise<void> {
  const { size, options, taken } = work;
  const whole = { width: Math.ceil(size.width), height: Math.ceil(size.height) };
  const longest = await withDrawing(work, whole, async (drawing) => {
    const most = drawing.longestCanvas();
    if (Math.max(whole.width, whole.height) * options.ratio > most) return most;
    lookAt(drawing, work, { x: 0, y: 0, ...whole });
    clearNames(drawing.map, taken);
    await nameLines(drawing, options.signal);
    await sharp(drawing, work, options.ratio, (drawn) => context.drawImage(drawn, 0, 0));
    return null;
  });
  if (longest !== null) await drawInParts(context, work, longest);
}

async function drawInParts(context: CanvasRenderingContext2D, work: Work, longest: number): Promise<void> {
  const { size, options } = work;
  const { side, tiles } = pictureTiles(size, options.ratio, longest);
  await withDrawing(work, { width: side, height: side }, async (drawing) => {
    drawing.drawPart('ground');
    for (const { x, y, from, to } of tiles) {
      lookAt(drawing, work, { x, y, width: side, height: side });
      await sharp(drawing, work, options.ratio, (drawn) => {
        const [left, top] = [Math.round(x * options.ratio), Math.round(y * options.ratio)];
        const [width, height] = [to[0] - from[0], to[1] - from[1]];
        context.drawImage(drawn, from[0] - left, from[1] - top, width, height, ...from, width, height);
      });
    }
  });
  const whole = { width: Math.ceil(size.width), height: Math.ceil(size.height) };
  await withDrawing(work, whole, async (drawing) => {
    drawing.drawPart('names');
    lookAt(drawing, work, { x: 0, y: 0, ...whole });
    clearNames(drawing.map, work.taken);
    await nameLines(drawing, options.signal);
    const ratio = Math.min(options.ratio, longest / Math.max(whole.width, whole.height));
    const [width, height] = [whole.width * options.ratio, whole.height * options.ratio];
    await sharp(drawing, work, ratio, (drawn) => context.drawImage(drawn, 0, 0, width, height));
  });
}

/** Pixels between places along a line at which its name is tried, where those of the map itself are all taken. */
const CLOSER = [200, 120];

/** A name that finds no room at its usual places along a line may find some between them. */
async function nameLines(drawing: MapDrawing, signal: AbortSignal | undefined): Promise<void> {
  const { map } = drawing;
  for (const spacing of CLOSER) {
    await unlessAborted(drawing.settled(), signal);
    const unnamed = namelessLines(map);
    if (unnamed.length === 0) return;
    for (const id of unnamed) map.setLayoutProperty(id, 'symbol-spacing', spacing);
  }
}

/** A drawing out of sight that shows the state, for as long as the work takes. */
async function withDrawing<T>(
  { shown, camera, options }: Work,
  { width, height }: PictureSize,
  run: (drawing: MapDrawing) => Promise<T>,
): Promise<T> {
  options.signal?.throwIfAborted();
  const host = document.createElement('div');
  Object.assign(host.style, {
    position: 'fixed',
    left: '-99999px',
    top: '0',
    width: `${width}px`,
    height: `${height}px`,
  });
  const { palette } = options;
  const drawing = new MapDrawing({ interactive: false, pixelRatio: DRAFT_RATIO, ...(palette ? { palette } : {}) });
  try {
    document.body.append(host);
    drawing.mount(host);
    drawing.map.jumpTo({ center: [camera.lon, camera.lat], zoom: camera.zoom, bearing: camera.bearing });
    drawing.show(shown);
    await unlessAborted(new Promise<void>((resolve) => drawing.whenReady(() => resolve())), options.signal);
    return await run(drawing);
  } finally {
    drawing.remove();
    host.remove();
  }
}

/** Look at a part of the picture that is as large as the drawing. */
function lookAt({ map }: MapDrawing, { camera, size }: Work, part: PictureSize & { x: number; y: number }): void {
  const center = placeAt(camera, size, [part.x + part.width / 2, part.y + part.height / 2]);
  map.jumpTo({ center, zoom: camera.zoom, bearing: camera.bearing });
}

async function sharp(
  drawing: MapDrawing,
  { options }: Work,
  ratio: number,
  copy: (drawn: HTMLCanvasElement) => void,
): Promise<void> {
  drawing.setPixelRatio(DRAFT_RATIO);
  await unlessAborted(drawing.settled(), options.signal);
  drawing.setPixelRatio(ratio);
  await unlessAborted(drawing.settled(copy), options.signal);
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return new Promise((resolve, reject) => {
    const stop = (): void => reject(signal.reason);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
