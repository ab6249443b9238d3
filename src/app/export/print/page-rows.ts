/**
 * The parts of a page as rows that are never broken. Pure; millimetres. A row knows its height for a width, and makes its
 * marks once it has a place.
 */
import { SITE_STATUSES } from '../../../domain/site-status.ts';
import { wrapText } from '../wrap.ts';
import { baseline, INK, line, type Mark, type MeasureText, rect, text } from './marks.ts';
import type { PageContent, ResultBox, TableRow } from './page-content.ts';
import { ICON, OUTCOME_COLOURS, outcomeMarks, SWATCH, siteMarks, swatchMarks } from './swatch-marks.ts';

export interface Row {
  readonly height: number;
  readonly marks: (x: number, y: number) => Mark[];
}

/** How a part is lettered. */
export interface Lettering {
  /** Inside the box, millimetres. */
  readonly width: number;
  /** Height of the letters. */
  readonly size: number;
  readonly measure: MeasureText;
}

const LINE = 1.4;
const NOTE_LINE = 1.36;
const HAIR = '#C4BDAE';

interface TextLook {
  readonly size: number;
  readonly bold?: boolean;
  readonly colour?: string;
  readonly anchor?: 'start' | 'middle' | 'end';
}

/** Lines of text from `top` down; (x) is where they start, have their middle or end. */
function textLines(lines: readonly string[], x: number, top: number, look: TextLook): Mark[] {
  const step = look.size * LINE;
  return lines.map((words, i) => text({ ...look, x, y: baseline(top + (i + 0.5) * step, look.size), text: words }));
}

const wrapped = (words: string, width: number, { size, measure }: Lettering, bold = false): string[] =>
  wrapText(words, width, (t) => measure(t, size, bold));

/** A heading in the middle. */
export function headingRow(words: string, { width, size, measure }: Lettering): Row {
  const look = { size: size * 1.15, bold: true, anchor: 'middle' } as const;
  const lines = wrapText(words, width, (t) => measure(t, look.size, true));
  return {
    height: lines.length * look.size * LINE + 0.8,
    marks: (x, y) => textLines(lines, x + width / 2, y, look),
  };
}

const SWATCH_GAP = 2;
const COLUMN_GAP = 3;

/** Room for a third entry beside two. */
const THREE = 120;

/** Entries side by side. */
export function legendRows({ legend }: PageContent, lettering: Lettering): Row[] {
  const count = lettering.width < THREE ? 2 : 3;
  const width = (lettering.width - (count - 1) * COLUMN_GAP) / count;
  const indent = SWATCH.width + SWATCH_GAP;
  const step = lettering.size * LINE;
  const entries = legend.items.map(({ name, style }) => ({ style, lines: wrapped(name, width - indent, lettering) }));
  const rows: Row[] = [];
  for (let i = 0; i < entries.length; i += count) {
    const some = entries.slice(i, i + count);
    const height = Math.max(SWATCH.height, ...some.map((e) => e.lines.length * step)) + 0.6;
    const marks = (x: number, y: number): Mark[] =>
      some.flatMap(({ style, lines }, column) => {
        const left = x + column * (width + COLUMN_GAP);
        const top = y + (height - lines.length * step) / 2;
        return [
          ...swatchMarks(style, left, y + (height - SWATCH.height) / 2),
          ...textLines(lines, left + indent, top, { size: lettering.size }),
        ];
      });
    rows.push({ height, marks });
  }
  return [...rows, ...statusRows(legend.statuses, lettering)];
}

/** As many to a row as find room. */
function statusRows(statuses: PageContent['legend']['statuses'], lettering: Lettering): Row[] {
  if (statuses.length === 0) return [];
  const { width, size, measure } = lettering;
  const widest = Math.max(...statuses.map(({ name }) => measure(name, size, false)));
  const each = Math.min(width, ICON + 1 + widest + 1.5);
  const count = Math.max(1, Math.floor(width / each));
  const room = width / count - ICON - 2;
  const rows: Row[] = [];
  for (let i = 0; i < statuses.length; i += count) {
    const some = statuses.slice(i, i + count).map((s) => ({ ...s, lines: wrapped(s.name, room, lettering) }));
    const height = Math.max(ICON, ...some.map((s) => s.lines.length * size * LINE)) + 0.8;
    const isFirst = i === 0;
    const marks = (x: number, y: number): Mark[] => [
      ...(isFirst
        ? [
            line(
              [
                [x, y + 0.2],
                [x + width, y + 0.2],
              ],
              0.15,
              HAIR,
            ),
          ]
        : []),
      ...some.flatMap(({ status, overdue, lines }, column) => {
        const left = x + (column * width) / count;
        const top = y + (height - lines.length * size * LINE) / 2 + 0.3;
        return [
          ...siteMarks('triangle-up', status, overdue, left + ICON / 2, y + height / 2 + 0.3),
          ...textLines(lines, left + ICON + 1, top, { size }),
        ];
      }),
    ];
    rows.push({ height: height + (isFirst ? 0.6 : 0), marks });
  }
  return rows;
}

/** Statuses in the order of the key to their fills, and the ring of those past their date. */
export const statusItems = (names: readonly string[], overdue: string): PageContent['legend']['statuses'] => [
  ...SITE_STATUSES.map((status, i) => ({ name: names[i] ?? '', status, overdue: false })),
  { name: overdue, status: 'untreated' as const, overdue: true },
];

/** Share of the width that words get; figures share the rest. */
const WORDS = 0.43;
const CELL_GAP = 1.5;

export function tableRows({ table }: PageContent, lettering: Lettering): Row[] {
  if (!table) return [];
  const head = tableRow({ cells: table.head, bold: true }, table.head.length, lettering, {
    width: 0.3,
    colour: '#4A5A60',
  });
  const rule = { width: 0.12, colour: HAIR };
  return [head, ...table.rows.map((row) => tableRow(row, table.head.length, lettering, rule))];
}

function tableRow(
  { cells, bold }: TableRow,
  count: number,
  lettering: Lettering,
  rule: { readonly width: number; readonly colour: string },
): Row {
  const { width, size, measure } = lettering;
  const figures = ((1 - WORDS) * width) / (count - 1);
  // A figure that is wider than its column takes room from the words.
  const widths = cells.slice(1).map((cell) => Math.max(figures, measure(cell, size, bold) + CELL_GAP));
  const isShort = cells.length > 1 && cells.length < count;
  const right = isShort ? Math.min(measure(cells.at(-1) ?? '', size, bold) + CELL_GAP, width * 0.6) : 0;
  const words = width - (isShort ? right : widths.reduce((a, b) => a + b, 0)) - CELL_GAP;
  const columns = cells.map((cell, i) =>
    wrapped(cell, i === 0 ? words : isShort ? right : widths[i - 1]!, lettering, bold),
  );
  const step = size * LINE;
  const height = Math.max(...columns.map((lines) => lines.length)) * step + 0.7;
  return {
    height,
    marks: (x, y) => {
      let end = x + width;
      const marks: Mark[] = [];
      for (let i = cells.length - 1; i > 0; i--) {
        const top = y + (height - columns[i]!.length * step) / 2;
        // In reading order, for whom copies the text.
        marks.unshift(...textLines(columns[i]!, end, top, { size, bold, anchor: 'end' }));
        end -= isShort ? right : widths[i - 1]!;
      }
      const top = y + (height - columns[0]!.length * step) / 2;
      return [
        ...textLines(columns[0]!, x, top, { size, bold }),
        ...marks,
        line(
          [
            [x, y + height],
            [x + width, y + height],
          ],
          rule.width,
          rule.colour,
        ),
      ];
    },
  };
}

/** One row for each line, so that long sources may go on in another column. */
export function noteRows({ notes }: PageContent, lettering: Lettering): Row[] {
  const { width, size, measure } = lettering;
  return notes.flatMap(({ head, body }) => {
    const lead = head === '' ? 0 : measure(head, size, true) + 1.2;
    const lines = withLead(body, lead, width, (t) => measure(t, size, false));
    return lines.map((words, i) => ({
      height: size * NOTE_LINE,
      marks: (x: number, y: number): Mark[] => [
        ...(i === 0 && head !== '' ? textLines([head], x, y, { size, bold: true }) : []),
        ...textLines([words], i === 0 ? x + lead : x, y, { size }),
      ],
    }));
  });
}

/** A line that says where a part is. */
export const stubLine = (said: string, { size }: Lettering): Row => ({
  height: size * LINE,
  marks: (x, y) => [text({ x, y: y + size * 1.06, text: said, size })],
});

/** The first line begins after the head. */
function withLead(body: string, lead: number, width: number, measure: (t: string) => number): string[] {
  const [first = ''] = wrapText(body, Math.max(width - lead, width / 3), measure);
  const rest = body.slice(first.length).trimStart();
  return rest === '' ? [first] : [first, ...wrapText(rest, width, measure)];
}

const WORD_PAD = 2;

/** Heading, the outcome in its frame, then lines. */
export function resultRows(result: ResultBox, lettering: Lettering): Row[] {
  const { width, size, measure } = lettering;
  const lines = result.lines.flatMap(({ text: words, bold }) => {
    const broken = wrapped(words, width, lettering, bold);
    return {
      height: broken.length * size * LINE + 0.3,
      marks: (x: number, y: number) => textLines(broken, x, y, { size, bold }),
    };
  });
  return [
    headingRow(result.heading, lettering),
    wordRow(result, { width, size: wordSize(result, lettering), measure }),
    ...lines,
  ];
}

const wordSize = ({ outcome }: ResultBox, { size }: Lettering): number => (outcome === null ? size * 1.15 : size * 1.7);

function wordRow({ outcome, word }: ResultBox, { width, size, measure }: Lettering): Row {
  const icon = outcome === null ? 0 : size * 1.1;
  const left = outcome === null ? 0 : WORD_PAD + icon + 1.5;
  const lines = wrapText(word, width - left - (outcome === null ? 0 : WORD_PAD), (t) => measure(t, size, true));
  const inner = lines.length * size * LINE;
  const height = outcome === null ? inner : inner + 1.2;
  return {
    height: height + 1,
    marks: (x, y) => [
      ...(outcome === null
        ? []
        : [
            rect({ x: x + 0.2, y, width: width - 0.4, height }, { stroke: OUTCOME_COLOURS[outcome], strokeWidth: 0.4 }),
            ...outcomeMarks(outcome, x + WORD_PAD, y + (height - icon) / 2, icon),
          ]),
      ...textLines(lines, x + left, y + (height - inner) / 2, {
        size,
        bold: true,
        colour: outcome === null ? INK : OUTCOME_COLOURS[outcome],
      }),
    ],
  };
}
