/** What a place or a shape to come comes to, against the footprint as it lies. Pure. */
import type { Bilingual } from '../../domain/city.ts';
import { isCityWide } from '../../domain/siting/city-wide.ts';
import type { Finding, SitingOutcome, SitingResult } from '../../domain/siting/result.ts';
import { hectares, metres, percent } from '../format.ts';
import type { siting } from '../text/siting.ts';
import type { Language } from './model.ts';

/** A finding that is still hit. */
export interface Remaining {
  readonly finding: Finding;
  readonly name: Bilingual;
  /** Not hit before; in a band further in before, where this one has no ground of its own; more of it than before. */
  readonly change: 'new' | 'inner' | 'more' | null;
  /** Square metres as it lies; null where no area is told. */
  readonly squareMetresBefore: number | null;
}

export interface After {
  /** What was hit and is so no longer, notices too. */
  readonly cleared: readonly { readonly key: string; readonly name: Bilingual }[];
  /** Every finding that is still hit, notices too, in the order of the findings: strictest first; but for `everywhere`. */
  readonly remaining: readonly Remaining[];
  /** Hit wherever in the city it stands (see `isCityWide`): no move has a part in it. */
  readonly everywhere: readonly Bilingual[];
  readonly unchecked: number;
  readonly borderline: number;
}

type Findings = Pick<SitingResult, 'findings'>;

export function afterMove(before: Findings, after: Findings & Pick<SitingResult, 'counts'>): After {
  const known = new Map(before.findings.map((f) => [f.key, f]));
  const cleared = after.findings.filter(({ key, status }) => {
    const was = known.get(key);
    return status === 'clear' && was?.status === 'hit';
  });
  const hits = after.findings.filter((f) => f.status === 'hit');
  return {
    cleared: cleared.map((f) => ({ key: f.key, name: nameOf(f) })),
    remaining: hits.filter((f) => !isCityWide(f)).map((f) => remainingOf(f, known.get(f.key))),
    everywhere: hits.filter(isCityWide).map(nameOf),
    unchecked: after.counts.unchecked,
    borderline: borderlineCount(after),
  };
}

export const borderlineCount = ({ findings }: Findings): number => findings.filter((f) => f.borderline).length;

/** Growth that is no more than rounding, square metres or metres. */
const LEAST_GROWTH = 1;

function remainingOf(finding: Finding, was: Finding | undefined): Remaining {
  const name = nameOf(finding);
  if (was?.status !== 'hit') return { finding, name, change: 'new', squareMetresBefore: null };
  const grown = (now: number | null, then: number | null): boolean => (now ?? 0) - (then ?? 0) > LEAST_GROWTH;
  const more = grown(finding.areaSquareMetres, was.areaSquareMetres) || grown(finding.lengthMetres, was.lengthMetres);
  const change = !more ? null : was.allInInnerBand ? 'inner' : 'more';
  return { finding, name, change, squareMetresBefore: was.areaSquareMetres };
}

/** Further rules of a class go by their own names. */
const nameOf = ({ key, name, clause }: Finding): Bilingual => (clause && key.includes('#') ? clause.name : name);

type SitingText = typeof siting.zh;

/** A sentence for each outcome that is still hit, naming every finding with its extent. */
export function remainingWords(remaining: readonly Remaining[], text: SitingText, language: Language): string[] {
  const outcomes = new Set(remaining.map((r) => r.finding.outcome));
  return [...outcomes].map((outcome: SitingOutcome) => {
    const own = remaining.filter((r) => r.finding.outcome === outcome);
    const items = own.map((r) => itemWords(r, text, language)).join(text.table.semicolon);
    return text.advice.still(text.outcome[outcome], own.length, items);
  });
}

function itemWords({ finding, name, change, squareMetresBefore }: Remaining, text: SitingText, language: Language) {
  const { areaSquareMetres: area, share, lengthMetres: length, distanceMetres: distance, clause } = finding;
  const { advice, table } = text;
  const hasArea = area !== null && area > 0;
  const figure = hasArea
    ? percent(share)
    : length !== null && length > 0
      ? table.length(metres(length))
      : distance !== null && distance > 0
        ? advice.at(metres(distance))
        : '';
  const notes = [
    hasArea ? advice.hectares(hectares(area, 4)) : '',
    change === 'new' ? advice.isNew : '',
    change === 'inner' ? advice.wasInner : '',
    change === 'more' ? advice.more(squareMetresBefore === null ? '' : hectares(squareMetresBefore, 4)) : '',
    clause?.verification === 'unverified' ? table.recalled : '',
    finding.borderline ? table.borderline : '',
  ];
  return advice.stillItem(name[language], figure, notes.filter(Boolean));
}

/** What no move can clear, by name; empty where there is nothing of the kind. */
export const everywhereWords = (
  { everywhere }: Pick<After, 'everywhere'>,
  text: SitingText,
  language: Language,
): string =>
  everywhere.length === 0
    ? ''
    : text.advice.everywhere(everywhere.length, everywhere.map((name) => name[language]).join(text.table.semicolon));

/** 未检查 and 临界 of a check; empty where there is neither. */
export const openWords = ({ unchecked, borderline }: Pick<After, 'unchecked' | 'borderline'>, text: SitingText) =>
  text.advice.open(unchecked, borderline);
