import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultZone, epsgOfZone, gaussKrugerZone, toGeographic, toProjected } from '../../src/geodesy/gauss-kruger.ts';

const PROJ = new URL('../../../shared/testdata/proj-ref.json', import.meta.url);

describe('against PROJ 9.1.1', () => {
  test.skipIf(missing(PROJ))('350 points agree to 1 mm, both ways', () => {
    const { points } = JSON.parse(readFileSync(PROJ, 'utf8')) as {
      points: { epsg: number; lon: number; lat: number; E: number; N: number }[];
    };
    expect(points).toHaveLength(350);
    let worst = 0;
    let worstDegrees = 0;
    for (const p of points) {
      const { northingMetres, eastingMetres } = toProjected(p.epsg, p.lon, p.lat);
      worst = Math.max(worst, Math.abs(northingMetres - p.N), Math.abs(eastingMetres - p.E));
      const [lon, lat] = toGeographic(p.epsg, p.N, p.E);
      worstDegrees = Math.max(worstDegrees, Math.abs(lon - p.lon), Math.abs(lat - p.lat));
    }
    console.log(`Gauss-Kruger: worst ${worst} m, ${worstDegrees} degrees`);
    // The stored figures carry four decimals, so half of the last one is the least difference to expect.
    expect(worst).toBeLessThan(0.001);
    expect(worstDegrees).toBeLessThan(2e-9);
  });
});

test.each([
  // Corner points of published golden cells, to the millimetre: longitude, latitude, EPSG, northing, easting, tolerance.
  [106.8, 39.66, 4524, 4392466.694, 36397019.54, 0.001],
  [109.8, 39.6, 4525, 4385804.766, 37396930.533, 0.001],
  [104.15, 36.54, 4523, 4045799.399, 35423885.932, 0.001],
  [118.5, 31.68, 4527, 3507347.499, 39642237.115, 0.001],
  [118.5, 31.68, 4528, 3507347.499, 40357762.885, 0.001],
  // Centre points as epsg.io prints them, to the centimetre.
  [102, 31.91, 4522, 3531872.69, 34500000, 0.006],
  [108.005, 30.33, 4524, 3356695.63, 36500480.83, 0.006],
])('golden point %d %d in EPSG:%d', (lon, lat, epsg, northing, easting, tolerance) => {
  const found = toProjected(epsg, lon, lat);
  expect(Math.abs(found.northingMetres - northing)).toBeLessThan(tolerance);
  expect(Math.abs(found.eastingMetres - easting)).toBeLessThan(tolerance);
});

test('codes and zones', () => {
  expect(gaussKrugerZone(4524)).toEqual({
    epsg: 4524,
    widthDegrees: 3,
    zone: 36,
    centralMeridianDegrees: 108,
    falseEastingMetres: 36_500_000,
    zonePrefixed: true,
  });
  expect(gaussKrugerZone(4545)).toMatchObject({ zone: 36, centralMeridianDegrees: 108, falseEastingMetres: 500_000 });
  expect(gaussKrugerZone(4496)).toMatchObject({
    zone: 18,
    centralMeridianDegrees: 105,
    falseEastingMetres: 18_500_000,
  });
  expect(gaussKrugerZone(4507)).toMatchObject({ zone: 18, widthDegrees: 6, zonePrefixed: false });
  expect(gaussKrugerZone(4490)).toBeNull();
  expect(gaussKrugerZone(4555)).toBeNull();
  for (let epsg = 4491; epsg <= 4554; epsg++) {
    const zone = gaussKrugerZone(epsg)!;
    expect(epsgOfZone(zone.widthDegrees, zone.zone, zone.zonePrefixed)).toBe(epsg);
  }
  expect(epsgOfZone(3, 46, true)).toBeNull();
  expect([104.1, 106.4, 106.8, 109.8, 118.4, 118.5].map(defaultZone)).toEqual([35, 35, 36, 37, 39, 40]);
  expect(() => toProjected(3857, 106, 39)).toThrow('3857');
});

function missing(url: URL): boolean {
  if (existsSync(url)) return false;
  console.log('skipped: no reference points beside the project (proj-ref.json)');
  return true;
}
