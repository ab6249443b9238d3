/** A screening as it is kept: on what it rests, and its rows as far as they are done. */
import * as v from 'valibot';
import type { Bilingual } from '../city.ts';
import type { Problem, ProblemCode } from '../problems.ts';
import {
  BATCH_OUTCOMES,
  type BatchColumn,
  type BatchKinds,
  CELL_REASONS,
  CELL_STATUSES,
  type ScreenedRows,
} from './batch.ts';

/** State of a layer that a screening rests on. */
export interface BatchData {
  readonly layerId: string;
  readonly versionId: string;
  readonly date: string;
  readonly name: Bilingual;
  readonly accuracyMetres: number;
}

export interface BatchRecord {
  readonly id: string;
  readonly city: string;
  readonly name: string;
  /** The file the footprints came in. */
  readonly file: string;
  /** Key of the stored footprints. */
  readonly pack: string;
  readonly count: number;
  readonly kinds: BatchKinds;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Null while rows are still to be checked. */
  readonly finishedAt: number | null;
  /** Stopped by the user until told to go on. */
  readonly paused: boolean;
  readonly rulesVersion: string;
  readonly rulesHash: string;
  /** Layers of the city when it was started. */
  readonly data: readonly BatchData[];
  /** Empty until the first row is checked. */
  readonly columns: readonly BatchColumn[];
  /** By the places that rows name them with. */
  readonly districts: readonly { readonly id: string; readonly name: string }[];
}

/** Why the rows of a screening are of another day: rules, data or both are others now. Empty: they are not. */
export function staleness(
  record: Pick<BatchRecord, 'rulesHash' | 'data'>,
  now: Pick<BatchRecord, 'rulesHash' | 'data'>,
): readonly ('rules' | 'data')[] {
  const dataOf = ({ data }: Pick<BatchRecord, 'data'>) =>
    JSON.stringify(data.map((d) => [d.layerId, d.versionId, d.accuracyMetres]));
  return [
    ...(record.rulesHash === now.rulesHash ? [] : (['rules'] as const)),
    ...(dataOf(record) === dataOf(now) ? [] : (['data'] as const)),
  ];
}

/** Whether rows by the one list of columns can stand in one table with rows by the other: same limits in the same places. */
export function isSameTable(one: readonly BatchColumn[], other: readonly BatchColumn[]): boolean {
  const placesOf = (columns: readonly BatchColumn[]) =>
    JSON.stringify(columns.map(({ id, outcome, test, isRemoved = false }) => [id, outcome, test, isRemoved]));
  return placesOf(one) === placesOf(other);
}

const text = v.string();
const time = v.pipe(v.number(), v.finite());
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const bilingual = v.object({ zh: text, en: text });

const test = v.variant('kind', [
  v.object({ kind: v.literal('overlap'), toleranceSquareMetres: time }),
  v.object({ kind: v.literal('crosses'), toleranceMetres: time }),
  v.object({ kind: v.literal('within'), metres: time, inside: v.boolean() }),
]);

const column: v.GenericSchema<unknown, BatchColumn> = v.object({
  id: text,
  classKey: v.nullable(text),
  layerId: text,
  ruleId: v.nullable(text),
  name: bilingual,
  ruleName: v.optional(v.nullable(bilingual)),
  short: v.nullable(bilingual),
  outcome: v.picklist(['avoid', 'justify', 'certify', 'notice', 'none', 'unchecked']),
  test: v.nullable(test),
  former: v.optional(v.nullable(test)),
  isRemoved: v.optional(v.boolean()),
});

const record: v.GenericSchema<unknown, BatchRecord> = v.object({
  id: v.pipe(text, v.regex(/^[a-z0-9-]+$/)),
  city: text,
  name: text,
  file: text,
  pack: text,
  count,
  kinds: v.object({ all: v.nullable(text), column: v.nullable(text), uses: v.optional(v.boolean()) }),
  startedAt: time,
  finishedAt: v.nullable(time),
  paused: v.boolean(),
  rulesVersion: text,
  rulesHash: text,
  data: v.array(v.object({ layerId: text, versionId: text, date: text, name: bilingual, accuracyMetres: time })),
  columns: v.array(column),
  districts: v.array(v.object({ id: text, name: text })),
});

/** A stored record; null where it is none. */
export function parseBatchRecord(value: unknown): BatchRecord | null {
  const parsed = v.safeParse(record, value);
  return parsed.success ? parsed.output : null;
}

const PER_ROW = ['outcomes', 'areaSquareMetres', 'insideSquareMetres', 'netSquareMetres', 'districts'] as const;
const PER_CELL = [
  'status',
  'reasons',
  'flags',
  'cellSquareMetres',
  'lengthMetres',
  'distanceMetres',
  'marginMetres',
] as const;

/** Rows as plain JSON: NaN, which JSON has not, stands as null. */
export function rowsToJson(rows: ScreenedRows): unknown {
  const list = (values: ArrayLike<number>) => Array.from(values, (n) => (Number.isNaN(n) ? null : n));
  const { from, count: rowCount, columnCount, problems } = rows;
  const arrays = [...PER_ROW, ...PER_CELL].map((name) => [name, list(rows[name])] as const);
  return { from, count: rowCount, columnCount, ...Object.fromEntries(arrays), problems };
}

const numbers = v.array(v.nullable(v.pipe(v.number(), v.finite())));
const codes = (below: number) => v.array(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(below - 1)));

const problem: v.GenericSchema<unknown, Problem> = v.object({
  code: v.custom<ProblemCode>((value) => typeof value === 'string' && /^[a-z]+(-[a-z0-9]+)*$/.test(value)),
  severity: v.picklist(['error', 'warning']),
  where: v.object({
    feature: v.optional(count),
    ring: v.optional(count),
    vertex: v.optional(count),
    position: v.optional(v.tuple([time, time])),
  }),
  values: v.record(text, v.union([text, v.number()])),
});

const jsonRows = v.object({
  from: count,
  count,
  columnCount: count,
  outcomes: codes(BATCH_OUTCOMES.length),
  areaSquareMetres: numbers,
  insideSquareMetres: numbers,
  netSquareMetres: numbers,
  districts: v.array(v.pipe(v.number(), v.integer(), v.minValue(-1), v.maxValue(32_767))),
  status: codes(CELL_STATUSES.length),
  reasons: codes(CELL_REASONS.length),
  flags: codes(8),
  cellSquareMetres: numbers,
  lengthMetres: numbers,
  distanceMetres: numbers,
  marginMetres: numbers,
  problems: v.array(v.object({ row: count, problems: v.array(problem) })),
});

/** Rows of a file; null where they are not as they were written. */
export function rowsFromJson(value: unknown): ScreenedRows | null {
  const parsed = v.safeParse(jsonRows, value);
  if (!parsed.success) return null;
  const { output } = parsed;
  const isWhole =
    PER_ROW.every((name) => output[name].length === output.count) &&
    PER_CELL.every((name) => output[name].length === output.count * output.columnCount);
  if (!isWhole) return null;
  const figures = (list: readonly (number | null)[]) => Float64Array.from(list, (n) => n ?? Number.NaN);
  return {
    ...output,
    outcomes: Uint8Array.from(output.outcomes),
    areaSquareMetres: figures(output.areaSquareMetres),
    insideSquareMetres: figures(output.insideSquareMetres),
    netSquareMetres: figures(output.netSquareMetres),
    districts: Int16Array.from(output.districts),
    status: Uint8Array.from(output.status),
    reasons: Uint8Array.from(output.reasons),
    flags: Uint8Array.from(output.flags),
    cellSquareMetres: figures(output.cellSquareMetres),
    lengthMetres: figures(output.lengthMetres),
    distanceMetres: figures(output.distanceMetres),
    marginMetres: figures(output.marginMetres),
  };
}
