/** Records of checks on the disk, each under a key of its own: windows add to the same register without overwriting. */
import type { CheckRecord } from '../../domain/siting/register.ts';
import { parseRecord } from '../../domain/siting/register-schema.ts';
import type { Disk } from './save-disk.ts';
import { PREFIX } from './save-slots.ts';

const registerOf = (cityId: string): string => `${PREFIX}register/${cityId}/`;
const keyOf = ({ city, serial }: CheckRecord): string => registerOf(city) + serial;

/** The records of a city in the order of time; what cannot be read is passed over and stays where it is. */
export async function readRecords(disk: Disk, cityId: string): Promise<readonly CheckRecord[]> {
  const keys = (await disk.keys()).filter((key) => key.startsWith(registerOf(cityId)));
  const stored = await Promise.all(keys.map((key) => disk.get(key)));
  return stored.flatMap((value) => parseRecord(value) ?? []).sort((a, b) => a.at - b.at);
}

export const writeRecords = (disk: Disk, records: readonly CheckRecord[]): Promise<void> =>
  disk.set(records.map((record) => [keyOf(record), record]));

export const removeRecords = (disk: Disk, records: readonly CheckRecord[]): Promise<void> =>
  disk.remove(records.map(keyOf));
