/** Swatches on a canvas: the same style model as the map's and the tree's. */
import { drawSite } from '../map/deck/site-atlas.ts';
import { drawHatch } from '../map/hatch-image.ts';
import { legendStyle, SITE_LINES } from '../map/own-styles.ts';
import type { ClassStyle } from '../map/styles.ts';
import type { SiteSign } from '../panels/meeting/drawn-statuses.ts';
import type { SheetLegend } from './sheet.ts';

type Context = CanvasRenderingContext2D;

const RINGED = 0.72;
const SIGN = 'site-sign:';

/** Of a sign of sites: a status, or the ring of what is overdue. */
export const signStyle = (sign: SiteSign): string => SIGN + sign;

const signOf = (style: string): SiteSign | null =>
  style.startsWith(SIGN) ? (style.slice(SIGN.length) as SiteSign) : null;

export function drawSwatch(context: Context, { style }: SheetLegend, x: number, y: number, w: number, h: number): void {
  context.save();
  context.translate(x, y);
  const look = SITE_LINES[style];
  const sign = signOf(style);
  if (sign) {
    context.translate(w / 2, h / 2);
    // A ring is larger than the shape in it.
    if (sign === 'overdue') context.scale(RINGED, RINGED);
    drawSite(context, 'triangle-up', sign === 'overdue' ? 'untreated' : sign, sign === 'overdue');
  } else if (look) drawBox(context, w, h, look, '#FFFFFF');
  else drawClass(context, legendStyle(style), w, h);
  context.restore();
}

function drawClass(context: Context, look: ClassStyle, w: number, h: number): void {
  if (look.symbol) {
    context.translate(w / 2, h / 2);
    drawSite(context, look.symbol, 'untreated', false);
    return;
  }
  if (!look.fill) {
    if (look.outline)
      stroke(context, look.outline, [
        [0, h / 2],
        [w, h / 2],
      ]);
    return;
  }
  context.fillStyle = '#FFFFFF';
  context.fillRect(0.5, 0.5, w - 1, h - 1);
  context.globalAlpha = look.fill.opacity;
  context.fillStyle = look.fill.color;
  context.fillRect(0.5, 0.5, w - 1, h - 1);
  context.globalAlpha = 1;
  if (look.hatch) fillHatch(context, look.hatch, w, h);
  if (!look.outline) return;
  // A band shows its outer edge only.
  if (look.fillSlot === 'band')
    stroke(context, look.outline, [
      [0, 1],
      [w, 1],
    ]);
  else drawBox(context, w, h, look.outline, null);
}

type Line = NonNullable<ClassStyle['outline']>;

function drawBox(context: Context, w: number, h: number, line: Line, fill: string | null): void {
  const half = line.width / 2;
  if (fill !== null) {
    context.fillStyle = fill;
    context.fillRect(half, half, w - line.width, h - line.width);
  }
  context.strokeStyle = line.color;
  context.lineWidth = line.width;
  context.setLineDash([...(line.dash ?? [])]);
  context.strokeRect(half, half, w - line.width, h - line.width);
  context.setLineDash([]);
}

function stroke(context: Context, line: Line, [from, to]: readonly [readonly number[], readonly number[]]): void {
  context.strokeStyle = line.color;
  context.lineWidth = line.width;
  context.setLineDash([...(line.dash ?? [])]);
  context.beginPath();
  context.moveTo(from[0]!, from[1]!);
  context.lineTo(to[0]!, to[1]!);
  context.stroke();
  context.setLineDash([]);
}

function fillHatch(context: Context, hatch: NonNullable<ClassStyle['hatch']>, w: number, h: number): void {
  const image = drawHatch(hatch, 1, 2);
  const tile = document.createElement('canvas');
  tile.width = image.width;
  tile.height = image.height;
  tile.getContext('2d')!.putImageData(image, 0, 0);
  const pattern = context.createPattern(tile, 'repeat');
  if (!pattern) return;
  // Hatch images are made at two device pixels to one of ours.
  pattern.setTransform(new DOMMatrix().scale(0.5));
  context.fillStyle = pattern;
  context.fillRect(1, 1, w - 2, h - 2);
}
