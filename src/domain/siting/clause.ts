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

/**
 * Outcome of a rule that is met. A text that has run out keeps it, with 已到期 beside it: what came after is for the planner
 * to say. Where a rule speaks of the polygon of a band that is only a reference, it is a notice.
 */
export function outcomeOf(rule: Rule | null, classId: string | null, bandSet: BandSet | null): SitingOutcome {
  if (!rule) return 'notice';
  const ofRing = rule.test.kind === 'overlap' && bandSet?.bandsLayer === rule.target.layer;
  const ring = ofRing ? bandSet.rings.find((r) => r.class === classId) : undefined;
  return ring && (ring.standing ?? bandSet?.standing) === 'reference' ? 'notice' : rule.outcome;
}
