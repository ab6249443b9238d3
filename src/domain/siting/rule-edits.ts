/**
 * A user's own edition of a city's rules: every change makes a new book with a version of its own, `2026.11+3·9f3a`: how
 * often it was changed, and a mark of what it says. Older editions have no mark. Pure.
 */
import type { Bilingual } from '../city.ts';
import type { Citation, ProjectKind, Rule, RuleBook, RuleTest } from './rules.ts';
import { canonicalText } from './serial.ts';

const EDITION = /\+(\d+)(·[0-9a-f]{4})?$/;

/** The version that the rules were shipped with: `2026.11` of `2026.11+3·9f3a`. */
export const shippedVersion = (version: string): string => version.replace(EDITION, '');

/** How often the shipped rules were changed: 3 of `2026.11+3·9f3a`, 0 of the shipped ones. */
export const editionOf = (version: string): number => Number(EDITION.exec(version)?.[1] ?? 0);

const edited = (book: RuleBook, change: Partial<Pick<RuleBook, 'rules' | 'kinds'>>): RuleBook =>
  asEdition({ ...book, ...change }, editionOf(book.version) + 1);

const asEdition = (book: RuleBook, edition: number): RuleBook => ({
  ...book,
  version: `${shippedVersion(book.version)}+${edition}·${contentMark(book)}`,
});

/** Four hexadecimal digits of what the rules and kinds of projects say, whatever the order of their members. */
function contentMark({ rules, kinds }: RuleBook): string {
  let hash = 0x811c9dc5;
  // FNV-1a over the code units.
  for (const letter of canonicalText({ rules, kinds })) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193);
  return ((hash ^ (hash >>> 16)) & 0xffff).toString(16).padStart(4, '0');
}

/** A book whose mark is not of what it says was changed by hand: it counts as one more change. */
export function withTrueMark(book: RuleBook): RuleBook {
  const [, , mark] = EDITION.exec(book.version) ?? [];
  return mark === undefined || mark === `·${contentMark(book)}` ? book : asEdition(book, editionOf(book.version) + 1);
}

/**
 * Rules of a file as they come into force. The shipped rules, those in force and an edition with its mark are what they are;
 * one without a mark is the next after both it and the one in force.
 */
export function importedEdition(file: RuleBook, inForce: RuleBook, shipped: RuleBook): RuleBook {
  if (!editionOrNull(file, shipped)) return shipped;
  if (!editionOrNull(file, inForce)) return inForce;
  const marked = withTrueMark(file);
  if (EDITION.exec(marked.version)?.[2] !== undefined) return marked;
  return asEdition(file, Math.max(editionOf(file.version), editionOf(inForce.version)) + 1);
}

/** The book with another rule in place of the one of that id; the same book where nothing differs. */
export function withRule(book: RuleBook, id: string, change: (rule: Rule) => Rule): RuleBook {
  const rule = book.rules.find((r) => r.id === id);
  const next = rule && change(rule);
  if (!next || sameRule(rule, next)) return book;
  return edited(book, { rules: book.rules.map((r) => (r === rule ? next : r)) });
}

/** The book with one more rule, after the one of `after` or at the end. */
export function withNewRule(book: RuleBook, rule: Rule, after: string | null = null): RuleBook {
  const at = after === null ? -1 : book.rules.findIndex((r) => r.id === after);
  const rules = at < 0 ? [...book.rules, rule] : book.rules.toSpliced(at + 1, 0, rule);
  return edited(book, { rules });
}

export function withoutRule(book: RuleBook, id: string): RuleBook {
  const rules = book.rules.filter((r) => r.id !== id);
  return rules.length === book.rules.length ? book : edited(book, { rules });
}

/** The book with one more kind of project. */
export const withKind = (book: RuleBook, kind: ProjectKind): RuleBook => edited(book, { kinds: [...book.kinds, kind] });

/** An id that none of the rules has: the stem, else the stem with a number. */
export function freshRuleId({ rules }: RuleBook, stem: string): string {
  const taken = new Set(rules.map((r) => r.id));
  for (let n = 1; ; n++) {
    const id = n === 1 ? stem : `${stem}-${n}`;
    if (!taken.has(id)) return id;
  }
}

/** A rule of the user's own, of which nothing is known yet: 待核实, and a notice until somebody confirms it. */
export const blankRule = (id: string, name: Bilingual, target: Rule['target'], test: RuleTest): Rule => ({
  id,
  name,
  short: name,
  target,
  kinds: null,
  test,
  outcome: 'notice',
  requirement: null,
  citation: null,
  verification: 'unverified',
  confirmedBy: null,
  activities: null,
  note: null,
});

/** A document that a user names. */
export const ownCitation = (document: string): Citation => ({
  document,
  number: null,
  clause: null,
  quote: null,
  url: null,
  source: 'USER',
  from: null,
  to: null,
  status: 'unknown',
});

/** Somebody answers for the rule by name; with the document, if there is one (empty: none), its outcome may be set. */
export const confirmed = (rule: Rule, by: { readonly name: string; readonly date: string }, document = ''): Rule => ({
  ...rule,
  verification: 'confirmed',
  confirmedBy: by,
  citation: document === '' ? rule.citation : ownCitation(document),
});

/** Whether the rule may say more than 提示: it rests on a document, and is not 待核实. */
export const maySayMore = ({ verification, citation }: Rule): boolean =>
  verification !== 'unverified' && citation !== null;

/** Without its document a rule is a notice. */
export const withoutCitation = (rule: Rule): Rule => ({ ...rule, citation: null, outcome: 'notice' });

/** Nobody answers for it any more: a notice without a citation. */
export const unconfirmed = (rule: Rule): Rule => ({
  ...rule,
  verification: 'unverified',
  confirmedBy: null,
  outcome: 'notice',
  citation: null,
});

/** The rule of that id as it was shipped: put back in its place, or taken away where it is the user's own. */
export function resetRule(book: RuleBook, shipped: RuleBook, id: string): RuleBook {
  const own = shipped.rules.find((r) => r.id === id);
  if (!own) return withoutRule(book, id);
  if (book.rules.some((r) => r.id === id)) return withRule(book, id, () => own);
  return edited(book, { rules: book.rules.toSpliced(placeOf(book, shipped, own), 0, own) });
}

/** Where a shipped rule belongs in the book: after the last of those that it was shipped after. */
function placeOf(book: RuleBook, shipped: RuleBook, rule: Rule): number {
  const before = shipped.rules.slice(0, shipped.rules.indexOf(rule)).map((r) => r.id);
  return book.rules.findLastIndex((r) => before.includes(r.id)) + 1;
}

/** The book, or null where it says what the shipped one says: then there is no edition of the user's. */
export const editionOrNull = (book: RuleBook, shipped: RuleBook): RuleBook | null =>
  ruleChanges(book, shipped).length === 0 && same(book.kinds, shipped.kinds) ? null : book;

/** Members of a rule that a user can change, in the order of the form. */
export const RULE_FIELDS = [
  'name',
  'short',
  'target',
  'kinds',
  'test',
  'outcome',
  'requirement',
  'citation',
  'verification',
  'confirmedBy',
  'activities',
  'note',
] as const satisfies readonly (keyof Rule)[];
export type RuleField = (typeof RULE_FIELDS)[number];

export interface RuleChange {
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** As shipped; null for a rule of the user's own. */
  readonly before: Rule | null;
  /** As it is now; null where it was deleted. */
  readonly after: Rule | null;
  /** What differs, for a changed one. */
  readonly fields: readonly RuleField[];
}

/** What the user changed against the shipped rules: in the order of the book, then what was deleted. */
export function ruleChanges(book: RuleBook, shipped: RuleBook): readonly RuleChange[] {
  const now = book.rules.flatMap((after): RuleChange[] => {
    const before = shipped.rules.find((r) => r.id === after.id) ?? null;
    if (!before) return [{ id: after.id, kind: 'added', before, after, fields: [] }];
    const fields = RULE_FIELDS.filter((field) => !same(before[field], after[field]));
    return fields.length > 0 ? [{ id: after.id, kind: 'changed', before, after, fields }] : [];
  });
  const gone = shipped.rules
    .filter(({ id }) => !book.rules.some((r) => r.id === id))
    .map((before): RuleChange => ({ id: before.id, kind: 'removed', before, after: null, fields: [] }));
  return [...now, ...gone];
}

/** The book as it is checked by: it says which of the shipped rules it lacks, so that none goes unsaid. */
export function withRemoved(book: RuleBook, shipped: RuleBook): RuleBook {
  const ids = new Set(book.rules.map((r) => r.id));
  const removed = shipped.rules
    .filter(({ id }) => !ids.has(id))
    .map((rule) => ({ rule, place: placeOf(book, shipped, rule) }));
  return removed.length > 0 ? { ...book, removed } : book;
}

/** Members that decide what is found and what it comes to: a change of them can silence a finding. */
const DECISIVE: readonly RuleField[] = ['target', 'kinds', 'test', 'outcome'];

/** Changes that can make a check come out otherwise, with the members that do; rules that were added or deleted among them. */
export const decisiveChanges = (book: RuleBook, shipped: RuleBook): readonly RuleChange[] =>
  ruleChanges(book, shipped)
    .map((change) => ({ ...change, fields: change.fields.filter((field) => DECISIVE.includes(field)) }))
    .filter(({ kind, fields }) => kind !== 'changed' || fields.length > 0);

const sameRule = (a: Rule, b: Rule): boolean => RULE_FIELDS.every((field) => same(a[field], b[field]));

/** Plain data: members in any order. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [inA, inB] = [Object.entries(a), new Map(Object.entries(b))];
  return inA.length === inB.size && inA.every(([key, value]) => inB.has(key) && same(value, inB.get(key)));
}
