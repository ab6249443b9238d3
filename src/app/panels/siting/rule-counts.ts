/** How many rules of the list a check applied. Pure. */
import type { SitingResult } from '../../../domain/siting/result.ts';

export interface RuleCounts {
  readonly applying: number;
  /** Rules of which nothing can be said until the kind of the project is stated. */
  readonly waiting: number;
}

/** Of `all` rules of the list: those for other kinds of projects and those that wait for the kind do not apply. */
export function ruleCounts(
  all: number,
  { findings, notApplicable }: Pick<SitingResult, 'findings' | 'notApplicable'>,
): RuleCounts {
  const waiting = new Set(findings.filter((f) => f.reason === 'kind-unknown').map((f) => f.ruleId)).size;
  return { applying: Math.max(0, all - notApplicable.length - waiting), waiting };
}
