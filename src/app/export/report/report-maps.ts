/** The pictures of a report: where the site lies in the city, and what it meets; each with legend, scale bar and north. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import type { PictureId, ReportPicture, ReportPictures } from '../../../report/document.ts';
import { boxOf } from '../../map/edit/ground.ts';
import { mapView } from '../../map/map-view.ts';
import type { Language, OpenCity } from '../../state/model.ts';
import { getApp, setSession } from '../../state/store.ts';
import { textIn } from '../../text/use-text.ts';
import { drawSheet } from '../draw-sheet.ts';
import type { Extent } from '../feature-extent.ts';
import { metresPerPixel } from '../map-scale.ts';
import { photograph } from '../picture.ts';
import { type Part, RATIO, type Snapshot } from '../snapshot.ts';
import { mapSheet } from './map-sheet.ts';

/** CSS pixels of the map in a picture: so wide that its lettering can be read on A4. */
const WIDEST = 580;
/** Of the whole city with the place of the site: with its legend in two columns it leaves room for text on its page. */
const LOCATION_WIDEST = 460;
const HEIGHT_OF_WIDTH = 0.86;
/** Of a map of the city alone, whose pane is narrow: the legend beside it is tall. */
const CITY_HEIGHT_OF_WIDTH = 1.4;
const PADDING = 28;
/** The site is shown with its surroundings: as much on each side as it is large, and no less than this, degrees. */
const LEAST_SURROUNDINGS = 0.008;

export interface PictureWork {
  readonly signal: AbortSignal;
  readonly tell: (done: number, total: number) => void;
}

/** There is one camera: who comes while it is in use waits. */
let before: Promise<unknown> = Promise.resolve();

/** Both pictures, lettered in `language`; none where the work is broken off. Map and camera are as they were when it is over. */
export function reportPictures(
  open: OpenCity,
  polygons: PolygonCoordinates,
  language: Language,
  work: PictureWork,
): Promise<ReportPictures> {
  const mine = before.then(() => (work.signal.aborted ? {} : drawn(open, polygons, language, work)));
  before = mine.catch(() => null);
  return mine;
}

/** The whole city as it is drawn, without any site; null where the work is broken off. */
export function cityPicture(open: OpenCity, language: Language, signal: AbortSignal): Promise<ReportPicture | null> {
  const mine = before.then(() => (signal.aborted ? null : drawnCity(open, language)));
  before = mine.catch(() => null);
  return mine;
}

async function drawnCity(open: OpenCity, language: Language): Promise<ReportPicture> {
  const { map } = mapView();
  const camera = { center: map.getCenter(), zoom: map.getZoom(), bearing: map.getBearing(), pitch: map.getPitch() };
  try {
    setSession({ mapLanguage: language });
    return await pictureOf(open, language, open.city.extent, 'none');
  } finally {
    setSession({ mapLanguage: null });
    map.jumpTo(camera);
  }
}

async function drawn(
  open: OpenCity,
  polygons: PolygonCoordinates,
  language: Language,
  { signal, tell }: PictureWork,
): Promise<ReportPictures> {
  const { map } = mapView();
  const camera = { center: map.getCenter(), zoom: map.getZoom(), bearing: map.getBearing(), pitch: map.getPitch() };
  const wanted: readonly (readonly [PictureId, Extent])[] = [
    ['location', open.city.extent],
    ['overlay', withSurroundings(boxOf(polygons))],
  ];
  const pictures: Partial<Record<PictureId, ReportPicture>> = {};
  try {
    setSession({ mapLanguage: language });
    for (const [i, [id, extent]] of wanted.entries()) {
      tell(i, wanted.length);
      const picture = await pictureOf(open, language, extent, id === 'location' ? middleOf(polygons) : null);
      if (signal.aborted) return {};
      pictures[id] = picture;
    }
    return pictures;
  } finally {
    setSession({ mapLanguage: null });
    map.jumpTo(camera);
  }
}

function withSurroundings([west, south, east, north]: Extent): Extent {
  const dx = Math.max(east - west, LEAST_SURROUNDINGS);
  const dy = Math.max(north - south, LEAST_SURROUNDINGS);
  return [west - dx, south - dy, east + dx, north + dy];
}

function middleOf(polygons: PolygonCoordinates): [number, number] {
  const [west, south, east, north] = boxOf(polygons);
  return [(west + east) / 2, (south + north) / 2];
}

/** The next moment at which all tiles and layers stand where the camera is. */
const settled = (map: MapLibreMap): Promise<void> =>
  new Promise((resolve) => {
    map.once('idle', () => resolve());
    map.triggerRepaint();
  });

/** `mark`: a place to be ringed, on maps that are too small to show its shape; pills would hide the city there. `none`: no site. */
async function pictureOf(
  open: OpenCity,
  language: Language,
  extent: Extent,
  mark: [number, number] | 'none' | null,
): Promise<ReportPicture> {
  const { map } = mapView();
  const isLocation = mark !== null && mark !== 'none';
  const crop = cropOf(
    map,
    isLocation ? LOCATION_WIDEST : WIDEST,
    mark === 'none' ? CITY_HEIGHT_OF_WIDTH : HEIGHT_OF_WIDTH,
  );
  const [west, south, east, north] = extent;
  const padding = { top: crop.y + PADDING, bottom: crop.y + PADDING, left: crop.x + PADDING, right: crop.x + PADDING };
  map.fitBounds([west, south, east, north], { padding, animate: false, bearing: 0, maxZoom: 16 });
  await settled(map);
  const snapshot = cropped(await photograph(mark ? 'none' : crop), crop);
  if (isLocation) drawMark(snapshot, map.project(mark), crop);
  const text = textIn(language);
  const sheet = mapSheet(getApp(), open, {
    language,
    extent: shownIn(map, crop),
    withSite: mark !== 'none',
    isSmall: isLocation,
  });
  const canvas = drawSheet(sheet, {
    snapshot,
    metresPerPixel: metresPerPixel(map),
    bearingDegrees: map.getBearing(),
    north: text.exporting.north,
    illustrativeText: text.exporting.illustrativeData,
  });
  return { png: await pngOf(canvas), width: canvas.width, height: canvas.height };
}

/** The middle of the map pane. */
function cropOf(map: MapLibreMap, widest: number, ratio: number): Part {
  const { clientWidth, clientHeight } = map.getContainer();
  const width = Math.min(widest, clientWidth, clientHeight / ratio);
  const height = width * ratio;
  return { x: (clientWidth - width) / 2, y: (clientHeight - height) / 2, width, height };
}

function cropped({ canvas }: Snapshot, { x, y, width, height }: Part): Snapshot {
  const part = document.createElement('canvas');
  part.width = Math.round(width * RATIO);
  part.height = Math.round(height * RATIO);
  part.getContext('2d')!.drawImage(canvas, -Math.round(x * RATIO), -Math.round(y * RATIO));
  return { canvas: part, width, height };
}

const MARK_RADIUS = 11;

/** A ring in the colour of what is in hand. */
function drawMark({ canvas }: Snapshot, at: { readonly x: number; readonly y: number }, { x, y }: Part): void {
  const context = canvas.getContext('2d')!;
  context.scale(RATIO, RATIO);
  for (const [colour, width] of [
    ['#FFFFFF', 6],
    ['#B000C4', 3],
  ] as const) {
    context.beginPath();
    context.arc(at.x - x, at.y - y, MARK_RADIUS, 0, 2 * Math.PI);
    context.strokeStyle = colour;
    context.lineWidth = width;
    context.stroke();
  }
}

/** West, south, east, north of the middle of the map pane, which is drawn with north up. */
function shownIn(map: MapLibreMap, { x, y, width, height }: Part): Extent {
  const northWest = map.unproject([x, y]);
  const southEast = map.unproject([x + width, y + height]);
  return [northWest.lng, southEast.lat, southEast.lng, northWest.lat];
}

async function pngOf(canvas: HTMLCanvasElement): Promise<Uint8Array> {
  const blob = await new Promise<Blob>((resolve, reject) => {
    canvas.toBlob((made) => (made ? resolve(made) : reject(new Error('the picture is too large'))), 'image/png');
  });
  return new Uint8Array(await blob.arrayBuffer());
}
