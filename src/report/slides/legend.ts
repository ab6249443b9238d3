/** A legend on a page: swatches and names, in as many columns and as large as there is room for. */
import type { SlideWords } from '../../text/slides.ts';
import type { LegendLine } from './deck.ts';
import type { Box, PageItem } from './page.ts';
import { INK, QUIET, text } from './page-frame.ts';
import { lineCount, lineHeight } from './text-size.ts';

/** Of a swatch, inches to a point of the type. */
const SWATCH = { w: 0.034, h: 0.02 };
const HEAD = 0.24;
/** Narrower columns would break most names; inches to a point of the type. */
const LEAST_COLUMN = 0.16;

/** Fewer are no legend: it has a page of its own then. */
const LEAST_ROWS = 2;

interface Layout {
  readonly size: number;
  readonly columns: number;
  readonly rowHeight: number;
  readonly height: number;
}

function layoutOf(legend: readonly LegendLine[], width: number, size: number): Layout {
  const lines = (columns: number): number =>
    Math.max(...legend.map((l) => lineCount(l.name, size, width / columns - SWATCH.w * size - 0.16)));
  const most = Math.max(1, Math.floor(width / (LEAST_COLUMN * size)));
  const columns = legend.length > 5 && lines(most) <= 2 ? most : 1;
  const rowHeight = Math.max(SWATCH.h * size + 0.02, lines(columns) * lineHeight(size) + 0.03);
  return { size, columns, rowHeight, height: HEAD + Math.ceil(legend.length / columns) * rowHeight };
}

/** In the largest type of a page; 0 without a legend. */
export const legendHeight = (legend: readonly LegendLine[], width: number): number =>
  legend.length === 0 ? 0 : layoutOf(legend, width, 10).height;

/** As many rows as the box holds; the rest is counted, and `isWhole` is false. */
export function legendItems(
  legend: readonly LegendLine[],
  box: Box,
  words: SlideWords,
  sizes: readonly number[] = [10, 9, 8],
): { readonly items: readonly PageItem[]; readonly isWhole: boolean } {
  if (legend.length === 0) return { items: [], isWhole: true };
  const layouts = sizes.map((size) => layoutOf(legend, box.w, size));
  const layout = layouts.find(({ height }) => height <= box.h + 0.01) ?? layouts.at(-1)!;
  const { columns, rowHeight, size } = layout;
  const swatchSize = { w: SWATCH.w * size, h: SWATCH.h * size };
  const fit = Math.max(1, Math.floor((box.h - HEAD + 0.01) / rowHeight)) * columns;
  if (HEAD + LEAST_ROWS * rowHeight > box.h) return { items: [], isWhole: false };
  const shown = legend.length <= fit ? legend : legend.slice(0, fit - 1);
  const more = legend.length - shown.length;
  const down = Math.ceil((shown.length + Math.min(more, 1)) / columns);
  const width = box.w / columns;
  const place = (i: number): Box => ({
    x: box.x + Math.floor(i / down) * width,
    y: box.y + HEAD + (i % down) * rowHeight,
    w: width,
    h: rowHeight,
  });
  const rows = shown.flatMap(({ name, swatch }, i): PageItem[] => {
    const { x, y, w, h } = place(i);
    return [
      { kind: 'picture', x, y: y + (h - swatchSize.h) / 2, ...swatchSize, picture: swatch, alt: words.swatchOf(name) },
      text({ x: x + swatchSize.w + 0.06, y, w: w - swatchSize.w - 0.1, h }, name, {
        size,
        color: INK,
        anchor: 'middle',
      }),
    ];
  });
  const rest = more > 0 ? [text(place(shown.length), words.legendMore(more), { size, color: QUIET, anchor: 'middle' })] : []; // biome-ignore format: one item
  const head = text({ x: box.x, y: box.y, w: box.w, h: HEAD }, words.legend, { size: 11, color: INK, bold: true });
  return { items: [head, ...rows, ...rest], isWhole: more === 0 };
}
