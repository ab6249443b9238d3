import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { atOnce } from '../../src/engine/index.ts';
import { readBoundaryText } from '../../src/io/formats/boundary-text.ts';
import type { RawLayer, Source } from '../../src/io/raw-layer.ts';
import { encodeGb18030 } from '../../src/io/write/gb18030.ts';
import { FUZZ_RUNS, mutated } from '../support/mutate.ts';

const source = (content: string | Uint8Array, name = 'parcels.txt'): Source => ({
  format: 'boundary-text',
  name,
  files: [{ path: name, bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content }],
});
const read = (content: string | Uint8Array, encoding?: string) =>
  readBoundaryText(source(content), { encoding }, atOnce);

async function layerOf(content: string | Uint8Array): Promise<RawLayer> {
  const outcome = await read(content);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  expect(outcome.value).toHaveLength(1);
  return outcome.value[0]!;
}
async function codesOf(content: string): Promise<string[]> {
  return (await read(content)).problems.map((p) => `${p.severity} ${p.code}`);
}

const HEADER = `[属性描述]
坐标系=2000国家大地坐标系
几度分带=3
投影类型=高斯克吕格
计量单位=米
带号=36
精度=0.001
转换参数=,,,,,,
`;
/** Corners of a square, northing before easting, not closed. */
const square = (n: number, e: number, size: number): Position[] => [
  [n, e],
  [n + size, e],
  [n + size, e + size],
  [n, e + size],
];
const closed = (ring: Position[]): Position[] => [...ring, ring[0]!];
const lines = (ring: Position[], ringNumber: number | string, first = 1, close = true): string =>
  (close ? closed(ring) : ring)
    .map(([n, e], i) => `J${i === ring.length ? first : first + i},${ringNumber},${n},${e}`)
    .join('\n');

const OUTER = square(4392466.694, 36397019.54, 100);
const HOLE = square(4392486.694, 36397039.54, 20);
const A = `${HEADER}[地块坐标]
4,1.0000,P1,河滨地块,面,K48,公园绿地,0810,@
${lines(OUTER, 1)}
8,1.0000,P2,有洞,面,,,,@
${lines(square(4392466.694, 36398019.54, 100), 1)}
${lines(square(4392486.694, 36398039.54, 20), 2, 5)}
`;

describe('the national form', () => {
  test('gives a feature a parcel, with its fields, its holes and what the header says', async () => {
    const layer = await layerOf(A);
    expect(layer.name).toBe('parcels');
    expect(layer.statement).toEqual({
      from: 'header',
      epsg: null,
      text: '2000国家大地坐标系',
      widthDegrees: 3,
      zone: 36,
    });
    expect(layer.columns).toEqual([
      '点数',
      '地块面积',
      '地块编号',
      '地块名称',
      '图形属性',
      '图幅号',
      '地块用途',
      '地类编码',
    ]);
    expect(layer.features[0]).toEqual({
      geometry: { type: 'Polygon', coordinates: [closed(OUTER)] },
      properties: {
        点数: 4,
        地块面积: 1,
        地块编号: 'P1',
        地块名称: '河滨地块',
        图形属性: '面',
        图幅号: 'K48',
        地块用途: '公园绿地',
        地类编码: '0810',
      },
    });
    const holed = layer.features[1]!.geometry;
    expect(holed?.type === 'Polygon' && holed.coordinates.map((r) => r.length)).toEqual([5, 5]);
    expect((await read(A)).problems).toEqual([]);
  });

  test('reads the same in GBK, with full-width punctuation, other line ends, and blocks in another order', async () => {
    const { features } = await layerOf(A);
    const inGbk = await layerOf(encodeGb18030(A));
    expect(inGbk.encoding).toEqual({ label: 'gb18030', how: 'guess' });
    expect(inGbk.features).toEqual(features);
    expect((await layerOf(A.replaceAll('\n', '\r\n'))).features).toEqual(features);
    expect((await layerOf(A.replaceAll('\n', '\r'))).features).toEqual(features);
    // What JavaScript takes for the end of a line is none in a key.
    expect((await layerOf(A.replace('高斯克吕格', '高斯\u2028克吕格'))).features).toEqual(features);
    const fullWidth = A.replaceAll(',', '，')
      .replaceAll('=', '＝')
      .replaceAll('@', '＠')
      .replaceAll('[', '【')
      .replaceAll(']', '】');
    expect((await layerOf(fullWidth)).features).toEqual(features);
    const after = await layerOf(A.replace(HEADER, '') + HEADER);
    expect(after.features).toEqual(features);
    expect(after.statement?.zone).toBe(36);
  });

  test('several outer rings and a hole in the second are put together by what lies in what', async () => {
    const far = square(4392466.694, 36397519.54, 100);
    const hole = square(4392486.694, 36397539.54, 20);
    const layer = await layerOf(
      `${HEADER}[地块坐标]\n12,2,P,两块,面,,,,@\n${lines(OUTER, 1)}\n${lines(far, 1, 5)}\n${lines(hole, 2, 9)}\n`,
    );
    const geometry = layer.features[0]!.geometry;
    expect(geometry?.type === 'MultiPolygon' && geometry.coordinates.map((p) => p.length)).toEqual([1, 2]);
  });

  test('closing points may be missing, points may have plain numbers, eastings no prefix', async () => {
    const text = `${HEADER}[地块坐标]\n8,1,P,名,面,,,,@\n1,1,4392466.694,397019.54\n2,1,4392566.694,397019.54\n3,1,4392566.694,397119.54\n1,2,4392546.694,397029.54\n2,2,4392556.694,397029.54\n3,2,4392556.694,397039.54\n`;
    const geometry = (await layerOf(text)).features[0]!.geometry;
    expect(geometry?.type === 'Polygon' && geometry.coordinates.map((r) => [r.length, r[0]])).toEqual([
      [4, [4392466.694, 397019.54]],
      [4, [4392546.694, 397029.54]],
    ]);
  });

  test('the ring number alone tells rings apart', async () => {
    const rows = [...square(4392466.694, 397019.54, 100), ...square(4392486.694, 397039.54, 20)];
    const points = rows.map(([n, e], i) => `J${i + 1},${i < 4 ? 1 : 2},${n},${e}`).join('\n');
    const geometry = (await layerOf(`${HEADER}[地块坐标]\n8,1,P,名,面,,,,@\n${points}\n`)).features[0]!.geometry;
    expect(geometry?.type === 'Polygon' && geometry.coordinates.map((r) => r.length)).toEqual([5, 5]);
  });

  test('commas in a name, a name alone, thirteen fields, none at all, and lines and points', async () => {
    const of = async (head: string) =>
      (await layerOf(`${HEADER}[地块坐标]\n${head}\n${lines(OUTER, 1)}\n`)).features[0]!;
    expect((await of('4,1.0,P1,甲,乙和丙,面,,,,@')).properties).toMatchObject({
      地块名称: '甲,乙和丙',
      图形属性: '面',
    });
    expect((await of('4,1.0,P1,@')).properties).toEqual({ 点数: 4, 地块面积: 1, 地块编号: 'P1' });
    expect((await of('4,1.0,P1,甲，乙,面,T,园,01,类,二,三,四,注,@')).properties).toMatchObject({
      地块名称: '甲，乙',
      地类编码: '01',
      TBLX: '类',
      BZ: '注',
    });
    expect((await of('@')).properties).toEqual({});
    expect((await of('4,1.0,P1,甲,面,,,')).properties).toMatchObject({ 地块名称: '甲' });
    expect((await of('4,,L1,堤,线,,,,@')).geometry?.type).toBe('LineString');
    expect((await of('4,,L1,桩,点,,,,@')).geometry?.type).toBe('MultiPoint');
  });
});

describe('further forms', () => {
  test('B: a block of further keys in front', async () => {
    const further = '[扩展信息]\n版本=1\n[属性描述]\n格式版本号=1.01版本\n数据产生单位=局\n';
    expect((await layerOf(further + A)).features).toEqual((await layerOf(A)).features);
  });

  test('C: no parcel lines: every closed list is a feature, a list inside another a hole', async () => {
    const other = square(4392466.694, 36399019.54, 100);
    const text = `[地块坐标]\n${lines(OUTER, 1)}\n${lines(HOLE, 1)}\n${lines(other, 1)}\n`;
    const { features, statement } = await layerOf(text);
    expect(features.map((f) => f.geometry?.type === 'Polygon' && f.geometry.coordinates.length)).toEqual([2, 1]);
    expect(statement).toBeNull();
  });

  test('D: corners under a title, in metres, in degrees with signs, and packed as ddd.mmss where the header says so', async () => {
    const metres =
      '某地质公园拐点坐标\n东区\n点号 X Y\n1 4392466.69 36397019.54\n2 4392566.69 36397019.54\n3 4392566.69 36397119.54\n西区\n1 4393466.69 36397019.54\n2 4393566.69 36397019.54\n3 4393566.69 36397119.54\n';
    const { features } = await layerOf(metres);
    expect(features.map((f) => [f.properties.地块名称, f.geometry?.type])).toEqual([
      ['东区', 'Polygon'],
      ['西区', 'Polygon'],
    ]);
    const degrees = await layerOf('1,110°00′28.20″,39°30′00″\n2,110°00′30″,39°30′00″\n3,110°00′30″,39°30′36″\n');
    const ring = degrees.features[0]!.geometry;
    const first = ring?.type === 'Polygon' ? ring.coordinates[0]![0]! : [];
    expect(first[0]).toBeCloseTo(110 + 28.2 / 3600, 12);
    expect(first[1]).toBe(39.5);
    const packed = await layerOf('格式=ddd.mmss\n1,110.002820,39.3000\n2,110.0030,39.3000\n3,110.0030,39.3036\n');
    expect(packed.features[0]!.geometry).toEqual(degrees.features[0]!.geometry);
    expect(await codesOf('格式=ddd.mmss\n1,110.007520,39.3000\n')).toEqual(['error row-unreadable']);
  });

  test('northing and easting stay in the order of the columns', async () => {
    const swapped = A.replace(/^(J\d+,\d),([\d.]+),([\d.]+)$/gm, '$1,$3,$2');
    const geometry = (await layerOf(swapped)).features[0]!.geometry;
    expect(geometry?.type === 'Polygon' && geometry.coordinates[0]![0]).toEqual([36397019.54, 4392466.694]);
  });
});

describe('what is told', () => {
  test('a count that is not the number of points, and a zone number that is not that of the eastings', async () => {
    expect((await read(A.replace('\n4,1.0000', '\n7,1.0000'))).problems).toEqual([
      {
        code: 'count-disagrees',
        severity: 'warning',
        where: { file: 'parcels.txt', feature: 0 },
        values: { stated: 7, found: 5 },
      },
    ]);
    // With and without the closing point, and as if it were written where it is not.
    expect(await codesOf(A.replace('\n4,1.0000', '\n5,1.0000'))).toEqual([]);
    expect((await read(A.replace('带号=36', '带号=38'))).problems).toEqual([
      {
        code: 'header-disagrees',
        severity: 'warning',
        where: { file: 'parcels.txt' },
        values: { header: '带号=38', data: 36 },
      },
    ]);
    expect(await codesOf(`${A}3,1,P3,空,面,,,,@\n`)).toEqual(['warning geometry-missing']);
  });

  test('an old system is only stated', async () => {
    const layer = await layerOf(A.replace('2000国家大地坐标系', '80国家大地坐标系'));
    expect(layer.statement?.text).toBe('80国家大地坐标系');
  });

  test('a line that cannot be read, with its number: nothing is loaded', async () => {
    const broken = A.replace('J3,1,4392566.694', 'J3,1,43925x6.694');
    expect((await read(broken)).problems).toEqual([
      {
        code: 'row-unreadable',
        severity: 'error',
        where: { file: 'parcels.txt' },
        values: { line: 13, text: 'J3,1,43925x6.694,36397119.54' },
      },
    ]);
    expect(await codesOf(A.replace('J3,1,', 'J3=1,'))).toEqual(['error row-unreadable']);
    // A line cut short must not pass for one with fewer columns.
    expect(await codesOf(A.slice(0, A.indexOf('36397119.54') - 1))).toEqual(['error row-unreadable']);
  });

  test('a ring of two corners, no parcels at all', async () => {
    const short = `[地块坐标]\n2,1,P,名,面,,,,@\nJ1,1,4392466.694,36397019.54\nJ2,1,4392566.694,36397019.54\n`;
    expect(await codesOf(short)).toEqual(['error ring-too-short']);
    expect(await codesOf(HEADER)).toEqual(['error layer-empty']);
    expect(await codesOf('')).toEqual(['error layer-empty']);
  });
});

test('damaged files are read whole or refused', { timeout: 600_000 }, async () => {
  const originals = [new TextEncoder().encode(A), encodeGb18030(A)];
  let refused = 0;
  for (let seed = 0; seed < FUZZ_RUNS; seed++) {
    const outcome = await read(mutated(originals[seed % 2]!, seed));
    if (outcome.ok) {
      for (const { geometry } of outcome.value[0]!.features)
        if (geometry?.type === 'Polygon')
          for (const ring of geometry.coordinates) {
            expect(ring.length).toBeGreaterThan(3);
            expect(ring.at(-1)).toEqual(ring[0]);
          }
    } else {
      refused++;
      expect(outcome.problems.some((p) => p.severity === 'error')).toBe(true);
    }
  }
  expect(refused).toBeGreaterThan(FUZZ_RUNS / 20);
});
