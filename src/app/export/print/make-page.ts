/** From the state to pages: laid out at once, and drawn with their maps. */

import type { PrintSettings } from '../../../domain/print-settings.ts';
import { defaultZone } from '../../../geodesy/gauss-kruger.ts';
import { drawMap } from '../../map/draw-map.ts';
import { placeAt } from '../../map/picture-camera.ts';
import { pictured } from '../../map/pictured.ts';
import { PRINT } from '../../map/styles.ts';
import type { Camera, OpenCity } from '../../state/model.ts';
import type { AppState } from '../../state/store.ts';
import { textIn } from '../../text/use-text.ts';
import { type Beside, type BesideMap, besideBoxes, firstBox } from './beside.ts';
import { type PagePictures, paintPage } from './draw-page.ts';
import { type FrameContent, furniture } from './frame-marks.ts';
import { cornerText, graticule } from './graticule.ts';
import { loadLetters, textMeasure, wordsOf } from './lettering.ts';
import { makeContent } from './make-content.ts';
import type { PictureId } from './marks.ts';
import { overviewState } from './overview.ts';
import { layoutPages, type PageLayout } from './page-layout.ts';
import { type Box, canBeWide, type Paper, pageFrame } from './paper.ts';
import { PIXELS_PER_MM, zoomOfScale } from './print-scale.ts';

export interface PageOptions {
  readonly state: AppState;
  readonly settings: PrintSettings;
  readonly title: string;
  /** 1 : denominator, true in the middle of the map. */
  readonly denominator: number;
  /** Middle of the map: longitude, latitude. */
  readonly center: readonly [number, number];
  /** What stands beside the map; null: nothing. */
  readonly beside: Beside | null;
  /** Of the scale of what stands beside it. */
  readonly besideDenominator: number;
  /** Number of the check in the register; null where there is none. */
  readonly serial: string | null;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface LaidPages extends PageLayout {
  /** Looks at the middle of the map, where a CSS pixel is 1/96 inch of paper. */
  readonly camera: Camera;
  readonly map: Box;
  readonly frame: FrameContent;
  readonly second: PlacedBeside | null;
}

export interface PlacedBeside extends BesideMap {
  readonly camera: Camera;
  readonly state: Beside['state'];
}

const measure = textMeasure();

/** The size of a box on paper, CSS pixels. */
export const pixelsOf = ({ width, height }: Pick<Box, 'width' | 'height'>) => ({
  width: width * PIXELS_PER_MM,
  height: height * PIXELS_PER_MM,
});

/** On one page where its map can leave the room for that. Throws while no city is open. */
export function layPages(options: PageOptions): LaidPages {
  const { size, orientation } = options.settings;
  const laid = layOn({ size, orientation }, options);
  if (laid.pages.length === 1 || !canBeWide({ size, orientation })) return laid;
  const wide = layOn({ size, orientation, wide: true }, options);
  return wide.pages.length === 1 ? wide : laid;
}

function layOn(paper: Paper, options: PageOptions): LaidPages {
  const { state, settings, denominator, center, beside, besideDenominator } = options;
  const open = openOf(state);
  const { map: whole } = pageFrame(paper);
  const map = firstBox(whole, beside);
  const camera = cameraAt(center, denominator);
  const isPublic = settings.mode === 'public';
  const frameOf = (looking: Camera, scale: number, box: Box, label: string | null): FrameContent => ({
    camera: looking,
    denominator: scale,
    graticule: isPublic ? null : graticule(looking, box),
    // Beside another map the line over the frame names the map.
    corners: isPublic || label !== null ? null : cornersOf(looking, box),
    north: textIn(state.language).print.page.north,
    label,
  });
  const frame = frameOf(camera, denominator, map, beside?.labels.first ?? null);
  const scale = besideDenominator;
  const second =
    beside &&
    placedBeside(beside, cameraAt(beside.center ?? center, scale), whole, (looking, box, label) =>
      frameOf(looking, scale, box, label),
    );
  const content = makeContent({ ...options, open, camera, map, second });
  const layout = { content, frame, paper, city: open.city.extent, measure, beside: second && { map, second } };
  return { ...layoutPages(layout), camera, map, frame, second };
}

const cameraAt = (center: PageOptions['center'], denominator: number): Camera => ({
  lon: center[0],
  lat: center[1],
  zoom: zoomOfScale(center, denominator),
  bearing: 0,
});

function placedBeside(
  { state, side, labels }: Beside,
  camera: Camera,
  whole: Box,
  frameOf: (camera: Camera, box: Box, label: string) => FrameContent,
): PlacedBeside {
  const map = besideBoxes(whole, side).second;
  return { state, camera, map, frame: frameOf(camera, map, labels.second) };
}

function openOf({ open }: AppState): OpenCity {
  if (!open) throw new Error('no city is open');
  return open;
}

function cornersOf(camera: Camera, map: Box): NonNullable<FrameContent['corners']> {
  const size = pixelsOf(map);
  const { width, height } = size;
  // One zone for all corners, that of the middle.
  const zone = defaultZone(camera.lon);
  const at = (x: number, y: number) => cornerText(placeAt(camera, size, [x, y]), zone);
  return [at(0, 0), at(width, 0), at(0, height), at(width, height)];
}

/** Letters are at hand, and widths known: to be awaited before pages are laid. */
export async function preparePages(options: PageOptions): Promise<void> {
  const { pages } = layPages(options);
  await loadLetters(pages.map((page) => wordsOf(page.marks)).join(''));
  measure.forget();
}

/** The map and the overview at the settings' resolution. Rejects where the browser cannot draw, and when `signal` says so. */
export async function drawPictures(
  options: PageOptions,
  laid: LaidPages,
  signal?: AbortSignal,
): Promise<Partial<Record<PictureId, HTMLCanvasElement>>> {
  const ratio = options.settings.dpi / 96;
  const stop = signal ? { signal } : {};
  const inset = await drawInset(options, laid, ratio, signal);
  const draw = (of: Printed, placed: Pick<LaidPages, 'camera' | 'map' | 'frame'>): Promise<HTMLCanvasElement> => {
    const { lon, lat, zoom } = placed.camera;
    const picture = { ratio, palette: PRINT, keepClear: keepClearOf(placed), ...stop };
    const view = { center: [lon, lat] as const, zoom };
    return drawMap(printed(of, placed.camera), view, pixelsOf(placed.map), picture);
  };
  const map = await draw(options, laid);
  return { map, inset, ...(laid.second && { second: await draw(laid.second, laid.second) }) };
}

type Printed = Pick<PageOptions, 'state'>;

/** Parts of the map that pills keep clear of, CSS pixels. */
export const keepClearOf = ({ map, frame }: Pick<LaidPages, 'map' | 'frame'>) =>
  furniture(map, frame, measure).map(({ x, y, width, height }) => ({
    left: (x - map.x) * PIXELS_PER_MM,
    top: (y - map.y) * PIXELS_PER_MM,
    right: (x + width - map.x) * PIXELS_PER_MM,
    bottom: (y + height - map.y) * PIXELS_PER_MM,
  }));

/** The state as a page shows it: names in the language of its words. */
export const printed = ({ state }: Pick<PageOptions, 'state'>, camera: Camera): AppState => ({
  ...pictured(state),
  camera,
  mapLanguage: state.language,
});

/** The overview of the city, without pills. */
export function drawInset(
  { state }: Pick<PageOptions, 'state'>,
  { inset: { box, camera } }: PageLayout,
  ratio: number,
  signal?: AbortSignal,
): Promise<HTMLCanvasElement> {
  const view = { center: [camera.lon, camera.lat] as const, zoom: camera.zoom };
  const stop = signal ? { signal } : {};
  return drawMap(overviewState(state), view, pixelsOf(box), { ratio, palette: PRINT, pills: false, ...stop });
}

/** All pages at the settings' resolution. Rejects where the browser cannot draw, and when `signal` says so. */
export async function drawPages(options: PageOptions, signal?: AbortSignal): Promise<HTMLCanvasElement[]> {
  await preparePages(options);
  const laid = layPages(options);
  const pictures: PagePictures = await drawPictures(options, laid, signal);
  return laid.pages.map((page) => paintPage(page, pictures, options.settings.dpi));
}

/** The page with the map. Rejects as `drawPages`. */
export async function drawPage(options: PageOptions, signal?: AbortSignal): Promise<HTMLCanvasElement> {
  const [first] = await drawPages(options, signal);
  return first!;
}
