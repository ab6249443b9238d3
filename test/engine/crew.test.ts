import { describe, expect, test } from 'vitest';
import {
  type Arrangement,
  arrangeWith,
  atomsOf,
  type Crew,
  CrewMember,
  compileLayer,
  featuresAt,
  type Member,
  type Reply,
  runThrough,
} from '../../src/engine/parts.ts';
import { fractalRing } from '../support/fractal.ts';
import { loadGeos } from '../support/geos.ts';
import { arrangementOf } from '../support/overlay.ts';
import { Random } from '../support/random.ts';
import { randomDistricts, randomLayer } from '../support/random-layers.ts';

/** Members in this thread, which finish in any order; every message is copied as it would be on its way. */
function crewOf(size: number, random: Random): Crew {
  const members = Array.from({ length: size }, () => new CrewMember());
  const later = <T>(value: T) => new Promise<T>((resolve) => setTimeout(() => resolve(value), random.int(4)));
  return {
    size,
    all: async (task) => {
      for (const member of members) member.answer(structuredClone(task));
      await later(null);
    },
    any: async (task) => later(structuredClone(random.pick(members).answer(structuredClone(task))) as Reply),
  };
}

async function scene(seed: number): Promise<Member[]> {
  const random = new Random(seed);
  const geos = await loadGeos();
  const districts = randomDistricts(random);
  const [a, b] = [randomLayer(random, geos, 60), randomLayer(random, geos, 60)];
  const dense = Array.from({ length: 12 }, () => ({
    class: 0,
    polygons: [[fractalRing(random, random.between(106.5, 106.7), random.between(39.5, 39.7), 0.05, 3000)]],
  }));
  return [
    { layer: compileLayer(districts.features, 1).layer, bits: null },
    { layer: compileLayer(a.features, a.classCount).layer, bits: [0, 1, 2].slice(0, a.classCount) },
    { layer: compileLayer(b.features, b.classCount).layer, bits: [30, 31, 63].slice(0, b.classCount) },
    { layer: compileLayer(dense, 1).layer, bits: [5] },
  ];
}

/** Everything of an arrangement that later steps read, byte by byte (entry by entry takes seconds). */
function expectSame(together: Arrangement, alone: Arrangement): void {
  expect(together.crossingCount).toBe(alone.crossingCount);
  const columns = ({ events, cover, coverStart }: Arrangement) => Object.entries({ ...events, cover, coverStart });
  const others = columns(together);
  for (const [i, [name, column]] of columns(alone).entries()) {
    expect(others[i]![0]).toBe(name);
    expect(Buffer.compare(bytesOf(others[i]![1]), bytesOf(column)), name).toBe(0);
  }
}

const bytesOf = ({ buffer, byteOffset, byteLength }: ArrayBufferView): Buffer =>
  Buffer.from(buffer as ArrayBuffer, byteOffset, byteLength);

describe('a crew gives the same, to the last bit, as one thread', () => {
  test.each(Array.from({ length: 8 }, (_, seed) => seed))('whatever its size (scene %i)', async (seed) => {
    const members = await scene(seed);
    const alone = arrangementOf(...members);
    const atoms = runThrough(atomsOf(alone));
    expect(alone.blocks.length).toBeGreaterThan(2);
    for (const size of [1, 2, 3, 7]) {
      const told: number[] = [];
      const together = await arrangeWith(crewOf(size, new Random(seed)), members, (done) => told.push(done));
      expectSame(together.arrangement, alone);
      expect(together.atoms).toEqual(atoms);
      expect(told.at(-1)).toBe(2 * (alone.blocks.length - 1));
    }
  });
});

test('blocks are put together: the features over each start are those that hold it', async () => {
  const members = await scene(3);
  const dense = arrangementOf(members[3]!);
  expect(dense.blocks.length).toBeGreaterThan(3);
  const { layer } = members[3]!;
  for (let r = 0; r < layer.ringCount; r++) {
    const v = layer.ringVertex[r]!;
    const covering = [...dense.cover.subarray(dense.coverStart[r]!, dense.coverStart[r + 1]!)].sort((a, b) => a - b);
    const holding = featuresAt(layer, layer.x[v]!, layer.y[v]!).filter((f) => f !== layer.ringFeature[r]);
    expect(covering).toEqual(holding);
  }
});

test('work that is given up ends with the reason, and the crew is free again', async () => {
  const members = await scene(1);
  const crew = crewOf(2, new Random(1));
  const stop = () => {
    throw new Error('cancelled');
  };
  await expect(arrangeWith(crew, members, stop)).rejects.toThrow('cancelled');
  const { atoms } = await arrangeWith(crew, members, () => {});
  expect(atoms.length).toBeGreaterThan(0);
});
