/** The screening on show: reading it and changing it. */
import type { LayerTable } from '../../domain/feature-table.ts';
import type { Problem } from '../../domain/problems.ts';
import type { ScreenedRows } from '../../domain/siting/batch.ts';
import { withFormerLimits } from '../../domain/siting/batch-limits.ts';
import type { BatchRecord } from '../../domain/siting/batch-record.ts';
import { AS_THEY_CAME, NO_FILTER } from '../../domain/siting/batch-rows.ts';
import { BatchTable } from '../../domain/siting/batch-table.ts';
import { batch as words } from '../text/batch.ts';
import { batchDisk } from './batch-disk.ts';
import { type BatchNews, tellWindows } from './batch-news.ts';
import type { BatchState } from './batch-types.ts';
import { shippedRules } from './open-city.ts';
import { storageProblem } from './save-disk.ts';
import { getApp, setSession } from './store.ts';

export const tell = (...problems: readonly Problem[]): void =>
  setSession({ problems: [...getApp().problems, ...problems] });

/** The screening on show, if it is that one still. */
export function current(id: string): BatchState | null {
  const { batch } = getApp();
  return batch?.record.id === id ? batch : null;
}

export function change(id: string, part: Partial<BatchState>): void {
  const batch = current(id);
  if (batch) setSession({ batch: { ...batch, ...part } });
}

type Named = Pick<BatchRecord, 'id' | 'city'>;

/** Whatever is written is written unless nothing may be, and other windows are told; what the disk refuses is told here. */
export async function persist(
  write: () => Promise<void>,
  { id, city }: Named,
  news: Pick<BatchNews, 'what' | 'from'>,
): Promise<void> {
  if (getApp().sessionOnly) return;
  try {
    await write();
    tellWindows({ id, city, ...news });
  } catch (error) {
    tell(storageProblem(error));
  }
}

/** Change the record on show and on the disk. */
export async function keep(id: string, part: Partial<BatchRecord>): Promise<void> {
  const batch = current(id);
  if (!batch) return;
  const record = { ...batch.record, ...part };
  setSession({ batch: { ...batch, record } });
  await persist(() => batchDisk.write(record), record, { what: 'record' });
}

export function stateOf(record: BatchRecord, footprints: LayerTable, table: BatchTable | null): BatchState {
  const { rowName } = words[getApp().language];
  return {
    record,
    footprints,
    names: footprints.features.map((f, i) => f.properties.name.trim() || rowName(i + 1)),
    table,
    done: table?.done ?? 0,
    work: 'resting',
    stale: [],
    filter: NO_FILTER,
    order: AS_THEY_CAME,
    row: null,
  };
}

/** A record whose columns say which limits are looser, by the rules of the city on show as shipped; those of earlier versions do not. */
export function withLimits(record: BatchRecord): BatchRecord {
  const shipped = shippedRules();
  if (shipped && shipped.city !== record.city) return record;
  return { ...record, columns: withFormerLimits(record.columns, record.rulesVersion, shipped) };
}

export function tableOf({ count, columns }: BatchRecord, rows: readonly ScreenedRows[]): BatchTable | null {
  if (rows.length === 0 || columns.length === 0) return null;
  const table = new BatchTable(count, columns);
  for (const part of rows) table.put(part);
  return table;
}
