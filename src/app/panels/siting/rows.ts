/** A finding as the words and figures of its row. Flat, so that a row whose words did not change is not drawn again. */
import type { Finding, SitingOutcome } from '../../../domain/siting/result.ts';
import { hectares, metres, mu, percent } from '../../format.ts';
import type { Language } from '../../state/model.ts';
import type { Text } from '../../text/use-text.ts';

export interface FindingRow {
  readonly key: string;
  readonly style: string | null;
  readonly name: string;
  readonly outcome: SitingOutcome;
  readonly outcomeWord: string;
  readonly status: Finding['status'];
  readonly statusWord: string;
  /** Hectares, mu, share, metres; a dash where there is no such figure. */
  readonly hectares: string;
  readonly mu: string;
  readonly share: string;
  readonly distance: string;
  readonly areaHint: string;
  readonly distanceHint: string;
  readonly basis: string | null;
  readonly basisHint: string;
  readonly recalled: boolean;
  /** Why the row is 临界, or nothing. */
  readonly borderline: string;
  readonly touching: boolean;
  readonly illustrative: boolean;
  readonly featureCount: number;
}

type SitingText = Text['siting'];

export function findingRow(finding: Finding, text: SitingText, language: Language): FindingRow {
  const { clause, areaSquareMetres: area } = finding;
  const dash = text.table.dash;
  const hit = finding.status === 'hit' && area !== null && area > 0;
  return {
    key: finding.key,
    style: finding.style,
    name: finding.name[language],
    outcome: finding.outcome,
    outcomeWord: text.outcome[finding.outcome],
    status: finding.status,
    statusWord: statusWord(finding, text),
    hectares: hit ? hectares(area) : dash,
    mu: hit ? mu(area) : dash,
    share: hit && finding.share !== null ? percent(finding.share) : dash,
    distance: finding.distanceMetres === null ? dash : metres(finding.distanceMetres),
    areaHint: areaHint(finding, text),
    distanceHint: finding.nearest ? text.table.nearestFeature(finding.nearest.feature.name) : '',
    basis: clause?.short[language] ?? null,
    basisHint: clause?.requirement[language] ?? '',
    recalled: clause?.standing === 'recalled',
    borderline: borderlineWhy(finding, text),
    touching: finding.touching,
    illustrative: finding.illustrative,
    featureCount: finding.features.length,
  };
}

function statusWord(finding: Finding, text: SitingText): string {
  if (finding.status === 'unchecked') return text.table.dash;
  if (finding.status === 'hit') return text.table.hit;
  return finding.absentHere ? text.table.absentHere : text.table.clear;
}

const areaHint = (finding: Finding, text: SitingText): string =>
  finding.dataErrorSquareMetres === null ? '' : text.table.dataError(hectares(finding.dataErrorSquareMetres));

const borderlineWhy = (finding: Finding, text: SitingText): string =>
  finding.borderline ? text.table.borderlineWhy(metres(finding.accuracyMetres ?? 0)) : '';

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
