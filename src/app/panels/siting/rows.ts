/** A finding as the words and figures of its row. Flat, so that a row whose words did not change is not drawn again. */
import { isCityWide } from '../../../domain/siting/city-wide.ts';
import type { Dispute } from '../../../domain/siting/project.ts';
import type { Finding, SitingOutcome } from '../../../domain/siting/result.ts';
import type { Relaxation } from '../../../domain/siting/rule-limits.ts';
import type { LegalStatus, Rule } from '../../../domain/siting/rules.ts';
import { basisWords } from '../../../text/basis.ts';
import { lapsedMark, lapsedWords, relaxedWords } from '../../../text/marks.ts';
import { lacksData } from '../../../text/outcomes.ts';
import { errorBound, hectares, metres, mu, percent } from '../../format.ts';
import type { Footprint, Language } from '../../state/model.ts';
import { shownDispute } from '../../state/siting-disputes.ts';
import type { Text } from '../../text/use-text.ts';
import { type Moves, marginOf } from './margin.ts';

/** What an unchecked row can be helped with. */
export type Remedy = 'import' | 'kind' | 'record' | 'rule' | 'restore';

export interface FindingRow {
  readonly key: string;
  readonly style: string | null;
  readonly name: string;
  /** As it is drawn: 提示 where a looser limit hides a hit. */
  readonly outcome: SitingOutcome;
  /** A looser limit hides a hit. */
  readonly hidden: boolean;
  readonly outcomeWord: string;
  readonly status: Finding['status'];
  readonly statusWord: string;
  /** Hectares over mu, or metres of a line; a dash over nothing where there is no such figure. */
  readonly extent: string;
  readonly extentBelow: string;
  /** Of a line project: metres of its line there; empty for others. */
  readonly extentLine: string;
  readonly share: string;
  readonly distance: string;
  readonly margin: string;
  /** What the margin is measured to: 距限值, 距边界 or 退让; empty where there is none. */
  readonly marginKind: string;
  /** The limit is not kept. */
  readonly short: boolean;
  readonly extentHint: string;
  readonly distanceHint: string;
  readonly marginHint: string;
  readonly ruleId: string | null;
  readonly layerId: string;
  readonly basis: string | null;
  readonly basisHint: string;
  readonly legal: LegalStatus | null;
  readonly recalled: boolean;
  /** Who confirmed the rule, and when; empty where nobody did. */
  readonly confirmed: string;
  /** Why the row is 临界, 容差内, 有异议; nothing where it is not. */
  readonly borderline: string;
  readonly below: string;
  /** 已放宽 and why; empty where the limit is as shipped. */
  readonly relaxed: string;
  readonly relaxedWhy: string;
  /** 规则已删除; empty where it is not. */
  readonly removed: string;
  /** What an expired text came to before, in a few words and in full; empty where none is met. */
  readonly lapsed: string;
  readonly lapsedWhy: string;
  readonly disputed: string;
  /** 有异议, or 有异议(原位置) where the footprint has changed since; empty where it is neither. */
  readonly disputedWord: string;
  readonly touching: boolean;
  /** Met, with all its ground in bands further in. */
  readonly innerBand: boolean;
  readonly illustrative: boolean;
  readonly featureCount: number;
  /** Why it is unchecked, or nothing. */
  readonly reason: string;
  readonly remedy: Remedy | null;
}

export interface RowContext {
  readonly moves: Moves;
  readonly disputes: readonly Dispute[];
  /** That was checked, where it has disputes. */
  readonly footprint: Pick<Footprint, 'id' | 'polygons'> | null;
  readonly computationErrorSquareMetres: number;
  /** Findings whose limit is looser than it was shipped, by key. */
  readonly relaxed: ReadonlyMap<string, Relaxation>;
}

export const NO_CONTEXT: RowContext = {
  moves: null,
  disputes: [],
  footprint: null,
  computationErrorSquareMetres: 0,
  relaxed: new Map(),
};

type SitingText = Text['siting'];

export function findingRow(
  finding: Finding,
  text: SitingText,
  language: Language,
  context: RowContext = NO_CONTEXT,
): FindingRow {
  const { clause, reason } = finding;
  const relaxation = context.relaxed.get(finding.key) ?? null;
  const margin = marginOf(finding, context.moves, relaxation, text);
  const loosened = relaxation ? relaxedWords(finding, relaxation, language) : null;
  const shown = context.footprint && shownDispute(context.disputes, context.footprint, finding);
  return {
    key: finding.key,
    style: finding.style,
    name: nameOf(finding, language),
    outcome: relaxation?.hides ? 'notice' : finding.outcome,
    hidden: relaxation?.hides ?? false,
    outcomeWord: loosened?.status ?? outcomeWord(finding, text),
    status: finding.status,
    statusWord: relaxation?.hides && loosened ? loosened.mark : statusWord(finding, text),
    ...extentOf(finding, text),
    distance: finding.distanceMetres === null ? text.table.dash : metres(finding.distanceMetres),
    distanceHint: finding.nearest ? text.table.nearestFeature(finding.nearest.feature.name) : '',
    margin: margin.words,
    marginKind: margin.kind,
    short: margin.short,
    marginHint: margin.hint,
    ruleId: finding.ruleId,
    layerId: finding.layerId,
    basis: clause && basisWords(clause, language),
    basisHint: basisHint(finding, text, language),
    legal: legalOf(finding),
    confirmed: clause?.confirmedBy ? text.clause.confirmed(clause.confirmedBy.name, clause.confirmedBy.date) : '',
    recalled: clause?.verification === 'unverified',
    borderline: borderlineWhy(finding, text, context.computationErrorSquareMetres),
    below: belowWhy(finding, text),
    relaxed: loosened?.mark ?? '',
    relaxedWhy: loosened?.why ?? '',
    removed: reason === 'rule-removed' ? text.table.removedMark : '',
    lapsed: lapsedMark(finding, language) ?? '',
    lapsedWhy: lapsedWords(finding, language) ?? '',
    disputed: shown?.dispute.reason ?? '',
    disputedWord: shown ? text.table[shown.isFormer ? 'disputedFormer' : 'disputed'] : '',
    touching: finding.touching,
    innerBand: finding.allInInnerBand,
    illustrative: finding.illustrative,
    featureCount: finding.features.length,
    reason: reason === null ? '' : text.table.reason[reason],
    remedy: remedyFor(finding),
  };
}

/** Further rules of a class go by their own names: the swatch tells the class. */
const nameOf = ({ key, name, clause }: Finding, language: Language): string =>
  clause && key.includes('#') ? clause.name[language] : name[language];

/** What is asked, where it stands written, and who answers for it. */
function basisHint({ clause }: Finding, text: SitingText, language: Language): string {
  if (!clause) return text.table.noRule;
  const { requirement, name, citation, confirmedBy } = clause;
  const asked = requirement?.[language] ?? name[language];
  if (!confirmedBy) return asked;
  return [asked, citation?.document, text.clause.confirmed(confirmedBy.name, confirmedBy.date)]
    .filter(Boolean)
    .join('\n');
}

/** Of a confirmed rule only what is known: that somebody confirmed it says more than 未注明. */
function legalOf({ clause }: Finding): LegalStatus | null {
  if (!clause?.citation || (clause.confirmedBy && clause.status === 'unknown')) return null;
  return clause.status;
}

/** Unchecked for another reason than missing data is said by that reason. */
function outcomeWord(finding: Finding, text: SitingText): string {
  const { outcome } = finding;
  if (outcome === 'none') return text.clearRow;
  return outcome === 'unchecked' && !lacksData(finding) ? text.unchecked : text.outcome[outcome];
}

function statusWord(finding: Finding, text: SitingText): string {
  if (finding.status === 'unchecked') return text.table.dash;
  if (isCityWide(finding)) return text.table.cityWide;
  if (finding.status === 'hit') return text.table.hit;
  if (finding.belowTolerance) return text.table.below;
  return finding.absentHere ? text.table.absentHere : text.table.clear;
}

type Extent = Pick<FindingRow, 'extent' | 'extentBelow' | 'extentLine' | 'share' | 'extentHint'>;

function extentOf(finding: Finding, text: SitingText): Extent {
  const { areaSquareMetres: area, lengthMetres: length, share, dataErrorSquareMetres: error } = finding;
  const none = { extent: text.table.dash, extentBelow: '', extentLine: '', share: text.table.dash, extentHint: '' };
  if (finding.allInInnerBand) return { ...none, extentHint: text.table.innerBand };
  if (finding.status !== 'hit' && !finding.belowTolerance && finding.reason !== 'outside-city') return none;
  if (length !== null && length > 0)
    return { ...none, extent: text.table.length(metres(length)), extentBelow: text.table.lengthWord };
  if (area === null || area <= 0) return none;
  return {
    extent: hectares(area),
    extentBelow: mu(area),
    extentLine: finding.axisMetres === undefined ? '' : text.table.lineInside(metres(finding.axisMetres)),
    share: share === null ? text.table.dash : percent(share),
    extentHint: error === null ? '' : text.table.dataError(hectares(error)),
  };
}

/** Both errors: of the data and of the computation. */
const borderlineWhy = ({ borderline, accuracyMetres }: Finding, text: SitingText, computation: number): string =>
  borderline ? text.table.borderlineWhy(metres(accuracyMetres ?? 0), errorBound(computation)) : '';

function belowWhy({ belowTolerance, threshold }: Finding, { table }: SitingText): string {
  if (!belowTolerance) return '';
  if (threshold?.kind === 'overlap') return table.belowWhy(table.tolerance.area(String(threshold.squareMetres)));
  return table.belowWhy(threshold ? table.tolerance.length(String(threshold.metres)) : table.dash);
}

function remedyFor({ reason }: Finding): Remedy | null {
  switch (reason) {
    case 'layer-missing':
      return 'import';
    case 'layer-unread':
      return 'record';
    case 'kind-unknown':
      return 'kind';
    case 'test-unfit':
      return 'rule';
    case 'rule-removed':
      return 'restore';
    default:
      return null;
  }
}

/** The marks beside the outcome of a row, in words. */
export const markWords = (row: FindingRow, { table }: SitingText): string[] =>
  [
    row.touching && table.touching,
    row.innerBand && table.innerBandShort,
    row.borderline !== '' && table.borderline,
    row.relaxed,
    row.removed,
    row.disputedWord,
  ].filter((words): words is string => typeof words === 'string' && words !== '');

/** Kinds that decide whether a rule applies, in the order of the book. */
export const kindsOfRule = (rules: readonly Rule[], ruleId: string | null): readonly string[] =>
  rules.find((rule) => rule.id === ruleId)?.kinds ?? [];

export function sameRow(a: FindingRow, b: FindingRow): boolean {
  const keys = Object.keys(a) as (keyof FindingRow)[];
  return keys.every((key) => a[key] === b[key]);
}

/** The key `step` places on from the one in hand, around the end; the first or last where none is in hand. */
export function steppedKey(keys: readonly string[], inHand: string | null, step: 1 | -1): string | null {
  if (keys.length === 0) return null;
  const at = inHand === null ? -1 : keys.indexOf(inHand);
  if (at < 0) return keys[step === 1 ? 0 : keys.length - 1] ?? null;
  return keys[(at + step + keys.length) % keys.length] ?? null;
}
