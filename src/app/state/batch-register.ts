/** Screenings in the register of checks: an entry is kept when all rows are done, and leads back to the screening. */
import {
  type BatchEntry,
  keepEntry,
  mergeEntries,
  parseBatchEntry,
  questionOf,
  unsignedEntry,
} from '../../domain/siting/batch-entry.ts';
import type { BatchRecord } from '../../domain/siting/batch-record.ts';
import type { BatchTable } from '../../domain/siting/batch-table.ts';
import { canonicalText, serialNumber } from '../../domain/siting/serial.ts';
import { sha256 } from '../../io/sha256.ts';
import { register as words } from '../text/register.ts';
import { device } from './register-device.ts';
import { type Disk, storageProblem, workDisk } from './save-disk.ts';
import { PREFIX } from './save-slots.ts';
import { getApp, setSession, subscribeApp } from './store.ts';

const entriesOf = (cityId: string): string => `${PREFIX}screenings/${cityId}/`;
const keyOf = ({ city, serial }: BatchEntry): string => entriesOf(city) + serial;

/** The entries of a city in the order of time; what cannot be read is passed over and stays where it is. */
export async function readEntries(disk: Disk, cityId: string): Promise<readonly BatchEntry[]> {
  const keys = (await disk.keys()).filter((key) => key.startsWith(entriesOf(cityId)));
  const stored = await Promise.all(keys.map((key) => disk.get(key)));
  return stored.flatMap((value) => parseBatchEntry(value) ?? []).sort((a, b) => a.at - b.at);
}

let writing: Promise<void> = Promise.resolve();

/** Written unless nothing may be, one after the other; what the disk refuses is told. */
function persist(write: () => Promise<void>): Promise<void> {
  if (getApp().sessionOnly) return writing;
  writing = writing.then(write).catch((error: unknown) => {
    setSession({ problems: [...getApp().problems, storageProblem(error)] });
  });
  return writing;
}

/** When what was to be written is, or was refused. */
export const entriesSettled = (): Promise<void> => writing;

const write = (entries: readonly BatchEntry[]): Promise<void> =>
  persist(() => workDisk.set(entries.map((e) => [keyOf(e), e])));

/** Entries of the city on show that came with a project file, beside those that are there. */
export function addEntries(entries: readonly BatchEntry[]): void {
  const { cityId, screenings } = getApp();
  const merged = mergeEntries(
    screenings,
    entries.filter((e) => e.city === cityId),
  );
  setSession({ screenings: merged });
  const added = merged.filter((e) => !screenings.includes(e));
  if (added.length > 0) void write(added);
}

/** Enter a screening whose rows are all done. */
export async function enterScreening(record: BatchRecord, table: BatchTable): Promise<void> {
  const unsigned = unsignedEntry(record, table);
  const inputsHash = await sha256(new TextEncoder().encode(canonicalText(questionOf(unsigned))));
  if (getApp().cityId !== record.city) return;
  const at = record.finishedAt ?? Date.now();
  const serial = serialNumber(device(), at, -new Date(at).getTimezoneOffset(), inputsHash);
  const screenings = keepEntry(getApp().screenings, { ...unsigned, serial, at, inputsHash });
  setSession({ screenings });
  const kept = screenings.find((e) => e.inputsHash === inputsHash)!;
  await write([kept]);
}

/** Delete an entry; the toast puts it back. */
export function removeEntry(serial: string): void {
  const { screenings, language } = getApp();
  const gone = screenings.find((e) => e.serial === serial);
  if (!gone) return;
  setSession({ screenings: screenings.filter((e) => e !== gone) });
  void persist(() => workDisk.remove([keyOf(gone)]));
  const putBack = (): void => {
    if (getApp().cityId !== gone.city) return;
    setSession({ screenings: mergeEntries(getApp().screenings, [gone]) });
    void write([gone]);
  };
  setSession({ toast: { id: Date.now(), text: words[language].removed(serial), undo: putBack } });
}

/** Entries of cities that were on show in this window before: what may not be written is nowhere else. */
const byCity = new Map<string, readonly BatchEntry[]>();

export function forgetEntries(): void {
  byCity.clear();
  setSession({ screenings: [] });
}

/** Show the entries of each city that is opened, and write what a session kept to itself once it may; returns the function that stops. */
export function followEntries(): () => void {
  let shown = '';
  const take = (cityId: string): void => {
    byCity.set(shown, getApp().screenings);
    shown = cityId;
    setSession({ screenings: byCity.get(cityId) ?? [] });
    readEntries(workDisk, cityId)
      .then((stored) => {
        if (shown === cityId) setSession({ screenings: mergeEntries(stored, getApp().screenings) });
      })
      // Without storage there is nothing of earlier sessions; saving tells it.
      .catch(storageProblem);
  };
  return subscribeApp((state, before) => {
    if (state.opening === 'loading' && state.open === null && state.cityId !== shown) take(state.cityId);
    if (before.sessionOnly && !state.sessionOnly) void write(state.screenings);
  });
}
