/** What the user states of a project. Each change is one step of undo; a change of the kind checks the site again. */
import { NO_FACTS, type ProjectFacts } from '../../domain/siting/project.ts';
import { withFootprint } from '../map/edit/active.ts';
import type { Footprint } from './model.ts';
import { edit } from './store.ts';

export const factsOf = (footprint: Pick<Footprint, 'facts'>): ProjectFacts => footprint.facts ?? NO_FACTS;

export function stateFacts(footprint: Footprint, change: Partial<ProjectFacts>): void {
  const before = factsOf(footprint);
  const facts = { ...before, ...change };
  const same = (Object.keys(facts) as (keyof ProjectFacts)[]).every((key) => facts[key] === before[key]);
  if (!same) edit((project) => withFootprint(project, footprint.id, (f) => ({ ...f, facts })));
}
