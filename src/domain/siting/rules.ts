/**
 * Rules as data (`data/rules/*.json`): which class of which layer leads to which outcome, by which clause. A rule that
 * could not be confirmed from its source (`recalled`, 待核实) carries no citation and never says more than 提示.
 */
import * as v from 'valibot';
import type { BandSet } from '../city.ts';
import type { Clause, SitingOutcome } from './result.ts';

const bilingual = v.object({ zh: v.string(), en: v.string() });

const rule = v.pipe(
  v.object({
    id: v.string(),
    /** Class ids the rule speaks of. */
    classes: v.pipe(v.array(v.string()), v.minLength(1)),
    /** City ids, or null for every city. */
    cities: v.nullable(v.array(v.string())),
    outcome: v.picklist(['avoid', 'certify', 'justify', 'notice']),
    standing: v.picklist(['found', 'recalled']),
    citation: v.nullable(v.string()),
    short: bilingual,
    requirement: bilingual,
    quote: v.nullable(v.string()),
    sourceUrl: v.nullable(v.string()),
    inForce: v.nullable(v.string()),
  }),
  v.check(
    (r) => r.standing === 'found' || (r.outcome === 'notice' && r.citation === null),
    'a recalled rule is a notice without a citation',
  ),
  v.check((r) => r.standing === 'recalled' || r.citation !== null, 'a found rule names its source'),
);

const ruleFile = v.object({ version: v.string(), rules: v.array(rule) });

export type Rule = v.InferOutput<typeof rule>;

export interface RuleBook {
  readonly version: string;
  readonly rules: readonly Rule[];
}

/** Read a rule file; throws with the places that do not fit, since a shipped rule file that does not fit is our mistake. */
export function parseRules(value: unknown): RuleBook {
  const result = v.safeParse(ruleFile, value);
  if (result.success) return result.output;
  throw new Error(`rules: ${result.issues.map((i) => `${v.getDotPath(i) ?? '(root)'}: ${i.message}`).join('; ')}`);
}

/** The rule for a class in a city: one made for the city goes before a general one. */
export function ruleFor(book: RuleBook, cityId: string, classId: string): Rule | null {
  const fitting = book.rules.filter((r) => r.classes.includes(classId) && (r.cities?.includes(cityId) ?? true));
  return fitting.find((r) => r.cities !== null) ?? fitting[0] ?? null;
}

/** What an overlap under a rule comes to; bands that are only a reference never say more than 提示. */
export function outcomeOf(rule: Rule | null, bands: BandSet | null, classId: string): SitingOutcome {
  const ring = bands?.rings.find((r) => r.class === classId);
  if (!rule || (ring && (ring.standing ?? bands?.standing) === 'reference')) return 'notice';
  return rule.outcome;
}

export function clauseOf(rule: Rule | null): Clause | null {
  if (!rule) return null;
  const { id, citation, short, requirement, quote, sourceUrl, inForce, standing } = rule;
  return { ruleId: id, citation, short, requirement, quote, sourceUrl, inForce, standing };
}
