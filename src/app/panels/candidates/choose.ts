/** Pure: which footprints are compared. */
import type { LeftOutCandidate, LeftOutReason } from '../../../text/candidates-left-out.ts';
import type { Footprint, Project, Session } from '../../state/model.ts';
import { kindOf, ownSites } from '../../state/select.ts';

/** Fewer are no comparison; more do not fit side by side. */
export const LEAST = 2;
export const MOST = 5;

type Work = Pick<Session, 'candidates'> & { readonly project: Pick<Project, 'footprints' | 'activeFootprintId'> };

/** In the order of the project: those the user chose, else the first ones with the active one among them. */
export function chosenCandidates({ candidates, project }: Work): readonly Footprint[] {
  const { activeFootprintId } = project;
  const footprints = ownSites(project);
  if (candidates) return footprints.filter((f) => candidates.includes(f.id)).slice(0, MOST);
  const first = footprints.slice(0, MOST);
  const active = footprints.find((f) => f.id === activeFootprintId);
  return !active || first.includes(active) ? first : [...first.slice(0, MOST - 1), active];
}

/** Those that a report compares: where the user chose none, only projects of the stated kind and shape of the active one. */
export function reportedCandidates({ candidates, project }: Work): readonly Footprint[] {
  const { footprints, activeFootprintId } = project;
  const active = footprints.find((f) => f.id === activeFootprintId);
  if (candidates || !active) return chosenCandidates({ candidates, project });
  const alike = footprints.filter((f) => unlike(f, active) === null);
  return chosenCandidates({ candidates, project: { footprints: alike, activeFootprintId } });
}

function unlike(f: Footprint, active: Footprint): LeftOutReason | null {
  if (kindOf(f) !== kindOf(active)) return 'kind';
  return (f.origin === 'line') === (active.origin === 'line') ? null : 'line';
}

/** The sites that a report leaves out without having been told to. */
export function leftOutCandidates(work: Work): readonly LeftOutCandidate[] {
  const { candidates, project } = work;
  const active = project.footprints.find((f) => f.id === project.activeFootprintId);
  if (candidates || !active) return [];
  const reported = reportedCandidates(work);
  return ownSites(project)
    .filter((f) => f !== active && !reported.includes(f))
    .map((f) => ({ name: f.name, why: unlike(f, active) ?? 'number' }));
}

/** Kinds of the sites, each once, where they differ: other rules apply to each, so that counts of one say nothing of another. */
export function differentKinds(sites: readonly Footprint[]): readonly (string | null)[] {
  const kinds = [...new Set(sites.map(kindOf))];
  return kinds.length > 1 ? kinds : [];
}

/** What is ticked while the user has ticked nothing. */
export type Preset = 'all' | 'first' | 'active';

/** Null where the user has chosen, or there is nothing to choose. */
export function presetOf({ candidates, project }: Work): Preset | null {
  const { activeFootprintId } = project;
  const footprints = ownSites(project);
  if (candidates || footprints.length < LEAST) return null;
  if (footprints.length <= MOST) return 'all';
  return footprints.findIndex((f) => f.id === activeFootprintId) >= MOST ? 'active' : 'first';
}

/** A name for a copy: the letter after those that its fellows have, the original being A: `X(候选 B)`. */
export function candidateName(
  name: string,
  taken: readonly string[],
  write: (name: string, letter: string) => string,
): string {
  const letters = [...'BCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const plain = ['A', ...letters].reduce((stem, letter) => withoutEnd(stem, write('', letter)), name);
  const free = letters.find((letter) => !taken.includes(write(plain, letter)));
  return free ? write(plain, free) : name;
}

const withoutEnd = (text: string, end: string): string => (text.endsWith(end) ? text.slice(0, -end.length) : text);

/** Ids after one is chosen or given up; the same where no more fit. */
export function toggled(chosen: readonly string[], id: string): readonly string[] {
  if (chosen.includes(id)) return chosen.filter((c) => c !== id);
  return chosen.length < MOST ? [...chosen, id] : chosen;
}
