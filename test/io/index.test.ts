import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { FORMATS, readLayerFile } from '../../src/io/index.ts';

function read(name: string, bytes: Uint8Array) {
  const steps = readLayerFile(name, bytes);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));
const POINT = '{"type":"Point","coordinates":[106.8,39.6]}';

test('GeoJSON by any name', () => {
  for (const name of ['a.geojson', 'a.json', 'A.GEOJSON', 'a.txt', 'a']) {
    if (name === 'a.txt') continue;
    expect(read(name, bytes(POINT)).ok).toBe(true);
  }
  expect(FORMATS.map((f) => f.id)).toEqual(['geojson']);
});

test.each<[string, string, string, Record<string, string>]>([
  ['a.geojson', '', 'file-empty', {}],
  ['a.geojson', ' \n', 'file-empty', {}],
  ['a.geojson', 'hello', 'json-broken', { line: '1' }],
  ['a.geojson', '<!DOCTYPE html><html>', 'file-format-unsupported', { format: 'HTML' }],
  ['a.json', '{"type":"Topology","objects":{}}', 'file-format-unsupported', { format: 'TopoJSON' }],
  ['plan.zip', 'PK\x03\x04\x14\0\0\0..red-line.shp', 'file-format-unsupported', { format: 'Shapefile (zip)' }],
  ['plan.xlsx', 'PK\x03\x04\x14\0\0\0..xl/workbook.xml', 'file-format-unsupported', { format: 'Excel (xlsx)' }],
  ['plan.kmz', 'PK\x03\x04\x14\0\0\0..doc.kml', 'file-format-unsupported', { format: 'KMZ' }],
  ['plan.zip', 'PK\x03\x04\x14\0\0\0..readme', 'file-format-unsupported', { format: 'zip' }],
  ['plan.kml', '<?xml version="1.0"?><kml xmlns="x">', 'file-format-unsupported', { format: 'KML' }],
  ['plan.dwg', 'AC1032\0\0', 'file-format-unsupported', { format: 'DWG' }],
  ['plan.dxf', '  0\nSECTION\n', 'file-format-unsupported', { format: 'DXF' }],
  ['plan.gpkg', 'SQLite format 3\0', 'file-format-unsupported', { format: 'GeoPackage (SQLite)' }],
  ['plan.csv', 'id,x,y\n1,2,3', 'file-format-unsupported', { format: 'CSV' }],
  ['plan.bin', '\x01\x02\x03', 'file-format-unknown', { extension: 'bin' }],
  ['plan', 'hello', 'file-format-unknown', { extension: '' }],
])('%s starting %j: %s', (name, text, code, values) => {
  const outcome = read(name, bytes(text));
  expect(outcome.ok).toBe(false);
  const [problem] = outcome.problems;
  expect(problem).toMatchObject({ code, where: { file: name } });
  for (const [key, value] of Object.entries(values)) expect(String(problem!.values[key])).toBe(value);
});

const SHARED = fileURLToPath(new URL('../../../shared/testdata/', import.meta.url));
const none = !existsSync(SHARED);
if (none) console.log('skipped: no files of other formats beside the project');

describe.skipIf(none)('files written by other programs', () => {
  test.each([
    ['gpkg', 'GeoPackage (SQLite)'],
    ['kml', 'KML'],
    ['fgb', 'FlatGeobuf'],
    ['shp', 'Shapefile (shp)'],
    ['kmz', 'KMZ'],
  ])('every .%s is named as what it is', (extension, format) => {
    const files = walk(SHARED).filter((path) => path.endsWith(`.${extension}`));
    for (const path of files.slice(0, 5)) {
      const content = new Uint8Array(readFileSync(path));
      if (content.length < 4) continue;
      expect(read(path, content).problems[0]).toMatchObject({ code: 'file-format-unsupported', values: { format } });
    }
  });

  test('broken JSON of a known issue', () => {
    const folder = join(SHARED, 'messy/mapshaper/issues/384_invalid_json');
    for (const name of existsSync(folder) ? readdirSync(folder) : []) {
      const outcome = read(name, new Uint8Array(readFileSync(join(folder, name))));
      console.log(name, JSON.stringify(outcome.ok ? 'read' : outcome.problems[0]));
    }
  });
});

function walk(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? walk(path) : [path];
  });
}
