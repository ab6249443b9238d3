/** Hatches as images that repeat without a seam, for the map's fill patterns. */
import type { Map as MapLibreMap } from 'maplibre-gl';
import type { MapInput } from './input.ts';
import { classStyle, FREE_GROUND, type Hatch, hatchedStyles, OVERLAP } from './styles.ts';

export const hatchImageId = (style: string, scale: number): string => `hatch:${style}@${scale}`;

/** Side of the repeating square in CSS pixels: a slanted line repeats after pitch times the square root of two. */
function tileSide(hatch: Hatch, scale: number, sharpness: number): number {
  const pitch = hatch.pitch * scale;
  const isUpright = hatch.kind === 'dots' || hatch.kind === 'plus';
  const exact = isUpright ? pitch : pitch * Math.SQRT2;
  return Math.max(1, Math.round(exact * sharpness)) / sharpness;
}

/** `sharpness`: device pixels to a CSS pixel. */
export function drawHatch(hatch: Hatch & { readonly color: string }, scale: number, sharpness: number): ImageData {
  const side = tileSide(hatch, scale, sharpness);
  const pixels = side * sharpness;
  const canvas = document.createElement('canvas');
  canvas.width = pixels;
  canvas.height = pixels;
  const context = canvas.getContext('2d', { willReadFrequently: true })!;
  context.scale(sharpness, sharpness);
  context.strokeStyle = hatch.color;
  context.fillStyle = hatch.color;
  if (hatch.kind === 'dots') {
    context.beginPath();
    context.arc(side / 2, side / 2, hatch.radius * scale, 0, 2 * Math.PI);
    context.fill();
  } else if (hatch.kind === 'plus') {
    context.lineWidth = hatch.width * scale;
    plus(context, side / 2, hatch.arm * scale);
  } else {
    context.lineWidth = hatch.width * scale;
    if (hatch.kind === 'cross' || hatch.angle === 45) slant(context, side, true);
    if (hatch.kind === 'cross' || hatch.angle === 135) slant(context, side, false);
  }
  return context.getImageData(0, 0, pixels, pixels);
}

function plus(context: CanvasRenderingContext2D, middle: number, arm: number): void {
  context.beginPath();
  context.moveTo(middle - arm, middle);
  context.lineTo(middle + arm, middle);
  context.moveTo(middle, middle - arm);
  context.lineTo(middle, middle + arm);
  context.stroke();
}

/** The diagonal and its two neighbours, whose ends fill the corners. */
function slant(context: CanvasRenderingContext2D, side: number, rising: boolean): void {
  context.beginPath();
  for (const shift of [-side, 0, side]) {
    const [y0, y1] = rising ? [side + shift, shift] : [shift, side + shift];
    // Run past both ends so that the caps fall outside.
    const over = (y1 - y0) / side;
    context.moveTo(-2, y0 - 2 * over);
    context.lineTo(side + 2, y1 + 2 * over);
  }
  context.stroke();
}

/** Put all hatches at a scale on the map, once. */
export function addHatches(map: MapLibreMap, { palette, hatchScale }: Pick<MapInput, 'palette' | 'hatchScale'>): void {
  const add = (style: string, hatch: Hatch & { readonly color: string }, scale: number): void => {
    const id = hatchImageId(style, scale);
    const { sharpness } = palette;
    if (!map.hasImage(id)) map.addImage(id, drawHatch(hatch, scale, sharpness), { pixelRatio: sharpness });
  };
  for (const style of hatchedStyles) add(style, classStyle(style).hatch!, hatchScale);
  add('overlap', OVERLAP.hatch!, hatchScale);
  add('free-ground', FREE_GROUND.hatch!, hatchScale);
  add('outside', OUTSIDE_HATCH, hatchScale / palette.pitch);
}

/** Ground beyond the city: thin grey lines. */
const OUTSIDE_HATCH = { kind: 'lines', angle: 45, pitch: 8, width: 0.7, color: '#D3CDBF' } as const;
