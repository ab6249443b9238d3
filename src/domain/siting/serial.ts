/** Serial numbers of checks, such as `K7QF-20261122-1630-a1b2c3`: device, local time, and a hash of what was checked. */

/** Digits and capitals that are not taken for one another: without 0, 1, I and O. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const PREFIX_LENGTH = 4;
const HASH_LENGTH = 6;

const SERIAL = /^[2-9A-HJ-NP-Z]{4}-\d{8}-\d{4}-[0-9a-f]{6}$/;

/** Four letters for a device, from as many random bytes. @throws RangeError where there are fewer. */
export function devicePrefix(bytes: Uint8Array): string {
  if (bytes.length < PREFIX_LENGTH) throw new RangeError(`a device prefix takes ${PREFIX_LENGTH} bytes`);
  return Array.from(bytes.subarray(0, PREFIX_LENGTH), (byte) => LETTERS[byte % LETTERS.length]!).join('');
}

export const isDevicePrefix = (value: unknown): value is string =>
  typeof value === 'string' && /^[2-9A-HJ-NP-Z]{4}$/.test(value);

export const isSerial = (value: unknown): value is string => typeof value === 'string' && SERIAL.test(value);

/**
 * @param at Milliseconds since 1970.
 * @param offsetMinutes Of the local time from UTC, positive to the east (480 for UTC+8).
 * @param hash SHA-256 of what was checked (`serialText`), small hexadecimal digits.
 */
export function serialNumber(device: string, at: number, offsetMinutes: number, hash: string): string {
  const local = new Date(at + offsetMinutes * 60_000).toISOString();
  const day = local.slice(0, 10).replaceAll('-', '');
  const time = local.slice(11, 16).replace(':', '');
  return `${device}-${day}-${time}-${hash.slice(0, HASH_LENGTH)}`;
}

/** The same text for the same value, whatever the order of its members; undefined members are left out. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
