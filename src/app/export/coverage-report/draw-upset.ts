/** The combination plot as a picture for paper, in the report's language. */
import type { City } from '../../../domain/city.ts';
import type { CoverageResult } from '../../../domain/coverage/result.ts';
import { setName } from '../../../text/combination-sets.ts';
import * as format from '../../format.ts';
import { drawnCombinations, type UpsetBar, upsetLayout } from '../../panels/coverage/upset.ts';
import type { Language } from '../../state/model.ts';

type Context = OffscreenCanvasRenderingContext2D;

/** CSS pixels of the drawing, and how many of the picture stand for one: 300 dpi across A4. */
const WIDTH = 760;
const SCALE = 2.6;
const FRAME = { labelWidth: 210, barHeight: 120, headHeight: 24, rowHeight: 24, gap: 14 };
const FONT = '"Noto Sans SC", sans-serif';
const [INK, BAR, DOT, STRIPE] = ['#17262B', '#5A6B72', '#DDD8CC', '#F7F5EF'];

export async function upsetPicture(city: City, result: CoverageResult, language: Language): Promise<Blob> {
  const shown = drawnCombinations(result);
  const layout = upsetLayout(shown, { width: WIDTH, ...FRAME });
  const canvas = new OffscreenCanvas(Math.round(WIDTH * SCALE), Math.round(layout.height * SCALE));
  const context = canvas.getContext('2d')!;
  context.scale(SCALE, SCALE);
  fill(context, '#FFFFFF', 0, 0, WIDTH, layout.height);
  context.textBaseline = 'middle';
  for (const [i, { y, areaSquareMetres }] of layout.sets.entries()) {
    if (i % 2 === 0) fill(context, STRIPE, 0, y - FRAME.rowHeight / 2, WIDTH, FRAME.rowHeight);
    context.fillStyle = INK;
    context.font = `13px ${FONT}`;
    context.textAlign = 'left';
    context.fillText(setName(shown.combinationSets[i]!, city)[language], 4, y);
    context.textAlign = 'right';
    context.fillText(format.squareKilometres(areaSquareMetres), FRAME.labelWidth - 8, y);
  }
  for (const bar of layout.bars) drawBar(context, bar);
  fill(context, INK, FRAME.labelWidth, layout.baseline, WIDTH - FRAME.labelWidth, 1);
  return canvas.convertToBlob({ type: 'image/png' });
}

function drawBar(context: Context, { x, top, width, height, join, dots, areaSquareMetres }: UpsetBar): void {
  fill(context, BAR, x - width / 2, top, width, height);
  context.fillStyle = INK;
  context.font = `11px ${FONT}`;
  context.textAlign = 'center';
  context.fillText(format.squareKilometres(areaSquareMetres), x, top - 9);
  if (join) fill(context, INK, x - 1, join.from, 2, join.to - join.from);
  for (const { y, on } of dots) {
    context.beginPath();
    context.arc(x, y, 5, 0, 2 * Math.PI);
    context.fillStyle = on ? INK : DOT;
    context.fill();
  }
}

function fill(context: Context, colour: string, x: number, y: number, width: number, height: number): void {
  context.fillStyle = colour;
  context.fillRect(x, y, width, height);
}
