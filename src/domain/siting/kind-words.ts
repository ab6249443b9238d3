/** What a parcel is for (地块用途), as files write it, against the kinds of project that rules know. Only ever a proposal. */
import type { RuleBook } from './rules.ts';

/**
 * The kind of the book that a use of land clearly says; null where it says none, or may mean two (工业 says nothing of 化工,
 * 矿山公路 is of mining and linear).
 */
export function kindOfUse({ kinds }: Pick<RuleBook, 'kinds'>, landUse: string): string | null {
  const words = landUse.trim();
  const exact = kinds.find(({ name }) => [name.zh, name.en].includes(words));
  if (exact) return exact.id;
  const [only, other] = kinds.filter(({ uses = [] }) => uses.some((use) => words.includes(use)));
  return only && !other ? only.id : null;
}
