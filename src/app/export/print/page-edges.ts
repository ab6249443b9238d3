/** What every page has: title, badge and stamp above, the row of fields and the line of notes below. Pure; millimetres. */
import { wrapText } from '../wrap.ts';
import { baseline, INK, line, type Mark, type MeasureText, rect, text } from './marks.ts';
import type { PageContent } from './page-content.ts';
import { type Box, LEAST_TEXT, type PageFrame, type Paper } from './paper.ts';

const TITLES = { A3: [8.5, 7.5, 6.5, 5.6, 4.8], A4: [6.6, 5.8, 5, 4.3, 3.7] } as const;
const BADGE = { A3: 3.4, A4: 2.9 } as const;
const STAMP = { A3: 6.2, A4: 4.8 } as const;
const TITLE_LINE = 1.25;

export function edgeMarks(
  content: PageContent,
  page: PageFrame,
  paper: Paper,
  pageOf: string,
  measure: MeasureText,
): Mark[] {
  return [
    ...headMarks(content, page.title, paper, measure),
    ...footMarks(content, page.foot, measure),
    text({
      x: page.foot.x,
      y: baseline(page.footnote, LEAST_TEXT),
      text: content.footnote,
      size: LEAST_TEXT,
    }),
    text({
      x: page.foot.x + page.foot.width,
      y: baseline(page.footnote, LEAST_TEXT),
      text: pageOf,
      size: LEAST_TEXT,
      anchor: 'end',
    }),
  ];
}

function headMarks(content: PageContent, box: Box, { size }: Paper, measure: MeasureText): Mark[] {
  const badge = content.badge === null ? 0 : measure(content.badge, BADGE[size], true) + 4.4;
  const stamp = content.stamp === null ? 0 : measure(content.stamp, STAMP[size], true) + 6;
  const room = box.width - 2 * Math.max(badge, stamp) - 8;
  const { size: letters, lines } = titleLines(content.title, room, box.height, TITLES[size], measure);
  const top = box.y + (box.height - lines.length * letters * TITLE_LINE) / 2;
  return [
    ...lines.map((words, i) =>
      text({
        x: box.x + box.width / 2,
        y: baseline(top + (i + 0.5) * letters * TITLE_LINE, letters),
        text: words,
        size: letters,
        bold: true,
        anchor: 'middle',
      }),
    ),
    ...(content.badge === null ? [] : badgeMarks(content.badge, box, badge, BADGE[size])),
    ...(content.stamp === null ? [] : stampMarks(content.stamp, box, stamp, STAMP[size])),
  ];
}

/** In one line as large as may be, else in two, else as small as may be. */
function titleLines(title: string, room: number, height: number, sizes: readonly number[], measure: MeasureText) {
  for (const most of [1, 2])
    for (const size of sizes) {
      const lines = wrapText(title, room, (t) => measure(t, size, true));
      if (lines.length <= most && lines.length * size * TITLE_LINE <= height) return { size, lines };
    }
  const size = Math.max(LEAST_TEXT, sizes.at(-1)! * 0.8);
  return { size, lines: wrapText(title, room, (t) => measure(t, size, true)) };
}

function badgeMarks(words: string, { x, y }: Box, width: number, size: number): Mark[] {
  const box = { x, y: y + 1, width, height: size * 1.9 };
  return [
    rect(box, { fill: '#FFF3D1', stroke: '#E0B84A', strokeWidth: 0.25 }),
    text({
      x: x + width / 2,
      y: baseline(box.y + box.height / 2, size),
      text: words,
      size,
      bold: true,
      colour: '#6B4A00',
      anchor: 'middle',
    }),
  ];
}

const STAMP_COLOUR = '#B3261E';
const STAMP_TURN = -4;

function stampMarks(words: string, { x, y, width: room }: Box, width: number, size: number): Mark[] {
  const height = size * 1.65;
  const middle = { x: x + room - width / 2 - 1, y: y + height / 2 + 1.2 };
  const frame = (by: number) => ({
    x: -width / 2 + by,
    y: -height / 2 + by,
    width: width - 2 * by,
    height: height - 2 * by,
  });
  const at = { ...middle, turn: STAMP_TURN, stroke: STAMP_COLOUR };
  return [
    { ...rect(frame(0), { strokeWidth: 0.5 }), ...at },
    { ...rect(frame(0.8), { strokeWidth: 0.2 }), ...at },
    text({
      x: middle.x,
      y: middle.y + 0.36 * size,
      text: words,
      size,
      bold: true,
      colour: STAMP_COLOUR,
      anchor: 'middle',
      turn: STAMP_TURN,
    }),
  ];
}

/** A line to write on, where a field is empty. */
const BLANK = 22;
const FIELD_PAD = 2.4;
const FOOT_SIZES = [3, LEAST_TEXT];

interface Field {
  readonly label: string;
  readonly value: string;
  readonly width: number;
}

function footMarks({ foot }: PageContent, box: Box, measure: MeasureText): Mark[] {
  const { size, rows } = footRows(foot, box.width, measure);
  const height = box.height / rows.length;
  return [
    rect(box, { stroke: INK, strokeWidth: 0.2 }),
    ...rows.flatMap((fields, i) => rowMarks(fields, { ...box, y: box.y + i * height, height }, size, measure, i > 0)),
  ];
}

/** Fields one after the other, in as many rows as they need at the largest letters that keep them to one. */
function footRows(foot: PageContent['foot'], width: number, measure: MeasureText) {
  const fieldsAt = (size: number): Field[] =>
    foot.map(({ label, value }) => {
      const written = value === '' ? BLANK : measure(value, size, false);
      return { label, value, width: measure(label, size, false) + written + 2 * FIELD_PAD };
    });
  for (const size of FOOT_SIZES) {
    const fields = fieldsAt(size);
    if (fields.reduce((sum, f) => sum + f.width, 0) <= width) return { size, rows: [fields] };
  }
  return { size: LEAST_TEXT, rows: evenRows(fieldsAt(LEAST_TEXT), width) };
}

/** In as few rows as hold them, each with about as many: none stands alone under a full one. */
function evenRows(fields: readonly Field[], width: number): Field[][] {
  const sum = (row: readonly Field[]): number => row.reduce((total, f) => total + f.width, 0);
  for (let count = 2; count < fields.length; count++) {
    const each = Math.ceil(fields.length / count);
    const rows = Array.from({ length: count }, (_, i) => fields.slice(i * each, (i + 1) * each));
    if (rows.every((row) => row.length > 0 && sum(row) <= width)) return rows;
  }
  return fields.map((field) => [field]);
}

function rowMarks(fields: readonly Field[], box: Box, size: number, measure: MeasureText, ruled: boolean): Mark[] {
  const right = box.x + box.width;
  const y = baseline(box.y + box.height / 2, size);
  let x = box.x;
  const marks: Mark[] = ruled
    ? [
        line(
          [
            [box.x, box.y],
            [right, box.y],
          ],
          0.15,
        ),
      ]
    : [];
  fields.forEach(({ label, value, width }, i) => {
    const isEnd = i === fields.length - 1 && fields.length > 1;
    const left = (isEnd ? right - width : x) + FIELD_PAD;
    const start = left + measure(label, size, false);
    marks.push(text({ x: left, y, text: label + value, size }));
    if (value === '')
      marks.push(
        line(
          [
            [start, y + 0.5],
            [start + BLANK, y + 0.5],
          ],
          0.15,
        ),
      );
    x += width;
    if (!isEnd)
      marks.push(
        line(
          [
            [x, box.y],
            [x, box.y + box.height],
          ],
          0.15,
        ),
      );
  });
  return marks;
}
