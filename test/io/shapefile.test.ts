import { describe, expect, test } from 'vitest';
import { atOnce } from '../../src/engine/index.ts';
import { readShapefile } from '../../src/io/formats/shapefile.ts';
import type { RawLayer } from '../../src/io/raw-layer.ts';
import { encodeGb18030 } from '../../src/io/write/gb18030.ts';
import { codes, file, latin, opened } from '../support/drop.ts';
import { FUZZ_RUNS, mutated } from '../support/mutate.ts';
import {
  type DbfField,
  dbfBytes,
  nullRecord,
  partsRecord,
  pointRecord,
  pointsRecord,
  shpBytes,
  shxBytes,
} from '../support/shapefile-bytes.ts';
import { box, dbf, layerOf, name, type Ring, read, shp, shx } from './shapefile-files.ts';

describe('geometry', () => {
  test.each([
    ['point', 1, pointRecord(1, [1, 2]), { type: 'Point', coordinates: [1, 2] }],
    ['point with height', 11, pointRecord(11, [1, 2], [3, 4]), { type: 'Point', coordinates: [1, 2] }],
    ['point with measure', 21, pointRecord(21, [1, 2], [3]), { type: 'Point', coordinates: [1, 2] }],
    ['several points', 8, pointsRecord(8, [[1, 2]]), { type: 'MultiPoint', coordinates: [[1, 2]] }],
    ['several with height', 18, pointsRecord(18, [[1, 2]], [3, 3, 3]), { type: 'MultiPoint', coordinates: [[1, 2]] }],
    [
      'line',
      3,
      partsRecord(3, [
        [
          [0, 0],
          [1, 1],
        ],
      ]),
      {
        type: 'LineString',
        coordinates: [
          [0, 0],
          [1, 1],
        ],
      },
    ],
    [
      'lines with height, one of them of a single vertex',
      13,
      partsRecord(
        13,
        [
          [
            [0, 0],
            [1, 1],
          ],
          [[5, 5]],
          [
            [2, 2],
            [3, 3],
          ],
        ],
        [0, 9, 1, 2, 3, 4, 5],
      ),
      {
        type: 'MultiLineString',
        coordinates: [
          [
            [0, 0],
            [1, 1],
          ],
          [
            [2, 2],
            [3, 3],
          ],
        ],
      },
    ],
    ['polygon', 5, partsRecord(5, [box(0, 0, 9)]), { type: 'Polygon', coordinates: [box(0, 0, 9)] }],
    [
      'hole that runs like its shell',
      5,
      partsRecord(5, [box(2, 2, 3), box(0, 0, 9)]),
      { type: 'Polygon', coordinates: [box(0, 0, 9), box(2, 2, 3)] },
    ],
    [
      'island in a hole, with measures',
      25,
      partsRecord(25, [box(0, 0, 9), box(1, 1, 7), box(3, 3, 2)], [0, 0]),
      { type: 'MultiPolygon', coordinates: [[box(0, 0, 9), box(1, 1, 7)], [box(3, 3, 2)]] },
    ],
  ])('%s', async (_, type, record, geometry) => {
    const outcome = await read([shp(type, record), shx(type, record), dbf(1)]);
    expect(outcome.problems).toEqual([]);
    expect(opened(outcome)[0]).toMatchObject({
      name: 'a',
      source: 'a.shp',
      format: 'shapefile',
      statement: null,
      columns: ['NAME'],
      features: [{ geometry, properties: { NAME: 'n0' } }],
    });
  });

  test('an open ring is closed and told, one of two corners left out and told', async () => {
    const open = partsRecord(5, [
      box(0, 0, 9).slice(0, 4),
      [
        [1, 1],
        [2, 2],
        [1, 1],
      ],
    ]);
    const outcome = await read([shp(5, partsRecord(5, [box(0, 0, 9)]), open, open), dbf(3)]);
    expect(opened(outcome)[0]!.features[1]!.geometry).toEqual({ type: 'Polygon', coordinates: [box(0, 0, 9)] });
    expect(outcome.problems).toEqual([
      {
        code: 'ring-unclosed',
        severity: 'warning',
        where: { file: 'a.shp', feature: 1 },
        values: { places: 2, features: '3' },
      },
      {
        code: 'ring-degenerate',
        severity: 'warning',
        where: { file: 'a.shp', feature: 1 },
        values: { places: 2, features: '3' },
      },
    ]);
  });

  test('null shapes, points without numbers and polygons without rings are features without geometry, and told', async () => {
    const records = [
      pointRecord(1, [1, 1]),
      nullRecord,
      pointRecord(1, [-1.7e308, -1.7e308]),
      pointRecord(1, [Number.NaN, 1]),
    ];
    const outcome = await read([shp(1, ...records), dbf(4)]);
    expect(opened(outcome)[0]!.features.map((f) => f.geometry)).toEqual([
      { type: 'Point', coordinates: [1, 1] },
      null,
      null,
      null,
    ]);
    expect(outcome.problems).toMatchObject([
      { code: 'geometry-missing', where: { feature: 1 }, values: { places: 3 } },
    ]);
    expect(codes(await read([shp(5, partsRecord(5, [])), dbf(1)]))).toEqual(['geometry-missing']);
  });

  test('multipatches are told, and refused where there is nothing else', async () => {
    const patch = [...pointRecord(31, [0, 0])];
    const mixed = await read([shp(31, patch, partsRecord(5, [box(0, 0, 9)])), dbf(2)]);
    expect(mixed).toMatchObject({ ok: true, problems: [{ code: 'geometry-unsupported', severity: 'warning' }] });
    const only = await read([shp(31, patch), dbf(1)]);
    expect(only).toMatchObject({ ok: false, problems: [{ code: 'geometry-unsupported', severity: 'error' }] });
  });
});

describe('records', () => {
  const one = partsRecord(5, [box(0, 0, 9)]);
  const two = partsRecord(5, [box(20, 0, 9)]);
  const stale = partsRecord(5, [box(90, 90, 9)]);
  const firsts = (layer: RawLayer) =>
    layer.features.map((f) => f.geometry?.type === 'Polygon' && f.geometry.coordinates[0]![0]);

  test('the .shx passes over a record that an edit has left behind', async () => {
    const index = shxBytes(5, [stale, one, two]);
    const edited = new Uint8Array([...index.subarray(0, 100), ...index.subarray(108)]);
    new DataView(edited.buffer).setInt32(24, edited.length / 2);
    const layer = await layerOf(shp(5, stale, one, two), file('a.shx', edited), dbf(2));
    expect(firsts(layer)).toEqual([
      [0, 0],
      [20, 0],
    ]);
  });

  test('without .shx, or with one that leads astray, the records are read in turn', async () => {
    const expected = [
      [0, 0],
      [20, 0],
    ];
    expect(firsts(await layerOf(shp(5, one, two), dbf(2)))).toEqual(expected);
    const astray = shxBytes(5, [one, two]);
    new DataView(astray.buffer).setInt32(108, 50);
    expect(firsts(await layerOf(shp(5, one, two), file('a.shx', astray), dbf(2)))).toEqual(expected);
    new DataView(astray.buffer).setInt32(108, 0x7fffffff);
    expect(firsts(await layerOf(shp(5, one, two), file('a.shx', astray), dbf(2)))).toEqual(expected);
    expect(firsts(await layerOf(shp(5, one, two), file('a.shx', astray.subarray(0, 90)), dbf(2)))).toEqual(expected);
  });

  test('a record whose own length lies is read by the .shx, and refused without one', async () => {
    const lying = shpBytes(5, [one, two]);
    new DataView(lying.buffer).setInt32(104, 30);
    expect(firsts(await layerOf(file('a.shp', lying), shx(5, one, two), dbf(2)))).toEqual([
      [0, 0],
      [20, 0],
    ]);
    expect(await read([file('a.shp', lying), dbf(2)])).toMatchObject({
      ok: false,
      problems: [{ code: 'file-broken' }],
    });
  });

  test('a file that ends too early is refused, at a record or within one', async () => {
    const whole = shpBytes(5, [one, two]);
    for (const length of [whole.length - 1, 100 + 8 + one.length, 100])
      expect(await read([file('a.shp', whole.subarray(0, length)), dbf(2)])).toMatchObject({
        ok: false,
        problems: [{ code: 'file-cut-short', values: { expected: whole.length, bytes: length } }],
      });
  });

  test.each([
    ['no shapefile', latin('not a shapefile at all, but long enough to have a header'.repeat(3))],
    ['counts that have no room', shpBytes(5, [partsRecord(5, [box(0, 0, 9)]).with(40, 99)])],
    ['parts that run backwards', shpBytes(5, [partsRecord(5, [box(0, 0, 9), box(1, 1, 2)]).with(48, 200)])],
    ['a record without even a type', shpBytes(5, [partsRecord(5, [box(0, 0, 9)]), []])],
    ['an unknown type', shpBytes(5, [partsRecord(6, [box(0, 0, 9)])])],
    [
      'positions that are no numbers',
      shpBytes(3, [
        partsRecord(3, [
          [
            [0, 0],
            [Number.NaN, 1],
          ],
        ]),
      ]),
    ],
  ])('%s: refused', async (_, bytes) => {
    expect(await read([file('a.shp', bytes), dbf(1)])).toMatchObject({
      ok: false,
      problems: [{ code: 'file-broken', severity: 'error' }],
    });
  });

  test('many entries that lead to one large record are counted before anything is made', async () => {
    const round: Ring = Array.from({ length: 2001 }, (_, i) => [
      Math.cos((i * Math.PI) / 1000),
      Math.sin((i * Math.PI) / 1000),
    ]);
    const record = partsRecord(3, [round]);
    const bytes = shpBytes(3, [record]);
    const entry = shxBytes(3, [record]).subarray(100);
    const index = new Uint8Array(100 + 8 * 6000);
    index.set(shxBytes(3, []));
    for (let i = 0; i < 6000; i++) index.set(entry, 100 + 8 * i);
    new DataView(index.buffer).setInt32(24, index.length / 2);
    const outcome = await read([file('a.shp', bytes), file('a.shx', index), dbf(6000)]);
    expect(outcome).toMatchObject({
      ok: false,
      problems: [{ code: 'too-many-vertices', values: { vertices: 6000 * 2001 } }],
    });
  });

  test('reading stops between two steps where the host stops it', async () => {
    const line: Ring = Array.from({ length: 60_000 }, (_, i) => [i, i]);
    const bytes = new Uint8Array(100 + 3 * (8 + 48 + 16 * line.length));
    const record = partsRecord(3, [line.slice(0, 1)]).slice(0, 48);
    const view = new DataView(bytes.buffer);
    bytes.set(shpBytes(3, []));
    view.setInt32(24, bytes.length / 2);
    for (let i = 0; i < 3; i++) {
      const at = 100 + i * (8 + 48 + 16 * line.length);
      view.setInt32(at + 4, (48 + 16 * line.length) / 2);
      bytes.set(record, at + 8);
      view.setInt32(at + 8 + 40, line.length, true);
    }
    const source = { format: 'shapefile' as const, name: 'a.shp', files: [file('a.shp', bytes)] as const };
    const told: unknown[] = [];
    const stopping = {
      ...atOnce,
      drive: async <T>(steps: Generator<unknown, T, void>): Promise<T> => {
        told.push(steps.next().value);
        throw new Error('cancelled');
      },
    };
    await expect(readShapefile({ ...source, files: [...source.files] }, {}, stopping)).rejects.toThrow('cancelled');
    expect(told).toEqual([{ done: 1, total: 3 }]);
  });
});

describe('damaged bytes', () => {
  const records = [
    partsRecord(5, [box(0, 0, 9), box(1, 1, 2)]),
    nullRecord,
    partsRecord(5, [box(20, 0, 9), box(40, 0, 9)]),
  ];
  const fields: DbfField[] = [name('NAME'), { name: latin('AREA'), type: 'N', width: 12 }];
  const table = dbfBytes(
    fields,
    records.map((_, i) => [encodeGb18030('红线'), latin(String(i / 3).slice(0, 12))]),
  );
  const parts = [shpBytes(5, records), shxBytes(5, records), table];

  test(`${FUZZ_RUNS} mutated shapefiles open whole or are refused`, async () => {
    let read1 = 0;
    for (let seed = 0; seed < FUZZ_RUNS; seed++) {
      const bytes = parts.map((part, i) => (seed % 3 === i || seed % 7 === 0 ? mutated(part, seed * 4 + i) : part));
      const files = ['a.shp', 'a.shx', 'a.dbf'].map((path, i) => file(path, bytes[i]!));
      const outcome = await read(seed % 5 === 0 ? [files[0]!, files[2]!] : files);
      if (!outcome.ok) {
        expect(outcome.problems.some((p) => p.severity === 'error')).toBe(true);
        continue;
      }
      read1++;
      expect(outcome.problems.every((p) => p.severity === 'warning')).toBe(true);
      for (const { geometry } of outcome.value[0]!.features)
        expect(JSON.stringify(geometry ?? [])).not.toContain('null');
      // Fewer features than the undamaged table has rows are told or stand in a damaged table.
      const isTold = outcome.problems.some(({ code }) => code === 'count-disagrees');
      if (bytes[2] === table && !isTold) expect(outcome.value[0]!.features).toHaveLength(records.length);
    }
    expect(read1).toBeGreaterThan(0);
    expect(read1).toBeLessThan(FUZZ_RUNS);
  });
});
