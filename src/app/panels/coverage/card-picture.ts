/** A card of the board as a picture: as it stands on the screen, without its controls, over a line that says what it is. */

import { pictureFonts } from './picture-fonts.ts';
import { standIn } from './picture-stand-ins.ts';

/** Pixels of the picture for one of the page: 300 dpi where a card of the page is printed at its usual size. */
const SCALE = 3;

/** Of the line under the card, in pixels of the page. */
const LINE = { size: 11, height: 24, indent: 12, color: '#4A5257' } as const;

/** PNG. `caption`: city, version of the data, date and the like. */
export async function cardPicture(element: HTMLElement, caption: string): Promise<Blob | null> {
  const { toCanvas } = await import('html-to-image');
  const fontEmbedCSS = await pictureFonts();
  // Tables that scroll are unrolled while the picture is taken: the card is wider by what they hide, and no more.
  const hidden = [...element.querySelectorAll('.board-scroll-x')].map((table) => table.scrollWidth - table.clientWidth);
  element.style.width = `${element.offsetWidth + Math.max(0, ...hidden)}px`;
  element.classList.add('for-picture');
  const takeAway = standIn(element);
  const card = await toCanvas(element, {
    pixelRatio: SCALE,
    backgroundColor: '#FFFFFF',
    fontEmbedCSS,
    filter: (node) => !(node instanceof Element) || isForPaper(node),
  }).finally(() => {
    takeAway();
    element.classList.remove('for-picture');
    element.style.width = '';
  });
  const family = getComputedStyle(element).fontFamily;
  return new Promise((resolve) => withLine(card, caption, family).toBlob(resolve));
}

/** Of what can be chosen the choice stays, as words; figures are buttons and stay. */
function isForPaper(node: Element): boolean {
  if (node.matches('select, input, textarea, .board-download, .bar-menu, .site-filters')) return false;
  if (node.matches('button.link')) return node.closest('th') !== null;
  if (node.matches('[role="radio"]')) return node.getAttribute('aria-checked') === 'true';
  if (node.matches('[role="tab"]')) return node.getAttribute('aria-selected') === 'true';
  if (node.matches('fieldset button')) return node.getAttribute('aria-pressed') === 'true';
  const box = node.matches('label') ? node.querySelector('input') : null;
  return box === null || box.type !== 'checkbox' || box.checked;
}

function withLine(card: HTMLCanvasElement, caption: string, family: string): HTMLCanvasElement {
  const lines = document.createElement('canvas').getContext('2d')!;
  const font = `${LINE.size * SCALE}px ${family}`;
  lines.font = font;
  const broken = linesOf(caption, card.width - 2 * LINE.indent * SCALE, (text) => lines.measureText(text).width);
  const canvas = document.createElement('canvas');
  canvas.width = card.width;
  canvas.height = card.height + (LINE.height + (broken.length - 1) * LINE.size * 1.4) * SCALE;
  const context = canvas.getContext('2d')!;
  context.fillStyle = '#FFFFFF';
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(card, 0, 0);
  context.font = font;
  context.fillStyle = LINE.color;
  context.textBaseline = 'top';
  broken.forEach((line, i) => {
    context.fillText(line, LINE.indent * SCALE, card.height + (6 + i * LINE.size * 1.4) * SCALE);
  });
  return canvas;
}

/** A text in lines no wider than `width`: Chinese breaks anywhere, words and dates only where they are wider than a line. */
export function linesOf(text: string, width: number, measure: (text: string) => number): string[] {
  const lines = [''];
  const put = (part: string): void => {
    const longer = lines.at(-1)! + part;
    if (measure(longer.trimEnd()) <= width || longer.length === 1) lines[lines.length - 1] = longer;
    else if ([...part].length > 1 && measure(part.trimEnd()) > width) for (const sign of part) put(sign);
    else lines.push(part.trimStart());
  };
  for (const part of text.match(/[^\s\p{Script=Han}]+\s*|[\s\p{Script=Han}]/gu) ?? []) put(part);
  return lines;
}
