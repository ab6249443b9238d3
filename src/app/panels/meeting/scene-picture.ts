/** A small picture of what is compared, or of the live map alone, for the list of scenes and the speaker's view. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import { drawMap } from '../../map/draw-map.ts';
import { hideBase } from '../../map/hide-base.ts';
import { mapView } from '../../map/map-view.ts';
import type { PictureSize } from '../../map/picture-camera.ts';
import { otherCity, type SecondCity, secondOf } from '../../state/compare.ts';
import type { Camera } from '../../state/model.ts';
import type { Compare } from '../../state/scene.ts';
import { type AppState, getApp } from '../../state/store.ts';
import { secondMap } from '../compare/second.ts';
import { halvesOf } from './picture-halves.ts';

const WIDTH = 320;
const HEIGHT = 200;
const QUALITY = 0.72;
const RULE = { width: 4, color: '#17262b' };

/** A data URL of the middle of the map, or of both, as they are drawn next; null where one of them goes before that. */
export async function scenePicture(): Promise<string | null> {
  const { compare } = getApp();
  const second = compare && secondMap()?.map;
  const live = mapView();
  return live.asPicture(() =>
    composed(
      (width) => middleOf(live.map, width),
      compare && second ? { compare, take: (width) => middleOf(second, width) } : null,
    ),
  );
}

/** What is pictured, as it was at one moment. */
export interface Pictured {
  readonly state: AppState;
  /** What the second map shows; null where there is none. */
  readonly second: SecondCity | null;
  /** Of each map, CSS pixels. */
  readonly size: PictureSize;
}

/** Of a drawing that is made smaller: device pixels to a CSS pixel. */
const RATIO = 0.6;

/** The same of a state that is no longer on the screen, drawn out of sight. Rejects where the browser cannot draw. */
export function drawnPicture({ state, second, size }: Pictured): Promise<string | null> {
  const { compare } = state;
  const other = second && secondOf(state, second);
  const take = async (shown: AppState, camera: Camera | null, width: number): Promise<HTMLCanvasElement> => {
    const view = camera
      ? { center: [camera.lon, camera.lat] as const, zoom: camera.zoom, bearing: camera.bearing }
      : { extent: shown.open!.city.extent };
    return copyOf(await drawMap(shown, view, size, { ratio: RATIO, pills: false }), width);
  };
  return composed(
    (width) => take(state, state.camera, width),
    compare && other
      ? {
          compare,
          take: (width) => take(other, otherCity(state, compare) === null ? state.camera : compare.camera, width),
        }
      : null,
  );
}

type Take = (width: number) => Promise<HTMLCanvasElement | null>;

/** A data URL: the one map, or both with a rule between them; null where one is not to be had. */
async function composed(
  own: Take,
  second: { readonly compare: Compare; readonly take: Take } | null,
): Promise<string | null> {
  const canvas = second ? await both(second.compare, own, second.take) : await own(WIDTH);
  return canvas?.toDataURL('image/jpeg', QUALITY) ?? null;
}

async function both({ mode, side, share }: Compare, takeOwn: Take, takeOther: Take) {
  const halves = halvesOf(mode, share, WIDTH);
  const [own, other] = await Promise.all([takeOwn(halves.width), takeOther(halves.width)]);
  if (!own || !other) return null;
  const [left, right] = side === 'left' ? [other, own] : [own, other];
  const { canvas, context } = canvasOf(WIDTH);
  context.drawImage(left, 0, 0);
  context.save();
  context.beginPath();
  context.rect(halves.rule, 0, WIDTH - halves.rule, HEIGHT);
  context.clip();
  context.drawImage(right, WIDTH - halves.width, 0);
  context.restore();
  context.fillStyle = RULE.color;
  context.fillRect(halves.rule - RULE.width / 2, 0, RULE.width, HEIGHT);
  return canvas;
}

function canvasOf(width: number) {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = HEIGHT;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the picture cannot be drawn');
  return { canvas, context };
}

/** The middle of a map as it is drawn next; null where it is taken away instead, as a second map is when the comparison ends. */
function middleOf(map: MapLibreMap, width: number): Promise<HTMLCanvasElement | null> {
  const showBase = hideBase(map);
  return new Promise((resolve) => {
    // The drawing buffer is empty again after the frame, so the copy is made inside the handler.
    const gone = (): void => resolve(null);
    map.once('remove', gone);
    map.once('render', () => {
      map.off('remove', gone);
      resolve(copyOf(map.getCanvas(), width));
      showBase();
    });
    map.triggerRepaint();
  });
}

function copyOf(source: HTMLCanvasElement, wide: number): HTMLCanvasElement {
  const { canvas, context } = canvasOf(wide);
  const share = Math.min(source.width / wide, source.height / HEIGHT);
  const [width, height] = [wide * share, HEIGHT * share];
  const [x, y] = [(source.width - width) / 2, (source.height - height) / 2];
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, x, y, width, height, 0, 0, wide, HEIGHT);
  return canvas;
}
