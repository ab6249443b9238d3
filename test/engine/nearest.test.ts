import { describe, expect, test } from 'vitest';
import { type Nearest, nearest, nearestToPoint, type Polygons } from '../../src/engine/parts.ts';
import { distanceMetres } from '../../src/geodesy/geodesic.ts';
import { fractalRing } from '../support/fractal.ts';
import { leastDistance, leastFromVertices } from '../support/least-distance.ts';
import { layerOf } from '../support/overlay.ts';
import { Random } from '../support/random.ts';
import { box, mapPositions, ring, square } from '../support/shapes.ts';

const any = () => true;
const between = (a: Polygons, ...others: Polygons[]): Nearest => nearest(layerOf(a), layerOf(...others), any)!;

describe('by how the two lie', () => {
  const a = square(106, 39, 0.25);

  test('edge to edge along a parallel: the geodesic across', () => {
    const found = between(a, square(106.5, 39, 0.25));
    // Parallels close up to the north: nearest at the northern ends.
    expect(found.metres).toBeCloseTo(distanceMetres(106.25, 39.25, 106.5, 39.25), 6);
    expect(found.onFootprint).toEqual([106.25, 39.25]);
    expect(found.onFeature).toEqual([106.5, 39.25]);
  });

  test('vertex to vertex', () => {
    const found = between(a, square(107, 40, 1));
    expect(found.metres).toBeCloseTo(distanceMetres(106.25, 39.25, 107, 40), 6);
  });

  test('vertex to edge, either way round', () => {
    const wedge: Polygons = [[ring([106.125, 39.5], [107, 40], [105, 40])]];
    const there = between(a, wedge);
    const back = between(wedge, a);
    expect(there.metres).toBeCloseTo(back.metres, 9);
    expect(there.onFootprint).toEqual(back.onFeature);
    // Due south: from there the parallel bends away to either side.
    expect(there.metres).toBeCloseTo(distanceMetres(106.125, 39.5, 106.125, 39.25), 8);
  });

  test('of features equally near, the first in the layer', () => {
    // Both begin at the corner that is nearest.
    const [north, east] = [[[ring([107, 40], [107.5, 41], [107, 41])]], [[ring([107, 40], [108, 40], [107.5, 41])]]];
    expect(between(a, north, east).feature).toBe(0);
    expect(between(a, east, north).feature).toBe(0);
  });

  test('boundaries that touch are 0 apart', () => {
    expect(between(a, square(106.25, 39.25, 1)).metres).toBe(0);
    expect(between(a, [[box(106.25, 39.1, 107, 39.2)]]).metres).toBe(0);
  });

  test('inside a feature it is the boundary that is measured', () => {
    expect(between(square(106.5, 39.5, 0.125), square(106, 39, 1)).metres).toBeCloseTo(
      distanceMetres(106.75, 39.625, 107, 39.625) > distanceMetres(106.5, 39.625, 106.5, 40)
        ? distanceMetres(106.5625, 39.625, 106.5625, 40)
        : distanceMetres(106.625, 39.625, 107, 39.625),
      0,
    );
  });

  test('a hole counts as boundary', () => {
    const frame: Polygons = [[box(105, 38, 108, 41), box(106.9, 39, 107.5, 40)]];
    expect(between(square(106.7, 39.5, 0.125), frame).onFeature[0]).toBe(106.9);
  });

  test('only features that are accepted, by their number in the layer', () => {
    const layer = layerOf(square(106.5, 39, 0.25), square(107, 39, 0.25), square(108, 39, 0.25));
    expect(nearest(layerOf(a), layer, any)!.feature).toBe(0);
    expect(nearest(layerOf(a), layer, (f) => f !== 0)!.feature).toBe(1);
    expect(nearest(layerOf(a), layer, () => false)).toBeNull();
    expect(nearest(layerOf(a), layerOf(), any)).toBeNull();
    expect(nearest(layerOf(), layer, any)).toBeNull();
  });

  test('from the nearest of the parts of a footprint', () => {
    const parts: Polygons = [square(100, 39, 0.25)[0]!, square(106.25, 39, 0.125)[0]!];
    const found = between(parts, square(106.5, 39, 0.125), square(98, 39, 1));
    expect(found.feature).toBe(0);
    expect(found.onFootprint[0]).toBe(106.375);
  });
});

describe('against a search over all edges by golden sections of geodesics', () => {
  // From a building plot next door to a mountain range a province away; long edges, where a plane would mislead.
  test.each([
    [0.0005, 0.0004, 0.001, 12, 1e-6],
    [0.02, 0.002, 0.01, 40, 1e-6],
    [0.1, 0.005, 0.05, 20, 1e-6],
    [0.3, 0.01, 0.2, 6, 1e-6],
    [1, 0.02, 0.5, 5, 1e-6],
    [3, 0.1, 1, 4, 1e-6],
    [10, 0.1, 3, 8, 1e-6],
    [16, 0.1, 3, 8, 1e-6],
  ])('%d degrees away', (away, small, large, vertices, tolerance) => {
    const random = new Random(Math.round(away * 1e4));
    for (let n = 0; n < 10; n++) {
      const [lon, lat] = [random.between(80, 120), random.between(25, 50)];
      const t = random.between(0, 2 * Math.PI);
      const a = fractalRing(random, lon, lat, small, 8);
      const reach = away + 1.5 * large;
      const b = fractalRing(
        random,
        lon + (reach * Math.cos(t)) / Math.cos((lat * Math.PI) / 180),
        lat + reach * Math.sin(t),
        large,
        vertices,
      );
      const found = between([[a]], [[b]]);
      const expected = leastDistance([a], [b]);
      // A micrometre: the search by sections ends there, and no distance is told finer.
      expect(Math.abs(found.metres - expected)).toBeLessThan(tolerance);
      expect(distanceMetres(...found.onFootprint, ...found.onFeature)).toBeCloseTo(found.metres, 7);
    }
  });

  test('from a point', () => {
    const random = new Random(12);
    for (let n = 0; n < 40; n++) {
      const b = fractalRing(random, 107, 39.5, 10 ** random.between(-2, 0), 3 + random.int(20));
      const [lon, lat] = [random.between(105.5, 108.5), random.between(38.5, 40.5)];
      const expected = leastFromVertices([[lon, lat]], b);
      expect(Math.abs(nearestToPoint(layerOf([[b]]), lon, lat, 1e6)! - expected)).toBeLessThan(1e-6);
      expect(nearestToPoint(layerOf([[b]]), lon, lat, 0.9 * expected)).toBeNull();
    }
  });
});

test('among several hundred features of thousands of vertices the same as one by one', () => {
  const random = new Random(13);
  const features: Polygons[] = Array.from({ length: 200 }, () => [
    [fractalRing(random, random.between(105, 110), random.between(38, 41), 0.05, 400)],
  ]);
  const layer = layerOf(...features);
  for (let n = 0; n < 8; n++) {
    const footprint = layerOf(mapPositions(square(0, 0, 0.01), ([x, y]) => [x! + 105 + n / 2, y! + 39.5]));
    const found = nearest(footprint, layer, any)!;
    const each = features.map((_, f) => nearest(footprint, layer, (g) => g === f)!.metres);
    expect(found.metres).toBe(Math.min(...each));
    expect(each[found.feature]).toBe(found.metres);
  }
});
