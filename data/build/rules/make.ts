/** Short ways to write rules down. */
import type { Bilingual } from '../../../src/domain/city.ts';
import type { Citation, Rule, RuleTest } from '../../../src/domain/siting/rules.ts';

export const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** A common area up to this is a sliver of digitising, shown but not a hit, square metres. */
const SLIVER_SQUARE_METRES = 1;
/** A line inside the footprint up to this is contact, metres. */
const SLIVER_METRES = 0.1;

export const overlap: RuleTest = { kind: 'overlap', toleranceSquareMetres: SLIVER_SQUARE_METRES };
export const crosses: RuleTest = { kind: 'crosses', toleranceMetres: SLIVER_METRES };
/** Outward of the boundary, as bands are. */
export const outward = (metres: number): RuleTest => ({ kind: 'within', metres, inside: false });
/** The inside and the ground around it. */
export const within = (metres: number): RuleTest => ({ kind: 'within', metres, inside: true });

export const target = (layer: string, ...classes: string[]): Rule['target'] => ({
  layer,
  classes: classes.length > 0 ? classes : null,
});

/** The layers of every city whose one class has the layer's name. */
export const managementRange = target('management-range', 'management-range');
export const ecologicalSpaces = target('ecological-space', 'ecological-space');
export const wholeCity = target('districts');

type Source = Pick<Citation, 'document' | 'quote'> & Partial<Citation>;

const citation = (source: Citation['source'], given: Source): Citation => ({
  document: given.document,
  number: given.number ?? null,
  clause: given.clause ?? null,
  quote: given.quote,
  url: given.url ?? null,
  source,
  from: given.from ?? null,
  to: given.to ?? null,
  status: given.status ?? 'unknown',
});

export const found = (given: Source & { readonly url: string }): Citation => citation('FOUND', given);
export const seed = (given: Source): Citation => citation('SEED', given);

type Words = Pick<Rule, 'id' | 'name' | 'target' | 'test'> & Partial<Pick<Rule, 'kinds' | 'activities' | 'note'>>;

/** A rule that stands written in a source. */
export const cited = (
  given: Words & Pick<Rule, 'short' | 'outcome' | 'requirement'> & { readonly citation: Citation },
): Rule => ({
  id: given.id,
  name: given.name,
  short: given.short,
  target: given.target,
  kinds: given.kinds ?? null,
  test: given.test,
  outcome: given.outcome,
  requirement: given.requirement,
  citation: given.citation,
  verification: 'cited',
  confirmedBy: null,
  activities: given.activities ?? null,
  note: given.note ?? null,
});

type Clause = Omit<Words, 'test'> &
  Pick<Rule, 'outcome' | 'requirement'> &
  Partial<Pick<Rule, 'test'>> & { readonly quote: string | null };

/** Rules of one document, each with what is quoted of it (null: nothing); by ground in common where no other test is told. */
export const clausesOf =
  (short: Bilingual, cite: (quote: string | null) => Citation) =>
  ({ test = overlap, quote, ...given }: Clause): Rule =>
    cited({ ...given, test, short, citation: cite(quote) });

/** A rule that is not yet confirmed from its source: a notice that cites nothing. */
export const unverified = (given: Words & Pick<Rule, 'requirement'>): Rule => ({
  id: given.id,
  name: given.name,
  short: both('待核实', 'To be verified'),
  target: given.target,
  kinds: given.kinds ?? null,
  test: given.test,
  outcome: 'notice',
  requirement: given.requirement,
  citation: null,
  verification: 'unverified',
  confirmedBy: null,
  activities: given.activities ?? null,
  note: given.note ?? null,
});
