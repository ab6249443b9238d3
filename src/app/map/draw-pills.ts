/** The pills of a check and their leaders on the canvas of a picture, where no page lies over the map. CSS pixels. */
import type { Camera } from '../state/model.ts';
import { activeFootprint } from '../state/select.ts';
import type { AppState } from '../state/store.ts';
import { type PillContent, pillContents } from './deck/pills.ts';
import { type Box, isSiteLegible, type PillScene, placePills, visibleMiddle } from './deck/place-pills.ts';
import { mapLanguage } from './input.ts';
import { type PictureSize, pixelOf } from './picture-camera.ts';
import type { Palette } from './styles.ts';

interface PillPicture {
  readonly camera: Camera;
  readonly size: PictureSize;
  readonly palette: Palette;
  readonly taken: readonly Box[];
}

const COLOURS: Readonly<Record<PillContent['kind'], string>> = {
  overlap: '#B000C4',
  notice: '#50626A',
  distance: '#17262B',
  advice: '#0B5568',
};
const TEXT = 12.5;
const PAD = { x: 11, y: 4 };
const LINE = 1.35;
const RADIUS = 4;
const BORDER = 2;

export interface DrawnPill {
  readonly content: PillContent;
  /** What it names. */
  readonly anchor: readonly [number, number];
  readonly box: Box;
}

/** Where the pills of a state stand on a picture; letters are measured by the canvas. */
export function layPills(context: CanvasRenderingContext2D, state: AppState, picture: PillPicture): DrawnPill[] {
  if (state.view === 'coverage') return [];
  const { camera, size, palette, taken } = picture;
  const scale = palette.text;
  const contents = pillContents({ ...state, language: mapLanguage(state) });
  context.font = fontOf(scale);
  const pixel = (place: readonly number[]) => pixelOf(camera, size, place);
  const room = { left: 0, top: 0, right: size.width, bottom: size.height };
  const spaces = contents.flatMap((content) => {
    const anchor = visibleMiddle(content.at.map(pixel), room);
    const width = context.measureText(content.text).width + 2 * PAD.x * scale;
    const height = TEXT * LINE * scale + 2 * PAD.y * scale;
    return anchor ? [{ id: content.id, content, anchor, width, height }] : [];
  });
  const footprint = activeFootprint(state)?.polygons.map((rings) => rings.map((ring) => ring.map(pixel))) ?? [];
  if (state.presenting !== null && !isSiteLegible(footprint)) return [];
  const scene: PillScene = { room, footprint, taken, covered: taken };
  return placePills(spaces, scene, new Map()).map(({ id, left, top }) => {
    const { content, anchor, width, height } = spaces.find((s) => s.id === id)!;
    return { content, anchor, box: { left, top, right: left + width, bottom: top + height } };
  });
}

export function drawPills(
  context: CanvasRenderingContext2D,
  pills: readonly DrawnPill[],
  { text: scale }: Palette,
): void {
  context.font = fontOf(scale);
  // No leader may strike through the figure of another pill.
  for (const pill of pills) drawLeader(context, pill, scale);
  for (const pill of pills) drawPill(context, pill, scale);
}

const fontOf = (scale: number): string => `700 ${TEXT * scale}px "Noto Sans SC", "Microsoft YaHei", sans-serif`;

/** To the middle of the pill, which covers its end. */
function drawLeader(
  context: CanvasRenderingContext2D,
  { content: { kind }, anchor: [x, y], box: { left, top, right, bottom } }: DrawnPill,
  scale: number,
): void {
  const colour = COLOURS[kind];
  context.strokeStyle = colour;
  context.lineWidth = (kind === 'overlap' ? 1.6 : 1.2) * scale;
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo((left + right) / 2, (top + bottom) / 2);
  context.stroke();
  if (kind !== 'distance') {
    context.beginPath();
    context.arc(x, y, 3.2 * scale, 0, 2 * Math.PI);
    context.fillStyle = colour;
    context.fill();
    context.strokeStyle = '#FFFFFF';
    context.lineWidth = 1.4 * scale;
    context.stroke();
  }
}

function drawPill(
  context: CanvasRenderingContext2D,
  { content: { kind, text }, box: { left, top, right, bottom } }: DrawnPill,
  scale: number,
): void {
  const [width, height] = [right - left, bottom - top];
  const border = BORDER * scale;
  context.beginPath();
  context.roundRect(left, top, width, height, RADIUS * scale);
  context.fillStyle = '#FFFFFF';
  context.fill();
  context.beginPath();
  context.roundRect(left + border, top + border, width - 2 * border, height - 2 * border, (RADIUS - 1) * scale);
  context.fillStyle = COLOURS[kind];
  context.fill();
  context.fillStyle = '#FFFFFF';
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(text, left + width / 2, top + height / 2 + 0.5 * scale);
}
