import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { crsOf, fromLonLat, refusedName, toLonLat } from '../../src/geodesy/crs.ts';

const PROJ = new URL('../../../shared/testdata/proj-ref.json', import.meta.url);
const MILLIMETRE_DEGREES = 1e-8;

test.skipIf(missing(PROJ))('350 points of PROJ 9.1.1 agree to 1 mm, both ways', () => {
  const { points } = JSON.parse(readFileSync(PROJ, 'utf8')) as {
    points: { epsg: number; lon: number; lat: number; E: number; N: number }[];
  };
  expect(points).toHaveLength(350);
  let worstMetres = 0;
  let worstDegrees = 0;
  for (const p of points) {
    const crs = crsOf(p.epsg)!;
    const [x, y] = fromLonLat(crs)(p.lon, p.lat);
    const [lon, lat] = toLonLat(crs)(p.E, p.N);
    worstMetres = Math.max(worstMetres, Math.abs(x - p.E), Math.abs(y - p.N));
    worstDegrees = Math.max(worstDegrees, Math.abs(lon - p.lon), Math.abs(lat - p.lat));
  }
  expect(worstMetres).toBeLessThan(0.001);
  expect(worstDegrees).toBeLessThan(2e-9);
});

// Printed by cs2cs of PROJ 9.1.1, easting before northing.
const FIXED: readonly (readonly [epsg: number, lon: number, lat: number, x: number, y: number])[] = [
  [4490, 106.8, 39.66, 106.8, 39.66],
  [4496, 106.8, 39.66, 18654473.33664, 4393327.28739],
  [4496, 104.15, 36.54, 18423885.93186, 4045799.39952],
  [4524, 106.8, 39.66, 36397019.54024, 4392466.69394],
  [4545, 106.8, 39.66, 397019.54024, 4392466.69394],
  [4545, 104.15, 36.54, 155175.64064, 4052366.92267],
  [32648, 106.8, 39.66, 654411.5473, 4391569.95659],
  [32648, 104.15, 36.54, 423916.37748, 4044181.07986],
  [32649, 106.8, 39.66, 139657.15908, 4398459.24705],
  [3857, 106.8, 39.66, 11888921.61672, 4816656.71984],
  [3857, 118.5, 31.68, 13191359.659, 3721378.5642],
];

test.each(FIXED)('EPSG:%d at %d, %d agrees with PROJ to 1 mm', (epsg, lon, lat, x, y) => {
  const crs = crsOf(epsg)!;
  const back = toLonLat(crs)(x, y);
  expect(Math.abs(back[0] - lon)).toBeLessThan(MILLIMETRE_DEGREES);
  expect(Math.abs(back[1] - lat)).toBeLessThan(MILLIMETRE_DEGREES);
  if (crs.kind === 'web-mercator') return;
  const there = fromLonLat(crs)(lon, lat);
  expect(Math.abs(there[0] - x)).toBeLessThan(0.001);
  expect(Math.abs(there[1] - y)).toBeLessThan(0.001);
});

describe('codes', () => {
  test('every system there is to be', () => {
    const known = [4490, 4480, 4326, 4979, 3857, 900913, 102100, 102113];
    for (let epsg = 4491; epsg <= 4554; epsg++) known.push(epsg);
    for (let epsg = 32643; epsg <= 32653; epsg++) known.push(epsg);
    for (const epsg of known) expect(crsOf(epsg), String(epsg)).not.toBeNull();
    for (const epsg of [4214, 4555, 32642, 32654, 32748, 4269, 0, 4524.5, Number.NaN]) expect(crsOf(epsg)).toBeNull();
  });

  test('several codes of one system become one', () => {
    expect([4480, 4979, 900913, 102100, 102113].map((epsg) => crsOf(epsg)!.epsg)).toEqual([
      4490, 4326, 3857, 3857, 3857,
    ]);
  });

  test('Web Mercator is not written', () => {
    expect(() => fromLonLat(crsOf(3857)!)).toThrow(RangeError);
  });
});

test('old systems are refused by code and by name', () => {
  for (const code of [4214, 2401, 2442, 21413, 21483]) expect(refusedName(code)).toBe('Beijing 1954');
  for (const code of [4610, 2327, 2390]) expect(refusedName(code)).toBe('Xian 1980');
  expect(refusedName(4568)).toBe('New Beijing');
  for (const code of [4490, 4326, 4524, 4545, 2326, 2391]) expect(refusedName(code)).toBeNull();
  for (const name of ['Beijing_1954_3_Degree_GK_CM_114E', 'GCS_Beijing_1954', '北京54', '1954年北京坐标系', '54坐标系'])
    expect(refusedName(name), name).toBe('Beijing 1954');
  for (const name of ['Xian_1980_GK_CM_105E', "Xi'an 1980", '西安80', '80国家大地坐标系', '1980西安坐标系', '80坐标系'])
    expect(refusedName(name), name).toBe('Xian 1980');
  for (const name of [
    '2000国家大地坐标系',
    'CGCS2000',
    'CGCS2000_3_Degree_GK_Zone_36',
    'WGS 84 / UTM zone 48N',
    '国家2000',
  ])
    expect(refusedName(name), name).toBeNull();
});

function missing(url: URL): boolean {
  if (existsSync(url)) return false;
  console.log('skipped: no reference points beside the project (proj-ref.json)');
  return true;
}
