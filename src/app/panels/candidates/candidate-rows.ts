/** Pure: findings of several sites beside each other, rule by rule. */

import type { Finding, SitingOutcome, SitingResult } from '../../../domain/siting/result.ts';
import { hectares, metres } from '../../../geodesy/units.ts';
import { extentOf } from '../../../text/figures.ts';

export interface CandidateRow {
  /** Of class and rule. */
  readonly id: string;
  readonly name: Finding['name'];
  readonly rule: Finding['name'] | null;
  readonly style: string | null;
  /**
   * One for each site in their order: its finding; `not-applicable` where the rule is for other kinds of project; null where
   * the site has no such finding or could not be checked.
   */
  readonly cells: readonly (Finding | 'not-applicable' | null)[];
  /** Whether outcome, area or length differ between the sites that were checked; distances nearly always do. */
  readonly isDifferent: boolean;
}

const STRICTNESS: readonly SitingOutcome[] = ['avoid', 'justify', 'certify', 'unchecked', 'notice', 'none'];

type Compared = Pick<SitingResult, 'findings' | 'notApplicable'> | null;

/** Rows by the strictest outcome among the sites, then by the order of the findings. Null stands for a site not checked. */
export function candidateRows(results: readonly Compared[]): readonly CandidateRow[] {
  const all = new Map<string, Finding>();
  for (const result of results)
    for (const finding of result?.findings ?? []) if (!all.has(identity(finding))) all.set(identity(finding), finding);
  return [...all].map(([id, first]) => rowOf(id, first, results)).sort((a, b) => strictness(a) - strictness(b));
}

const identity = ({ layerId, classId, ruleId }: Finding): string => `${layerId}/${classId ?? ''}#${ruleId ?? ''}`;

function rowOf(id: string, first: Finding, results: readonly Compared[]): CandidateRow {
  const cells = results.map((result): CandidateRow['cells'][number] => {
    const own = result?.findings.find((f) => identity(f) === id);
    if (own) return own;
    return result?.notApplicable.some((n) => n.ruleId === first.ruleId) ? 'not-applicable' : null;
  });
  const said = cells.filter((_, i) => results[i] !== null).map(printed);
  return {
    id,
    name: first.name,
    rule: first.clause?.name ?? null,
    style: first.style,
    cells,
    isDifferent: new Set(said).size > 1,
  };
}

const printed = (cell: CandidateRow['cells'][number]): string => {
  if (cell === null || cell === 'not-applicable') return String(cell);
  const { squareMetres, metres: length } = extentOf(cell);
  return [cell.status, cell.outcome, hectares(squareMetres), metres(length)].join(' ');
};

const strictness = ({ cells }: CandidateRow): number =>
  Math.min(
    ...cells.map((c) => (c === null || c === 'not-applicable' ? STRICTNESS.length : STRICTNESS.indexOf(c.outcome))),
  );
