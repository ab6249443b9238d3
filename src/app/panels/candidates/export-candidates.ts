/** The comparison as a CSV for the user: rows as on the screen, figures in full. */
import type { CsvCell } from '../../export/csv.ts';
import { downloadCsv } from '../../export/download.ts';
import type { Footprint } from '../../state/model.ts';
import { getApp } from '../../state/store.ts';
import { textIn } from '../../text/use-text.ts';
import type { CandidateRow } from './candidate-rows.ts';
import { candidateTable } from './candidates-csv.ts';
import type { CandidateAdvice } from './use-candidate-advice.ts';
import type { CandidateCheck } from './use-candidate-checks.ts';

export function exportCandidates(
  sites: readonly Footprint[],
  checks: readonly (CandidateCheck | null)[],
  rows: readonly CandidateRow[],
  advice: readonly (CandidateAdvice | null)[],
): void {
  const { open, cityId, language } = getApp();
  const text = textIn(language);
  const table: readonly (readonly CsvCell[])[] = candidateTable({ sites, checks, rows, advice }, text, language);
  downloadCsv(text.candidates.fileName(open?.city.name[language] ?? cityId), table);
}
