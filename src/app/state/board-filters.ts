/** What the board is filtered by: part of the work, one step of undo for each change; while scenes are on show, theirs is. */
import type { CoverageFilter } from '../../domain/coverage/filter.ts';
import { askCoverage, stillThere } from './coverage.ts';
import { edit, getApp, setSession, subscribeApp } from './store.ts';

/** Other districts, classes or bands, as one step; parts not named stay as they are on show. */
export function filterBoard(change: Partial<CoverageFilter>): void {
  const { coverageFilter } = getApp();
  const boardFilter = { ...coverageFilter, ...change };
  if (!isSame(boardFilter, coverageFilter)) edit((project) => ({ ...project, boardFilter }));
}

const isSame = (a: CoverageFilter, b: CoverageFilter): boolean => JSON.stringify(a) === JSON.stringify(b);

let asked: Promise<void> = Promise.resolve();

/** When the figures that the board was last filtered to are there, or were given up. */
export const filterStands = (): Promise<void> => asked;

/** Put the filter of the work on show, as far as the city has what it names; figures that were asked for are asked for anew. */
export function showBoardFilter(): void {
  const { open, project, coverageFilter, coverage } = getApp();
  const filter = open ? stillThere(project.boardFilter, open) : project.boardFilter;
  if (isSame(filter, coverageFilter)) return;
  setSession({ coverageFilter: filter, selection: { kind: 'none' } });
  // The figures of before stay until those asked for are there.
  if (coverage.kind !== 'none') asked = askCoverage(filter);
}

/** Show every change of the work's filter: chosen, undone, or of a project that was opened. Returns the function that stops. */
export function followBoardFilter(): () => void {
  return subscribeApp((state, before) => {
    if (state.project.boardFilter !== before.project.boardFilter && state.presenting === null) showBoardFilter();
  });
}
