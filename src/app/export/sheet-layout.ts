/** Where everything stands on an exported picture. Pure: the measuring of text is handed in. CSS pixels. */
import type { Sheet } from './sheet.ts';
import { wrapText } from './wrap.ts';

export type TextStyle = 'title' | 'heading' | 'body' | 'outcome';

/** Size and weight of each text, and the distance of its lines. */
export const TEXT: Readonly<Record<TextStyle, { size: number; bold: boolean; line: number }>> = {
  title: { size: 22, bold: true, line: 30 },
  heading: { size: 13, bold: true, line: 20 },
  body: { size: 12, bold: false, line: 18 },
  outcome: { size: 18, bold: true, line: 26 },
};

export type MeasureStyle = (text: string, style: TextStyle) => number;

export interface TextBlock {
  readonly style: TextStyle;
  readonly x: number;
  /** Top of the first line. */
  readonly y: number;
  readonly lines: readonly string[];
}

export interface SheetLayout {
  readonly width: number;
  readonly height: number;
  readonly map: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  readonly title: TextBlock;
  readonly boxes: readonly {
    readonly x: number;
    readonly y: number;
    readonly width: number;
    readonly height: number;
  }[];
  readonly texts: readonly TextBlock[];
  /** One place for each legend entry: top left of its swatch. */
  readonly swatches: readonly { readonly x: number; readonly y: number }[];
  readonly statuses: readonly { readonly x: number; readonly y: number }[];
}

export const MARGIN = 20;
const GAP = 12;
const SIDE = 250;
/** With the legend in two columns. */
const WIDE_SIDE = 390;
const COLUMN_GAP = 14;
const PAD = 12;
/** Room at the right of the title for badge and stamp. */
const MARKS = 210;
export const SWATCH = { width: 30, height: 16 } as const;
const SWATCH_GAP = 9;

export function layoutSheet(
  sheet: Sheet,
  map: { readonly width: number; readonly height: number },
  measure: MeasureStyle,
): SheetLayout {
  const width = MARGIN + map.width + GAP + sideWidth(sheet) + MARGIN;
  const block = (style: TextStyle, text: string, x: number, y: number, room: number): TextBlock => ({
    style,
    x,
    y,
    lines: wrapText(text, room, (t) => measure(t, style)),
  });
  const title = block('title', sheet.title, MARGIN, MARGIN, width - 2 * MARGIN - MARKS);
  // A picture that goes into a document is named there.
  const top = sheet.title === '' ? MARGIN : Math.max(bottomOf(title), MARGIN + 34) + 10;
  const side = sideColumn(sheet, MARGIN + map.width + GAP, top, block);
  const bodyBottom = Math.max(top + map.height, side.bottom);
  const notes: TextBlock[] = [];
  let y = bodyBottom + GAP;
  for (const { head, body } of sheet.notes) {
    const text = block('body', head ? `${head}  ${body}` : body, MARGIN, y, width - 2 * MARGIN);
    notes.push(text);
    y = bottomOf(text);
  }
  return {
    width,
    height: y + MARGIN - 4,
    map: { x: MARGIN, y: top, width: map.width, height: map.height },
    title,
    boxes: side.boxes,
    texts: [...side.texts, ...notes],
    swatches: side.swatches,
    statuses: side.statuses,
  };
}

const columnsOf = ({ legendColumns }: Sheet): number => legendColumns ?? 1;
const sideWidth = (sheet: Sheet): number => (columnsOf(sheet) > 1 ? WIDE_SIDE : SIDE);

type Block = (style: TextStyle, text: string, x: number, y: number, room: number) => TextBlock;

export const bottomOf = ({ y, lines, style }: TextBlock): number => y + lines.length * TEXT[style].line;

function sideColumn(sheet: Sheet, x: number, top: number, block: Block) {
  const boxes: SheetLayout['boxes'][number][] = [];
  const texts: TextBlock[] = [];
  const side = sideWidth(sheet);
  const room = side - 2 * PAD;
  let y = top;
  if (sheet.outcome) {
    let inner = y + PAD;
    // The word stands beside its shape.
    const word = block('outcome', sheet.outcome.word, x + PAD + 30, inner, room - 30);
    texts.push(word);
    inner = bottomOf(word) + 4;
    for (const line of sheet.outcome.lines) {
      const text = block('body', line, x + PAD, inner, room);
      texts.push(text);
      inner = bottomOf(text);
    }
    boxes.push({ x, y, width: side, height: inner + PAD - y });
    y = inner + PAD + GAP;
  }
  const legend = legendBlock(sheet, x + PAD, y + PAD, room, block);
  boxes.push({ x, y, width: side, height: legend.bottom + PAD - y });
  return {
    boxes,
    texts: [...texts, ...legend.texts],
    swatches: legend.swatches,
    statuses: legend.statuses,
    bottom: legend.bottom + PAD,
  };
}

function legendBlock(sheet: Sheet, x: number, top: number, room: number, block: Block) {
  const texts: TextBlock[] = [];
  const heading = block('heading', sheet.legendTitle, x, top, room);
  texts.push(heading);
  const head = bottomOf(heading) + 4;
  const indent = SWATCH.width + SWATCH_GAP;
  const columns = columnsOf(sheet);
  const columnRoom = (room - COLUMN_GAP * (columns - 1)) / columns;
  const perColumn = Math.ceil(sheet.legend.length / columns);
  const ends = Array.from({ length: columns }, () => head);
  const swatches = sheet.legend.map(({ name }, i) => {
    const column = Math.floor(i / perColumn);
    const [left, at] = [x + column * (columnRoom + COLUMN_GAP), ends[column]!];
    const text = block('body', name, left + indent, at, columnRoom - indent);
    texts.push(text);
    ends[column] = bottomOf(text) + 3;
    return { x: left, y: at + (TEXT.body.line - SWATCH.height) / 2 };
  });
  let y = Math.max(...ends) + 6;
  const statuses = sheet.statuses.map((name, i) => {
    const column = i % 2;
    const text = block('body', name, x + (column * room) / 2 + 26, y, room / 2 - 26);
    texts.push(text);
    const place = { x: x + (column * room) / 2 + 11, y: y + TEXT.body.line / 2 };
    if (column === 1 || i === sheet.statuses.length - 1) y = bottomOf(text) + 6;
    return place;
  });
  return { texts, swatches, statuses, bottom: y };
}
