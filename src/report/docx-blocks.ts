/** Blocks of a report as paragraphs and tables of a Word file. Widths in twentieths of a point, type in half points. */
import type * as Docx from 'docx';
import { columnWidths } from './column-widths.ts';
import type { Block, PictureId, ReportPictures, ReportTable, Words } from './document.ts';
import { headWords, isLongRow } from './document.ts';
import {
  allBorders,
  BODY_SIZE,
  cell,
  type DocxLibrary,
  HEAD_GROUND,
  HEADING_FONT,
  INK,
  line,
  noLine,
  TABLE_SIZE,
  TEXT_WIDTH,
  TOTAL_GROUND,
  table,
  textRuns,
  widthsOf,
} from './docx-cells.ts';
import { TONE_COLOURS } from './tones.ts';

/** The same in pixels of 1/96 inch, as pictures are measured. */
const TEXT_WIDTH_PIXELS = Math.round((TEXT_WIDTH / 1440) * 96);
/** A map takes no more than this of a page's height, and a chart than 10 cm. */
const MAP_HEIGHT_PIXELS = 760;
const CHART_HEIGHT_PIXELS = Math.round((10 / 2.54) * 96);
const CHARTS: readonly PictureId[] = ['combinations', 'shoreline', 'changes', 'sites'];

type Element = Docx.Paragraph | Docx.Table;

/** So many items of a list stay with what follows it: one line over a table is lost on its page. */
const KEPT_ITEMS = 4;

/** Where a block stands. */
export interface BlockPlace {
  /** Each list counts from 1 under a number of its own. */
  readonly list: number;
  /** The end of it stays on the page of what follows. */
  readonly keepNext: boolean;
}

/** One block; what follows a table keeps its distance by an empty line of small type. */
export function blockElements(
  lib: DocxLibrary,
  block: Block,
  pictures: ReportPictures,
  { list, keepNext }: BlockPlace,
): Element[] {
  switch (block.kind) {
    case 'subheading':
      return [new lib.Paragraph({ heading: lib.HeadingLevel.HEADING_2, keepNext: true, text: block.text })];
    case 'paragraph':
      return [
        new lib.Paragraph({
          children: textRuns(lib, block.words, { size: BODY_SIZE }),
          spacing: { after: 100 },
          keepNext,
        }),
      ];
    case 'list':
      return block.items.map(
        (words, i) =>
          new lib.Paragraph({
            children: textRuns(lib, words, { size: BODY_SIZE }),
            keepLines: true,
            keepNext: keepNext && i >= block.items.length - KEPT_ITEMS,
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
      return [signatureTable(lib, block.labels), gap(lib)];
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

/** A short table is not broken across pages. */
const SHORT_ROWS = 4;
/** No row is alone on a page at the end of its table, and sums stay with what they sum; rows may be high, so that many are not kept together. */
const staysWithNext = (rows: ReportTable['rows'], row: number): boolean =>
  row < rows.length - 1 &&
  ((rows.length <= SHORT_ROWS && !rows.some(isLongRow)) || row === rows.length - 2 || rows[row + 1]!.total === true);

function dataTable(lib: DocxLibrary, { columns, rows }: ReportTable): Docx.Table {
  const widths = widthsOf(columnWidths({ columns, rows }));
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
  const body = rows.map(
    ({ cells, total = false }, r) =>
      new lib.TableRow({
        ...(!isLongRow(rows[r]!) && { cantSplit: true }),
        children: cells.map((words, i) =>
          cell(lib, words, {
            width: widths[i]!,
            align: alignments[columns[i]!.align],
            size: TABLE_SIZE,
            bold: total,
            keepNext: staysWithNext(rows, r),
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
  const highest = CHARTS.includes(picture) ? CHART_HEIGHT_PIXELS : MAP_HEIGHT_PIXELS;
  const scale = Math.min(TEXT_WIDTH_PIXELS / image.width, highest / image.height);
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
            keepNext: i + 2 < labels.length,
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
