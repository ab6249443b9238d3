/** A screening as a file for the user. */

import { isFiltered } from '../../../domain/siting/batch-rows.ts';
import { dataThread, endDataThread } from '../../data-thread.ts';
import { downloadBlob } from '../../export/download.ts';
import { inOrder, kindNames } from '../../state/batch-sites.ts';
import type { BatchState } from '../../state/batch-types.ts';
import { rulesInForce } from '../../state/rule-verbs.ts';
import { getApp, setSession } from '../../state/store.ts';
import { runTask } from '../../state/tasks.ts';
import { textIn } from '../../text/use-text.ts';
import { type BatchToWrite, basisTable, findingTable, rowCells, ruleTable, siteTable } from './batch-tables.ts';

export type BatchFormat = 'xlsx' | 'csv' | 'geojson' | 'shapefile';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Write the rows given, in the order of the table. */
export async function exportBatch(batch: BatchState, rows: readonly number[], format: BatchFormat): Promise<void> {
  const { language, open, cityId } = getApp();
  const { table } = batch;
  if (!table) return;
  const text = textIn(language).batch;
  const book = rulesInForce();
  const sorted = inOrder(batch, table, rows, kindNames(batch, book, language));
  const given: BatchToWrite = { batch, table, rows: sorted, book, language, text };
  const name = text.fileName(open?.city.name[language] ?? cityId, batch.record.name, isFiltered(batch.filter));
  if (format === 'geojson' || format === 'shapefile') {
    await writeSites(given, name, format);
    return;
  }
  if (format === 'csv') {
    const { csvText } = await import('../../../io/write/csv.ts');
    downloadBlob(`${name}.csv`, new Blob([csvText(siteTable(given))], { type: 'text/csv;charset=utf-8' }));
    return;
  }
  const { writeXlsx } = await import('../../../io/write/xlsx.ts');
  const { sheets } = text;
  const written = await writeXlsx([
    { name: sheets.rows, rows: siteTable(given) },
    { name: sheets.findings, rows: findingTable(given) },
    { name: sheets.rules, rows: ruleTable(given) },
    { name: sheets.basis, rows: basisTable(given) },
  ]);
  if (written.ok)
    downloadBlob(`${name}.xlsx`, new Blob([written.value.bytes as Uint8Array<ArrayBuffer>], { type: XLSX }));
  else setSession({ problems: written.problems });
}

/** The footprints with what was found of them as columns. */
async function writeSites(given: BatchToWrite, name: string, format: 'geojson' | 'shapefile'): Promise<void> {
  const { batch, rows, text } = given;
  const { columns: c, shortColumns } = text;
  const keys = [
    'row',
    'name',
    'outcome',
    'district',
    'area',
    'net',
    'hits',
    'relaxed',
    'borderline',
    'unchecked',
    'main',
    'problem',
  ] as const;
  const features = rows.map((row) => {
    const { geometry, properties } = batch.footprints.features[row]!;
    const cells = rowCells(given, row);
    const columns = keys.map((key, i) => [format === 'shapefile' ? shortColumns[i]! : c[key], cells[key]] as const);
    const { id, class: ofClass } = properties;
    const own = { id, name: cells.name, class: ofClass };
    return { type: 'Feature' as const, geometry, properties: { ...own, ...Object.fromEntries(columns) } };
  });
  const answer = await runTask(
    dataThread(),
    'write',
    {
      name,
      table: { type: 'FeatureCollection', features },
      target: { format, epsg: 4490, encoding: 'UTF-8' },
    },
    { label: text.exporting, onCancel: endDataThread },
  );
  if (!answer) return;
  if (answer.ok) downloadBlob(answer.value.name, new Blob([answer.value.bytes]));
  else setSession({ problems: answer.problems });
}
