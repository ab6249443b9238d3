/** What a problem is told with: a title and a sentence into which its values go. */
import type { Problem } from '../domain/problems.ts';

export type Values = Problem['values'];

export interface Wording {
  readonly title: string;
  readonly sentence: (values: Values) => string;
}

/** A value in a sentence, or words for the time when it is not given. */
export const or = (value: string | number | undefined, words: string): string =>
  value === undefined ? words : typeof value === 'number' ? value.toLocaleString('en-US') : value;

/** A value with words around it, or nothing where there is none. */
export const list = (value: string | number | undefined, before: string, after = ''): string =>
  value === undefined || value === '' ? '' : `${before}${value}${after}`;
