/** Rows out of the table: to the clipboard as a sheet, to a file as CSV. */
import type { CityLayer } from '../../../domain/city.ts';
import { count } from '../../format.ts';
import { getApp, setSession } from '../../state/store.ts';
import type { Text } from '../../text/use-text.ts';
import { asCsv, asTsv, type TableColumn, type TableRow } from './rows.ts';

export function copyRows(rows: readonly TableRow[], columns: readonly TableColumn[], text: Text['shell']): void {
  navigator.clipboard
    .writeText(asTsv(rows, columns, text))
    .then(() => say(text.table.copied(count(rows.length))))
    .catch(() => say(text.table.copyFailed));
}

const say = (words: string): void => setSession({ toast: { id: Date.now(), text: words, undo: false } });

export function saveRows(
  layer: CityLayer,
  rows: readonly TableRow[],
  columns: readonly TableColumn[],
  text: Text['shell'],
): void {
  const url = URL.createObjectURL(new Blob([asCsv(rows, columns, text)], { type: 'text/csv;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${getApp().cityId}-${layer.id}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
