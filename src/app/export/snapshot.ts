/** The live map as an image at twice its pixels, with the pills that lie over it. */
import { boxesOver } from '../map/boxes-over.ts';
import { hideBase } from '../map/hide-base.ts';
import type { MapView } from '../map/map-view.ts';
import { holdNames } from '../map/names-clear.ts';
import { siteBoxes } from '../map/site-box.ts';
import { activeFootprint } from '../state/select.ts';
import { getApp } from '../state/store.ts';

export const RATIO = 2;

export interface Snapshot {
  readonly canvas: HTMLCanvasElement;
  /** CSS pixels of the map. */
  readonly width: number;
  readonly height: number;
}

/** Part of the map, CSS pixels. */
export interface Part {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Which pills are drawn; all of them inside a part of the map, where only that part will be seen. */
export type Pills = 'all' | 'none' | Part;

let taking: Promise<Snapshot> | null = null;

/** One at a time: asked for again while it is made, the same one is given. */
export function takeSnapshot(view: MapView, pills: Pills = 'all'): Promise<Snapshot> {
  taking ??= draw(view, pills).finally(() => {
    taking = null;
  });
  return taking;
}

/** Draws the map anew at the wanted ratio, copies it while the frame stands, and gives the map its own ratio back. */
async function draw(view: MapView, pills: Pills): Promise<Snapshot> {
  const { map } = view;
  const { clientWidth: width, clientHeight: height } = map.getContainer();
  const canvas = document.createElement('canvas');
  canvas.width = width * RATIO;
  canvas.height = height * RATIO;
  const context = canvas.getContext('2d')!;
  const ratio = map.getPixelRatio();
  const showBase = hideBase(map);
  const part = typeof pills === 'object' ? pills : { x: 0, y: 0, width, height };
  const site = activeFootprint(getApp())?.polygons ?? [];
  const sites = siteBoxes(site, (place) => pixelAt(map, place), part);
  const shownPills = pills === 'none' ? [] : pillsOf(map.getContainer());
  const covered = [...drawnOver(part), ...boxesOver(map.getContainer(), shownPills), ...sites];
  const releaseNames = holdNames(map, boxOf(part), covered);
  try {
    if (ratio !== RATIO) view.setPixelRatio(RATIO);
    await view.whileStanding((drawn) => context.drawImage(drawn, 0, 0, canvas.width, canvas.height));
  } finally {
    if (ratio !== RATIO) view.setPixelRatio(ratio);
    releaseNames();
    showBase();
  }
  context.scale(RATIO, RATIO);
  if (pills !== 'none') drawPills(context, map.getContainer(), pills === 'all' ? null : pills);
  return { canvas, width, height };
}

function pixelAt(map: MapView['map'], [lon, lat]: readonly [number, number]): [number, number] {
  const { x, y } = map.project([lon, lat]);
  return [x, y];
}

/** Those that are shown. */
const pillsOf = (container: HTMLElement): HTMLElement[] =>
  [...container.querySelectorAll<HTMLElement>('.map-pill')].filter(({ hidden }) => !hidden);

const PILL_GAP = 4;
/** A part of the map becomes a picture with a scale bar along its foot and a north arrow in its upper right corner. */
const SCALE_HEIGHT = 50;
const NORTH = { width: 54, height: 84 };
const SCALE_WIDTH = 260;

const boxOf = ({ x, y, width, height }: Part) => ({ left: x, top: y, right: x + width, bottom: y + height });

/** Where scale bar and north arrow come to stand. */
function drawnOver({ x, y, width, height }: Part) {
  const [right, bottom] = [x + width, y + height];
  return [
    { left: x, top: bottom - SCALE_HEIGHT, right: x + Math.min(SCALE_WIDTH, width), bottom },
    { left: right - NORTH.width, top: y, right, bottom: y + NORTH.height },
  ];
}

function placed(x: number, y: number, { width, height }: DOMRect, within: Part | null): [number, number] {
  if (!within) return [x, y];
  const clamp = (at: number, from: number, room: number) =>
    Math.max(from + PILL_GAP, Math.min(at, from + room - PILL_GAP));
  const top = clamp(y, within.y, within.height - SCALE_HEIGHT - height);
  const isBesideNorth = top < within.y + NORTH.height;
  const room = within.width - (isBesideNorth ? NORTH.width : 0);
  return [clamp(x, within.x, room - width), top];
}

/** Pills and leaders are HTML over the map: repeated here in the colours they have. */
function drawPills(context: CanvasRenderingContext2D, container: HTMLElement, within: Part | null): void {
  const origin = container.getBoundingClientRect();
  for (const line of container.querySelectorAll<SVGLineElement>('.map-pills line')) {
    const look = getComputedStyle(line);
    if (look.visibility === 'hidden') continue;
    context.strokeStyle = look.stroke;
    context.lineWidth = Number.parseFloat(look.strokeWidth) || 1;
    context.beginPath();
    context.moveTo(line.x1.baseVal.value, line.y1.baseVal.value);
    context.lineTo(line.x2.baseVal.value, line.y2.baseVal.value);
    context.stroke();
  }
  for (const pill of pillsOf(container)) {
    const look = getComputedStyle(pill);
    const box = pill.getBoundingClientRect();
    const [x, y] = placed(box.left - origin.left, box.top - origin.top, box, within);
    context.fillStyle = look.backgroundColor;
    context.beginPath();
    context.roundRect(x, y, box.width, box.height, 4);
    context.fill();
    context.fillStyle = look.color;
    context.font = `${look.fontWeight} ${look.fontSize} ${look.fontFamily}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(pill.textContent ?? '', x + box.width / 2, y + box.height / 2 + 0.5);
  }
  context.textAlign = 'left';
  context.textBaseline = 'alphabetic';
}
