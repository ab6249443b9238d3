/** The register of checks in memory and on the disk: whatever changes it here is written there, unless nothing may be. */
import { type CheckRecord, mergeRegisters } from '../../domain/siting/register.ts';
import { readRecords, removeRecords, writeRecords } from './register-disk.ts';
import { type Disk, storageProblem, workDisk } from './save-disk.ts';
import { getApp, setSession, subscribeApp } from './store.ts';

/** Records that the disk does not have as they are. */
const unwritten = new Set<CheckRecord>();
let writing: Promise<void> = Promise.resolve();

/** Put another register in place. */
export function setRegister(register: readonly CheckRecord[]): void {
  const before = getApp().register;
  if (before === register) return;
  const serials = new Set(register.map((r) => r.serial));
  const gone = before.filter((r) => !serials.has(r.serial));
  for (const record of gone) unwritten.delete(record);
  for (const record of register) if (!before.includes(record)) unwritten.add(record);
  setSession({ register });
  if (!getApp().sessionOnly) queue(gone, workDisk);
}

/** Records of the city on show that came with a project file, beside those that are there. */
export function addToRegister(records: readonly CheckRecord[]): void {
  const { cityId, register } = getApp();
  const own = records.filter((r) => r.city === cityId);
  if (own.length > 0) setRegister(mergeRegisters(register, own));
}

/** One after the other: a record that goes must not be written after it went. */
function queue(gone: readonly CheckRecord[], disk: Disk): void {
  writing = writing.then(async () => {
    const now = [...unwritten];
    try {
      if (gone.length > 0) await removeRecords(disk, gone);
      if (now.length > 0) await writeRecords(disk, now);
      for (const record of now) unwritten.delete(record);
    } catch (error) {
      setSession({ problems: [...getApp().problems, storageProblem(error)] });
    }
  });
}

/** When what was to be written is, or was refused. */
export const registerSettled = (): Promise<void> => writing;

/** Registers of cities that were on show in this window before: what may not be written is nowhere else. */
const byCity = new Map<string, readonly CheckRecord[]>();

/** Forget them: everything on this machine was cleared. */
export function forgetRegisters(): void {
  unwritten.clear();
  byCity.clear();
  setSession({ register: [] });
}

/** Show the register of each city that is opened, and write what a session kept to itself once it may; returns the function that stops. */
export function followRegister(): () => void {
  let shown = '';
  const take = (cityId: string): void => {
    byCity.set(shown, getApp().register);
    shown = cityId;
    setSession({ register: byCity.get(cityId) ?? [] });
    readRecords(workDisk, cityId)
      .then((records) => {
        // Another city was opened meanwhile; or a check was kept already.
        if (shown === cityId) setSession({ register: mergeRegisters(getApp().register, records) });
      })
      // Without storage there is no register of earlier sessions; saving tells it.
      .catch(storageProblem);
  };
  return subscribeApp((state, before) => {
    if (state.opening === 'loading' && state.open === null && state.cityId !== shown) take(state.cityId);
    if (before.sessionOnly && !state.sessionOnly) queue([], workDisk);
  });
}
