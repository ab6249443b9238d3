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
import { box, mapRings, type Position, reversed, square, startingAt } from '../support/shapes.ts';
import { inside, of, out, path, type Row, scenes, unit } from './line-scenes.ts';

const BITS = Array.from({ length: 64 }, (_, bit) => bit);
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
