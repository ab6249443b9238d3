import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Atom,
  checkFootprint,
  compileLayer,
  hasBit,
  OUTSIDE,
  type Polygons,
  sumAtoms,
} from '../../src/engine/parts.ts';
import { edgeLength, lineLength } from '../../src/geodesy/ellipsoid.ts';
import { checkArea } from '../support/check-area.ts';
import { fractalRing } from '../support/fractal.ts';
import { type Geos, loadGeos } from '../support/geos.ts';
import { cellArea, independentArea } from '../support/independent-area.ts';
import { arrangementOf, layerOf, overlapArea } from '../support/overlay.ts';
import { Random } from '../support/random.ts';
import { box, ring, ringWithIsland, square } from '../support/shapes.ts';
import { toWkt } from '../support/wkt.ts';
import { TOPOLOGIES } from './topologies.ts';

const areaOf = (atoms: readonly Atom[], mask: number, part = OUTSIDE) =>
  atoms.find((a) => a.mask.low === mask && a.mask.high === 0 && a.part === part)?.areaSquareMetres ?? 0;

describe.each(TOPOLOGIES)('footprint and class: $name', ({ a, b, overlap }) => {
  let geos: Geos;
  beforeAll(async () => {
    geos = await loadGeos();
  });

  test.each([
    ['a on b', a, b],
    ['b on a', b, a],
  ] as const)('%s', (_, footprint, other) => {
    const arrangement = arrangementOf({ layer: layerOf(other), bits: [5] });
    const check = checkFootprint(arrangement, layerOf(footprint), true);
    const expected = independentArea(overlap);
    const whole = independentArea(footprint);
    const smaller = Math.min(whole, independentArea(other));
    checkArea(areaOf(check.atoms, 1 << 5), expected, smaller);
    checkArea(
      sumAtoms(check.atoms, () => true),
      whole,
      whole,
    );
    checkArea(check.features[0]?.areaSquareMetres ?? 0, expected, smaller);

    const outline = check.tracer!.outline(5);
    expect(geos.invalidity(outline.polygons), toWkt(outline.polygons)).toBeNull();
    expect(Math.abs(independentArea(outline.polygons) + outline.residualSquareMetres - expected)).toBeLessThan(
      1e-4 + 1e-9 * expected,
    );
    expect(outline.polygons.length).toBe(overlap.length);
    for (const [shell, ...holes] of outline.polygons) {
      expect(planarArea(shell!)).toBeGreaterThan(0);
      for (const hole of holes) expect(planarArea(hole)).toBeLessThan(0);
      for (const r of [shell!, ...holes]) expect(r[0]).toEqual(r.at(-1));
    }
  });
});

describe('atoms of a footprint', () => {
  // Two districts side by side, two classes; the footprint lies over the border and sticks out of both.
  const districts = layerOf([[box(106, 39, 107, 40)]], [[box(107, 39, 108, 40)]]);
  const { layer: classes } = compileLayer(
    [
      { class: 0, polygons: square(106.5, 39.25, 0.5) },
      { class: 1, polygons: [[box(106.75, 39, 107.25, 39.75)]] },
      { class: 0, polygons: [[box(106.75, 39.25, 107.25, 39.5)]] },
    ],
    2,
  );
  const footprint = layerOf([[box(106.5, 38.5, 107.5, 39.5)]]);
  const arrangement = arrangementOf({ layer: districts, bits: null }, { layer: classes, bits: [0, 63] });
  const check = checkFootprint(arrangement, footprint, false);
  const find = (part: number, low: number, high: number) =>
    check.atoms.find((a) => a.part === part && a.mask.low === low && a.mask.high === high)?.areaSquareMetres;

  test('by district and combination, the empty one and 市域外 too', () => {
    const top = 2 ** 31;
    const expected: readonly (readonly [number, number, number, number])[] = [
      [OUTSIDE, 0, 0, cellArea(106.5, 38.5, 107.5, 39)],
      [0, 0, 0, cellArea(106.5, 39, 106.75, 39.25)],
      [0, 1, 0, cellArea(106.5, 39.25, 106.75, 39.5)],
      [0, 0, top, cellArea(106.75, 39, 107, 39.25)],
      [0, 1, top, cellArea(106.75, 39.25, 107, 39.5)],
      [1, 0, 0, cellArea(107.25, 39, 107.5, 39.5)],
      [1, 0, top, cellArea(107, 39, 107.25, 39.25)],
      [1, 1, top, cellArea(107, 39.25, 107.25, 39.5)],
    ];
    for (const [part, low, high, area] of expected) checkArea(find(part, low, high) ?? 0, area, area);
    const told = check.atoms.filter((a) => Math.abs(a.areaSquareMetres) > 1e-3);
    expect(told).toHaveLength(expected.length);
    for (const atom of told) expect(hasBit(atom.mask, 63)).toBe(atom.mask.high !== 0);
  });

  test('add up to the footprint', () => {
    checkArea(
      sumAtoms(check.atoms, () => true),
      cellArea(106.5, 38.5, 107.5, 39.5),
      cellArea(106.5, 38.5, 107.5, 39.5),
    );
  });

  test('features are told one by one, those of one class overlapping or not', () => {
    const byFeature = new Map(check.features.map((f) => [f.feature, f.areaSquareMetres]));
    checkArea(byFeature.get(0)!, cellArea(106.5, 39, 107, 39.5), cellArea(106.5, 39, 107, 39.5));
    checkArea(byFeature.get(2)!, cellArea(106.5, 39.25, 107, 39.5), cellArea(106.5, 39.25, 107, 39.5));
    checkArea(byFeature.get(3)!, cellArea(106.75, 39, 107.25, 39.5), cellArea(106.75, 39, 107.25, 39.5));
    checkArea(byFeature.get(4)!, cellArea(106.75, 39.25, 107.25, 39.5), cellArea(106.75, 39.25, 107.25, 39.5));
    expect(byFeature.size).toBe(5);
  });

  test('lengths are of the outer boundary of each class, inside the footprint', () => {
    // Class 0: west, south, the steps to the east part; its inner border between the two features is no boundary.
    const zero = edgeLength(106.5, 39.25, 107.25, 39.25) + edgeLength(107.25, 39.25, 107.25, 39.5);
    // The west side lies on the footprint's own edge: whether it counts is the displacement's affair.
    const onEdge = edgeLength(106.5, 39.25, 106.5, 39.5);
    const found = check.boundaryMetres[0]!;
    expect(Math.min(Math.abs(found - zero), Math.abs(found - zero - onEdge))).toBeLessThan(1e-3);
    const upright = 2 * edgeLength(106.75, 39, 106.75, 39.5) + edgeLength(106.75, 39, 107.25, 39);
    expect(Math.abs(check.boundaryMetres[63]! - upright)).toBeLessThan(1e-3);
    expect(check.boundaryMetres[1]).toBe(0);
  });

  test('the check leaves the arrangement as it was', () => {
    const again = checkFootprint(arrangement, footprint, true);
    expect(again.atoms).toEqual(check.atoms);
    expect(again.features).toEqual(check.features);
  });
});

describe('where a footprint may lie', () => {
  const layer = layerOf(ringWithIsland(106, 39, 1));
  const arrangement = arrangementOf({ layer, bits: [0] });

  test.each<[string, Polygons, number]>([
    ['far away', square(110, 39, 1), 0],
    ['in the hole', [[box(106.22, 39.22, 106.78, 39.38)]], 0],
    ['wholly inside the class', square(106.05, 39.05, 0.1), cellArea(106.05, 39.05, 106.15, 39.15)],
    ['wholly inside the island', square(106.5, 39.5, 0.05), cellArea(106.5, 39.5, 106.55, 39.55)],
    ['around everything', square(105, 38, 3), independentArea(ringWithIsland(106, 39, 1))],
    ['around the island', [[box(106.3, 39.3, 106.7, 39.7)]], cellArea(106.4, 39.4, 106.6, 39.6)],
  ])('%s', (_, footprint, expected) => {
    const check = checkFootprint(arrangement, layerOf(footprint), true);
    checkArea(areaOf(check.atoms, 1), expected, independentArea(footprint));
    checkArea(areaOf(check.atoms, 0) + areaOf(check.atoms, 1), independentArea(footprint), independentArea(footprint));
    expect(independentArea(check.tracer!.outline(0).polygons)).toBeCloseTo(expected, 3);
  });

  test('in several parts, one inside the class and one over its border', () => {
    const parts: Polygons = [square(106.05, 39.05, 0.1)[0]!, square(105.95, 39.5, 0.1)[0]!];
    const check = checkFootprint(arrangement, layerOf(parts), true);
    const expected = cellArea(106.05, 39.05, 106.15, 39.15) + cellArea(106, 39.5, 106.05, 39.6);
    checkArea(areaOf(check.atoms, 1), expected, independentArea(parts));
    expect(check.tracer!.outline(0).polygons).toHaveLength(2);
  });

  test('over a million vertices of which it meets a few: as exact as alone', () => {
    const random = new Random(4);
    const large = [[fractalRing(random, 106, 39, 1.5, 200_000)]];
    const many = arrangementOf({ layer: layerOf(large), bits: [0] });
    for (let n = 0; n < 10; n++) {
      const [x, y] = large[0]![0]![random.int(200_000)] as [number, number];
      const footprint = square(x - 0.01, y - 0.01, 0.02);
      const check = checkFootprint(many, layerOf(footprint), false);
      checkArea(areaOf(check.atoms, 1), overlapArea(large, footprint), independentArea(footprint));
    }
  });
});

describe('boundary length inside the footprint', () => {
  const [west, east] = [square(0, 0, 1), square(1, 0, 1)];
  const around = layerOf(square(-1, -1, 4));
  const outer = lineLength(box(0, 0, 2, 1));
  const lengthOf = (...features: Polygons[]) =>
    checkFootprint(arrangementOf({ layer: layerOf(...features), bits: [0] }), around, false).boundaryMetres[0]!;

  test('leaves out a border shared by two features of the class', () => {
    expect(lengthOf(west, east)).toBeCloseTo(outer, 3);
  });

  test('leaves it out in the other order too, where the displacement opens a gap along it', () => {
    expect(lengthOf(east, west)).toBeCloseTo(outer, 3);
  });

  test('of a wavy line against the length of its pieces', async () => {
    const geos = await loadGeos();
    const random = new Random(5);
    const r = fractalRing(random, 106, 39, 0.5, 300);
    const footprint = square(106, 39, 1);
    const check = checkFootprint(arrangementOf({ layer: layerOf([[r]]), bits: [7] }), layerOf(footprint), false);
    // The ring inside the square: the boundary of the overlap less what of it lies on the square's sides.
    const [overlap] = geos.intersection([[r]], footprint);
    const sides = new Set([106, 107]);
    let expected = 0;
    overlap![0]!.forEach(([x, y], i) => {
      const next = overlap![0]![i + 1];
      if (!next) return;
      const onSide = (x === next[0] && sides.has(x!)) || (y === next[1] && (y === 39 || y === 40));
      if (!onSide) expected += edgeLength(x!, y!, next[0]!, next[1]!);
    });
    expect(Math.abs(check.boundaryMetres[7]! - expected)).toBeLessThan(1e-4);
    expect(check.boundaryMetres[7]).toBeLessThan(lineLength(r));
  });
});

function planarArea(r: readonly (readonly number[])[]): number {
  const [x0, y0] = r[0] as [number, number];
  let twice = 0;
  for (let i = 1; i < r.length; i++) {
    const [x1, y1] = r[i - 1] as [number, number];
    const [x2, y2] = r[i] as [number, number];
    twice += (x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0);
  }
  return twice / 2;
}

describe('outlines', () => {
  let geos: Geos;
  beforeAll(async () => {
    geos = await loadGeos();
  });

  test.each<[string, Polygons[], Polygons, number]>([
    [
      'a hole that touches the shell stays a hole',
      [[[box(0, 0, 6, 6), ring([0, 3], [2, 2], [2, 4])]]],
      square(-1, -1, 9),
      1,
    ],
    [
      'a border shared by two features, with other vertices, is gone',
      [square(0, 0, 4), [[ring([4, -1], [8, -1], [8, 5], [4, 5], [4, 3], [4, 1])]]],
      square(-2, -2, 12),
      1,
    ],
    ['a doubled feature is drawn once', [square(0, 0, 4), square(0, 0, 4)], square(1, 1, 9), 1],
    ['parts that touch at a corner stay apart', [square(0, 0, 4), square(4, 4, 4)], square(-1, -1, 12), 2],
    ['a hole closed by another feature is gone', [ringWithIsland(0, 0, 5), square(1, 1, 3)], square(-1, -1, 9), 1],
    [
      'four corners in one point',
      [square(0, 0, 2), square(2, 2, 2), square(4, 4, 2), square(0, 4, 2), square(4, 0, 2)],
      square(1, 1, 4),
      5,
    ],
  ])('%s', (_, features, footprint, count) => {
    const check = checkFootprint(arrangementOf({ layer: layerOf(...features), bits: [0] }), layerOf(footprint), true);
    const { polygons, residualSquareMetres } = check.tracer!.outline(0);
    expect(geos.invalidity(polygons), toWkt(polygons)).toBeNull();
    expect(polygons).toHaveLength(count);
    const area = areaOf(check.atoms, 1);
    expect(Math.abs(independentArea(polygons) + residualSquareMetres - area)).toBeLessThan(1e-9 * area);
    const dissolved = features.reduce((a, b) => geos.union(a, b));
    expect(independentArea(geos.symmetricDifference(geos.intersection(dissolved, footprint), polygons))).toBe(0);
  });

  test('of a class that is not there: nothing', () => {
    const check = checkFootprint(
      arrangementOf({ layer: layerOf(square(0, 0, 4)), bits: [0] }),
      layerOf(square(1, 1, 1)),
      true,
    );
    expect(check.tracer!.outline(1)).toEqual({ polygons: [], areaSquareMetres: 0, residualSquareMetres: 0 });
  });

  test('a sliver thinner than the grid of outlines, a micrometre, is left out and told', () => {
    const overlap: Polygons = [[box(8 - 2 ** -37, 0, 8, 8)]];
    const check = checkFootprint(
      arrangementOf({ layer: layerOf(square(0, 0, 8)), bits: [0] }),
      layerOf([[box(8 - 2 ** -37, 0, 16, 8)]]),
      true,
    );
    const { polygons, residualSquareMetres } = check.tracer!.outline(0);
    const expected = independentArea(overlap);
    expect(expected).toBeGreaterThan(0.5);
    expect(Math.abs(independentArea(polygons) + residualSquareMetres - expected)).toBeLessThan(0.01 * expected);
  });
});
