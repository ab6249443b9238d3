/** Metres as typed for a width, a radius or a safety distance. Pure. */
import type { Widths } from '../../map/edit/widths.ts';

/** No road, corridor or circle around a mast is wider, metres. */
const MOST = 10_000;

/** Null for what is no such distance: a width is above 0, a safety distance 0 or more, neither above 10 km. */
export function readWidth(words: string, field: keyof Widths): number | null {
  const value = words.trim() === '' ? Number.NaN : Number(words);
  const isOne = value <= MOST && (field === 'safetyMetres' ? value >= 0 : value > 0);
  return isOne ? value : null;
}
