/** 余量: metres to spare where there are any, the least move that clears a finding where there are none. */
import type { Finding, SitingOutcome } from '../../../domain/siting/result.ts';
import { metres } from '../../format.ts';
import type { Text } from '../../text/use-text.ts';

/** Least moves by finding key (null: none near by); `searching` while they are sought, null where nobody asked. */
export type Moves = ReadonlyMap<string, { readonly metres: number } | null> | 'searching' | null;

export interface Margin {
  readonly words: string;
  readonly hint: string;
  /** The limit is not kept. */
  readonly short: boolean;
}

const DECIDING: ReadonlySet<SitingOutcome> = new Set(['avoid', 'justify', 'certify']);

/** Metres with their sign: plus is to spare. */
export function signedMetres(value: number): string {
  const words = metres(value);
  return value > 0 && /[1-9]/.test(words) ? `+${words}` : words;
}

export function marginOf(finding: Finding, moves: Moves, text: Text['siting']): Margin {
  const { table } = text;
  const { status, marginMetres } = finding;
  if (status === 'unchecked') return { words: table.dash, hint: '', short: false };
  if (marginMetres !== null) {
    const short = status === 'hit' && DECIDING.has(finding.outcome);
    return { words: signedMetres(marginMetres), hint: limitHint(finding, short ? moves : null, text), short };
  }
  if (status !== 'hit') return { words: table.dash, hint: '', short: false };
  if (!DECIDING.has(finding.outcome)) return { words: table.dash, hint: table.marginWhy.unasked, short: false };
  if (moves === 'searching') return { words: '…', hint: table.marginWhy.searching, short: false };
  const move = moves?.get(finding.key);
  if (move === undefined) return { words: table.dash, hint: '', short: false };
  if (move === null) return { words: table.noMove, hint: table.marginWhy.none, short: true };
  return { words: signedMetres(-move.metres), hint: table.marginWhy.move, short: true };
}

/** How a limit is measured, and by what move it would be kept. */
function limitHint({ key, threshold }: Finding, moves: Moves, { table: { marginWhy } }: Text['siting']): string {
  if (threshold?.kind !== 'within') return marginWhy.clear;
  const move = moves instanceof Map ? moves.get(key) : null;
  const words = [marginWhy.within(metres(threshold.metres)), move && marginWhy.leastMove(metres(move.metres))];
  return words.filter(Boolean).join('\n');
}
