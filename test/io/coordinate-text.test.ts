import { describe, expect, test } from 'vitest';
import { distanceMetres } from '../../src/geodesy/geodesic.ts';
import { type CoordinateText, type Expected, readCoordinateText } from '../../src/io/coordinate-text.ts';

const WUHAI = [106.4, 39, 107.1, 40] as const;

function read(text: string, expected?: Expected): CoordinateText {
  const outcome = readCoordinateText(text, expected);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.problems));
  return outcome.value;
}

const SQUARE = [
  [106.8, 39.6],
  [106.9, 39.6],
  [106.9, 39.7],
];

describe('decimal degrees', () => {
  test.each([
    ['lines with spaces', '106.8 39.6\n106.9 39.6\n106.9 39.7'],
    ['commas, closed, blank lines', '106.8,39.6\r\n106.9,39.6\r\n\r\n106.9,39.7\r\n106.8,39.6\r\n'],
    ['tabs', '106.8\t39.6\n106.9\t39.6\n106.9\t39.7'],
    ['semicolons', '106.8,39.6;106.9,39.6;106.9,39.7;'],
    ['full-width punctuation', '106.8，39.6；106.9，39.6；106.9，39.7'],
    ['KML', '106.8,39.6,0 106.9,39.6,0 106.9,39.7,0 106.8,39.6,0'],
    ['GeoJSON', '[[106.8, 39.6], [106.9, 39.6], [106.9, 39.7], [106.8, 39.6]]'],
    ['WKT', 'POLYGON ((106.8 39.6, 106.9 39.6, 106.9 39.7, 106.8 39.6))'],
    ['a heading', '点号 经度 纬度\n106.8 39.6\n106.9 39.6\n106.9 39.7'],
    ['point names', 'J1,106.8,39.6\nJ2,106.9,39.6\nJ3,106.9,39.7'],
    ['point numbers', '1 106.8 39.6\n2 106.9 39.6\n3 106.9 39.7'],
    ['point numbers with dots', '1. 106.8 39.6\n2. 106.9 39.6\n3. 106.9 39.7'],
    ['heights', '106.8 39.6 1100\n106.9 39.6 1100\n106.9 39.7 1101'],
    ['letters', 'E106.8 N39.6\nE106.9 N39.6\nE106.9 N39.7'],
    ['letters behind', '106.8E,39.6N\n106.9E,39.6N\n106.9E,39.7N'],
  ])('%s', (_, text) => {
    const { ring, understood } = read(text);
    expect(ring).toEqual(SQUARE);
    expect(understood).toEqual({ epsg: 4490, notation: 'decimal-degrees', order: 'lon-lat', zoneFrom: null });
  });

  test('latitude first shows in the numbers, the letters or the city', () => {
    expect(read('39.6 106.8\n39.6 106.9\n39.7 106.9')).toMatchObject({
      ring: SQUARE,
      understood: { order: 'lat-lon' },
    });
    expect(read('北纬39.6 东经106.8\n北纬39.6 东经106.9\n北纬39.7 东经106.9').ring).toEqual(SQUARE);
    // Both orders are places on Earth; the extent decides.
    const abroad = '10.1 20.1\n10.2 20.1\n10.2 20.2';
    expect(read(abroad).understood.order).toBe('lon-lat');
    expect(read(abroad, { extent: [20, 10, 21, 11] }).understood.order).toBe('lat-lon');
  });

  test('southern and western letters are negative', () => {
    expect(read('70.5W 33.4S\n70.6W 33.4S\n70.6W 33.5S').ring[0]).toEqual([-70.5, -33.4]);
  });
});

describe('degrees, minutes, seconds', () => {
  test.each([
    ['signs', '106°48′28.2″ 39°39′36″\n106°54′ 39°39′36″\n106°54′ 39°42′'],
    ['typewriter signs', `106°48'28.2" 39°39'36"\n106°54' 39°39'36"\n106°54' 39°42'`],
    ['Chinese', '东经106度48分28.2秒，北纬39度39分36秒\n东经106度54分，北纬39度39分36秒\n东经106度54分，北纬39度42分'],
    ['two apostrophes', "106°48'28.2'' 39°39'36''\n106°54' 39°39'36''\n106°54' 39°42'"],
    ['letters', `39°39'36"N 106°48'28.2"E\n39°39'36"N 106°54'E\n39°42'N 106°54'E`],
  ])('%s', (_, text) => {
    const { ring, understood } = read(text);
    expect(understood.notation).toBe('degrees-minutes-seconds');
    expect(ring[0]![0]).toBeCloseTo(106.8078333333, 9);
    expect(ring[0]![1]).toBeCloseTo(39.66, 12);
    expect(ring[2]![0]).toBeCloseTo(106.9, 12);
    expect(ring[2]![1]).toBeCloseTo(39.7, 12);
  });

  test('sixty minutes are a mistake', () => {
    expect(readCoordinateText(`106°60' 39°0'\n106°1' 39°1'\n106°2' 39°2'`)).toMatchObject({
      ok: false,
      problems: [{ code: 'coordinates-unreadable', values: { line: 1 } }],
    });
  });
});

describe('Gauss-Kruger', () => {
  test('numbers with their names, as the status line prints them', () => {
    const named = 'X 4392466.694 Y 36397019.540\nX=4392466.694, Y=36398019.540\nX坐标: 4393466.694 Y坐标: 36398019.540';
    const { ring, understood } = read(named, { extent: WUHAI });
    expect(understood).toMatchObject({ epsg: 4524, order: 'northing-easting', zoneFrom: 'prefix' });
    expect(distanceMetres(ring[0]![0], ring[0]![1], 106.8, 39.66)).toBeLessThan(0.001);
  });

  // South-west corner of the golden cell at 106.80, 39.66 in zone 36, and two corners 1 km off.
  const rows = [
    [4392466.694, 397019.54],
    [4392466.694, 398019.54],
    [4393466.694, 398019.54],
  ] as const;
  const lines = (f: (northing: number, easting: number) => string) => rows.map(([n, e]) => f(n, e)).join('\n');

  test.each<[string, string, string]>([
    ['northing, easting', lines((n, e) => `${n} ${36e6 + e}`), 'northing-easting'],
    ['easting, northing', lines((n, e) => `${36e6 + e},${n}`), 'easting-northing'],
    [
      'a boundary-point file',
      `[地块坐标]\n${rows.map(([n, e], i) => `J${i + 1},1,${n},${36e6 + e}`).join('\n')}`,
      'northing-easting',
    ],
  ])('%s with the zone in front', (_, text, order) => {
    const { ring, understood } = read(text, { extent: WUHAI, projectedCrs: [4525] });
    expect(understood).toEqual({ epsg: 4524, notation: 'metres', order, zoneFrom: 'prefix' });
    expect(distanceMetres(...(ring[0] as [number, number]), 106.8, 39.66)).toBeLessThan(0.001);
  });

  test('six-degree zones have numbers up to 23', () => {
    const { understood } = read('4392000 18655000\n4392000 18656000\n4393000 18656000');
    expect(understood.epsg).toBe(4496);
  });

  test('without a zone number the first system that leads into the city is taken', () => {
    const text = lines((n, e) => `${n} ${e}`);
    expect(read(text, { extent: WUHAI, projectedCrs: [4523, 4524] })).toMatchObject({
      understood: { epsg: 4545, zoneFrom: 'given' },
    });
    expect(read(text, { projectedCrs: [4544] }).understood.epsg).toBe(4544);
  });

  test('without any system it cannot be told where they are', () => {
    expect(readCoordinateText(lines((n, e) => `${n} ${e}`))).toMatchObject({
      ok: false,
      problems: [{ code: 'coordinates-projected', values: { line: 1, x: 397019.54, y: 4392466.694 } }],
    });
  });

  test('mixed zones and a digit too few are named by their line', () => {
    expect(readCoordinateText('4392466 36397019\n4392466 36398019\n439246 36398019')).toMatchObject({
      problems: [
        { code: 'coordinates-unreadable', where: { vertex: 2 }, values: { line: 3, text: '439246 36398019' } },
      ],
    });
    expect(readCoordinateText('4392466 36397019\n4392466 37398019\n4393466 36398019')).toMatchObject({
      problems: [{ values: { line: 2 } }],
    });
  });
});

describe('problems', () => {
  test.each<[string, string, string, Record<string, unknown>]>([
    ['nothing', '  \n', 'file-empty', {}],
    ['words alone', '\nabc\n', 'coordinates-unreadable', { line: 2, text: 'abc' }],
    ['words', '106.8 39.6\n106.9 abc 39.6\n106.9 39.7', 'coordinates-unreadable', { line: 2, text: '106.9 abc 39.6' }],
    ['a number alone', '106.8 39.6\n106.9\n106.9 39.7', 'coordinates-unreadable', { line: 2, text: '106.9' }],
    ['degrees among metres', '4392466 36397019\n106.8 39.6\n106.9 39.6', 'coordinates-unreadable', { line: 1 }],
    ['two corners', '106.8 39.6\n106.9 39.6\n106.8 39.6', 'ring-too-short', { vertices: 2 }],
    [
      'off the Earth',
      '106.8 39.6\n106.9 99.6\n106.9 39.7',
      'coordinates-out-of-range',
      { line: 2, lon: 106.9, lat: 99.6 },
    ],
  ])('%s', (_, text, code, values) => {
    const outcome = readCoordinateText(text);
    expect(outcome.ok).toBe(false);
    expect(outcome.problems[0]).toMatchObject({ code, severity: 'error', values });
  });
});
