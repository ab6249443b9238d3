import { beforeAll, describe, expect, test } from 'vitest';
import { compileLayer, type Fault, findFaults, type Polygons, runThrough } from '../../src/engine/parts.ts';
import { fractalRing } from '../support/fractal.ts';
import { type Geos, loadGeos } from '../support/geos.ts';
import { independentArea } from '../support/independent-area.ts';
import { layerOf } from '../support/overlay.ts';
import { Random } from '../support/random.ts';
import { box, mapRings, type Ring, reversed, ring, ringWithIsland, startingAt } from '../support/shapes.ts';
import { toWkt } from '../support/wkt.ts';

const shell = box(0, 0, 4, 4);
/** A shell with a bay from the north. */
const BAY = ring([0, 0], [9, 0], [9, 9], [6, 9], [6, 2], [3, 2], [3, 9], [0, 9]);
const faultsOf = (...features: readonly Polygons[]): Fault[] => runThrough(findFaults(layerOf(...features)));
const codesOf = (polygons: Polygons) => faultsOf(polygons).map((fault) => fault.code);

const CROSSING: readonly (readonly [string, Polygons, number])[] = [
  ['a bow-tie', [[ring([0, 0], [4, 4], [4, 0], [0, 3])]], 1],
  ['a bow-tie with as much on the left as on the right', [[ring([0, 0], [4, 4], [4, 0], [0, 4])]], 1],
  ['a bow-tie with its knot at a vertex of both ways', [[ring([0, 0], [2, 2], [4, 4], [4, 0], [2, 2], [0, 3])]], 1],
  ['a bow-tie with its knot at a vertex on an edge', [[ring([0, 0], [4, 4], [4, 0], [2, 2], [0, 3])]], 1],
  ['a ring walked twice', [[[...shell, ...shell.slice(1)]]], 4],
  ['a hole that crosses its shell', [[shell, box(2, 2, 6, 3)]], 2],
  ['a hole that crosses its shell at its own vertices', [[shell, ring([1, 2], [4, 3], [6, 2], [4, 1])]], 2],
  ['a hole with a side on its shell', [[shell, box(2, 1, 4, 3)]], 1],
  ['a hole as large as its shell', [[shell, shell]], 4],
  ['holes that cross', [[box(0, 0, 9, 9), box(1, 1, 4, 4), box(3, 3, 6, 6)]], 2],
  ['two polygons that overlap', [[shell], [box(2, 2, 6, 6)]], 2],
  ['two polygons with a common side', [[shell], [box(4, 0, 8, 4)]], 1],
  ['a polygon written twice', [[shell], [shell]], 4],
  ['two polygons, each a bow-tie', [[ring([0, 0], [4, 4], [4, 0], [0, 3])], [ring([9, 0], [9, 3], [5, 0], [5, 4])]], 2],
];

/** Code of the fault, and polygon and ring of a and b. */
const MISPLACED: readonly (readonly [string, Polygons, readonly (readonly [string, string, string])[]])[] = [
  ['a hole beside its shell', [[shell, box(5, 5, 6, 6)]], [['hole-outside-shell', '0.1', '0.0']]],
  ['a hole around its shell', [[shell, box(-1, -1, 5, 5)]], [['hole-outside-shell', '0.1', '0.0']]],
  ['a hole outside that touches', [[shell, ring([4, 2], [6, 1], [6, 3])]], [['hole-outside-shell', '0.1', '0.0']]],
  ['a hole in a bay of its shell', [[BAY, ring([4, 4], [5, 4], [5, 5])]], [['hole-outside-shell', '0.1', '0.0']]],
  [
    'a hole in a bay of its shell, its vertices on the shores',
    [[BAY, ring([3, 5], [4, 2], [6, 4])]],
    [['hole-outside-shell', '0.1', '0.0']],
  ],
  [
    'a hole in a bay of its shell, its vertices on vertices of it',
    [[BAY, ring([6, 9], [4.5, 2], [3, 9])]],
    [['hole-outside-shell', '0.1', '0.0']],
  ],
  [
    'a hole in the shell of another polygon',
    [[shell, box(11, 1, 12, 2)], [box(10, 0, 14, 4)]],
    [['hole-outside-shell', '0.1', '0.0']],
  ],
  [
    'a hole without a shell',
    [[ring([0, 0], [4, 0], [8, 0]), box(1, 1, 2, 2)], [box(0, 0, 9, 9)]],
    [['hole-outside-shell', '0.1', '0.0']],
  ],
  [
    'a hole without a shell, in the shell of the polygon before',
    [[box(0, 0, 9, 9)], [ring([0, 0], [4, 0], [8, 0]), box(1, 1, 2, 2)]],
    [['hole-outside-shell', '1.1', '1.0']],
  ],
  ['a hole in a hole', [[box(0, 0, 9, 9), box(1, 1, 8, 8), box(2, 2, 3, 3)]], [['hole-in-hole', '0.2', '0.1']]],
  [
    'a hole in a hole, written before it',
    [[box(0, 0, 9, 9), box(2, 2, 3, 3), box(1, 1, 8, 8)]],
    [['hole-in-hole', '0.1', '0.2']],
  ],
  [
    'a hole in a hole whose vertices it touches with all of its own',
    [[box(0, 0, 9, 9), box(1, 1, 5, 5), ring([1, 3], [3, 1], [5, 3], [3, 5])]],
    [['hole-in-hole', '0.2', '0.1']],
  ],
  ['a polygon in another', [[box(0, 0, 8, 8)], [box(2, 2, 4, 4)]], [['shell-in-shell', '1.0', '0.0']]],
  [
    'a polygon in another, written before it',
    [[box(2, 2, 4, 4)], [box(0, 0, 8, 8)]],
    [['shell-in-shell', '0.0', '1.0']],
  ],
  [
    'a polygon in another that it touches with all its vertices',
    [[box(0, 0, 4, 4)], [ring([0, 2], [2, 0], [4, 2], [2, 4])]],
    [['shell-in-shell', '1.0', '0.0']],
  ],
  [
    'a polygon beside the hole of another',
    [[box(0, 0, 9, 9), box(1, 1, 3, 3)], [box(5, 5, 6, 6)]],
    [['shell-in-shell', '1.0', '0.0']],
  ],
  [
    'a polygon around the hole of another',
    [[box(0, 0, 9, 9), box(3, 3, 5, 5)], [box(2, 2, 6, 6)]],
    [['shell-in-shell', '1.0', '0.0']],
  ],
  [
    'an island with a polygon in it',
    [...ringWithIsland(0, 0, 20), [box(9, 9, 11, 11)]],
    [['shell-in-shell', '2.0', '1.0']],
  ],
];

const ALLOWED: readonly (readonly [string, Polygons])[] = [
  ['a square', [[shell]]],
  ['a ring that touches itself at a vertex from within', [[ring([0, 0], [2, 2], [4, 0], [4, 4], [2, 2], [0, 4])]]],
  ['a ring that touches itself with a vertex on an edge', [[ring([0, 0], [4, 0], [4, 4], [2, 0], [0, 4])]]],
  ['a hole that touches its shell at a vertex', [[shell, ring([0, 2], [2, 1], [2, 3])]]],
  ['a hole that touches its shell with all its vertices', [[shell, ring([0, 2], [2, 0], [4, 2], [2, 4])]]],
  [
    'a hole that starts at the vertex where its shell touches itself',
    [[ring([0, 0], [8, 0], [8, 8], [4, 4], [0, 8], [0, 4.5], [4, 4], [0, 3]), ring([4, 4], [3, 1], [5, 1])]],
  ],
  ['holes that touch each other', [[box(0, 0, 8, 8), box(2, 2, 4, 4), box(4, 4, 6, 6)]]],
  ['polygons that touch at a corner', [[shell], [box(4, 4, 8, 8)]]],
  ['a polygon in a bay of another, its vertices on the shores', [[BAY], [ring([3, 5], [4, 2], [6, 4])]]],
  ['a polygon in a bay of another, its vertices on vertices of it', [[BAY], [ring([6, 9], [4.5, 2], [3, 9])]]],
  ['a vertex on a straight line', [[ring([0, 0], [2, 0], [4, 0], [4, 4], [0, 4])]]],
  ['an island in a hole', ringWithIsland(0, 0, 5)],
  ['an island written before what it lies in', [...ringWithIsland(0, 0, 5)].reverse()],
  [
    'an island that touches its hole all round',
    [[box(0, 0, 8, 8), box(2, 2, 6, 6)], [ring([4, 2], [6, 4], [4, 6], [2, 4])]],
  ],
  [
    'an island on an island',
    [...ringWithIsland(0, 0, 25), [box(11, 11, 12, 12), box(11.2, 11.2, 11.8, 11.8)]].map((p, i) =>
      i === 1 ? [p[0]!, box(10.5, 10.5, 14, 14)] : p,
    ),
  ],
  ['spikes, which are taken away', [[ring([0, 0], [4, 0], [4, 2], [6, 2], [4, 2], [4, 4], [0, 4])]]],
];

const everyStart = (polygons: Polygons): Polygons[] =>
  Array.from({ length: 7 }, (_, n) => n).flatMap((n) => [
    mapRings(polygons, (r) => startingAt(r, n)),
    mapRings(polygons, (r) => reversed(startingAt(r, n))),
  ]);

describe('a boundary that crosses or runs along itself', () => {
  test.each(CROSSING)('%s', (_, polygons, count) => {
    for (const p of everyStart(polygons)) expect(codesOf(p)).toEqual(Array(count).fill('self-crossing'));
  });

  test('is told with the feature, the rings, the edges and the place', () => {
    const { layer } = compileLayer(
      [
        { class: 0, polygons: [[shell]] },
        { class: 0, polygons: [[box(10, 0, 11, 1)], [box(0, 0, 4, 5), box(2, 2, 6, 3)]] },
      ],
      1,
    );
    const [first, second] = runThrough(findFaults(layer));
    expect(first).toEqual({
      code: 'self-crossing',
      feature: 1,
      a: { polygon: 1, ring: 0, edge: 1 },
      b: { polygon: 1, ring: 1, edge: 1 },
      position: [4, 3],
    });
    expect(second).toMatchObject({ feature: 1, position: [4, 2] });
  });

  test('on long rings, close together along them', () => {
    const r = fractalRing(new Random(6), 0, 0, 1, 1000, 0);
    // At every place of a run of edges and of the runs of a box.
    for (let i = 250; i < 330; i++) {
      const [x, y] = r[i]! as [number, number];
      const knot = [
        [x + 1e-5, y + 1e-5],
        [x + 1e-5, y],
        [x, y + 1e-5],
      ];
      const faults = faultsOf([[[...r.slice(0, i + 1), ...knot, ...r.slice(i + 1)]]]);
      expect(faults.some((fault) => fault.b.edge === fault.a.edge + 2)).toBe(true);
    }
  });

  test('on long rings, far apart along them', () => {
    const random = new Random(5);
    const r = [...fractalRing(random, 0, 0, 1, 3000)];
    expect(codesOf([[r]])).toEqual([]);
    // Two vertices on opposite sides change places.
    const far = [...r];
    [far[700], far[2200]] = [far[2200]!, far[700]!];
    expect(faultsOf([[far]]).some(({ a, b }) => b.edge - a.edge > 1000)).toBe(true);
  });
});

describe('rings in the wrong place', () => {
  const short = ({ code, a, b }: Fault) => [code, `${a.polygon}.${a.ring}`, `${b.polygon}.${b.ring}`];

  test.each(MISPLACED)('%s', (_, polygons, expected) => {
    for (const p of everyStart(polygons)) expect(faultsOf(p).map(short)).toEqual(expected);
  });

  test('are told with a place', () => {
    expect(faultsOf([[shell]], [[shell, box(5, 5, 6, 6)]])).toEqual([
      {
        code: 'hole-outside-shell',
        feature: 1,
        a: { polygon: 0, ring: 1, edge: 0 },
        b: { polygon: 0, ring: 0, edge: 0 },
        position: [5, 5],
      },
    ]);
  });

  test('many holes, long rings', () => {
    const random = new Random(8);
    const shellRing = fractalRing(random, 0, 0, 50, 5000);
    const holes = Array.from({ length: 400 }, (_, i) => {
      const [x, y] = [(i % 20) - 10, Math.floor(i / 20) - 10];
      return fractalRing(random, x, y, 0.2, 40);
    });
    expect(codesOf([[shellRing, ...holes]])).toEqual([]);
    const wrong = [...holes];
    wrong[123] = box(120, 0, 121, 1);
    wrong[321] = wrong[200]!.map(([x, y]) => [(x! - 0) * 0.5 + -10 * 0.5, y! * 0.5 + 0 * 0.5]);
    expect(faultsOf([[shellRing, ...wrong]]).map((fault) => [fault.code, fault.a.ring, fault.b.ring])).toEqual([
      ['hole-outside-shell', 124, 0],
      ['hole-in-hole', 322, 201],
    ]);
  });
});

describe('what is allowed', () => {
  test.each(ALLOWED)('%s', (_, polygons) => {
    for (const p of everyStart(polygons)) expect(faultsOf(p)).toEqual([]);
  });

  test('different features may do to each other what they like', () => {
    expect(faultsOf([[shell]], [[box(2, 2, 6, 6)]], [[box(1, 1, 2, 2)]])).toEqual([]);
  });
});

describe('a layer full of faults', () => {
  const random = new Random(3);
  const tangle: Ring = ring(...Array.from({ length: 200 }, () => [random.next(), random.next()]));
  const bow: Polygons = [[ring([0, 0], [4, 4], [4, 0], [0, 3])]];
  const nested: Polygons = [[box(0, 0, 8, 8)], [box(2, 2, 4, 4)]];

  test('lists a thousand, and beyond these one of each feature', () => {
    expect(faultsOf([[tangle]])).toHaveLength(1000);
    const faults = faultsOf(bow, [[tangle]], nested, [[shell]], [[tangle.map(([x, y]) => [x!, y! + 2])]]);
    expect(faults.filter((fault) => fault.feature === 1)).toHaveLength(999);
    expect(faults.filter((fault) => fault.feature !== 1).map((fault) => [fault.feature, fault.code])).toEqual([
      [0, 'self-crossing'],
      [2, 'shell-in-shell'],
      [4, 'self-crossing'],
    ]);
  });

  test('names every feature that has one', () => {
    const faults = faultsOf(
      ...Array.from({ length: 1500 }, (_, i) => mapRings(bow, (r) => r.map(([x, y]) => [x! + i, y!]))),
    );
    expect(faults.map((fault) => fault.feature)).toEqual(Array.from({ length: 1500 }, (_, i) => i));
  });
});

test('the search yields on its way and may be left', () => {
  const layer = layerOf([[fractalRing(new Random(1), 106, 39, 1, 100_000)]]);
  let yields = 0;
  let last = -1;
  for (const { done, total } of findFaults(layer)) {
    yields++;
    expect(total).toBe(2 * layer.vertexCount);
    expect(done).toBeGreaterThanOrEqual(last);
    expect(done).toBeLessThanOrEqual(total);
    last = done;
  }
  expect(yields).toBeGreaterThan(5);
});

describe('random rings on a lattice', () => {
  let geos: Geos;
  beforeAll(async () => {
    geos = await loadGeos();
  });

  test('one without a fault bounds the area that GEOS finds inside it; one with a fault is invalid to GEOS', () => {
    let clean = 0;
    for (let seed = 0; seed < 4000; seed++) {
      const random = new Random(seed);
      const size = 3 + random.int(3);
      const n = 3 + random.int(5);
      const layer = layerOf([
        [ring(...Array.from({ length: n }, () => [random.int(size) / 16, random.int(size) / 16]))],
      ]);
      if (layer.ringCount === 0) continue;
      // Without its spikes, which GEOS makes something else of.
      const r = Array.from(layer.x, (x, i) => [x, layer.y[i]!]);
      const describeCase = `seed ${seed}: ${toWkt([[r]])}`;
      if (runThrough(findFaults(layer)).length > 0) {
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
