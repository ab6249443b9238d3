/** The letters of pages: the same files as those of the interface. */
import type { Mark, MeasureText } from './marks.ts';

export const FAMILY = '"Noto Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif';

/** Text is measured large, since widths of small letters are rounded. */
const MEASURED = 100;

export interface KeptMeasure extends MeasureText {
  /** Measure anew: other letters have come. */
  readonly forget: () => void;
}

/** Widths in the unit of the size. */
export function textMeasure(): KeptMeasure {
  let context: CanvasRenderingContext2D | null = null;
  const known = new Map<string, number>();
  const measure: MeasureText = (words, size, bold) => {
    const key = `${bold ? 'b' : 'r'}${words}`;
    let width = known.get(key);
    if (width === undefined) {
      context ??= document.createElement('canvas').getContext('2d')!;
      context.font = `${bold ? 700 : 400} ${MEASURED}px ${FAMILY}`;
      width = context.measureText(words).width / MEASURED;
      known.set(key, width);
    }
    return width * size;
  };
  return Object.assign(measure, { forget: () => known.clear() });
}

/** Fetch the slices of the fonts that hold these words; letters in others would be as wide as guessed. */
export async function loadLetters(words: string): Promise<void> {
  const all = `${words}0123456789.,:°′″NEWSkm`;
  await Promise.all(['400', '700'].map((weight) => document.fonts.load(`${weight} 12px "Noto Sans SC"`, all)));
}

export const wordsOf = (marks: readonly Mark[]): string =>
  marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : [])).join('');
