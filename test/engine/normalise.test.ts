import { describe, expect, test } from 'vitest';
import {
  compileLayer,
  type InputNote,
  type LayerFeature,
  type Polygons,
  ringIntegral,
} from '../../src/engine/parts.ts';
import { deepFreeze } from '../support/freeze.ts';
import { layerOf } from '../support/overlay.ts';
import { Random } from '../support/random.ts';
import { box, comb, type Position, type Ring, reversed, rewritten, ring, startingAt } from '../support/shapes.ts';

const compileOne = (polygons: Polygons) => compileLayer([{ class: 0, polygons }], 1);
const verticesOf = (polygons: Polygons) => {
  const { layer } = compileOne(polygons);
  return Array.from(layer.x, (x, i) => [x, layer.y[i]!]);
};
const open = (r: Ring) => r.slice(0, -1);
const place = { feature: 0, polygon: 0, ring: 0 };

describe('a ring that is clean', () => {
  test('is not noted', () => {
    expect(compileOne([[box(0, 0, 4, 4), box(1, 1, 2, 2)]]).notes).toEqual([]);
    expect(compileOne([[comb(0, 0, 40, 1, 9)]]).notes).toEqual([]);
  });

  test('keeps vertices on straight lines, where no line is turned back', () => {
    const straight = ring([0, 0], [2, 0], [4, 0], [4, 2], [4, 4], [0, 4], [0, 2]);
    expect(verticesOf([[straight]])).toEqual(straight);
  });

  test('has no minus zero', () => {
    const { layer } = compileOne([[ring([-0, -0], [1, -0], [1, 1], [-0, 1])]]);
    for (const value of [...layer.x, ...layer.y]) expect(Object.is(value, -0)).toBe(false);
  });
});

describe('an unclosed ring', () => {
  const opened = box(0, 0, 2, 2).slice(0, -1);

  test('is closed and noted at its last vertex', () => {
    expect(verticesOf([[opened]])).toEqual(box(0, 0, 2, 2));
    expect(compileOne([[opened]]).notes).toEqual([{ code: 'ring-closed', ...place, vertex: 3, position: [0, 2] }]);
  });

  test('of three vertices is a triangle', () => {
    expect(
      verticesOf([
        [
          [
            [0, 0],
            [1, 0],
            [0, 1],
          ],
        ],
      ]),
    ).toEqual(ring([0, 0], [1, 0], [0, 1]));
  });
});

describe('repeated vertices', () => {
  test('are kept once; one note with their number and the first place', () => {
    const tripled = box(0, 0, 2, 2).flatMap((p) => [p, p, p]);
    expect(verticesOf([[tripled]])).toEqual(box(0, 0, 2, 2));
    expect(compileOne([[tripled]]).notes).toEqual([
      { code: 'vertex-repeated', ...place, vertex: 1, position: [0, 0], count: 10 },
    ]);
  });

  test('across the start', () => {
    const { notes } = compileOne([
      [
        [
          [0, 0],
          [2, 0],
          [2, 2],
          [0, 0],
          [0, 0],
        ],
      ],
    ]);
    expect(notes).toEqual([{ code: 'vertex-repeated', ...place, vertex: 3, position: [0, 0], count: 1 }]);
  });
});

const SPIKES: readonly (readonly [string, Ring, Ring, Omit<InputNote, 'feature' | 'polygon' | 'ring' | 'code'>[]])[] = [
  [
    'outwards',
    ring([0, 0], [4, 0], [4, 2], [6, 2], [4, 2], [4, 4], [0, 4]),
    ring([0, 0], [4, 0], [4, 2], [4, 4], [0, 4]),
    [{ vertex: 3, position: [6, 2], count: 2 }],
  ],
  [
    'inwards',
    ring([0, 0], [4, 0], [4, 2], [1, 2], [4, 2], [4, 4], [0, 4]),
    ring([0, 0], [4, 0], [4, 2], [4, 4], [0, 4]),
    [{ vertex: 3, position: [1, 2], count: 2 }],
  ],
  [
    'along the edge before it',
    ring([0, 0], [6, 0], [4, 0], [4, 4], [0, 4]),
    box(0, 0, 4, 4),
    [{ vertex: 1, position: [6, 0], count: 1 }],
  ],
  [
    'that comes back further than it left',
    ring([0, 0], [4, 0], [4, 2], [6, 2], [3, 2], [3, 4], [0, 4]),
    ring([0, 0], [4, 0], [4, 2], [3, 2], [3, 4], [0, 4]),
    [{ vertex: 3, position: [6, 2], count: 1 }],
  ],
  [
    'of several vertices, round a corner',
    ring([0, 0], [4, 0], [6, 0], [6, 1], [7, 2], [6, 1], [6, 0], [4, 0], [4, 4], [0, 4]),
    box(0, 0, 4, 4),
    [{ vertex: 4, position: [7, 2], count: 6 }],
  ],
  [
    'with a fork',
    ring([0, 0], [4, 0], [5, -1], [6, 0], [5, -1], [6, -2], [5, -1], [4, 0], [4, 4], [0, 4]),
    box(0, 0, 4, 4),
    [
      { vertex: 3, position: [6, 0], count: 2 },
      { vertex: 5, position: [6, -2], count: 4 },
    ],
  ],
  [
    'two in one ring',
    ring([0, 0], [4, 0], [6, 0], [4, 0], [4, 4], [4, 9], [4, 4], [0, 4]),
    box(0, 0, 4, 4),
    [
      { vertex: 2, position: [6, 0], count: 2 },
      { vertex: 5, position: [4, 9], count: 2 },
    ],
  ],
  [
    'with its tip at the start',
    ring([-3, -3], [0, 0], [4, 0], [4, 4], [0, 4], [0, 0]),
    box(0, 0, 4, 4),
    [{ vertex: 0, position: [-3, -3], count: 2 }],
  ],
  [
    'across the start, longer after it',
    ring([-1, 0], [-3, 0], [-1, 0], [0, 0], [4, 0], [4, 4], [0, 4], [0, 0]),
    box(0, 0, 4, 4),
    [
      { vertex: 1, position: [-3, 0], count: 2 },
      { vertex: 0, position: [-1, 0], count: 2 },
    ],
  ],
];

describe('a spike is taken away exactly', () => {
  /** Where a ring begins is no matter of a spike. */
  const fromLeast = (r: Position[]) => {
    const ringOpen = r.slice(0, -1);
    const least = ringOpen.reduce(
      (m, p, i) => (p[0]! + 10 * p[1]! < ringOpen[m]![0]! + 10 * ringOpen[m]![1]! ? i : m),
      0,
    );
    return startingAt(r, least);
  };

  test.each(SPIKES)('%s', (_, dirty, clean, notes) => {
    expect(fromLeast(verticesOf([[dirty]]))).toEqual(fromLeast([...clean]));
    expect(compileOne([[dirty]]).notes).toEqual(notes.map((note) => ({ code: 'spike-removed', ...place, ...note })));
  });

  test.each(SPIKES)('%s, from every start and the other way round', (_, dirty, clean) => {
    for (let n = 0; n < dirty.length - 1; n++)
      for (const r of [startingAt(dirty, n), reversed(startingAt(dirty, n)), open(startingAt(dirty, n))]) {
        expect(fromLeast(verticesOf([[r]]))).toEqual(fromLeast([...clean]));
        const spikes = compileOne([[r]]).notes.filter((note) => note.code === 'spike-removed');
        expect(spikes.length).toBeGreaterThan(0);
        for (const note of spikes) expect(r[note.vertex]).toEqual(note.position);
      }
  });

  test('but not what misses the line by the last digit', () => {
    const almost = ring([0, 0], [4, 0], [6, Number.EPSILON], [4, 0.5], [4, 4], [0, 4]);
    expect(compileOne([[almost]]).notes).toEqual([]);
    const needle = ring([0, 0], [4, 0], [6, 0], [4, Number.MIN_VALUE * 2 ** 52], [4, 4], [0, 4]);
    expect(compileOne([[needle]]).notes).toEqual([]);
  });
});

describe('rings that enclose nothing', () => {
  test.each<[string, Ring]>([
    ['no vertex', []],
    ['one vertex', ring([1, 1])],
    ['two vertices', ring([1, 1], [2, 2])],
    ['three vertices on a line', ring([1, 1], [2, 2], [3, 3])],
    ['a line there and back', ring([0, 0], [1, 0], [2, 0], [1, 0])],
    ['one vertex, many times', ring([1, 1], [1, 1], [1, 1], [1, 1])],
    ['a tree walked round', ring([0, 0], [2, 0], [2, 2], [2, 0], [4, 0], [4, 1], [4, 0], [2, 0])],
    ['a square walked back', ring([0, 0], [2, 0], [2, 2], [0, 2], [0, 0], [0, 2], [2, 2], [2, 0])],
  ])('are left out and told: %s', (_, r) => {
    for (let n = 0; n < Math.max(1, r.length - 1); n++) {
      const start = r.length > 1 ? startingAt(r, n) : r;
      const { layer, notes } = compileOne([[start]]);
      expect(layer.ringCount).toBe(0);
      expect(layer.index).toBeNull();
      const position = start.length > 0 ? start[0] : null;
      expect(notes).toEqual([{ code: 'ring-degenerate', ...place, vertex: 0, position }]);
    }
  });

  test('a bow-tie encloses something even where left and right are as large', () => {
    expect(compileOne([[ring([0, 0], [4, 4], [4, 0], [0, 4])]]).notes).toEqual([]);
  });
});

describe('the interior lies on the left also where the area is lost in rounding', () => {
  const far = 106 + 2 ** -40;
  test.each<[string, Ring]>([
    ['a needle', ring([0, 0], [106, 39], [far, 39 + (39 / 106) * 2 ** -40 + 2 ** -45])],
    ['a triangle of single digits', ring([106, 39], [106 + 2 ** -46, 39], [106 + 2 ** -46, 39 + 2 ** -47])],
    [
      'two needles that touch in the west',
      ring([100, 30], [110, 30], [110, 30 + 2 ** -48], [100, 30], [110, 31], [110, 31 + 2 ** -48]),
    ],
  ])('%s', (_, r) => {
    const signOf = (points: Ring) => {
      const { layer } = compileOne([[points]]);
      // Twice the area against the first vertex, in whole numbers of 2 ** -60 square degrees.
      const [x0, y0] = [layer.x[0]!, layer.y[0]!];
      const scaled = (value: number) => BigInt(Math.round(value * 2 ** 52));
      let twice = 0n;
      for (let i = 0; i + 1 < layer.vertexCount; i++)
        twice +=
          (scaled(layer.x[i]!) - scaled(x0)) * (scaled(layer.y[i + 1]!) - scaled(y0)) -
          (scaled(layer.x[i + 1]!) - scaled(x0)) * (scaled(layer.y[i]!) - scaled(y0));
      return twice > 0n;
    };
    for (let n = 0; n < r.length - 1; n++) {
      expect(signOf(startingAt(r, n))).toBe(true);
      expect(signOf(reversed(startingAt(r, n)))).toBe(true);
    }
  });
});

describe('a feature written twice', () => {
  const random = new Random(7);
  const shape: Polygons = [[box(0, 0, 9, 9), box(1, 1, 2, 2), ring([3, 3], [5, 3], [4, 5])], [box(10, 0, 12, 2)]];
  const features = (...list: readonly (readonly [number, Polygons])[]): LayerFeature[] =>
    list.map(([featureClass, polygons]) => ({ class: featureClass, polygons }));

  test('enters once, however it is written', () => {
    for (let n = 0; n < 50; n++) {
      const { layer, notes } = compileLayer(
        features([0, [[box(20, 0, 21, 1)]]], [0, shape], [0, rewritten(shape, random)]),
        1,
      );
      expect(layer.ringCount).toBe(5);
      expect(notes).toMatchObject([{ code: 'feature-duplicate', feature: 2, of: 1, polygon: 0, ring: 0, vertex: 0 }]);
    }
  });

  test('three times is told twice, of the first', () => {
    const { layer, notes } = compileLayer(features([0, shape], [0, shape], [0, shape]), 1);
    expect([...layer.featureRing]).toEqual([0, 4, 4, 4]);
    expect(notes.map(({ code, feature, of }) => [code, feature, of])).toEqual([
      ['feature-duplicate', 1, 0],
      ['feature-duplicate', 2, 0],
    ]);
  });

  test('is found with its dirt off', () => {
    const dirty = [[[...open(box(0, 0, 4, 4)), [0, 4], [0, 9], [0, 4]]]];
    const { notes } = compileLayer(features([0, [[box(0, 0, 4, 4)]]], [0, dirty]), 1);
    expect(notes.map((note) => note.code)).toEqual([
      'ring-closed',
      'vertex-repeated',
      'spike-removed',
      'feature-duplicate',
    ]);
  });

  test.each<[string, readonly [number, Polygons], readonly [number, Polygons]]>([
    ['in another class', [0, shape], [1, shape]],
    ['but for one vertex', [0, [[box(0, 0, 4, 4)]]], [0, [[ring([0, 0], [4, 0], [4, 4], [2, 4], [0, 4])]]]],
    ['but for the last digit', [0, [[box(0, 0, 4, 4)]]], [0, [[box(0, 0, 4, 4 + 2 ** -50)]]]],
    ['but for a hole', [0, shape], [0, [shape[0]!.slice(0, 2), shape[1]!]]],
    [
      'with hole and shell exchanged',
      [0, [[box(0, 0, 4, 4)], [box(1, 1, 2, 2)]]],
      [0, [[box(0, 0, 4, 4), box(1, 1, 2, 2)]]],
    ],
    [
      'with the same vertices in another order',
      [0, [[ring([0, 0], [4, 0], [3, 2], [4, 4], [0, 4])]]],
      [0, [[ring([0, 0], [3, 2], [4, 0], [4, 4], [0, 4])]]],
    ],
    ['without rings', [0, []], [0, []]],
  ])('is another one %s', (_, a, b) => {
    const { notes } = compileLayer(features(a, b), 2);
    expect(notes).toEqual([]);
  });
});

test('area is that of the clean ring', () => {
  const [, dirty, clean] = SPIKES[4]!;
  expect(ringIntegral(layerOf([[dirty]]), 0)).toBe(ringIntegral(layerOf([[clean]]), 0));
});

test('input is left alone', () => {
  for (const [, dirty] of SPIKES) expect(() => compileOne(deepFreeze([[dirty, reversed(dirty)]]))).not.toThrow();
});
