import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { direct, distanceMetres, geodesicsOn, inverse } from '../../src/geodesy/geodesic.ts';

const PUBLISHED = new URL('../../../shared/testdata/geodtest-500.dat', import.meta.url);

describe('the 500 published geodesics of GeographicLib (WGS 84)', () => {
  test.skipIf(missing(PUBLISHED))('inverse and direct agree to 20 nanometres', () => {
    const wgs84 = geodesicsOn(6378137, 298.257223563);
    const rows = readFileSync(PUBLISHED, 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(' ').map(Number));
    expect(rows).toHaveLength(500);
    let worstDistance = 0;
    let worstPosition = 0;
    for (const [lat1, lon1, azimuth, lat2, lon2, arrival, metres] of rows as number[][] as [
      number,
      number,
      number,
      number,
      number,
      number,
      number,
    ][]) {
      const found = wgs84.inverse(lon1, lat1, lon2, lat2);
      worstDistance = Math.max(worstDistance, Math.abs(found.distanceMetres - metres));
      // Azimuths of nearly antipodal pairs are ill-conditioned; what counts is where they lead.
      const reached = wgs84.direct(lon1, lat1, found.azimuthDegrees, metres);
      worstPosition = Math.max(worstPosition, wgs84.distanceMetres(reached[0], reached[1], lon2, lat2));
      const given = wgs84.direct(lon1, lat1, azimuth, metres);
      worstPosition = Math.max(worstPosition, wgs84.distanceMetres(given[0], given[1], lon2, lat2));
      if (metres < 1.9e7) expect(Math.abs(found.arrivalAzimuthDegrees - arrival)).toBeLessThan(1e-9);
    }
    console.log(`geodesics: worst distance ${worstDistance} m, worst position ${worstPosition} m`);
    expect(worstDistance).toBeLessThan(2e-8);
    expect(worstPosition).toBeLessThan(3e-8);
  });
});

describe('on CGCS2000', () => {
  test('a quarter of the equator is a pi / 2', () => {
    expect(distanceMetres(0, 0, 90, 0)).toBeCloseTo((6378137 * Math.PI) / 2, 6);
  });

  test('the quarter meridian is that of GRS 80: 10 001 965.7293 m (Moritz 2000)', () => {
    expect(Math.abs(distanceMetres(108, 0, 108, 90) - 10_001_965.7293)).toBeLessThan(1e-4);
  });

  test('there and back', () => {
    const [lon, lat] = direct(106.8, 39.66, 73, 15_000);
    const back = inverse(106.8, 39.66, lon, lat);
    expect(back.distanceMetres).toBeCloseTo(15_000, 7);
    expect(back.azimuthDegrees).toBeCloseTo(73, 9);
    expect(inverse(106.8, 39.66, 106.8, 39.66).distanceMetres).toBe(0);
  });
});

function missing(url: URL): boolean {
  if (existsSync(url)) return false;
  console.log('skipped: no published test data beside the project (geodtest-500.dat)');
  return true;
}
