/** Pure: what of the register a filter leaves. */
import type { CheckRecord } from '../../../domain/siting/register.ts';
import type { SitingOutcome } from '../../../domain/siting/result.ts';

export interface RecordFilter {
  readonly words: string;
  readonly outcome: SitingOutcome | 'all';
  /** Only records that a report was made of, or that have a note. */
  readonly usedOnly: boolean;
}

const isUsed = ({ kept, note }: CheckRecord): boolean => kept !== 'auto' || note !== '';

/** Latest first. */
export function filterRecords(
  records: readonly CheckRecord[],
  { words, outcome, usedOnly }: RecordFilter,
): readonly CheckRecord[] {
  const parts = words.toLowerCase().split(/\s+/).filter(Boolean);
  return records
    .filter((record) => {
      if (outcome !== 'all' && record.result.overall !== outcome) return false;
      if (usedOnly && !isUsed(record)) return false;
      const { name, facts } = record.footprint;
      const said = [record.serial, name, facts.unit, facts.industry, facts.purpose, record.note]
        .join(' ')
        .toLowerCase();
      return parts.every((part) => said.includes(part));
    })
    .toReversed();
}
