/**
 * Limits that a user made looser than they were shipped (放宽): which they are, and what they keep from being a hit. A limit
 * is never silently another: whoever shows findings asks here.
 */
import type { Finding, SitingResult } from './result.ts';
import { editionOf } from './rule-edits.ts';
import type { Rule, RuleBook, RuleTest } from './rules.ts';

/** What slivers of digitising come to: a common area, a length inside. The shipped rules allow this much and no more. */
export const USUAL_TOLERANCE = { squareMetres: 1, metres: 1 } as const;

/** A tolerance of more ground than this is no matter of accuracy any longer, whatever the data: 1 hectare. */
const MOST_SQUARE_METRES = 10_000;
/** Perimeter of a square of that area: error along it is what the accuracy of a layer can explain. */
const PERIMETER_METRES = 400;

/** Looser than the limit it is told with, of a kind: to be confirmed before it is taken. All figures in m or m². */
export type WideLimit =
  | { readonly kind: 'area'; readonly squareMetres: number; readonly mostSquareMetres: number }
  | { readonly kind: 'length'; readonly metres: number; readonly mostMetres: number }
  | { readonly kind: 'distance'; readonly metres: number; readonly shippedMetres: number }
  | { readonly kind: 'inside' };

/**
 * What makes a limit one that nobody should set by a slip: a tolerance beyond what the layer's accuracy explains (null where
 * that is not known), a distance below the shipped one, ground inside left out. Null where there is nothing to confirm.
 */
export function wideLimit(test: RuleTest, shipped: RuleTest | null, accuracyMetres: number | null): WideLimit | null {
  if (test.kind === 'overlap') {
    const explained = accuracyMetres === null ? MOST_SQUARE_METRES : accuracyMetres * PERIMETER_METRES;
    const mostSquareMetres = Math.max(
      USUAL_TOLERANCE.squareMetres,
      Math.min(MOST_SQUARE_METRES, explained),
      shipped?.kind === 'overlap' ? shipped.toleranceSquareMetres : 0,
    );
    const squareMetres = test.toleranceSquareMetres;
    return squareMetres > mostSquareMetres ? { kind: 'area', squareMetres, mostSquareMetres } : null;
  }
  if (test.kind === 'crosses') {
    const mostMetres = Math.max(
      USUAL_TOLERANCE.metres,
      accuracyMetres ?? 0,
      shipped?.kind === 'crosses' ? shipped.toleranceMetres : 0,
    );
    return test.toleranceMetres > mostMetres ? { kind: 'length', metres: test.toleranceMetres, mostMetres } : null;
  }
  if (shipped?.kind !== 'within') return null;
  if (test.metres < shipped.metres) return { kind: 'distance', metres: test.metres, shippedMetres: shipped.metres };
  return shipped.inside && !test.inside ? { kind: 'inside' } : null;
}

/** How a finding's limit is looser. */
export interface Relaxation {
  /** The shipped limit; for a rule of the user's own the usual one. */
  readonly before: RuleTest;
  /** By that limit the finding would be a hit, and it is none. */
  readonly hides: boolean;
}

/**
 * Findings whose limit is looser than the shipped one, by key. `shipped`: the rules of the city as shipped, or null where
 * they are not known; rules of the user's own are measured by what is usual.
 */
export function relaxations(
  { findings, rulesVersion }: Pick<SitingResult, 'findings' | 'rulesVersion'>,
  shipped: RuleBook | null,
): ReadonlyMap<string, Relaxation> {
  const found = new Map<string, Relaxation>();
  const formerOf = formerLimits(rulesVersion, shipped);
  for (const finding of findings) {
    const before = formerOf(finding.ruleId, finding.threshold);
    if (!before || finding.threshold === null) continue;
    const hides = hidesHit(finding, before);
    if (hides || isLooser(finding.threshold, before)) found.set(finding.key, { before, hides });
  }
  return found;
}

/**
 * What the limit of a rule was before the user could change it: by the rules as shipped, else by what is usual; null where
 * that is not known.
 */
export function formerLimits(
  rulesVersion: string,
  shipped: RuleBook | null,
): (ruleId: string | null, threshold: Finding['threshold']) => RuleTest | null {
  // Rules of another shipped version that nobody changed are as that version had them.
  if (shipped && editionOf(rulesVersion) === 0 && rulesVersion !== shipped.version) return () => null;
  const tests = new Map(shipped?.rules.map((r) => [r.id, r.test]));
  return (ruleId, threshold) => (ruleId === null ? null : (tests.get(ruleId) ?? usualTest(threshold)));
}

/** Whether what was measured is a hit by that limit and by its own it is none. */
export const hidesHit = (finding: Measured, before: RuleTest): boolean =>
  finding.status === 'clear' && isHitBy(finding, before);

/**
 * An overall outcome as it is counted among others: `relaxed` 已放宽 where no conflict was found, and a looser limit hides one.
 * Neither 未发现 nor 未检查 says that.
 */
export const countedOutcome = <T extends string>(overall: T, hidden: number): T | 'relaxed' =>
  hidden > 0 && (overall === 'none' || overall === 'unchecked') ? 'relaxed' : overall;

/** How many hits looser limits hide. */
export const hiddenCount = (relaxed: ReadonlyMap<string, Relaxation>): number =>
  [...relaxed.values()].filter((r) => r.hides).length;

/** Ids of the shipped rules that the user deleted and that would have applied: what they speak of was not checked. */
export const removedRules = (findings: readonly Pick<Finding, 'reason' | 'ruleId'>[]): ReadonlySet<string> =>
  new Set(findings.flatMap(({ reason, ruleId }) => (reason === 'rule-removed' && ruleId !== null ? [ruleId] : [])));

/** How many findings came to what; a hit that a looser limit hides is none of `clear`. */
export interface FindingCounts {
  readonly hit: number;
  readonly clear: number;
  readonly unchecked: number;
  /** 已放宽. */
  readonly relaxed: number;
}

export function countsWith(
  { hit, clear, unchecked }: SitingResult['counts'],
  relaxed: ReadonlyMap<string, Relaxation>,
): FindingCounts {
  const hidden = hiddenCount(relaxed);
  return { hit, clear: clear - hidden, unchecked, relaxed: hidden };
}

/** Metres to the limit as they may be shown; null where something is met that only the limit keeps from being a hit. */
export const shownMargin = (
  { belowTolerance, marginMetres }: Pick<Finding, 'belowTolerance' | 'marginMetres'>,
  relaxation: Relaxation | null,
): number | null => (belowTolerance || relaxation?.hides ? null : marginMetres);

/** What `shownMargin` is measured to: a limit kept at a distance, or the boundary of the class, where the rule asks for an overlap. */
export const marginTo = ({ threshold }: { readonly threshold: { readonly kind: string } | null }): 'limit' | 'edge' =>
  threshold?.kind === 'within' ? 'limit' : 'edge';

type Figures = Pick<Finding, 'areaSquareMetres' | 'lengthMetres' | 'distanceMetres' | 'marginMetres'>;
/** `status`: a rule that is not for the project counts as one that was not checked. */
type Measured = Figures & { readonly status: string };

function usualTest(threshold: Finding['threshold']): RuleTest | null {
  if (threshold?.kind === 'overlap') return { kind: 'overlap', toleranceSquareMetres: USUAL_TOLERANCE.squareMetres };
  return threshold?.kind === 'crosses' ? { kind: 'crosses', toleranceMetres: USUAL_TOLERANCE.metres } : null;
}

/** Whether a rule's test is looser than the one it is told with. */
export function isRelaxed(test: RuleTest, before: RuleTest): boolean {
  if (test.kind === 'within' && before.kind === 'within' && before.inside && !test.inside) return true;
  return isLooser(thresholdOf(test), before);
}

/** What the limit of a rule was before the user could change it: as shipped, else what is usual; null for distances of rules of the user's own. */
export function formerTest({ id, test }: Pick<Rule, 'id' | 'test'>, shipped: RuleBook): RuleTest | null {
  const own = shipped.rules.find((r) => r.id === id);
  return own ? own.test : usualTest(thresholdOf(test));
}

/** Whether the user made the limit of a rule looser (放宽). */
export function isLooserThanFormer(rule: Pick<Rule, 'id' | 'test'>, shipped: RuleBook): boolean {
  const before = formerTest(rule, shipped);
  return before !== null && isRelaxed(rule.test, before);
}

/** The limit of a test as findings have it. */
export function thresholdOf(test: RuleTest): NonNullable<Finding['threshold']> {
  if (test.kind === 'overlap') return { kind: 'overlap', squareMetres: test.toleranceSquareMetres };
  return test.kind === 'crosses'
    ? { kind: 'crosses', metres: test.toleranceMetres }
    : { kind: 'within', metres: test.metres };
}

/** A limit of another kind cannot be compared: what it hides is told by the figures. */
function isLooser(threshold: NonNullable<Finding['threshold']>, before: RuleTest): boolean {
  if (threshold.kind === 'overlap' && before.kind === 'overlap')
    return threshold.squareMetres > before.toleranceSquareMetres;
  if (threshold.kind === 'crosses' && before.kind === 'crosses') return threshold.metres > before.toleranceMetres;
  return threshold.kind === 'within' && before.kind === 'within' && threshold.metres < before.metres;
}

/** Whether what was measured is a hit by that limit. */
function isHitBy({ areaSquareMetres, lengthMetres, distanceMetres, marginMetres }: Figures, test: RuleTest): boolean {
  if (test.kind === 'overlap') return (areaSquareMetres ?? 0) > test.toleranceSquareMetres;
  if (test.kind === 'crosses') return (lengthMetres ?? 0) > test.toleranceMetres;
  // Ground that lies wholly inward has no margin: it is met only by a rule that counts it.
  const counts = test.inside || marginMetres !== null;
  return counts && distanceMetres !== null && distanceMetres <= test.metres;
}
