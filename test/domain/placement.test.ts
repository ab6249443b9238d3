import { describe, expect, test } from 'vitest';
import type { PlacementCandidate } from '../../src/domain/imported-layer.ts';
import {
  type PlacementCity,
  type PlacementEvidence,
  placementsOf,
  type StatedSystem,
} from '../../src/domain/placement.ts';
import { samplePositions } from '../../src/domain/placement-digits.ts';
import { crsOf, fromLonLat } from '../../src/geodesy/crs.ts';
import { Random } from '../support/random.ts';

/** A city in zone 36 (108 E), with its usual systems. */
const city: PlacementCity = { extent: [106.4, 39, 107.1, 40], projectedCrs: [4524, 4545, 4523, 4544, 4496, 4507] };

/** Positions around a middle, as a file in that system has them. */
function positions(epsg: number, lon = 106.8, lat = 39.5, order: 'xy' | 'yx' = 'xy'): [number, number][] {
  const random = new Random(3);
  const project = epsg === 3857 ? mercator : fromLonLat(crsOf(epsg)!);
  return Array.from({ length: 200 }, () => {
    const [x, y] = project(lon + random.between(-0.1, 0.1), lat + random.between(-0.1, 0.1));
    return order === 'xy' ? [x, y] : [y, x];
  });
}
const mercator = (lon: number, lat: number): [number, number] => [
  6378137 * lon * (Math.PI / 180),
  6378137 * Math.asinh(Math.tan(lat * (Math.PI / 180))),
];

function advise(
  where: [number, number][],
  stated: StatedSystem = { kind: 'none' },
  order: PlacementEvidence['order'] = 'xy',
  of = city,
) {
  const { candidates, problems } = placementsOf({ positions: where, stated, order }, of);
  const told = problems.map((p) => `${p.severity} ${p.code}`);
  return { candidates, told, problems, first: candidates[0] && summary(candidates[0]) };
}
const summary = ({ epsg, order, ground, certainty }: PlacementCandidate) => `${epsg} ${order} ${ground} ${certainty}`;

const system = (epsg: number): StatedSystem => ({ kind: 'system', epsg });

describe('what is stated and fits', () => {
  test.each([4490, 4524, 4545, 4496, 4507])('EPSG:%d is sure', (epsg) => {
    const { first, told, candidates } = advise(positions(epsg), system(epsg));
    expect(first).toBe(`${epsg} xy stated sure`);
    expect(told).toEqual([]);
    expect(candidates).toHaveLength(1);
    expect(candidates[0]!.insideShare).toBe(1);
    const [w, s, e, n] = candidates[0]!.extent;
    expect([w, s, e, n].map((v) => Math.round(v * 10) / 10)).toEqual([106.7, 39.4, 106.9, 39.6]);
  });

  test.each([4326, 32648, 3857])('EPSG:%d is taken as CGCS2000, and said so', (epsg) => {
    const { first, told, problems } = advise(positions(epsg), { kind: 'taken', epsg, name: 'the name' });
    expect(first).toBe(`${epsg} xy stated sure`);
    expect(told).toEqual(['warning crs-taken-as-cgcs2000']);
    expect(problems[0]!.values).toEqual({ name: 'the name' });
  });

  test('another city stays where it is', () => {
    const elsewhere = advise(positions(4547, 114.3, 30.6), system(4547));
    expect(elsewhere.first).toBe('4547 xy stated sure');
    expect(elsewhere.candidates[0]!.insideShare).toBe(0);
    expect(advise(positions(4526, 114.3, 30.6)).first).toBe('4526 xy prefix sure');
  });

  test('a province in one plane, far beyond its zone', () => {
    expect(advise(positions(4546, 122.5, 49), system(4546)).first).toBe('4546 xy stated sure');
  });
});

describe('order of the axes', () => {
  test('northing first is told, unless it was to be expected', () => {
    const swapped = positions(4545, 106.8, 39.5, 'yx');
    expect(advise(swapped, system(4545)).first).toBe('4545 yx stated sure');
    expect(advise(swapped, system(4545)).told).toEqual(['warning axes-swapped']);
    expect(advise(swapped, system(4545), 'yx').told).toEqual([]);
    expect(advise(swapped, system(4545), null).told).toEqual(['warning axes-swapped']);
    expect(advise(positions(4545), system(4545), 'yx').first).toBe('4545 xy stated sure');
  });

  test('latitude first', () => {
    const { first, told } = advise(positions(4490, 106.8, 39.5, 'yx'));
    expect(first).toBe('4490 yx digits sure');
    expect(told).toEqual(['warning axes-swapped']);
  });
});

describe('nothing is stated', () => {
  test('degrees in China', () => {
    expect(advise(positions(4490)).first).toBe('4490 xy digits sure');
    expect(advise(positions(4490)).told).toEqual([]);
  });

  test('zone number in front of the eastings: 3 and 6 degrees', () => {
    expect(advise(positions(4524)).first).toBe('4524 xy prefix sure');
    expect(advise(positions(4496)).first).toBe('4496 xy prefix sure');
    expect(advise(positions(4496, 106.8, 39.5, 'yx'), undefined, 'yx').first).toBe('4496 yx prefix sure');
    expect(advise(positions(4496)).told).toEqual([]);
  });

  test('no zone number: asked, with the city’s own first', () => {
    const { candidates, first, told } = advise(positions(4545));
    expect(first).toBe('4545 xy extent possible');
    expect(told).toEqual(['error crs-unknown']);
    expect(candidates[0]!.insideShare).toBe(1);
    expect(candidates.map((c) => c.epsg).sort()).toEqual([4543, 4544, 4545, 4546]);
    for (const other of candidates.slice(1)) expect(summary(other)).toMatch(/digits possible/);
  });

  test('no zone number, and not in the city either: asked, nearest first, nothing forced', () => {
    const { candidates, told } = advise(positions(4547, 114.3, 30.6));
    expect(told).toEqual(['error crs-unknown']);
    expect(candidates.every((c) => c.certainty === 'possible' && c.insideShare === 0)).toBe(true);
  });

  test('a zone on the border of two: both are offered', () => {
    const border: PlacementCity = { extent: [117.8, 31.2, 118.9, 32.1], projectedCrs: [4527, 4548, 4528, 4549] };
    const { candidates } = advise(positions(4549, 118.5, 31.6), undefined, 'xy', border);
    expect(candidates[0]).toMatchObject({ epsg: 4549, insideShare: 1 });
    expect(candidates.map((c) => c.epsg)).toContain(4548);
  });

  test('Web Mercator', () => {
    expect(advise(positions(3857)).first).toBe('3857 xy digits sure');
    // 117 to 125 E could also be zone 13 of 6 degrees; only one of both lies in the city.
    const east: PlacementCity = { extent: [117.8, 31.2, 118.9, 32.1], projectedCrs: [4527] };
    const ambiguous = advise(positions(3857, 118.5, 31.6), undefined, 'xy', east);
    expect(ambiguous.first).toBe('3857 xy digits likely');
    expect(ambiguous.candidates.map((c) => c.epsg)).toEqual([3857, 4491]);
    expect(advise(positions(3857, 118.5, 31.6)).told).toEqual(['error crs-unknown']);
  });

  test('one slip of the pen changes nothing', () => {
    expect(advise([[0, 0], [Number.NaN, 3], ...positions(4524)]).first).toBe('4524 xy prefix sure');
  });

  test('degrees elsewhere are asked about; numbers that can be nothing are an error', () => {
    expect(
      advise([
        [10, 50],
        [11, 51],
      ]).told,
    ).toEqual(['error crs-unknown']);
    expect(
      advise([
        [10, 50],
        [11, 51],
      ]).candidates.map(summary),
    ).toEqual(['4490 xy digits possible', '4490 yx digits possible']);
    const none = advise([[1e9, 5]]);
    expect(none.candidates).toEqual([]);
    expect(none.problems).toMatchObject([
      { code: 'coordinates-out-of-range', severity: 'error', values: { x: 1e9, y: 5 } },
    ]);
    expect(advise([]).candidates).toEqual([]);
  });
});

describe('statement and numbers disagree: the numbers count', () => {
  test('zone 36 stated, 37 in front of the eastings', () => {
    const { first, problems } = advise(positions(4525, 110.5), system(4524));
    expect(first).toBe('4525 xy prefix likely');
    expect(problems).toMatchObject([{ code: 'crs-contradicted', severity: 'warning' }]);
    expect(problems[0]!.values).toEqual({
      stated: 'CGCS2000 / 3-degree Gauss-Kruger zone 36',
      data: 'CGCS2000 / 3-degree Gauss-Kruger zone 37',
      placed: 'data',
    });
  });

  test('the same zone in its other form', () => {
    expect(advise(positions(4545), system(4524)).first).toBe('4545 xy prefix likely');
    expect(advise(positions(4524), system(4545)).first).toBe('4524 xy prefix likely');
  });

  test('a zone stated by its number alone is kept by eastings with the number in front, and without', () => {
    const zone36 = { kind: 'system', epsg: 4545, byZone: true } as const;
    for (const epsg of [4524, 4545]) {
      expect(advise(positions(epsg), zone36).first).toBe(`${epsg} xy stated sure`);
      expect(advise(positions(epsg), zone36).told).toEqual([]);
    }
    expect(advise(positions(4525, 110.5), zone36).told).toEqual(['warning crs-contradicted']);
  });

  test('degrees stated, metres found: with prefix opened, without asked', () => {
    expect(advise(positions(4524), system(4490)).first).toBe('4524 xy prefix likely');
    expect(advise(positions(4524), system(4490)).told).toEqual(['warning crs-contradicted']);
    expect(advise(positions(4545), system(4490)).told).toEqual(['error crs-contradicted']);
    expect(advise(positions(4545), system(4490)).first).toBe('4545 xy extent possible');
  });

  test('metres stated, degrees found', () => {
    expect(advise(positions(4490), system(4545)).first).toBe('4490 xy digits likely');
  });
});

test('refused and unreadable statements', () => {
  const refused = advise(positions(4545), { kind: 'refused', name: 'Beijing 1954', epsg: 2401 });
  expect(refused.candidates).toEqual([]);
  expect(refused.problems).toMatchObject([
    { code: 'crs-refused', severity: 'error', values: { name: 'Beijing 1954' } },
  ]);
  const unknown = advise(positions(4524), { kind: 'unknown', text: 'Albers' });
  expect(unknown.first).toBe('4524 xy prefix possible');
  expect(unknown.problems).toMatchObject([{ code: 'crs-unreadable', severity: 'error', values: { text: 'Albers' } }]);
});

test('the sample is spread over all features', () => {
  const line = (from: number) => Array.from({ length: 1500 }, (_, i) => [from + i, 1]);
  const sample = samplePositions([
    { geometry: null },
    { geometry: { type: 'MultiPolygon', coordinates: [[line(0)], [line(1500)]] } },
    {
      geometry: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Point', coordinates: [3000, 1] },
          { type: 'LineString', coordinates: line(3001) },
        ],
      },
    },
  ]);
  expect(sample.length).toBeGreaterThan(1900);
  expect(sample.length).toBeLessThanOrEqual(2001);
  expect(sample[0]).toEqual([0, 1]);
  expect(sample.at(-1)![0]).toBeGreaterThan(4490);
});
