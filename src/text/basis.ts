/** The words of the 依据 column: a few that tell the text a finding rests on. */
import type { Clause } from '../domain/siting/result.ts';
import type { Citation } from '../domain/siting/rules.ts';
import type { Language } from './problems.ts';

type Named = Pick<Clause, 'short' | 'verification' | 'citation'>;

/** What rules that nobody has verified are shipped with, and what takes its place where no document was named. */
const words = {
  zh: { unverified: '待核实', confirmed: '已核实' },
  en: { unverified: 'To be verified', confirmed: 'Confirmed' },
} as const satisfies Record<Language, unknown>;

/** Longer names of documents are cut, in characters. */
const MOST_CHARACTERS = { zh: 12, en: 28 } as const;

/** Of a rule that somebody has confirmed, never 待核实: the short name of its document. */
export function basisWords({ short, verification, citation }: Named, language: Language): string {
  const { unverified, confirmed } = words[language];
  if (verification !== 'confirmed' || short[language] !== unverified) return short[language];
  return citation ? shortName(citation.document, MOST_CHARACTERS[language]) : confirmed;
}

/** Without the state, quotation marks and remarks in brackets; at most so many characters. */
function shortName(document: string, most: number): string {
  const bare = document
    .replaceAll(/[《》“”]/g, '')
    .replace(/^中华人民共和国/, '')
    .replace(/[((][^()()]*[))]$/, '')
    .trim();
  const characters = [...(bare || document)];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : characters.join('');
}

/** Neither article nor wording of the text is known: what stands in their places. */
export const unseenWords = { zh: '待核实', en: 'to be verified' } as const;

/** Whether a citation that a city is shipped with names a document alone: nobody can compare the rule with its text. */
export const isUnseen = ({ clause, quote, source }: Citation): boolean =>
  clause === null && quote === null && source !== 'USER';
