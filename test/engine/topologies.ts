/**
 * Pairs of polygons named by how they lie to each other, with their overlap written out. Coordinates are multiples of
 * 1/64 degree (or exact crossings of such edges), so that "exactly on" is exact in the computer too.
 */
import type { Polygons } from '../../src/engine/parts.ts';
import { box, comb, mapPositions, ring, ringWithIsland, square } from '../support/shapes.ts';

export interface Topology {
  readonly name: string;
  readonly a: Polygons;
  readonly b: Polygons;
  readonly overlap: Polygons;
}

const W = 106.5;
const S = 39.5;
/** Cases are drawn on a grid of 1/64 degree with its corner in the Yellow River's bend. */
const place = (polygons: Polygons): Polygons => mapPositions(polygons, ([x, y]) => [W + x! / 64, S + y! / 64]);

const unit = square(0, 0, 4);
const frame: Polygons = [[box(0, 0, 6, 6), box(2, 2, 4, 4)]];
const combUp = comb(0, 0, 8, 1, 20);
/** The same comb turned by a right angle and laid over it. */
const combEast = mapPositions([[comb(0, 0, 8, 1, 20)]], ([x, y]) => [y! - 2, x! + 3]);

/** Where the teeth of the two combs cross: a chessboard; and where the back of the second meets the first. */
function chessboard(): Polygons {
  const cells: (readonly [number, number, number, number])[] = [];
  for (let i = 0; i < 8; i++)
    for (let j = 0; j < 8; j++) {
      const [west, east, south, north] = [2 * i, 2 * i + 1, 2 * j + 3, 2 * j + 4];
      cells.push([west, south, east, north]);
    }
  return cells.map((cell) => [box(...cell)]);
}

const drawn: readonly Topology[] = [
  { name: 'disjoint', a: unit, b: square(10, 10, 4), overlap: [] },
  {
    name: 'disjoint though the boxes meet',
    a: [[ring([0, 0], [4, 0], [0, 4])]],
    b: [[ring([4, 4], [1, 4], [4, 1])]],
    overlap: [],
  },
  { name: 'touching at a vertex of both', a: unit, b: square(4, 4, 4), overlap: [] },
  { name: 'a vertex touching an edge', a: unit, b: [[ring([4, 2], [6, 0], [6, 4])]], overlap: [] },
  { name: 'touching along an edge with the same vertices', a: unit, b: square(4, 0, 4), overlap: [] },
  {
    name: 'touching along an edge with other vertices',
    a: unit,
    b: [[ring([4, -1], [7, 0], [7, 6], [4, 5], [4, 3], [4, 1])]],
    overlap: [],
  },
  {
    name: 'touching along a part of a slanting edge',
    a: [[ring([0, 0], [8, 4], [0, 4])]],
    b: [[ring([2, 1], [6, 3], [6, 0])]],
    overlap: [],
  },
  { name: 'identical', a: ringWithIsland(0, 0, 5), b: ringWithIsland(0, 0, 5), overlap: ringWithIsland(0, 0, 5) },
  {
    name: 'identical but for vertices along the edges',
    a: unit,
    b: [[ring([0, 0], [1, 0], [4, 0], [4, 3], [4, 4], [2, 4], [0, 4], [0, 2])]],
    overlap: unit,
  },
  { name: 'contained', a: square(-1, -1, 8), b: unit, overlap: unit },
  {
    name: 'contained, touching the shell at a vertex from within',
    a: square(-1, -1, 8),
    b: [[ring([7, 3], [5, 5], [5, 1])]],
    overlap: [[ring([7, 3], [5, 5], [5, 1])]],
  },
  { name: 'contained, sharing a corner and two edges', a: square(0, 0, 8), b: unit, overlap: unit },
  { name: 'a hole filled exactly by an island', a: frame, b: square(2, 2, 2), overlap: [] },
  { name: 'an island smaller than the hole', a: [[box(0, 0, 6, 6), box(1, 1, 5, 5)]], b: square(2, 2, 2), overlap: [] },
  {
    name: 'a hole that touches its shell at a vertex, covered',
    a: [[box(0, 0, 6, 6), ring([0, 3], [2, 2], [2, 4])]],
    b: square(0, 0, 3),
    overlap: [[ring([0, 0], [3, 0], [3, 3], [2, 3], [2, 2], [0, 3])]],
  },
  {
    name: 'holes that touch each other at a vertex',
    a: [[box(0, 0, 8, 8), box(2, 2, 4, 4), box(4, 4, 6, 6)]],
    b: square(2, 2, 4),
    overlap: [[box(4, 2, 6, 4)], [box(2, 4, 4, 6)]],
  },
  {
    name: 'a frame over a frame',
    a: frame,
    b: [[box(1, 1, 5, 5), box(2, 2, 4, 4)]],
    overlap: [[box(1, 1, 5, 5), box(2, 2, 4, 4)]],
  },
  { name: 'overlapping at a corner', a: unit, b: square(2, 2, 4), overlap: square(2, 2, 2) },
  { name: 'a cross', a: [[box(-4, 1, 8, 3)]], b: [[box(1, -4, 3, 8)]], overlap: square(1, 1, 2) },
  {
    name: 'crossing through vertices of both',
    a: [[ring([0, 0], [4, 0], [6, 2], [4, 4], [0, 4])]],
    b: [[ring([8, 0], [8, 4], [4, 4], [2, 2], [4, 0])]],
    overlap: [[ring([4, 0], [6, 2], [4, 4], [2, 2])]],
  },
  {
    name: 'crossing through a vertex on an edge',
    a: square(0, 0, 8),
    b: [[ring([4, 4], [8, 2], [12, 4], [8, 6])]],
    overlap: [[ring([4, 4], [8, 2], [8, 6])]],
  },
  {
    name: 'a shared edge left and entered again',
    a: unit,
    b: [[ring([4, 0], [4, 1], [3, 1], [3, 3], [4, 3], [4, 4], [6, 4], [6, 0])]],
    overlap: [[box(3, 1, 4, 3)]],
  },
  { name: 'a shared edge, on the same side', a: unit, b: [[box(2, 0, 4, 2)]], overlap: [[box(2, 0, 4, 2)]] },
  {
    name: 'a diagonal against its box',
    a: unit,
    b: [[ring([0, 0], [4, 0], [4, 4])]],
    overlap: [[ring([0, 0], [4, 0], [4, 4])]],
  },
  {
    name: 'two diagonals',
    a: [[ring([0, 0], [4, 0], [4, 4])]],
    b: [[ring([0, 0], [4, 0], [0, 4])]],
    overlap: [[ring([0, 0], [4, 0], [2, 2])]],
  },
  {
    name: 'two parts of one against a strip',
    a: [[box(0, 0, 2, 6)], [box(4, 0, 6, 6)]],
    b: [[box(-1, 2, 7, 4)]],
    overlap: [[box(0, 2, 2, 4)], [box(4, 2, 6, 4)]],
  },
  {
    name: 'two parts that touch at a vertex',
    a: [[box(0, 0, 2, 2)], [box(2, 2, 4, 4)]],
    b: square(1, 1, 2),
    overlap: [[box(1, 1, 2, 2)], [box(2, 2, 3, 3)]],
  },
  {
    name: 'a point of three boundaries and a hole',
    a: [[box(0, 0, 6, 6), ring([3, 3], [5, 3], [5, 5])]],
    b: [[ring([3, 3], [6, 0], [6, 6])]],
    overlap: [[ring([3, 3], [6, 0], [6, 6]), ring([3, 3], [5, 3], [5, 5])]],
  },
  { name: 'combs that cross often', a: [[combUp]], b: combEast, overlap: chessboard() },
  {
    name: 'nearly parallel edges that cross',
    a: [[ring([0, 0], [512, 1], [512, 64], [0, 64])]],
    b: [[ring([0, 1], [512, 0], [512, -64], [0, -64])]],
    overlap: [[ring([0, 0], [256, 0.5], [0, 1])]],
  },
  {
    name: 'edges that cross at an angle of a millionth of a second',
    a: [[ring([0, 0], [512, 2 ** -30], [512, 64], [0, 64])]],
    b: [[ring([0, 2 ** -30], [512, 0], [512, -64], [0, -64])]],
    overlap: [[ring([0, 0], [256, 2 ** -31], [0, 2 ** -30])]],
  },
  {
    name: 'edges over 1,000 km',
    a: [[ring([0, 0], [768, 0], [768, 512], [0, 512])]],
    b: [[ring([-256, -256], [1024, 1024], [-256, 1024])]],
    overlap: [[ring([0, 0], [512, 512], [0, 512])]],
  },
  {
    name: 'a sliver of 0.1 m along a border',
    a: square(0, 0, 64),
    b: [[box(64 - 2 ** -14, 0, 128, 64)]],
    overlap: [[box(64 - 2 ** -14, 0, 64, 64)]],
  },
];

export const TOPOLOGIES: readonly Topology[] = drawn.map(({ name, a, b, overlap }) => ({
  name,
  a: place(a),
  b: place(b),
  overlap: place(overlap),
}));
