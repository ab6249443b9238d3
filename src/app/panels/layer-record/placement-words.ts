/** Coordinate systems of a record in one line each; the words are those the user chose by when the file was opened. */
import type { Placement } from '../../../domain/imported-layer.ts';
import type { Text } from '../../text/use-text.ts';
import { crsWords } from '../import/crs-words.ts';

type Words = Text['imports']['crs'];

export const systemWords = (epsg: number, words: Words): string =>
  placementWords({ epsg, order: 'xy', shift: 'none' }, words)[0]!;

/** The system of a layer as it came, and what was done to its numbers, one by one. */
export function placementWords(placement: Placement, words: Words): readonly [string, ...string[]] {
  const { title, details, code, marks } = crsWords(placement, words);
  return [[title, ...details, code].join(' · '), ...marks];
}
