import { beforeAll, describe, expect, test } from 'vitest';
import {
  type Arrangement,
  arrange,
  atomsOf,
  checkFootprint,
  compileLayer,
  hasBit,
  type Key,
  OUTSIDE,
  type Outline,
  type Polygons,
  runThrough,
  sumAtoms,
  traceOf,
} from '../../src/engine/parts.ts';
import { lineLength } from '../../src/geodesy/ellipsoid.ts';
import { checkArea } from '../support/check-area.ts';
import { fractalRing } from '../support/fractal.ts';
import { type Geos, loadGeos } from '../support/geos.ts';
import { independentArea } from '../support/independent-area.ts';
import { arrangementOf, layerOf } from '../support/overlay.ts';
import { Random } from '../support/random.ts';
import { box, mapPositions, mapRings, reversed, ring, ringWithIsland, square } from '../support/shapes.ts';
import { toWkt } from '../support/wkt.ts';

let geos: Geos;
beforeAll(async () => {
  geos = await loadGeos();
});

const hasClass =
  (bit: number) =>
  ({ mask }: Key) =>
    hasBit(mask, bit);

/** The outline of the combinations that are picked; checked to be valid, with the area that it tells and the table's. */
function outlineOf(arrangement: Arrangement, pick: (key: Key) => boolean): Outline {
  const outline = runThrough(traceOf(arrangement, (key) => (pick(key) ? 7 : null))).get(7)!;
  const { polygons, areaSquareMetres, residualSquareMetres } = outline;
  expect(geos.invalidity(polygons), toWkt(polygons)).toBeNull();
  checkArea(areaSquareMetres, independentArea(polygons), independentArea(polygons));
  const bounded = ({ part, mask }: Key) => part !== OUTSIDE || mask.low !== 0;
  const table = sumAtoms(runThrough(atomsOf(arrangement)), (a) => bounded(a) && pick(a));
  checkArea(areaSquareMetres + residualSquareMetres, table, table);
  return outline;
}

/** One class of several features, both as an arrangement and inside a footprint around it. */
function dissolved(features: readonly Polygons[]): Outline {
  const arrangement = arrangementOf({ layer: layerOf(...features), bits: [0] });
  const outline = outlineOf(arrangement, hasClass(0));
  const check = checkFootprint(arrangement, layerOf(square(-50, -50, 110)), true);
  const inside = check.tracer!.outline(0);
  expect(geos.invalidity(inside.polygons), toWkt(inside.polygons)).toBeNull();
  expect(inside.polygons).toHaveLength(outline.polygons.length);
  expect(independentArea(geos.symmetricDifference(inside.polygons, outline.polygons))).toBe(0);
  return outline;
}

const shape = ({ polygons }: Outline) => polygons.map((rings) => rings.length);

describe('one class: what bounds its union and no more', () => {
  test.each<[string, Polygons[], number[]]>([
    ['a border shared with the same vertices', [square(0, 0, 4), square(4, 0, 4)], [1]],
    [
      'a border shared with other vertices',
      [square(0, 0, 4), [[ring([4, -1], [8, -1], [8, 5], [4, 5], [4, 3], [4, 1])]]],
      [1],
    ],
    ['part of a slanting border', [[[ring([0, 0], [8, 4], [0, 4])]], [[ring([2, 1], [6, 3], [6, 0])]]], [1]],
    ['a feature twice', [ringWithIsland(0, 0, 5), ringWithIsland(0, 0, 5)], [2, 1]],
    ['a hole filled exactly', [[[box(0, 0, 6, 6), box(2, 2, 4, 4)]], square(2, 2, 2)], [1]],
    ['a hole filled but for a hole', [[[box(0, 0, 6, 6), box(1, 1, 5, 5)]], [[box(1, 1, 5, 5), box(2, 2, 4, 4)]]], [2]],
    ['squares that touch at a corner', [square(0, 0, 4), square(4, 4, 4)], [1, 1]],
    ['a hole that touches its shell at a vertex', [[[box(0, 0, 6, 6), ring([0, 3], [2, 2], [2, 4])]]], [2]],
    ['two holes that touch each other', [[[box(0, 0, 8, 8), box(2, 2, 4, 4), box(4, 4, 6, 6)]]], [3]],
    [
      'holes that touch in a row from side to side: two pieces',
      [[[box(0, 0, 8, 8), ring([0, 4], [2, 3], [4, 4], [2, 5]), ring([4, 4], [6, 3], [8, 4], [6, 5])]]],
      [1, 1],
    ],
    [
      'frames in frames',
      [0, 2, 4, 6].map((k) => [[box(k, k, 20 - k, 20 - k), box(k + 1, k + 1, 19 - k, 19 - k)]]),
      [2, 2, 2, 2],
    ],
    [
      'an island that touches the hole around it at a corner',
      [[[box(0, 0, 20, 20), box(4, 4, 16, 16)], [ring([4, 4], [8, 6], [6, 8])]]],
      [1, 2],
    ],
    [
      'a ring of four squares around a gap',
      [[[box(0, 0, 6, 2)]], [[box(4, 2, 6, 6)]], [[box(0, 4, 4, 6)]], [[box(0, 2, 2, 4)]]],
      [2],
    ],
    ['nine squares in a three by three', Array.from({ length: 9 }, (_, k) => square(k % 3, Math.floor(k / 3), 1)), [1]],
    [
      'a star of triangles with one common point',
      [0, 1, 2, 3].map((k) => [
        [
          ring(
            [0, 0],
            ...(
              [
                [3, 1],
                [1, 3],
              ] as const
            ).map(([x, y]) => turned(x, y, k)),
          ),
        ],
      ]),
      [1, 1, 1, 1],
    ],
  ])('%s', (_, features, rings) => {
    expect(shape(dissolved(features)).sort()).toEqual(rings.sort());
  });

  test('in any order of the features and any direction of the rings', () => {
    const random = new Random(8);
    const squares = Array.from({ length: 12 }, (_, k) => square(k % 4, Math.floor(k / 4), 1));
    for (let n = 0; n < 10; n++) {
      const features = random.shuffled(squares).map((p) => (random.chance(0.5) ? mapRings(p, reversed) : p));
      expect(shape(dissolved(features))).toEqual([1]);
    }
  });

  test('an inner border is not written, not even as vertices of it', () => {
    const wavy = fractalRing(new Random(3), 0.5, 5, 0.4, 40).slice(5, 20);
    const border = [[0, 0], ...wavy.map(([x], i) => [x! - 0.5, 0.5 + i / 2]), [0, 9]];
    const west: Polygons = [[ring(...border, [-9, 9], [-9, 0])]];
    const east: Polygons = [[ring(...[...border].reverse(), [9, 0], [9, 9])]];
    const { polygons } = dissolved([west, east]);
    const written = new Set(polygons[0]![0]!.map(String));
    for (const [x, y] of border.slice(1, -1)) expect(written.has(String([x, y]))).toBe(false);
    expect(written.has('9,9')).toBe(true);
  });
});

/** A quarter turn, k times. */
function turned(x: number, y: number, k: number): [number, number] {
  return k === 0 ? [x, y] : turned(-y, x, k - 1);
}

describe('combinations', () => {
  const districts = layerOf(square(0, 0, 4), [[ring([4, -1], [8, -1], [8, 5], [4, 5], [4, 3])]]);
  const { layer: classes } = compileLayer(
    [
      { class: 0, polygons: [[box(2, 1, 6, 3)]] },
      { class: 1, polygons: [[box(2, 1, 4, 2)]] },
      { class: 1, polygons: [[box(20, 0, 21, 1)]] },
    ],
    2,
  );
  const arrangement = arrangementOf({ layer: districts, bits: null }, { layer: classes, bits: [0, 63] });

  test('each is drawn by itself, under the number it was given', () => {
    const number = ({ part, mask }: Key) => part * 100 + mask.low + (mask.high ? 10 : 0);
    const outlines = runThrough(traceOf(arrangement, number));
    const areas = (polygons: Polygons) => independentArea(polygons);
    const expected: readonly [number, Polygons][] = [
      [0, geos.difference(square(0, 0, 4), [[box(2, 1, 4, 3)]])],
      [1, [[box(2, 2, 4, 3)]]],
      [11, [[box(2, 1, 4, 2)]]],
      [100, geos.difference([[ring([4, -1], [8, -1], [8, 5], [4, 5])]], [[box(4, 1, 6, 3)]])],
      [101, [[box(4, 1, 6, 3)]]],
      [-90, [[box(20, 0, 21, 1)]]],
    ];
    for (const [n, polygons] of expected) {
      const outline = outlines.get(n)!;
      expect(geos.invalidity(outline.polygons)).toBeNull();
      expect(areas(geos.symmetricDifference(outline.polygons, polygons)), `${n}`).toBe(0);
      checkArea(outline.areaSquareMetres, areas(polygons), areas(polygons));
      expect(Math.abs(outline.residualSquareMetres)).toBeLessThan(1e-3);
    }
    const drawn = [...outlines].filter(([, o]) => o.polygons.length > 0).map(([n]) => n);
    expect(drawn.sort()).toEqual(expected.map(([n]) => n).sort());
  });

  test('a class over the border of two districts comes in one piece', () => {
    const { polygons } = outlineOf(arrangement, hasClass(0));
    expect(polygons).toHaveLength(1);
    expect(independentArea(geos.symmetricDifference(polygons, [[box(2, 1, 6, 3)]]))).toBe(0);
  });

  test('where no class is, inside the districts', () => {
    const { polygons } = outlineOf(arrangement, ({ part, mask }) => part !== OUTSIDE && mask.low + mask.high === 0);
    expect(polygons.map((rings) => rings.length)).toEqual([2]);
  });

  test('the unbounded rest of the Earth is never asked for and never drawn', () => {
    const asked: Key[] = [];
    const outlines = runThrough(traceOf(arrangement, (key) => asked.push(key) && 1));
    expect(asked.some(({ part, mask }) => part === OUTSIDE && mask.low + mask.high === 0)).toBe(false);
    expect(outlines.get(1)!.polygons).toHaveLength(2);
  });

  test('what has no group is not told', () => {
    expect(runThrough(traceOf(arrangement, () => null)).size).toBe(0);
    expect(runThrough(traceOf(arrangementOf({ layer: layerOf(), bits: [0] }), () => 1)).size).toBe(0);
  });

  test('of a footprint, by any pick', () => {
    const check = checkFootprint(arrangement, layerOf([[box(1, 0, 5, 2)]]), true);
    const only = check.tracer!.outline(({ mask }) => mask.low === 1 && mask.high === 0);
    expect(independentArea(geos.symmetricDifference(only.polygons, [[box(4, 1, 5, 2)]]))).toBe(0);
    const west = check.tracer!.outline(({ part }) => part === 0);
    expect(independentArea(geos.symmetricDifference(west.polygons, [[box(1, 0, 4, 2)]]))).toBe(0);
    expect(
      Math.abs(west.areaSquareMetres + west.residualSquareMetres - independentArea([[box(1, 0, 4, 2)]])),
    ).toBeLessThan(1);
  });
});

describe('borders that are nearly shared', () => {
  test.each([1e-14, 1e-13, 1e-12, 4e-12])('apart or over each other by up to %s degrees', (width) => {
    const random = new Random(11);
    for (let n = 0; n < 20; n++) {
      const moved = (p: Polygons) =>
        mapPositions(p, ([x, y]) => [x! + random.between(-width, width), y! + random.between(-width, width)]);
      const features = [
        ...Array.from({ length: 9 }, (_, k) => closed(moved(square(k % 3, Math.floor(k / 3), 1)))),
        closed(moved([[ring([0, 0], [3, 3], [0, 3])]])),
      ];
      const outline = outlineOf(arrangementOf({ layer: layerOf(...features), bits: [0] }), hasClass(0));
      expect(shape(outline)).toEqual([1]);
    }
  });
});

/** Moved rings, closed again. */
const closed = (polygons: Polygons): Polygons => mapRings(polygons, (r) => [...r.slice(0, -1), r[0]!]);

describe('large outlines', () => {
  test('thousands of holes find the shell that they lie in', () => {
    const n = 50;
    const holes = Array.from({ length: n * n }, (_, k) => square(10 + (k % n), 10 + Math.floor(k / n), 0.5)[0]![0]!);
    const shell = box(0, 0, 70, 70);
    const islands = [square(10.1, 10.1, 0.3), square(30.1, 30.1, 0.3)];
    const { polygons } = outlineOf(
      arrangementOf({ layer: layerOf([[shell, ...holes]], ...islands), bits: [0] }),
      hasClass(0),
    );
    expect(polygons.map((rings) => rings.length).sort((a, b) => b - a)).toEqual([n * n + 1, 1, 1]);
  });

  test('work is told as it goes and may be stopped anywhere', () => {
    const random = new Random(6);
    const features = Array.from({ length: 40 }, () => [[fractalRing(random, random.next(), random.next(), 0.3, 4000)]]);
    const arrangement = runThrough(arrange([{ layer: layerOf(...features), bits: [0] }]));
    const shares: number[] = [];
    const steps = traceOf(arrangement, () => 1);
    for (let step = steps.next(); !step.done; step = steps.next()) shares.push(step.value.done / step.value.total);
    expect(shares.length).toBeGreaterThan(4);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
    const stopped = traceOf(arrangement, () => 1);
    stopped.next();
    stopped.return(new Map());
    expect(stopped.next().done).toBe(true);
  });
});

describe('length of the boundary of a class in a footprint', () => {
  const around = layerOf(square(-1, -1, 20));
  const check = (features: { class: number; polygons: Polygons }[], trace = false) => {
    const { layer } = compileLayer(features, 2);
    return checkFootprint(arrangementOf({ layer, bits: [0, 40] }), around, trace).boundaryMetres;
  };
  const zero = (polygons: Polygons) => ({ class: 0, polygons });

  test.each<[string, Polygons[], number]>([
    [
      'features side by side with other vertices',
      [square(0, 0, 2), [[ring([2, 0], [4, 0], [4, 2], [2, 2], [2, 1])]]],
      lineLength(box(0, 0, 4, 2)),
    ],
    ['a feature twice', [square(0, 0, 2), square(0, 0, 2)], lineLength(box(0, 0, 2, 2))],
    ['a hole filled exactly', [[[box(0, 0, 6, 6), box(2, 2, 4, 4)]], square(2, 2, 2)], lineLength(box(0, 0, 6, 6))],
    ['features apart', [square(0, 0, 2), square(3, 3, 2)], lineLength(box(0, 0, 2, 2)) + lineLength(box(3, 3, 5, 5))],
    [
      'features that touch at a corner',
      [square(0, 0, 2), square(2, 2, 2)],
      lineLength(box(0, 0, 2, 2)) + lineLength(box(2, 2, 4, 4)),
    ],
  ])('%s, in any order, traced or not', (_, features, expected) => {
    for (const order of [features, [...features].reverse()])
      for (const trace of [false, true]) expect(check(order.map(zero), trace)[0]).toBeCloseTo(expected, 3);
  });

  test('a border between two classes bounds both', () => {
    const metres = check([zero(square(0, 0, 2)), { class: 1, polygons: square(2, 0, 2) }, zero(square(0, 2, 2))]);
    expect(metres[0]).toBeCloseTo(lineLength(box(0, 0, 2, 4)), 3);
    expect(metres[40]).toBeCloseTo(lineLength(box(2, 0, 4, 2)), 3);
  });
});
