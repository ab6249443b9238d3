/** Type, cells and tables of a Word file. Widths in twentieths of a point, type in half points. */
import type * as Docx from 'docx';
import { runsOf, type Words } from './document.ts';
import { TONE_COLOURS } from './tones.ts';

export type DocxLibrary = typeof Docx;

/** Width of the type area of A4 between margins of 20 mm. */
export const TEXT_WIDTH = 9638;

/** 五号 for running text, 小五 in tables. */
export const BODY_SIZE = 21;
export const TABLE_SIZE = 18;
const SMALL_SIZE = 16;

export const BODY_FONT = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: '宋体',
};
export const HEADING_FONT = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: '黑体' };

export const INK = '17262B';
const RULE = '9AA5A8';
export const HEAD_GROUND = 'EEF1F1';
export const TOTAL_GROUND = 'F7F5EF';

type Alignment = Docx.IParagraphOptions['alignment'];

interface TextLook {
  readonly size: number;
  readonly bold?: boolean;
}

/** Runs of a paragraph; line breaks stay line breaks. */
export function textRuns(lib: DocxLibrary, words: Words, { size, bold = false }: TextLook): Docx.TextRun[] {
  return runsOf(words).flatMap(({ text, tone }) =>
    text.split('\n').map(
      (line, i) =>
        new lib.TextRun({
          text: line,
          size,
          font: BODY_FONT,
          color: tone ? TONE_COLOURS[tone].slice(1) : INK,
          bold: bold || (tone !== undefined && tone !== 'quiet'),
          ...(i > 0 && { break: 1 }),
        }),
    ),
  );
}

/** Headers and footers. */
export const SMALL = { size: SMALL_SIZE, color: '4A5A60', font: BODY_FONT };

export const line = (lib: DocxLibrary, size: number, color = RULE) => ({ style: lib.BorderStyle.SINGLE, size, color });
export const noLine = (lib: DocxLibrary) => ({ style: lib.BorderStyle.NONE, size: 0, color: 'FFFFFF' });

export function allBorders(border: Docx.IBorderOptions): Docx.ITableBordersOptions {
  return {
    top: border,
    bottom: border,
    left: border,
    right: border,
    insideHorizontal: border,
    insideVertical: border,
  };
}

const CELL_MARGINS = { top: 40, bottom: 40, left: 60, right: 60 };

interface CellLook extends TextLook {
  readonly width: number;
  readonly align: Alignment;
  readonly ground?: string;
  readonly keepNext?: boolean;
}

export function cell(lib: DocxLibrary, words: Words, look: CellLook): Docx.TableCell {
  return new lib.TableCell({
    width: { size: look.width, type: lib.WidthType.DXA },
    verticalAlign: lib.VerticalAlign.CENTER,
    margins: CELL_MARGINS,
    ...(look.ground && { shading: { type: lib.ShadingType.CLEAR, color: 'auto', fill: look.ground } }),
    children: [
      new lib.Paragraph({
        alignment: look.align,
        keepNext: look.keepNext ?? false,
        spacing: { before: 0, after: 0, line: 240 },
        children: textRuns(lib, words, look),
      }),
    ],
  });
}

/** Widths that add up to the type area, in the proportion of the parts. */
export function widthsOf(parts: readonly number[]): number[] {
  const sum = parts.reduce((a, b) => a + b, 0);
  const ends = parts.map((_, i) => Math.round((TEXT_WIDTH * parts.slice(0, i + 1).reduce((a, b) => a + b, 0)) / sum));
  return ends.map((end, i) => end - (ends[i - 1] ?? 0));
}

export function table(
  lib: DocxLibrary,
  widths: readonly number[],
  rows: Docx.TableRow[],
  borders: Docx.ITableBordersOptions,
) {
  return new lib.Table({
    rows,
    columnWidths: [...widths],
    width: { size: TEXT_WIDTH, type: lib.WidthType.DXA },
    layout: lib.TableLayoutType.FIXED,
    borders,
  });
}
