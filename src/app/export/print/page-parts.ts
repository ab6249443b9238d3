/** The parts of a page in their boxes. Pure; millimetres. */
import { INK, type Mark, rect } from './marks.ts';
import type { PageContent } from './page-content.ts';
import { headingRow, type Lettering, legendRows, noteRows, type Row, resultRows, tableRows } from './page-rows.ts';
import type { Box } from './paper.ts';

export type PartId = 'result' | 'legend' | 'table' | 'notes';

export interface PlacedPart extends Box {
  readonly part: 'map' | 'inset' | PartId;
}

export interface Filled {
  readonly marks: readonly Mark[];
  readonly parts: readonly PlacedPart[];
}

/** Between a box and what stands in it. */
export const PAD = 1.9;

export const heightOf = (rows: readonly Row[]): number => rows.reduce((sum, { height }) => sum + height, 0);

export const boxed = (box: Box, rows: readonly Row[]): Mark[] => [
  rect(box, { stroke: INK, strokeWidth: 0.2 }),
  ...unboxed({ ...box, y: box.y + PAD }, rows),
];

/** In line with what stands in boxes. */
export function unboxed(box: Box, rows: readonly Row[]): Mark[] {
  const marks: Mark[] = [];
  let { y } = box;
  for (const row of rows) {
    marks.push(...row.marks(box.x + PAD, y));
    y += row.height;
  }
  return marks;
}

/** With the heading, where there is anything to head. */
export function rowsOf(part: PartId, content: PageContent, lettering: Lettering): Row[] {
  switch (part) {
    case 'result':
      return content.result ? resultRows(content.result, lettering) : [];
    case 'legend': {
      const rows = legendRows(content, lettering);
      return rows.length > 0 ? [headingRow(content.legend.title, lettering), ...rows] : [];
    }
    case 'table': {
      const rows = tableRows(content, lettering);
      const { title } = content.table ?? { title: null };
      return title === null ? rows : [headingRow(title, lettering), ...rows];
    }
    case 'notes':
      return noteRows(content, lettering);
  }
}
