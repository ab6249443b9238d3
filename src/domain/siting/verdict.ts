/** What a row that was judged comes to under its rule. */
import type { PreparedCity } from '../prepared-city.ts';
import { lapsedOutcomeOf, outcomeOf } from './clause.ts';
import type { Judged } from './judge.ts';
import type { Finding, UncheckedReason } from './result.ts';
import type { Row } from './rows.ts';

/** How the site is to be judged. */
export interface Terms {
  readonly kind: string | null;
  /** Day of the check, ISO, or null. */
  readonly day: string | null;
}

export type Verdict = Pick<Finding, 'status' | 'outcome' | 'lapsedOutcome' | 'reason'>;

const CLEAR: Verdict = { status: 'clear', outcome: 'none', lapsedOutcome: null, reason: null };

/** What could not be decided. */
export const unchecked = (reason: UncheckedReason): Verdict => ({
  status: 'unchecked',
  outcome: 'unchecked',
  lapsedOutcome: null,
  reason,
});

const KIND_UNKNOWN = unchecked('kind-unknown');
const DISTANCE_UNKNOWN = unchecked('distance-unknown');

/** `judged`: of a row that was measured. */
export function verdictOf(prepared: PreparedCity, row: Row, terms: Terms, judged: Judged): Verdict {
  const { rule } = row;
  const isHit = judged.status === 'hit';
  if (isHit && rule && rule.kinds !== null && terms.kind === null) return KIND_UNKNOWN;
  if (rule?.test.kind === 'within' && judged.distanceMetres === null && !row.isAbsent) return DISTANCE_UNKNOWN;
  return isHit ? verdictOfHit(prepared, row, terms.day) : CLEAR;
}

const hits = new WeakMap<Row, Map<string | null, Verdict>>();

/** Worked out once for each row and day: rows are of one city. */
function verdictOfHit({ city }: PreparedCity, row: Row, day: string | null): Verdict {
  const known = hits.get(row) ?? new Map<string | null, Verdict>();
  hits.set(row, known);
  let verdict = known.get(day);
  if (!verdict) {
    const { rule, classId } = row;
    const outcome = outcomeOf(rule, classId, city.bandSet, day);
    verdict = {
      status: 'hit',
      outcome,
      lapsedOutcome: lapsedOutcomeOf(rule, classId, city.bandSet, day),
      reason: null,
    };
    known.set(day, verdict);
  }
  return verdict;
}
