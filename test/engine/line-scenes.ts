/** Lines and the layers they meet, each with the pieces that lie alike. */
import type { LayerFeature, Polygons } from '../../src/engine/parts.ts';
import { box, type Position, ring, ringWithIsland, square } from '../support/shapes.ts';

/** Pieces of a line that lie alike. Classes are bits; `part` is OUTSIDE and the lists are empty where not given. */
export interface Row {
  readonly part?: number;
  readonly border?: readonly number[];
  readonly held?: readonly number[];
  readonly edge?: readonly number[];
  /** As text: '0 0, 4 0'. */
  readonly pieces: readonly string[];
}

interface Scene {
  readonly name: string;
  readonly features: readonly LayerFeature[];
  readonly districts?: readonly Polygons[];
  readonly line: string | readonly Position[];
  readonly rows: readonly Row[];
}

export const path = (text: string): Position[] => text.split(',').map((p) => p.trim().split(' ').map(Number));
export const of = (classIndex: number, ...polygons: readonly Polygons[]): LayerFeature[] =>
  polygons.map((p) => ({ class: classIndex, polygons: p }));
export const out = (...pieces: readonly string[]): Row => ({ pieces });
export const inside = (classIndex: number, ...pieces: readonly string[]): Row => ({ held: [classIndex], pieces });
const onEdge = (classIndex: number, ...pieces: readonly string[]): Row => ({
  held: [classIndex],
  edge: [classIndex],
  pieces,
});

export const unit = square(0, 0, 4);
const frame: Polygons = [[box(0, 0, 6, 6), box(2, 2, 4, 4)]];
const diamond: Polygons = [[ring([0, -2], [2, 0], [0, 2], [-2, 0])]];
/** The diamond's notch: a reflex vertex at 0 0. */
const notched: Polygons = [[ring([-4, -4], [4, -4], [4, 4], [0, 0], [-4, 4])]];
const slanting: Polygons = [[ring([0, 0], [8, 4], [0, 4])]];
const fine: readonly Position[] = Array.from({ length: 501 }, (_, i) => [i / 125, 0]);
/** A square of the side 4 whose southern edge has 501 vertices. */
const fineEdged: Polygons = [[ring(...fine, [4, 4], [0, 4])]];
const HAIR = 2 ** -50;

export const scenes: readonly Scene[] = [
  { name: 'apart', features: of(0, unit), line: '5 5, 6 5', rows: [out('5 5, 6 5')] },
  { name: 'inside', features: of(0, unit), line: '1 1, 2 3, 3 1', rows: [inside(0, '1 1, 2 3, 3 1')] },
  {
    name: 'across',
    features: of(0, unit),
    line: '-1 1, 5 3',
    rows: [
      out('-1 1, 0 1.3333333333333333', '4 2.6666666666666667, 5 3'),
      inside(0, '0 1.3333333333333333, 4 2.6666666666666667'),
    ],
  },
  {
    name: 'through two vertices of a polygon',
    features: of(0, diamond),
    line: '-4 0, 4 0',
    rows: [out('-4 0, -2 0', '2 0, 4 0'), inside(0, '-2 0, 2 0')],
  },
  {
    name: 'through a vertex of a polygon with a vertex of its own',
    features: of(0, diamond),
    line: '-4 0, -2 0, 2 0, 4 1',
    rows: [out('-4 0, -2 0', '2 0, 4 1'), inside(0, '-2 0, 2 0')],
  },
  { name: 'touching a vertex from outside', features: of(0, diamond), line: '-4 2, 4 2', rows: [out('-4 2, 4 2')] },
  {
    name: 'touching a vertex from outside with a vertex of its own',
    features: of(0, diamond),
    line: '-4 3, 0 2, 4 3',
    rows: [out('-4 3, 0 2, 4 3')],
  },
  {
    name: 'touching a vertex from inside',
    features: of(0, notched),
    line: '-2 0, 2 0',
    rows: [inside(0, '-2 0, 2 0')],
  },
  {
    name: 'touching a vertex from inside with a vertex of its own',
    features: of(0, notched),
    line: '-2 -1, 0 0, 2 -1',
    rows: [inside(0, '-2 -1, 0 0, 2 -1')],
  },
  {
    name: 'touching an edge from outside and turning away',
    features: of(0, unit),
    line: '-2 1, 0 2, -2 3',
    rows: [out('-2 1, 0 2, -2 3')],
  },
  {
    name: 'touching an edge from outside and turning back on itself',
    features: of(0, unit),
    line: '-2 2, 0 2, -2 2',
    rows: [out('-2 2, 0 2, -2 2')],
  },
  {
    name: 'touching an edge from inside and turning back on itself',
    features: of(0, unit),
    line: '2 2, 0 2, 2 2',
    rows: [inside(0, '2 2, 0 2, 2 2')],
  },
  {
    name: 'along an edge and beyond it',
    features: of(0, unit),
    line: '-1 0, 5 0',
    rows: [out('-1 0, 0 0', '4 0, 5 0'), onEdge(0, '0 0, 4 0')],
  },
  {
    name: 'along an edge with the same vertices',
    features: of(0, unit),
    line: '0 0, 4 0',
    rows: [onEdge(0, '0 0, 4 0')],
  },
  { name: 'along a part of an edge', features: of(0, unit), line: '1 0, 3 0', rows: [onEdge(0, '1 0, 3 0')] },
  {
    name: 'along a part of a slanting edge',
    features: of(0, slanting),
    line: '2 1, 6 3',
    rows: [onEdge(0, '2 1, 6 3')],
  },
  {
    name: 'along a parallel of 501 vertices with 2',
    features: of(0, fineEdged),
    line: '-1 0, 4 0',
    rows: [out('-1 0, 0 0'), onEdge(0, '0 0, 4 0')],
  },
  {
    name: 'along a parallel of 2 vertices with 501',
    features: of(0, unit),
    line: fine,
    rows: [onEdge(0, '0 0, 4 0')],
  },
  {
    name: 'along a parallel of 501 vertices with 2 others',
    features: of(0, fineEdged),
    line: '0.3 0, 3.7 0',
    rows: [onEdge(0, '0.3 0, 3.7 0')],
  },
  {
    name: 'there and back along an edge',
    features: of(0, unit),
    line: '0 1, 0 3, 0 2',
    rows: [onEdge(0, '0 1, 0 3', '0 3, 0 2')],
  },
  {
    name: 'there and back along an edge, then to the inside',
    features: of(0, unit),
    line: '0 1, 0 3, 0 2, 2 2',
    rows: [onEdge(0, '0 1, 0 3', '0 3, 0 2'), inside(0, '0 2, 2 2')],
  },
  {
    name: 'there and back along an edge as far as a vertex, then to the outside',
    features: of(0, unit),
    line: '0 1, 0 4, 0 2, -2 2',
    rows: [onEdge(0, '0 1, 0 4', '0 4, 0 2'), out('0 2, -2 2')],
  },
  {
    name: 'along an edge, then to the inside and out over a vertex',
    features: of(0, unit),
    line: '1 0, 2 0, 2 2, 4 4, 5 5',
    rows: [onEdge(0, '1 0, 2 0'), inside(0, '2 0, 2 2, 4 4'), out('4 4, 5 5')],
  },
  {
    name: 'around a corner on the edge and straight on outside',
    features: of(0, unit),
    line: '0 2, 0 4, 4 4, 4 5',
    rows: [onEdge(0, '0 2, 0 4, 4 4'), out('4 4, 4 5')],
  },
  {
    name: 'from an edge to an edge through the inside',
    features: of(0, unit),
    line: '0 2, 4 3',
    rows: [inside(0, '0 2, 4 3')],
  },
  {
    name: 'from vertex to vertex through the inside',
    features: of(0, unit),
    line: '0 0, 4 4',
    rows: [inside(0, '0 0, 4 4')],
  },
  { name: 'from an edge to the outside', features: of(0, unit), line: '0 2, -3 2', rows: [out('0 2, -3 2')] },
  {
    name: 'ending on an edge from the outside',
    features: of(0, unit),
    line: '2 -3, 2 0',
    rows: [out('2 -3, 2 0')],
  },
  {
    name: 'wholly on the edge of a hole',
    features: of(0, frame),
    line: '2 3, 2 4, 4 4, 4 3',
    rows: [onEdge(0, '2 3, 2 4, 4 4, 4 3')],
  },
  {
    name: 'across a hole',
    features: of(0, frame),
    line: '1 3, 5 3',
    rows: [inside(0, '1 3, 2 3', '4 3, 5 3'), out('2 3, 4 3')],
  },
  { name: 'inside a hole from edge to edge', features: of(0, frame), line: '2 2, 4 4', rows: [out('2 2, 4 4')] },
  {
    name: 'across a frame with an island',
    features: of(0, ringWithIsland(0, 0, 5)),
    line: '-1 2.5, 6 2.5',
    rows: [
      out('-1 2.5, 0 2.5', '1 2.5, 2 2.5', '3 2.5, 4 2.5', '5 2.5, 6 2.5'),
      inside(0, '0 2.5, 1 2.5', '2 2.5, 3 2.5', '4 2.5, 5 2.5'),
    ],
  },
  {
    name: 'along the side of a hole that holds a feature of another class',
    features: [...of(0, frame), ...of(1, square(2, 2, 2))],
    line: '1 2, 5 2',
    rows: [inside(0, '1 2, 2 2', '4 2, 5 2'), { held: [0, 1], edge: [0, 1], pieces: ['2 2, 4 2'] }],
  },
  {
    name: 'along the side of a hole that a feature of the same class fills',
    features: of(0, frame, square(2, 2, 2)),
    line: '1 2, 5 2',
    rows: [inside(0, '1 2, 5 2')],
  },
  {
    name: 'a closed line equal to a ring',
    features: of(0, diamond),
    line: '0 -2, 2 0, 0 2, -2 0, 0 -2',
    rows: [onEdge(0, '0 -2, 2 0, 0 2, -2 0, 0 -2')],
  },
  {
    name: 'the shared edge of two features of one class, on either side of it',
    features: of(0, unit, square(4, 0, 4)),
    line: '4 -1, 4 5',
    rows: [out('4 -1, 4 0', '4 4, 4 5'), inside(0, '4 0, 4 4')],
  },
  {
    name: 'the edges of two features of one class, on either side with other vertices',
    features: of(0, unit, [[ring([4, 1], [6, 0], [6, 6], [4, 5], [4, 3])]]),
    line: '4 0, 4 5',
    rows: [onEdge(0, '4 0, 4 1', '4 4, 4 5'), inside(0, '4 1, 4 4')],
  },
  {
    name: 'the common edge of two features of one class on the same side',
    features: of(0, unit, square(0, 0, 2)),
    line: '0 0, 4 0',
    rows: [onEdge(0, '0 0, 4 0')],
  },
  {
    name: 'an edge inside an overlapping feature of the class',
    features: of(0, unit, square(2, 0, 4)),
    line: '4 0, 4 4',
    rows: [inside(0, '4 0, 4 4')],
  },
  {
    name: 'the edge of identical features of one class',
    features: of(0, unit, unit),
    line: '0 0, 4 0, 4 4',
    rows: [onEdge(0, '0 0, 4 0, 4 4')],
  },
  {
    name: 'the shared edge of two classes',
    features: [...of(0, unit), ...of(1, square(4, 0, 4))],
    line: '4 0, 4 4',
    rows: [{ held: [0, 1], edge: [0, 1], pieces: ['4 0, 4 4'] }],
  },
  {
    name: 'bits 31, 32 and 63',
    features: [...of(31, unit), ...of(32, square(2, 0, 4)), ...of(63, square(3, 0, 4))],
    line: '-1 0, 0 0, 0 1, 5 1',
    rows: [
      out('-1 0, 0 0'),
      onEdge(31, '0 0, 0 1'),
      inside(31, '0 1, 2 1'),
      { held: [31, 32], pieces: ['2 1, 3 1'] },
      { held: [31, 32, 63], pieces: ['3 1, 4 1'] },
      { held: [32, 63], pieces: ['4 1, 5 1'] },
    ],
  },
  {
    name: 'an edge of bit 63 alone',
    features: of(63, unit),
    line: '0 0, 4 0',
    rows: [onEdge(63, '0 0, 4 0')],
  },
  {
    name: 'across an edge that it meets at an angle of a hair',
    features: of(0, unit),
    line: [
      [-2, 4 + 4 * HAIR],
      [6, 4 - 4 * HAIR],
    ],
    rows: [out('-2 4, 2 4', '4 4, 6 4'), inside(0, '2 4, 4 4')],
  },
  {
    name: 'a hair beside an edge',
    features: of(0, unit),
    line: [
      [1, HAIR],
      [3, HAIR],
    ],
    rows: [inside(0, '1 0, 3 0')],
  },
  {
    name: 'the border of two districts',
    features: [],
    districts: [unit, square(4, 0, 4)],
    line: '4 0, 4 3, 5 3',
    rows: [
      { part: 0, border: [0, 1], pieces: ['4 0, 4 3'] },
      { part: 1, pieces: ['4 3, 5 3'] },
    ],
  },
  {
    name: 'the border of a district and the outside',
    features: [],
    districts: [unit, square(4, 0, 4)],
    line: '7 4, 8 4, 8 0, 8 -2',
    rows: [{ part: 1, border: [1], pieces: ['7 4, 8 4, 8 0'] }, { pieces: ['8 0, 8 -2'] }],
  },
  {
    name: 'from district to district through the corner of four',
    features: [],
    districts: [square(0, 0, 2), square(2, 0, 2), square(0, 2, 2), square(2, 2, 2)],
    line: '1 1, 2 2, 3 3',
    rows: [
      { part: 0, pieces: ['1 1, 2 2'] },
      { part: 3, pieces: ['2 2, 3 3'] },
    ],
  },
  {
    name: 'a bank that is the edge of its range and the border of two districts',
    features: of(5, square(4, 0, 4)),
    districts: [unit, square(4, 0, 4)],
    line: '4 0, 4 4',
    rows: [{ part: 0, border: [0, 1], held: [5], edge: [5], pieces: ['4 0, 4 4'] }],
  },
  {
    name: 'along the border of an enclave',
    features: [],
    districts: [frame, square(2, 2, 2)],
    line: '1 2, 3 2, 3 3',
    rows: [
      { part: 0, pieces: ['1 2, 2 2'] },
      { part: 0, border: [0, 1], pieces: ['2 2, 3 2'] },
      { part: 1, pieces: ['3 2, 3 3'] },
    ],
  },
];
