/** Pages that take what the first one has no room for. Pure; millimetres. */
import type { Mark } from './marks.ts';
import type { PageInput } from './page-layout.ts';
import { boxed, type Filled, heightOf, PAD, type PartId, type PlacedPart, rowsOf } from './page-parts.ts';
import { headingRow, type Row } from './page-rows.ts';
import { BLOCK_GAP, furtherColumns, LEAST_TEXT } from './paper.ts';

/** Parts row by row through the columns of as many pages as they take. */
export function furtherPages(
  input: Pick<PageInput, 'content' | 'paper' | 'measure'>,
  ids: readonly PartId[],
): Filled[] {
  const { content, paper, measure } = input;
  const columns = furtherColumns(paper);
  const pages: { marks: Mark[]; parts: PlacedPart[] }[] = [];
  let column = columns.length;
  let y = 0;
  const turn = (): void => {
    column++;
    if (column >= columns.length) {
      pages.push({ marks: [], parts: [] });
      column = 0;
    }
    y = columns[column]!.y;
  };
  for (const part of ids) {
    const lettering = { width: columns[0]!.width - 2 * PAD, size: LEAST_TEXT + 0.1, measure };
    const again = headingRow(content.words.continued(content.words.parts[part]), lettering);
    let rows: Row[] = [];
    const close = (): void => {
      if (rows.length === 0) return;
      const { x, width } = columns[column]!;
      const box = { x, y, width, height: heightOf(rows) + 2 * PAD };
      pages.at(-1)!.marks.push(...boxed(box, rows));
      pages.at(-1)!.parts.push({ part, ...box });
      y += box.height + BLOCK_GAP;
      rows = [];
    };
    const fits = (row: Row): boolean => {
      const { y: top, height } = columns[column]!;
      return y + heightOf(rows) + row.height + 2 * PAD <= top + height;
    };
    if (pages.length === 0) turn();
    for (const row of rowsOf(part, content, lettering)) {
      if (!fits(row)) {
        const isGoingOn = rows.length > 0;
        close();
        turn();
        if (isGoingOn) rows = [again];
      }
      rows.push(row);
    }
    close();
  }
  return pages;
}
