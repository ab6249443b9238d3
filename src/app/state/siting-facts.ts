/** What the user states of a project. Each change is one step of undo; a change of the kind checks the site again. */
import { kindOfUse } from '../../domain/siting/kind-words.ts';
import { NO_FACTS, type ProjectFacts } from '../../domain/siting/project.ts';
import type { RuleBook } from '../../domain/siting/rules.ts';
import { withFootprint } from '../map/edit/active.ts';
import type { Footprint } from './model.ts';
import { edit, getApp } from './store.ts';

export const factsOf = (footprint: Pick<Footprint, 'facts'>): ProjectFacts => footprint.facts ?? NO_FACTS;

export function stateFacts(footprint: Footprint, change: Partial<ProjectFacts>): void {
  const before = factsOf(footprint);
  const facts = { ...before, ...change };
  const same = (Object.keys(facts) as (keyof ProjectFacts)[]).every((key) => facts[key] === before[key]);
  if (!same) edit((project) => withFootprint(project, footprint.id, (f) => ({ ...f, facts })));
}

/** A kind that the file of a footprint clearly speaks of, for the user to state: nothing is checked by it before. */
export interface ProposedKind {
  readonly use: string;
  readonly kind: string;
  /** Ids of the footprints it is offered for: all of that file with that use whose kind is not stated. */
  readonly footprintIds: readonly string[];
}

export function proposedKind(
  footprint: Footprint,
  footprints: readonly Footprint[],
  book: Pick<RuleBook, 'kinds'>,
): ProposedKind | null {
  const { use, file } = footprint;
  const kind = use === undefined || factsOf(footprint).kind !== null ? null : kindOfUse(book, use);
  if (use === undefined || kind === null) return null;
  const alike = footprints.filter((f) => f.file === file && f.use === use && factsOf(f).kind === null);
  return { use, kind, footprintIds: alike.map((f) => f.id) };
}

/** State the proposed kind of all footprints it is offered for: one step of undo. */
export function takeProposed({ kind, footprintIds }: ProposedKind): void {
  const isOne = new Set(footprintIds);
  const stated = getApp().project.footprints.map((f) =>
    isOne.has(f.id) ? { ...f, facts: { ...factsOf(f), kind } } : f,
  );
  edit((project) => ({ ...project, footprints: stated }));
}
