/** What every page with a map or a table has: the bar with its title, and the foot. */
import type { SlideWords } from '../../text/slides.ts';
import type { MapSlide } from './deck.ts';
import { type Align, type Box, PAGE_HEIGHT, PAGE_WIDTH, type PageItem, type TextItem } from './page.ts';
import { BOLD, sizeFor, textWidth } from './text-size.ts';

export const INK_GROUND = '#10191C';
export const INK = '#17262B';
export const QUIET = '#5F6D72';

export const MARGIN = 0.35;
/** Inches between the margins. */
export const WIDTH = PAGE_WIDTH - 2 * MARGIN;
const BAR = 0.85;
/** Under the bar. */
export const TOP = BAR + 0.15;
/** Where the foot begins. */
export const FOOT = 7.08;

interface Face {
  readonly size: number;
  readonly color: string;
  readonly bold?: boolean;
  readonly align?: Align;
  readonly anchor?: TextItem['anchor'];
  readonly fill?: string;
  readonly line?: string;
  readonly inset?: number;
}

/** Text in one face; each line break begins a paragraph. */
export function text(box: Box, words: string, face: Face): TextItem {
  const { align = 'left', anchor = 'top', inset = 0, size, color, bold = false } = face;
  return {
    kind: 'text',
    ...box,
    paragraphs: words.split('\n').map((line) => ({ runs: [{ text: line, size, color, bold }], align })),
    anchor,
    inset,
    ...(face.fill && { fill: face.fill }),
    ...(face.line && { line: face.line }),
  };
}

export function bar({
  title,
  group,
  subtitle,
  badge,
}: Pick<MapSlide, 'title' | 'group' | 'subtitle' | 'badge'>): PageItem[] {
  const badgeWidth = badge === null ? 0 : textWidth(badge, 13) + 0.35;
  const side = Math.min(3.9, textWidth(subtitle, 14) * 1.15 + 0.15);
  const width = WIDTH - side - badgeWidth - (badge === null ? 0.2 : 0.4);
  const hasGroup = group !== '';
  const size = sizeFor(title, hasGroup ? [24, 20, 17, 15] : [26, 22, 18, 15], width / BOLD, 1);
  const left = MARGIN + width + 0.2;
  return [
    { kind: 'shape', x: 0, y: 0, w: PAGE_WIDTH, h: BAR, fill: INK_GROUND, line: null },
    ...(hasGroup ? [text({ x: MARGIN, y: 0.05, w: width, h: 0.22 }, group, { size: 11, color: '#F4EBD6' })] : []),
    text({ x: MARGIN, y: hasGroup ? 0.28 : 0, w: width, h: hasGroup ? 0.54 : BAR }, title, {
      size,
      color: '#FFFFFF',
      bold: true,
      anchor: 'middle',
    }),
    text({ x: left, y: 0, w: side, h: BAR }, subtitle, {
      size: sizeFor(subtitle, [14, 12, 10], side, 2),
      color: '#CFD7D9',
      anchor: 'middle',
      align: 'right',
    }),
    ...(badge === null
      ? []
      : [
          text({ x: PAGE_WIDTH - MARGIN - badgeWidth, y: 0.23, w: badgeWidth, h: 0.4 }, badge, {
            size: 13,
            color: '#6B4A00',
            bold: true,
            fill: '#FFF3D1',
            line: '#E0B84A',
            anchor: 'middle',
            align: 'center',
          }),
        ]),
  ];
}

export function foot(
  { city, dataVersion, date, badge }: Pick<MapSlide, 'city' | 'dataVersion' | 'date' | 'badge'>,
  words: SlideWords,
): PageItem[] {
  const left = words.footer(city, dataVersion, date);
  const right = [badge, words.disclaimer].filter((part) => part !== null).join(' · ');
  const y = FOOT + 0.06;
  const h = PAGE_HEIGHT - y - 0.08;
  return [
    { kind: 'shape', x: MARGIN, y: FOOT, w: WIDTH, h: 0.01, fill: '#C4BDAE', line: null },
    text({ x: MARGIN, y, w: 0.58 * WIDTH, h }, left, { size: 9, color: QUIET, anchor: 'middle' }),
    text({ x: MARGIN + 0.58 * WIDTH, y, w: 0.42 * WIDTH, h }, right, {
      size: 9,
      color: QUIET,
      anchor: 'middle',
      align: 'right',
    }),
  ];
}
