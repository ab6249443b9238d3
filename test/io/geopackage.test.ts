import { existsSync, readFileSync } from 'node:fs';
import type { Geometry } from 'geojson';
import initSqlJs from 'sql.js';
import { describe, expect, test } from 'vitest';
import { atOnce, type Work } from '../../src/engine/index.ts';
import { readGeoPackage } from '../../src/io/formats/geopackage.ts';
import { readWkb } from '../../src/io/formats/well-known-binary.ts';
import type { RawLayer } from '../../src/io/raw-layer.ts';
import { FUZZ_RUNS, mutated } from '../support/mutate.ts';

const SQL = await initSqlJs();

const read = (bytes: Uint8Array, name = 'a.gpkg') =>
  readGeoPackage({ format: 'geopackage', name, files: [{ path: name, bytes }] }, {}, atOnce);

async function layersOf(bytes: Uint8Array): Promise<readonly RawLayer[]> {
  const outcome = await read(bytes);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

/** Well-known binary of numbers: `u` a byte, `i` 32 bits, `d` a double, of one byte order. */
class Bytes {
  private readonly parts: number[] = [];
  private readonly little: boolean;

  constructor(little = true) {
    this.little = little;
  }

  u(...values: number[]): this {
    this.parts.push(...values);
    return this;
  }

  i(...values: number[]): this {
    for (const value of values) this.add(4, (view) => view.setUint32(0, value >>> 0, this.little));
    return this;
  }

  d(...values: number[]): this {
    for (const value of values) this.add(8, (view) => view.setFloat64(0, value, this.little));
    return this;
  }

  done(): Uint8Array {
    return Uint8Array.from(this.parts);
  }

  private add(size: number, set: (view: DataView) => void): void {
    const bytes = new Uint8Array(size);
    set(new DataView(bytes.buffer));
    this.parts.push(...bytes);
  }
}

const SQUARE = [106, 39, 107, 39, 107, 40, 106, 40, 106, 39];
const polygonWkb = (little = true, type = 3) =>
  new Bytes(little)
    .u(little ? 1 : 0)
    .i(type, 1, 5)
    .d(...SQUARE)
    .done();
const RING = [
  [106, 39],
  [107, 39],
  [107, 40],
  [106, 40],
  [106, 39],
];

const joined = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((p) => [...p]));
/** Header of GeoPackage: `flags` with its low bit set, since these are little-endian. */
const gp = (wkb: Uint8Array, flags = 1, envelope: Uint8Array = new Uint8Array()) =>
  joined(new Bytes().u(0x47, 0x50, 0, flags).i(4490).done(), envelope, wkb);

const WKT_4490 = 'GEOGCS["China Geodetic Coordinate System 2000",...]';
const META = `
  CREATE TABLE gpkg_contents (table_name TEXT, data_type TEXT, identifier TEXT, srs_id INTEGER);
  CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id INTEGER);
  CREATE TABLE gpkg_spatial_ref_sys (srs_name TEXT, srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER, definition TEXT);
  INSERT INTO gpkg_spatial_ref_sys VALUES ('Undefined', -1, 'NONE', -1, 'undefined'), ('Undefined', 0, 'NONE', 0, 'undefined'),
    ('CGCS2000', 4490, 'EPSG', 4490, '${WKT_4490}'), ('own', 7, 'none', 7, 'PROJCS["x"]'), ('named', 8, 'x', 8, 'undefined'),
    ('Undefined SRS', 99999, 'GDAL', 99999, 'LOCAL_CS["Undefined SRS",...]');`;
const table = (name: string, srs: number) => `
  INSERT INTO gpkg_contents VALUES ('${name}', 'features', '${name}', ${srs});
  INSERT INTO gpkg_geometry_columns VALUES ('${name}', 'geom', 'GEOMETRY', ${srs});`;

function database(sql: string, rows: readonly [string, (string | number | Uint8Array | null)[]][] = []): Uint8Array {
  const db = new SQL.Database();
  db.run(sql);
  for (const [insert, values] of rows) db.run(insert, values);
  const bytes = db.export();
  db.close();
  return bytes;
}

/** One table with one geometry. */
const withGeometry = (blob: Uint8Array | null) =>
  database(`${META}${table('t', 4490)} CREATE TABLE t (fid INTEGER PRIMARY KEY, geom BLOB)`, [
    ['INSERT INTO t (geom) VALUES (?)', [blob]],
    ['INSERT INTO t (geom) VALUES (?)', [gp(polygonWkb())]],
  ]);

describe('well-known binary', () => {
  const read1 = (bytes: Uint8Array): Geometry | null | string => {
    const found = readWkb(bytes);
    return found.kind === 'geometry' ? found.geometry : found.kind;
  };
  const POLYGON = { type: 'Polygon', coordinates: [RING] };

  test('both byte orders, also inside one geometry', () => {
    expect(read1(polygonWkb())).toEqual(POLYGON);
    expect(read1(polygonWkb(false))).toEqual(POLYGON);
    const mixed = joined(new Bytes(false).u(0).i(6, 2).done(), polygonWkb(true), polygonWkb(false));
    expect(read1(mixed)).toEqual({ type: 'MultiPolygon', coordinates: [[RING], [RING]] });
  });

  test.each([
    ['ISO Z', 1002, 0, 3],
    ['ISO M', 2002, 0, 3],
    ['ISO ZM', 3002, 0, 4],
    ['EWKB Z', 0x80000002, 0, 3],
    ['EWKB ZM', 0xc0000002, 0, 4],
    ['EWKB with SRID', 0x20000002, 4490, 2],
  ])('%s: heights and measures are read over', (_, type, srid, ordinates) => {
    const line = new Bytes().u(1).i(type, ...(srid ? [srid] : []), 2);
    line.d(...[1, 2, 9, 9].slice(0, ordinates), ...[3, 4, 9, 9].slice(0, ordinates));
    expect(read1(line.done())).toEqual({
      type: 'LineString',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    });
  });

  test('surfaces of straight edges are polygons; empty geometries are null', () => {
    const surface = joined(new Bytes().u(1).i(12, 1).done(), polygonWkb());
    expect(read1(surface)).toEqual({ type: 'MultiPolygon', coordinates: [[RING]] });
    const curve = new Bytes()
      .u(1)
      .i(10, 1)
      .u(1)
      .i(2, 5)
      .d(...SQUARE)
      .done();
    expect(read1(curve)).toEqual(POLYGON);
    const points = new Bytes().u(1).i(4, 1).u(1).i(1).d(1, 2).done();
    expect(read1(points)).toEqual({ type: 'MultiPoint', coordinates: [[1, 2]] });
    const empty = [new Bytes().u(1).i(1).d(NaN, NaN), new Bytes().u(1).i(3, 0), new Bytes().u(1).i(7, 0)];
    for (const bytes of empty) expect(read1(bytes.done())).toBeNull();
  });

  test('curves and solids are told by name', () => {
    const arc = joined(new Bytes().u(1).i(12, 1).done(), new Bytes().u(1).i(10, 1).u(1).i(8, 0).done());
    expect(readWkb(arc)).toEqual({ kind: 'unsupported', type: 'CircularString' });
    expect(readWkb(new Bytes().u(1).i(1016, 0).done())).toEqual({ kind: 'unsupported', type: 'TIN' });
  });

  test.each([
    ['a count beyond the bytes', new Bytes().u(1).i(3, 0x7fffffff).done()],
    ['positions beyond the bytes', new Bytes().u(1).i(2, 0x0fffffff).d(1, 2).done()],
    ['bytes left over', joined(polygonWkb(), new Uint8Array(3))],
    ['a strange byte order', new Bytes().u(9).i(1).d(1, 2).done()],
    ['a strange type', new Bytes().u(1).i(99).d(1, 2).done()],
    ['a line among points', joined(new Bytes().u(1).i(4, 1).done(), new Bytes().u(1).i(2, 1).d(1, 2).done())],
    ['collections without end', joined(...Array.from({ length: 50 }, () => new Bytes().u(1).i(7, 1).done()))],
    ['nothing', new Uint8Array()],
  ])('%s is broken', (_, bytes) => {
    expect(readWkb(bytes).kind).toBe('broken');
  });

  test('a count is held against the bytes before anything is made of it', () => {
    const bytes = new Bytes().u(1).i(2, 0x0fffffff).d(1, 2).done();
    expect(readWkb(bytes)).toEqual({ kind: 'broken', detail: '268435455 parts in 16 bytes' });
  });
});

describe('tables', () => {
  test('a layer a feature table, with its statement, quoted names and typed values', async () => {
    const bytes = database(
      `${META}${table('红"线', 4490)}${table('v', 7)}
       CREATE TABLE "红""线" (FID INTEGER PRIMARY KEY, geom BLOB, "名 称" TEXT, 现状 BOOLEAN, 面积 REAL, 图 BLOB);
       CREATE VIEW v AS SELECT fid, geom, 面积 FROM "红""线"`,
      [
        ['INSERT INTO "红""线" VALUES (1, ?, ?, 1, 2.5, ?)', [gp(polygonWkb()), '甲', new Uint8Array(3)]],
        ['INSERT INTO "红""线" VALUES (2, NULL, NULL, 0, NULL, NULL)', []],
      ],
    );
    const [first, view] = await layersOf(bytes);
    expect(first).toMatchObject({
      name: '红"线',
      columns: ['名 称', '现状', '面积'],
      statement: { from: 'crs-member', epsg: 4490, text: WKT_4490 },
      features: [
        { geometry: { type: 'Polygon', coordinates: [RING] }, properties: { '名 称': '甲', 现状: true, 面积: 2.5 } },
        { geometry: null, properties: { '名 称': null, 现状: false, 面积: null } },
      ],
    });
    expect(view).toMatchObject({ name: 'v', columns: ['面积'], statement: { epsg: null, text: 'PROJCS["x"]' } });
  });

  test('undefined systems are no statement; a name stands in for a definition', async () => {
    const statementOf = async (srs: number) => {
      const sql = `${META}${table('t', srs)} CREATE TABLE t (geom BLOB)`;
      const [layer] = await layersOf(database(sql, [['INSERT INTO t VALUES (?)', [gp(polygonWkb())]]]));
      return layer!.statement;
    };
    for (const srs of [-1, 0, 99999, 12345]) expect(await statementOf(srs)).toBeNull();
    expect(await statementOf(8)).toEqual({ from: 'crs-member', epsg: null, text: 'named' });
  });

  test.each([
    ['no envelope', 1, 0],
    ['xy', 3, 4],
    ['xyz', 5, 6],
    ['xyzm', 9, 8],
  ])('header of the geometry: %s', async (_, flags, doubles) => {
    const blob = gp(polygonWkb(false), flags, new Bytes().d(...new Array<number>(doubles).fill(7)).done());
    const [layer] = await layersOf(withGeometry(blob));
    expect(layer!.features[0]!.geometry).toEqual({ type: 'Polygon', coordinates: [RING] });
  });

  test('empty by its flag; extended and curved geometries told; what is broken stops the file', async () => {
    const [layer] = await layersOf(withGeometry(gp(polygonWkb(), 0b10001)));
    expect(layer!.features[0]!.geometry).toBeNull();
    const told = async (blob: Uint8Array) =>
      (await read(withGeometry(blob))).problems.map((p) => [p.severity, p.code, p.values.type ?? p.values.detail]);
    const curve = new Bytes().u(1).i(8, 0).done();
    expect(await told(gp(curve))).toEqual([['warning', 'geometry-unsupported', 'CircularString']]);
    expect(await told(gp(curve, 0b100001))).toEqual([['warning', 'geometry-unsupported', 'ExtendedGeoPackageBinary']]);
    expect(await told(polygonWkb())).toEqual([['error', 'file-broken', 'no GP header']]);
    expect(await told(gp(polygonWkb(), 0b1011))).toMatchObject([['error', 'file-broken', 'unknown envelope']]);
    expect(await told(gp(polygonWkb(true, 77)))).toEqual([['error', 'file-broken', 'unknown geometry type 77']]);
  });

  test('tables of attributes and of tiles are told', async () => {
    const sql = `${META}${table('t', 4490)} CREATE TABLE t (geom BLOB); CREATE TABLE a (x TEXT); INSERT INTO a VALUES (1), (2);
      INSERT INTO gpkg_contents VALUES ('a', 'attributes', 'a', 0), ('p', 'tiles', 'p', 0);`;
    const outcome = await read(database(sql, [['INSERT INTO t VALUES (?)', [gp(polygonWkb())]]]));
    expect(outcome.problems.map((p) => [p.code, p.where.path, p.values.places])).toEqual([
      ['geometry-unsupported', undefined, 1],
      ['geometry-missing', 'a', 2],
    ]);
    expect(outcome.ok && outcome.value.length).toBe(1);
    const alone = await read(database(`${META} INSERT INTO gpkg_contents VALUES ('p', 'tiles', 'p', 0)`));
    expect(alone.problems.map((p) => [p.severity, p.code, p.values.type])).toEqual([
      ['error', 'geometry-unsupported', 'tiles'],
    ]);
  });
});

test('work that is cancelled ends with the host’s own error, and the next file opens', async () => {
  const whole = withGeometry(gp(polygonWkb()));
  const work: Work = {
    ...atOnce,
    drive: async (steps) => {
      steps.next();
      steps.return(undefined as never);
      throw new Error('cancelled');
    },
  };
  const source = { format: 'geopackage', name: 'a.gpkg', files: [{ path: 'a.gpkg', bytes: whole }] } as const;
  await expect(readGeoPackage(source, {}, work)).rejects.toThrow('cancelled');
  expect((await read(whole)).ok).toBe(true);
});

describe('what is no GeoPackage', () => {
  test.each([
    ['MBTiles', 'CREATE TABLE metadata (a); CREATE TABLE tiles (a)'],
    ['SpatiaLite', 'CREATE TABLE geometry_columns (a)'],
    ['SQLite', 'CREATE TABLE x (a)'],
  ])('%s is named', async (format, sql) => {
    const outcome = await read(database(sql));
    expect(outcome.problems.map((p) => [p.code, p.values.format])).toEqual([['file-format-unsupported', format]]);
  });

  test('a file that is cut, missing tables, other bytes', async () => {
    const whole = withGeometry(gp(polygonWkb()));
    expect((await read(whole.slice(0, -4096))).problems[0]).toMatchObject({
      code: 'file-cut-short',
      values: { expected: whole.length, bytes: whole.length - 4096 },
    });
    const lost = await read(database(`${META}${table('gone', 4490)}`));
    expect(lost.problems[0]).toMatchObject({
      code: 'file-broken',
      values: { detail: expect.stringContaining('gone') },
    });
    expect((await read(new Uint8Array(200))).problems[0]!.code).toBe('file-broken');
  });
});

const DATA = '../shared/testdata';
describe.skipIf(!existsSync(DATA))('files of others (skipped where ../shared/testdata is absent)', () => {
  const file = (name: string) => readFileSync(`${DATA}/messy/mapshaper/geopackage/${name}`);

  test.each([
    [
      'Oregon.gpkg',
      [
        ['land', 2269],
        ['roads', 2269],
      ],
    ],
    ['Oregon_customCRS.gpkg', [['Oregon_customCRS', null]]],
    [
      'mixed_crs.gpkg',
      [
        ['oregon_2269', 2269],
        ['oregon_4326', 4326],
      ],
    ],
    [
      'same_crs_points.gpkg',
      [
        ['oregon_cities', 4326],
        ['washington_cities', 4326],
      ],
    ],
    [
      'shared_vs_unshared_paths.gpkg',
      [
        ['roads', 4326],
        ['counties', 4326],
        ['state', 4326],
      ],
    ],
    ['world_land_robin.gpkg', [['world_land_robin', null]]],
  ])('%s', async (name, expected) => {
    const layers = await layersOf(file(name));
    expect(layers.map((l) => [l.name, l.statement!.epsg])).toEqual(expected);
  });

  test('tables whose geometries are all null, and systems that are undefined', async () => {
    const outcome = await read(file('data_only_tables.gpkg'));
    expect(outcome.problems.map((p) => [p.severity, p.code, p.values.places])).toEqual([
      ['error', 'geometry-missing', 5],
      ['error', 'geometry-missing', 6],
    ]);
    for (const name of ['null_crs_gdal.gpkg', 'missing_crs_mixed_ranges.gpkg'])
      for (const layer of await layersOf(file(name))) expect(layer.statement).toBeNull();
  });
});

test('rows that a damaged page no longer gives are missed', async () => {
  const whole = withGeometry(gp(polygonWkb()));
  const page = whole.findLastIndex((byte, i) => i % 4096 === 0 && byte === 13);
  // Cells of the last leaf page of a table: one of its two rows is dropped.
  const rows = whole.slice();
  expect(rows[page + 4]).toBe(2);
  rows[page + 4] = 1;
  expect((await read(rows)).problems.map((p) => [p.severity, p.code])).toEqual([['error', 'file-broken']]);
});

test(`${FUZZ_RUNS} damaged files: layers, or what is wrong`, async () => {
  const sql = `${META}${table('t', 4490)} CREATE TABLE t (fid INTEGER PRIMARY KEY, geom BLOB, 名称 TEXT, 面积 REAL)`;
  const whole = database(
    `PRAGMA page_size = 512; ${sql}`,
    Array.from({ length: 12 }, (_, i) => ['INSERT INTO t VALUES (?, ?, ?, ?)', [i, gp(polygonWkb()), `名${i}`, i / 3]]),
  );
  for (let seed = 1; seed <= FUZZ_RUNS; seed++) {
    const outcome = await read(mutated(whole, seed));
    expect(outcome.ok || outcome.problems.some((p) => p.severity === 'error'), `seed ${seed}`).toBe(true);
    if (outcome.ok) expect(outcome.problems.every((p) => p.severity === 'warning')).toBe(true);
  }
});
