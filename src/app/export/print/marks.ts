/** What a page is made of. Both renderers draw these and nothing else; millimetres, degrees clockwise. */
import type { Box } from './paper.ts';

export interface TextMark {
  readonly kind: 'text';
  /** Where the text starts, has its middle or ends; its base line. */
  readonly x: number;
  readonly y: number;
  readonly text: string;
  /** Height of the letters. */
  readonly size: number;
  readonly bold: boolean;
  readonly colour: string;
  readonly anchor: 'start' | 'middle' | 'end';
  /** About (x, y). */
  readonly turn: number;
}

export interface PathMark {
  readonly kind: 'path';
  /** SVG path data in units of its own. */
  readonly d: string;
  /** Where its origin lies, and how many millimetres its unit is long. */
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly turn: number;
  readonly fill: string | null;
  /** 0 to 1. */
  readonly fillOpacity: number;
  readonly stroke: string | null;
  /** Units of the path. */
  readonly strokeWidth: number;
  readonly dash: readonly number[];
}

export type PictureId = 'map' | 'second' | 'inset';

export interface PictureMark extends Box {
  readonly kind: 'picture';
  readonly picture: PictureId;
}

export type Mark = TextMark | PathMark | PictureMark;

export const INK = '#000000';

type Optional<T, K extends keyof T> = Omit<T, K> & Partial<Pick<T, K>>;

export const text = (mark: Optional<Omit<TextMark, 'kind'>, 'bold' | 'colour' | 'anchor' | 'turn'>): TextMark => ({
  kind: 'text',
  bold: false,
  colour: INK,
  anchor: 'start',
  turn: 0,
  ...mark,
});

export const path = (mark: Pick<PathMark, 'd'> & Partial<Omit<PathMark, 'kind' | 'd'>>): PathMark => ({
  kind: 'path',
  x: 0,
  y: 0,
  scale: 1,
  turn: 0,
  fill: null,
  fillOpacity: 1,
  stroke: null,
  strokeWidth: 0,
  dash: [],
  ...mark,
});

const round = (value: number): number => Math.round(value * 1000) / 1000;

export const line = (
  points: readonly (readonly [number, number])[],
  strokeWidth: number,
  stroke = INK,
  dash: readonly number[] = [],
): PathMark =>
  path({ d: `M${points.map(([x, y]) => `${round(x)} ${round(y)}`).join('L')}`, stroke, strokeWidth, dash });

const boxPath = ({ x, y, width, height }: Box): string =>
  `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}Z`;

export const rect = (
  box: Box,
  look: Partial<Pick<PathMark, 'fill' | 'fillOpacity' | 'stroke' | 'strokeWidth' | 'turn'>>,
): PathMark => path({ d: boxPath(box), ...look });

/** The base line of letters whose line of text has its middle at `middle`. */
export const baseline = (middle: number, size: number): number => middle + 0.36 * size;

/** Width of words in the unit of their size. */
export type MeasureText = (words: string, size: number, bold: boolean) => number;
