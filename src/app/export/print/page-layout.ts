/**
 * Where everything stands on the pages of a map: nothing overlaps, nothing is cut. What does not fit is lettered smaller, down
 * to the least size; then whole parts move to further pages, and the first page says where they are. Pure; millimetres.
 */
import { type PictureExtent, pictureCamera, shownExtent } from '../../map/picture-camera.ts';
import type { Camera } from '../../state/model.ts';
import { type FrameContent, frameMarks, insetMarks } from './frame-marks.ts';
import { INK, type Mark, type MeasureText, rect, text } from './marks.ts';
import type { PageContent } from './page-content.ts';
import { edgeMarks } from './page-edges.ts';
import { headingRow, type Lettering, legendRows, noteRows, type Row, resultRows, tableRows } from './page-rows.ts';
import { BLOCK_GAP, type Box, furtherColumns, LEAST_TEXT, type Paper, pageFrame } from './paper.ts';
import { PIXELS_PER_MM } from './print-scale.ts';

export interface PlacedPart extends Box {
  readonly part: 'map' | 'inset' | PartId;
}

export interface Page {
  readonly width: number;
  readonly height: number;
  readonly marks: readonly Mark[];
  /** Boxes of the parts, for whom it concerns that they keep clear of each other. */
  readonly parts: readonly PlacedPart[];
}

export interface PageLayout {
  readonly pages: readonly Page[];
  /** The overview of the city, as it is to be drawn. */
  readonly inset: { readonly box: Box; readonly camera: Camera };
}

export interface PageInput {
  readonly content: PageContent;
  readonly frame: FrameContent;
  readonly paper: Paper;
  readonly city: PictureExtent;
  readonly measure: MeasureText;
}

type PartId = 'result' | 'legend' | 'table' | 'notes';

const SIZES = { A3: [3.1, 2.95, 2.8, LEAST_TEXT], A4: [2.8, LEAST_TEXT] } as const;
/** Parts that leave the first page: one, then more; the legend stays beside its map as long as it can. */
const LEAVING: readonly (readonly PartId[])[] = [
  ['notes'],
  ['table'],
  ['table', 'notes'],
  ['legend'],
  ['legend', 'notes'],
  ['legend', 'table', 'notes'],
  ['result', 'legend', 'table', 'notes'],
];
/** What stands under the overview, and in the second column of upright paper: the first that finds room. */
const FLOWS: Readonly<Record<1 | 2, readonly (readonly (readonly PartId[])[])[]>> = {
  1: [[['legend', 'table', 'notes']]],
  2: [
    [['table'], ['legend', 'notes']],
    [['table', 'notes'], ['legend']],
    [['notes'], ['legend', 'table']],
    [['legend'], ['table', 'notes']],
  ],
};
const PAD = 2.2;
/** The overview: its share of a column beside the result, and its least height. */
const INSET = { share: 0.34, height: { A3: 50, A4: 34 } } as const;

export function layoutPages(input: PageInput): PageLayout {
  const { paper, frame, city, measure, content } = input;
  const page = pageFrame(paper);
  const first = firstColumns(input);
  const further = furtherPages(input, first.left);
  const count = 1 + further.length;
  const { inset } = first;
  const size = { width: inset.width * PIXELS_PER_MM, height: inset.height * PIXELS_PER_MM };
  const camera = pictureCamera({ extent: city, padding: Math.min(size.width, size.height) * 0.04 }, size);
  const mapSize = { width: page.map.width * PIXELS_PER_MM, height: page.map.height * PIXELS_PER_MM };
  const edges = (number: number) => edgeMarks(content, page, paper, content.words.pageOf(number, count), measure);
  const head: Page = {
    width: page.width,
    height: page.height,
    marks: [
      { kind: 'picture', picture: 'map', ...page.map },
      ...frameMarks(page, frame, measure),
      ...insetMarks(inset, camera, shownExtent(frame.camera, mapSize)),
      ...first.marks,
      ...edges(1),
    ],
    parts: [{ part: 'map', ...page.map }, { part: 'inset', ...inset }, ...first.parts],
  };
  const others = further.map(({ marks, parts }, i) => ({
    width: page.width,
    height: page.height,
    marks: [...marks, ...edges(i + 2)],
    parts,
  }));
  return { pages: [head, ...others], inset: { box: inset, camera } };
}

interface Filled {
  readonly marks: readonly Mark[];
  readonly parts: readonly PlacedPart[];
}

interface FirstPage extends Filled {
  readonly inset: Box;
  /** What did not fit. */
  readonly left: readonly PartId[];
}

/** The largest lettering that leaves everything on the page; at the least one, as many parts as find room. */
function firstColumns(input: PageInput): FirstPage {
  const sizes = SIZES[input.paper.size];
  const tries = [
    ...sizes.map((size) => ({ size, left: [] as readonly PartId[] })),
    ...LEAVING.map((left) => ({ size: LEAST_TEXT, left })),
  ];
  const flows = FLOWS[input.paper.orientation === 'portrait' ? 2 : 1];
  for (const { size, left } of tries)
    for (const flow of flows) {
      const filled = fill(input, size, left, flow);
      if (filled) return filled;
    }
  throw new RangeError('the columns of a page have no room for their stubs');
}

/** Null where the columns are too short. */
function fill(
  input: PageInput,
  size: number,
  left: readonly PartId[],
  flow: readonly (readonly PartId[])[],
): FirstPage | null {
  const { columns } = pageFrame(input.paper);
  const [one] = columns;
  const top = topOf(input, one!, size, left);
  const filled = columns.map((column, i) => {
    const from = i === 0 ? top.bottom + BLOCK_GAP : column.y;
    return stack(input, { ...column, y: from, height: column.y + column.height - from }, size, flow[i] ?? [], left);
  });
  if (top.bottom > one!.y + one!.height || filled.some((f) => f === null)) return null;
  const all = filled.flatMap((f) => (f ? [f] : []));
  return {
    inset: top.inset,
    left: left.filter(
      (part) => rowsOf(part, input.content, { width: one!.width, size, measure: input.measure }).length > 0,
    ),
    marks: [...top.marks, ...all.flatMap((f) => f.marks)],
    parts: [...top.parts, ...all.flatMap((f) => f.parts)],
  };
}

/** The overview with the result beside it. */
function topOf({ content, paper, measure }: PageInput, column: Box, size: number, left: readonly PartId[]) {
  const least = INSET.height[paper.size];
  if (!content.result || left.includes('result')) {
    const inset = { ...column, height: least };
    return { inset, bottom: inset.y + inset.height, marks: [], parts: [] };
  }
  const insetWidth = column.width * INSET.share;
  const width = column.width - insetWidth - BLOCK_GAP;
  const rows = resultRows(content.result, { width: width - 2 * PAD, size, measure });
  const height = Math.max(least, heightOf(rows) + 2 * PAD);
  const box = { x: column.x + insetWidth + BLOCK_GAP, y: column.y, width, height };
  return {
    inset: { x: column.x, y: column.y, width: insetWidth, height },
    bottom: column.y + height,
    marks: boxed(box, rows),
    parts: [{ part: 'result' as const, ...box }],
  };
}

/** Parts one under the other; the last one ends with the column. Null where they are too high. */
function stack(
  { content, measure }: PageInput,
  column: Box,
  size: number,
  ids: readonly PartId[],
  left: readonly PartId[],
): Filled | null {
  const lettering = { width: column.width - 2 * PAD, size, measure };
  const blocks = ids.flatMap((part) => {
    const rows = rowsOf(part, content, lettering);
    if (rows.length === 0) return [];
    return [{ part, rows: left.includes(part) ? [stubRow(part, content, lettering)] : rows }];
  });
  const needed = blocks.reduce((sum, { rows }) => sum + heightOf(rows) + 2 * PAD + BLOCK_GAP, -BLOCK_GAP);
  if (needed > column.height + 1e-9) return null;
  let y = column.y;
  const placed = blocks.map(({ part, rows }, i) => {
    const isLast = i === blocks.length - 1;
    const height = isLast && part === 'notes' ? column.y + column.height - y : heightOf(rows) + 2 * PAD;
    const box = { x: column.x, y, width: column.width, height };
    y += height + BLOCK_GAP;
    return { marks: boxed(box, rows), place: { part, ...box } };
  });
  return { marks: placed.flatMap((p) => p.marks), parts: placed.map((p) => p.place) };
}

const heightOf = (rows: readonly Row[]): number => rows.reduce((sum, { height }) => sum + height, 0);

function boxed(box: Box, rows: readonly Row[]): Mark[] {
  const marks: Mark[] = [rect(box, { stroke: INK, strokeWidth: 0.2 })];
  let y = box.y + PAD;
  for (const row of rows) {
    marks.push(...row.marks(box.x + PAD, y));
    y += row.height;
  }
  return marks;
}

/** With the heading, where there is anything to head. */
function rowsOf(part: PartId, content: PageContent, lettering: Lettering): Row[] {
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

/** All that left stands from the second page on. */
function stubRow(part: PartId, { words }: PageContent, { size }: Lettering): Row {
  const said = words.elsewhere(words.parts[part], 2);
  return { height: size * 1.45, marks: (x, y) => [text({ x, y: y + size * 1.1, text: said, size })] };
}

/** Parts row by row through the columns of as many pages as they take. */
function furtherPages(input: PageInput, ids: readonly PartId[]): Filled[] {
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
