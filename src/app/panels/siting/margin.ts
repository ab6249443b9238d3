/** 余量: metres to the limit where there is one to be kept at a distance, the least move that clears an overlap. */
import type { Finding, SitingOutcome, Threshold } from '../../../domain/siting/result.ts';
import { marginTo, type Relaxation, shownMargin } from '../../../domain/siting/rule-limits.ts';
import { metres } from '../../format.ts';
import type { Text } from '../../text/use-text.ts';

/** Least moves by finding key (null: none near by); `searching` while they are sought, null where nobody asked. */
export type Moves = ReadonlyMap<string, { readonly metres: number } | null> | 'searching' | null;

export interface Margin {
  readonly words: string;
  /** 距限值, 距边界 or 退让, in words; empty where there is no figure. */
  readonly kind: string;
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

/** The figure of a margin, metres; null where there is none. */
export function marginMetresOf(finding: Finding, moves: Moves, relaxation: Relaxation | null): number | null {
  const { key, status, outcome } = finding;
  if (status === 'unchecked') return null;
  const marginMetres = shownMargin(finding, relaxation);
  if (marginMetres !== null || status !== 'hit' || !DECIDING.has(outcome)) return marginMetres;
  const move = moves instanceof Map ? moves.get(key) : null;
  return move ? -move.metres : null;
}

/** Not words in place of one. */
export const isFigure = (words: string): boolean => /^[+−-]?\d[\d\s,.]*$/.test(words);

/** With its unit where it is a figure. */
export const marginWithUnit = (words: string, unit: string): string => (isFigure(words) ? `${words} ${unit}` : words);

export function marginOf(finding: Finding, moves: Moves, relaxation: Relaxation | null, text: Text['siting']): Margin {
  const { table } = text;
  const { status } = finding;
  const marginMetres = shownMargin(finding, relaxation);
  const none = { words: table.dash, kind: '', hint: '', short: false };
  if (status === 'unchecked') return none;
  if (marginMetres !== null) {
    const short = status === 'hit' && DECIDING.has(finding.outcome);
    const hint = limitHint(finding, short ? moves : null, text);
    return { words: signedMetres(marginMetres), kind: table.marginKinds[marginTo(finding)], hint, short };
  }
  if (status !== 'hit') return none;
  if (!DECIDING.has(finding.outcome)) return { ...none, hint: table.marginWhy.unasked };
  const kind = table.marginKinds.move;
  if (moves === 'searching') return { words: '…', kind, hint: table.marginWhy.searching, short: false };
  const move = moves?.get(finding.key);
  if (move === undefined) return none;
  if (move === null) return { words: table.noMove, kind, hint: table.marginWhy.none, short: true };
  return { words: signedMetres(-move.metres), kind, hint: table.marginWhy.move, short: true };
}

/** What makes a finding a hit: 最近距离不大于 1000 m. */
export function testWords(threshold: Threshold, { tests }: Text['siting']['clause']): string {
  const value = threshold.kind === 'overlap' ? threshold.squareMetres : threshold.metres;
  return tests[threshold.kind](String(value));
}

/** How a limit is measured, and by what move it would be kept. */
function limitHint({ key, threshold }: Finding, moves: Moves, { table: { marginWhy } }: Text['siting']): string {
  if (threshold?.kind !== 'within') return marginWhy.clear;
  const move = moves instanceof Map ? moves.get(key) : null;
  const words = [marginWhy.within(metres(threshold.metres)), move && marginWhy.leastMove(metres(move.metres))];
  return words.filter(Boolean).join('\n');
}
