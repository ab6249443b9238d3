/** Damage done to a file on purpose, the same for the same seed: what a reader must survive. */
import { Random } from './random.ts';

/** Mutated files per format: FUZZ_RUNS=10000 for the long run. */
export const FUZZ_RUNS = Number(process.env.FUZZ_RUNS ?? 150);

/** Counts and lengths that break readers, as 32 bits. */
const EXTREMES = [
  0, 1, 0x7f, 0xff, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff, 0x00ffffff, 0x40000000,
];

type Damage = (bytes: Uint8Array, random: Random) => Uint8Array;

const flip: Damage = (bytes, random) => {
  const out = bytes.slice();
  for (let n = 1 + random.int(4); n > 0; n--) out[random.int(out.length)]! ^= 1 << random.int(8);
  return out;
};

const overwriteByte: Damage = (bytes, random) => {
  const out = bytes.slice();
  out[random.int(out.length)] = random.int(256);
  return out;
};

/** Four bytes, of either byte order; more often at the start, where headers stand. */
const overwriteWord: Damage = (bytes, random) => {
  const out = bytes.slice();
  if (out.length < 4) return out;
  const reach = random.chance(0.5) ? Math.min(out.length, 200) : out.length;
  new DataView(out.buffer).setUint32(random.int(reach - 3), random.pick(EXTREMES), random.chance(0.5));
  return out;
};

const cut: Damage = (bytes, random) => bytes.slice(0, random.int(bytes.length));

const remove: Damage = (bytes, random) => {
  const from = random.int(bytes.length);
  const to = Math.min(bytes.length, from + 1 + random.int(64));
  return joined(bytes.subarray(0, from), bytes.subarray(to));
};

const insert: Damage = (bytes, random) => {
  const at = random.int(bytes.length + 1);
  const more = Uint8Array.from({ length: 1 + random.int(64) }, () => random.int(256));
  return joined(bytes.subarray(0, at), more, bytes.subarray(at));
};

const repeat: Damage = (bytes, random) => {
  const from = random.int(bytes.length);
  const to = Math.min(bytes.length, from + 1 + random.int(256));
  return joined(bytes.subarray(0, to), bytes.subarray(from, to), bytes.subarray(to));
};

const DAMAGES = [flip, overwriteByte, overwriteWord, overwriteWord, cut, remove, insert, repeat];

/** One to three kinds of damage, one after the other. The bytes given are left as they are. */
export function mutated(bytes: Uint8Array, seed: number): Uint8Array {
  const random = new Random(seed);
  let out = bytes.slice();
  for (let n = 1 + random.int(3); n > 0 && out.length > 0; n--) out = random.pick(DAMAGES)(out, random).slice();
  return out;
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
