/** A finding as the words and figures of its row. Flat, so that a row whose words did not change is not drawn again. */
import type { Dispute } from '../../../domain/siting/project.ts';
import type { Finding, SitingOutcome } from '../../../domain/siting/result.ts';
import type { LegalStatus, Rule } from '../../../domain/siting/rules.ts';
import { bound, hectares, metres, mu, percent } from '../../format.ts';
import type { Footprint, Language } from '../../state/model.ts';
import { shownDispute } from '../../state/siting-disputes.ts';
import type { Text } from '../../text/use-text.ts';
import { type Moves, marginOf } from './margin.ts';

/** What an unchecked row can be helped with. */
export type Remedy = 'import' | 'kind' | 'record' | 'rule';

export interface FindingRow {
  readonly key: string;
  readonly style: string | null;
  readonly name: string;
  readonly outcome: SitingOutcome;
  readonly outcomeWord: string;
  readonly status: Finding['status'];
  readonly statusWord: string;
  /** Hectares over mu, or metres of a line; a dash over nothing where there is no such figure. */
  readonly extent: string;
  readonly extentBelow: string;
  readonly share: string;
  readonly distance: string;
  readonly margin: string;
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
  /** Why the row is 临界, 容差内, 有异议; nothing where it is not. */
  readonly borderline: string;
  readonly below: string;
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
}

export const NO_CONTEXT: RowContext = {
  moves: null,
  disputes: [],
  footprint: null,
  computationErrorSquareMetres: 0,
};

type SitingText = Text['siting'];

export function findingRow(
  finding: Finding,
  text: SitingText,
  language: Language,
  context: RowContext = NO_CONTEXT,
): FindingRow {
  const { clause, reason } = finding;
  const margin = marginOf(finding, context.moves, text);
  const shown = context.footprint && shownDispute(context.disputes, context.footprint, finding);
  return {
    key: finding.key,
    style: finding.style,
    name: nameOf(finding, language),
    outcome: finding.outcome,
    outcomeWord: outcomeWord(finding, text),
    status: finding.status,
    statusWord: statusWord(finding, text),
    ...extentOf(finding, text),
    distance: finding.distanceMetres === null ? text.table.dash : metres(finding.distanceMetres),
    distanceHint: finding.nearest ? text.table.nearestFeature(finding.nearest.feature.name) : '',
    margin: margin.words,
    short: margin.short,
    marginHint: margin.hint,
    ruleId: finding.ruleId,
    layerId: finding.layerId,
    basis: clause?.short[language] ?? null,
    basisHint: clause ? (clause.requirement?.[language] ?? clause.name[language]) : text.table.noRule,
    legal: clause?.citation ? clause.status : null,
    recalled: clause?.verification === 'unverified',
    borderline: borderlineWhy(finding, text, context.computationErrorSquareMetres),
    below: belowWhy(finding, text),
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

/** Unchecked for another reason than missing data is said by that reason. */
function outcomeWord({ outcome, reason }: Finding, text: SitingText): string {
  if (outcome === 'none') return text.clearRow;
  const isData = reason === 'layer-missing' || reason === 'layer-unread' || reason === 'distance-unknown';
  return outcome === 'unchecked' && !isData ? text.unchecked : text.outcome[outcome];
}

function statusWord(finding: Finding, text: SitingText): string {
  if (finding.status === 'unchecked') return text.table.dash;
  if (finding.status === 'hit') return text.table.hit;
  if (finding.belowTolerance) return text.table.below;
  return finding.absentHere ? text.table.absentHere : text.table.clear;
}

type Extent = Pick<FindingRow, 'extent' | 'extentBelow' | 'share' | 'extentHint'>;

function extentOf(finding: Finding, text: SitingText): Extent {
  const { areaSquareMetres: area, lengthMetres: length, share, dataErrorSquareMetres: error } = finding;
  const none = { extent: text.table.dash, extentBelow: '', share: text.table.dash, extentHint: '' };
  if (finding.allInInnerBand) return { ...none, extentHint: text.table.innerBand };
  if (finding.status !== 'hit' && !finding.belowTolerance) return none;
  if (length !== null && length > 0)
    return { ...none, extent: text.table.length(metres(length)), extentBelow: text.table.lengthWord };
  if (area === null || area <= 0) return none;
  return {
    extent: hectares(area),
    extentBelow: mu(area),
    share: share === null ? text.table.dash : percent(share),
    extentHint: error === null ? '' : text.table.dataError(hectares(error)),
  };
}

/** Both errors: of the data and of the computation. */
const borderlineWhy = ({ borderline, accuracyMetres }: Finding, text: SitingText, computation: number): string =>
  borderline ? text.table.borderlineWhy(metres(accuracyMetres ?? 0), bound(computation)) : '';

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
    default:
      return null;
  }
}

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
