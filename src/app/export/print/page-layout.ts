/**
 * Where everything stands on the pages of a map: nothing overlaps, nothing is cut. What does not fit is lettered smaller, down
 * to the least size; then whole parts move to further pages, and the first page says where they are. Pure; millimetres.
 */
import { type PictureExtent, pictureCamera, shownExtent } from '../../map/picture-camera.ts';
import type { Camera } from '../../state/model.ts';
import { begunRows, canBegin, stubRow } from './begun-parts.ts';
import type { BesideMap } from './beside.ts';
import { type FrameContent, frameMarks, insetMarks } from './frame-marks.ts';
import { furtherPages } from './further-pages.ts';
import type { Mark, MeasureText } from './marks.ts';
import type { PageContent } from './page-content.ts';
import { edgeMarks } from './page-edges.ts';
import { boxed, type Filled, heightOf, PAD, type PartId, type PlacedPart, rowsOf, unboxed } from './page-parts.ts';
import { resultRows, stubLine } from './page-rows.ts';
import { BLOCK_GAP, type Box, LEAST_TEXT, type Paper, pageFrame } from './paper.ts';
import { PIXELS_PER_MM } from './print-scale.ts';

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
  /** Room of the live map and what stands beside it; null: it has all of it. */
  readonly beside: null | { readonly map: Box; readonly second: BesideMap };
}

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
/** The overview: its share of a column beside the result, and its least height; a lower one before anything leaves. */
const INSET = { share: 0.34, height: { A3: 50, A4: 34 }, low: { A3: 36, A4: 26 } } as const;

/** How the first page is filled. */
interface Way {
  readonly size: number;
  readonly inset: number;
  readonly left: readonly PartId[];
}

export function layoutPages(input: PageInput): PageLayout {
  const { paper, frame, city, measure, content } = input;
  const page = pageFrame(paper);
  const first = firstColumns(input);
  const further = furtherPages(input, first.left);
  const count = 1 + further.length;
  const { inset } = first;
  const size = { width: inset.width * PIXELS_PER_MM, height: inset.height * PIXELS_PER_MM };
  const camera = pictureCamera({ extent: city, padding: Math.min(size.width, size.height) * 0.04 }, size);
  const maps = mapsOf(input, page.map);
  const [{ map: live }] = maps;
  const mapSize = { width: live.width * PIXELS_PER_MM, height: live.height * PIXELS_PER_MM };
  const edges = (number: number) => edgeMarks(content, page, paper, content.words.pageOf(number, count), measure);
  const head: Page = {
    width: page.width,
    height: page.height,
    marks: [
      ...maps.flatMap(({ picture, map, frame: own }): Mark[] => [
        { kind: 'picture', picture, ...map },
        ...frameMarks({ map, corners: page.corners }, own, measure),
      ]),
      ...insetMarks(inset, camera, shownExtent(frame.camera, mapSize)),
      ...first.marks,
      ...edges(1),
    ],
    parts: [...maps.map(({ map }) => ({ part: 'map' as const, ...map })), { part: 'inset', ...inset }, ...first.parts],
  };
  const others = further.map(({ marks, parts }, i) => ({
    width: page.width,
    height: page.height,
    marks: [...marks, ...edges(i + 2)],
    parts,
  }));
  return { pages: [head, ...others], inset: { box: inset, camera } };
}

interface PlacedMap extends BesideMap {
  readonly picture: 'map' | 'second';
}

/** The live map first. */
function mapsOf({ frame, beside }: PageInput, whole: Box): readonly [PlacedMap, ...PlacedMap[]] {
  if (!beside) return [{ picture: 'map', map: whole, frame }];
  return [
    { picture: 'map', map: beside.map, frame },
    { picture: 'second', ...beside.second },
  ];
}

interface FirstPage extends Filled {
  readonly inset: Box;
  /** What did not fit. */
  readonly left: readonly PartId[];
}

/** The largest lettering that leaves everything on the page; at the least one, as many parts as find room. */
function firstColumns(input: PageInput): FirstPage {
  const { size: paper } = input.paper;
  const [usual, low] = [INSET.height[paper], INSET.low[paper]];
  const tries: readonly Way[] = [
    ...SIZES[paper].map((size) => ({ size, inset: usual, left: [] })),
    ...[[], ...LEAVING].map((left) => ({ size: LEAST_TEXT, inset: low, left })),
  ];
  const flows = FLOWS[input.paper.orientation === 'portrait' ? 2 : 1];
  for (const way of tries)
    for (const flow of flows) {
      const filled = fill(input, way, flow) ?? (isLastWhole(way, low) ? fill(input, way, flow, flowedNotes) : null);
      if (filled) return filled;
    }
  throw new RangeError('the columns of a page have no room for their stubs');
}

/** Whether something leaves the page next: before that notes may go on from column to column. */
const isLastWhole = ({ size, inset, left }: Way, low: number): boolean =>
  size === LEAST_TEXT && inset === low && left.length === 0;

type Fill = (
  input: PageInput,
  columns: readonly Box[],
  size: number,
  flow: Flow,
  left: Way['left'],
) => (Filled | null)[];
type Flow = readonly (readonly PartId[])[];

const stacked: Fill = (input, columns, size, flow, left) =>
  columns.map((column, i) => stack(input, column, size, flow[i] ?? [], left));

/** Null where the columns are too short. */
function fill(input: PageInput, way: Way, flow: Flow, inColumns: Fill = stacked): FirstPage | null {
  const { size, left } = way;
  const { columns } = pageFrame(input.paper);
  const [one] = columns;
  const top = topOf(input, one!, way);
  const free = columns.map((column, i) => {
    const from = i === 0 ? top.bottom + BLOCK_GAP : column.y;
    return { ...column, y: from, height: column.y + column.height - from };
  });
  const filled = inColumns(input, free, size, flow, left);
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
function topOf({ content, measure }: PageInput, column: Box, { size, left, inset: least }: Way) {
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

/** Two columns whose parts leave room under them: the notes begin under those of the first and go on in the second. */
const flowedNotes: Fill = (input, columns, size, flow) => {
  const { content, measure } = input;
  const parts = flow.map((ids) => ids.filter((id) => id !== 'notes'));
  const above = columns.map((column, i) => stack(input, column, size, parts[i] ?? [], []));
  const rests = columns.map((column, i) => {
    const bottom = Math.max(column.y, ...(above[i]?.parts ?? []).map(({ y, height }) => y + height + BLOCK_GAP));
    return { ...column, y: bottom, height: column.y + column.height - bottom };
  });
  const [one, two] = rests;
  if (!one || !two) return [null];
  const lettering = { width: one.width - 2 * PAD, size, measure };
  const rows = rowsOf('notes', content, lettering);
  const first = rows.filter((_, i) => heightOf(rows.slice(0, i + 1)) + 2 * PAD <= one.height);
  const again = stubLine(content.words.continued(content.words.parts.notes), lettering);
  const second = [again, ...rows.slice(first.length)];
  const isRoomy = first.length >= LEAST_LINES && heightOf(second) + 2 * PAD <= two.height;
  if (!isRoomy) return [null];
  return above.map((filled, i) => {
    const box = rests[i]!;
    const part = { part: 'notes' as const, ...box };
    return (
      filled && { marks: [...filled.marks, ...boxed(box, i === 0 ? first : second)], parts: [...filled.parts, part] }
    );
  });
};

/** Fewer lines are not worth a box. */
const LEAST_LINES = 2;

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
    const hasLeft = left.includes(part);
    return [{ part, hasLeft, rows: hasLeft ? [stubRow(part, content, lettering)] : rows, pad: hasLeft ? 0 : PAD }];
  });
  const needed = blocks.reduce((sum, { rows, pad }) => sum + heightOf(rows) + 2 * pad + BLOCK_GAP, -BLOCK_GAP);
  if (needed > column.height + 1e-9) return null;
  let y = column.y;
  const placed = blocks.map(({ part, hasLeft, rows: own }, i) => {
    const isLast = i === blocks.length - 1;
    const room = column.y + column.height - y;
    const begins = isLast && hasLeft && canBegin(part);
    const rows = begins ? begunRows(part, { content, lettering, room: room - 2 * PAD }) : own;
    // A line that says where a part is needs no box.
    const isStub = hasLeft && rows.length === 1;
    const height = isStub ? heightOf(rows) : isLast && part === 'notes' ? room : heightOf(rows) + 2 * PAD;
    const box = { x: column.x, y, width: column.width, height };
    y += height + BLOCK_GAP;
    return { marks: isStub ? unboxed(box, rows) : boxed(box, rows), place: { part, ...box } };
  });
  return { marks: placed.flatMap((p) => p.marks), parts: placed.map((p) => p.place) };
}
