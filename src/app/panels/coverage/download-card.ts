/** A card of the board as a file: workbook, text or picture. */
import type { CsvCell } from '../../export/csv.ts';
import { downloadBlob, downloadCsv } from '../../export/download.ts';
import { setSession } from '../../state/store.ts';
import { cardPicture } from './card-picture.ts';

export type CardFormat = 'xlsx' | 'csv' | 'png';

interface CardFile {
  readonly format: CardFormat;
  readonly name: string;
  readonly rows: () => readonly (readonly CsvCell[])[];
  /** Rows before the table: city, data, filter, units, day. */
  readonly origin: () => readonly (readonly CsvCell[])[];
  readonly caption: () => string;
  readonly picture: () => HTMLElement | null;
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export async function downloadCard({ format, name, rows, origin, caption, picture }: CardFile): Promise<void> {
  if (format === 'png') {
    const element = picture();
    const image = element && (await cardPicture(element, caption()));
    if (image) downloadBlob(`${name}.png`, image);
    return;
  }
  const head = origin();
  const all = [...head, ...rows()];
  if (format === 'csv') return downloadCsv(name, all);
  const { writeXlsx } = await import('../../../io/write/xlsx.ts');
  const written = await writeXlsx([{ name, rows: all, hasHead: true, headRow: head.length }]);
  if (written.ok)
    downloadBlob(`${name}.xlsx`, new Blob([written.value.bytes as Uint8Array<ArrayBuffer>], { type: XLSX }));
  else setSession({ problems: written.problems });
}
