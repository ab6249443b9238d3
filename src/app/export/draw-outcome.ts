/** An outcome's shape on a canvas, as beside the words on the page. */
import type { SitingOutcome } from '../../domain/siting/result.ts';

type Context = CanvasRenderingContext2D;

/** On a field of 20 by 20, scaled to `size`. */
export function drawOutcome(
  context: Context,
  outcome: SitingOutcome,
  colour: string,
  x: number,
  y: number,
  size: number,
): void {
  context.save();
  context.translate(x, y);
  context.scale(size / 20, size / 20);
  context.fillStyle = colour;
  context.strokeStyle = colour;
  switch (outcome) {
    case 'avoid':
      context.fill(new Path2D('M6.1 1h7.8L19 6.1v7.8L13.9 19H6.1L1 13.9V6.1z'));
      context.fillStyle = '#FFFFFF';
      context.fillRect(4.6, 8.4, 10.8, 3.2);
      break;
    case 'certify':
      context.fill(new Path2D('M10 .4 19.6 10 10 19.6.4 10z'));
      exclamation(context, 5);
      break;
    case 'justify':
      context.fill(new Path2D('M10 1.2 19.6 18.4H.4z'));
      exclamation(context, 6.6);
      break;
    case 'notice':
      ring(context, 9, true);
      context.fillStyle = '#FFFFFF';
      context.fillRect(8.9, 8.6, 2.2, 6.4);
      context.fillRect(8.9, 4.6, 2.2, 2.2);
      break;
    case 'none':
      context.lineWidth = 2.6;
      ring(context, 7.4, false);
      break;
    case 'unchecked':
      context.lineWidth = 2;
      context.setLineDash([3.2, 2.6]);
      ring(context, 8.2, false);
      context.font = '700 12.5px "Noto Sans SC", sans-serif';
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillText('?', 10, 10.6);
      break;
  }
  context.restore();
}

function exclamation(context: Context, top: number): void {
  context.fillStyle = '#FFFFFF';
  context.fillRect(8.9, top, 2.2, 5.8);
  context.fillRect(8.9, top + 6.9, 2.2, 2.3);
}

function ring(context: Context, radius: number, full: boolean): void {
  context.beginPath();
  context.arc(10, 10, radius, 0, 2 * Math.PI);
  if (full) context.fill();
  else context.stroke();
}
