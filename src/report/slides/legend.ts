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

/** Fewer are no legend: it is on the common page alone then. */
const LEAST_ROWS = 2;
/** Room for the line that says so, inches. */
export const LEGEND_LINE = 0.22;

interface Layout {
  readonly size: number;
  readonly columns: number;
  readonly rowHeight: number;
  readonly height: number;
}

/** In the number of columns that makes it lowest; a name breaks into two lines at most. */
function layoutOf(legend: readonly LegendLine[], width: number, size: number): Layout {
  const most = legend.length > 5 ? Math.max(1, Math.floor(width / (LEAST_COLUMN * size))) : 1;
  const layouts = Array.from({ length: most }, (_, i) => inColumns(legend, { width, size, columns: i + 1 }));
  const sound = layouts.filter(({ columns, lines }) => columns === 1 || lines <= 2);
  return sound.reduce((best, layout) => (layout.height < best.height ? layout : best));
}

function inColumns(
  legend: readonly LegendLine[],
  { width, size, columns }: { readonly width: number; readonly size: number; readonly columns: number },
): Layout & { readonly lines: number } {
  // A name that just fits breaks where another type stands in for the one asked for.
  const room = 0.9 * (width / columns - SWATCH.w * size - 0.1);
  const lines = Math.max(...legend.map((l) => lineCount(l.name + l.note, size, room)));
  const rowHeight = Math.max(SWATCH.h * size + 0.02, lines * lineHeight(size) + 0.03);
  return { size, columns, lines, rowHeight, height: HEAD + Math.ceil(legend.length / columns) * rowHeight };
}

/** In the largest type of a page; 0 without a legend. */
export const legendHeight = (legend: readonly LegendLine[], width: number): number =>
  legend.length === 0 ? 0 : layoutOf(legend, width, 10).height;

/** As many rows as the box holds; the rest is counted. `shown`: how many of the legend stand there. */
export function legendItems(
  legend: readonly LegendLine[],
  box: Box,
  words: SlideWords,
  sizes: readonly number[] = [10, 9, 8],
): { readonly items: readonly PageItem[]; readonly shown: number } {
  if (legend.length === 0) return { items: [], shown: 0 };
  const layouts = sizes.map((size) => layoutOf(legend, box.w, size));
  const layout = layouts.find(({ height }) => height <= box.h + 0.01) ?? layouts.at(-1)!;
  const { columns, rowHeight, size } = layout;
  const swatchSize = { w: SWATCH.w * size, h: SWATCH.h * size };
  const fit = Math.max(1, Math.floor((box.h - HEAD + 0.01) / rowHeight)) * columns;
  if (HEAD + LEAST_ROWS * rowHeight > box.h) return { items: elsewhere(box, words), shown: 0 };
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
  const rows = shown.flatMap(({ name, note, swatch }, i): PageItem[] => {
    const { x, y, w, h } = place(i);
    return [
      { kind: 'picture', x, y: y + (h - swatchSize.h) / 2, ...swatchSize, picture: swatch, alt: words.swatchOf(name) },
      text({ x: x + swatchSize.w + 0.06, y, w: w - swatchSize.w - 0.1, h }, name + note, {
        size,
        color: INK,
        anchor: 'middle',
      }),
    ];
  });
  const rest = more > 0 ? [text(place(shown.length), words.legendMore(more), { size, color: QUIET, anchor: 'middle' })] : []; // biome-ignore format: one item
  const head = text({ x: box.x, y: box.y, w: box.w, h: HEAD }, words.legend, { size: 11, color: INK, bold: true });
  return { items: [head, ...rows, ...rest], shown: shown.length };
}

const elsewhere = ({ x, y, w, h }: Box, words: SlideWords): PageItem[] =>
  h < LEGEND_LINE ? [] : [text({ x, y, w, h: LEGEND_LINE }, words.legendElsewhere, { size: 9, color: QUIET })];
