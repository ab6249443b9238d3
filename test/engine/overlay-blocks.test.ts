import { describe, expect, test } from 'vitest';
import { atOnce, type OverlayLayer, openOverlay, type Work } from '../../src/engine/index.ts';
import { type Crew, CrewMember, type LayerFeature, type Polygons } from '../../src/engine/parts.ts';
import { fractalRing } from '../support/fractal.ts';
import { loadGeos } from '../support/geos.ts';
import { Random } from '../support/random.ts';
import { randomDistricts, randomLayer } from '../support/random-layers.ts';
import { box, ring } from '../support/shapes.ts';

const geos = await loadGeos();

/** Features with everything that is told or left out: a bow tie, one written twice, a spike, a hole outside its shell. */
const faulty: readonly LayerFeature[] = [
  { class: 0, polygons: [[ring([106.2, 39.2], [106.4, 39.4], [106.4, 39.2], [106.2, 39.4])]] },
  { class: 1, polygons: [[box(106.5, 39.2, 106.7, 39.4)]] },
  { class: 1, polygons: [[box(106.5, 39.2, 106.7, 39.4)]] },
  { class: 0, polygons: [[ring([106.3, 39.3], [106.5, 39.3], [106.7, 39.3], [106.5, 39.3], [106.5, 39.5])]] },
  { class: 0, polygons: [[box(106.3, 39.5, 106.4, 39.6), box(107.3, 39.5, 107.4, 39.6)]] },
];

function scene(seed: number): OverlayLayer[] {
  const random = new Random(seed);
  const [a, b] = [randomLayer(random, geos, 30), randomLayer(random, geos, 30)];
  return [
    { id: 'districts', features: randomDistricts(random).features, bits: null },
    { id: 'a', features: a.features, bits: [0, 1, 2].slice(0, a.classCount) },
    { id: 'b', features: b.features, bits: [30, 31, 63].slice(0, b.classCount) },
    { id: 'faulty', features: faulty, bits: [8, 9] },
  ];
}

/** Work that only stored layers may do: compiling is counted by the steps it drives. */
function counting(): Work & { steps: number } {
  const work = {
    ...atOnce,
    steps: 0,
    drive: async <T>(steps: Generator<unknown, T, void>): Promise<T> => {
      work.steps++;
      return atOnce.drive(steps as Generator<never, T, void>);
    },
  };
  return work;
}

const withBlocks = async (layers: readonly OverlayLayer[], work = atOnce): Promise<OverlayLayer[]> => {
  const overlay = await openOverlay(layers, work);
  return layers.map((layer, place) => ({ ...layer, block: overlay.blockOf(place) }));
};

describe('layers opened from stored bytes', () => {
  test('answer as if compiled, to the last bit, and are not compiled', async () => {
    for (let seed = 0; seed < 12; seed++) {
      const layers = scene(seed);
      const [compiling, loading] = [counting(), counting()];
      const compiled = await openOverlay(layers, compiling);
      const loaded = await openOverlay(await withBlocks(layers), loading);
      expect(loaded.reports).toEqual(compiled.reports);
      expect(await loaded.atoms(atOnce)).toEqual(await compiled.atoms(atOnce));
      expect(await loaded.pairs(atOnce)).toEqual(await compiled.pairs(atOnce));
      // A fingerprint for each layer and the arrangement; compiling drives two more for each, and one for a layer with faults.
      expect(loading.steps).toBe(layers.length + 1);
      expect(compiling.steps).toBe(3 * layers.length + 2);
    }
  });

  test('keep their faults and notes, and leave the same features out', async () => {
    const [{ reports }] = [
      await openOverlay(await withBlocks([{ id: 'faulty', features: faulty, bits: [0, 1] }]), atOnce),
    ];
    expect(new Set(reports[0]!.faults.map((f) => `${f.feature} ${f.code}`))).toEqual(
      new Set(['0 self-crossing', '4 hole-outside-shell']),
    );
    expect(new Set(reports[0]!.notes.map((n) => n.code))).toEqual(new Set(['feature-duplicate', 'spike-removed']));
  });

  test('give bytes that are the same again', async () => {
    const layers = await withBlocks(scene(3));
    expect((await withBlocks(layers)).map((l) => l.block)).toEqual(layers.map((l) => l.block));
  });

  test('come from anywhere in a buffer', async () => {
    const [layer] = await withBlocks([scene(5)[3]!]);
    const within = new Uint8Array(layer!.block!.length + 3);
    within.set(layer!.block!, 3);
    const work = counting();
    await openOverlay([{ ...layer!, block: within.subarray(3) }], work);
    expect(work.steps).toBe(2);
  });
});

describe('with a crew', () => {
  const random = new Random(11);
  const dense: OverlayLayer[] = [0, 1].map((bit) => ({
    id: `dense ${bit}`,
    bits: [bit],
    features: Array.from({ length: 4 }, (_, i) => ({
      class: 0,
      polygons: [[fractalRing(random, 106.5 + 0.05 * i, 39.5, 0.1, 30_000)]],
    })),
  }));
  const members = [new CrewMember(), new CrewMember()];
  const seen: unknown[] = [];
  const crew: Crew = {
    size: 2,
    all: async (task) => {
      if (task.kind === 'open') seen.push(...task.members.map((m) => m.block));
      for (const member of members) member.answer(task);
    },
    any: async (task) => random.pick(members).answer(task),
  };

  test('stored layers stand in shared memory and give the same atoms', async () => {
    const stored = await withBlocks(dense);
    const alone = await openOverlay(dense, atOnce);
    const together = await openOverlay(stored, { ...atOnce, crew });
    expect(await together.atoms(atOnce)).toEqual(await alone.atoms(atOnce));
    expect(seen).toHaveLength(2);
    for (const block of seen) expect(block).toBeInstanceOf(SharedArrayBuffer);
  });

  test('a crew is called only where one thread was not enough', async () => {
    const alone = await openOverlay(dense, atOnce);
    const called = async (attempt: Work['attempt']) => {
      seen.length = 0;
      const overlay = await openOverlay(dense, { ...atOnce, crew, ...(attempt ? { attempt } : {}) });
      expect(await overlay.atoms(atOnce)).toEqual(await alone.atoms(atOnce));
      return seen.length > 0;
    };
    expect(await called((steps) => atOnce.drive(steps))).toBe(false);
    expect(await called(async () => null)).toBe(true);
    expect(await called(undefined)).toBe(true);
  });
});

describe('blocks that the caller vouches for', () => {
  const vouched = (layers: readonly OverlayLayer[]) => layers.map((layer) => ({ ...layer, vouched: true }));
  /** The same classes, of geometry that must not be read. */
  const unread = (layer: OverlayLayer): OverlayLayer => ({
    ...layer,
    features: layer.features.map((f) => ({
      class: f.class,
      get polygons(): Polygons {
        throw new Error('read');
      },
    })),
  });

  test('answer as if compiled and are stored again the same, and the geometry is not read', async () => {
    for (let seed = 0; seed < 6; seed++) {
      const layers = scene(seed);
      const stored = vouched(await withBlocks(layers));
      const compiled = await openOverlay(layers, atOnce);
      const loaded = await openOverlay(stored.map(unread), atOnce);
      expect(loaded.reports).toEqual(compiled.reports);
      expect(await loaded.atoms(atOnce)).toEqual(await compiled.atoms(atOnce));
      for (const place of layers.keys()) expect(loaded.blockOf(place)).toEqual(compiled.blockOf(place));
    }
  });

  test('are compiled where the classes are others, or the version', async () => {
    const [layer] = vouched(await withBlocks([{ id: 'a', features: faulty, bits: [0, 1] }])) as [OverlayLayer];
    const block = layer.block!;
    const older = block.slice();
    new Uint32Array(older.buffer, 0, 2)[1] = 0;
    const cases: OverlayLayer[] = [
      { ...layer, features: faulty.map((f, i) => (i === 1 ? { ...f, class: 1 - f.class } : f)) },
      { ...layer, features: faulty.slice(1) },
      { ...layer, bits: [0, 1, 2] },
      { ...layer, block: older },
      { ...layer, block: block.slice(0, 20) },
    ];
    await openOverlay([unread(layer)], atOnce);
    for (const changed of cases) {
      const plain = await openOverlay([{ ...changed, block: null }], atOnce);
      const opened = await openOverlay([changed], atOnce);
      expect(await opened.atoms(atOnce)).toEqual(await plain.atoms(atOnce));
      await expect(openOverlay([unread(changed)], atOnce)).rejects.toThrow('read');
    }
  });
});

describe('bytes that do not belong are passed over', () => {
  const layer: OverlayLayer = { id: 'a', features: faulty, bits: [0, 1] };
  const moved = (polygons: Polygons): Polygons =>
    polygons.map((p, i) => p.map((r) => r.map(([x, y], k) => [x!, i === 0 && k === 1 ? y! + 1e-15 * 64 : y!])));

  const compiles = async (changed: OverlayLayer): Promise<boolean> => {
    const work = counting();
    const overlay = await openOverlay([changed], work);
    expect(await overlay.atoms(atOnce)).toEqual(
      await (await openOverlay([{ ...changed, block: null }], atOnce)).atoms(atOnce),
    );
    return work.steps > 2;
  };

  test('of other features: a coordinate, a class, the order, the number of classes', async () => {
    const [{ block }] = (await withBlocks([layer])) as [OverlayLayer];
    const last = faulty.length - 1;
    const cases: OverlayLayer[] = [
      { ...layer, features: faulty.map((f, i) => (i === 1 ? { ...f, polygons: moved(f.polygons) } : f)) },
      { ...layer, features: faulty.map((f, i) => (i === 1 ? { ...f, class: 0 } : f)) },
      { ...layer, features: [faulty[last]!, ...faulty.slice(0, last)] },
      { ...layer, features: faulty.slice(0, last) },
      { ...layer, bits: [0, 1, 2] },
    ];
    expect(await compiles({ ...layer, block })).toBe(false);
    for (const changed of cases) expect(await compiles({ ...changed, block })).toBe(true);
  });

  test('cut short, of another version, or with any bit changed', async () => {
    const [{ block }] = (await withBlocks([layer])) as unknown as [{ block: Uint8Array }];
    const random = new Random(2);
    expect(await compiles({ ...layer, block: new Uint8Array(0) })).toBe(true);
    expect(await compiles({ ...layer, block: block.slice(0, -1) })).toBe(true);
    expect(await compiles({ ...layer, block: block.slice(0, 40) })).toBe(true);
    for (let n = 0; n < 300; n++) {
      const damaged = block.slice();
      damaged[n < 96 ? n : random.int(damaged.length)]! ^= 1 << random.int(8);
      expect(await compiles({ ...layer, block: damaged }), `${n}`).toBe(true);
    }
  });
});
