/** What a rule comes to when it is met, and the clause that is shown for it. */
import type { BandSet } from '../city.ts';
import type { Clause, SitingOutcome } from './result.ts';
import { type Rule, statusOn } from './rules.ts';

/** `day`: of the check (`2026-11-22`), or null where the texts count as they are written. */
export function clauseOf(rule: Rule | null, day: string | null): Clause | null {
  if (!rule) return null;
  const { id, name, short, requirement, citation, verification, confirmedBy, activities, note } = rule;
  const status = citation ? statusOn(citation, day) : 'unknown';
  return { ruleId: id, name, short, requirement, citation, verification, confirmedBy, activities, note, status };
}

const isExpired = (rule: Rule | null, day: string | null): boolean =>
  rule?.citation != null && statusOn(rule.citation, day) === 'expired';

/**
 * Outcome of a rule that is met on a day (null: texts count as they are written). A text that is no longer in force grounds
 * no more than a notice: what came after it is for the planner to look up.
 */
export const outcomeOf = (
  rule: Rule | null,
  classId: string | null,
  bandSet: BandSet | null,
  day: string | null,
): SitingOutcome => (isExpired(rule, day) ? 'notice' : outcomeInForce(rule, classId, bandSet));

/** What a rule whose text has expired would have come to before; null where it has not, or was a notice then too. */
export function lapsedOutcomeOf(
  rule: Rule | null,
  classId: string | null,
  bandSet: BandSet | null,
  day: string | null,
): SitingOutcome | null {
  const before = isExpired(rule, day) ? outcomeInForce(rule, classId, bandSet) : 'notice';
  return before === 'notice' ? null : before;
}

/** Where a rule speaks of the polygon of a band that is only a reference, it is a notice. */
function outcomeInForce(rule: Rule | null, classId: string | null, bandSet: BandSet | null): SitingOutcome {
  if (!rule) return 'notice';
  const ofRing = rule.test.kind === 'overlap' && bandSet?.bandsLayer === rule.target.layer;
  const ring = ofRing ? bandSet.rings.find((r) => r.class === classId) : undefined;
  return ring && (ring.standing ?? bandSet?.standing) === 'reference' ? 'notice' : rule.outcome;
}
