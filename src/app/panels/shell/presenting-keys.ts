/** The list of keys while presenting. Pure. */
import type { Command } from '../../commands/command.ts';

export interface KeyLine {
  readonly id: string;
  readonly keys: readonly string[];
  /** Null: digits, which lead to the scenes by their numbers. */
  readonly label: Command['label'] | null;
}

/** By the line of the key that asks for the place: the list fits on the wall. */
const TOLD_ELSEWHERE = new Set(['present-advice-take', 'present-advice-drop']);

const DIGIT = /^\d$/;

/** Commands of a presentation in their order; those of single scenes are one line. Of the keys of clickers, those that turn scenes are named. */
export function presentingKeys(all: readonly Command[], scenes: number): KeyLine[] {
  const own = all.filter(
    ({ id }) => id.startsWith('present-') && !id.startsWith('present-start') && !TOLD_ELSEWHERE.has(id),
  );
  const turns = own.filter(({ keys }) => !keys.some((key) => DIGIT.test(key)));
  const last = own.findIndex(({ keys }) => keys.some((key) => DIGIT.test(key)));
  const lines = turns.map(({ id, keys, label }) => ({ id, keys: keys.filter(isNamed), label }));
  const number: KeyLine = { id: 'number', keys: scenes > 9 ? ['0 – 9'] : [`1 – ${Math.max(1, scenes)}`], label: null };
  return [...lines.slice(0, last), number, ...lines.slice(last)];
}

/** More are for machines; but who has a clicker in hand looks for its turns. */
const MOST_KEYS = 2;
const isNamed = (key: string, place: number): boolean => place < MOST_KEYS || key.startsWith('Page');
