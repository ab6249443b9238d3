/**
 * Rules as data (`data/cities/<city>/rules.json`): what a footprint must not meet or come near, by which clause, and what
 * follows. The same schema serves rules that users edit and export. A rule that could not be confirmed from its source
 * (`unverified`, 待核实) carries no citation and never says more than 提示 until a user confirms it by name.
 */
import * as v from 'valibot';
import type { Bilingual } from '../city.ts';
import { type Outcome, refusal } from '../problems.ts';
import { ruleFileIssue } from './rule-faults.ts';

/** A kind of project (项目类型) that rules may be limited to. */
export interface ProjectKind {
  readonly id: string;
  readonly name: Bilingual;
  /** Words of a use of land (地块用途) that say this kind, as files write it. */
  readonly uses?: readonly string[] | undefined;
}

/** 现行 / 征求意见稿 / 已到期 / 未注明. */
export type LegalStatus = 'in-force' | 'draft' | 'expired' | 'unknown';

/** Where a rule stands written. */
export interface Citation {
  readonly document: string;
  readonly number: string | null;
  readonly clause: string | null;
  readonly quote: string | null;
  readonly url: string | null;
  /** FOUND: seen at `url`; SEED: in the city's own plan; USER: entered by a user. */
  readonly source: 'FOUND' | 'SEED' | 'USER';
  /** In force from and to, both inclusive: ISO dates, possibly only a year or a month. */
  readonly from: string | null;
  readonly to: string | null;
  /** As written; what holds on a day is told by `statusOn`. */
  readonly status: LegalStatus;
}

export type RuleTest =
  /** Hit: common area above the tolerance, square metres. */
  | { readonly kind: 'overlap'; readonly toleranceSquareMetres: number }
  /** Lines. Hit: length inside the footprint above the tolerance, metres. */
  | { readonly kind: 'crosses'; readonly toleranceMetres: number }
  /**
   * Hit: unrounded geodesic distance to the layer's own polygons, lines or points of at most `metres`. `inside`: whether
   * ground inside a polygon counts too; where not, only ground on its outward side does.
   */
  | { readonly kind: 'within'; readonly metres: number; readonly inside: boolean };

export interface Rule {
  readonly id: string;
  readonly name: Bilingual;
  /** Words of the 依据 column. */
  readonly short: Bilingual;
  /**
   * `layer`: id of a layer of the city, of a user's layer or of an absent one; `districts` is the whole city.
   * `classes`: null means all classes that are checked.
   */
  readonly target: { readonly layer: string; readonly classes: readonly string[] | null };
  /** Ids of the project kinds it applies to; null for every project. */
  readonly kinds: readonly string[] | null;
  readonly test: RuleTest;
  readonly outcome: 'avoid' | 'justify' | 'certify' | 'notice';
  /** Null where nobody knows it yet: the user fills it in. */
  readonly requirement: Bilingual | null;
  readonly citation: Citation | null;
  readonly verification: 'cited' | 'unverified' | 'confirmed';
  readonly confirmedBy: { readonly name: string; readonly date: string } | null;
  /** Activities that are allowed or limited, where the clause lists them. */
  readonly activities: readonly Bilingual[] | null;
  readonly note: Bilingual | null;
}

export interface RuleBook {
  readonly schema: 1;
  /** Id of the city. */
  readonly city: string;
  readonly version: string;
  readonly kinds: readonly ProjectKind[];
  readonly rules: readonly Rule[];
  /** Shipped rules that the user deleted (see `withRemoved`): never part of a file. */
  readonly removed?: readonly RemovedRule[];
}

export interface RemovedRule {
  readonly rule: Rule;
  /** How many of the book's rules stand before it. */
  readonly place: number;
}

/** Distances are measured exactly up to this, metres. */
const MOST_METRES = 1_000_000;

const id = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]*$/, 'id'));
const text = v.pipe(v.string(), v.trim(), v.minLength(1));
const bilingual = v.object({ zh: text, en: text });
const date = v.pipe(v.string(), v.regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'date'));
const amount = v.pipe(v.number(), v.finite(), v.minValue(0), v.maxValue(MOST_METRES));
const nonEmpty = <T extends v.GenericSchema>(item: T) => v.pipe(v.array(item), v.minLength(1));

const citation = v.object({
  document: text,
  number: v.nullable(text),
  clause: v.nullable(text),
  quote: v.nullable(text),
  url: v.nullable(text),
  source: v.picklist(['FOUND', 'SEED', 'USER']),
  from: v.nullable(date),
  to: v.nullable(date),
  status: v.picklist(['in-force', 'draft', 'expired', 'unknown']),
});

const test = v.variant('kind', [
  v.object({ kind: v.literal('overlap'), toleranceSquareMetres: amount }),
  v.object({ kind: v.literal('crosses'), toleranceMetres: amount }),
  v.object({ kind: v.literal('within'), metres: amount, inside: v.boolean() }),
]);

const rule = v.pipe(
  v.object({
    id,
    name: bilingual,
    short: bilingual,
    target: v.object({ layer: id, classes: v.nullable(nonEmpty(id)) }),
    kinds: v.nullable(nonEmpty(id)),
    test,
    outcome: v.picklist(['avoid', 'justify', 'certify', 'notice']),
    requirement: v.nullable(bilingual),
    citation: v.nullable(citation),
    verification: v.picklist(['cited', 'unverified', 'confirmed']),
    confirmedBy: v.nullable(v.object({ name: text, date })),
    activities: v.nullable(nonEmpty(bilingual)),
    note: v.nullable(bilingual),
  }),
  v.check(
    (r) => r.verification !== 'unverified' || (r.outcome === 'notice' && r.citation === null),
    'unverified-says-more',
  ),
  v.check((r) => r.verification !== 'cited' || r.citation !== null, 'cited-without-source'),
  v.check((r) => (r.verification === 'confirmed') === (r.confirmedBy !== null), 'confirmed-without-name'),
);

const isUnique = (ids: readonly string[]): boolean => new Set(ids).size === ids.length;

const ruleBook = v.pipe(
  v.object({
    schema: v.literal(1),
    city: id,
    version: text,
    kinds: v.array(v.object({ id, name: bilingual, uses: v.optional(v.array(text)) })),
    rules: v.array(rule),
  }),
  v.check((b) => isUnique(b.kinds.map((k) => k.id)), 'kind-twice'),
  v.check((b) => isUnique(b.rules.map((r) => r.id)), 'rule-twice'),
  v.check((b) => {
    const known = new Set(b.kinds.map((k) => k.id));
    return b.rules.every((r) => r.kinds?.every((k) => known.has(k)) ?? true);
  }, 'kind-unlisted'),
);

/**
 * Rules as they were written. What does not fit is told with its place, one problem a place:
 * `rule-file-broken {path, rule, fault, allowed, found}`, `fault` a `RuleFileFault`, `rule` the id of the rule that it is in.
 */
export function parseRuleBook(value: unknown): Outcome<RuleBook> {
  const result = v.safeParse(ruleBook, value);
  if (result.success) return { ok: true, value: result.output, problems: [] };
  const problems = result.issues.flatMap((issue) => {
    const path = v.getDotPath(issue) ?? '';
    const values = { path, rule: ruleAt(issue), ...ruleFileIssue(issue) };
    return refusal('rule-file-broken', path === '' ? {} : { path }, values).problems;
  });
  return { ok: false, problems };
}

/** Id of the rule that a place lies in; empty where there is none. */
function ruleAt({ path }: v.BaseIssue<unknown>): string {
  const inRules = path?.[0]?.key === 'rules' ? path[1]?.value : null;
  const id = typeof inRules === 'object' && inRules !== null && 'id' in inRules ? inRules.id : '';
  return typeof id === 'string' ? id : '';
}

/** Whether a year, a month or a day is on the calendar: `2026`, `2026-03`, `2024-02-29`. */
export function isOnCalendar(text: string): boolean {
  if (!/^\d{4}(-\d{2}(-\d{2})?)?$/.test(text)) return false;
  const [year = 0, month = 1, day = 1] = text.split('-').map(Number);
  const at = new Date(Date.UTC(year, month - 1, day));
  return year > 0 && at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}

/** Whether somebody can have confirmed a rule on that date: a day of the calendar, not after `day`. */
export const isPastDay = (text: string, day: string): boolean =>
  text.length === day.length && isOnCalendar(text) && text <= day;

/** What holds on a day (`2026-11-22`): a text whose last day has passed is 已到期 whatever is written. */
export function statusOn({ status, to }: Citation, day: string | null): LegalStatus {
  return to !== null && day !== null && day.slice(0, to.length) > to ? 'expired' : status;
}

/** Ids of the layers that rules speak of, deleted ones among them. */
export const ruledLayers = ({ rules, removed = [] }: RuleBook): ReadonlySet<string> =>
  new Set([...rules, ...removed.map((r) => r.rule)].map((r) => r.target.layer));
