/** Pure: the fields of a layer's record that a user may change, and what of a draft may be kept. */
import type { UserLayer } from '../../../domain/user-layers.ts';

export interface RecordDraft {
  readonly name: string;
  readonly date: string;
  readonly version: string;
  readonly approval: string;
  readonly holder: string;
  /** Metres, as typed. */
  readonly accuracy: string;
}

export const draftOf = ({ name, record }: UserLayer): RecordDraft => ({
  name,
  date: record.date,
  version: record.version,
  approval: record.approval,
  holder: record.holder,
  // Finer than a millimetre is nothing anyone knows.
  accuracy: String(Number(record.accuracyMetres.toFixed(3))),
});

export type DraftFault = 'wrongName' | 'wrongDate' | 'wrongAccuracy';

const DATE = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** What is wrong with a field as it stands, or null. */
export function faultOf(field: keyof RecordDraft, value: string): DraftFault | null {
  const text = value.trim();
  if (field === 'name') return text === '' ? 'wrongName' : null;
  if (field === 'date') return DATE.test(text) ? null : 'wrongDate';
  if (field !== 'accuracy') return null;
  return /^\d+(\.\d+)?$/.test(text) ? null : 'wrongAccuracy';
}

interface RecordChange {
  name?: string;
  date?: string;
  version?: string;
  approval?: string;
  holder?: string;
  accuracyMetres?: number;
}

/** Fields that differ from the record and are sound; null where there are none. */
export function changesOf(user: UserLayer, draft: RecordDraft): Readonly<RecordChange> | null {
  const before = draftOf(user);
  const change: RecordChange = {};
  for (const field of Object.keys(draft) as (keyof RecordDraft)[]) {
    const text = draft[field].trim();
    if (text === before[field] || faultOf(field, text) !== null) continue;
    if (field === 'accuracy') change.accuracyMetres = Number(text);
    else change[field] = text;
  }
  return Object.keys(change).length > 0 ? change : null;
}
