/** The register as a file for the user. */
import type { CheckRecord } from '../../../domain/siting/register.ts';
import { downloadBlob } from '../../export/download.ts';
import { rulesOf } from '../../state/rule-verbs.ts';
import { getApp, setSession } from '../../state/store.ts';
import { textIn } from '../../text/use-text.ts';
import { today } from '../rules/day.ts';
import { dataTable, findingTable, recordTable, type TableWords } from './register-tables.ts';

export type RegisterFormat = 'xlsx' | 'csv' | 'json';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** JSON holds the records whole, the footprints with them; the tables hold what can be read in columns. */
export async function exportRegister(records: readonly CheckRecord[], format: RegisterFormat): Promise<void> {
  const state = getApp();
  const { language } = state;
  const text = textIn(language);
  const kinds = rulesOf(state)?.kinds ?? [];
  const kindName = (id: string) => kinds.find((k) => k.id === id)?.name[language] ?? id;
  const words: TableWords = { text, language, kindName };
  const city = state.open?.city.name[language] ?? state.cityId;
  const name = `${text.register.fileName(city, today())}.${format}`;
  if (format === 'json') {
    const json = JSON.stringify({ format: 'ecospace-register', version: 1, city: state.cityId, records }, null, 1);
    downloadBlob(name, new Blob([json], { type: 'application/json' }));
    return;
  }
  if (format === 'csv') {
    const { csvText } = await import('../../../io/write/csv.ts');
    downloadBlob(name, new Blob([csvText(recordTable(records, words))], { type: 'text/csv;charset=utf-8' }));
    return;
  }
  const { writeXlsx } = await import('../../../io/write/xlsx.ts');
  const { sheets } = text.register;
  const written = await writeXlsx([
    { name: sheets.records, rows: recordTable(records, words) },
    { name: sheets.findings, rows: findingTable(records, words) },
    { name: sheets.data, rows: dataTable(records, words) },
  ]);
  if (written.ok) downloadBlob(name, new Blob([written.value.bytes as Uint8Array<ArrayBuffer>], { type: XLSX }));
  else setSession({ problems: written.problems });
}
