import { beforeAll, describe, expect, test } from 'vitest';
import { compileLayer, findSelfCrossings, type Polygons } from '../../src/engine/index.ts';
import { type Geos, loadGeos } from '../support/geos.ts';
import { independentArea } from '../support/independent-area.ts';
import { layerOf } from '../support/overlay.ts';
import { Random } from '../support/random.ts';
import { box, mapRings, type Ring, ring, startingAt } from '../support/shapes.ts';
import { toWkt } from '../support/wkt.ts';

const shell = box(0, 0, 4, 4);

const REFUSED: readonly (readonly [string, Polygons, number])[] = [
  ['a bow-tie', [[ring([0, 0], [4, 4], [4, 0], [0, 3])]], 1],
  ['a bow-tie with as much on the left as on the right', [[ring([0, 0], [4, 4], [4, 0], [0, 4])]], 1],
  ['a bow-tie with its knot at a vertex of both ways', [[ring([0, 0], [2, 2], [4, 4], [4, 0], [2, 2], [0, 3])]], 1],
  ['a bow-tie with its knot at a vertex on an edge', [[ring([0, 0], [4, 4], [4, 0], [2, 2], [0, 3])]], 1],
  ['a spike outwards', [[ring([0, 0], [4, 0], [4, 2], [6, 2], [4, 2], [4, 4], [0, 4])]], 1],
  ['a spike that comes back further', [[ring([0, 0], [4, 0], [4, 2], [6, 2], [3, 2], [3, 4], [0, 4])]], 1],
  ['a ring walked twice', [[[...shell, ...shell.slice(1)]]], 4],
  ['a hole that crosses its shell', [[shell, box(2, 2, 6, 3)]], 2],
  ['a hole that crosses its shell at its own vertices', [[shell, ring([1, 2], [4, 3], [6, 2], [4, 1])]], 2],
  ['a hole with a side on its shell', [[shell, box(2, 1, 4, 3)]], 1],
  ['a hole as large as its shell', [[shell, shell]], 4],
  ['two polygons that overlap', [[shell], [box(2, 2, 6, 6)]], 2],
  ['two polygons with a common side', [[shell], [box(4, 0, 8, 4)]], 1],
  ['a polygon written twice', [[shell], [shell]], 4],
];

const ALLOWED: readonly (readonly [string, Polygons])[] = [
  ['a square', [[shell]]],
  ['a ring that touches itself at a vertex from within', [[ring([0, 0], [2, 2], [4, 0], [4, 4], [2, 2], [0, 4])]]],
  ['a ring that touches itself with a vertex on an edge', [[ring([0, 0], [4, 0], [4, 4], [2, 0], [0, 4])]]],
  ['a hole that touches its shell at a vertex', [[shell, ring([0, 2], [2, 1], [2, 3])]]],
  ['holes that touch each other', [[box(0, 0, 8, 8), box(2, 2, 4, 4), box(4, 4, 6, 6)]]],
  ['polygons that touch at a corner', [[shell], [box(4, 4, 8, 8)]]],
  ['a vertex on a straight line', [[ring([0, 0], [2, 0], [4, 0], [4, 4], [0, 4])]]],
  // How rings are nested is not its question: areas are then wrong, and whoever reads such data must look.
  ['a hole outside its shell', [[shell, box(5, 5, 6, 6)]]],
  ['a polygon inside another', [[box(0, 0, 8, 8)], [box(2, 2, 4, 4)]]],
];

describe('what is reported', () => {
  test.each(REFUSED)('%s', (_, polygons, count) => {
    expect(findSelfCrossings(layerOf(polygons))).toHaveLength(count);
  });

  test.each(REFUSED)('%s, from every ring start', (_, polygons, count) => {
    for (let n = 1; n < 7; n++)
      expect(findSelfCrossings(layerOf(mapRings(polygons, (r) => startingAt(r, n))))).toHaveLength(count);
  });

  test('names the feature, the rings, the edges and the place', () => {
    const { layer } = compileLayer(
      [
        { class: 0, polygons: [[shell]] },
        { class: 0, polygons: [[box(10, 0, 11, 1)], [shell, box(2, 2, 6, 3)]] },
      ],
      1,
    );
    const [first, second] = findSelfCrossings(layer);
    expect(first).toEqual({
      feature: 1,
      a: { polygon: 1, ring: 0, edge: 1 },
      b: { polygon: 1, ring: 1, edge: 1 },
      position: [4, 3],
    });
    expect(second).toMatchObject({ feature: 1, position: [4, 2] });
  });

  test('stops at a thousand', () => {
    const random = new Random(3);
    const tangle: Ring = ring(...Array.from({ length: 200 }, () => [random.next(), random.next()]));
    expect(findSelfCrossings(layerOf([[tangle]])).length).toBeLessThan(1200);
    expect(findSelfCrossings(layerOf([[tangle]])).length).toBeGreaterThanOrEqual(1000);
  });
});

describe('what is allowed', () => {
  test.each(ALLOWED)('%s', (_, polygons) => {
    for (let n = 0; n < 7; n++)
      expect(findSelfCrossings(layerOf(mapRings(polygons, (r) => startingAt(r, n))))).toEqual([]);
  });

  test('different features may do to each other what they like', () => {
    expect(findSelfCrossings(layerOf([[shell]], [[shell]], [[box(2, 2, 6, 6)]]))).toEqual([]);
  });
});

describe('random rings on a lattice', () => {
  let geos: Geos;
  beforeAll(async () => {
    geos = await loadGeos();
  });

  test('one without a crossing bounds the area that GEOS finds inside it; one with a crossing is invalid to GEOS', () => {
    let clean = 0;
    for (let seed = 0; seed < 4000; seed++) {
      const random = new Random(seed);
      const size = 3 + random.int(3);
      const n = 3 + random.int(5);
      const r = ring(...Array.from({ length: n }, () => [random.int(size) / 16, random.int(size) / 16]));
      const { layer } = compileLayer([{ class: 0, polygons: [[r]] }], 1);
      if (layer.ringCount === 0) continue;
      const crossings = findSelfCrossings(layer);
      const describeCase = `seed ${seed}: ${toWkt([[r]])}`;
      if (crossings.length > 0) {
        expect(geos.invalidity([[r]]), describeCase).not.toBeNull();
        continue;
      }
      clean++;
      const enclosed = independentArea(geos.makeValid([[r]]));
      expect(Math.abs(independentArea([[r]]) - enclosed), describeCase).toBeLessThan(1e-9 * enclosed);
    }
    expect(clean).toBeGreaterThan(500);
  });
});
