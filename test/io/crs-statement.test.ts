import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { interpretStatement } from '../../src/io/crs-statement.ts';
import type { CrsStatement } from '../../src/io/raw-layer.ts';
import { Random } from '../support/random.ts';

const prj = (text: string): CrsStatement => ({ from: 'prj', epsg: null, text });
const header = (text: string | null, more: Partial<CrsStatement> = {}): CrsStatement => ({
  from: 'header',
  epsg: null,
  text,
  ...more,
});

const CGCS =
  'GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const WGS =
  'GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
const gk = (name: string, meridian: number, easting: number, base = CGCS, method = 'Gauss_Kruger', scale = 1): string =>
  `PROJCS["${name}",${base},PROJECTION["${method}"],PARAMETER["False_Easting",${easting}],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",${meridian}],PARAMETER["Scale_Factor",${scale}],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`;

/** As PROJ 9 writes it. */
const WKT2 = `PROJCRS["CGCS2000 / 3-degree Gauss-Kruger zone 37", BASEGEOGCRS["China Geodetic Coordinate System 2000",
  DATUM["China 2000", ELLIPSOID["CGCS2000",6378137,298.257222101, LENGTHUNIT["metre",1]]],
  PRIMEM["Greenwich",0, ANGLEUNIT["degree",0.0174532925199433]], ID["EPSG",4490]],
  CONVERSION["3-degree Gauss-Kruger zone 37", METHOD["Transverse Mercator", ID["EPSG",9807]],
  PARAMETER["Latitude of natural origin",0, ANGLEUNIT["degree",0.0174532925199433]],
  PARAMETER["Longitude of natural origin",111, ANGLEUNIT["degree",0.0174532925199433]],
  PARAMETER["Scale factor at natural origin",1, SCALEUNIT["unity",1]],
  PARAMETER["False easting",37500000, LENGTHUNIT["metre",1]], PARAMETER["False northing",0, LENGTHUNIT["metre",1]]],
  CS[Cartesian,2], AXIS["northing (X)",north, ORDER[1], LENGTHUNIT["metre",1]],
  AXIS["easting (Y)",east, ORDER[2], LENGTHUNIT["metre",1]], ID["EPSG",4525]]`;
const WKT2_DEGREES = `GEOGCRS["China Geodetic Coordinate System 2000", DATUM["China 2000",
  ELLIPSOID["CGCS2000",6378137,298.257222101, LENGTHUNIT["metre",1]]], PRIMEM["Greenwich",0],
  CS[ellipsoidal,2], AXIS["geodetic latitude (Lat)",north, ORDER[1], ANGLEUNIT["degree",0.0174532925199433]],
  AXIS["geodetic longitude (Lon)",east, ORDER[2], ANGLEUNIT["degree",0.0174532925199433]], ID["EPSG",4490]]`;

describe('CGCS2000', () => {
  test.each([
    ['ESRI degrees', CGCS, 4490],
    [
      'degrees with authority and axes',
      'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4490"]]',
      4490,
    ],
    [
      'degrees, short name',
      'GEOGCS["CGCS2000",DATUM["China 2000",SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]',
      4490,
    ],
    [
      'degrees, only the ellipsoid named',
      'GEOGCS["unknown",DATUM["D_unknown",SPHEROID["CGCS2000",6378137,298.257222101]],PRIMEM["Greenwich",0],UNIT["Degree",0.0174532925199433]]',
      4490,
    ],
    ['degrees, WKT 2', WKT2_DEGREES, 4490],
    ['zone 36 with prefix', gk('CGCS2000_3_Degree_GK_Zone_36', 108, 36500000), 4524],
    ['zone 39 with prefix', gk('CGCS2000_3_Degree_GK_Zone_39', 117, 39500000), 4527],
    ['CM 108E', gk('CGCS2000_3_Degree_GK_CM_108E', 108, 500000), 4545],
    ['6 degrees with prefix', gk('CGCS2000_GK_Zone_18', 105, 18500000), 4496],
    ['6 degrees without', gk('CGCS2000_GK_CM_105E', 105, 500000), 4507],
    ['WKT 2', WKT2, 4525],
    ['another name, the same parameters', gk('local', 111, 500000, CGCS, 'Transverse_Mercator'), 4546],
    ['a name that lies', gk('CGCS2000_3_Degree_GK_Zone_36', 111, 37500000), 4525],
    ['a compound system', `COMPD_CS["both",${gk('x', 108, 500000)},VERT_CS["h"]]`, 4545],
  ])('%s', (_, text, epsg) => {
    expect(interpretStatement(prj(text))).toEqual({ kind: 'system', epsg });
  });

  test.each([
    ['EPSG:4524', 4524],
    ['urn:ogc:def:crs:EPSG::4524', 4524],
    ['http://www.opengis.net/def/crs/EPSG/0/4545', 4545],
    ['4490', 4490],
    ['CGCS2000', 4490],
    ['China Geodetic Coordinate System 2000', 4490],
    ['CGCS2000 / 3-degree Gauss-Kruger zone 36', 4524],
    ['CGCS2000 / 3-degree Gauss-Kruger CM 108E', 4545],
    ['CGCS2000 / Gauss-Kruger CM 105E', 4507],
    ['CGCS2000_3_Degree_GK_Zone_37', 4525],
  ])('by name: %s', (text, epsg) => {
    expect(interpretStatement(prj(text))).toEqual({ kind: 'system', epsg });
  });

  test('by code; what the code does not tell comes from the text', () => {
    expect(interpretStatement({ from: 'prj', epsg: 4546, text: null })).toEqual({ kind: 'system', epsg: 4546 });
    expect(interpretStatement({ from: 'prj', epsg: 100_000, text: WKT2 })).toEqual({ kind: 'system', epsg: 4525 });
    expect(interpretStatement({ from: 'prj', epsg: 2056, text: null })).toEqual({ kind: 'unknown', text: 'EPSG:2056' });
  });
});

describe('taken as CGCS2000', () => {
  test.each([
    [WGS, 4326],
    [
      'GEOGCS["WGS 84",DATUM["World Geodetic System 1984 [EPSG ID 6326]",SPHEROID["WGS 84 [EPSG ID 7030]",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Decimal_Degree",0.01745329251994328]]',
      4326,
    ],
    [gk('WGS_1984_UTM_Zone_48N', 105, 500000, WGS, 'Transverse_Mercator', 0.9996), 32648],
    [gk('WGS 84 GK', 108, 500000, WGS), 4545],
    [
      `PROJCS["WGS_1984_Web_Mercator_Auxiliary_Sphere",${WGS},PROJECTION["Mercator_Auxiliary_Sphere"],PARAMETER["False_Easting",0.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",0.0],PARAMETER["Standard_Parallel_1",0.0],PARAMETER["Auxiliary_Sphere_Type",0.0],UNIT["Meter",1.0]]`,
      3857,
    ],
    [
      `PROJCS["WGS 84 / Pseudo-Mercator",${WGS},PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],PARAMETER["scale_factor",1],PARAMETER["false_easting",0],PARAMETER["false_northing",0],UNIT["metre",1],EXTENSION["PROJ4","+proj=merc +nadgrids=@null"],AUTHORITY["EPSG","3857"]]`,
      3857,
    ],
    ['WGS 84', 4326],
    ['WGS 84 / UTM zone 49N', 32649],
    ['urn:ogc:def:crs:OGC:1.3:CRS84', 4326],
    ['OGC:CRS84', 4326],
    ['EPSG:900913', 3857],
  ])('%s', (text, epsg) => {
    expect(interpretStatement(prj(text))).toMatchObject({ kind: 'taken', epsg });
  });
});

describe('refused by name', () => {
  const beijing =
    'GEOGCS["GCS_Beijing_1954",DATUM["D_Beijing_1954",SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
  const xian =
    'GEOGCS["GCS_Xian_1980",DATUM["D_Xian_1980",SPHEROID["Xian_1980",6378140.0,298.257]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
  const krasovsky =
    'GEOGCS["user",DATUM["unknown",SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]';
  test.each([
    [prj(gk('Beijing_1954_3_Degree_GK_CM_114E', 114, 500000, beijing)), 'Beijing_1954_3_Degree_GK_CM_114E'],
    [prj(beijing), 'GCS_Beijing_1954'],
    [prj(xian), 'GCS_Xian_1980'],
    [prj(gk('local', 108, 500000, xian)), 'local (Xian 1980)'],
    [prj(gk('local', 108, 500000, krasovsky)), 'local (Beijing 1954)'],
    [prj('EPSG:2362'), 'Xian 1980'],
    [header('80国家大地坐标系', { zone: 36, widthDegrees: 3 }), '80国家大地坐标系'],
    [header('北京54'), '北京54'],
    [{ from: 'prj', epsg: 4610, text: null } as CrsStatement, 'Xian 1980'],
  ])('%#', (statement, name) => {
    expect(interpretStatement(statement)).toMatchObject({ kind: 'refused', name });
  });
});

describe('unknown, with its name', () => {
  const other = (datum: string, spheroid: string) =>
    `GEOGCS["${datum}",DATUM["D_${datum}",SPHEROID[${spheroid}]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`;
  test.each([
    [other('NAD27', '"Clarke_1866",6378206.4,294.978698214'), 'NAD27'],
    [other('ETRS_1989', '"GRS_1980",6378137.0,298.257222101'), 'ETRS_1989'],
    [
      gk(
        'SWEREF99_TM',
        15,
        500000,
        other('SWEREF99', '"GRS_1980",6378137,298.257222101'),
        'Transverse_Mercator',
        0.9996,
      ),
      'SWEREF99_TM',
    ],
    [
      'PROJCS["UNK / Robinson",GEOGCS["UNK",DATUM["Unknown datum",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.017453292519943295]],PROJECTION["Robinson"],UNIT["Meter",1]]',
      'UNK / Robinson',
    ],
    [gk('local grid', 107.5, 500000), 'local grid'],
    [gk('zone and meridian at odds', 108, 37500000), 'zone and meridian at odds'],
    [gk('in feet', 108, 500000).replace('UNIT["Meter",1.0]', 'UNIT["Foot",0.3048]'), 'in feet'],
    [
      gk('Krasovsky figures under a new name', 108, 500000, CGCS.replace('6378137.0', '6378245.0')),
      'Krasovsky figures under a new name',
    ],
    [CGCS.replace('"Greenwich",0.0', '"Paris",2.33'), 'GCS_China_Geodetic_Coordinate_System_2000'],
    [`PROJCS["Albers",${CGCS},PROJECTION["Albers"],PARAMETER["Central_Meridian",105.0],UNIT["Meter",1.0]]`, 'Albers'],
    ['<!DOCTYPE html><html><head>\n<title>404</title>', '<!DOCTYPE html><html><head> <title>404</title>'],
    ['CGCS2000 / Albers', 'CGCS2000 / Albers'],
    ['GEOGCS["cut short', 'GEOGCS["cut short'],
  ])('%s', (text, name) => {
    expect(interpretStatement(prj(text))).toEqual({ kind: 'unknown', text: name });
  });
});

test('headers of boundary texts', () => {
  const zone36 = { zone: 36, widthDegrees: 3 as const };
  for (const text of ['2000国家大地坐标系', 'CGCS2000', '国家2000', '2000', null])
    expect(interpretStatement(header(text, zone36)), String(text)).toEqual({
      kind: 'system',
      epsg: 4545,
      byZone: true,
    });
  expect(interpretStatement(header('CGCS2000', { zone: 18 }))).toEqual({ kind: 'system', epsg: 4507, byZone: true });
  expect(interpretStatement(header('CGCS2000'))).toEqual({ kind: 'none' });
  expect(interpretStatement(header('CGCS2000', { zone: 99, widthDegrees: 3 }))).toMatchObject({ kind: 'unknown' });
  expect(interpretStatement(null)).toEqual({ kind: 'none' });
});

test('broken text is never more than unknown', () => {
  const random = new Random(11);
  const runs = Number(process.env.FUZZ_RUNS ?? 150);
  const bases = [CGCS, WKT2, gk('CGCS2000_3_Degree_GK_Zone_36', 108, 36500000)];
  const pieces = ['[', ']', '"', ',', '[[[[', '1e999', '-', 'PROJCS["', '\u0000', '('];
  for (let run = 0; run < runs; run++) {
    let text = random.pick(bases);
    for (let k = 0; k <= random.int(4); k++) {
      const at = random.int(text.length + 1);
      text = random.chance(0.3)
        ? text.slice(0, at)
        : text.slice(0, at) + random.pick(pieces) + text.slice(at + random.int(9));
    }
    expect(['system', 'taken', 'refused', 'unknown', 'none']).toContain(interpretStatement(prj(text)).kind);
  }
  expect(interpretStatement(prj('A["'.repeat(30_000))).kind).toBe('unknown');
  expect(interpretStatement(prj('PROJCS["x",'.repeat(5000))).kind).toBe('unknown');
});

const MESSY = new URL('../../../shared/testdata/messy/', import.meta.url);
test.skipIf(missing(MESSY))('every .prj beside the project', () => {
  const found = Object.fromEntries(
    readdirSync(MESSY, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.prj'))
      .map((name) => [
        name.split('/').at(-1)!,
        interpretStatement(prj(readFileSync(new URL(name, MESSY), 'utf8'))).kind,
      ]),
  );
  expect(found).toEqual({
    'chinese.prj': 'taken',
    'gauss_kruger.prj': 'refused',
    'three_points.prj': 'unknown',
    'data_corruption_error.prj': 'unknown',
    'max_callstack_error.prj': 'unknown',
    'invalid_coordinates.prj': 'taken',
    'world_land_robin.prj': 'unknown',
    'Oregon_customCRS.prj': 'unknown',
    'codepage.prj': 'taken',
    'export_polylinez.prj': 'taken',
    'export_multipointz.prj': 'taken',
    'utf.prj': 'taken',
    'ipra_dresden_polygon.prj': 'taken',
    'htmlprj.prj': 'unknown',
  });
});

function missing(url: URL): boolean {
  if (existsSync(url)) return false;
  console.log('skipped: no files of others beside the project (messy)');
  return true;
}
