import { beforeAll, describe, expect, test } from 'vitest';
import { type BandSource, type Bands, bufferBands, geodesicBuffer, recordedBands } from '../../src/domain/bands.ts';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { loadGeos, unwrap } from '../../src/domain/geos.ts';
import { atOnce, type Work } from '../../src/engine/index.ts';
import {
  lineLength,
  meridianRadiusMetres,
  parallelRadiusMetres,
  polygonsArea,
  RADIANS_PER_DEGREE,
} from '../../src/geodesy/ellipsoid.ts';
import { toProjected } from '../../src/geodesy/gauss-kruger.ts';
import { distanceMetres } from '../../src/geodesy/geodesic.ts';
import { bruteDistance, holds } from '../support/band-oracle.ts';

/** Seeded: the same figures every time. */
function random(seed: number): () => number {
  return () => {
    seed = (seed * 1664525 + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
}

/** A winding river 400 to 1000 m wide with ragged banks. */
function river(steps: number, lengthDegrees: number): PolygonCoordinates {
  const r = random(7);
  const left: number[][] = [];
  const right: number[][] = [];
  for (let i = 0; i <= steps; i++) {
    const t = (lengthDegrees * i) / steps;
    const lat = 39.3 + t;
    const lon = 106.75 + 0.06 * Math.sin(10 * t) + 0.02 * Math.sin(41 * t + 1) + 0.004 * Math.sin(234 * t);
    const w = 0.003 + 0.002 * Math.sin(25 * t) + 0.0006 * (r() - 0.5);
    left.push([lon - w, lat + 0.0001 * (r() - 0.5)]);
    right.push([lon + w + 0.0003 * r(), lat]);
  }
  const ring = [...left, ...right.reverse()];
  return [[[...ring, ring[0]!]]];
}

describe('a disc around a point', () => {
  test.each([
    [106.8, 39.66, 25],
    [106.8, 39.66, 1000],
    [118.5, 31.68, 15_000],
  ])('at %d %d with radius %d m', async (lon, lat, radius) => {
    const disc = await geodesicBuffer({ type: 'point', coordinates: [lon, lat] }, radius);
    expect(disc).toHaveLength(1);
    expect(disc[0]).toHaveLength(1);
    for (const v of disc[0]![0]!)
      expect(Math.abs(distanceMetres(lon, lat, v[0]!, v[1]!) - radius)).toBeLessThan(0.0015);
    // Bertrand and Puiseux: a geodesic disc has the area pi r^2 (1 - K r^2 / 12), K = 1 / M N.
    const n = parallelRadiusMetres(lat) / Math.cos(lat * RADIANS_PER_DEGREE);
    const expected = Math.PI * radius ** 2 * (1 - radius ** 2 / (12 * meridianRadiusMetres(lat) * n));
    const chord = Math.min(0.04, 1.5e-4 * radius);
    const area = polygonsArea(disc);
    expect(area).toBeLessThan(expected * (1 + 1e-9));
    // The chords leave the circle by at most `chord`, on average by two thirds of that.
    expect(area).toBeGreaterThan(expected - 2 * Math.PI * radius * chord);
  });

  test("shows the scale of the Gauss-Kruger plane: 0.39 m at 3 km in Wuhai, 3.7 m at 15 km in Ma'anshan", async () => {
    const mean = async (lon: number, lat: number, epsg: number, radius: number) => {
      const disc = await geodesicBuffer({ type: 'point', coordinates: [lon, lat] }, radius);
      const centre = toProjected(epsg, lon, lat);
      const radii = disc[0]![0]!.slice(1).map((v) => {
        const p = toProjected(epsg, v[0]!, v[1]!);
        return Math.hypot(p.eastingMetres - centre.eastingMetres, p.northingMetres - centre.northingMetres);
      });
      return radii.reduce((sum, r) => sum + r, 0) / radii.length - radius;
    };
    expect(await mean(106.8, 39.66, 4524, 3000)).toBeCloseTo(0.39, 2);
    expect(await mean(118.5, 31.68, 4527, 15_000)).toBeCloseTo(3.7, 1);
  });
});

describe('a strip along a line', () => {
  test('keeps its half-width everywhere', async () => {
    const line = [
      [106.8, 39.6],
      [106.83, 39.61],
      [106.86, 39.6],
    ];
    const strip = await geodesicBuffer({ type: 'line', coordinates: line }, 40);
    for (const v of strip[0]![0]!) expect(Math.abs(bruteDistance([line], v[0]!, v[1]!) - 40)).toBeLessThan(0.006);
    const length = distanceMetres(106.8, 39.6, 106.83, 39.61) + distanceMetres(106.83, 39.61, 106.86, 39.6);
    // Two straight strips and two half discs; the join adds what the overlap at the bend takes, to second order.
    expect(polygonsArea(strip) / (80 * length + Math.PI * 1600)).toBeCloseTo(1, 3);
  });
});

describe('bands of a ragged river', () => {
  const boundary = river(100, 0.1);
  const distances = [200, 1000, 3000];
  let bands: Bands;
  beforeAll(async () => {
    bands = await bufferBands(boundary, distances);
  });

  test('the lines keep their distance, by brute force', () => {
    const r = random(3);
    let worst = 0;
    bands.rings.forEach(({ polygon, toMetres, fromMetres }) => {
      const vertices = polygon.flat().flatMap((ring) => ring.slice(1).map((b, i) => [ring[i]!, b] as const));
      for (let k = 0; k < 30; k++) {
        const [a, b] = vertices[Math.floor(r() * vertices.length)]!;
        const t = k % 3 === 0 ? 0 : r();
        const d = bruteDistance(boundary.flat(), a[0]! + t * (b[0]! - a[0]!), a[1]! + t * (b[1]! - a[1]!));
        worst = Math.max(worst, Math.min(Math.abs(d - toMetres), Math.abs(d - fromMetres)));
      }
    });
    expect(worst).toBeLessThan(0.05);
    expect(bands.largestErrorMetres).toBeLessThan(0.05);
    expect(bands.largestErrorMetres).toBeGreaterThanOrEqual(worst - 0.001);
  });

  test('every place lies in the ring its distance says', () => {
    const r = random(11);
    let asked = 0;
    for (let k = 0; k < 120; k++) {
      const [lon, lat] = [106.64 + 0.24 * r(), 39.26 + 0.18 * r()];
      const d = holds(boundary, lon, lat) ? 0 : bruteDistance(boundary.flat(), lon, lat);
      if (distances.some((limit) => Math.abs(d - limit) < 0.1)) continue;
      asked++;
      const expected = bands.rings.findIndex(({ fromMetres, toMetres }) => d > fromMetres && d <= toMetres);
      const found = bands.rings.findIndex(({ polygon }) => holds(polygon, lon, lat));
      expect({ lon, lat, d, ring: found }).toEqual({ lon, lat, d, ring: expected });
    }
    expect(asked).toBeGreaterThan(100);
  });

  test('rings are nested and disjoint and share their borders vertex for vertex', async () => {
    const geos = await loadGeos();
    const key = (v: number[]) => `${v[0]} ${v[1]}`;
    let inner = new Set(boundary.flat(2).map(key));
    let covered = boundary;
    for (const { polygon } of bands.rings) {
      expect(unwrap(geos.isValid(polygon)).valid).toBe(true);
      const vertices = new Set(polygon.flat(2).map(key));
      for (const v of inner) expect(vertices.has(v)).toBe(true);
      expect(unwrap(geos.intersection(polygon, covered))).toEqual([]);
      const union = unwrap(geos.union([...covered, ...polygon]));
      expect(polygonsArea(union)).toBeCloseTo(polygonsArea(covered) + polygonsArea(polygon), 2);
      for (const v of inner) vertices.delete(v);
      inner = vertices;
      covered = union;
    }
    expect(covered).toHaveLength(1);
    expect(bands.inside).toEqual(unwrap(geos.union(boundary)));
  });
});

/** A range given in metres east and north of a place in Wuhai. */
const AT = [106.8, 39.66] as const;
const metresFrom = (x: number, y: number): number[] => [
  AT[0] + x / (parallelRadiusMetres(AT[1]) * RADIANS_PER_DEGREE),
  AT[1] + y / (meridianRadiusMetres(AT[1]) * RADIANS_PER_DEGREE),
];
const ring = (...vertices: readonly (readonly [number, number])[]): number[][] =>
  [...vertices, vertices[0]!].map(([x, y]) => metresFrom(x, y));
const box = (x: number, y: number, width: number, height = width): number[][] =>
  ring([x, y], [x + width, y], [x + width, y + height], [x, y + height]);

describe('shapes with a known band', () => {
  const area = async (range: PolygonCoordinates, metres: number) => {
    const made = await bufferBands(range, [metres]);
    const geos = await loadGeos();
    const { polygon } = made.rings[0]!;
    expect(unwrap(geos.isValid(polygon)).valid).toBe(true);
    expect(made.largestErrorMetres).toBeLessThan(0.05);
    return { polygon, squareMetres: polygonsArea(polygon) };
  };

  test('a square: four strips and four quarter discs', async () => {
    const { squareMetres } = await area([[box(0, 0, 1000)]], 200);
    expect(squareMetres / (lineLength(box(0, 0, 1000)) * 200 + Math.PI * 200 ** 2)).toBeCloseTo(1, 4);
  });

  test.each([
    ['meridian', [106.8, 39.5], [106.8, 39.8]],
    ['parallel', [106.8, 39.66], [107.2, 39.66]],
  ])('a line along a %s', async (_, a, b) => {
    const strip = await geodesicBuffer({ type: 'line', coordinates: [a, b] }, 500);
    const r = random(5);
    for (let k = 0; k < 40; k++) {
      const i = 1 + Math.floor(r() * (strip[0]![0]!.length - 1));
      const [p, q] = [strip[0]![0]![i - 1]!, strip[0]![0]![i]!];
      const t = r();
      const d = bruteDistance([[a, b]], p[0]! + t * (q[0]! - p[0]!), p[1]! + t * (q[1]! - p[1]!));
      expect(Math.abs(d - 500)).toBeLessThan(0.05);
    }
  });

  test('an island is given a band in its hole; a hole the band fills is gone', async () => {
    const frame = [box(0, 0, 3000), box(1000, 1000, 1000).reverse()];
    const island = [box(1400, 1400, 200)];
    const { polygon } = await area([frame, island], 150);
    expect(holds(polygon, ...place(1100, 1500))).toBe(true);
    expect(holds(polygon, ...place(1300, 1500))).toBe(true);
    expect(holds(polygon, ...place(1200, 1500))).toBe(false);
    expect(holds(polygon, ...place(1500, 1500))).toBe(false);
    const filled = await area([frame, island], 201);
    expect(holds(filled.polygon, ...place(1200, 1500))).toBe(true);
  });

  test('a gap of 20 cm between two bands stays open', async () => {
    const two = [[box(0, 0, 500)], [box(500 + 400.2, 0, 500)]];
    const { polygon } = await area(two, 200);
    expect(polygon).toHaveLength(2);
    expect(holds(polygon, ...place(700.1, 250))).toBe(false);
    expect((await area(two, 200.2)).polygon).toHaveLength(1);
  });

  test('a spike has its band', async () => {
    const spike = ring([0, 0], [500, 0], [500, 400], [1500, 400.001], [500, 400.002], [500, 500], [0, 500]);
    const { polygon } = await area([[spike]], 100);
    const tip = polygon[0]![0]!.filter((v) => v[0]! > place(1500, 0)[0]);
    expect(tip.length).toBeGreaterThan(20);
    for (const v of tip) expect(Math.abs(bruteDistance([spike], v[0]!, v[1]!) - 100)).toBeLessThan(0.02);
  });

  test('a range that touches itself', async () => {
    const corner = [[box(0, 0, 500)], [box(500, 500, 500)]];
    const inner = await area(corner, 100);
    const loose = await area([[box(0, 0, 500)]], 100);
    // Both bands, without what they share (two squares of 100) and what the other square covers (two quarter discs).
    const shared = 2 * 100 ** 2 + 2 * (Math.PI / 4) * 100 ** 2;
    expect(inner.squareMetres / (2 * loose.squareMetres - shared)).toBeCloseTo(1, 4);
    const hole = ring([0, 300], [200, 200], [400, 300], [200, 400]);
    const touching = await area([[box(0, 0, 600), hole]], 50);
    expect(holds(touching.polygon, ...place(30, 300))).toBe(true);
    expect(holds(touching.polygon, ...place(200, 300))).toBe(false);
  });

  test('two ranges that enclose ground between two places where they touch', async () => {
    const left = ring([0, 0], [300, 0], [300, 100], [200, 300], [300, 500], [300, 600], [0, 600]);
    const right = ring([600, 0], [600, 600], [300, 600], [300, 500], [400, 300], [300, 100], [300, 0]);
    const { polygon } = await area([[left], [right]], 20);
    expect(holds(polygon, ...place(300, 130))).toBe(true);
    expect(holds(polygon, ...place(300, 300))).toBe(false);
    expect(holds(polygon, ...place(-10, 300))).toBe(true);
  });
});

const place = (x: number, y: number) => metresFrom(x, y) as [number, number];

describe('pieces of a range', () => {
  test('the band is the union of the bands of the pieces', async () => {
    const geos = await loadGeos();
    const whole = river(80, 0.08);
    const tiles = Array.from({ length: 8 }, (_, i) => {
      const [south, north] = [39.29 + 0.0125 * i, 39.29 + 0.0125 * (i + 1)];
      const tile = [
        [106, south],
        [108, south],
        [108, north],
        [106, north],
        [106, south],
      ];
      return unwrap(geos.intersection(whole, [[tile]]));
    }).filter((piece) => piece.length > 0);
    expect(tiles.length).toBeGreaterThan(5);
    for (const metres of [200, 3000]) {
      const outer = async (range: PolygonCoordinates) => {
        const { rings, inside } = await bufferBands(range, [metres]);
        return unwrap(geos.union([...rings[0]!.polygon, ...inside]));
      };
      const one = await outer(whole);
      const pieces: PolygonCoordinates = [];
      for (const tile of tiles) pieces.push(...(await outer(tile)));
      const joined = unwrap(geos.union(pieces));
      const off = [geos.difference(one, joined), geos.difference(joined, one)].map((p) => polygonsArea(unwrap(p)));
      const length = one.flat().reduce((sum, r) => sum + lineLength(r), 0);
      expect(off[0]! + off[1]!).toBeLessThan(0.05 * length);
    }
  });
});

describe('work', () => {
  test('progress goes up to the end, and a cancel ends it', async () => {
    const told: number[] = [];
    const work: Work = {
      crew: null,
      tell: () => {},
      async drive(steps) {
        for (;;) {
          const step = steps.next();
          if (step.done) return step.value;
          told.push(step.value.done / step.value.total);
          if (told.length > 3 && told.length > stopAfter) throw new Error('cancelled');
        }
      },
    };
    let stopAfter = Number.POSITIVE_INFINITY;
    const long = river(1500, 1.5);
    await bufferBands(long, [50, 100], work);
    expect(told.length).toBeGreaterThan(10);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
    expect(told.at(-1)).toBeGreaterThan(0.8);
    expect(told.at(-1)).toBeLessThanOrEqual(1);
    stopAfter = 0;
    await expect(bufferBands(long, [50], work)).rejects.toThrow('cancelled');
  });
});

describe('the record', () => {
  const boundary = { layerId: 'range', versionId: 'v2', date: '2024-06-01' };
  const source = { type: 'polygons', coordinates: [[box(0, 0, 100)]] } satisfies BandSource;

  test('says what the bands were drawn from', async () => {
    const made = await recordedBands({ source, distancesMetres: [30, 10, 30], boundary }, atOnce);
    expect(made).toMatchObject({
      ok: true,
      value: { record: { boundary, distancesMetres: [10, 30], method: 'geodesic-outward' } },
    });
    if (made.ok) expect(made.value.record.largestErrorMetres).toBe(made.value.largestErrorMetres);
  });

  test.each([[[]], [[0]], [[10, -1]], [[Number.NaN]], [[Number.POSITIVE_INFINITY]]])(
    'refuses %j',
    async (distancesMetres) => {
      const made = await recordedBands({ source, distancesMetres, boundary }, atOnce);
      expect(made).toMatchObject({ ok: false, problems: [{ code: 'distance-not-positive' }] });
    },
  );
});

describe('input', () => {
  test('overlapping polygons are dissolved first', async () => {
    const square = (x: number): number[][][] => [
      [
        [x, 39],
        [x + 0.02, 39],
        [x + 0.02, 39.02],
        [x, 39.02],
        [x, 39],
      ],
    ];
    const { rings } = await bufferBands([square(106.8), square(106.81)], [500]);
    expect(rings[0]!.polygon).toHaveLength(1);
    expect(rings[0]!.polygon[0]).toHaveLength(2);
  });

  test('misuse throws', async () => {
    await expect(bufferBands(river(4, 0.02), [1000, 200])).rejects.toThrow('increase');
    await expect(bufferBands(river(4, 0.02), [0])).rejects.toThrow('positive');
    await expect(geodesicBuffer({ type: 'point', coordinates: [106, 39] }, -1)).rejects.toThrow('positive');
    await expect(geodesicBuffer({ type: 'line', coordinates: [[106, 39]] }, 1)).rejects.toThrow('two vertices');
  });
});
