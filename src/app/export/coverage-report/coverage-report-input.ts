/** What the coverage report is made from, as the state has it. */
import { indicatorNeeds } from '../../../domain/coverage/indicator-parts.ts';
import { indicatorBoard } from '../../../domain/coverage/indicators.ts';
import type { CoverageReportInput } from '../../../report/coverage-input.ts';
import { today } from '../../../worker/today.ts';
import { answered, partsFor } from '../../panels/coverage/indicator-parts.ts';
import { partOf } from '../../state/coverage-types.ts';
import type { AppState } from '../../state/store.ts';

/** What the user chooses in the dialogue, and when it is made. */
export type CoverageReportWishes = Pick<CoverageReportInput, 'language' | 'internal' | 'madeAt'>;

/** Null until the board is there. */
export function coverageReportInputOf(
  { open, coverage, coverageParts, project }: Pick<AppState, 'open' | 'coverage' | 'coverageParts' | 'project'>,
  wishes: CoverageReportWishes,
): CoverageReportInput | null {
  if (!open || coverage.kind !== 'done') return null;
  const { city, summaries } = open;
  const settings = project.coverage;
  const day = today();
  const parts = partsFor(coverageParts, indicatorNeeds(city, settings), day);
  return {
    ...wishes,
    city,
    settings,
    result: coverage.result,
    parts,
    overlaps: answered(partOf(coverageParts, 'overlaps', { districts: coverage.result.overview.filter.districts })),
    board: indicatorBoard(city, parts, settings),
    featureCounts: Object.fromEntries(summaries.map(({ layerId, featureCount }) => [layerId, featureCount])),
    day,
    zoneMinutes: -new Date(wishes.madeAt).getTimezoneOffset(),
  };
}
