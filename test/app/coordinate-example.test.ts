import { describe, expect, test } from 'vitest';
import { coordinateExample } from '../../src/app/panels/coordinates/example.ts';
import { siting } from '../../src/app/text/siting.ts';
import { readCoordinateText } from '../../src/io/coordinate-text.ts';
import { cityIds, shippedCity } from '../support/shipped-city.ts';

const camera = (lon: number, lat: number) => ({ lon, lat, zoom: 12, bearing: 0 });

describe('the example of pasted corners', () => {
  test.each(cityIds)('lies in the city in hand, in both notations alike: %s', (id) => {
    const city = shippedCity(id);
    const { degrees, metres } = coordinateExample(city, null);
    const [west, south, east, north] = city.extent;
    const [plain, projected] = [degrees, metres!].map((text) => {
      const read = readCoordinateText(text, { extent: city.extent, projectedCrs: city.projectedCrs });
      if (!read.ok) throw new Error(`${text} is not read`);
      expect(read.problems).toEqual([]);
      return read.value;
    });
    expect(city.projectedCrs).toContain(projected!.understood.epsg);
    for (const [i, [lon, lat]] of plain!.ring.entries()) {
      expect(lon > west && lon < east && lat > south && lat < north).toBe(true);
      expect(projected!.ring[i]![0]).toBeCloseTo(lon, 6);
      expect(projected!.ring[i]![1]).toBeCloseTo(lat, 6);
    }
  });

  test('is of the place that the map shows, unless that is another one', () => {
    const city = shippedCity('maanshan');
    const [west, south, east, north] = city.extent;
    const [lon, lat] = [west + 0.3 * (east - west), south + 0.6 * (north - south)];
    const [first] = coordinateExample(city, camera(lon, lat)).degrees.split('\n');
    expect(first).toBe(`${(lon - 0.005).toFixed(4)}, ${(lat + 0.004).toFixed(4)}`);
    const elsewhere = coordinateExample(city, camera(106.8, 39.7));
    expect(elsewhere).toEqual(coordinateExample(city, null));
  });

  test('is told in both languages, without the metres where the city has no such system', () => {
    for (const { coordinates } of [siting.zh, siting.en]) {
      expect(coordinates.example('1, 2', '3, 4')).toMatch(/1, 2\n\n.+\n3, 4$/);
      expect(coordinates.example('1, 2', null)).toMatch(/\n1, 2$/);
    }
  });
});
