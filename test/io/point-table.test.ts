import { describe, expect, test } from 'vitest';
import { atOnce } from '../../src/engine/index.ts';
import { readCsv } from '../../src/io/formats/csv.ts';
import { readTables } from '../../src/io/formats/point-table.ts';
import type { Cell, RawLayer } from '../../src/io/raw-layer.ts';

const tables = (...sheets: (readonly (readonly Cell[])[])[]) =>
  readTables(
    sheets.map((rows, i) => ({ name: `s${i + 1}`, rows, lineOf: (row: number) => row + 1, isText: false })),
    { source: 't.xlsx', format: 'xlsx', encoding: null },
    atOnce,
  );
async function layersOf(...sheets: (readonly (readonly Cell[])[])[]): Promise<readonly RawLayer[]> {
  const outcome = await tables(...sheets);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}
const first = async (rows: readonly (readonly Cell[])[]): Promise<RawLayer> => (await layersOf(rows))[0]!;
const points = (layer: RawLayer) =>
  layer.features.map((f) => (f.geometry?.type === 'Point' ? f.geometry.coordinates : (f.geometry?.type ?? null)));
const rings = (layer: RawLayer) =>
  layer.features.map((f) =>
    f.geometry?.type === 'Polygon'
      ? f.geometry.coordinates.map((r) => r.length)
      : f.geometry?.type === 'MultiPolygon'
        ? f.geometry.coordinates.map((p) => p.map((r) => r.length))
        : null,
  );
const corners = (n: number, e: number, size = 100): [number, number][] => [
  [n, e],
  [n + size, e],
  [n + size, e + size],
  [n, e + size],
];

describe('a row a point', () => {
  const row = ['甲', 106.8, 39.66] as const;

  test.each<[readonly string[], readonly [number, number]]>([
    [
      ['名称', '经度', '纬度'],
      [106.8, 39.66],
    ],
    [
      ['name', 'Lng', 'Lat'],
      [106.8, 39.66],
    ],
    [
      ['名称', '纬度', '经度'],
      [39.66, 106.8],
    ],
    [
      ['名称', '东经(°)', '北纬(°)'],
      [106.8, 39.66],
    ],
    [
      ['名称', '东坐标', '北坐标'],
      [106.8, 39.66],
    ],
    [
      ['名称', '北坐标(m)', '东坐标(m)'],
      [39.66, 106.8],
    ],
    [
      ['名称', '纵坐标X', '横坐标Y'],
      [39.66, 106.8],
    ],
    [
      ['名称', 'X(N)', 'Y(E)'],
      [39.66, 106.8],
    ],
    [
      ['名称', 'X坐标(北)', 'Y坐标(东)'],
      [39.66, 106.8],
    ],
    // Nothing sure in X and Y: as the columns stand.
    [
      ['名称', 'X坐标', 'Y坐标'],
      [106.8, 39.66],
    ],
    [
      ['名称', 'Ｘ', 'Ｙ'],
      [106.8, 39.66],
    ],
    [
      ['名称', 'Y', 'X'],
      [106.8, 39.66],
    ],
    [
      ['名称', 'POINT_X', 'POINT_Y'],
      [106.8, 39.66],
    ],
  ])('%j puts the numbers as %j', async (header, [x, y]) => {
    // The first of two columns named east, longitude or in their own order comes first.
    const layer = await first([header, row]);
    expect(points(layer)).toEqual([[x, y]]);
    expect(layer.features[0]!.properties).toEqual({ [header[0]!]: '甲', [header[1]!]: 106.8, [header[2]!]: 39.66 });
  });

  test('a title, a header of two rows, notes under the table, and rows without a place', async () => {
    const layer = await first([
      ['排污口一览表', null, null, null],
      ['名称', '坐标', null, '类型'],
      [null, '经度', '纬度', null],
      ['甲', '106°48′00″', '北纬39°39′36″', '工业'],
      ['乙', '不详', '', '农业'],
      ['丙', '106.9', 39.7, '工业'],
      ['制表人:某', null, null, null],
    ]);
    expect(layer.columns).toEqual(['名称', '经度', '纬度', '类型']);
    expect(points(layer)).toEqual([[106.8, 39.66], null, [106.9, 39.7]]);
  });

  test('the finer of degrees and metres', async () => {
    const header = ['名称', '经度', '纬度', 'X', 'Y'];
    const coarse = await first([header, ['甲', 106.8, 39.66, 4392466.694, 397019.54]]);
    expect(points(coarse)).toEqual([[4392466.694, 397019.54]]);
    const fine = await first([header, ['甲', 106.80012345, 39.66012345, 4392466, 397019]]);
    expect(points(fine)).toEqual([[106.80012345, 39.66012345]]);
  });

  test('a figure that is none, or one of two, stops it with its line', async () => {
    const outcome = await tables([
      ['名称', 'X', 'Y'],
      ['甲', 4392466.694, 397019.54],
      ['乙', '43924x6', 397019.54],
    ]);
    expect(outcome).toEqual({
      ok: false,
      problems: [
        {
          code: 'row-unreadable',
          severity: 'error',
          where: { file: 't.xlsx' },
          values: { line: 3, text: '乙 43924x6 397019.54' },
        },
      ],
    });
    const half = await tables([
      ['名称', 'X', 'Y'],
      ['甲', 4392466.694, null],
    ]);
    expect(half.ok).toBe(false);
  });
});

describe('corner lists', () => {
  test('parcels named by merged cells, with rings', async () => {
    const body = [
      ...corners(4392466, 397019).map(([n, e], i) => [
        i === 0 ? 'A1' : null,
        i === 0 ? '甲' : null,
        1,
        `J${i + 1}`,
        n,
        e,
      ]),
      ...corners(4392486, 397039, 20).map(([n, e], i) => [null, null, 2, `J${i + 5}`, n, e]),
      ...corners(4393466, 397019).map(([n, e], i) => [
        i === 0 ? 'A2' : null,
        i === 0 ? '乙' : null,
        1,
        `J${i + 1}`,
        n,
        e,
      ]),
    ] as Cell[][];
    const layer = await first([['地块编号', '地块名称', '圈号', '点号', 'X坐标', 'Y坐标'], ...body]);
    expect(rings(layer)).toEqual([[5, 5], [5]]);
    expect(layer.features.map((f) => f.properties)).toEqual([
      { 地块编号: 'A1', 地块名称: '甲', 点数: 8 },
      { 地块编号: 'A2', 地块名称: '乙', 点数: 4 },
    ]);
    expect(layer.columns).toEqual(['地块编号', '地块名称', '点数']);
  });

  test('a parcel that comes again gets another ring; columns that agree stay', async () => {
    const rows = (name: string, n: number) => corners(n, 397019).map(([a, b]) => [name, '矿山', a, b]);
    const layer = await first([
      ['图斑号', '类型', 'X', 'Y'],
      ...rows('1', 4392466),
      ...rows('2', 4393466),
      ...rows('1', 4394466),
    ]);
    expect(rings(layer)).toEqual([[[5], [5]], [5]]);
    expect(layer.features[0]!.properties).toEqual({ 图斑号: '1', 类型: '矿山', 点数: 8 });
  });

  test('a number before the corners names parcels only where it is repeated or merged', async () => {
    const merged = await first([
      ['序号', '拐点', 'X', 'Y'],
      ...corners(4392466, 397019).map(([n, e], i) => [i === 0 ? 1 : null, `J${i + 1}`, n, e]),
      ...corners(4393466, 397019).map(([n, e], i) => [i === 0 ? 2 : null, `J${i + 1}`, n, e]),
    ] as Cell[][]);
    expect(rings(merged)).toEqual([[5], [5]]);
    const running = await first([
      ['序号', '拐点', 'X', 'Y'],
      ...corners(4392466, 397019).map(([n, e], i) => [i + 1, `J${i + 1}`, n, e]),
    ] as Cell[][]);
    expect(rings(running)).toEqual([[5]]);
  });

  test('gaps, titles between, numbering that starts again, lists that close', async () => {
    const list = (n: number, size = 100) => corners(n, 397019, size).map(([a, b], i) => [`J${i + 1}`, a, b] as Cell[]);
    const header = ['点号', 'X', 'Y'];
    expect(rings(await first([header, ...list(4392466), [null, null, null], ...list(4393466)]))).toEqual([[5], [5]]);
    const running = list(4393466).map(([, a, b], i): Cell[] => [`J${i + 5}`, a!, b!]);
    expect(rings(await first([header, ...list(4392466), [null, null, null], ...running]))).toEqual([[5], [5]]);
    expect(rings(await first([header, ...list(4392466), ...list(4393466)]))).toEqual([[5], [5]]);
    const titled = await first([
      header,
      ['东区', null, null],
      ...list(4392466),
      ['西区', null, null],
      ...list(4393466),
    ]);
    expect(titled.features.map((f) => f.properties.地块名称)).toEqual(['东区', '西区']);
    const repeated = await first([header, ...list(4392466), header, ...list(4393466)]);
    expect(rings(repeated)).toEqual([[5], [5]]);
    const nested = corners(4392486, 397039, 20).map(([a, b], i) => [`J${i + 1}`, a, b] as Cell[]);
    expect(rings(await first([header, ...list(4392466), ...nested]))).toEqual([[5, 5]]);
    const closing = [...corners(4392466, 397019), [4392466, 397019]].map(
      ([a, b], i) => [String(i + 1), '面', a, b] as Cell[],
    );
    expect(rings(await first([['序号', '说明', 'X', 'Y'], ...closing]))).toEqual([[5]]);
  });

  test('bare numbered coordinates may be either: both are offered, polygons first', async () => {
    const layers = await layersOf([
      ['序号', '经度', '纬度'],
      [1, 106.8, 39.66],
      [2, 106.9, 39.66],
      [3, 106.9, 39.7],
    ]);
    expect(layers.map((l) => [l.name, l.features.length])).toEqual([
      ['s1(面)', 1],
      ['s1(点)', 3],
    ]);
    // With a name of its own a row is a point.
    const sites = await layersOf([
      ['站点', '经度', '纬度'],
      ['甲', 106.8, 39.66],
      ['乙', 106.9, 39.66],
      ['丙', 106.9, 39.7],
    ]);
    expect(sites.map((l) => l.name)).toEqual(['s1']);
    expect(points(sites[0]!)).toHaveLength(3);
  });

  test('a parcel of two corners is refused', async () => {
    const outcome = await tables([
      ['圈号', 'X', 'Y'],
      [1, 4392466, 397019],
      [1, 4392566, 397019],
    ]);
    expect(outcome.problems.map((p) => p.code)).toEqual(['ring-too-short']);
  });
});

describe('other tables', () => {
  test('a column of well-known text, whatever its name; heights and SRID are passed over', async () => {
    const layer = await first([
      ['名称', '图形'],
      ['甲', 'SRID=4490;POLYGON Z ((106 39 1, 107 39 1, 107 40 1, 106 39 1))'],
      ['乙', null],
    ]);
    expect(layer.features).toEqual([
      {
        geometry: {
          type: 'Polygon',
          coordinates: [
            [
              [106, 39],
              [107, 39],
              [107, 40],
              [106, 39],
            ],
          ],
        },
        properties: { 名称: '甲' },
      },
      { geometry: null, properties: { 名称: '乙' } },
    ]);
    const broken = await tables([['图形'], ['POLYGON ((106 39, 107'], ['POINT (1 2)']]);
    expect(broken.problems.map((p) => [p.code, p.values.line])).toEqual([['row-unreadable', 2]]);
  });

  test('a table without coordinates says what it has and what was looked for', async () => {
    const outcome = await tables([
      ['编号', '名称'],
      [1, '甲'],
    ]);
    expect(outcome.ok).toBe(false);
    expect(outcome.problems[0]).toMatchObject({ code: 'table-without-coordinates', values: { columns: '编号, 名称' } });
    expect(String(outcome.problems[0]!.values.looked)).toContain('经度/纬度');
  });

  test('sheets of something else beside one with coordinates are told and passed over', async () => {
    const outcome = await tables(
      [['说明']],
      [],
      [
        ['名称', '经度', '纬度'],
        ['甲', 106.8, 39.66],
      ],
    );
    expect(outcome.ok && outcome.value.map((l) => l.name)).toEqual(['s3']);
    expect(outcome.problems.map((p) => `${p.severity} ${p.code}`)).toEqual([
      'warning table-without-coordinates',
      'warning layer-empty',
    ]);
  });

  test('without a header, by what the figures can be', async () => {
    const csv = (text: string) =>
      readCsv(
        { format: 'csv', name: 'a.csv', files: [{ path: 'a.csv', bytes: new TextEncoder().encode(text) }] },
        {},
        atOnce,
      );
    const named = await csv('甲,106.8,39.66\n乙,106.9,39.7\n');
    expect(named.ok && points(named.value[0]!)).toEqual([
      [106.8, 39.66],
      [106.9, 39.7],
    ]);
    const list = await csv('J1 4392466.694 397019.54\nJ2 4392566.694 397019.54\nJ3 4392566.694 397119.54\n');
    expect(list.ok && rings(list.value[0]!)).toEqual([[4]]);
  });
});
