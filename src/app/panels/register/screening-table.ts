/** Pure: the screenings of the register as a table, a row each. Figures are numbers in the unit of their column. */
import type { BatchEntry } from '../../../domain/siting/batch-entry.ts';
import { ROW_OUTCOMES } from '../../../domain/siting/batch-table.ts';
import type { Cell } from '../../../io/raw-layer.ts';
import { fileHectares } from '../../../text/file-figures.ts';
import type { Text } from '../../text/use-text.ts';
import { dateAndTime } from '../layer-record/when.ts';
import type { TableWords } from './register-tables.ts';

type Words = Pick<TableWords, 'kindName' | 'cityName'> & { readonly text: Pick<Text, 'register' | 'batch'> };

/** Areas are plain sums over the sites of a list, as the entry has them. */
export function screeningTable(
  entries: readonly BatchEntry[],
  { text, kindName, cityName }: Words,
): readonly (readonly Cell[])[] {
  const { register, batch } = text;
  const { columns: c } = register;
  const head = [
    c.serial,
    c.time,
    c.city,
    c.cityId,
    batch.head.name,
    batch.basisRows.file,
    c.kind,
    batch.plots,
    ...ROW_OUTCOMES.map((outcome) => batch.short[outcome]),
    batch.areaSum,
    batch.netSum,
    c.rules,
    c.hash,
  ];
  const rows = entries.map((entry): Cell[] => [
    entry.serial,
    dateAndTime(entry.at),
    cityName(entry.city),
    entry.city,
    entry.name,
    entry.file,
    kindOf(entry, kindName, batch),
    entry.count,
    ...ROW_OUTCOMES.map((outcome) => entry.outcomes[outcome]),
    fileHectares(entry.areaSquareMetres),
    fileHectares(entry.netSquareMetres),
    entry.rulesVersion,
    entry.rulesHash,
  ]);
  return [head, ...rows];
}

/** Of all sites, or the column that states it row by row; null where neither does. */
function kindOf({ kinds }: BatchEntry, kindName: Words['kindName'], words: Text['batch']): string | null {
  if (kinds.column !== null) return words.purpose.byColumn(kinds.column);
  return kinds.all === null ? null : kindName(kinds.all);
}
