import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { atOnce } from '../../src/engine/index.ts';
import { readCsv } from '../../src/io/formats/csv.ts';
import { readXlsx } from '../../src/io/formats/xlsx.ts';
import type { Cell, RawFeature } from '../../src/io/raw-layer.ts';
import { csvText, writeCsv } from '../../src/io/write/csv.ts';
import { attributeTable, cornerTable } from '../../src/io/write/csv-tables.ts';
import { writeXlsx } from '../../src/io/write/xlsx.ts';

const csv = (bytes: Uint8Array) =>
  readCsv({ format: 'csv', name: 'a.csv', files: [{ path: 'a.csv', bytes }] }, {}, atOnce);
const xlsx = (bytes: Uint8Array) =>
  readXlsx({ format: 'xlsx', name: 'a.xlsx', files: [{ path: 'a.xlsx', bytes }] }, {}, atOnce);
async function bytesOf(rows: readonly (readonly Cell[])[]): Promise<Uint8Array> {
  const written = await writeXlsx([{ name: 'a', rows }]);
  if (!written.ok) throw new Error(JSON.stringify(written.problems));
  return written.value.bytes;
}

const FORMULAS = ['=1+1', '+1', '-a', '@x', '\tx', '＝1', "'=1", "''@", '"q", 甲\r\n乙', '-5.5x', "it's"];

describe('CSV', () => {
  test('a byte order mark, CRLF, quotes where needed, figures in full', () => {
    expect(
      csvText([
        ['名', 'b'],
        [0.1 + 0.2, null],
        ['a,"b"', true],
      ]),
    ).toBe('\uFEFF名,b\r\n0.30000000000000004,\r\n"a,""b""",true\r\n');
    const small = [1e-8, -1.25e-7, 0.000001, 5e-324];
    const written = csvText([small]).replace('\uFEFF', '').trim().split(',');
    expect(written.slice(0, 3)).toEqual(['0.00000001', '-0.000000125', '0.000001']);
    expect(written.map(Number)).toEqual(small);
    expect(() => csvText([[Number.NaN]])).toThrow(RangeError);
  });

  test('no text runs as a formula; figures stay figures', () => {
    for (const text of FORMULAS.slice(0, 8)) expect(csvText([[text]]).replace('\uFEFF', '')).toMatch(/^"?'/);
    expect(csvText([['-5.5', -5, '甲=1']])).toBe('\uFEFF-5.5,-5,甲=1\r\n');
  });

  test('such texts read back as they were', async () => {
    const rows: Cell[][] = [['text', 'lon', 'lat'], ...FORMULAS.map((text): Cell[] => [text, 106.8, 39.66])];
    const outcome = await csv(writeCsv(rows));
    const trimmed = FORMULAS.map((text) => (text.startsWith('\t') ? text : text.trim()));
    expect(outcome.ok && outcome.value[0]!.features.map((f) => f.properties.text)).toEqual(trimmed);
  });
});

const FEATURES: readonly RawFeature[] = [
  {
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [106.1234567890123, 39],
          [107, 39],
          [107, 40],
          [106.1234567890123, 39],
        ],
        [
          [106.9, 39.1],
          [106.95, 39.1],
          [106.95, 39.2],
          [106.9, 39.1],
        ],
      ],
    },
    properties: { 名称: '甲', 数: 1.5 },
  },
  {
    geometry: {
      type: 'MultiPolygon',
      coordinates: [
        [
          [
            [108, 39],
            [109, 39],
            [109, 40],
            [108, 39],
          ],
        ],
        [
          [
            [110, 39],
            [111, 39],
            [111, 40],
            [110, 39],
          ],
        ],
      ],
    },
    properties: { 名称: '乙', 数: null },
  },
];
const LAYER = { columns: ['名称', '数'], features: FEATURES };

describe('layers as tables read back', () => {
  test('attributes with well-known text', async () => {
    const rows = await attributeTable(LAYER, true);
    const outcome = await csv(writeCsv(rows));
    expect(outcome.ok && outcome.value[0]!.features).toEqual(FEATURES);
    const sheet = await xlsx(await bytesOf(rows));
    expect(sheet.ok && sheet.value[0]!.features).toEqual(FEATURES);
    expect(await attributeTable(LAYER, false)).toEqual([
      ['名称', '数'],
      ['甲', 1.5],
      ['乙', null],
    ]);
  });

  test.each([
    ['经度', '纬度'],
    ['东坐标', '北坐标'],
  ] as const)('corner lists by %s and %s', async (a, b) => {
    const rows = cornerTable(LAYER, [a, b] as ['经度', '纬度']);
    expect(rows.slice(0, 2)).toEqual([
      ['地块序号', '圈号', '点号', a, b, '名称', '数'],
      [1, 1, 'J1', 106.1234567890123, 39, '甲', 1.5],
    ]);
    for (const outcome of [await csv(writeCsv(rows)), await xlsx(await bytesOf(rows))]) {
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
      expect(outcome.value[0]!.features.map((f) => f.geometry)).toEqual(FEATURES.map((f) => f.geometry));
      expect(outcome.value[0]!.features.map((f) => f.properties.名称)).toEqual(['甲', '乙']);
      expect(outcome.value[0]!.features[0]!.properties.数).toBe(1.5);
    }
  });
});

describe('workbooks', () => {
  test('all kinds of cells, large sheets, texts like formulas marked as text', async () => {
    const rows: Cell[][] = [
      ['text', 'lon', 'lat', 'ok'],
      ...FORMULAS.map((text): Cell[] => [text, 106.8, 39.66, true]),
    ];
    for (let i = 0; i < 3000; i++) rows.push([`行 _x0041_ <&> ${i}`, 106.8 + i / 1e6, 39.66, false]);
    const bytes = await bytesOf(rows);
    const outcome = await xlsx(bytes);
    const read = outcome.ok ? outcome.value[0]!.features : [];
    expect(read).toHaveLength(rows.length - 1);
    expect(read.slice(0, FORMULAS.length).map((f) => f.properties.text)).toEqual(FORMULAS.map((t) => t.trim()));
    expect(read.at(-1)!.properties).toEqual({
      text: '行 _x0041_ <&> 2999',
      lon: 106.8 + 2999 / 1e6,
      lat: 39.66,
      ok: false,
    });
    const sheet = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet1.xml']!);
    expect(sheet).toContain('<c r="A2" s="1" t="inlineStr">');
    expect(sheet).not.toContain('<f>');
  });

  test('names of sheets, cells too long, rows too many', async () => {
    const long = 'x'.repeat(40_000);
    const written = await writeXlsx([
      { name: 'a/b:c?', rows: [[long]] },
      { name: 'a b c', rows: [] },
      { name: '', rows: [] },
    ]);
    if (!written.ok) throw new Error('refused');
    expect(written.value.cutCells).toBe(1);
    const workbook = new TextDecoder().decode(unzipSync(written.value.bytes)['xl/workbook.xml']!);
    expect([...workbook.matchAll(/name="([^"]*)"/g)].map((m) => m[1])).toEqual(['a b c', 'a b c_2', 'Sheet']);
    const many = await writeXlsx([{ name: 'a', rows: Array.from({ length: 1_048_577 }, () => []) }]);
    expect(many.problems.map((p) => p.code)).toEqual(['too-many-features']);
  });
});
