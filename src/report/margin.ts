/** 余量 of a finding: metres to its limit or boundary, or the least move that clears it where it has none. */
import type { Finding } from '../domain/siting/result.ts';
import { marginTo, type Relaxation, shownMargin } from '../domain/siting/rule-limits.ts';
import { fixed, signedMetres } from '../geodesy/units.ts';
import type { ReportWords } from '../text/report.ts';
import type { ReportAdvice } from './input.ts';

const METRES_PER_KILOMETRE = 1000;

interface Margin {
  /** Plus is to spare; null where no move was found. */
  readonly metres: number | null;
  /** `limit`: distance less the limit; `edge`: distance to the boundary, where there is no limit at a distance; `move`: the least move that clears the finding, as a negative figure. */
  readonly kind: 'limit' | 'edge' | 'move';
}

/** Null where there is no such figure: of what is unchecked, and of overlaps whose least move nobody sought or found in time. */
export function marginOf(
  finding: Finding,
  advice: Pick<ReportAdvice, 'each' | 'undecided'> | null,
  relaxation: Relaxation | null,
): Margin | null {
  const { key, status } = finding;
  if (status === 'unchecked') return null;
  const marginMetres = shownMargin(finding, relaxation);
  if (marginMetres !== null) return { metres: marginMetres, kind: marginTo(finding) };
  const move = advice?.each.get(key);
  if (status !== 'hit' || move === undefined || advice?.undecided.includes(key)) return null;
  return { metres: move === null ? null : -move.metres, kind: 'move' };
}

/** Its figure and what it is measured to, in words; a dash and nothing where there is none. */
export function marginText(
  finding: Finding,
  advice: ReportAdvice | null,
  relaxation: Relaxation | null,
  { findings: text, dash }: ReportWords,
): { readonly figure: string; readonly kind: string } {
  const margin = marginOf(finding, advice, relaxation);
  if (!margin) return { figure: dash, kind: '' };
  const reach = fixed((advice?.withinMetres ?? 0) / METRES_PER_KILOMETRE, 0);
  const figure = margin.metres === null ? text.noMove(reach) : signedMetres(margin.metres);
  return { figure, kind: text.marginKinds[margin.kind] };
}
