/** The comparison as a CSV for the user: rows as on the screen. */
import { downloadCsv } from '../../export/download.ts';
import { getApp } from '../../state/store.ts';
import { textIn } from '../../text/use-text.ts';
import { type Compared, candidateTable } from './candidates-csv.ts';

export function exportCandidates(compared: Compared): void {
  const { open, cityId, language } = getApp();
  const text = textIn(language);
  const table = candidateTable(compared, text, language);
  downloadCsv(text.candidates.fileName(open?.city.name[language] ?? cityId), table);
}
