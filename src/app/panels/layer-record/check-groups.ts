/** Pure: what a data check found, by kind. */
import type { Problem, ProblemCode } from '../../../domain/problems.ts';

export interface ProblemGroup {
  readonly code: ProblemCode;
  /** The worst of the group. */
  readonly severity: Problem['severity'];
  /** How many places there are; a problem may stand for several. */
  readonly places: number;
  /** In the order in which they were found. */
  readonly problems: readonly Problem[];
}

/** Errors before warnings, then the kinds with the most first; kinds of the same size keep their order. */
export function groupsOf(problems: readonly Problem[]): ProblemGroup[] {
  const byCode = new Map<ProblemCode, Problem[]>();
  for (const problem of problems) {
    const own = byCode.get(problem.code);
    if (own) own.push(problem);
    else byCode.set(problem.code, [problem]);
  }
  return [...byCode]
    .map(([code, own]): ProblemGroup => {
      const severity = own.some((p) => p.severity === 'error') ? 'error' : 'warning';
      return { code, severity, places: placesOf(own), problems: own };
    })
    .sort((a, b) => rank(a) - rank(b) || b.places - a.places);
}

const placesOf = (problems: readonly Problem[]): number =>
  problems.reduce((sum, { values: { places } }) => sum + (typeof places === 'number' && places > 0 ? places : 1), 0);

const rank = (group: ProblemGroup): number => (group.severity === 'error' ? 0 : 1);

/** Whether a problem can be looked at: it has a position, or belongs to a feature of the layer on the map. */
export const hasPlace = (problem: Problem): boolean =>
  problem.where.position !== undefined || problem.where.feature !== undefined;

/** Features with faults that mending takes away, each once. */
export const mendableFeatures = (problems: readonly Problem[]): readonly number[] => [
  ...new Set(
    problems.flatMap(({ severity, where: { feature } }) =>
      severity === 'error' && feature !== undefined ? [feature] : [],
    ),
  ),
];
