/** Screenings by limits that a user made looser (放宽): which columns they are of, and which cells they hide a hit in. */
import type { BatchColumn } from './batch.ts';
import { formerLimits, hidesHit, isRelaxed, thresholdOf } from './rule-limits.ts';
import type { RuleBook, RuleTest } from './rules.ts';

/**
 * Columns that say what their limit was before. `shipped`: the rules of the city as shipped, or null where they are not known.
 * Columns that say it already keep it: rules that are shipped later have no part in what was screened.
 */
export function withFormerLimits(
  columns: readonly BatchColumn[],
  rulesVersion: string,
  shipped: RuleBook | null,
): readonly BatchColumn[] {
  const formerOf = formerLimits(rulesVersion, shipped);
  return columns.map((column) => {
    const { ruleId, test } = column;
    if (column.former !== undefined) return column;
    const former = test && formerOf(ruleId, thresholdOf(test));
    return { ...column, former: former && !isEqual(former, test) ? former : null };
  });
}

const isEqual = (a: RuleTest, b: RuleTest): boolean => a.kind === b.kind && !isRelaxed(a, b) && !isRelaxed(b, a);

/** Whether the limit of a column is looser than it was. */
export const isLoosened = ({ test, former }: Pick<BatchColumn, 'test' | 'former'>): boolean =>
  test !== null && former != null && isRelaxed(test, former);

/** Whether a cell would be a hit by the former limit of its column and is none. */
export const hidesCell = ({ former }: Pick<BatchColumn, 'former'>, cell: Parameters<typeof hidesHit>[0]): boolean =>
  former != null && hidesHit(cell, former);

/** Ids of the shipped rules that the user had deleted. */
export const removedIn = (columns: readonly Pick<BatchColumn, 'ruleId' | 'isRemoved'>[]): ReadonlySet<string> =>
  new Set(columns.flatMap(({ ruleId, isRemoved }) => (isRemoved && ruleId !== null ? [ruleId] : [])));
