/**
 * The register of checks (核对台账): every check at rest with its inputs and what it rested on. Pure; the clock, the hash and
 * the storage are given.
 */
import type { PolygonCoordinates } from '../feature-table.ts';
import type { Parcel } from './parcels.ts';
import { type Dispute, isDisputeOf, type ProjectFacts } from './project.ts';
import type { CheckedLayer, SitingResult } from './result.ts';
import type { StatedArea } from './stated-area.ts';

/** What was checked. */
export interface CheckedFootprint {
  /** Of the footprint in the project; another one where it was put back from the register. */
  readonly id: string;
  readonly name: string;
  readonly polygons: PolygonCoordinates;
  readonly facts: ProjectFacts;
  readonly origin: 'drawn' | 'line' | 'point' | 'pasted' | 'file';
  /** Width of a line or radius of a point, metres; null for polygons. */
  readonly distanceMetres: number | null;
  /** Beyond that, metres. */
  readonly safetyMetres: number;
  /** The line or point that it was widened from as it lies, longitude and latitude; absent for others, and in records of earlier versions. */
  readonly axis?: readonly (readonly [number, number])[] | undefined;
  /** The ground by width or radius alone; absent without a safety distance. */
  readonly land?: PolygonCoordinates | undefined;
  /** Name of the file it came from; absent where it came from none, and in records of earlier versions. */
  readonly file?: string | undefined;
  /** How it was made, where it has been moved or changed since; absent for others, and in records of earlier versions. */
  readonly made?: MadeAs | undefined;
  /** Of a project of several parcels, as they were read; absent for others, and so are the following. */
  readonly parcels?: readonly Parcel[] | undefined;
  readonly stated?: StatedArea | undefined;
  readonly addedVertices?: number | undefined;
  readonly use?: string | undefined;
  readonly copyOf?: string | undefined;
}

/** Ground of a site where it was made, with the line or point it was widened from and its land there. */
export interface MadeAs {
  readonly polygons: PolygonCoordinates;
  readonly axis?: CheckedFootprint['axis'];
  readonly land?: PolygonCoordinates | undefined;
}

/** A layer that the check was measured on, with its version then. */
export type DataUsed = Pick<CheckedLayer, 'layerId' | 'versionId' | 'date' | 'name'>;

/** `auto`: kept by itself; `report`: a report was made of it; `batch`: a row of a batch. */
export type KeptFor = 'auto' | 'report' | 'batch';

export interface CheckRecord {
  readonly serial: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Id of the city. */
  readonly city: string;
  readonly footprint: CheckedFootprint;
  readonly rulesVersion: string;
  /** SHA-256 of the rules. */
  readonly rulesHash: string;
  /** SHA-256 of the footprint, the rules, the data versions and the disputes: the same for the same question. */
  readonly inputsHash: string;
  readonly data: readonly DataUsed[];
  /** Without outlines. */
  readonly result: SitingResult;
  readonly disputes: readonly Omit<Dispute, 'footprintId'>[];
  readonly note: string;
  readonly kept: KeptFor;
}

/** A result without what can be drawn again from the layers: outlines of overlaps. */
export const withoutOutlines = <R extends Pick<SitingResult, 'findings'>>(result: R): R => ({
  ...result,
  findings: result.findings.map((f) => ({ ...f, overlap: [] })),
});

/** A later check of the same footprint within this time replaces one that nobody used, milliseconds. */
const REPLACED_WITHIN_MS = 10 * 60_000;

/** What keeping a record comes to. */
export interface Keeping {
  /** In the order in which they were kept. */
  readonly register: readonly CheckRecord[];
  /** The record that stands for the check now: the one given, or an earlier one of the same question. */
  readonly record: CheckRecord;
  /** Serial of the record that it replaced, or null. */
  readonly replaced: string | null;
}

/**
 * Keep a check. The same question is kept once in a city: a report of it takes the serial that it has. A record that was kept
 * by itself, without a note, gives way to a later check of its footprint on the same rules and data within ten minutes that has
 * the disputes of it.
 */
export function keepRecord(register: readonly CheckRecord[], record: CheckRecord): Keeping {
  const own = register.filter((r) => r.city === record.city);
  const same = newest(own.filter((r) => r.inputsHash === record.inputsHash));
  if (same) {
    const kept = USE[record.kept] > USE[same.kept] ? record.kept : same.kept;
    if (kept === same.kept) return { register, record: same, replaced: null };
    const used = { ...same, kept };
    return { register: register.map((r) => (r === same ? used : r)), record: used, replaced: null };
  }
  const former = newest(own.filter((r) => r.footprint.id === record.footprint.id));
  if (former && givesWay(former, record))
    return { register: [...register.filter((r) => r !== former), record], record, replaced: former.serial };
  return { register: [...register, record], record, replaced: null };
}

/** What a record was used for, the most binding last. */
const USE: Readonly<Record<KeptFor, number>> = { auto: 0, batch: 1, report: 2 };

/** Nobody used it, and only the footprint or what is stated of it has changed since. */
function givesWay(former: CheckRecord, record: CheckRecord): boolean {
  const since = record.at - former.at;
  return (
    former.kept === 'auto' &&
    former.note === '' &&
    former.rulesHash === record.rulesHash &&
    isSameData(former, record) &&
    former.disputes.every((d) => record.disputes.some((own) => own.reason === d.reason && isDisputeOf(own, d))) &&
    since >= 0 &&
    since <= REPLACED_WITHIN_MS
  );
}

/** Layers that both look at are of the same versions: another kind of project has other layers. */
const isSameData = (a: CheckRecord, b: CheckRecord): boolean =>
  a.data.every(({ layerId, versionId, date }) => {
    const other = b.data.find((d) => d.layerId === layerId);
    return other === undefined || (other.versionId === versionId && other.date === date);
  });

const newest = (records: readonly CheckRecord[]): CheckRecord | null =>
  records.reduce<CheckRecord | null>((last, r) => (last && last.at > r.at ? last : r), null);

/** Two registers as one, each serial once: what was used or noted in either stays so, the own note first. In order of time. */
export function mergeRegisters(own: readonly CheckRecord[], other: readonly CheckRecord[]): readonly CheckRecord[] {
  const bySerial = new Map(own.map((r) => [r.serial, r]));
  for (const record of other) {
    const known = bySerial.get(record.serial);
    bySerial.set(record.serial, known ? joined(known, record) : record);
  }
  return [...bySerial.values()].sort((a, b) => a.at - b.at);
}

function joined(own: CheckRecord, other: CheckRecord): CheckRecord {
  const kept = USE[other.kept] > USE[own.kept] ? other.kept : own.kept;
  const note = own.note === '' ? other.note : own.note;
  return kept === own.kept && note === own.note ? own : { ...own, kept, note };
}
