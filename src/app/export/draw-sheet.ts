/** Draws an exported picture on a canvas. */

import { SITE_STATUSES } from '../../domain/site-status.ts';
import type { SitingOutcome } from '../../domain/siting/result.ts';
import { drawSite } from '../map/deck/site-atlas.ts';
import { drawOutcome } from './draw-outcome.ts';
import { drawSwatch } from './draw-swatch.ts';
import { scaleBarSize, scaleBarUnit } from './scale-bar.ts';
import type { Sheet } from './sheet.ts';
import { layoutSheet, MARGIN, type SheetLayout, SWATCH, TEXT, type TextBlock, type TextStyle } from './sheet-layout.ts';
import { RATIO, type Snapshot } from './snapshot.ts';

type Context = CanvasRenderingContext2D;

const INK = '#17262B';
const FAMILY = '"Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif';

export interface SheetMap {
  readonly snapshot: Snapshot;
  readonly metresPerPixel: number;
  readonly bearingDegrees: number;
  readonly north: string;
  readonly illustrativeText: string;
}

export function drawSheet(sheet: Sheet, map: SheetMap): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d')!;
  const layout = layoutSheet(sheet, map.snapshot, (text, style) => {
    context.font = fontOf(style);
    return context.measureText(text).width;
  });
  canvas.width = Math.round(layout.width * RATIO);
  canvas.height = Math.round(layout.height * RATIO);
  context.scale(RATIO, RATIO);
  context.fillStyle = '#FFFFFF';
  context.fillRect(0, 0, layout.width, layout.height);
  drawText(context, layout.title);
  drawMarks(context, sheet, layout, map);
  drawMap(context, layout, map);
  drawSide(context, sheet, layout);
  for (const text of layout.texts) drawText(context, text, sheet.outcome?.outcome);
  return canvas;
}

const fontOf = (style: TextStyle): string => `${TEXT[style].bold ? 700 : 400} ${TEXT[style].size}px ${FAMILY}`;

const OUTCOME_COLOURS: Readonly<Record<SitingOutcome, string>> = {
  avoid: '#A3153F',
  certify: '#8A5200',
  justify: '#5A3E9B',
  notice: '#50626A',
  none: '#235C8C',
  unchecked: '#586067',
};

function drawText(context: Context, { style, x, y, lines }: TextBlock, outcome?: SitingOutcome): void {
  context.font = fontOf(style);
  context.fillStyle = style === 'outcome' && outcome ? OUTCOME_COLOURS[outcome] : INK;
  context.textBaseline = 'middle';
  for (const [i, line] of lines.entries()) context.fillText(line, x, y + (i + 0.5) * TEXT[style].line);
}

/** Badge and stamp at the right of the title. */
function drawMarks(context: Context, sheet: Sheet, { width }: SheetLayout, { illustrativeText }: SheetMap): void {
  let right = width - MARGIN;
  context.textBaseline = 'middle';
  if (sheet.illustrative) {
    context.font = `700 13px ${FAMILY}`;
    const w = context.measureText(illustrativeText).width + 18;
    box(context, right - w, MARGIN + 2, w, 26, '#E0B84A', 1, '#FFF3D1');
    context.fillStyle = '#6B4A00';
    context.fillText(illustrativeText, right - w + 9, MARGIN + 15.5);
    right -= w + 14;
  }
  if (sheet.stamp === null) return;
  context.font = `700 17px ${FAMILY}`;
  const w = context.measureText(sheet.stamp).width + 20;
  context.save();
  context.translate(right - w / 2, MARGIN + 15);
  context.rotate((-4 * Math.PI) / 180);
  box(context, -w / 2, -15, w, 30, '#B3261E', 2.4, null);
  context.fillStyle = '#B3261E';
  context.textAlign = 'center';
  context.fillText(sheet.stamp, 0, 1);
  context.restore();
}

function box(
  context: Context,
  x: number,
  y: number,
  w: number,
  h: number,
  line: string,
  lineWidth: number,
  fill: string | null,
): void {
  context.beginPath();
  context.roundRect(x, y, w, h, 3);
  if (fill) {
    context.fillStyle = fill;
    context.fill();
  }
  context.strokeStyle = line;
  context.lineWidth = lineWidth;
  context.stroke();
}

function drawMap(context: Context, { map: frame }: SheetLayout, map: SheetMap): void {
  context.drawImage(map.snapshot.canvas, frame.x, frame.y, frame.width, frame.height);
  context.strokeStyle = INK;
  context.lineWidth = 1.5;
  context.strokeRect(frame.x, frame.y, frame.width, frame.height);
  drawScale(context, frame, map.metresPerPixel);
  drawNorth(context, frame, map);
}

const WIDEST_BAR = 190;

function drawScale(context: Context, frame: SheetLayout['map'], metresPerPixel: number): void {
  const size = scaleBarSize(metresPerPixel, Math.min(WIDEST_BAR, frame.width * 0.4));
  if (!size) return;
  const { value, unit } = scaleBarUnit(size.metres);
  const [x, y] = [frame.x + 20, frame.y + frame.height - 24];
  context.fillStyle = 'rgba(255, 255, 255, 0.86)';
  context.fillRect(x - 10, y - 22, size.pixels + 56, 38);
  const quarter = size.pixels / 4;
  for (let i = 0; i < 4; i++) {
    context.fillStyle = i % 2 === 0 ? INK : '#FFFFFF';
    context.fillRect(x + i * quarter, y, quarter, 7);
  }
  context.strokeStyle = INK;
  context.lineWidth = 1;
  context.strokeRect(x, y, size.pixels, 7);
  context.font = `400 12px ${FAMILY}`;
  context.fillStyle = INK;
  context.textBaseline = 'alphabetic';
  context.textAlign = 'center';
  context.fillText('0', x, y - 5);
  context.fillText(String(value / 2), x + size.pixels / 2, y - 5);
  context.textAlign = 'left';
  context.fillText(`${value} ${unit}`, x + size.pixels - 6, y - 5);
}

/** Points to true north of the middle of the map. */
function drawNorth(context: Context, frame: SheetLayout['map'], { bearingDegrees, north }: SheetMap): void {
  context.save();
  context.translate(frame.x + frame.width - 30, frame.y + 44);
  context.fillStyle = 'rgba(255, 255, 255, 0.86)';
  context.fillRect(-17, -34, 34, 66);
  context.font = `700 13px ${FAMILY}`;
  context.fillStyle = INK;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(north, 0, -23);
  context.translate(0, 8);
  context.rotate((-bearingDegrees * Math.PI) / 180);
  const arrow = new Path2D('M0 -19L9 17L0 9L-9 17Z');
  context.fillStyle = '#FFFFFF';
  context.fill(arrow);
  context.strokeStyle = INK;
  context.lineWidth = 1.4;
  context.stroke(arrow);
  context.fillStyle = INK;
  context.fill(new Path2D('M0 -19L0 9L-9 17Z'));
  context.restore();
}

function drawSide(context: Context, sheet: Sheet, layout: SheetLayout): void {
  for (const b of layout.boxes) {
    context.strokeStyle = '#C4BDAE';
    context.lineWidth = 1;
    context.strokeRect(b.x, b.y, b.width, b.height);
  }
  const [first] = layout.boxes;
  if (sheet.outcome && first) {
    context.strokeStyle = OUTCOME_COLOURS[sheet.outcome.outcome];
    context.lineWidth = 2;
    context.strokeRect(first.x, first.y, first.width, first.height);
    drawOutcome(context, sheet.outcome.outcome, OUTCOME_COLOURS[sheet.outcome.outcome], first.x + 12, first.y + 14, 22);
  }
  for (const [i, { x, y }] of layout.swatches.entries())
    drawSwatch(context, sheet.legend[i]!, x, y, SWATCH.width, SWATCH.height);
  layout.statuses.forEach((place, i) => {
    const status = SITE_STATUSES[i];
    context.save();
    context.translate(place.x, place.y);
    // The last of the list is the ring of a site past its date.
    drawSite(context, 'triangle-up', status ?? 'untreated', status === undefined);
    context.restore();
  });
}
