/** Metres of safety as typed. Pure. */

const LEAST = 0.1;
const MOST = 1000;

/** Empty is null: the accuracy of the layers in conflict. */
export function readMargin(words: string): number | null | 'wrong' {
  if (words.trim() === '') return null;
  const value = Number(words);
  return Number.isFinite(value) && value >= LEAST && value <= MOST ? value : 'wrong';
}
