/** A page on a canvas. */
import { FAMILY } from './lettering.ts';
import type { Mark, PathMark, PictureId, PictureMark, TextMark } from './marks.ts';
import type { Page } from './page-layout.ts';

type Context = CanvasRenderingContext2D;

/** One that is missing is left out. */
export type PagePictures = Partial<Readonly<Record<PictureId, CanvasImageSource>>>;

const INCH_MM = 25.4;

/** Throws where the browser has no room for it. */
export function paintPage(page: Page, pictures: PagePictures, dpi: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  const scale = dpi / INCH_MM;
  canvas.width = Math.round(page.width * scale);
  canvas.height = Math.round(page.height * scale);
  const context = canvas.getContext('2d');
  if (!context) throw new Error('the page is too large');
  context.fillStyle = '#FFFFFF';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.scale(scale, scale);
  for (const mark of page.marks) paint(context, mark, pictures);
  return canvas;
}

function paint(context: Context, mark: Mark, pictures: PagePictures): void {
  context.save();
  if (mark.kind === 'text') paintText(context, mark);
  else if (mark.kind === 'path') paintPath(context, mark);
  else paintPicture(context, mark, pictures[mark.picture]);
  context.restore();
}

const turned = (context: Context, { x, y, turn }: { x: number; y: number; turn: number }): void => {
  context.translate(x, y);
  if (turn !== 0) context.rotate((turn * Math.PI) / 180);
};

function paintText(context: Context, mark: TextMark): void {
  turned(context, mark);
  // Small letters are drawn ten times as large on a finer grid: some browsers round sizes below a pixel.
  context.scale(0.1, 0.1);
  context.font = `${mark.bold ? 700 : 400} ${mark.size * 10}px ${FAMILY}`;
  context.textAlign = mark.anchor === 'middle' ? 'center' : mark.anchor;
  context.textBaseline = 'alphabetic';
  context.fillStyle = mark.colour;
  context.fillText(mark.text, 0, 0);
}

function paintPath(context: Context, mark: PathMark): void {
  turned(context, mark);
  context.scale(mark.scale, mark.scale);
  const shape = new Path2D(mark.d);
  if (mark.fill) {
    context.globalAlpha = mark.fillOpacity;
    context.fillStyle = mark.fill;
    context.fill(shape);
    context.globalAlpha = 1;
  }
  if (!mark.stroke) return;
  context.strokeStyle = mark.stroke;
  context.lineWidth = mark.strokeWidth;
  context.setLineDash([...mark.dash]);
  context.stroke(shape);
}

function paintPicture(
  context: Context,
  { x, y, width, height }: PictureMark,
  picture: CanvasImageSource | undefined,
): void {
  if (picture) context.drawImage(picture, x, y, width, height);
}
