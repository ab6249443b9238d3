import { describe, expect, test } from 'vitest';
import {
  compileLayer,
  compileLines,
  hasBit,
  type LayerFeature,
  type LengthAtom,
  type Lines,
  lengthsOf,
  type Member,
  OUTSIDE,
  type Polygons,
  runThrough,
} from '../../src/engine/parts.ts';
import { lineLength } from '../../src/geodesy/ellipsoid.ts';
import { deepFreeze } from '../support/freeze.ts';
import { arrangementOf, layerOf } from '../support/overlay.ts';
import { Random } from '../support/random.ts';
import { box, mapRings, type Position, reversed, ring, ringWithIsland, square, startingAt } from '../support/shapes.ts';

/** Pieces of a line that lie alike. Classes are bits; `part` is OUTSIDE and the lists are empty where not given. */
interface Row {
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

const BITS = Array.from({ length: 64 }, (_, bit) => bit);
const path = (text: string): Position[] => text.split(',').map((p) => p.trim().split(' ').map(Number));
const of = (classIndex: number, ...polygons: readonly Polygons[]): LayerFeature[] =>
  polygons.map((p) => ({ class: classIndex, polygons: p }));
const out = (...pieces: readonly string[]): Row => ({ pieces });
const inside = (classIndex: number, ...pieces: readonly string[]): Row => ({ held: [classIndex], pieces });
const onEdge = (classIndex: number, ...pieces: readonly string[]): Row => ({
  held: [classIndex],
  edge: [classIndex],
  pieces,
});

const keyOf = (part: number, border: readonly number[], mask: readonly number[], on: readonly number[]) =>
  `part ${part}, border of ${border}, held by ${mask}, edge of ${on}`;

function keyOfAtom({ part, onParts, mask, on }: LengthAtom): string {
  const bitsOf = (m: typeof mask) => BITS.filter((bit) => hasBit(m, bit));
  return keyOf(part, onParts, bitsOf(mask), bitsOf(on));
}

const layerMember = (features: readonly LayerFeature[]): Member => ({
  layer: compileLayer(features, 64).layer,
  bits: BITS,
});
const partition = (districts: readonly Polygons[]): Member => ({ layer: layerOf(...districts), bits: null });

const lengths = (members: readonly Member[], lines: Lines): LengthAtom[] =>
  runThrough(lengthsOf(arrangementOf(...members), compileLines([{ class: 0, lines }], 1)));

function checkRows(atoms: readonly LengthAtom[], rows: readonly Row[]): void {
  const expected = new Map(
    rows.map((row) => [
      keyOf(row.part ?? OUTSIDE, row.border ?? [], row.held ?? [], row.edge ?? []),
      row.pieces.reduce((sum, piece) => sum + lineLength(path(piece)), 0),
    ]),
  );
  expect(atoms.map(keyOfAtom).sort()).toEqual([...expected.keys()].sort());
  for (const atom of atoms) {
    const metres = expected.get(keyOfAtom(atom))!;
    expect(Math.abs(atom.lengthMetres - metres), keyOfAtom(atom)).toBeLessThan(1e-9 * metres + 1e-7);
  }
}

const unit = square(0, 0, 4);
const frame: Polygons = [[box(0, 0, 6, 6), box(2, 2, 4, 4)]];
const diamond: Polygons = [[ring([0, -2], [2, 0], [0, 2], [-2, 0])]];
/** The diamond's notch: a reflex vertex at 0 0. */
const notched: Polygons = [[ring([-4, -4], [4, -4], [4, 4], [0, 0], [-4, 4])]];
const slanting: Polygons = [[ring([0, 0], [8, 4], [0, 4])]];
const fine: readonly Position[] = Array.from({ length: 501 }, (_, i) => [i / 125, 0]);
/** A square of the side 4 whose southern edge has 501 vertices. */
const fineEdged: Polygons = [[ring(...fine, [4, 4], [0, 4])]];
const HAIR = 2 ** -50;

const scenes: readonly Scene[] = [
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

describe.each(scenes)('$name', ({ features, districts, line, rows }) => {
  const positions: readonly Position[] = typeof line === 'string' ? path(line) : line;
  const members = (change: (polygons: Polygons) => Polygons = (p) => p): Member[] => [
    layerMember(features.map((f) => ({ ...f, polygons: change(f.polygons) }))),
    ...(districts ? [partition(districts.map(change))] : []),
  ];

  test('lengths by place', () => {
    checkRows(lengths(members(), deepFreeze([positions])), rows);
  });

  test('the other way round', () => {
    checkRows(lengths(members(), [[...positions].reverse()]), rows);
  });

  test('cut at its vertices', () => {
    checkRows(
      lengths(
        members(),
        positions.slice(1).map((p, i) => [positions[i]!, p]),
      ),
      rows,
    );
  });

  test('with rings begun elsewhere and turned round, members and features in another order', () => {
    for (let n = 1; n < 6; n++) {
      const turned = members((p) => mapRings(p, (r) => reversed(startingAt(r, n)))).reverse();
      checkRows(lengths(turned, [positions]), rows);
    }
    checkRows(lengths([layerMember([...features].reverse()), ...members().slice(1)], [positions]), rows);
  });
});

test('two lines on one another, one each way, count twice', () => {
  const lines = [path('-1 2, 5 2'), path('5 2, -1 2')];
  checkRows(lengths([layerMember(of(0, unit))], lines), [
    out('-1 2, 0 2', '-1 2, 0 2', '4 2, 5 2', '4 2, 5 2'),
    inside(0, '0 2, 4 2', '0 2, 4 2'),
  ]);
});

test('a line that begins on an edge knows nothing of the line before it', () => {
  checkRows(
    lengths([layerMember(of(0, unit))], [path('-2 9, -2 8'), path('0 2, 2 2'), path('2 9, 2 8'), path('0 2, -3 2')]),
    [out('-2 9, -2 8', '2 9, 2 8', '0 2, -3 2'), inside(0, '0 2, 2 2')],
  );
});

test('boundaries on one line, with other vertices, are crossed in one place', () => {
  const random = new Random(4);
  const members = [
    partition([box(0, -9, 4, 9), box(4, -9, 9, 9)].map((r) => [[r]])),
    layerMember(of(0, [[box(4, -7.3, 8, 7.1)]])),
  ];
  for (let n = 0; n < 300; n++) {
    const [west, east] = [random.between(0, 4), random.between(4, 8)];
    const line = [
      [west, random.between(-7, 7)],
      [east, random.between(-7, 7)],
    ];
    expect(lengths(members, [line]).map(keyOfAtom)).toEqual([keyOf(0, [], [], []), keyOf(1, [], [0], [])]);
  }
});

test('a class of several layers is one', () => {
  const left: Member = { layer: layerOf(unit), bits: [7] };
  const right: Member = { layer: layerOf(square(4, 0, 4)), bits: [7] };
  checkRows(lengths([left, right], [path('4 0, 4 4')]), [inside(7, '4 0, 4 4')]);
});

test('a line that is kept as several chains', () => {
  const teeth: Position[] = Array.from({ length: 9001 }, (_, i) => [i / 1000 - 1, i % 2 === 0 ? 1 : 3]);
  const crossing = (x: number) => {
    const rows = new Map(lengths([layerMember(of(0, [[box(x, 0, 4, 4)]]))], [teeth]).map((a) => [keyOfAtom(a), a]));
    return rows.get(keyOf(OUTSIDE, [], [0], []))!.lengthMetres;
  };
  expect(compileLines([{ class: 0, lines: [teeth] }], 1).chainCount).toBe(36);
  // The line enters at vertex 1000, or where a chain ends: at vertex 4096; it leaves at vertex 5000.
  expect(crossing(0) / lineLength(teeth.slice(1000, 5001))).toBeCloseTo(1, 12);
  expect(crossing(teeth[4096]![0]!) / lineLength(teeth.slice(4096, 5001))).toBeCloseTo(1, 12);
});

describe('by class and feature of the lines', () => {
  const arrangement = arrangementOf(layerMember(of(0, unit)));
  const banks = compileLines(
    [
      { class: 1, lines: [path('1 1, 2 1')] },
      { class: 0, lines: [path('1 2, 2 2'), path('2 2, 3 2')] },
      { class: 1, lines: [path('1 3, 3 3')] },
    ],
    2,
  );
  const rowsOf = (atoms: readonly LengthAtom[]) =>
    atoms.map((a) => [a.class, a.feature, Math.round(a.lengthMetres)]).sort((p, q) => p[0]! - q[0]! || p[1]! - q[1]!);
  const metres = (text: string) => Math.round(lineLength(path(text)));

  test('by class', () => {
    const both = Math.round(lineLength(path('1 1, 2 1')) + lineLength(path('1 3, 3 3')));
    expect(rowsOf(runThrough(lengthsOf(arrangement, banks)))).toEqual([
      [0, null, metres('1 2, 3 2')],
      [1, null, both],
    ]);
  });

  test('by feature', () => {
    expect(rowsOf(runThrough(lengthsOf(arrangement, banks, true)))).toEqual([
      [0, 1, metres('1 2, 3 2')],
      [1, 0, metres('1 1, 2 1')],
      [1, 2, metres('1 3, 3 3')],
    ]);
  });
});

describe('input', () => {
  test('edges of length zero are dropped; lines without two distinct vertices are told', () => {
    const lines = [path('0 0, 0 0, 1 0, 1 0'), path('2 2, 2 2'), [], path('3 3')];
    const layer = compileLines(
      [
        { class: 0, lines: [] },
        { class: 0, lines },
      ],
      1,
    );
    expect([...layer.x]).toEqual([0, 1]);
    expect(layer.dropped).toEqual([1, 2, 3].map((line) => ({ feature: 1, line })));
    expect(layer.metres[1]).toBe(lineLength(path('0 0, 1 0')));
  });

  test('no lines, no rows; no layers, all outside', () => {
    expect(lengths([layerMember(of(0, unit))], [])).toEqual([]);
    checkRows(lengths([], [path('0 0, 1 0')]), [out('0 0, 1 0')]);
    checkRows(lengths([layerMember([])], [path('0 0, 1 0')]), [out('0 0, 1 0')]);
  });

  test('misuse throws', () => {
    expect(() => compileLines([{ class: 1, lines: [] }], 1)).toThrow(RangeError);
    expect(() => compileLines([{ class: 0, lines: [[[0, Number.NaN]]] }], 1)).toThrow(RangeError);
    expect(() => compileLines([{ class: 0, lines: [[[0]]] }], 1)).toThrow(RangeError);
  });

  test('yields its progress', () => {
    const steps = [
      ...lengthsOf(arrangementOf(), compileLines([{ class: 0, lines: [path('0 0, 1 0'), path('0 0, 1 1')] }], 1)),
    ];
    expect([...new Set(steps.map((s) => s.done))]).toEqual([0, 2]);
    expect(steps.every((s) => s.total === 4)).toBe(true);
  });
});
