/** Values of a class column to the classes of a layer: by their ids, their names in both languages, and the words offices use. */
import type { LayerClass } from './city.ts';
import { foldedWord } from './column-mapping-words.ts';
import { CLASS_WORDS } from './synonyms.ts';

type Class = Pick<LayerClass, 'id' | 'name'>;

/** Shorter words are part of too many others. */
const LEAST_PART = 2;
const NEGATIONS = /[非不无]$/;

/**
 * Value, as it stands, to the id of its class; values that no class fits, or several equally well, are left out. First the
 * whole value is compared, then the longest word that is part of it.
 */
export function suggestClasses(values: readonly string[], classes: readonly Class[]): Record<string, string> {
  const vocabulary = classes.map((c) => ({ id: c.id, words: wordsOf(c) }));
  const found: [string, string][] = [];
  for (const value of values) {
    const id = classOf(foldedWord(value), vocabulary);
    if (id !== null) found.push([value, id]);
  }
  return Object.fromEntries(found);
}

/** The words of a class, folded, the surest first. */
function wordsOf({ id, name }: Class): string[] {
  return [...new Set([id, name.zh, name.en, ...(CLASS_WORDS[id] ?? [])].map(foldedWord))];
}

interface Vocabulary {
  readonly id: string;
  readonly words: readonly string[];
}

function classOf(value: string, vocabulary: readonly Vocabulary[]): string | null {
  if (value === '') return null;
  const whole = vocabulary.filter(({ words }) => words.includes(value));
  if (whole.length > 0) return whole.length === 1 ? whole[0]!.id : null;
  let longest = LEAST_PART - 1;
  let ids = new Set<string>();
  for (const { id, words } of vocabulary)
    for (const word of words) {
      if (word.length < longest || word.length < LEAST_PART || !holds(value, word)) continue;
      if (word.length > longest) ids = new Set();
      longest = word.length;
      ids.add(id);
    }
  return ids.size === 1 ? [...ids][0]! : null;
}

/** Whether the word is part of the value and not denied there (非核心区). Words of letters only between other signs. */
function holds(value: string, word: string): boolean {
  const at = value.indexOf(word);
  if (at < 0 || NEGATIONS.test(value.slice(0, at))) return false;
  if (!/^[a-z-]+$/.test(word)) return true;
  return !/[a-z]$/.test(value.slice(0, at)) && !/^[a-z]/.test(value.slice(at + word.length));
}
