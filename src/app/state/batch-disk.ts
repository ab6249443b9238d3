/** A screening on the disk: its record beside the work, its rows beside the layers, chunk by chunk as they are done. */
import type { ScreenedRows } from '../../domain/siting/batch.ts';
import { type BatchRecord, parseBatchRecord } from '../../domain/siting/batch-record.ts';
import { type Disk, layerDisk, workDisk } from './save-disk.ts';
import { PREFIX } from './save-slots.ts';

const recordKey = (cityId: string): string => `${PREFIX}batch/${cityId}`;
const rowsOf = (id: string): string => `batch/${id}/`;

export interface BatchDisk {
  /** The record of a city's screening with its rows; null where there is none that can be read. */
  read(cityId: string): Promise<{ readonly record: BatchRecord; readonly rows: readonly ScreenedRows[] } | null>;
  write(record: BatchRecord): Promise<void>;
  /** Rows that were written as one stretch from that place on; null where there are none. */
  readRows(id: string, from: number): Promise<ScreenedRows | null>;
  writeRows(id: string, rows: ScreenedRows): Promise<void>;
  /** Take a screening and its rows away. */
  remove(record: BatchRecord): Promise<void>;
  /** Take rows away whose screening is gone. */
  removeRows(id: string): Promise<void>;
}

export function makeBatchDisk(work: Disk, layers: Disk): BatchDisk {
  const keysOf = async (id: string) => (await layers.keys()).filter((key) => key.startsWith(rowsOf(id)));
  const removeRows = async (id: string) => layers.remove(await keysOf(id));
  return {
    async read(cityId) {
      const record = parseBatchRecord(await work.get(recordKey(cityId)));
      if (!record) return null;
      const stored = await Promise.all((await keysOf(record.id)).map((key) => layers.get(key)));
      return { record, rows: stored.filter(isRows) };
    },
    async readRows(id, from) {
      const stored = await layers.get(`${rowsOf(id)}${from}`);
      return isRows(stored) ? stored : null;
    },
    write: (record) => work.set([[recordKey(record.city), record]]),
    writeRows: (id, rows) => layers.set([[`${rowsOf(id)}${rows.from}`, rows]]),
    async remove(record) {
      await work.remove([recordKey(record.city)]);
      await removeRows(record.id);
    },
    removeRows,
  };
}

const isRows = (value: unknown): value is ScreenedRows =>
  typeof value === 'object' && value !== null && (value as ScreenedRows).status instanceof Uint8Array;

export const batchDisk: BatchDisk = makeBatchDisk(workDisk, layerDisk);
