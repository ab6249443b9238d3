/** Names of the sets beside the combination plot: wrapped, never cut. Pixels of the drawing. Pure. */
import { wrapText } from '../../export/wrap.ts';

export interface LabelFrame {
  /** Of the whole plot. */
  readonly width: number;
  /** Number of combinations. */
  readonly columns: number;
  /** Of the longest sum beside a name. */
  readonly figureWidth: number;
  /** Of names and sums together, where the plot has room. */
  readonly least: number;
  /** How many times as large as on a screen rows and letters are. */
  readonly grow: number;
  readonly growText: number;
}

export interface SetLabels {
  /** Of names and sums together. */
  readonly labelWidth: number;
  /** Lines of each name. */
  readonly lines: readonly (readonly string[])[];
  readonly rowHeight: number;
}

/** Of a figure in the plot. */
export const DIGIT_WIDTH = 6.4;
/** From line to line of a name. */
export const SET_LINE = 14;
const LATIN_WIDTH = 6.4;
const HAN_WIDTH = 12;
const ROW_HEIGHT = 22;
/** Before a name, and between it, its sum and the columns. */
const MARGINS = 16;
/** Dots of neighbouring columns must not touch. */
const COLUMN_WIDTH = 11;
const MOST_OF_WIDTH = 0.6;

/** As wide as letters of 12 pixels are at most, nearly. */
const widthOf = (name: string): number =>
  [...name].reduce((sum, sign) => sum + (sign < '\u2e80' ? LATIN_WIDTH : HAN_WIDTH), 0);

export function setLabels(names: readonly string[], frame: LabelFrame): SetLabels {
  const { width, columns, grow, growText } = frame;
  const beside = MARGINS + frame.figureWidth;
  const wanted = Math.max(frame.least, Math.max(0, ...names.map(widthOf)) + beside) * growText;
  const room = Math.max(width / 2, Math.min(width * MOST_OF_WIDTH, width - columns * COLUMN_WIDTH * grow));
  const labelWidth = Math.min(wanted, room);
  const lines = names.map((name) => wrapText(name, labelWidth / growText - beside, widthOf));
  const most = Math.max(1, ...lines.map((l) => l.length));
  const rowHeight = Math.max(ROW_HEIGHT * grow, (most * SET_LINE + 4) * growText);
  return { labelWidth, lines, rowHeight };
}
