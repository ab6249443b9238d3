/** The register as a file for the user. */
import type { CheckRecord } from '../../../domain/siting/register.ts';
import { cityName } from '../../cities.ts';
import { downloadBlob } from '../../export/download.ts';
import { shippedRules } from '../../state/open-city.ts';
import { rulesOf } from '../../state/rule-verbs.ts';
import { getApp, setSession } from '../../state/store.ts';
import { textIn } from '../../text/use-text.ts';
import { today } from '../rules/day.ts';
import { dataTable, findingTable, recordTable, sheetOf, type TableWords } from './register-tables.ts';
import { screeningTable } from './screening-table.ts';

export type RegisterFormat = 'xlsx' | 'csv' | 'csv-findings' | 'json';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/**
 * JSON holds the records whole, the footprints with them; the tables hold what can be read in columns. JSON and the workbook
 * hold the screenings of the city too; CSV is one table, of the records or of their findings.
 */
export async function exportRegister(records: readonly CheckRecord[], format: RegisterFormat): Promise<void> {
  const state = getApp();
  const { language, screenings } = state;
  const text = textIn(language);
  const kinds = rulesOf(state)?.kinds ?? [];
  const kindName = (id: string) => kinds.find((k) => k.id === id)?.name[language] ?? id;
  const words: TableWords = {
    text,
    language,
    kindName,
    cityName: (id) => cityName(id, language),
    shipped: shippedRules(),
  };
  const city = state.open?.city.name[language] ?? state.cityId;
  const stem = text.register.fileName(city, today());
  if (format === 'json') {
    const whole = { format: 'ecospace-register', version: 1, city: state.cityId, records, screenings };
    downloadBlob(`${stem}.json`, new Blob([JSON.stringify(whole, null, 1)], { type: 'application/json' }));
    return;
  }
  if (format === 'csv' || format === 'csv-findings') {
    const { csvText } = await import('../../../io/write/csv.ts');
    const isFindings = format === 'csv-findings';
    const table = isFindings ? findingTable(records, words) : recordTable(records, words);
    const name = isFindings ? `${stem}-${text.register.sheets.findings}.csv` : `${stem}.csv`;
    downloadBlob(name, new Blob([csvText(table)], { type: 'text/csv;charset=utf-8' }));
    return;
  }
  const { writeXlsx } = await import('../../../io/write/xlsx.ts');
  const { sheets } = text.register;
  const written = await writeXlsx([
    sheetOf(sheets.records, recordTable(records, words), words),
    sheetOf(sheets.findings, findingTable(records, words), words),
    ...(screenings.length > 0 ? [sheetOf(text.batch.entries, screeningTable(screenings, words), words)] : []),
    sheetOf(sheets.data, dataTable([...records, ...screenings], words), words),
  ]);
  if (written.ok)
    downloadBlob(`${stem}.xlsx`, new Blob([written.value.bytes as Uint8Array<ArrayBuffer>], { type: XLSX }));
  else setSession({ problems: written.problems });
}
