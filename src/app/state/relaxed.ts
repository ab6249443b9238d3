/** Findings of a check of the city on show whose limit is looser than it was shipped; known once for each check. */
import type { SitingResult } from '../../domain/siting/result.ts';
import { type Relaxation, relaxations } from '../../domain/siting/rule-limits.ts';
import type { RuleBook } from '../../domain/siting/rules.ts';
import { shippedRules } from './open-city.ts';

interface Known {
  readonly shipped: RuleBook | null;
  readonly relaxed: ReadonlyMap<string, Relaxation>;
}

const known = new WeakMap<SitingResult, Known>();

/** By key of the finding. */
export function relaxedOf(result: SitingResult): ReadonlyMap<string, Relaxation> {
  const shipped = shippedRules();
  const before = known.get(result);
  if (before?.shipped === shipped) return before.relaxed;
  const relaxed = relaxations(result, shipped);
  known.set(result, { shipped, relaxed });
  return relaxed;
}
