import { describe, expect, test } from 'vitest';
import { atOnce } from '../../src/engine/index.ts';
import { isZip, listArchive, unpackEntries, zipFiles } from '../../src/io/archive.ts';
import { encodeGb18030 } from '../../src/io/write/gb18030.ts';
import { codes, file, latin, opened, utf8 } from '../support/drop.ts';
import { FUZZ_RUNS, mutated } from '../support/mutate.ts';

const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const END = 0x06054b50;

/** Where each mark of the kind stands. */
function places(bytes: Uint8Array, mark: number): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Array.from({ length: bytes.length - 3 }, (_, at) => at).filter((at) => view.getUint32(at, true) === mark);
}

const patched = (bytes: Uint8Array, patch: (view: DataView, copy: Uint8Array) => void): Uint8Array => {
  const copy = bytes.slice();
  patch(new DataView(copy.buffer), copy);
  return copy;
};

const plenty = () => ({ bytes: 1_000_000, files: 100 });
async function unpack(bytes: Uint8Array, budget = plenty()) {
  const listed = listArchive(bytes, 'a.zip');
  return listed.ok ? unpackEntries(listed.value, 'a.zip', budget, atOnce) : listed;
}

const text = utf8('红线'.repeat(500));
const zip = await zipFiles([file('a.txt', text), file('folder/b.txt', 'b')]);

describe('what is in an archive', () => {
  test('its files, folders in their names', async () => {
    expect(isZip(zip)).toBe(true);
    expect(isZip(latin('PK\x05\x06'))).toBe(true);
    expect(isZip(latin('PKxx'))).toBe(false);
    expect(isZip(new Uint8Array())).toBe(false);
    const budget = plenty();
    expect(opened(await unpack(zip, budget))).toEqual([
      { path: 'a.txt', bytes: text },
      { path: 'folder/b.txt', bytes: utf8('b') },
    ]);
    expect(budget).toEqual({ bytes: 1_000_000 - text.length - 1, files: 98 });
    expect(await zipFiles([file('a.txt', text), file('folder/b.txt', 'b')])).toEqual(zip);
  });

  test('names of any encoding, backslashes as slashes, folders left out', async () => {
    const named = async (name: Uint8Array) => {
      const bytes = await zipFiles([file('x'.repeat(name.length), 'b')]);
      const renamed = patched(bytes, (_, copy) => {
        copy.set(name, places(copy, LOCAL)[0]! + 30);
        copy.set(name, places(copy, DIRECTORY)[0]! + 46);
      });
      return opened(listArchive(renamed, 'a.zip')).map(({ path }) => path);
    };
    expect(await named(encodeGb18030('红线.shp'))).toEqual(['红线.shp']);
    expect(await named(utf8('红线.shp'))).toEqual(['红线.shp']);
    expect(await named(utf8('数据\\红线.shp'))).toEqual(['数据/红线.shp']);
    expect(await named(utf8('数据/'))).toEqual([]);
  });

  test('bytes in front of the archive, and a comment behind it, do no harm', async () => {
    const moved = new Uint8Array([...latin('MZ program'), ...zip]);
    expect(opened(await unpack(moved))).toHaveLength(2);
    const commented = new Uint8Array([...zip, ...latin('made by')]);
    new DataView(commented.buffer).setUint16(zip.length - 2, 7, true);
    expect(opened(await unpack(commented))).toHaveLength(2);
  });

  test('sizes of 64 bits', async () => {
    const extra = new Uint8Array(4 + 24);
    const view = new DataView(extra.buffer);
    const bytes = await zipFiles([file('a', 'abc')]);
    const directory = places(bytes, DIRECTORY)[0]!;
    const old = new DataView(bytes.buffer, bytes.byteOffset);
    view.setUint16(0, 1, true);
    view.setUint16(2, 24, true);
    for (const [i, field] of [24, 20, 42].entries())
      view.setBigUint64(4 + 8 * i, BigInt(old.getUint32(directory + field, true)), true);
    const at = directory + 47;
    const wide = patched(new Uint8Array([...bytes.subarray(0, at), ...extra, ...bytes.subarray(at)]), (v) => {
      for (const field of [24, 20, 42]) v.setUint32(directory + field, 0xffffffff, true);
      v.setUint16(directory + 30, extra.length, true);
      const end = bytes.length - 22 + extra.length;
      v.setUint32(end + 12, v.getUint32(end + 12, true) + extra.length, true);
    });
    expect(opened(await unpack(wide))).toEqual([{ path: 'a', bytes: latin('abc') }]);
  });

  test('a directory told of in 64 bits, as of very large archives', async () => {
    const bytes = await zipFiles([file('a', 'abc'), file('b', 'de')]);
    const end = places(bytes, END)[0]!;
    const old = new DataView(bytes.buffer, bytes.byteOffset);
    const wide = new DataView(new ArrayBuffer(56 + 20));
    wide.setUint32(0, 0x06064b50, true);
    wide.setBigUint64(4, 44n, true);
    for (const at of [24, 32]) wide.setBigUint64(at, BigInt(old.getUint16(end + 10, true)), true);
    for (const [at, field] of [
      [40, 12],
      [48, 16],
    ] as const)
      wide.setBigUint64(at, BigInt(old.getUint32(end + field, true)), true);
    wide.setUint32(56, 0x07064b50, true);
    wide.setBigUint64(56 + 8, BigInt(end), true);
    const whole = new Uint8Array([...bytes.subarray(0, end), ...new Uint8Array(wide.buffer), ...bytes.subarray(end)]);
    // The old fields say no more than that they are too small.
    const told = patched(whole, (v) => {
      const at = whole.length - 22;
      for (const field of [8, 10]) v.setUint16(at + field, 0xffff, true);
      for (const field of [12, 16]) v.setUint32(at + field, 0xffffffff, true);
    });
    expect(opened(await unpack(told)).map((f) => [f.path, new TextDecoder().decode(f.bytes)])).toEqual([
      ['a', 'abc'],
      ['b', 'de'],
    ]);
    const lost = patched(told, (v) => v.setBigUint64(end + 56 + 8, BigInt(told.length), true));
    expect(codes(await unpack(lost))).toEqual(['archive-broken']);
  });
});

describe('what is refused', () => {
  const directory = places(zip, DIRECTORY)[0]!;
  const end = places(zip, END)[0]!;

  test.each<[string, (view: DataView, copy: Uint8Array) => void, string, object]>([
    ['a password', (v) => v.setUint16(directory + 8, 1, true), 'archive-encrypted', {}],
    [
      'a way of packing that is not read',
      (v) => v.setUint16(directory + 10, 14, true),
      'archive-broken',
      { entry: 'a.txt', method: 14 },
    ],
    ['a checksum that does not fit', (v) => v.setUint32(directory + 16, 1, true), 'archive-broken', { entry: 'a.txt' }],
    [
      'less than is stated',
      (v) => v.setUint32(directory + 24, text.length + 1, true),
      'archive-broken',
      { entry: 'a.txt' },
    ],
    ['more than is stated', (v) => v.setUint32(directory + 24, 10, true), 'archive-broken', { entry: 'a.txt' }],
    [
      'more than deflate can pack',
      (v) => v.setUint32(directory + 24, 900_000, true),
      'archive-broken',
      { entry: 'a.txt' },
    ],
    [
      'more than may be unpacked',
      (v) => v.setUint32(directory + 24, 2_000_000, true),
      'archive-too-large',
      { limit: 1_000_000 },
    ],
    ['an absurd count', (v) => v.setUint16(end + 10, 0xfffe, true), 'archive-broken', {}],
    ['a directory outside', (v) => v.setUint32(end + 16, 0x7fffffff, true), 'archive-broken', {}],
    ['several disks', (v) => v.setUint16(end + 4, 1, true), 'archive-broken', {}],
    ['an entry outside', (v) => v.setUint32(directory + 42, 0x7fffffff, true), 'archive-broken', {}],
  ])('%s', async (_, patch, code, values) => {
    const outcome = await unpack(patched(zip, patch));
    expect(outcome).toMatchObject({
      ok: false,
      problems: [{ code, severity: 'error', where: { file: 'a.zip' }, values }],
    });
  });

  test('cut short anywhere', async () => {
    for (let length = 0; length < zip.length; length += 7)
      expect(codes(await unpack(zip.subarray(0, length)))).toEqual(['archive-broken']);
  });

  test('too many files, and a bomb of a hundred megabytes of nothing, before they take memory', async () => {
    expect(codes(await unpack(zip, { bytes: 1_000_000, files: 1 }))).toEqual(['archive-too-large']);
    const bomb = await zipFiles([file('zeros', new Uint8Array(20_000_000))]);
    expect(bomb.length).toBeLessThan(30_000);
    expect(codes(await unpack(bomb))).toEqual(['archive-too-large']);
    // It says that it is small: unpacking stops where it has become larger than that.
    const lying = patched(bomb, (v) => v.setUint32(places(bomb, DIRECTORY)[0]! + 24, 500, true));
    expect(codes(await unpack(lying))).toEqual(['archive-broken']);
  });
});

test(`${FUZZ_RUNS} mutated archives open whole or are refused`, async () => {
  let whole = 0;
  for (let seed = 0; seed < FUZZ_RUNS; seed++) {
    const outcome = await unpack(mutated(zip, seed));
    if (!outcome.ok) expect(outcome.problems[0]!.severity).toBe('error');
    else {
      whole++;
      for (const { path, bytes } of outcome.value) if (path === 'a.txt') expect(bytes).toEqual(text);
    }
  }
  expect(whole).toBeLessThan(FUZZ_RUNS);
});
