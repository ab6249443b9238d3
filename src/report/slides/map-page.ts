/** A page with a map, or two: the picture at the left; outcome, figures and legend at the right; sources below. */
import type { SlideWords } from '../../text/slides.ts';
import type { ReportTable } from '../document.ts';
import { TONE_COLOURS } from '../tones.ts';
import type { FigureInHand, FigureLine, MapSlide, SlideMap, Verdict } from './deck.ts';
import { LEGEND_LINE, legendHeight, legendItems } from './legend.ts';
import type { Box, Page, PageItem, TableItem } from './page.ts';
import { bar, FOOT, foot, INK, INK_GROUND, MARGIN, QUIET, TOP, text, WIDTH } from './page-frame.ts';
import { CELL_SIDE, CELL_TOP, wholeTable } from './slide-table.ts';
import { BOLD, lineCount, sizeFor, textHeight, textWidth } from './text-size.ts';

/** Of the maps, inches. */
const MAPS_WIDTH = 8.5;
const MAPS_HEIGHT = 5.58;
const BETWEEN = 0.12;
const LABEL = 0.3;
const RIGHT = MARGIN + MAPS_WIDTH + 0.2;
const RIGHT_WIDTH = WIDTH - MAPS_WIDTH - 0.2;
const GAP = 0.12;
const MOST_SOURCE_LINES = 3;
/** Around the name of a table, and what is left to a legend that goes on on the common page. */
const CAPTION = 0.12;
const LEAST_LEGEND = 0.8;

/** Width and height of a map where there are so many, inches. */
export const mapSize = (count: number): { readonly width: number; readonly height: number } =>
  count === 1
    ? { width: MAPS_WIDTH, height: MAPS_HEIGHT }
    : { width: (MAPS_WIDTH - BETWEEN) / 2, height: MAPS_HEIGHT - LABEL };

/**
 * The page, and the tables that need pages of their own; `isLegendWhole`: no class is missing beside the map. `leadingAt`: title
 * of a slide before it that has the same leading table, or null.
 */
export function mapPage(
  slide: MapSlide,
  words: SlideWords,
  leadingAt: string | null,
): { readonly page: Page; readonly tables: readonly ReportTable[]; readonly isLegendWhole: boolean } {
  const sources = sourceItem(slide, words);
  const beside = besideMap(slide, words, leadingAt);
  const page: Page = {
    title: slide.title,
    ground: '#FFFFFF',
    items: [...bar(slide), ...mapItems(slide, words), ...beside.items, ...sources, ...foot(slide, words)],
    note: [slide.note, ...noteLines(slide, words)].filter((line) => line !== '').join('\n'),
  };
  return { page, tables: beside.left, isLegendWhole: beside.isLegendWhole };
}

/** What is too long for the page is on its notes page, too. */
function noteLines({ remarks, details, sources }: MapSlide, words: SlideWords): string[] {
  return [...remarks, ...details, ...(sources.length > 0 ? [words.sources(sources.join(words.semicolon))] : [])];
}

function mapItems({ maps, title }: MapSlide, words: SlideWords): PageItem[] {
  const size = mapSize(maps.length);
  return maps.flatMap((map, i) => {
    const x = MARGIN + i * (size.width + BETWEEN);
    const y = map.label === null ? TOP : TOP + LABEL;
    const box = { x, y, w: size.width, h: size.height };
    const label = map.label === null ? [] : [labelOf(map.label, { ...box, y: TOP, h: LABEL })];
    return [
      ...label,
      { kind: 'picture' as const, ...box, picture: map.picture, alt: words.mapOf(map.label ?? title) },
      { kind: 'shape' as const, ...box, fill: null, line: '#C4BDAE' },
      ...scaleItems(map, box),
      ...northItems(map, box, words),
    ];
  });
}

const labelOf = (label: string, box: Box): PageItem =>
  text(box, label, { size: sizeFor(label, [12, 10, 9, 8], box.w, 1), color: INK, bold: true, anchor: 'middle' });

/** A bar of a round length, in two halves. */
function scaleItems({ scale }: SlideMap, map: Box): PageItem[] {
  if (!scale) return [];
  const length = scale.share * map.w;
  const end = textWidth(scale.end, 10) + 0.1;
  const middle = textWidth(scale.middle, 10) + 0.1;
  const isRoomy = length / 2 > (middle + end) / 2;
  const [x, y] = [map.x + 0.25, map.y + map.h - 0.2];
  const half = { y, w: length / 2, h: 0.07, kind: 'shape', line: INK } as const;
  const mark = (at: number, words: string, width: number): PageItem =>
    text({ x: at - width / 2, y: y - 0.22, w: width, h: 0.2 }, words, { size: 10, color: INK, align: 'center' });
  return [
    { kind: 'shape', x: x - 0.15, y: y - 0.26, w: length + 0.2 + end / 2, h: 0.41, fill: '#FFFFFF', line: null },
    { ...half, x, fill: INK },
    { ...half, x: x + length / 2, fill: '#FFFFFF' },
    mark(x, '0', 0.2),
    ...(isRoomy ? [mark(x + length / 2, scale.middle, middle)] : []),
    mark(x + length, scale.end, end),
  ];
}

function northItems({ bearing }: SlideMap, map: Box, words: SlideWords): PageItem[] {
  const [x, y] = [map.x + map.w - 0.5, map.y + 0.12];
  return [
    { kind: 'shape', x: x - 0.04, y, w: 0.42, h: 0.64, fill: '#FFFFFF', line: null },
    { kind: 'arrow', x: x + 0.04, y: y + 0.28, w: 0.26, h: 0.32, turn: bearing === 0 ? 0 : -bearing, fill: INK },
    text({ x: x - 0.04, y: y + 0.02, w: 0.42, h: 0.24 }, words.north, {
      size: 11,
      color: INK,
      bold: true,
      align: 'center',
    }),
  ];
}

/** One under the other as far as there is room; what finds none is left. */
function besideMap(
  slide: MapSlide,
  words: SlideWords,
  leadingAt: string | null,
): { items: PageItem[]; left: readonly ReportTable[]; isLegendWhole: boolean } {
  const items: PageItem[] = [];
  let y = TOP;
  const put = (made: readonly PageItem[], height: number): void => {
    items.push(...made);
    y += height + GAP;
  };
  const { verdict, figures, inHand, remarks, legend } = slide;
  if (verdict) {
    const made = verdictItem(verdict, y);
    put([made], made.h);
  }
  const bottom = TOP + MAPS_HEIGHT;
  // A legend that finds no room is pointed to at least.
  const pointer = legend.length > 0 ? LEGEND_LINE + GAP : 0;
  const below = (inHand ? inHandItems(inHand, 0).h + GAP : 0) + pointer;
  if (figures.length > 0) {
    const room = bottom - below - y;
    const made = FIGURE_SIZES.map((size) => figureTable(figures, y, size));
    // Smaller, but still for the room to read, where what is remarked would find no room.
    const told = remarks.reduce((sum, remark) => sum + remarkHeight(remark, RIGHT_WIDTH) + GAP, 0);
    const roomy = made.find(({ h }, i) => h + told <= room && FIGURE_SIZES[i]! >= LEAST_FIGURE);
    const table = roomy ?? made.find(({ h }) => h <= room) ?? made.at(-1)!;
    put([table], table.h);
  }
  if (inHand) {
    const made = inHandItems(inHand, y);
    put(made.items, made.h);
  }
  const more = (n: number): string => (leadingAt === null ? words.rowsMore(n) : words.rowsAt(n, leadingAt));
  const leading =
    slide.leading && firstRows(slide.leading, { x: RIGHT, y, w: RIGHT_WIDTH, h: bottom - y }, slide, more);
  if (leading) put(leading.items, leading.h);
  const rest = slide.leading ? slide.leading.rows.slice(leading?.shown ?? 0) : [];
  const cut = slide.leading && rest.length > 0 && leadingAt === null ? [{ ...slide.leading, rows: rest }] : [];
  const told = remarkItems(remarks, { x: RIGHT, y, w: RIGHT_WIDTH, h: bottom - y - pointer }, words);
  items.push(...told.items);
  y = told.y;
  const [table, ...others] = slide.tables;
  const caption = table ? textHeight(table.caption, 11, RIGHT_WIDTH / BOLD) + CAPTION : 0;
  const room = { x: RIGHT, y: y + caption, w: RIGHT_WIDTH, h: bottom - y - GAP - caption };
  const beside = table ? besideLegend(table, room, legend) : null;
  if (table && beside) {
    items.push(
      text({ x: RIGHT, y, w: RIGHT_WIDTH, h: caption - 0.02 }, table.caption, { size: 11, color: INK, bold: true }),
    );
    y += caption;
    put([beside], beside.h);
  }
  const own = legendItems(legend, { x: RIGHT, y, w: RIGHT_WIDTH, h: bottom - y }, words);
  items.push(...own.items);
  return { items, left: [...cut, ...(beside ? others : slide.tables)], isLegendWhole: own.shown === legend.length };
}

/** As many rows as leave room for a line on the legend, and what is said of the others. Null where there is room for none. */
function firstRows(
  table: ReportTable,
  room: Box,
  { legend }: MapSlide,
  more: (n: number) => string,
): { readonly items: readonly PageItem[]; readonly h: number; readonly shown: number } | null {
  const below = Math.min(legendHeight(legend, RIGHT_WIDTH), LEGEND_LINE) + GAP;
  for (let rows = table.rows.length; rows > 0; rows--) {
    const left = table.rows.length - rows;
    const note = left > 0 ? LEGEND_LINE + 0.04 : 0;
    const part = { ...table, rows: table.rows.slice(0, rows) };
    const item = wholeTable(part, { ...room, h: room.h - below - note }, [12, 11, 10, 9]);
    if (!item) continue;
    const line = { ...room, y: room.y + item.h + 0.04, h: LEGEND_LINE };
    const said = left > 0 ? [text(line, more(left), { size: 9, color: QUIET })] : [];
    return { items: [item, ...said], h: item.h + note, shown: rows };
  }
  return null;
}

/** A legend gives way to figures as far as it must: all of it is on a page in any case. */
function besideLegend(table: ReportTable, room: Box, legend: MapSlide['legend']): TableItem | null {
  const whole = legendHeight(legend, RIGHT_WIDTH);
  for (const left of [whole, Math.min(whole, LEAST_LEGEND), Math.min(whole, LEGEND_LINE)]) {
    const made = wholeTable(table, { ...room, h: room.h - left }, [12, 11, 10]);
    if (made) return made;
  }
  return null;
}

function verdictItem({ outcome, word, detail }: Verdict, y: number): PageItem & { kind: 'text' } {
  const inner = RIGHT_WIDTH - 0.3;
  const size = sizeFor(word, [24, 20, 17, 14], inner, 1);
  const height = textHeight(word, size, inner) + textHeight(detail, 12, inner) + 0.24;
  return {
    kind: 'text',
    x: RIGHT,
    y,
    w: RIGHT_WIDTH,
    h: height,
    paragraphs: [
      { runs: [{ text: word, size, color: '#FFFFFF', bold: true }], align: 'left' },
      { runs: [{ text: detail, size: 12, color: '#FFFFFF' }], align: 'left' },
    ],
    anchor: 'middle',
    inset: 0.12,
    fill: outcome === null ? INK_GROUND : TONE_COLOURS[outcome],
  };
}

/** Of the lines of the read-out: smaller where the number in hand would stick out below the map. */
const FIGURE_SIZES = [12, 11, 10, 9, 8];
const LEAST_FIGURE = 10;

/** The lines of the read-out as a table that can be edited. */
function figureTable(lines: readonly FigureLine[], y: number, size: number): TableItem {
  const figureWidth = Math.max(0.7, ...lines.map((l) => textWidth(l.figure, size) * BOLD * 1.05)) + 2 * CELL_SIDE;
  const unitWidth = Math.max(0.4, ...lines.map((l) => textWidth(l.unit, size) * 1.2)) + 2 * CELL_SIDE;
  const nameWidth = RIGHT_WIDTH - figureWidth - unitWidth;
  const heights = lines.map(({ name }) => textHeight(name, size, nameWidth - 2 * CELL_SIDE) + 2 * CELL_TOP + 0.04);
  return {
    kind: 'table',
    x: RIGHT,
    y,
    w: RIGHT_WIDTH,
    h: heights.reduce((sum, h) => sum + h, 0),
    widths: [nameWidth, figureWidth, unitWidth],
    heights,
    rows: lines.map(({ name, figure, unit }) => [
      { runs: [{ text: name, size, color: INK }], align: 'left' },
      { runs: [{ text: figure, size, color: INK, bold: true }], align: 'right' },
      { runs: [{ text: unit, size, color: QUIET }], align: 'left' },
    ]),
    hasHead: false,
  };
}

/** The number in hand, with its errors. */
function inHandItems({ name, value, unit, others, errors }: FigureInHand, y: number): { items: PageItem[]; h: number } {
  const inner = RIGHT_WIDTH - 0.3;
  const parts = [
    { text: name, size: 13, color: INK, bold: true },
    {
      text: `${value} ${unit}`.trim(),
      size: sizeFor(`${value} ${unit}`, [26, 22, 18], inner, 1),
      color: '#B000C4',
      bold: true,
    },
    { text: others, size: 11, color: INK },
    { text: errors, size: 10, color: QUIET },
  ].filter((part) => part.text !== '');
  const h = parts.reduce((sum, p) => sum + textHeight(p.text, p.size, inner), 0) + 0.2;
  const item: PageItem = {
    kind: 'text',
    x: RIGHT,
    y,
    w: RIGHT_WIDTH,
    h,
    paragraphs: parts.map((run) => ({ runs: [run], align: 'left' })),
    anchor: 'middle',
    inset: 0.12,
    fill: '#F9EEFB',
  };
  return { items: [item], h };
}

/** As many as there is room for, and how many more the notes page has; `y`: where they end. */
function remarkItems(
  remarks: readonly string[],
  box: Box,
  words: SlideWords,
): { items: readonly PageItem[]; y: number } {
  const items: PageItem[] = [];
  let { y } = box;
  const put = (remark: string, after: number): boolean => {
    const h = remarkHeight(remark, box.w);
    if (y + h + after > box.y + box.h) return false;
    items.push(remarkItem(remark, { ...box, y, h }));
    y += h + GAP;
    return true;
  };
  for (const [i, remark] of remarks.entries()) {
    const isLast = i === remarks.length - 1;
    if (put(remark, isLast ? 0 : 0.32 + GAP)) continue;
    put(words.remarksMore(remarks.length - i), 0);
    break;
  }
  return { items, y };
}

const remarkHeight = (remark: string, width: number): number => textHeight(remark, 11, width - 0.2) + 0.12;

const remarkItem = (remark: string, box: Box): PageItem =>
  text(box, remark, {
    size: 11,
    color: '#33424A',
    bold: true,
    fill: '#F3F3F1',
    line: '#586067',
    inset: 0.06,
    anchor: 'middle',
  });

/** As many as stand in a few lines; all of them are on the notes page. */
function sourceItem({ sources }: MapSlide, words: SlideWords): PageItem[] {
  if (sources.length === 0) return [];
  const say = (n: number): string => {
    const own = words.sources(sources.slice(0, n).join(words.semicolon));
    return n < sources.length ? own + words.sourcesMore(sources.length - n) : own;
  };
  let n = sources.length;
  while (n > 1 && lineCount(say(n), 8, WIDTH) > MOST_SOURCE_LINES) n--;
  const y = TOP + MAPS_HEIGHT + 0.05;
  return [text({ x: MARGIN, y, w: WIDTH, h: FOOT - y }, say(n), { size: 8, color: QUIET })];
}
