/** What somebody should know of the rules of a file before they take the place of those in force. Pure. */
import type { City } from '../city.ts';
import { ruleChanges } from './rule-edits.ts';
import { formerTest, isRelaxed } from './rule-limits.ts';
import { type RuleFault, ruleFaults } from './rule-review.ts';
import type { Rule, RuleBook, RuleTest } from './rules.ts';

export type ImportConcern =
  /** A limit that is looser than `before`, the shipped one or, of a rule of somebody's own, the usual one. */
  | { readonly kind: 'relaxed'; readonly rule: Rule; readonly before: RuleTest }
  /** In force now, and not in the file. */
  | { readonly kind: 'removed'; readonly rule: Rule }
  /** What is wrong with a rule and is not with the one in force. */
  | { readonly kind: 'fault'; readonly rule: Rule; readonly fault: RuleFault };

interface Known {
  readonly shipped: RuleBook;
  readonly inForce: RuleBook;
  /** With the layers that the file brings. */
  readonly city: Pick<City, 'layers' | 'absentLayers'>;
  /** Today, `2026-11-22`. */
  readonly day: string;
}

/** What the rules of a file loosen, take away and leave wanting: rules that are as those in force are not told. */
export function importConcerns(file: RuleBook, { shipped, inForce, city, day }: Known): readonly ImportConcern[] {
  const changes = ruleChanges(file, inForce);
  const relaxed = changes.flatMap(({ before: now, after: rule, fields }): ImportConcern[] => {
    if (!rule || (now && !fields.includes('test'))) return [];
    const before = formerTest(rule, shipped);
    return before && isRelaxed(rule.test, before) ? [{ kind: 'relaxed', rule, before }] : [];
  });
  const removed = changes.flatMap(({ kind, before }): ImportConcern[] =>
    kind === 'removed' && before ? [{ kind, rule: before }] : [],
  );
  const faults = changes.flatMap(({ before, after: rule }): ImportConcern[] => {
    const known = before ? ruleFaults(before, city, day) : [];
    const found = rule ? ruleFaults(rule, city, day).filter((fault) => !known.includes(fault)) : [];
    return rule ? found.map((fault) => ({ kind: 'fault', rule, fault })) : [];
  });
  return [...relaxed, ...removed, ...faults];
}
