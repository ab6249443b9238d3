import { describe, expect, test } from 'vitest';
import { type Atom, AtomSums, OUTSIDE, Total } from '../../src/engine/parts.ts';
import { Random } from '../support/random.ts';

interface Added {
  readonly part: number;
  readonly low: number;
  readonly high: number;
  readonly area: Total;
  readonly sign: 1 | -1;
}

/** Keys that differ in little: in the part, in one half of the classes, in the uppermost bit of a half. */
const PARTS = [OUTSIDE, 0, 1, 2, 2891];
const HALVES = [0, 1, 2, 3, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff];

function areaOf(random: Random): Total {
  const area = new Total();
  for (let n = random.int(3); n >= 0; n--) area.add(random.between(-1, 1) * 10 ** random.between(-6, 12));
  return area;
}

/** Areas of some keys, in any order, most of them several times. */
function addsOf(random: Random, keyCount: number): Added[] {
  const keys = new Map<string, Pick<Added, 'part' | 'low' | 'high'>>();
  while (keys.size < keyCount) {
    const key = { part: random.pick(PARTS), low: random.pick(HALVES), high: random.pick(HALVES) };
    keys.set(Object.values(key).join(), key);
  }
  const all = [...keys.values()];
  const first = all.map((key) => ({ ...key, area: areaOf(random), sign: random.chance(0.5) ? 1 : -1 }) as const);
  const more = Array.from({ length: 4 * keyCount }, () => ({ ...random.pick(first), area: areaOf(random) }));
  return random.shuffled([...first, ...more]);
}

function fill(sums: AtomSums, adds: readonly Added[]): AtomSums {
  for (const { part, low, high, area, sign } of adds) sums.add(part, low, high, area, sign);
  return sums;
}

/** Each key by sums of its own, so that none is ever looked for among others; in the order in which they came first. */
function oneByOne(adds: readonly Added[]): Atom[] {
  const byKey = new Map<string, Added[]>();
  for (const added of adds) {
    const key = `${added.part} ${added.low} ${added.high}`;
    byKey.set(key, [...(byKey.get(key) ?? []), added]);
  }
  return [...byKey.values()].flatMap((own) => fill(new AtomSums(), own).table());
}

const CASES = Array.from({ length: 200 }, (_, seed) => {
  const random = new Random(seed);
  return addsOf(random, 1 + random.int(40));
});

describe('sums by part and classes', () => {
  test('are those of each key by itself, to the last bit, however many keys there are', () => {
    for (const adds of CASES) expect(fill(new AtomSums(), adds).table()).toEqual(oneByOne(adds));
  });

  test.each([1, 7, 8, 9, 10, 40])('know each of %d keys again', (keyCount) => {
    const adds = addsOf(new Random(keyCount), keyCount);
    expect(fill(new AtomSums(1), adds).table()).toEqual(oneByOne(adds));
  });

  test('forget what was in them, after many keys as after few', () => {
    const sums = new AtomSums();
    for (const adds of CASES) expect(fill(sums.clear(), adds).table()).toEqual(oneByOne(adds));
  });

  test('are the same when they have come from other threads as columns', () => {
    for (const adds of CASES) {
      const sums = fill(new AtomSums(), adds);
      const there = new AtomSums();
      there.addColumns(sums.columns());
      expect(there.table()).toEqual(sums.table());
    }
  });
});
