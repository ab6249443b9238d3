import { createHash } from 'node:crypto';
import type { Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { LayerFeature, LayerTable } from '../../src/domain/feature-table.ts';
import { drawingIn, packKey, packTable, unpackTable } from '../../src/io/layer-pack.ts';
import { digestOf, sha256 } from '../../src/io/sha256.ts';
import { FUZZ_RUNS, mutated } from '../support/mutate.ts';
import { Random } from '../support/random.ts';

const feature = (
  geometry: Geometry | null,
  more: Record<string, unknown> = {},
  id?: string | number,
): LayerFeature => ({
  type: 'Feature',
  ...(id === undefined ? {} : { id }),
  properties: { id: 'a', name: '红线 "一"', class: 'c', ...more },
  geometry: geometry as Geometry,
});
const tableOf = (...features: LayerFeature[]): LayerTable => ({ type: 'FeatureCollection', features });

const square = [
  [106.1, 39.1],
  [106.2, 39.1],
  [106.2, 39.2],
  [106.1, 39.1],
];
const point: Geometry = { type: 'Point', coordinates: [106.12345678901235, 39.1] };
const all = tableOf(
  feature(
    { type: 'MultiPolygon', coordinates: [[square, square.map(([x, y]) => [x! - 0, y! / 3])], [square]] },
    {},
    'x',
  ),
  feature({ type: 'Polygon', coordinates: [square] }, { 面积: 1.5, none: null, yes: true, text: '\u{20BB7}\ud800' }, 7),
  feature(null),
  feature(point),
  feature({
    type: 'MultiPoint',
    coordinates: [
      [-0, 5e-324],
      [180, -90],
    ],
  }),
  feature({ type: 'LineString', coordinates: square }),
  feature({ type: 'MultiLineString', coordinates: [square, [], square.slice(1)] }),
  feature({ type: 'GeometryCollection', geometries: [point, { type: 'GeometryCollection', geometries: [point] }] }),
  feature({ type: 'Polygon', coordinates: [] }),
);

const opened = (bytes: Uint8Array) => {
  const outcome = unpackTable(bytes);
  if (!outcome.ok) throw new Error(outcome.problems[0]!.code);
  return outcome.value;
};
const codeOf = (bytes: Uint8Array) => {
  const outcome = unpackTable(bytes);
  return outcome.ok ? 'opened' : outcome.problems.map((p) => p.code).join();
};

/** The checksum put right, so that damage gets past it. */
function sealed(bytes: Uint8Array): Uint8Array {
  const copy = bytes.slice();
  if (copy.length < 32) return copy;
  const words = new Uint32Array(copy.buffer, 0, copy.length >> 2);
  let hash = 0x811c9dc5;
  words.forEach((word, i) => {
    if (i !== 6) hash = Math.imul(hash ^ word, 0x01000193);
  });
  for (const byte of copy.subarray(4 * words.length)) hash = Math.imul(hash ^ byte, 0x01000193);
  words[6] = hash >>> 0;
  return copy;
}

describe('a packed layer', () => {
  test('is the same when unpacked: every geometry, every bit, every column', () => {
    const { table, block } = opened(packTable(all));
    expect(table).toEqual(all);
    expect(block).toBeNull();
    expect(packTable(table)).toEqual(packTable(all));
    expect(opened(packTable(tableOf())).table).toEqual(tableOf());
  });

  test('carries its compiled block, which changes nothing else and not its key', async () => {
    const block = Uint8Array.of(1, 2, 3, 4, 5);
    const [plain, more] = [packTable(all), packTable(all, { block })];
    expect(opened(more)).toEqual({ table: all, block, vertexCount: 32 });
    expect(await packKey(more)).toBe(await packKey(plain));
    expect(await packKey(plain)).toMatch(/^[0-9a-f]{64}$/);
    const moved = tableOf(feature({ type: 'Point', coordinates: [106.12345678901237, 39.1] }));
    expect(await packKey(packTable(moved))).not.toBe(await packKey(packTable(tableOf(feature(point)))));
  });

  test('carries what it is drawn from, which is read without unpacking it and changes nothing else', async () => {
    const drawing = Uint32Array.of(7, 0xffffffff, 9);
    const bytes = packTable(all, { block: Uint8Array.of(1, 2, 3), drawing });
    expect(opened(bytes)).toEqual({ table: all, block: Uint8Array.of(1, 2, 3), vertexCount: 32 });
    expect(await packKey(bytes)).toBe(await packKey(packTable(all)));
    const read = drawingIn(bytes)!;
    expect(read.drawing).toEqual(drawing);
    expect(read.rows).toEqual(all.features.map((f) => f.properties));
    expect([...read.positions.slice(0, 4)]).toEqual(square.slice(0, 2).flat());
    bytes.fill(0);
    expect(read.drawing).toEqual(drawing);
    expect(drawingIn(packTable(all))).toBeNull();
    expect(drawingIn(bytes)).toBeNull();
  });

  test('of the first version, which had no drawing, is opened', () => {
    const first = packTable(all, { block: Uint8Array.of(1, 2) });
    new Uint32Array(first.buffer, 0, 8)[1] = 1;
    expect(opened(sealed(first)).table).toEqual(all);
  });

  test('makes a geometry when it is first read, and then no other', () => {
    const bytes = packTable(all);
    const { table } = opened(bytes);
    structuredClone(bytes.buffer, { transfer: [bytes.buffer] });
    const [first] = table.features;
    expect(first!.geometry).toBe(first!.geometry);
    expect(structuredClone(table)).toEqual(all);
    expect(JSON.parse(JSON.stringify(table))).toEqual(JSON.parse(JSON.stringify(all)));
  });

  test('may stand anywhere in a buffer', async () => {
    const bytes = packTable(all);
    const within = new Uint8Array(bytes.length + 5);
    within.set(bytes, 5);
    expect(opened(within.subarray(5)).table).toEqual(all);
    expect(await packKey(within.subarray(5))).toBe(await packKey(bytes));
  });

  test('of a hundred thousand vertices comes back bit for bit', () => {
    const random = new Random(4);
    const ring = Array.from({ length: 100_000 }, () => [random.between(-180, 180), random.between(-90, 90)]);
    const table = tableOf(feature({ type: 'Polygon', coordinates: [ring] }));
    expect(opened(packTable(table)).table).toEqual(table);
  });

  test('takes collections sixteen deep and no more', () => {
    let geometry: Geometry = point;
    for (let n = 0; n < 16; n++) geometry = { type: 'GeometryCollection', geometries: [geometry] };
    expect(opened(packTable(tableOf(feature(geometry)))).table).toEqual(tableOf(feature(geometry)));
    const deeper: Geometry = { type: 'GeometryCollection', geometries: [geometry] };
    expect(() => packTable(tableOf(feature(deeper)))).toThrow(RangeError);
  });
});

describe('bytes that are not as packed', () => {
  const bytes = packTable(all, { block: new Uint8Array(9) });
  const changed = (word: number, value: number) => {
    const copy = bytes.slice();
    new Uint32Array(copy.buffer, 0, 8)[word] = value;
    return sealed(copy);
  };

  test('say so', async () => {
    expect(codeOf(new Uint8Array(0))).toBe('project-damaged');
    expect(codeOf(new TextEncoder().encode('{"type": "FeatureCollection", "features": []}'))).toBe('project-damaged');
    expect(codeOf(changed(1, 3))).toBe('project-newer');
    expect(unpackTable(changed(1, 3)).problems[0]!.values).toEqual({ version: 3, known: 2 });
    expect(codeOf(changed(1, 0))).toBe('project-damaged');
    for (const word of [2, 3, 4, 5, 7]) expect(codeOf(changed(word, 0xffffffff))).toBe('project-damaged');
    await expect(packKey(new Uint8Array(40))).rejects.toThrow(RangeError);
  });

  test('every changed bit is found', () => {
    const random = new Random(1);
    for (let n = 0; n < 500; n++) {
      const damaged = bytes.slice();
      damaged[n < 32 ? n : random.int(damaged.length)]! ^= 1 << random.int(8);
      expect(codeOf(damaged)).toMatch(/^project-/);
    }
  });

  test('structure that speaks of more than is there, or of less, is found behind a right checksum', () => {
    const small = packTable(tableOf(feature({ type: 'MultiPolygon', coordinates: [[square]] })));
    const structure = 32 + 8 * 2 * square.length;
    const outcomes = new Set<string>();
    for (let word = 0; word < 4; word++)
      for (const value of [0, 1, 2, 3, 5, 7, 8, 0x7fffffff, 0xffffffff]) {
        const copy = small.slice();
        const words = new Uint32Array(copy.buffer, structure, 4);
        if (words[word] === value) continue;
        words[word] = value;
        outcomes.add(codeOf(sealed(copy)));
      }
    expect(outcomes).toEqual(new Set(['project-damaged']));
  });

  test(`${FUZZ_RUNS} mutated packs, and as many with their checksum put right, are opened whole or refused`, () => {
    for (let seed = 0; seed < FUZZ_RUNS; seed++) {
      const damaged = mutated(bytes, seed);
      if (!damaged.every((byte, i) => byte === bytes[i]) || damaged.length !== bytes.length)
        expect(codeOf(damaged), `seed ${seed}`).toMatch(/^project-/);
      const outcome = unpackTable(sealed(damaged));
      if (outcome.ok) expect(Array.isArray(outcome.value.table.features)).toBe(true);
      else expect(outcome.problems).toHaveLength(1);
    }
  });
});

test('SHA-256 is that of the host, with and without it', async () => {
  const random = new Random(3);
  for (const length of [0, 1, 3, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 70_000]) {
    const bytes = Uint8Array.from({ length }, () => random.int(256));
    const wanted = createHash('sha256').update(bytes).digest('hex');
    expect(await sha256(bytes)).toBe(wanted);
    expect(Buffer.from(digestOf(bytes)).toString('hex')).toBe(wanted);
  }
});
