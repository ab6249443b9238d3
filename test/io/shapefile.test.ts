import { describe, expect, test } from 'vitest';
import { atOnce } from '../../src/engine/index.ts';
import { tableSamples } from '../../src/io/formats/dbf.ts';
import { readShapefile } from '../../src/io/formats/shapefile.ts';
import type { RawLayer, SourceFile } from '../../src/io/raw-layer.ts';
import { encodeGb18030 } from '../../src/io/write/gb18030.ts';
import { codes, file, latin, opened, utf8 } from '../support/drop.ts';
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

type Ring = [number, number][];

const box = (x: number, y: number, side: number): Ring => [
  [x, y],
  [x, y + side],
  [x + side, y + side],
  [x + side, y],
  [x, y],
];

function read(files: readonly SourceFile[], encoding?: string) {
  const source = { format: 'shapefile' as const, name: files[0]!.path, files: files as [SourceFile, ...SourceFile[]] };
  return readShapefile(source, { encoding }, atOnce);
}

const layerOf = async (...files: SourceFile[]): Promise<RawLayer> => opened(await read(files))[0]!;
const shp = (type: number, ...records: number[][]): SourceFile => file('a.shp', shpBytes(type, records));
const shx = (type: number, ...records: number[][]): SourceFile => file('a.shx', shxBytes(type, records));
const name = (text: string): DbfField => ({ name: latin(text), type: 'C', width: 8 });
const dbf = (rows: number, options = {}): SourceFile =>
  file(
    'a.dbf',
    dbfBytes(
      [name('NAME')],
      Array.from({ length: rows }, (_, i) => [latin(`n${i}`)]),
      options,
    ),
  );

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

describe('attributes', () => {
  const points = (n: number) => shp(1, ...Array.from({ length: n }, (_, i) => pointRecord(1, [i, i])));
  const cell = (text: string) => latin(text);

  test('cells of every type', async () => {
    const double = new Uint8Array(Float64Array.of(0.1).buffer);
    const integer = new Uint8Array(Int32Array.of(-7).buffer);
    const fields: [string, string, number, Uint8Array, unknown][] = [
      ['text', 'C', 6, cell(' a b  '), ' a b'],
      ['zero', 'C', 6, cell('ab\0zz'), 'ab'],
      ['blank', 'C', 4, cell(''), null],
      ['whole', 'N', 6, cell('    12'), 12],
      ['part', 'N', 8, cell('-1.5e-3'), -0.0015],
      ['comma', 'N', 6, cell('2,5'), 2.5],
      ['stars', 'N', 4, cell('****'), null],
      ['none', 'N', 4, cell(''), null],
      ['code', 'N', 18, cell('150302000000000123'), '150302000000000123'],
      ['float', 'F', 9, cell('1.5e+02'), 150],
      ['yes', 'L', 1, cell('T'), true],
      ['no', 'L', 1, cell('n'), false],
      ['open', 'L', 1, cell('?'), null],
      ['day', 'D', 8, cell('20240531'), '2024-05-31'],
      ['noday', 'D', 8, cell('00000000'), null],
      ['integer', 'I', 4, integer, -7],
      ['double', 'B', 8, double, 0.1],
      ['memo', 'M', 10, cell('         1'), null],
      ['empty', 'C', 0, cell(''), null],
    ];
    const bytes = dbfBytes(
      fields.map(([field, type, width]) => ({ name: latin(field), type, width })),
      [fields.map(([, , , value]) => value)],
    );
    const layer = await layerOf(points(1), file('a.dbf', bytes));
    expect(layer.features[0]!.properties).toEqual(
      Object.fromEntries(fields.map(([field, , , , value]) => [field, value])),
    );
    expect(layer.columns).toEqual(fields.map(([field]) => field));
  });

  test('features of deleted rows are left out', async () => {
    const layer = await layerOf(points(3), dbf(3, { deleted: [1] }));
    expect(layer.features.map((f) => f.properties.NAME)).toEqual(['n0', 'n2']);
  });

  test('fewer or more rows than shapes are told', async () => {
    const fewer = await read([points(3), dbf(1)]);
    expect(fewer.problems).toMatchObject([
      { code: 'count-disagrees', severity: 'warning', values: { rows: 1, shapes: 3 } },
    ]);
    expect(opened(fewer)[0]!.features.map((f) => f.properties.NAME)).toEqual(['n0', null, null]);
    const more = await read([points(1), dbf(3)]);
    expect(more.problems).toMatchObject([{ code: 'count-disagrees', values: { rows: 3, shapes: 1 } }]);
    expect(opened(more)[0]!.features).toHaveLength(1);
  });

  test('without .dbf: features without columns, told; a broken .dbf refuses the whole', async () => {
    const bare = await read([points(2)]);
    expect(bare).toMatchObject({
      ok: true,
      problems: [{ code: 'part-missing', severity: 'warning', values: { part: '.dbf' } }],
    });
    expect(opened(bare)[0]).toMatchObject({ columns: [], encoding: null });
    const table = dbfBytes([name('NAME')], [[latin('a')], [latin('b')]]);
    expect(await read([points(2), file('a.dbf', table.subarray(0, 70))])).toMatchObject({
      ok: false,
      problems: [{ code: 'file-cut-short', where: { file: 'a.dbf' } }],
    });
    expect(codes(await read([points(2), file('a.dbf', table.with(8, 5))]))).toEqual(['file-broken']);
    expect(codes(await read([points(2), file('a.dbf', table.with(10, 5))]))).toEqual(['file-broken']);
    expect(codes(await read([points(2), file('a.dbf', table.with(0, 4))]))).toEqual(['file-broken']);
  });

  test('a header without an end mark is no further field', async () => {
    const bytes = dbfBytes([name('NAME')], [[latin('a')]]);
    bytes[64] = 0;
    expect((await layerOf(points(1), file('a.dbf', bytes))).columns).toEqual(['NAME']);
  });

  test('a name cut within a character is mended and told, whatever the encoding', async () => {
    const gbk = dbfBytes(
      [{ name: encodeGb18030('生态保护红线').subarray(0, 11), type: 'C', width: 10 }],
      [[encodeGb18030('乌兰')]],
    );
    const read1 = await read([points(1), file('a.dbf', gbk)]);
    expect(opened(read1)[0]).toMatchObject({ columns: ['生态保护红'], encoding: { label: 'gb18030', how: 'guess' } });
    expect(read1.problems).toMatchObject([
      { code: 'encoding-guessed', values: { encoding: 'GB18030' } },
      { code: 'name-cut', values: { columns: '生态保护红' } },
    ]);
    const wide = dbfBytes([{ name: utf8('行政区名').subarray(0, 10), type: 'C', width: 10 }], [[utf8('乌兰')]]);
    const read2 = await read([points(1), file('a.dbf', wide)]);
    expect(opened(read2)[0]).toMatchObject({ columns: ['行政区'], encoding: { label: 'utf-8', how: 'utf-8' } });
    expect(codes(read2)).toEqual(['name-cut']);
  });

  test('text cut within a character at the width of its field loses that character only, and is still UTF-8', async () => {
    const bytes = dbfBytes([name('NAME')], [[utf8('乌兰木伦')]]);
    const outcome = await read([points(1), file('a.dbf', bytes)]);
    expect(opened(outcome)[0]!.features[0]!.properties).toEqual({ NAME: '乌兰' });
    expect(outcome.problems).toEqual([]);
  });

  test('columns of one name are numbered and told', async () => {
    const cells = ['1', '2', '3', '4'].map(latin);
    const bytes = dbfBytes([name('A'), name('A'), name('A_2'), name('')], [cells]);
    const outcome = await read([points(1), file('a.dbf', bytes)]);
    expect(opened(outcome)[0]!.features[0]!.properties).toEqual({ A: '1', A_3: '2', A_2: '3', F4: '4' });
    expect(outcome.problems).toMatchObject([{ code: 'columns-renamed', values: { columns: 'A, F4' } }]);
  });

  test('.cpg before language byte before guess; the user before all; damage is told', async () => {
    const bytes = (ldid: number) => dbfBytes([name('NAME')], [[encodeGb18030('简体')]], { ldid });
    const label = async (ldid: number, cpg?: string, chosen?: string) => {
      const parts = [points(1), file('a.dbf', bytes(ldid)), ...(cpg ? [file('a.cpg', cpg)] : [])];
      return opened(await read(parts, chosen))[0]!;
    };
    expect(await label(0, 'UTF-8')).toMatchObject({ encoding: { label: 'utf-8', how: 'cpg' } });
    expect(await label(0x4f, '936')).toMatchObject({
      encoding: { label: 'gbk', how: 'cpg' },
      features: [{ properties: { NAME: '简体' } }],
    });
    expect(await label(0x4d)).toMatchObject({ encoding: { label: 'gbk', how: 'ldid' } });
    expect(await label(0x57)).toMatchObject({ encoding: { label: 'gb18030', how: 'guess' } });
    expect(await label(0x4f, 'BIG5', 'gbk')).toMatchObject({
      encoding: { label: 'gbk', how: 'chosen' },
      features: [{ properties: { NAME: '简体' } }],
    });
    const damaged = await read([points(1), file('a.dbf', bytes(0)), file('a.cpg', 'UTF-8')]);
    expect(damaged.problems).toMatchObject([{ code: 'encoding-damaged', values: { encoding: 'UTF-8', places: 1 } }]);
  });

  test('pieces of text to try encodings on: names and cells with letters beyond ASCII', () => {
    const bytes = dbfBytes(
      [
        { name: encodeGb18030('名称'), type: 'C', width: 8 },
        { name: latin('N'), type: 'N', width: 4 },
      ],
      [
        [encodeGb18030('红线'), latin('12')],
        [latin('plain'), latin('13')],
        [encodeGb18030('湿地'), latin('14')],
      ],
    );
    expect(tableSamples(bytes, 2)).toEqual(['名称', '红线'].map(encodeGb18030));
    expect(tableSamples(bytes, 9)).toHaveLength(3);
    expect(tableSamples(bytes.subarray(0, 20), 9)).toEqual([]);
  });

  test('.prj word for word, .qpj where there is none, a web page for neither', async () => {
    const wkt = 'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000"]';
    expect((await layerOf(points(1), dbf(1), file('a.prj', `\ufeff${wkt}\n`))).statement).toEqual({
      from: 'prj',
      epsg: null,
      text: wkt,
    });
    expect((await layerOf(points(1), dbf(1), file('a.qpj', wkt))).statement?.text).toBe(wkt);
    const page = await read([points(1), dbf(1), file('a.prj', '<!DOCTYPE html><html>')]);
    expect(opened(page)[0]!.statement).toBeNull();
    expect(page.problems).toMatchObject([{ code: 'crs-unreadable', values: { text: 'HTML' } }]);
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
