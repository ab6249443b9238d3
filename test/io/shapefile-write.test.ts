import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Feature, Geometry } from 'geojson';
import { describe, expect, test } from 'vitest';
import { toProjected } from '../../src/geodesy/gauss-kruger.ts';
import type { Cell, SourceFile } from '../../src/io/raw-layer.ts';
import { prjOf } from '../../src/io/write/prj.ts';
import { type ShapefileOptions, writeShapefile } from '../../src/io/write/shapefile.ts';
import { codes, drop, opened } from '../support/drop.ts';

type Row = Record<string, Cell>;
const feature = (geometry: Geometry | null, properties: Row): Feature<Geometry | null, Row> => ({
  type: 'Feature',
  geometry,
  properties,
});
const box = (x: number, y: number, side: number) => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
];
const IN_DEGREES = { epsg: 4490, encoding: 'UTF-8' } as const;

function write(features: Feature<Geometry | null, Row>[], options: ShapefileOptions = IN_DEGREES) {
  const columns = [...new Set(features.flatMap(({ properties }) => Object.keys(properties)))];
  return writeShapefile({ name: '红线', features, columns }, options);
}

const ROWS: Row[] = [
  { 名称: '甘德尔山', 面积: 0.1 + 0.2, 图斑数: 12, 极小: 1e-7, 已核: true, 代码: '0150302' },
  { 名称: '乌兰木伦', 面积: 123456.789, 图斑数: -3, 极小: 1.2345678901234567e300, 已核: false, 代码: '15' },
  { 名称: null, 面积: null, 图斑数: null, 极小: null, 已核: null, 代码: null },
];
const POLYGONS: (Geometry | null)[] = [
  { type: 'Polygon', coordinates: [box(106.8, 39.6, 0.1), box(106.82, 39.62, 0.01)] },
  { type: 'MultiPolygon', coordinates: [[box(106.9, 39.3, 0.05)], [box(106.7, 39.3, 0.05)]] },
  null,
];

describe('what is written is read back', () => {
  test.each(['UTF-8', 'GB18030'] as const)('polygons and attributes in %s', async (encoding) => {
    const features = ROWS.map((row, i) => feature(POLYGONS[i]!, row));
    const files = opened(write(features, { epsg: 4490, encoding }));
    expect(files.map(({ path }) => path)).toEqual(['shp', 'shx', 'dbf', 'prj', 'cpg'].map((e) => `红线.${e}`));
    const read = await drop(files);
    const [layer] = opened(read);
    expect(layer).toMatchObject({
      name: '红线',
      columns: Object.keys(ROWS[0]!),
      encoding: { label: encoding.toLowerCase(), how: 'cpg' },
      statement: { from: 'prj', text: prjOf(4490) },
    });
    expect(layer!.features.map((f) => f.properties)).toEqual(ROWS);
    // The format turns the rings: shells clockwise.
    expect(layer!.features[0]!.geometry).toEqual({
      type: 'Polygon',
      coordinates: [box(106.8, 39.6, 0.1).toReversed(), box(106.82, 39.62, 0.01)],
    });
    expect(layer!.features[1]!.geometry).toMatchObject({ type: 'MultiPolygon' });
    expect(layer!.features[2]!.geometry).toBeNull();
    expect(codes(read)).toEqual(['geometry-missing']);
  });

  test.each<[string, Geometry[]]>([
    ['points', [{ type: 'Point', coordinates: [106.8, 39.6] }]],
    [
      'several points',
      [
        {
          type: 'MultiPoint',
          coordinates: [
            [106.8, 39.6],
            [106.9, 39.6],
          ],
        },
      ],
    ],
    [
      'lines',
      [
        {
          type: 'LineString',
          coordinates: [
            [106.8, 39.6],
            [106.9, 39.6],
          ],
        },
        {
          type: 'MultiLineString',
          coordinates: [
            [
              [106.8, 39.6],
              [106.9, 39.6],
            ],
            [
              [1, 2],
              [3, 4],
            ],
          ],
        },
      ],
    ],
  ])('%s', async (_, geometries) => {
    const files = opened(write(geometries.map((geometry, i) => feature(geometry, { n: i }))));
    expect(opened(await drop(files))[0]!.features.map((f) => f.geometry)).toEqual(geometries);
  });

  test('points beside multipoints are multipoints of one', async () => {
    const files = opened(
      write([
        feature({ type: 'Point', coordinates: [1, 2] }, { n: 1 }),
        feature({ type: 'MultiPoint', coordinates: [[3, 4]] }, { n: 2 }),
      ]),
    );
    expect(opened(await drop(files))[0]!.features[0]!.geometry).toEqual({ type: 'MultiPoint', coordinates: [[1, 2]] });
  });

  test('without columns the rows are numbered', async () => {
    const files = opened(write([feature({ type: 'Point', coordinates: [1, 2] }, {})]));
    expect(opened(await drop(files))[0]!.features[0]!.properties).toEqual({ FID: 0 });
  });
});

describe('what the format cannot hold is told', () => {
  const point: Geometry = { type: 'Point', coordinates: [1, 2] };

  test('long names are shortened to ten bytes, at a character, and stay different', async () => {
    const row = { 生态保护红线类型甲: 'a', 生态保护红线类型乙: 'b', name_of_ten: 'c', NAME_OF_TE: 'd' };
    const utf8 = write([feature(point, row)]);
    expect(opened(await drop(opened(utf8)))[0]!.columns).toEqual(['生态保', '生态_1', 'name_of_te', 'NAME_OF__1']);
    expect(utf8.problems).toMatchObject([{ code: 'name-cut', where: { file: '红线.dbf' }, values: { bytes: 10 } }]);
    const gbk = write([feature(point, row)], { epsg: 4490, encoding: 'GB18030' });
    expect(opened(await drop(opened(gbk)))[0]!.columns.slice(0, 2)).toEqual(['生态保护红', '生态保护_1']);
  });

  test('long text ends before the character that does not fit', async () => {
    const written = write([feature(point, { 备注: '长'.repeat(200) }), feature(point, { 备注: 'short' })]);
    expect(written.problems).toMatchObject([{ code: 'text-cut', values: { columns: '备注', places: 1, bytes: 254 } }]);
    const [layer] = opened(await drop(opened(written)));
    expect(layer!.features.map((f) => f.properties.备注)).toEqual(['长'.repeat(84), 'short']);
  });

  test('no half characters are written, and names that differ in case only become different', () => {
    const written = opened(write([feature(point, { 备注: '长'.repeat(200), AREA: 1, area: 2 })]));
    const dbf = written.find(({ path }) => path.endsWith('.dbf'))!.bytes;
    expect(() => new TextDecoder('utf-8', { fatal: true }).decode(dbf.subarray(33 + 3 * 32))).not.toThrow();
    expect(Buffer.from(dbf).toString('latin1')).toContain('area_1');
  });

  test.each([
    [4524, 'CGCS2000_3_Degree_GK_Zone_36'],
    [4545, 'CGCS2000_3_Degree_GK_CM_108E'],
    [4496, 'CGCS2000_GK_Zone_18'],
    [4507, 'CGCS2000_GK_CM_105E'],
  ])('EPSG %i is named %s', (epsg, name) => {
    expect(prjOf(epsg).split('"')[1]).toBe(name);
  });

  test('several kinds of geometry, and collections, are refused; another system is a mistake', () => {
    expect(codes(write([feature(point, {}), feature(POLYGONS[0]!, {})]))).toEqual(['geometry-mixed']);
    expect(codes(write([feature({ type: 'GeometryCollection', geometries: [] }, {})]))).toEqual([
      'geometry-unsupported',
    ]);
    expect(() => write([feature(point, {})], { epsg: 3857, encoding: 'UTF-8' })).toThrow(RangeError);
  });
});

const hasGdal = spawnSync('ogrinfo', ['--version']).status === 0;
if (!hasGdal) console.log('skipped: no ogrinfo on this machine');

describe.skipIf(!hasGdal)('GDAL reads what is written', () => {
  const inFolder = <T>(files: readonly SourceFile[], use: (path: string) => T): T => {
    const folder = mkdtempSync(join(tmpdir(), 'shapefile-'));
    try {
      for (const { path, bytes } of files) writeFileSync(join(folder, path), bytes);
      return use(join(folder, files[0]!.path));
    } finally {
      rmSync(folder, { recursive: true });
    }
  };

  test.each([4490, 4524, 4545, 4496, 4507])('EPSG %i with its geometry and attributes', (epsg) => {
    const at = (lon: number, lat: number): number[] => {
      if (epsg === 4490) return [lon, lat];
      const { eastingMetres, northingMetres } = toProjected(epsg, lon, lat);
      return [eastingMetres, northingMetres];
    };
    const rings = (POLYGONS[0] as { coordinates: number[][][] }).coordinates;
    const polygon: Geometry = { type: 'Polygon', coordinates: rings.map((ring) => ring.map(([x, y]) => at(x!, y!))) };
    const files = opened(write([feature(polygon, ROWS[0]!)], { epsg, encoding: 'GB18030' }));
    inFolder(files, (path) => {
      const info = execFileSync('ogrinfo', ['-ro', '-al', path], { encoding: 'utf8' });
      expect(info).toContain(`ID["EPSG",${epsg}]]`);
      expect(info).toContain('名称 (String) = 甘德尔山');
      expect(info).toContain('图斑数 (Integer) = 12');
      expect(info).toContain('面积 (Real) = 0.3000000000000000');
      const positions = /POLYGON \(\((.*)\)\)/
        .exec(info)![1]!
        .split(/[(),]+/)
        .map((pair) => pair.split(' ').map(Number));
      const expected = new Set(polygon.coordinates.flat().map(([x, y]) => `${x!.toFixed(5)} ${y!.toFixed(5)}`));
      expect(new Set(positions.map(([x, y]) => `${x!.toFixed(5)} ${y!.toFixed(5)}`))).toEqual(expected);
    });
  });
});
