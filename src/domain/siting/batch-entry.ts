/** A screening in the register of checks (核对台账): one entry for all its rows, with what it rested on and what it came to. */
import * as v from 'valibot';
import type { BatchKinds } from './batch.ts';
import type { BatchRecord } from './batch-record.ts';
import { summarise } from './batch-summary.ts';
import { type BatchTable, ROW_OUTCOMES, type RowOutcome } from './batch-table.ts';
import type { DataUsed } from './register.ts';
import { isSerial } from './serial.ts';

export interface BatchEntry {
  readonly serial: string;
  /** When the last row was checked: milliseconds since 1970. */
  readonly at: number;
  /** Id of the city. */
  readonly city: string;
  /** Id of the screening; another one takes its place when the same footprints are screened again. */
  readonly batch: string;
  readonly name: string;
  /** The file the footprints came in, and the key under which they are stored. */
  readonly file: string;
  readonly pack: string;
  readonly count: number;
  readonly kinds: BatchKinds;
  readonly rulesVersion: string;
  /** SHA-256 of the rules. */
  readonly rulesHash: string;
  /** SHA-256 of the footprints, the rules, the data versions and the outcomes: the same for the same question. */
  readonly inputsHash: string;
  readonly data: readonly DataUsed[];
  /** Rows by their outcome. */
  readonly outcomes: Readonly<Record<RowOutcome, number>>;
  /** Plain sums over the rows. */
  readonly areaSquareMetres: number;
  readonly netSquareMetres: number;
}

/** What is hashed of an entry. */
export const questionOf = ({ city, pack, kinds, rulesHash, data, outcomes }: Unsigned) => ({
  city,
  pack,
  kinds,
  rulesHash,
  data: data.map(({ layerId, versionId, date }) => [layerId, versionId, date]),
  // Entries of earlier versions know no 已放宽: without any, the question is the same.
  outcomes: outcomes.relaxed > 0 ? outcomes : { ...outcomes, relaxed: undefined },
});

type Unsigned = Omit<BatchEntry, 'serial' | 'at' | 'inputsHash'>;

/** Entry of a screening whose rows are all done, but for serial, time and hash. */
export function unsignedEntry(record: BatchRecord, table: BatchTable): Unsigned {
  const { byOutcome } = summarise(table);
  const sums = [...byOutcome.values()];
  const rowsOf = (outcome: RowOutcome) => [outcome, byOutcome.get(outcome)?.rows ?? 0] as const;
  return {
    city: record.city,
    batch: record.id,
    name: record.name,
    file: record.file,
    pack: record.pack,
    count: record.count,
    kinds: record.kinds,
    rulesVersion: record.rulesVersion,
    rulesHash: record.rulesHash,
    data: record.data.map(({ layerId, versionId, date, name }) => ({ layerId, versionId, date, name })),
    outcomes: Object.fromEntries(ROW_OUTCOMES.map(rowsOf)) as BatchEntry['outcomes'],
    areaSquareMetres: sums.reduce((total, sum) => total + (sum.areaSquareMetres ?? 0), 0),
    netSquareMetres: sums.reduce((total, sum) => total + (sum.netSquareMetres ?? 0), 0),
  };
}

/** Entries with another: the same question is kept once, under its first serial, and leads to the latest screening of it. */
export function keepEntry(entries: readonly BatchEntry[], entry: BatchEntry): readonly BatchEntry[] {
  const same = entries.find((e) => e.city === entry.city && e.inputsHash === entry.inputsHash);
  return same
    ? entries.map((e) => (e === same ? { ...e, batch: entry.batch, name: entry.name } : e))
    : [...entries, entry];
}

/** Two lists of entries as one, each serial once, the own one of two; in order of time. */
export function mergeEntries(own: readonly BatchEntry[], other: readonly BatchEntry[]): readonly BatchEntry[] {
  const serials = new Set(own.map((e) => e.serial));
  return [...own, ...other.filter((e) => !serials.has(e.serial))].sort((a, b) => a.at - b.at);
}

const text = v.string();
const finite = v.pipe(v.number(), v.finite());
const count = v.pipe(finite, v.integer(), v.minValue(0));
const hash = v.pipe(text, v.regex(/^[0-9a-f]{64}$/));

const entrySchema: v.GenericSchema<unknown, BatchEntry> = v.object({
  serial: v.custom<string>(isSerial),
  at: finite,
  city: text,
  batch: text,
  name: text,
  file: text,
  pack: text,
  count,
  kinds: v.object({ all: v.nullable(text), column: v.nullable(text), uses: v.optional(v.boolean()) }),
  rulesVersion: text,
  rulesHash: hash,
  inputsHash: hash,
  data: v.array(v.object({ layerId: text, versionId: text, date: text, name: v.object({ zh: text, en: text }) })),
  outcomes: v.object({
    avoid: count,
    justify: count,
    certify: count,
    unchecked: count,
    relaxed: v.optional(count, 0),
    none: count,
    refused: count,
  }),
  areaSquareMetres: finite,
  netSquareMetres: finite,
});

/** A stored entry; null where it is none. */
export function parseBatchEntry(value: unknown): BatchEntry | null {
  const parsed = v.safeParse(entrySchema, value);
  return parsed.success ? parsed.output : null;
}

/** The entries among what a file has; none where it has no list. */
export const parseBatchEntries = (value: unknown): readonly BatchEntry[] =>
  Array.isArray(value) ? value.flatMap((entry) => parseBatchEntry(entry) ?? []) : [];
