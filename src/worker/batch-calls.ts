/**
 * The protocol between the page and a thread that screens footprints (批量筛查): beside the computing thread, so that sites
 * can be moved and checked meanwhile. It may be ended at any moment; what it has answered is kept by the page.
 */
import type { BatchColumn, BatchKinds, ScreenedRows } from '../domain/siting/batch.ts';
import type { Calls } from './calls.ts';

export interface OpenedBatch {
  readonly columns: readonly BatchColumn[];
  /** In the order that the rows speak of them by. */
  readonly districts: readonly { readonly id: string; readonly name: string }[];
  readonly count: number;
}

export interface BatchCalls {
  /** Read a city and the footprints, a stored layer (`io/layer-pack`). @throws Error where that is not as it was stored. */
  open: {
    input: {
      readonly city: Calls['openCity']['input'];
      readonly footprints: ArrayBuffer;
      readonly kinds: BatchKinds;
    };
    output: OpenedBatch;
  };
  /** Check the rows from one place up to another. */
  screen: { input: { readonly from: number; readonly to: number }; output: ScreenedRows };
}
