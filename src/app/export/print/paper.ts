/** Papers, and where the parts of a page stand on them. Pure; millimetres from the upper left corner. */

export type PaperSize = 'A4' | 'A3';
export type Orientation = 'landscape' | 'portrait';

export interface Paper {
  readonly size: PaperSize;
  readonly orientation: Orientation;
  /** The map of a broad sheet leaves more room beside it, for all that would need a second page. */
  readonly wide?: boolean;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const SIDES: Readonly<Record<PaperSize, readonly [short: number, long: number]>> = { A4: [210, 297], A3: [297, 420] };

export const MARGIN = 10;
/** The least height of letters, and of the least important ones. */
export const LEAST_TEXT = 2.7;

export function paperSides({ size, orientation }: Paper): { readonly width: number; readonly height: number } {
  const [short, long] = SIDES[size];
  return orientation === 'landscape' ? { width: long, height: short } : { width: short, height: long };
}

/** Parts of a page that do not depend on what stands in them. */
export interface PageFrame {
  readonly width: number;
  readonly height: number;
  readonly title: Box;
  /** Inside the inner line of its frame. */
  readonly map: Box;
  /** Lines of corner coordinates, above and below the map. */
  readonly corners: { readonly above: number; readonly below: number };
  /** Columns for legend, outcome, table and sources. */
  readonly columns: readonly Box[];
  /** The row of fields. */
  readonly foot: Box;
  /** Middle of the line under it. */
  readonly footnote: number;
}

const GAP = 3;
/** From the map to the outside of its double line. */
export const FRAME_LINE = 1.5;
/** Height of the lines of corner coordinates. */
const CORNER = 4.2;
const FOOT = { A4: 8, A3: 9.5 } as const;
const FOOTNOTE = 5;
const TITLE = { A4: 12, A3: 15 } as const;
const COLUMN = { A4: 80, A3: 97 } as const;
const WIDE_COLUMN = 140;

/** Whether a sheet can leave more room beside its map. */
export const canBeWide = ({ size, orientation }: Paper): boolean => size === 'A3' && orientation === 'landscape';
/** Height of what stands under the map on upright paper. */
const BELOW = { A4: 113, A3: 130 } as const;

export function pageFrame(paper: Paper): PageFrame {
  const { width, height } = paperSides(paper);
  const { size } = paper;
  const [left, right, bottom] = [MARGIN, width - MARGIN, height - MARGIN];
  const title = { x: left, y: MARGIN, width: right - left, height: TITLE[size] };
  const footnote = bottom - FOOTNOTE / 2;
  const foot = { x: left, y: bottom - FOOTNOTE - FOOT[size], width: right - left, height: FOOT[size] };
  const top = title.y + title.height + CORNER + FRAME_LINE;
  const end = foot.y - GAP;
  const isUpright = paper.orientation === 'portrait';
  const column = paper.wide && canBeWide(paper) ? WIDE_COLUMN : COLUMN[size];
  const mapRight = isUpright ? right : right - column - GAP;
  const mapBottom = end - (isUpright ? BELOW[size] + GAP : 0) - CORNER - FRAME_LINE;
  const map = { x: left + FRAME_LINE, y: top, width: mapRight - left - 2 * FRAME_LINE, height: mapBottom - top };
  const half = (right - left - GAP) / 2;
  const columns = isUpright
    ? [0, 1].map((i) => ({ x: left + i * (half + GAP), y: end - BELOW[size], width: half, height: BELOW[size] }))
    : [{ x: right - column, y: top - FRAME_LINE, width: column, height: end - top + FRAME_LINE }];
  const corners = { above: top - FRAME_LINE - CORNER / 2, below: mapBottom + FRAME_LINE + CORNER / 2 };
  return { width, height, title, map, corners, columns, foot, footnote };
}

/** Columns of the pages that take what the first one has no room for. */
export function furtherColumns(paper: Paper): Box[] {
  const { title, columns, foot } = pageFrame(paper);
  const width = columns[0]?.width ?? 0;
  const count = Math.floor((title.width + GAP) / (width + GAP));
  const y = title.y + title.height + GAP;
  const each = (title.width - (count - 1) * GAP) / count;
  return Array.from({ length: count }, (_, i) => ({
    x: title.x + i * (each + GAP),
    y,
    width: each,
    height: foot.y - GAP - y,
  }));
}

export const BLOCK_GAP = GAP;
