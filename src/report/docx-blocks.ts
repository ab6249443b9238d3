/** Blocks of a report as paragraphs and tables of a Word file. Widths in twentieths of a point, type in half points. */
import type * as Docx from 'docx';
import type { Block, ReportPictures, ReportTable, Words } from './document.ts';
import { headWords, runsOf } from './document.ts';
import { TONE_COLOURS } from './tones.ts';

export type DocxLibrary = typeof Docx;

/** Width of the type area of A4 between margins of 20 mm. */
export const TEXT_WIDTH = 9638;
/** The same in pixels of 1/96 inch, as pictures are measured. */
const TEXT_WIDTH_PIXELS = Math.round((TEXT_WIDTH / 1440) * 96);
/** A picture takes no more than this of a page's height. */
const PICTURE_HEIGHT_PIXELS = 760;

/** 五号 for running text, 小五 in tables. */
export const BODY_SIZE = 21;
const TABLE_SIZE = 18;
const SMALL_SIZE = 16;

export const BODY_FONT = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: '宋体',
};
export const HEADING_FONT = { ascii: 'Arial', hAnsi: 'Arial', cs: 'Arial', eastAsia: '黑体' };

const INK = '17262B';
const RULE = '9AA5A8';
const HEAD_GROUND = 'EEF1F1';
const TOTAL_GROUND = 'F7F5EF';

type Element = Docx.Paragraph | Docx.Table;
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

/** One block; what follows a table keeps its distance by an empty line of small type. `list`: each counts from 1. */
export function blockElements(lib: DocxLibrary, block: Block, pictures: ReportPictures, list: number): Element[] {
  switch (block.kind) {
    case 'subheading':
      return [new lib.Paragraph({ heading: lib.HeadingLevel.HEADING_2, keepNext: true, text: block.text })];
    case 'paragraph':
      return [
        new lib.Paragraph({ children: textRuns(lib, block.words, { size: BODY_SIZE }), spacing: { after: 100 } }),
      ];
    case 'list':
      return block.items.map(
        (words) =>
          new lib.Paragraph({
            children: textRuns(lib, words, { size: BODY_SIZE }),
            numbering: { reference: 'items', level: 0, instance: list },
            spacing: { after: 60 },
          }),
      );
    case 'facts':
      return [factsTable(lib, block.rows), gap(lib)];
    case 'verdict':
      return [verdictTable(lib, block), gap(lib)];
    case 'table':
      return [caption(lib, block.caption, true), dataTable(lib, block), gap(lib)];
    case 'picture':
      return pictureElements(lib, block, pictures);
    case 'signatures':
      return [signatureTable(lib, block.labels)];
  }
}

const gap = (lib: DocxLibrary): Docx.Paragraph => new lib.Paragraph({ spacing: { before: 0, after: 60, line: 160 } });

/** Over a table it stays with it. */
const caption = (lib: DocxLibrary, text: string, keepNext: boolean): Docx.Paragraph =>
  new lib.Paragraph({
    keepNext,
    alignment: lib.AlignmentType.CENTER,
    spacing: { before: 120, after: 60 },
    children: [new lib.TextRun({ text, size: TABLE_SIZE, font: HEADING_FONT, color: INK })],
  });

const line = (lib: DocxLibrary, size: number, color = RULE) => ({ style: lib.BorderStyle.SINGLE, size, color });
const noLine = (lib: DocxLibrary) => ({ style: lib.BorderStyle.NONE, size: 0, color: 'FFFFFF' });

function allBorders(border: Docx.IBorderOptions): Docx.ITableBordersOptions {
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

function cell(lib: DocxLibrary, words: Words, look: CellLook): Docx.TableCell {
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
function widthsOf(parts: readonly number[]): number[] {
  const sum = parts.reduce((a, b) => a + b, 0);
  const ends = parts.map((_, i) => Math.round((TEXT_WIDTH * parts.slice(0, i + 1).reduce((a, b) => a + b, 0)) / sum));
  return ends.map((end, i) => end - (ends[i - 1] ?? 0));
}

function table(lib: DocxLibrary, widths: readonly number[], rows: Docx.TableRow[], borders: Docx.ITableBordersOptions) {
  return new lib.Table({
    rows,
    columnWidths: [...widths],
    width: { size: TEXT_WIDTH, type: lib.WidthType.DXA },
    layout: lib.TableLayoutType.FIXED,
    borders,
  });
}

/** A short table is not broken across pages. */
const SHORT_ROWS = 8;

function dataTable(lib: DocxLibrary, { columns, rows }: ReportTable): Docx.Table {
  const widths = widthsOf(columns.map(({ width }) => width));
  const alignments = { left: lib.AlignmentType.LEFT, right: lib.AlignmentType.RIGHT, center: lib.AlignmentType.CENTER };
  const head = new lib.TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map(({ title, unit }, i) =>
      cell(lib, headWords({ title, unit, width: (100 * widths[i]!) / TEXT_WIDTH }), {
        width: widths[i]!,
        align: lib.AlignmentType.CENTER,
        size: TABLE_SIZE,
        bold: true,
        ground: HEAD_GROUND,
        keepNext: true,
      }),
    ),
  });
  const isShort = rows.length <= SHORT_ROWS;
  const body = rows.map(
    ({ cells, total = false }, r) =>
      new lib.TableRow({
        cantSplit: true,
        children: cells.map((words, i) =>
          cell(lib, words, {
            width: widths[i]!,
            align: alignments[columns[i]!.align],
            size: TABLE_SIZE,
            bold: total,
            keepNext: isShort && r < rows.length - 1,
            ...(total && { ground: TOTAL_GROUND }),
          }),
        ),
      }),
  );
  return table(lib, widths, [head, ...body], allBorders(line(lib, 4)));
}

function factsTable(lib: DocxLibrary, facts: readonly (readonly [string, Words])[]): Docx.Table {
  const widths = widthsOf([24, 76]);
  const rows = facts.map(
    ([label, value]) =>
      new lib.TableRow({
        cantSplit: true,
        children: [
          cell(lib, label, {
            width: widths[0]!,
            align: lib.AlignmentType.LEFT,
            size: TABLE_SIZE,
            bold: true,
            ground: HEAD_GROUND,
          }),
          cell(lib, value, { width: widths[1]!, align: lib.AlignmentType.LEFT, size: TABLE_SIZE }),
        ],
      }),
  );
  return table(lib, widths, rows, allBorders(line(lib, 4)));
}

/** The outcome in its colour, framed. */
function verdictTable(lib: DocxLibrary, { outcome, word, lines }: Extract<Block, { kind: 'verdict' }>): Docx.Table {
  const colour = TONE_COLOURS[outcome].slice(1);
  const content = new lib.TableCell({
    width: { size: TEXT_WIDTH, type: lib.WidthType.DXA },
    margins: { top: 120, bottom: 120, left: 200, right: 200 },
    children: [
      new lib.Paragraph({
        keepNext: true,
        spacing: { after: 80 },
        children: [new lib.TextRun({ text: word, font: HEADING_FONT, size: 36, bold: true, color: colour })],
      }),
      ...lines.map(
        (words) => new lib.Paragraph({ spacing: { after: 40 }, children: textRuns(lib, words, { size: BODY_SIZE }) }),
      ),
    ],
  });
  const row = new lib.TableRow({ cantSplit: true, children: [content] });
  return table(lib, [TEXT_WIDTH], [row], allBorders(line(lib, 18, colour)));
}

function pictureElements(
  lib: DocxLibrary,
  { picture, caption: words, instead }: Extract<Block, { kind: 'picture' }>,
  pictures: ReportPictures,
): Element[] {
  const image = pictures[picture];
  if (!image)
    return [
      new lib.Paragraph({
        spacing: { after: 100 },
        children: textRuns(lib, [{ text: `${words}:`, tone: 'strong' }, { text: instead }], { size: BODY_SIZE }),
      }),
    ];
  const scale = Math.min(TEXT_WIDTH_PIXELS / image.width, PICTURE_HEIGHT_PIXELS / image.height);
  const size = { width: Math.round(image.width * scale), height: Math.round(image.height * scale) };
  const altText = { name: words, title: words, description: words };
  return [
    new lib.Paragraph({
      keepNext: true,
      alignment: lib.AlignmentType.CENTER,
      children: [new lib.ImageRun({ type: 'png', data: image.png, transformation: size, altText })],
    }),
    caption(lib, words, false),
  ];
}

/** Two to a line, with room to write. */
function signatureTable(lib: DocxLibrary, labels: readonly string[]): Docx.Table {
  const widths = widthsOf([14, 36, 14, 36]);
  const rows: Docx.TableRow[] = [];
  for (let i = 0; i < labels.length; i += 2)
    rows.push(
      new lib.TableRow({
        cantSplit: true,
        height: { value: 620, rule: lib.HeightRule.ATLEAST },
        children: [labels[i]!, '', labels[i + 1] ?? '', ''].map((text, column) =>
          cell(lib, text, {
            width: widths[column]!,
            align: lib.AlignmentType.LEFT,
            size: TABLE_SIZE,
            bold: true,
            ...(column % 2 === 0 && text !== '' && { ground: HEAD_GROUND }),
          }),
        ),
      }),
    );
  return table(lib, widths, rows, allBorders(line(lib, 4)));
}

/** Badge at the left, stamp at the right, each framed in its colour; null where there is neither. */
export function marksTable(lib: DocxLibrary, badge: string | null, stamp: string | null): Docx.Table | null {
  if (badge === null && stamp === null) return null;
  const widths = widthsOf([20, 60, 20]);
  const mark = (text: string | null, i: number, colour: string, ground: string | undefined): Docx.TableCell => {
    const border = text === null ? noLine(lib) : line(lib, 12, colour);
    return new lib.TableCell({
      width: { size: widths[i]!, type: lib.WidthType.DXA },
      verticalAlign: lib.VerticalAlign.CENTER,
      borders: { top: border, bottom: border, left: border, right: border },
      ...(ground && text !== null && { shading: { type: lib.ShadingType.CLEAR, color: 'auto', fill: ground } }),
      children: [
        new lib.Paragraph({
          alignment: lib.AlignmentType.CENTER,
          spacing: { before: 0, after: 0 },
          children: [
            new lib.TextRun({ text: text ?? '', font: HEADING_FONT, size: TABLE_SIZE + 4, bold: true, color: colour }),
          ],
        }),
      ],
    });
  };
  const row = new lib.TableRow({
    children: [mark(badge, 0, '6B4A00', 'FFF3D1'), mark(null, 1, INK, undefined), mark(stamp, 2, 'B3261E', undefined)],
  });
  return table(lib, widths, [row], allBorders(noLine(lib)));
}

export const SMALL = { size: SMALL_SIZE, color: '4A5A60', font: BODY_FONT };
