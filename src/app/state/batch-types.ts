/** A screening of many footprints as the page has it. */
import type { LayerTable } from '../../domain/feature-table.ts';
import type { BatchKinds } from '../../domain/siting/batch.ts';
import type { BatchRecord } from '../../domain/siting/batch-record.ts';
import type { BatchFilter, BatchOrder } from '../../domain/siting/batch-rows.ts';
import type { BatchTable } from '../../domain/siting/batch-table.ts';

export interface BatchState {
  readonly record: BatchRecord;
  /** The footprints with their columns. */
  readonly footprints: LayerTable;
  readonly names: readonly string[];
  /** Filled while rows are checked: `done` tells that it has changed. Null until the first row is checked. */
  readonly table: BatchTable | null;
  readonly done: number;
  /** `opening`: the threads read the city; `elsewhere`: another window goes on with it. */
  readonly work: 'resting' | 'opening' | 'running' | 'elsewhere';
  /** What of today is other than what its rows rest on; `columns`: rules and data are the same, and yet are not held against sites as they were. */
  readonly stale: readonly ('rules' | 'data' | 'columns')[];
  readonly filter: BatchFilter;
  readonly order: BatchOrder;
  /** Row in hand. */
  readonly row: number | null;
}

export interface BatchToStart {
  readonly name: string;
  readonly file: string;
  /** Key of the stored footprints. */
  readonly pack: string;
  readonly footprints: LayerTable;
  readonly kinds: BatchKinds;
}
