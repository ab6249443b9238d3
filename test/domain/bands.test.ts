import { beforeAll, describe, expect, test } from 'vitest';
import { type Bands, bufferBands, geodesicBuffer } from '../../src/domain/bands.ts';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { loadGeos, unwrap } from '../../src/domain/geos.ts';
import {
  meridianRadiusMetres,
  parallelRadiusMetres,
  polygonsArea,
  RADIANS_PER_DEGREE,
} from '../../src/geodesy/ellipsoid.ts';
import { toProjected } from '../../src/geodesy/gauss-kruger.ts';
import { direct, distanceMetres } from '../../src/geodesy/geodesic.ts';

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

/**
 * Geodesic distance from a point to a boundary with edges straight in longitude/latitude, by golden section on every edge
 * that could matter: no plane, no index.
 */
function bruteDistance(boundary: PolygonCoordinates, lon: number, lat: number): number {
  let best = Number.POSITIVE_INFINITY;
  for (const ring of boundary.flat()) {
    const toVertex = ring.map((v) => distanceMetres(lon, lat, v[0]!, v[1]!));
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1] as [number, number], ring[i] as [number, number]];
      const reach = distanceMetres(a[0], a[1], b[0], b[1]);
      if (Math.min(toVertex[i - 1]!, toVertex[i]!) - reach > best) continue;
      const along = (t: number) => distanceMetres(lon, lat, a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]));
      let [low, high] = [0, 1];
      for (let k = 0; k < 40; k++) {
        const [p, q] = [high - 0.618 * (high - low), low + 0.618 * (high - low)];
        if (along(p) < along(q)) high = q;
        else low = p;
      }
      best = Math.min(best, along(0.5 * (low + high)), toVertex[i - 1]!, toVertex[i]!);
    }
  }
  return best;
}

/** By ray to the east, even-odd. */
function holds(polygons: PolygonCoordinates, x: number, y: number): boolean {
  let odd = false;
  for (const ring of polygons.flat())
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1] as [number, number], ring[i] as [number, number]];
      if (a[1] > y !== b[1] > y && x < a[0] + ((y - a[1]) / (b[1] - a[1])) * (b[0] - a[0])) odd = !odd;
    }
  return odd;
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
    for (const v of strip[0]![0]!) expect(Math.abs(bruteDistance([[line]], v[0]!, v[1]!) - 40)).toBeLessThan(0.006);
    const length = distanceMetres(106.8, 39.6, 106.83, 39.61) + distanceMetres(106.83, 39.61, 106.86, 39.6);
    // Two straight strips and two half discs; the join adds what the overlap at the bend takes, to second order.
    expect(polygonsArea(strip) / (80 * length + Math.PI * 1600)).toBeCloseTo(1, 3);
  });
});

describe('bands of a ragged river', () => {
  const boundary = river(150, 0.15);
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
      for (let k = 0; k < 60; k++) {
        const [a, b] = vertices[Math.floor(r() * vertices.length)]!;
        const t = k % 3 === 0 ? 0 : r();
        const d = bruteDistance(boundary, a[0]! + t * (b[0]! - a[0]!), a[1]! + t * (b[1]! - a[1]!));
        worst = Math.max(worst, Math.min(Math.abs(d - toMetres), Math.abs(d - fromMetres)));
      }
    });
    console.log(`bands: reported ${bands.largestErrorMetres} m, brute force on a sample ${worst} m`);
    expect(worst).toBeLessThan(0.05);
    expect(bands.largestErrorMetres).toBeLessThan(0.05);
    expect(bands.largestErrorMetres).toBeGreaterThanOrEqual(worst - 0.005);
  });

  test('every place lies in the ring its distance says', () => {
    const r = random(11);
    let asked = 0;
    for (let k = 0; k < 300; k++) {
      const [lon, lat] = [106.64 + 0.24 * r(), 39.26 + 0.23 * r()];
      const d = holds(boundary, lon, lat) ? 0 : bruteDistance(boundary, lon, lat);
      if (distances.some((limit) => Math.abs(d - limit) < 0.1)) continue;
      asked++;
      const expected = bands.rings.findIndex(({ fromMetres, toMetres }) => d > fromMetres && d <= toMetres);
      const found = bands.rings.findIndex(({ polygon }) => holds(polygon, lon, lat));
      expect({ lon, lat, d, ring: found }).toEqual({ lon, lat, d, ring: expected });
    }
    expect(asked).toBeGreaterThan(250);
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
  });
});

describe('what planar buffering gets wrong', () => {
  /** A range with a hole whose edge runs like a saw blade, 80 teeth of 25 m, no nearer than `least` to the middle. */
  const blade = (least: number): PolygonCoordinates => {
    const at = (radius: number, degrees: number) => direct(106.8, 39.66, degrees, radius);
    const outer = Array.from({ length: 73 }, (_, i) => at(4000, 5 * (i % 72)));
    const teeth = Array.from({ length: 80 }, (_, k) => [at(least, 4.5 * k), at(least + 25, 4.5 * k)]).flat();
    return [[outer, [...teeth, teeth[0]!]]];
  };

  test('a gap that is open by 1 m in 3 km stays open, where GEOS alone fills it', async () => {
    const range = blade(3001);
    const flat = range.map((rings) =>
      rings.map((ring) =>
        ring.map((v) => {
          const p = toProjected(4524, v[0]!, v[1]!);
          return [p.eastingMetres, p.northingMetres];
        }),
      ),
    );
    expect(unwrap((await loadGeos()).buffer({ type: 'polygons', coordinates: flat }, 3000, 200))[0]).toHaveLength(1);

    expect(bruteDistance(range, 106.8, 39.66)).toBeGreaterThan(3000.9);
    const { rings } = await bufferBands(range, [3000]);
    expect(holds(rings[0]!.polygon, 106.8, 39.66)).toBe(false);
    const hole = rings[0]!.polygon
      .flat()
      .find((r) => r.every((v) => distanceMetres(106.8, 39.66, v[0]!, v[1]!) < 100))!;
    for (const v of hole) expect(Math.abs(bruteDistance(range, v[0]!, v[1]!) - 3000)).toBeLessThan(0.04);
  });

  test('a 15 km band of an area 400 km wide keeps its distance at both ends', async () => {
    const bar: PolygonCoordinates = [
      [
        [
          [104.5, 38.5],
          [109.2, 38.6],
          [109.2, 38.7],
          [104.5, 38.6],
          [104.5, 38.5],
        ],
      ],
    ];
    const { rings, largestErrorMetres } = await bufferBands(bar, [15_000]);
    expect(largestErrorMetres).toBeLessThan(0.05);
    const outer = rings[0]!.polygon[0]![0]!;
    for (let i = 0; i < outer.length; i += 150) {
      const v = outer[i]!;
      expect(Math.abs(bruteDistance(bar, v[0]!, v[1]!) - 15_000)).toBeLessThan(0.05);
    }
  });
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
