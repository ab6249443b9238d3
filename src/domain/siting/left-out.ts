/** Rules that advice, a cut and free ground do not keep off, since they bind nobody: whoever shows a place says which they are. */
import type { Bilingual } from '../city.ts';
import type { PreparedCity } from '../prepared-city.ts';
import type { SiteCheck } from './advice-result.ts';
import { lapsedOutcomeOf, outcomeOf } from './clause.ts';
import { planRows } from './rows.ts';
import type { Rule, RuleBook } from './rules.ts';

/**
 * Why a rule that speaks of the project does not bind: the user deleted it; its text has expired, or nobody can tell whether
 * the rule is for the project, whose kind is not stated, and it would have come to a conflict; it is a 提示.
 */
export const LEFT_OUT_REASONS = ['removed', 'lapsed', 'kind-not-stated', 'notice'] as const;
export type LeftOutReason = (typeof LEFT_OUT_REASONS)[number];

export interface LeftOutRule {
  readonly ruleId: string;
  readonly name: Bilingual;
  readonly reason: LeftOutReason;
}

/** In the order of the rules, each once. `day`: of the check, or null where the texts count as they are written. */
export function leftOutRules(
  prepared: PreparedCity,
  book: RuleBook,
  { kind, day = null }: { readonly kind: string | null; readonly day?: string | null },
): readonly LeftOutRule[] {
  const { bandSet } = prepared.city;
  const reasonOf = (rule: Rule, classId: string | null): LeftOutReason | null => {
    if (lapsedOutcomeOf(rule, classId, bandSet, day)) return 'lapsed';
    if (outcomeOf(rule, classId, bandSet, day) === 'notice') return 'notice';
    return kind === null && rule.kinds !== null ? 'kind-not-stated' : null;
  };
  const found = new Map<string, LeftOutRule>();
  for (const { rule, classId, target } of planRows(prepared, book, kind).rows) {
    if (!rule || found.has(rule.id)) continue;
    const isRemoved = target.kind === 'none' && target.reason === 'rule-removed';
    const reason = isRemoved ? 'removed' : target.kind === 'none' ? null : reasonOf(rule, classId);
    if (reason) found.set(rule.id, { ruleId: rule.id, name: rule.name, reason });
  }
  return [...found.values()];
}

/**
 * Of these what matters to a move and a cut: expired texts only where one of the places meets them, notices only where the cut does
 * and not the move, whose own findings name them beside it; whether a place meets the others nobody has looked.
 */
export function leftOutAt(
  rules: readonly LeftOutRule[],
  { move, cut }: { readonly move: SiteCheck | null; readonly cut: SiteCheck | null },
): readonly LeftOutRule[] {
  const met = (place: SiteCheck | null) =>
    new Set((place?.findings ?? []).flatMap((f) => (f.status === 'hit' && f.ruleId !== null ? [f.ruleId] : [])));
  const [byMove, byCut] = [met(move), met(cut)];
  return rules.filter(({ ruleId, reason }) => {
    if (reason === 'lapsed') return byMove.has(ruleId) || byCut.has(ruleId);
    return reason === 'notice' ? byCut.has(ruleId) && !byMove.has(ruleId) : true;
  });
}
