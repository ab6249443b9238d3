import { describe, expect, test } from 'vitest';
import { type Polygons, pairOverlaps } from '../../src/engine/parts.ts';
import { checkArea } from '../support/check-area.ts';
import { fractalRing } from '../support/fractal.ts';
import { deepFreeze } from '../support/freeze.ts';
import { loadGeos } from '../support/geos.ts';
import { cellArea, independentArea } from '../support/independent-area.ts';
import { arrangementOf, atomTable, layerOf, overlapArea, overlapFromAtoms } from '../support/overlay.ts';
import { Random } from '../support/random.ts';
import {
  box,
  mapPositions,
  mapRings,
  type Ring,
  reversed,
  rewritten,
  ring,
  square,
  startingAt,
} from '../support/shapes.ts';
import { toWkt } from '../support/wkt.ts';
import { TOPOLOGIES } from './topologies.ts';

/** Both operands in both orders, by pairs and by atoms. */
function checkOverlap(a: Polygons, b: Polygons, expected: number): void {
  const smaller = Math.min(independentArea(a), independentArea(b));
  const describeCase = () => `${toWkt(a)}\n${toWkt(b)}`;
  for (const way of [overlapArea, overlapFromAtoms])
    for (const [first, second] of [
      [a, b],
      [b, a],
    ] as const)
      checkArea(way(first, second), expected, smaller, describeCase);
}

describe.each(TOPOLOGIES)('$name', ({ a, b, overlap }) => {
  const expected = independentArea(overlap);

  test('area in common', () => {
    checkOverlap(deepFreeze(a), deepFreeze(b), expected);
  });

  test('from every ring start, and with rings reversed', () => {
    const longest = Math.max(...[...a, ...b].flat().map((r) => r.length - 1));
    for (let n = 0; n < longest; n++) {
      const moved = mapRings(a, (r) => startingAt(r, n));
      checkOverlap(moved, b, expected);
      checkOverlap(
        a,
        mapRings(b, (r) => startingAt(r, n)),
        expected,
      );
      checkOverlap(mapRings(moved, reversed), b, expected);
    }
  });

  test('with every edge cut in two', () => {
    const cut = (r: Ring): Ring =>
      r.flatMap((p, i) => {
        const q = r[i + 1];
        return q ? [p, [(p[0]! + q[0]!) / 2, (p[1]! + q[1]!) / 2]] : [p];
      });
    checkOverlap(mapRings(a, cut), b, expected);
    checkOverlap(a, mapRings(b, cut), expected);
    checkOverlap(mapRings(a, cut), mapRings(b, cut), expected);
  });

  test('turned by right angles and mirrored', () => {
    // In the chart the cases may be turned about any point; here about one near the equator, to stay on the Earth.
    const turns = [
      ([x, y]: readonly number[]) => [y! - 39, x! - 106],
      ([x, y]: readonly number[]) => [106 - x!, y! - 39],
      ([x, y]: readonly number[]) => [x! - 106, 39 - y!],
    ];
    for (const turn of turns) {
      const [ta, tb, to] = [a, b, overlap].map((p) => mapPositions(p, turn)) as [Polygons, Polygons, Polygons];
      checkOverlap(ta, tb, independentArea(to));
    }
  });
});

describe('several features in one place', () => {
  test('a feature doubled in its class is counted once', () => {
    const a = square(106, 39, 1);
    const doubled = layerOf(a, a);
    const half = layerOf([[box(106.5, 39, 108, 40)]]);
    const atoms = atomTable({ layer: doubled, bits: [0] }, { layer: half, bits: [1] });
    expect(atoms.map((atom) => atom.mask.low).sort()).toEqual([1, 2, 3]);
    const of = (mask: number) => atoms.find((atom) => atom.mask.low === mask)!.areaSquareMetres;
    checkArea(of(1), cellArea(106, 39, 106.5, 40), independentArea(a));
    checkArea(of(3), cellArea(106.5, 39, 107, 40), independentArea(a));
    checkArea(of(2), cellArea(107, 39, 108, 40), independentArea(a));
    // The second has entered once with the first: pairs know the first only.
    const pairs = pairOverlaps(arrangementOf({ layer: doubled, bits: [0] }, { layer: half, bits: [1] }));
    expect(pairs.map((p) => [p.a, p.b])).toEqual([[0, 2]]);
    checkArea(pairs[0]!.areaSquareMetres, cellArea(106.5, 39, 107, 40), independentArea(a));
  });

  test('three features through one point', () => {
    // Three strips through (107, 40): level, upright and slanting; the slanting one's diagonals pass exactly through.
    const level: Polygons = [[box(106, 39.5, 108, 40)]];
    const upright: Polygons = [[box(106.5, 39, 107, 41)]];
    const slanting: Polygons = [[ring([106, 39], [108, 41], [106, 41])]];
    const atoms = atomTable(...[level, upright, slanting].map((p, bit) => ({ layer: layerOf(p), bits: [bit] })));
    const of = (mask: number) => atoms.find((atom) => atom.mask.low === mask)?.areaSquareMetres ?? 0;
    const all: Polygons = [[ring([106.5, 39.5], [107, 40], [106.5, 40])]];
    const levelUpright: Polygons = [[ring([106.5, 39.5], [107, 39.5], [107, 40])]];
    checkArea(of(7), independentArea(all), independentArea(upright));
    checkArea(of(3), independentArea(levelUpright), independentArea(upright));
    checkArea(
      of(6),
      independentArea([[ring([106.5, 40], [107, 40], [107, 41], [106.5, 41])]]),
      independentArea(upright),
    );
    const below: Polygons = [[ring([106.5, 39], [107, 39], [107, 39.5], [106.5, 39.5])]];
    checkArea(of(2), independentArea(below), independentArea(upright));
  });

  test('a class that covers all of another leaves nothing of it', () => {
    const atoms = atomTable(
      { layer: layerOf(square(106, 39, 0.5)), bits: [0] },
      { layer: layerOf(square(105, 38, 3)), bits: [1] },
    );
    expect(atoms.map((atom) => atom.mask.low).sort()).toEqual([2, 3]);
  });
});

describe('precision', () => {
  const MILLION = 1_000_000;

  test.each([
    // Smooth rings, so that some hundred vertices lie in the square: the stretch is taken from the running sums.
    [300, 0.003],
    [4000, 0.04],
  ])(
    'a small piece of a ring of a million vertices and %d km radius',
    async (km, size) => {
      const geos = await loadGeos();
      const middle = [90, 30];
      const r = fractalRing(new Random(1), middle[0]!, middle[1]!, km / 111, MILLION, 0);
      const large = layerOf([[r]]);
      let worst = 0;
      for (let n = 0; n < 20; n++) {
        const at = 2000 + n * 49_000;
        // A square around a vertex of the large ring, so that the border passes through it.
        const [x, y] = r[at] as [number, number];
        const small: Polygons = [[box(x - size / 2, y - size / 2, x + size / 2, y + size / 2)]];
        // The ring is a star around its middle: near the square it is the wedge of two thousand vertices.
        const wedge: Polygons = [[ring(middle, ...r.slice(at - 1000, at + 1000))]];
        const expected = independentArea(geos.intersection(wedge, small));
        const [pair] = pairOverlaps(arrangementOf({ layer: large, bits: [0] }, { layer: layerOf(small), bits: [1] }));
        const common = atomTable({ layer: large, bits: [0] }, { layer: layerOf(small), bits: [1] }).find(
          (atom) => atom.mask.low === 3,
        )!;
        expect(expected).toBeGreaterThan(1000);
        worst = Math.max(worst, Math.abs(pair!.areaSquareMetres - expected));
        worst = Math.max(worst, Math.abs(common.areaSquareMetres - expected));
      }
      console.log(`a piece of ${size} degrees on a ring of ${km} km radius: off by ${worst} m2`);
      // Plain running sums would be off by some 1e-4 and 1e-2 m2.
      expect(worst).toBeLessThan(km === 300 ? 1e-6 : 2e-5);
    },
    120_000,
  );

  test('rewriting the rings changes no area beyond the tolerance', () => {
    const random = new Random(8);
    for (let n = 0; n < 40; n++) {
      const a: Polygons = [[fractalRing(random, 106.5, 39.5, 0.3, 60)]];
      const b: Polygons = [[fractalRing(random, 106.7, 39.4, 0.2, 90)]];
      const area = overlapArea(a, b);
      const smaller = Math.min(independentArea(a), independentArea(b));
      checkArea(
        overlapArea(rewritten(a, random), rewritten(b, random)),
        area,
        smaller,
        () => `${toWkt(a)}\n${toWkt(b)}`,
      );
    }
  });
});
