/** Opening the record of a layer at one of its pages. */
import { setSession } from '../../state/store.ts';

export type RecordTab = 'record' | 'versions' | 'check';

let wanted: RecordTab = 'record';

export function openRecord(layerId: string, tab: RecordTab = 'record'): void {
  wanted = tab;
  setSession({ dialog: { record: layerId } });
}

/** The page the record was last opened at. */
export const wantedTab = (): RecordTab => wanted;
