import { describe, expect, test } from 'vitest';
import {
  compileLayer,
  countsOf,
  hasBit,
  keysOfPoints,
  type LayerFeature,
  type Member,
  OUTSIDE,
  type PlaceKey,
  type Polygons,
} from '../../src/engine/parts.ts';
import { arrangementOf, layerOf } from '../support/overlay.ts';
import { box, mapRings, reversed, ring, square, startingAt } from '../support/shapes.ts';

const BITS = Array.from({ length: 64 }, (_, bit) => bit);
const of = (classIndex: number, ...polygons: readonly Polygons[]): LayerFeature[] =>
  polygons.map((p) => ({ class: classIndex, polygons: p }));
const layerMember = (features: readonly LayerFeature[]): Member => ({
  layer: compileLayer(features, 64).layer,
  bits: BITS,
});
const partition = (...districts: readonly Polygons[]): Member => ({ layer: layerOf(...districts), bits: null });
const keys = (members: readonly Member[], x: number, y: number): PlaceKey =>
  keysOfPoints(arrangementOf(...members), Float64Array.of(x), Float64Array.of(y))[0]!;
const bitsOf = (mask: PlaceKey['mask']) => BITS.filter((bit) => hasBit(mask, bit));

const frame: Polygons = [[box(0, 0, 6, 6), box(2, 2, 4, 4)]];

describe('classes that hold a point, and those on whose edge it lies', () => {
  const quarters = [square(0, 0, 2), square(2, 0, 2), square(0, 2, 2), square(2, 2, 2)];

  test.each<[string, readonly LayerFeature[], number, number, number[], number[]]>([
    ['outside', of(0, square(0, 0, 4)), 5, 1, [], []],
    ['inside', of(0, square(0, 0, 4)), 1, 1, [0], []],
    ['on an edge', of(0, square(0, 0, 4)), 0, 1, [0], [0]],
    ['on a vertex', of(0, square(0, 0, 4)), 4, 4, [0], [0]],
    ['in a hole', of(0, frame), 3, 3, [], []],
    ['on the edge of a hole', of(0, frame), 2, 3, [0], [0]],
    ['on the edge of a hole that its class fills', of(0, frame, square(2, 2, 2)), 2, 3, [0], []],
    ['on the corner of such a hole', of(0, frame, square(2, 2, 2)), 2, 2, [0], []],
    [
      'on the edge of a hole that another class fills',
      [...of(0, frame), ...of(1, square(2, 2, 2))],
      2,
      3,
      [0, 1],
      [0, 1],
    ],
    ['on the shared edge of one class', of(0, square(0, 0, 4), square(4, 0, 4)), 4, 1, [0], []],
    ['at the end of such an edge', of(0, square(0, 0, 4), square(4, 0, 4)), 4, 4, [0], [0]],
    ['on a common edge of one class, same side', of(0, square(0, 0, 4), square(0, 0, 2)), 0, 1, [0], [0]],
    ['on an edge inside another of the class', of(0, square(0, 0, 4), square(1, 1, 1)), 1, 1.5, [0], []],
    ['on an edge of identical features', of(0, square(0, 0, 4), square(0, 0, 4)), 0, 1, [0], [0]],
    ['where four of one class meet', of(0, ...quarters), 2, 2, [0], []],
    ['where three of four meet', of(0, ...quarters.slice(1)), 2, 2, [0], [0]],
    ['where two touch at a vertex', of(0, quarters[0]!, quarters[3]!), 2, 2, [0], [0]],
    [
      'where a triangle fills what a square leaves',
      of(0, [[ring([0, 0], [4, 0], [4, 4])]], [[ring([0, 0], [4, 4], [0, 4])]]),
      1,
      1,
      [0],
      [],
    ],
    [
      'of bits 31, 32 and 63',
      [...of(31, square(0, 0, 4)), ...of(32, square(1, 0, 4)), ...of(63, square(0, 0, 1))],
      1,
      0.5,
      [31, 32, 63],
      [32, 63],
    ],
  ])('%s', (_, features, x, y, held, on) => {
    for (let n = 0; n < 4; n++) {
      const moved = features.map((f) => ({ ...f, polygons: mapRings(f.polygons, (r) => reversed(startingAt(r, n))) }));
      for (const list of [features, moved, [...moved].reverse()]) {
        const key = keys([layerMember(list)], x, y);
        expect(bitsOf(key.mask)).toEqual(held);
        expect(bitsOf(key.on)).toEqual(on);
        expect([key.part, key.onParts]).toEqual([OUTSIDE, []]);
      }
    }
  });

  test('a class of several layers is one', () => {
    const members: Member[] = [
      { layer: layerOf(square(0, 0, 4)), bits: [7] },
      { layer: layerOf(square(4, 0, 4)), bits: [7] },
    ];
    const key = (x: number, y: number) => {
      const { mask, on } = keys(members, x, y);
      return [bitsOf(mask), bitsOf(on)];
    };
    expect(key(4, 1)).toEqual([[7], []]);
    expect(key(4, 4)).toEqual([[7], [7]]);
  });
});

test.each<[string, number, number, number, number[]]>([
  ['in a district', 5, 1, 1, []],
  ['on the border of two', 4, 1, 0, [0, 1]],
  ['where two borders meet the outside', 4, 4, 0, [0, 1]],
  ['on the border of one', 8, 1, 1, [1]],
  ['outside', 9, 1, OUTSIDE, []],
])('parts: %s', (_, x, y, part, onParts) => {
  const districts = partition(square(0, 0, 4), square(4, 0, 4));
  expect(keys([districts], x, y)).toMatchObject({ part, onParts });
});

test('counts by class and place', () => {
  const arrangement = arrangementOf(partition(square(0, 0, 4), square(4, 0, 4)), layerMember(of(3, square(2, 0, 4))));
  const at = (classIndex: number, x: number, y: number) => ({ class: classIndex, x, y });
  const counts = countsOf(arrangement, [at(0, 1, 1), at(0, 1, 2), at(1, 1, 1), at(0, 4, 2), at(0, 4, 3), at(0, 9, 9)]);
  const none = { low: 0, high: 0 };
  expect(counts).toEqual([
    { class: 0, part: 0, onParts: [], mask: none, on: none, count: 2 },
    { class: 1, part: 0, onParts: [], mask: none, on: none, count: 1 },
    { class: 0, part: 0, onParts: [0, 1], mask: { low: 8, high: 0 }, on: none, count: 2 },
    { class: 0, part: OUTSIDE, onParts: [], mask: none, on: none, count: 1 },
  ]);
  expect(countsOf(arrangement, [])).toEqual([]);
});

test('misuse throws', () => {
  expect(() => countsOf(arrangementOf(), [{ class: 0, x: 1, y: Number.NaN }])).toThrow(RangeError);
  expect(() => keysOfPoints(arrangementOf(), Float64Array.of(1), new Float64Array())).toThrow(RangeError);
});
