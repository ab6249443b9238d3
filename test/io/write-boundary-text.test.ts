import type { MultiPolygon, Polygon } from 'geojson';
import { describe, expect, test } from 'vitest';
import { atOnce } from '../../src/engine/index.ts';
import { readBoundaryText } from '../../src/io/formats/boundary-text.ts';
import { type BoundaryParcel, writeBoundaryText } from '../../src/io/write/boundary-text.ts';
import { encodeGb18030 } from '../../src/io/write/gb18030.ts';

const ring = (e: number, n: number, size: number): number[][] => [
  [e, n],
  [e, n + size],
  [e + size, n + size],
  [e + size, n],
  [e, n],
];
const PARCELS: readonly BoundaryParcel[] = [
  {
    head: { 地块编号: 'P1', 地块名称: '河滨,一号', 图幅号: 'K48', 地块用途: '公园@绿地', 地类编码: '0810' },
    areaSquareMetres: 12_345.678,
    geometry: {
      type: 'Polygon',
      coordinates: [ring(36397019.54, 4392466.694, 100), ring(36397039.54, 4392486.694, 20)],
    },
  },
  {
    head: { 地块编号: 'P2', 地块名称: '两块' },
    areaSquareMetres: 20_000,
    geometry: {
      type: 'MultiPolygon',
      coordinates: [
        [ring(36398019.541, 4392466.6942, 100)],
        [ring(36398519.541, 4392466.6942, 100), ring(36398539.541, 4392486.6942, 20)],
      ],
    },
  },
];
const text = (bytes: Uint8Array, label = 'utf-8') => new TextDecoder(label).decode(bytes);

test('the national form, byte for byte', () => {
  const bytes = writeBoundaryText(
    [{ ...PARCELS[0]!, geometry: { type: 'Polygon', coordinates: [ring(397019.54, 4392466.694, 100)] } }],
    {
      epsg: 4545,
    },
  );
  expect([...bytes.slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  expect(text(bytes).split('\r\n')).toEqual([
    '[属性描述]',
    '坐标系=2000国家大地坐标系',
    '几度分带=3',
    '投影类型=高斯克吕格',
    '计量单位=米',
    '带号=36',
    '精度=0.001',
    '转换参数=,,,,,,',
    '[地块坐标]',
    '4,1.2346,P1,河滨，一号,面,K48,公园＠绿地,0810,@',
    'J1,1,4392466.694,397019.540',
    'J2,1,4392566.694,397019.540',
    'J3,1,4392566.694,397119.540',
    'J4,1,4392466.694,397119.540',
    'J1,1,4392466.694,397019.540',
    '',
  ]);
});

describe('what is written reads back', () => {
  test.each([
    ['A', 'UTF-8'],
    ['A', 'GB18030'],
    ['B', 'UTF-8'],
    ['B', 'GB18030'],
  ] as const)('variant %s in %s', async (variant, encoding) => {
    const bytes = writeBoundaryText(PARCELS, {
      epsg: 4524,
      variant,
      encoding,
      decimals: 4,
      producer: '局',
      date: '2024-05-01',
    });
    const outcome = await readBoundaryText(
      { format: 'boundary-text', name: 'a.txt', files: [{ path: 'a.txt', bytes }] },
      {},
      atOnce,
    );
    expect(outcome.problems).toEqual([]);
    if (!outcome.ok) return;
    const layer = outcome.value[0]!;
    expect(layer.encoding?.label).toBe(encoding === 'UTF-8' ? 'utf-8' : 'gb18030');
    expect(layer.statement).toEqual({
      from: 'header',
      epsg: null,
      text: '2000国家大地坐标系',
      widthDegrees: 3,
      zone: 36,
    });
    // Northing first in the file, easting first in the geometry.
    const turned = (g: Polygon | MultiPolygon) =>
      JSON.parse(JSON.stringify(g), (_, v) => (Array.isArray(v) && typeof v[0] === 'number' ? [v[1], v[0]] : v));
    expect(layer.features.map((f) => f.geometry)).toEqual(PARCELS.map((p) => turned(p.geometry)));
    expect(layer.features.map((f) => f.properties)).toEqual([
      {
        点数: 8,
        地块面积: 1.2346,
        地块编号: 'P1',
        地块名称: '河滨，一号',
        图形属性: '面',
        图幅号: 'K48',
        地块用途: '公园＠绿地',
        地类编码: '0810',
      },
      { 点数: 12, 地块面积: 2, 地块编号: 'P2', 地块名称: '两块', 图形属性: '面' },
    ]);
  });

  test('six-degree zones are named as such; a system of degrees is misuse', () => {
    expect(text(writeBoundaryText([], { epsg: 4496 }))).toMatch(/几度分带=6\r\n[\s\S]*带号=18\r\n/);
    expect(() => writeBoundaryText([], { epsg: 4490 })).toThrow(RangeError);
  });
});

describe('GB18030', () => {
  test('every character reads back but those that hosts do not agree on: private use, and the sign for the unreadable', () => {
    let all = '';
    for (let code = 1; code <= 0x10ffff; code += code < 0x10000 ? 1 : 97) {
      if (code < 0xd800 || (code > 0xf8ff && code !== 0xfffd)) all += String.fromCodePoint(code);
    }
    const back = text(encodeGb18030(all), 'gb18030');
    expect(back).toBe(all);
  });

  test('the usual characters take two bytes, as in GBK', () => {
    expect([...encodeGb18030('中文A€，')]).toEqual([0xd6, 0xd0, 0xce, 0xc4, 0x41, 0xa2, 0xe3, 0xa3, 0xac]);
    expect([...encodeGb18030('\ud800')]).toEqual([0x3f]);
  });
});
