import { existsSync, readFileSync } from 'node:fs';
import { serialize } from 'flatgeobuf/lib/mjs/geojson.js';
import type { FeatureCollection, Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import { atOnce } from '../../src/engine/index.ts';
import { readFlatGeobuf } from '../../src/io/formats/flatgeobuf.ts';
import type { RawLayer } from '../../src/io/raw-layer.ts';
import { FUZZ_RUNS, mutated } from '../support/mutate.ts';

const read = (bytes: Uint8Array, name = 'b/a.fgb') =>
  readFlatGeobuf({ format: 'flatgeobuf', name, files: [{ path: name, bytes }] }, {}, atOnce);

async function layerOf(bytes: Uint8Array): Promise<RawLayer> {
  const outcome = await read(bytes);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value[0]!;
}

/** A field of a FlatBuffers table: its own bytes, or another table, or a vector. */
type Field =
  | null
  | { readonly inline: Uint8Array }
  | { readonly apart: Uint8Array }
  | { readonly tables: Table[] }
  | Table;
class Table {
  readonly fields: readonly Field[];
  constructor(...fields: readonly Field[]) {
    this.fields = fields;
  }
}

const little = (size: 1 | 2 | 4 | 8, value: number): Uint8Array => {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt.asUintN(64, BigInt(value)), true);
  return bytes.slice(0, size);
};
const u8 = (value: number): Field => ({ inline: little(1, value) });
const u16 = (value: number): Field => ({ inline: little(2, value) });
const i32 = (value: number): Field => ({ inline: little(4, value) });
const u64 = (value: number): Field => ({ inline: little(8, value) });
const vector = (length: number, bytes: Uint8Array): Field => ({
  apart: Uint8Array.from([...little(4, length), ...bytes]),
});
const byteVector = (bytes: Uint8Array) => vector(bytes.length, bytes);
const text = (value: string) => byteVector(new TextEncoder().encode(value));
const doubles = (...values: number[]) => vector(values.length, new Uint8Array(Float64Array.from(values).buffer));
const uint32s = (...values: number[]) => vector(values.length, new Uint8Array(Uint32Array.from(values).buffer));

/** Bytes of a root table; tables that stand in two places are written once. */
function flat(root: Table): Uint8Array {
  const bytes: number[] = [0, 0, 0, 0];
  const places = new Map<Table, number>();
  const set = (at: number, value: number) => bytes.splice(at, 4, ...little(4, value));
  const write = (table: Table): number => {
    const known = places.get(table);
    if (known !== undefined) return known;
    const slots = table.fields.map((field) => (field === null ? 0 : 'inline' in field ? field.inline.length : 4));
    const vtable = bytes.length;
    bytes.push(...little(2, 4 + 2 * slots.length), ...little(2, 4 + slots.reduce((a, b) => a + b, 0)));
    let offset = 4;
    for (const slot of slots) {
      bytes.push(...little(2, slot === 0 ? 0 : offset));
      offset += slot;
    }
    const start = bytes.length;
    places.set(table, start);
    bytes.push(...little(4, start - vtable));
    const later: [number, Field][] = [];
    for (const field of table.fields) {
      if (field === null) continue;
      if ('inline' in field) bytes.push(...field.inline);
      else {
        later.push([bytes.length, field]);
        bytes.push(0, 0, 0, 0);
      }
    }
    for (const [at, field] of later) {
      if (field instanceof Table) set(at, write(field) - at);
      else if (field && 'apart' in field) {
        set(at, bytes.length - at);
        bytes.push(...field.apart);
      } else if (field && 'tables' in field) {
        set(at, bytes.length - at);
        const first = bytes.length + 4;
        bytes.push(...little(4, field.tables.length), ...new Array<number>(4 * field.tables.length).fill(0));
        // Offsets run forwards only; a table written before is written again.
        for (const [i, inner] of field.tables.entries()) {
          if ((places.get(inner) ?? Infinity) < first) places.delete(inner);
          set(first + 4 * i, write(inner) - (first + 4 * i));
        }
      }
    }
    return start;
  };
  const start = write(root);
  set(0, start);
  return Uint8Array.from(bytes);
}

const prefixed = (bytes: Uint8Array) => [...little(4, bytes.length), ...bytes];
const MAGIC = [0x66, 0x67, 0x62, 3, 0x66, 0x67, 0x62, 1];

const column = (name: string, type: number) => new Table(text(name), u8(type));
const header = (options: {
  type?: number;
  columns?: Table[];
  count?: number;
  node?: number;
  crs?: Table;
  name?: string;
}) =>
  new Table(
    options.name === undefined ? null : text(options.name),
    null,
    u8(options.type ?? 0),
    null,
    null,
    null,
    null,
    { tables: options.columns ?? [] },
    u64(options.count ?? 0),
    u16(options.node ?? 0),
    options.crs ?? null,
  );
const file = (head: Table, features: Table[], index = 0) =>
  Uint8Array.from([
    ...MAGIC,
    ...prefixed(flat(head)),
    ...new Array<number>(index).fill(9),
    ...features.flatMap((feature) => prefixed(flat(feature))),
  ]);

const geometry = (type: number, xy: Field, ends: Field = null, parts: Table[] | null = null) =>
  new Table(ends, xy, doubles(9, 9), null, null, null, u8(type), parts && { tables: parts });
const SQUARE = [106, 39, 107, 39, 107, 40, 106, 40, 106, 39];
const RING = [
  [106, 39],
  [107, 39],
  [107, 40],
  [106, 40],
  [106, 39],
];
const square = geometry(3, doubles(...SQUARE));
const feature = (shape: Table | null, properties: number[] = []) =>
  new Table(shape, byteVector(Uint8Array.from(properties)));

const geometryOf = async (shape: Table) => (await layerOf(file(header({}), [feature(shape)]))).features[0]!.geometry;

describe('geometry', () => {
  test('files of the format’s own package', async () => {
    const geometries: Geometry[] = [
      { type: 'Polygon', coordinates: [RING, RING] },
      { type: 'MultiPolygon', coordinates: [[RING], [RING, RING]] },
      { type: 'MultiLineString', coordinates: [RING, RING] },
      { type: 'LineString', coordinates: RING },
      { type: 'MultiPoint', coordinates: RING },
      { type: 'Point', coordinates: [1, 2] },
    ];
    const features = geometries.map((g) => ({
      type: 'Feature' as const,
      properties: { 名称: '甲', n: 1.5 },
      geometry: g,
    }));
    const collection: FeatureCollection = { type: 'FeatureCollection', features };
    const layer = await layerOf(serialize(collection, 4490));
    expect(layer.features.map((f) => f.geometry)).toEqual(geometries);
    expect(layer.features[0]!.properties).toEqual({ 名称: '甲', n: 1.5 });
    expect(layer.statement).toEqual({ from: 'header', epsg: 4490, text: null });
  });

  test('rings by their ends, collections, heights left out', async () => {
    expect(await geometryOf(geometry(3, doubles(...SQUARE, ...SQUARE), uint32s(5, 10)))).toEqual({
      type: 'Polygon',
      coordinates: [RING, RING],
    });
    const collection = geometry(7, null, null, [square, geometry(1, doubles(1, 2))]);
    expect(await geometryOf(collection)).toMatchObject({ type: 'GeometryCollection', geometries: { length: 2 } });
    expect(await geometryOf(geometry(12, null, null, [square]))).toMatchObject({ type: 'Polygon' });
    expect(await geometryOf(geometry(10, null, null, [geometry(2, doubles(...SQUARE))]))).toMatchObject({
      type: 'Polygon',
      coordinates: [RING],
    });
  });

  test('features without geometry, and curves, which are told', async () => {
    const features = [feature(null), feature(square), feature(geometry(10, null, null, [geometry(8, doubles(1, 2))]))];
    const outcome = await read(file(header({ count: 3 }), features));
    expect(outcome.ok && outcome.value[0]!.features.map((f) => f.geometry?.type)).toEqual([
      undefined,
      'Polygon',
      undefined,
    ]);
    expect(outcome.problems.map((p) => [p.code, p.where.feature, p.values.type])).toEqual([
      ['geometry-unsupported', 2, 'CircularString'],
    ]);
  });
});

describe('header', () => {
  test('columns of all types; dates as text, binary left out', async () => {
    const types = Array.from({ length: 15 }, (_, type) => column(`c${type}`, type));
    const float = [...new Uint8Array(Float32Array.of(0.5).buffer)];
    const double = [...new Uint8Array(Float64Array.of(0.1).buffer)];
    const words = (value: string) => [...little(4, value.length), ...new TextEncoder().encode(value)];
    const max = [255, 255, 255, 255, 255, 255, 255, 255];
    const values: number[][] = [
      [0xff],
      [0xff],
      [1],
      [0xfe, 0xff],
      [0xfe, 0xff],
      [0xfd, 0xff, 0xff, 0xff],
      [0xfd, 0xff, 0xff, 0xff],
      max,
      max,
      float,
      double,
      words('ab'),
      words('{"a":1}'),
      words('2024-05-01'),
      words('xyz'),
    ];
    const properties = values.flatMap((bytes, i) => [i, 0, ...bytes]);
    const layer = await layerOf(
      file(header({ columns: types, name: '层' }), [feature(square, properties), feature(square)]),
    );
    expect(layer.name).toBe('层');
    expect(Object.values(layer.features[0]!.properties)).toEqual([
      -1,
      255,
      true,
      -2,
      65534,
      -3,
      4294967293,
      -1,
      '18446744073709551615',
      0.5,
      0.1,
      'ab',
      '{"a":1}',
      '2024-05-01',
    ]);
    expect(layer.columns).toEqual(types.slice(0, 14).map((_, i) => `c${i}`));
    expect(Object.values(layer.features[1]!.properties)).toEqual(new Array(14).fill(null));
  });

  test('the coordinate system in its forms', async () => {
    const statementOf = async (crs?: Table) => (await layerOf(file(header({ crs }), [feature(square)]))).statement;
    expect(await statementOf()).toBeNull();
    expect(await statementOf(new Table(text('EPSG'), i32(4527), text('zone 39')))).toEqual({
      from: 'header',
      epsg: 4527,
      text: 'zone 39',
    });
    expect(await statementOf(new Table(text('ESRI'), i32(4527), text('n'), null, text('PROJCS[]')))).toEqual({
      from: 'header',
      epsg: null,
      text: 'PROJCS[]',
    });
  });

  test('an index is passed over, also one over no features', async () => {
    // 1 feature: a leaf and a root; 20 features in nodes of 16: 20 leaves, 2 and 1 above.
    const one = await layerOf(file(header({ count: 1, node: 16 }), [feature(square)], 2 * 40));
    expect(one.features).toHaveLength(1);
    const twenty = file(
      header({ count: 20, node: 16 }),
      Array.from({ length: 20 }, () => feature(square)),
      23 * 40,
    );
    expect((await layerOf(twenty)).features).toHaveLength(20);
    expect((await read(file(header({ count: 0, node: 16 }), []))).problems[0]!.code).toBe('layer-empty');
  });
});

describe('counts that the bytes do not hold', () => {
  const codeOf = async (bytes: Uint8Array) => (await read(bytes)).problems.map((p) => `${p.severity} ${p.code}`);
  const huge: Field = vector(0x1fffffff, new Uint8Array(16));

  test.each([
    ['features', file(header({ count: 1000 }), [feature(square)]), 'error file-cut-short'],
    ['too many features', file(header({ count: 2 ** 40 }), [feature(square)]), 'error too-many-features'],
    ['an index beyond the end', file(header({ count: 900_000, node: 2 }), [feature(square)]), 'error file-cut-short'],
    ['one feature more', file(header({ count: 1 }), [feature(square), feature(square)]), 'error file-broken'],
    ['positions', file(header({}), [feature(geometry(3, huge))]), 'error file-broken'],
    ['ends', file(header({}), [feature(geometry(3, doubles(...SQUARE), huge))]), 'error file-broken'],
    [
      'ends of other rings',
      file(header({}), [feature(geometry(3, doubles(...SQUARE), uint32s(4)))]),
      'error file-broken',
    ],
    ['half a position', file(header({}), [feature(geometry(2, doubles(1, 2, 3)))]), 'error file-broken'],
    ['a value of no column', file(header({}), [feature(square, [3, 0, 1])]), 'error file-broken'],
    ['text', file(new Table(vector(1000, new Uint8Array(3))), [feature(square)]), 'error file-broken'],
    ['an unknown type', file(header({}), [feature(geometry(99, doubles(1, 2)))]), 'error file-broken'],
    [
      'no number',
      file(header({}), [feature(geometry(2, doubles(1, 2, Number.NaN, 2)))]),
      'error coordinates-not-numbers',
    ],
    ['another format', Uint8Array.from({ length: 100 }, (_, i) => i), 'error file-broken'],
  ])('%s', async (_, bytes, expected) => {
    expect(await codeOf(bytes)).toEqual([expected]);
  });

  test('parts that are each other’s parts', async () => {
    let shape = square;
    for (let i = 0; i < 14; i++) shape = geometry(7, null, null, [shape]);
    const bytes = file(header({}), [feature(shape)]);
    expect((await layerOf(bytes)).features[0]!.geometry).not.toBeNull();
    let doubled = square;
    for (let i = 0; i < 14; i++) doubled = geometry(7, null, null, [doubled, doubled]);
    expect(await codeOf(file(header({}), [feature(doubled)]))).toEqual(['error file-broken']);
    for (let i = 0; i < 4; i++) shape = geometry(7, null, null, [shape]);
    expect(await codeOf(file(header({}), [feature(shape)]))).toEqual(['error file-broken']);
  });

  test('a file cut within a feature', async () => {
    const whole = file(header({ count: 2 }), [feature(square), feature(square)]);
    expect(await codeOf(whole.slice(0, -8))).toEqual(['error file-cut-short']);
  });
});

const DATA = '../shared/testdata/formats/wuhai.fgb';
describe.skipIf(!existsSync(DATA))('a file by GDAL (skipped where ../shared/testdata is absent)', () => {
  test('columns, coordinate system and geometry', async () => {
    const layer = await layerOf(readFileSync(DATA));
    expect([layer.name, layer.columns, layer.features.length, layer.statement!.epsg]).toEqual([
      'wuhai',
      ['名称', '代码', '行政区名'],
      3,
      4490,
    ]);
  });
});

test(`${FUZZ_RUNS} damaged files: layers, or what is wrong`, async () => {
  const columns = [column('名称', 11), column('面积', 10)];
  const properties = [0, 0, 2, 0, 0, 0, 65, 66, 1, 0, 0, 0, 0, 0, 0, 0, 0, 64];
  const shapes = [
    square,
    geometry(3, doubles(...SQUARE, ...SQUARE), uint32s(5, 10)),
    geometry(6, null, null, [square]),
  ];
  const crs = new Table(text('EPSG'), i32(4490));
  const features = shapes.map((shape) => feature(shape, properties));
  const whole = file(header({ columns, crs, count: 3, node: 16 }), features, 4 * 40);
  expect((await read(whole)).ok).toBe(true);
  for (let seed = 1; seed <= FUZZ_RUNS; seed++) {
    const outcome = await read(mutated(whole, seed));
    expect(outcome.ok || outcome.problems.some((p) => p.severity === 'error'), `seed ${seed}`).toBe(true);
    if (outcome.ok) {
      expect(outcome.problems.every((p) => p.severity === 'warning')).toBe(true);
    }
  }
});
