import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/domain/problems.ts';
import { zipFiles } from '../../src/io/archive.ts';
import type { Source } from '../../src/io/raw-layer.ts';
import { encodeGb18030 } from '../../src/io/write/gb18030.ts';
import { problemLine } from '../../src/text/problems.ts';
import { codes, drop, file, gather, latin, opened } from '../support/drop.ts';
import { FUZZ_RUNS, mutated } from '../support/mutate.ts';
import { dbfBytes, pointRecord, shpBytes, shxBytes } from '../support/shapefile-bytes.ts';

const records = [pointRecord(1, [106.8, 39.6])];
const SHP = shpBytes(1, records);
const SHX = shxBytes(1, records);
const DBF = dbfBytes([{ name: latin('NAME'), type: 'C', width: 4 }], [[latin('a')]]);
const POINT = '{"type":"Point","coordinates":[106.8,39.6]}';
const BOUNDARY = '[属性描述]\r\n带号=36\r\n[地块坐标]\r\n4,1.5,1,地块,面,,,,@\r\nJ1,1,4380000.1,36400000.1\r\n';

const held = (outcome: Outcome<readonly Source[]>) =>
  opened(outcome).map(({ format, name, files }) => [format, name, files.map(({ path }) => path)]);

describe('shapefiles', () => {
  test('parts come together by folder and name, whatever the case and the order', async () => {
    const outcome = await gather(
      file('data/Red.DBF', DBF),
      file('data/red.prj', 'GEOGCS[]'),
      file('RED.SHP', SHP),
      file('data/RED.shp', SHP),
      file('data/red.shp.xml', '<metadata/>'),
      file('data/red.sbn', 'x'),
      file('data/other.cpg', 'GBK'),
      file('data/other.shp', SHP),
    );
    expect(held(outcome)).toEqual([
      ['shapefile', 'RED.SHP', ['RED.SHP']],
      ['shapefile', 'data/RED.shp', ['data/RED.shp', 'data/Red.DBF', 'data/red.prj']],
      ['shapefile', 'data/other.shp', ['data/other.shp', 'data/other.cpg']],
    ]);
    expect(outcome.problems).toEqual([]);
  });

  test('two that differ in case only each take the parts spelt like them', async () => {
    const names = ['a.shp', 'a.dbf', 'A.shp', 'A.dbf', 'a.prj'];
    expect(held(await gather(...names.map((name) => file(name, SHP))))).toEqual([
      ['shapefile', 'a.shp', ['a.shp', 'a.dbf', 'a.prj']],
      ['shapefile', 'A.shp', ['A.shp', 'A.dbf', 'a.prj']],
    ]);
  });

  test('parts without a .shp are told, and do not stop the rest', async () => {
    const alone = await gather(file('x.prj', 'GEOGCS[]'), file('x.dbf', DBF));
    expect(alone).toMatchObject({
      ok: false,
      problems: [{ code: 'part-missing', severity: 'error', where: { file: 'x.dbf' }, values: { part: '.shp' } }],
    });
    const beside = await gather(file('x.dbf', DBF), file('a.json', POINT));
    expect(beside).toMatchObject({ ok: true, problems: [{ code: 'part-missing', severity: 'warning' }] });
  });
});

describe('what a file is, by what is in it', () => {
  test.each<[string, string | Uint8Array, string]>([
    ['a.geojson', POINT, 'geojson'],
    ['a.txt', ` \n${POINT}`, 'geojson'],
    ['a.json', '[]', 'geojson'],
    ['a.txt', `\x1e${POINT}\n`, 'geojson'],
    ['a.shp', POINT, 'geojson'],
    ['a', SHP, 'shapefile'],
    ['a.kml', '<?xml version="1.0"?><kml xmlns="x">', 'kml'],
    ['a.xml', '<?xml version="1.0"?>\n<kml>', 'kml'],
    ['a.gpkg', 'SQLite format 3\0', 'geopackage'],
    ['a.bin', 'fgb\x03fgb\x00', 'flatgeobuf'],
    ['a.dxf', '  0\r\nSECTION\r\n', 'dxf'],
    ['a.txt', '999\r\nmade by\r\n  0\r\nSECTION\r\n', 'dxf'],
    ['a.wkt', 'anything', 'wkt'],
    ['a.txt', 'SRID=4490;MULTIPOLYGON Z (((1 2 3', 'wkt'],
    ['a.csv', 'id,wkt\n1,"POLYGON ((1 2,', 'csv'],
    ['a.txt', 'id\twkt\n1\tPOLYGON ((1 2,\n', 'csv'],
    ['a.csv', '经度,纬度\n106.8,39.6\n', 'csv'],
    ['a.txt', '名称,经度,纬度\n甲,106.8,39.6\n乙,106.9,39.6\n丙,106.9,39.7\n', 'csv'],
    ['a.txt', BOUNDARY, 'boundary-text'],
    ['a.txt', encodeGb18030(BOUNDARY), 'boundary-text'],
    ['a.csv', BOUNDARY, 'boundary-text'],
    ['a.txt', 'J1,1,4380000.1,36400000.1\nJ2,1,4380000.1,36410000.1\n', 'boundary-text'],
    ['a.txt', '4380000.1,36400000.1\n4380000.1,36410000.1\n4390000.1,36410000.1\n', 'boundary-text'],
    [
      'a.txt',
      Uint8Array.from([0xff, 0xfe, ...new Uint8Array(Uint16Array.from(BOUNDARY, (c) => c.charCodeAt(0)).buffer)]),
      'boundary-text',
    ],
  ])('%s starting %j: %s', async (name, content, format) => {
    expect(held(await gather(file(name, content)))[0]![0]).toBe(format);
  });

  test.each<[string, string, string, string]>([
    ['a.dwg', 'AC1032\0\0', 'DWG', 'DXF'],
    ['a.dxf', 'AutoCAD Binary DXF\r\n\x1a\0', 'DXF (binary)', 'ASCII'],
    ['a.mdb', '\0\x01\0\0Standard Jet DB\0', 'Access (mdb)', '导出要素'],
    ['a.accdb', '\0\x01\0\0Standard ACE DB\0', 'Access (mdb)', '导出要素'],
    ['a.xls', '\xd0\xcf\x11\xe0\xa1\xb1', 'Excel (xls)', 'xlsx'],
    ['a.doc', '\xd0\xcf\x11\xe0\xa1\xb1', 'Word (doc)', '界址点'],
    ['a.rar', 'Rar!\x1a\x07', 'RAR', '解压'],
    ['a.7z', '7z\xbc\xaf\x27\x1c', '7z', '解压'],
    ['a.geojson.gz', '\x1f\x8b\x08', 'gzip', '解压'],
    ['a.tab', '!table\r\n', 'MapInfo (tab)', 'QGIS'],
    ['a.mif', 'Version 300\r\n', 'MapInfo (mif)', 'QGIS'],
    ['a.gml', '<?xml version="1.0"?><wfs:FeatureCollection xmlns', 'GML', 'QGIS'],
    ['a.gml', '<?xml version="1.0"?><thing>', 'GML', 'QGIS'],
    ['a.gpx', '<gpx version="1.1">', 'GPX', 'QGIS'],
    ['a.tif', 'II*\0', 'TIFF', '矢量'],
    ['a.pdf', '%PDF-1.7', 'PDF', '界址点'],
    ['a.parquet', 'PAR1\x15', 'GeoParquet', 'QGIS'],
    ['a.json', '{ "arcs": [], "type": "Topology"}', 'TopoJSON', 'QGIS'],
    ['a.json', '{"displayFieldName":"","geometryType":"esriGeometryPolygon"', 'Esri JSON', 'QGIS'],
    ['a.prj.html', '<!DOCTYPE html><html>', 'HTML', '重新下载'],
    ['a.mxd', '\xd0\xcf\x11\xe0\xa1\xb1', 'ArcGIS (mxd)', '工程'],
    ['city.gdb/a00000001.gdbtable', '\x03\0\0\0', 'File Geodatabase', '导出要素'],
  ])('%s is known and answered: %j is %s, %s', async (name, content, format, advice) => {
    const outcome = await gather(file(name, latin(content)));
    expect(outcome).toMatchObject({
      ok: false,
      problems: [{ code: 'file-format-unsupported', severity: 'error', values: { format } }],
    });
    expect(problemLine(outcome.problems[0]!, 'zh')).toContain(advice);
    expect(problemLine(outcome.problems[0]!, 'en')).toContain(format);
  });

  test.each<[string, string, string]>([
    ['a.bin', '\x01\x02\x03', 'file-format-unknown'],
    ['notes.txt', 'Some words about the data.', 'file-format-unknown'],
    ['a.geojson', '', 'file-empty'],
    ['a.txt', '', 'file-empty'],
    ['a.txt', ' \r\n\t', 'file-empty'],
    ['a.csv', '\n', 'file-empty'],
    ['a.zip', 'not a zip', 'archive-broken'],
  ])('%s %j: %s', async (name, content, code) => {
    expect(codes(await gather(file(name, latin(content))))).toEqual([code]);
  });

  test('a geodatabase of many files is told once, by its folder', async () => {
    const outcome = await gather(
      ...[1, 2, 3].map((n) => file(`data/city.gdb/a${n}.gdbtable`, 'x')),
      file('a.json', POINT),
    );
    expect(outcome).toMatchObject({
      ok: true,
      problems: [{ code: 'file-format-unsupported', severity: 'warning', where: { file: 'data/city.gdb' } }],
    });
    expect(outcome.problems).toHaveLength(1);
  });

  test('text that would take a careless pattern for ever is told apart at once', async () => {
    for (const content of [
      ','.repeat(60_000),
      '\n'.repeat(60_000),
      `0${'\r\n'.repeat(30_000)}`,
      '\t'.repeat(60_000),
      `1,2${','.repeat(60_000)}\n1,2\n1,2`,
    ])
      for (const name of ['a.txt', 'a.csv', 'a.wkt']) await gather(file(name, content));
  });
});

describe('archives', () => {
  test('a layer in folders, with its companions passed over and the rest told', async () => {
    const zip = await zipFiles([
      file('数据/红线.shp', SHP),
      file('数据/红线.shx', SHX),
      file('数据/红线.dbf', DBF),
      file('数据/红线.sbn', 'x'),
      file('数据/readme.txt', 'words'),
      file('__MACOSX/数据/._红线.shp', 'x'),
      file('数据/.DS_Store', 'x'),
      file('数据/plan.dwg', 'AC1032'),
      file('city.gdb/a1.gdbtable', 'x'),
      file('table.json', POINT),
    ]);
    const outcome = await gather(file('upload.zip', zip));
    expect(held(outcome)).toEqual([
      ['shapefile', 'upload.zip/数据/红线.shp', ['shp', 'shx', 'dbf'].map((e) => `upload.zip/数据/红线.${e}`)],
      ['geojson', 'upload.zip/table.json', ['upload.zip/table.json']],
    ]);
    expect(outcome.problems.map(({ code, severity, where }) => [code, severity, where.file])).toEqual([
      ['file-format-unsupported', 'warning', 'upload.zip/city.gdb'],
      ['file-format-unsupported', 'warning', 'upload.zip/数据/plan.dwg'],
    ]);
  });

  test('one in another is opened, one deeper is not', async () => {
    const inner = await zipFiles([file('a.json', POINT)]);
    const middle = await zipFiles([file('inner.zip', inner)]);
    expect(held(await gather(file('outer.zip', middle)))[0]![1]).toBe('outer.zip/inner.zip/a.json');
    const deep = await zipFiles([file('middle.zip', middle)]);
    expect(await gather(file('outer.zip', deep))).toMatchObject({
      ok: false,
      problems: [{ code: 'file-format-unsupported', values: { format: 'zip' } }],
    });
  });

  test('zips that are documents are those documents', async () => {
    const of = async (name: string, inside: string) => gather(file(name, await zipFiles([file(inside, 'x')])));
    expect(held(await of('a.kmz', 'map.kml'))[0]![0]).toBe('kmz');
    expect(held(await of('a.zip', 'doc.kml'))[0]![0]).toBe('kmz');
    expect(held(await of('a.xlsx', 'xl/workbook.xml'))[0]![0]).toBe('xlsx');
    expect(held(await of('a.zip', 'xl/workbook.xml'))[0]![0]).toBe('xlsx');
    expect((await of('a.docx', 'word/document.xml')).problems[0]!.values).toEqual({ format: 'Word (docx)' });
    expect((await of('a.mpk', 'v1/a.lyr')).problems[0]!.values).toEqual({ format: 'ArcGIS (mpk)' });
  });

  test('without a layer: what it holds is told', async () => {
    const zip = await zipFiles([file('readme.txt', 'words'), file('a.sbn', 'x')]);
    expect(await gather(file('a.zip', zip))).toMatchObject({
      ok: false,
      problems: [{ code: 'archive-without-layers', values: { files: 'a.sbn, readme.txt' } }],
    });
    expect(codes(await gather(file('a.zip', await zipFiles([]))))).toEqual(['archive-without-layers']);
  });

  test('a damaged archive gives nothing, and does not stop the files beside it', async () => {
    const zip = await zipFiles([file('a.json', POINT), file('b.json', POINT)]);
    const damaged = zip.slice();
    damaged[45]! ^= 0xff;
    expect(await gather(file('a.zip', damaged))).toMatchObject({
      ok: false,
      problems: [{ code: 'archive-broken', severity: 'error' }],
    });
    const beside = await gather(file('a.zip', damaged), file('c.json', POINT));
    expect(held(beside)).toEqual([['geojson', 'c.json', ['c.json']]]);
    expect(beside.problems).toMatchObject([{ code: 'archive-broken', severity: 'warning' }]);
  });

  test('what several archives hold counts together', async () => {
    const many = await zipFiles(Array.from({ length: 1500 }, (_, i) => file(`${i}.json`, POINT)));
    const outcome = await gather(file('a.zip', many), file('b.zip', many));
    expect(opened(outcome)).toHaveLength(1500);
    expect(outcome.problems).toMatchObject([{ code: 'archive-too-large', values: { files: 1500, limit: 500 } }]);
    expect(codes(await gather(...Array.from({ length: 2001 }, (_, i) => file(`${i}.json`, POINT))))).toEqual([
      'archive-too-large',
    ]);
  });
});

test('every problem of gathering has its sentence in both languages', async () => {
  const problems = [
    ...(await gather(file('x.dbf', DBF))).problems,
    ...(await gather(file('a.zip', 'x'))).problems,
    ...(await gather(file('a.bin', '\x01'))).problems,
    ...(await gather(file('a.zip', await zipFiles([])))).problems,
  ];
  expect(problems).toHaveLength(4);
  for (const problem of problems)
    for (const language of ['zh', 'en'] as const) expect(problemLine(problem, language)).not.toMatch(/undefined|\?/);
});

test(`${FUZZ_RUNS} mutated zips of a shapefile open whole or are refused`, async () => {
  const zip = await zipFiles([
    file('a.shp', SHP),
    file('a.shx', SHX),
    file('a.dbf', DBF),
    file('a.cpg', 'UTF-8'),
    file('b.json', POINT),
  ]);
  for (let seed = 0; seed < FUZZ_RUNS; seed++) {
    const outcome = await drop([file('a.zip', mutated(zip, seed))]);
    const errors = outcome.problems.filter(({ severity }) => severity === 'error');
    expect(errors.length > 0).toBe(!outcome.ok);
    if (outcome.ok && outcome.problems.length === 0)
      expect(outcome.value.map(({ features }) => features.length)).toEqual([1, 1]);
  }
});
