import { describe, expect, test } from 'vitest';
import { featuresAt, type Place, type Polygons, placeOf } from '../../src/engine/parts.ts';
import { fractalRing } from '../support/fractal.ts';
import { layerOf } from '../support/overlay.ts';
import { Random } from '../support/random.ts';
import { box, mapRings, type Ring, reversed, ring, ringWithIsland, square, startingAt } from '../support/shapes.ts';

describe('place of a point against a frame with an island', () => {
  const polygons = ringWithIsland(0, 0, 5);

  test.each<[string, number, number, Place]>([
    ['outside', -1, 2, 'out'],
    ['outside, level with a corner', -1, 5, 'out'],
    ['in the frame', 0.5, 2, 'in'],
    ['in the frame, level with corners of hole and island', 0.5, 1, 'in'],
    ['in the hole', 1.5, 2, 'out'],
    ['in the hole, level with the island', 1.5, 3, 'out'],
    ['in the island', 2.5, 2.5, 'in'],
    ['on the shell', 0, 2, 'on'],
    ['on a corner of the shell', 5, 5, 'on'],
    ['on a level edge of the shell', 2.5, 0, 'on'],
    ['on the hole', 1, 2.5, 'on'],
    ['on a corner of the hole', 4, 4, 'on'],
    ['on the island', 2, 2.5, 'on'],
    ['a hair inside the shell', 2 ** -52, 2, 'in'],
    ['a hair outside the shell', -(2 ** -52), 2, 'out'],
    ['in line with a level edge', 6, 0, 'out'],
  ])('%s', (_, x, y, place) => {
    for (let n = 0; n < 4; n++) {
      expect(placeOf(layerOf(mapRings(polygons, (r) => startingAt(r, n))), 0, x, y)).toBe(place);
      expect(placeOf(layerOf(mapRings(polygons, (r) => reversed(startingAt(r, n)))), 0, x, y)).toBe(place);
    }
  });
});

test('on a slanting edge is exact', () => {
  const layer = layerOf([[ring([0, 0], [3, 1], [0, 2])]]);
  expect(placeOf(layer, 0, 1.5, 0.5)).toBe('on');
  expect(placeOf(layer, 0, 1.5, 0.5 + 2 ** -53)).toBe('in');
  expect(placeOf(layer, 0, 1.5, 0.5 - 2 ** -54)).toBe('out');
});

test('a ray through vertices only, of both kinds', () => {
  // Level with (0, 0): a crossing at a vertex, a touch from above, a level edge.
  const layer = layerOf([[ring([-3, 0], [0, -3], [3, 0], [4, 0], [5, 2], [2, 2], [1, 0], [0, 3])]]);
  expect(placeOf(layer, 0, 0, 0)).toBe('in');
  expect(placeOf(layer, 0, -2, 0)).toBe('in');
  expect(placeOf(layer, 0, -4, 0)).toBe('out');
  expect(placeOf(layer, 0, 3.5, 0)).toBe('on');
  expect(placeOf(layer, 0, 1, 0)).toBe('on');
  expect(placeOf(layer, 0, 1, 1)).toBe('out');
  expect(placeOf(layer, 0, 2, 1)).toBe('in');
});

describe('features at a point', () => {
  const again: Polygons = [[ring([0, 0], [1, 0], [2, 0], [2, 2], [0, 2])]];
  const layer = layerOf(square(0, 0, 2), square(2, 0, 2), square(1, 1, 2), square(9, 9, 1), again);

  test.each<[number, number, number[]]>([
    [0.5, 0.5, [0, 4]],
    [1.5, 1.5, [0, 2, 4]],
    [2, 0.5, [0, 1, 4]],
    [2, 1, [0, 1, 2, 4]],
    [9.5, 9.5, [3]],
    [10, 10, [3]],
    [7, 7, []],
  ])('(%d, %d): boundaries count', (x, y, features) => {
    expect(featuresAt(layer, x, y)).toEqual(features);
  });

  test('of a layer without features', () => {
    expect(featuresAt(layerOf(), 1, 1)).toEqual([]);
  });

  test('agrees with the even-odd rule on natural borders', () => {
    const random = new Random(6);
    const rings = Array.from({ length: 30 }, () =>
      fractalRing(random, random.between(105, 107), random.between(38, 40), 0.5, 200),
    );
    const natural = layerOf(...rings.map((r) => [[r]]));
    for (let n = 0; n < 2000; n++) {
      const [x, y] = [random.between(104, 108), random.between(37, 41)];
      const inside = rings.flatMap((r, f) => {
        let odd = false;
        for (let i = 1; i < r.length; i++) {
          const [x1, y1] = r[i - 1] as [number, number];
          const [x2, y2] = r[i] as [number, number];
          if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) odd = !odd;
        }
        return odd ? [f] : [];
      });
      expect(featuresAt(natural, x, y)).toEqual(inside);
    }
  });
});

test('a hole filled by its own feature leaves a point on the seam on the boundary', () => {
  expect(placeOf(layerOf([[box(0, 0, 6, 6), box(2, 2, 4, 4)], [box(2, 2, 4, 4)]]), 0, 2, 3)).toBe('on');
});

describe('a shell of many vertices with many holes', () => {
  const random = new Random(8);
  const shell = fractalRing(random, 0, 0, 64, 20_000);
  const holes: Ring[] = [];
  for (let i = -8; i < 8; i++) for (let j = -8; j < 8; j++) holes.push(box(i / 2, j / 2, i / 2 + 1 / 4, j / 2 + 1 / 4));
  const layer = layerOf([[shell, ...holes]]);

  test('is out of its holes, on their edges and in between', () => {
    for (const hole of holes) {
      const [west, south] = hole[0] as [number, number];
      expect(placeOf(layer, 0, west + 1 / 8, south + 1 / 8)).toBe('out');
      expect(placeOf(layer, 0, west, south + 1 / 8)).toBe('on');
      expect(placeOf(layer, 0, west, south)).toBe('on');
      expect(placeOf(layer, 0, west + 3 / 8, south + 1 / 8)).toBe('in');
      expect(placeOf(layer, 0, west + 3 / 8, south)).toBe('in');
    }
  });

  test('has every vertex of its shell on it', () => {
    expect(shell.filter(([x, y]) => placeOf(layer, 0, x!, y!) !== 'on')).toEqual([]);
  });

  test('agrees with a scan of all edges, level with a vertex too', () => {
    for (let n = 0; n < 300; n++) {
      const [, level] = random.pick(shell) as [number, number];
      const [x, y] = [random.between(-99, 99), random.chance(0.5) ? level : random.between(-80, 80)];
      let odd = false;
      for (const r of [shell, ...holes])
        for (let i = 1; i < r.length; i++) {
          const [x1, y1] = r[i - 1] as [number, number];
          const [x2, y2] = r[i] as [number, number];
          if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) odd = !odd;
        }
      expect(placeOf(layer, 0, x, y)).toBe(odd ? 'in' : 'out');
    }
  });
});

test('a point of one feature among many in one place is asked of that feature only', () => {
  const layer = layerOf(square(0, 0, 4), square(1, 1, 1), square(2, 0, 2));
  expect([0, 1, 2].map((f) => placeOf(layer, f, 2, 1.5))).toEqual(['in', 'on', 'on']);
  expect([0, 1, 2].map((f) => placeOf(layer, f, 3, 1.5))).toEqual(['in', 'out', 'in']);
});

test('between the vertices of every edge of a ring of many runs', () => {
  const south = Array.from({ length: 41 }, (_, i) => [i, 0]);
  const layer = layerOf([[ring(...south, [40, 4], [0, 4])]]);
  expect(south.slice(1).filter(([x]) => placeOf(layer, 0, x! - 0.5, 0) !== 'on')).toEqual([]);
});

test('a layer without features holds no point', () => {
  expect(placeOf(layerOf(), 0, 1, 1)).toBe('out');
});
