/** How much room text takes: generous, since each machine sets it in the type that it has. */
import { LEADING } from './page.ts';

const POINTS_PER_INCH = 72;

/**
 * Of the size of the type; Chinese and full-width signs are square. As wide as in the widest type that stands in for the one
 * asked for: figures may then never need a line more than they were given.
 */
function widthOf(sign: string): number {
  if (/[\u2E80-\uFFFF]/.test(sign)) return 1;
  if (/[\s.,:;'|()[\]!·-]/.test(sign)) return 0.4;
  if (/[MWmw%@—]/.test(sign)) return 0.98;
  if (/[A-Z&+<>=±≤≥−→]/.test(sign)) return 0.84;
  return 0.65;
}

/** Bold figures against plain ones, in the widest of the types that may stand in for the one asked for. */
export const BOLD = 1.1;

/** Inches that the text is long in one line. */
export const textWidth = (text: string, size: number): number =>
  ([...text].reduce((sum, sign) => sum + widthOf(sign), 0) * size) / POINTS_PER_INCH;

export const lineHeight = (size: number): number => (size * LEADING) / POINTS_PER_INCH;

/** Lines that the text breaks into; words are kept whole where they fit. */
export const lineCount = (text: string, size: number, width: number): number =>
  text.split('\n').reduce((sum, line) => sum + brokenLines(line, size, width), 0);

/** What is not broken: a word, or a Chinese sign with the brackets and stops that may not stand apart from it. */
const PIECES = /[([「“《(【]*[\u2E80-\uFFFF][)\]」”》)】,.;:%,。;:、!?]*|\s+|[^\s\u2E80-\uFFFF]+/g;
/** Between Chinese signs and others many programs leave a part of a square. */
const CHANGES = /[\u2E80-\uFEFF](?=[!-~])|[!-~](?=[\u2E80-\uFEFF])/g;
const AUTO_SPACE = 0.3;

const spacesIn = (text: string, size: number): number =>
  ((text.match(CHANGES)?.length ?? 0) * AUTO_SPACE * size) / POINTS_PER_INCH;

function brokenLines(line: string, size: number, width: number): number {
  let lines = 1;
  let used = 0;
  let last = '';
  for (const piece of line.match(PIECES) ?? []) {
    const length = textWidth(piece, size) + spacesIn(piece, size);
    const apart = used > 0 ? spacesIn(last + piece[0], size) : 0;
    last = piece.at(-1)!;
    if (used + apart + length <= width) {
      used += apart + length;
      continue;
    }
    lines += Math.max(1, Math.ceil(length / width));
    used = length % width;
  }
  return lines;
}

export const textHeight = (text: string, size: number, width: number): number =>
  lineCount(text, size, width) * lineHeight(size);

/** The largest of some sizes in which the text needs no more than so many lines; the last one where none does. */
export function sizeFor(text: string, sizes: readonly number[], width: number, most: number): number {
  return sizes.find((size) => lineCount(text, size, width) <= most) ?? sizes.at(-1)!;
}
