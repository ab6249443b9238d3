/** Files that other programs wrote, many of them broken: each opens with the right features at the right place, or is answered. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { openTable } from '../../src/io/formats/dbf.ts';
import type { RawLayer, SourceFile } from '../../src/io/raw-layer.ts';
import { drop, opened } from '../support/drop.ts';

const SHARED = fileURLToPath(new URL('../../../shared/testdata/', import.meta.url));
const none = !existsSync(SHARED);
if (none) console.log('skipped: no files of other programs beside the project');

/** West, south, east, north in the numbers of the file; null where no feature has geometry. */
type Box = readonly [number, number, number, number] | null;

/** Name, features, kinds of geometry and box (six digits) of each layer, and the codes of what is told; or those of the refusal. */
type Expected =
  | readonly string[]
  | { readonly layers: readonly (readonly [string, number, string, Box])[]; readonly told?: readonly string[] };

/** By the path without the extension for the parts of a shapefile, with it for other files. */
const EXPECTED: Readonly<Record<string, Expected>> = {
  'formats/gbk-nocpg.zip': {
    layers: [['wuhai', 3, 'Polygon', [106.606, 39.0363, 107.134, 39.9162]]],
    told: ['encoding-guessed'],
  },
  'formats/gk4545.zip': { layers: [['wuhai', 3, 'Polygon', [380157, 4322980, 425296, 4420770]]] },
  'formats/utf8-cpg.zip': {
    layers: [['wuhai', 3, 'Polygon', [106.606, 39.0363, 107.134, 39.9162]]],
    told: ['name-cut'],
  },
  'formats/wuhai-4490.gpkg': { layers: [['wuhai', 3, 'Polygon', [106.606, 39.0363, 107.134, 39.9162]]] },
  'formats/wuhai.fgb': { layers: [['wuhai', 3, 'Polygon', [106.606, 39.0363, 107.134, 39.9162]]] },
  'formats/wuhai.kml': { layers: [['wuhai', 3, 'Polygon', [106.606, 39.0363, 107.134, 39.9162]]] },
  'messy/mapshaper/dbf/POLYGON': ['part-missing'],
  'messy/mapshaper/dbf/big5': ['part-missing'],
  'messy/mapshaper/dbf/comma_separated': ['part-missing'],
  'messy/mapshaper/dbf/cpg/big5': { layers: [['big5', 1, 'Point', [-248.716, 625.611, -248.716, 625.611]]] },
  'messy/mapshaper/dbf/cpg/euckr': ['part-missing'],
  'messy/mapshaper/dbf/cpg/koi8r': ['part-missing'],
  'messy/mapshaper/dbf/cpg/latin2': ['part-missing'],
  'messy/mapshaper/dbf/cpg/shiftjis': ['part-missing'],
  'messy/mapshaper/dbf/cpg/utf16': ['part-missing'],
  'messy/mapshaper/dbf/cpg/win1251': ['part-missing'],
  'messy/mapshaper/dbf/cpg/win874': ['part-missing'],
  'messy/mapshaper/dbf/duplicate_fields': ['part-missing'],
  'messy/mapshaper/dbf/eucjp': ['part-missing'],
  'messy/mapshaper/dbf/gb2312': ['part-missing'],
  'messy/mapshaper/dbf/gbk': ['part-missing'],
  'messy/mapshaper/dbf/latin1': ['part-missing'],
  'messy/mapshaper/dbf/ldid/chinese': { layers: [['chinese', 1, 'Point', [-248.716, 625.611, -248.716, 625.611]]] },
  'messy/mapshaper/dbf/ne_10m_time_zones': ['part-missing'],
  'messy/mapshaper/dbf/periphereies': ['part-missing'],
  'messy/mapshaper/dbf/shiftjis': ['part-missing'],
  'messy/mapshaper/dbf/utf8': ['part-missing'],
  'messy/mapshaper/features/clean/ex10_bowtie.json': { layers: [['ex10_bowtie', 1, 'MultiPolygon', [0, 0, 4, 4]]] },
  'messy/mapshaper/features/clean/ex11_ogc.geojson': { layers: [['ex11_ogc', 1, 'MultiPolygon', [1, 1, 9, 5]]] },
  'messy/mapshaper/features/clean/ex12_ogc.geojson': { layers: [['ex12_ogc', 1, 'MultiPolygon', [1, 1, 9, 5]]] },
  'messy/mapshaper/features/clean/ex13_ogc.json': { layers: [['ex13_ogc', 1, 'MultiPolygon', [1, 1, 6, 3]]] },
  'messy/mapshaper/features/clean/ex14_ogc.json': { layers: [['ex14_ogc', 1, 'MultiPolygon', [1, 1, 6, 5]]] },
  'messy/mapshaper/features/clean/ex15_ogc.json': { layers: [['ex15_ogc', 1, 'Polygon', [1, 1, 3, 3]]] },
  'messy/mapshaper/features/clean/ex16_ogc.json': { layers: [['ex16_ogc', 1, 'Polygon', [1, 1, 3, 3]]] },
  'messy/mapshaper/features/clean/ex17_ogc.json': { layers: [['ex17_ogc', 1, 'Polygon', [1, 1, 3, 3]]] },
  'messy/mapshaper/features/clean/ex18_ogc.json': { layers: [['ex18_ogc', 1, 'Polygon', [1, 1, 3, 3]]] },
  'messy/mapshaper/features/clean/ex19_ogc.json': { layers: [['ex19_ogc', 1, 'Polygon', [1, 1, 6, 3]]] },
  'messy/mapshaper/features/clean/ex1_yemen.json': {
    layers: [['ex1_yemen', 2, 'Polygon', [44.5169, 5.18767, 47.9862, 8.46296]]],
  },
  'messy/mapshaper/features/clean/ex20_ogc_line.json': { layers: [['ex20_ogc_line', 1, 'LineString', [0, 0, 3, 3]]] },
  'messy/mapshaper/features/clean/ex21_crossed_lines.json': {
    layers: [['ex21_crossed_lines', 2, 'LineString MultiLineString', [0, 0, 3, 3]]],
  },
  'messy/mapshaper/features/clean/ex22_three_ia_precincts.json': {
    layers: [['ex22_three_ia_precincts', 3, 'Polygon', [-90.6663, 41.6034, -90.4518, 41.7279]]],
  },
  'messy/mapshaper/features/clean/ex23_three_ca_precincts.json': {
    layers: [['ex23_three_ca_precincts', 3, 'MultiPolygon Polygon', [-118.878, 35.1654, -118.753, 35.3117]]],
  },
  'messy/mapshaper/features/clean/ex2_yemen.json': {
    layers: [['ex2_yemen', 3, 'Polygon', [42.6785, 7.0491, 45.6246, 10.3209]]],
  },
  'messy/mapshaper/features/clean/ex3.json': { layers: [['ex3', 1, 'MultiPolygon', [0, 0, 3, 3]]] },
  'messy/mapshaper/features/clean/ex4.json': { layers: [['ex4', 1, 'MultiPolygon', [0, 0, 3, 3]]] },
  'messy/mapshaper/features/clean/ex5_three_precincts.json': {
    layers: [['ex5_three_precincts', 3, 'Polygon', [-118.682, 48.6535, -118.442, 48.7841]]],
  },
  'messy/mapshaper/features/clean/ex6.json': { layers: [['ex6', 1, 'MultiPolygon', [0, -1, 5, 3]]] },
  'messy/mapshaper/features/clean/ex7_britain.json': {
    layers: [['ex7_britain', 3, 'Polygon', [412180, 289156, 416663, 292226]]],
  },
  'messy/mapshaper/features/clean/ex8_britain.json': {
    layers: [['ex8_britain', 12, 'Polygon', [398553, 208941, 584936, 322393]]],
  },
  'messy/mapshaper/features/clean/ex9_FranklinTwoPrecinctsDetail.json': {
    layers: [['ex9_FranklinTwoPrecinctsDetail', 2, 'Polygon', [-118.805, 46.2979, -118.802, 46.2984]]],
  },
  'messy/mapshaper/features/clip/ex1_inner2.json': {
    layers: [['ex1_inner2', 1, 'Polygon', [-87.6833, 42.0715, -87.6797, 42.0732]]],
  },
  'messy/mapshaper/features/clip/ex1_inner3.json': {
    layers: [['ex1_inner3', 1, 'Polygon', [-87.6833, 42.0715, -87.6797, 42.0732]]],
  },
  'messy/mapshaper/features/clip/ex1_outer.json': {
    layers: [['ex1_outer', 1, 'Polygon', [-87.6841, 42.071, -87.6794, 42.0767]]],
  },
  'messy/mapshaper/features/clip/ex2_grid.json': {
    layers: [['ex2_grid', 1, 'MultiPolygon', [-8658950, 4644390, -8533950, 4752640]]],
  },
  'messy/mapshaper/features/clip/ex2_rectangle.json': {
    layers: [['ex2_rectangle', 1, 'MultiPolygon', [-8631380, 4667050, -8561510, 4729980]]],
  },
  'messy/mapshaper/features/clip/ex3_inner.json': { layers: [['ex3_inner', 1, 'MultiPolygon', [1, 1, 3, 2]]] },
  'messy/mapshaper/features/clip/ex3_outer.json': { layers: [['ex3_outer', 1, 'Polygon', [0, 0, 4, 3]]] },
  'messy/mapshaper/features/explode/ex1_invalid_rings.json': {
    layers: [['ex1_invalid_rings', 1, 'Polygon', [-94.6331, 44.2794, -94.4112, 44.3981]]],
  },
  'messy/mapshaper/features/explode/ex2_nesting.json': {
    layers: [['ex2_nesting', 1, 'MultiPolygon', [-121.452, 38.5509, -121.43, 38.5606]]],
  },
  'messy/mapshaper/features/zip/points.zip': {
    layers: [['points', 295, 'Point', [-179.109, -14.5421, 179.623, 65.7539]]],
  },
  'messy/mapshaper/features/zip/zip-in-zip.zip': {
    layers: [['points', 295, 'Point', [-179.109, -14.5421, 179.623, 65.7539]]],
  },
  'messy/mapshaper/geojson/NZ.geojson': {
    layers: [['NZ', 1, 'MultiPolygon', [-177.946, -52.6131, 178.841, -29.2264]]],
  },
  'messy/mapshaper/geojson/ccw_polygon.json': {
    layers: [['ccw_polygon', 1, 'Polygon', [13.3557, 52.4441, 13.4266, 52.4861]]],
  },
  'messy/mapshaper/geojson/one_point.geojson': {
    layers: [['one_point', 1, 'Point', [-79.0441, 43.0877, -79.0441, 43.0877]]],
  },
  'messy/mapshaper/geojson/six_counties_three_null.json': {
    layers: [['six_counties_three_null', 6, 'MultiPolygon Polygon none', [-77.3352, 38.7898, -77.0318, 38.9343]]],
    told: ['geometry-missing'],
  },
  'messy/mapshaper/geojson/three_points.geojson': {
    layers: [['three_points', 3, 'Point', [-79.0441, -25.5683, -54.583, 43.0877]]],
  },
  'messy/mapshaper/geojson/two_states.json': {
    layers: [['two_states', 2, 'MultiPolygon Polygon', [-124.732, 41.9916, -116.463, 49.0028]]],
  },
  'messy/mapshaper/geojson/world_land.json': { layers: [['world_land', 1, 'MultiPolygon', [-180, -90, 180, 83.55]]] },
  'messy/mapshaper/geopackage/Oregon.gpkg': {
    layers: [
      ['land', 1, 'MultiPolygon', [7097580, -609889, 9235060, 974136]],
      ['roads', 121, 'LineString MultiLineString', [7128110, -609714, 9138540, 938963]],
    ],
  },
  'messy/mapshaper/geopackage/Oregon_customCRS': {
    layers: [['Oregon_customCRS', 1, 'MultiPolygon', [-333131, 5123030, 317997, 5605440]]],
  },
  'messy/mapshaper/geopackage/Oregon_customCRS.gpkg': {
    layers: [['Oregon_customCRS', 1, 'MultiPolygon', [-333131, 5123030, 317997, 5605440]]],
  },
  'messy/mapshaper/geopackage/data_only_tables.gpkg': ['geometry-missing'],
  'messy/mapshaper/geopackage/missing_crs_mixed_ranges.gpkg': {
    layers: [
      ['OR_land_2269', 1, 'MultiPolygon', [7097590, -609889, 9235060, 974135]],
      ['OR_land_4326', 1, 'MultiPolygon', [-124.613, 41.9927, -116.462, 46.2853]],
    ],
  },
  'messy/mapshaper/geopackage/mixed_crs.gpkg': {
    layers: [
      ['oregon_2269', 1, 'MultiPolygon', [7097580, -609889, 9235060, 974136]],
      ['oregon_4326', 1, 'MultiPolygon', [-124.613, 41.9927, -116.462, 46.2853]],
    ],
  },
  'messy/mapshaper/geopackage/null_crs_gdal.gpkg': {
    layers: [['land', 1, 'MultiPolygon', [-124.613, 41.9927, -116.462, 46.2853]]],
  },
  'messy/mapshaper/geopackage/same_crs_points.gpkg': {
    layers: [
      ['oregon_cities', 5, 'Point', [-123.11, 42.332, -121.308, 45.523]],
      ['washington_cities', 6, 'Point', [-122.893, 45.6337, -117.41, 48.7502]],
    ],
  },
  'messy/mapshaper/geopackage/shared_vs_unshared_paths.gpkg': {
    layers: [
      ['roads', 121, 'LineString MultiLineString', [-124.496, 41.9948, -116.94, 46.194]],
      ['counties', 36, 'MultiPolygon Polygon', [-124.556, 41.9922, -116.464, 46.2904]],
      ['state', 1, 'MultiPolygon', [-124.556, 41.9922, -116.464, 46.2904]],
    ],
  },
  'messy/mapshaper/geopackage/world_land_robin': {
    layers: [['world_land_robin', 1, 'MultiPolygon', [-16186400, -5885870, 16807900, 8343810]]],
  },
  'messy/mapshaper/geopackage/world_land_robin.gpkg': {
    layers: [['world_land_robin', 1, 'MultiPolygon', [-16186400, -5885870, 16807900, 8343810]]],
  },
  'messy/mapshaper/issues/193/gauss_kruger': {
    layers: [['gauss_kruger', 3, 'Point', [-79.0441, -25.5683, -54.583, 43.0877]]],
    told: ['part-missing'],
  },
  'messy/mapshaper/issues/193/three_points': {
    layers: [['three_points', 3, 'Point', [-79.0441, -25.5683, -54.583, 43.0877]]],
  },
  'messy/mapshaper/issues/384_invalid_json/ex2.json': {
    layers: [['ex2', 2, 'MultiPolygon', [-2247990, 2105580, -2237960, 2116950]]],
  },
  'messy/mapshaper/issues/384_invalid_json/sample.json': ['json-broken'],
  'messy/mapshaper/issues/384_invalid_json/sample1.json': ['json-broken'],
  'messy/mapshaper/issues/518_519_shp_reading/data_corruption_error': {
    layers: [['data_corruption_error', 8, 'LineString', [834560, 7276210, 835156, 7276500]]],
  },
  'messy/mapshaper/issues/518_519_shp_reading/max_callstack_error': {
    layers: [['max_callstack_error', 138, 'LineString', [1512600, 7028300, 1662970, 7086710]]],
  },
  'messy/mapshaper/issues/538_missing_holes/multipolygon.json': {
    layers: [['multipolygon', 1, 'MultiPolygon', [0, 0, 5, 5]]],
  },
  'messy/mapshaper/issues/595_clip_error/clipped.json': {
    layers: [['clipped', 1, 'LineString', [-0.44971, 35.8883, -0.252786, 35.9501]]],
  },
  'messy/mapshaper/issues/595_clip_error/clipper.json': {
    layers: [['clipper', 4, 'Polygon', [-4.667, 31.958, 5.424, 40.301]]],
  },
  'messy/mapshaper/issues/invalid_coords/invalid_coordinates': {
    layers: [['invalid_coordinates', 1, 'none', null]],
    told: ['geometry-missing'],
  },
  'messy/mapshaper/issues/invalid_coords/invalid_coordinates.json': ['coordinates-out-of-range'],
  'messy/mapshaper/issues/point_shapefile_import_error/points': { layers: [['points', 2, 'MultiPoint', [0, 0, 1, 2]]] },
  'messy/mapshaper/kml/Albania.kmz': { layers: [['Albania', 63, 'Point', [19.4, 39.7, 20.6167, 42.5667]]] },
  'messy/shapefile-js/SHP_Exclude.zip': {
    layers: [['TestExclude', 1, 'Polygon', [4.17414, 50.9328, 4.17711, 50.9349]]],
  },
  'messy/shapefile-js/T8Th4_6n.zip': { layers: [['POLYLINE', 1, 'LineString', [-64.6436, 45.7982, -61.095, 46.785]]] },
  'messy/shapefile-js/badzip.zip': ['archive-broken'],
  'messy/shapefile-js/codepage': { layers: [['codepage', 2, 'Point', [-108.98, 41.2448, -108.633, 41.253]]] },
  'messy/shapefile-js/codepage.zip': { layers: [['codepage', 2, 'Point', [-108.98, 41.2448, -108.633, 41.253]]] },
  'messy/shapefile-js/export_multipointz': { layers: [['export_multipointz', 1, 'MultiPoint', [-123, 46, -121, 48]]] },
  'messy/shapefile-js/export_polylinez': { layers: [['export_polylinez', 1, 'MultiLineString', [-120, 38, -113, 45]]] },
  'messy/shapefile-js/htmlprj': {
    layers: [['htmlprj', 2, 'Point', [-108.98, 41.2448, -108.633, 41.253]]],
    told: ['crs-unreadable'],
  },
  'messy/shapefile-js/ipra_dresden_polygon': {
    layers: [['ipra_dresden_polygon', 1, 'Polygon', [-88.2506, 41.3462, -88.1919, 41.419]]],
  },
  'messy/shapefile-js/mixedcase.zip': {
    layers: [['senate', 40, 'MultiPolygon Polygon', [33861.3, 777514, 330846, 959747]]],
  },
  'messy/shapefile-js/no-dbf': {
    layers: [['no-dbf', 14, 'MultiPolygon Polygon', [-73.5082, 41.2388, -69.9275, 42.8868]]],
    told: ['part-missing'],
  },
  'messy/shapefile-js/no-dbf.zip': {
    layers: [['no-dbf', 14, 'MultiPolygon Polygon', [-73.5082, 41.2388, -69.9275, 42.8868]]],
    told: ['part-missing'],
  },
  'messy/shapefile-js/noshp.zip': ['part-missing'],
  'messy/shapefile-js/qgis.zip': { layers: [['qgis', 2, 'Polygon', [1.50727, 3.86595, 53.7736, 50.8605]]] },
  'messy/shapefile-js/train_stations.zip': {
    layers: [['train_stations', 361, 'Point', [55763.1, 820356, 301054, 968590]]],
  },
  'messy/shapefile-js/utf': { layers: [['utf', 2, 'Point', [-108.98, 41.2448, -108.633, 41.253]]] },
  'messy/shapefile-js/utf.zip': { layers: [['utf', 2, 'Point', [-108.98, 41.2448, -108.633, 41.253]]] },
  'messy/shapefile-js/zero-len-line.zip': {
    layers: [['zero-len-line', 3, 'LineString none', [-110.925, 31.36, -110.465, 31.6481]]],
    told: ['geometry-missing'],
  },
};

const PART = /\.(?:shp|dbf|shx|prj|cpg|qpj|sbx)$/;

function filesUnder(folder: string): string[] {
  return readdirSync(join(SHARED, folder))
    .sort()
    .map((name) => `${folder}/${name}`)
    .flatMap((path) => (statSync(join(SHARED, path)).isDirectory() ? filesUnder(path) : [path]));
}

function sourceFile(path: string): SourceFile {
  return { path: path.slice(path.lastIndexOf('/') + 1), bytes: new Uint8Array(readFileSync(join(SHARED, path))) };
}

const kindsOf = ({ features }: RawLayer): string =>
  [...new Set(features.map(({ geometry }) => geometry?.type ?? 'none'))].sort().join(' ');

function boxOf({ features }: RawLayer): Box {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  const add = (coordinates: Position | unknown[]): void => {
    const [x, y] = coordinates;
    if (typeof x !== 'number' || typeof y !== 'number') {
      for (const inside of coordinates as unknown[][]) add(inside);
      return;
    }
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  };
  for (const { geometry } of features)
    if (geometry && geometry.type !== 'GeometryCollection') add(geometry.coordinates);
  return box[0] === Infinity ? null : (box.map((side) => Number(side.toPrecision(6))) as unknown as Box);
}

describe.skipIf(none)('a walk through all files', () => {
  const groups = new Map<string, string[]>();
  for (const path of none ? [] : [...filesUnder('formats'), ...filesUnder('messy')]) {
    const key = PART.test(path) ? path.replace(/\.[^.]*$/, '') : path;
    groups.set(key, [...(groups.get(key) ?? []), path]);
  }

  test('every file has its expectation', () => {
    expect([...groups.keys()].filter((key) => !(key in EXPECTED))).toEqual([]);
  });

  test.each([...groups])('%s', async (key, paths) => {
    const outcome = await drop(paths.map(sourceFile));
    const told = [...new Set(outcome.problems.map(({ code }) => code))];
    const expected = EXPECTED[key]!;
    if (!('layers' in expected)) {
      expect({ ok: outcome.ok, told }).toEqual({ ok: false, told: expected });
      return;
    }
    const layers = opened(outcome).map((layer) => [layer.name, layer.features.length, kindsOf(layer), boxOf(layer)]);
    expect({ layers, told }).toEqual({ layers: expected.layers, told: expected.told ?? [] });
  });
});

/** Of the first row, by the encoding that the file's own evidence gives or that the user has to choose. */
describe.skipIf(none)('tables in many encodings', () => {
  test.each<[string, string | undefined, string]>([
    ['cpg/big5', undefined, '國語'],
    ['cpg/shiftjis', undefined, 'カタカナひらがな'],
    ['cpg/euckr', undefined, '한국말'],
    ['cpg/koi8r', undefined, 'русский'],
    ['cpg/win1251', undefined, 'РУССКИЙ'],
    ['cpg/win874', undefined, 'ภาษาไทย'],
    ['cpg/latin2', undefined, 'čeština'],
    ['ldid/chinese', undefined, '简体'],
    ['gbk', undefined, '简体国语'],
    ['gb2312', undefined, '简体国语'],
    ['utf8', undefined, '国语國語'],
    ['big5', 'big5', '繁體國語'],
    ['shiftjis', 'shift_jis', 'ひたちなか市'],
    ['eucjp', 'euc-jp', 'ひたちなか市'],
    ['latin1', 'windows-1252', 'Peçeña México'],
  ])('%s', (name, chosen, text) => {
    const path = `messy/mapshaper/dbf/${name}`;
    const cpg = existsSync(join(SHARED, `${path}.cpg`))
      ? new TextDecoder().decode(sourceFile(`${path}.cpg`).bytes)
      : undefined;
    const table = opened(openTable(sourceFile(`${path}.dbf`).bytes, { file: name, cpg, chosen }));
    expect(table.row(0).NAME).toBe(text);
  });

  test('cells and columns of the odd ones', () => {
    const table = (name: string) =>
      openTable(sourceFile(`messy/mapshaper/dbf/${name}.dbf`).bytes, { file: name, cpg: undefined, chosen: undefined });
    expect(opened(table('comma_separated')).row(0)).toEqual({ AUGSTUMS: 68.5, PIEZIMES: '10k' });
    expect(opened(table('duplicate_fields')).columns.filter((column) => /_2$/.test(column))).toEqual([
      'unemployed_2',
      'not_in_lab_2',
    ]);
    expect(opened(table('POLYGON')).columns).toEqual(['NAME']);
    expect(opened(table('ne_10m_time_zones')).rows).toBe(120);
  });
});
