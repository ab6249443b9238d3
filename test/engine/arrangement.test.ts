import { describe, expect, test } from 'vitest';
import {
  type Arrangement,
  arrange,
  atomsOf,
  compileLayer,
  hasBit,
  memberFeature,
  OUTSIDE,
  pairOverlaps,
  runThrough,
  sumAtoms,
} from '../../src/engine/parts.ts';
import { checkArea } from '../support/check-area.ts';
import { cellArea } from '../support/independent-area.ts';
import { arrangementOf, atomTable, layerOf } from '../support/overlay.ts';
import { box, square } from '../support/shapes.ts';

const cell = (west: number, south: number, size: number) => cellArea(west, south, west + size, south + size);

describe('what throws', () => {
  const layer = layerOf(square(0, 0, 1));

  test.each([64, -1])('bit %d', (bit) => {
    expect(() => arrangementOf({ layer, bits: [bit] })).toThrow(`0 to 63: ${bit}`);
  });

  test('a class without a bit', () => {
    const { layer: two } = compileLayer([{ class: 1, polygons: square(0, 0, 1) }], 2);
    expect(() => arrangementOf({ layer: two, bits: [3] })).toThrow(RangeError);
  });

  test('two partitions', () => {
    expect(() => arrangementOf({ layer, bits: null }, { layer, bits: null })).toThrow('one partition');
  });
});

describe('the table of atoms', () => {
  test('of nothing', () => {
    expect(atomTable()).toEqual([]);
    expect(atomTable({ layer: layerOf(), bits: [0] }, { layer: layerOf(), bits: null })).toEqual([]);
    expect(pairOverlaps(arrangementOf({ layer: layerOf(), bits: [0] }))).toEqual([]);
  });

  test('of two classes and two districts', () => {
    const districts = layerOf([[box(0, 0, 2, 4)]], [[box(2, 0, 4, 4)]]);
    const atoms = atomTable(
      { layer: districts, bits: null },
      { layer: layerOf(square(1, 1, 2)), bits: [0] },
      { layer: layerOf(square(1, 2, 4)), bits: [40] },
    );
    const find = (part: number, low: number, high: number) =>
      atoms.find((a) => a.part === part && a.mask.low === low && a.mask.high === high)!.areaSquareMetres;
    checkArea(find(0, 1, 0), cellArea(1, 1, 2, 2), cell(1, 1, 2));
    checkArea(find(0, 1, 256), cellArea(1, 2, 2, 3), cell(1, 1, 2));
    checkArea(find(1, 1, 256), cellArea(2, 2, 3, 3), cell(1, 1, 2));
    checkArea(find(1, 0, 256), cellArea(2, 2, 4, 4) - cellArea(2, 2, 3, 3), cell(1, 2, 4));
    checkArea(find(OUTSIDE, 0, 256), cell(1, 2, 4) - cellArea(1, 2, 4, 4), cell(1, 2, 4));
    // What is no class lies in its district; what is no class and outside is no result.
    checkArea(find(0, 0, 0), cellArea(0, 0, 2, 4) - cellArea(1, 1, 2, 4), cellArea(0, 0, 2, 4));
    expect(atoms.some((a) => a.part === OUTSIDE && a.mask.low === 0 && a.mask.high === 0)).toBe(false);
    checkArea(
      sumAtoms(atoms, (a) => hasBit(a.mask, 40)),
      cell(1, 2, 4),
      cell(1, 2, 4),
    );
  });

  test('classes of different layers may share a bit and are dissolved', () => {
    const atoms = atomTable(
      { layer: layerOf(square(0, 0, 2)), bits: [9] },
      { layer: layerOf(square(1, 0, 2)), bits: [9] },
    );
    expect(atoms.filter((a) => Math.abs(a.areaSquareMetres) > 1e-3)).toHaveLength(1);
    checkArea(
      sumAtoms(atoms, (a) => hasBit(a.mask, 9)),
      cellArea(0, 0, 3, 2),
      cell(0, 0, 2),
    );
  });

  test('where districts overlap the first in order has it', () => {
    const atoms = atomTable({ layer: layerOf(square(0, 0, 2), square(1, 0, 2)), bits: null });
    checkArea(
      sumAtoms(atoms, (a) => a.part === 0),
      cell(0, 0, 2),
      cell(0, 0, 2),
    );
    checkArea(
      sumAtoms(atoms, (a) => a.part === 1),
      cellArea(2, 0, 3, 2),
      cell(0, 0, 2),
    );
  });

  test('bits 31, 32 and 63 keep apart', () => {
    const atoms = atomTable(...[31, 32, 63].map((bit, i) => ({ layer: layerOf(square(4 * i, 0, 1)), bits: [bit] })));
    expect(atoms.map((a) => a.mask)).toEqual([
      { low: 2 ** 31, high: 0 },
      { low: 0, high: 1 },
      { low: 0, high: 2 ** 31 },
    ]);
    expect(atoms.map((a) => [31, 32, 63].filter((bit) => hasBit(a.mask, bit)))).toEqual([[31], [32], [63]]);
  });
});

describe('pairs', () => {
  test('in order, each once, features numbered through', () => {
    const a = layerOf(square(10, 0, 1), square(0, 0, 4), square(8, 8, 3));
    const b = layerOf(square(9, 9, 9), square(3, 3, 4), square(2, 2, 1));
    const arrangement = arrangementOf({ layer: a, bits: [0] }, { layer: b, bits: [0] });
    const found = pairOverlaps(arrangement);
    expect(found.map((p) => [p.a, p.b])).toEqual([
      [1, 4],
      [1, 5],
      [2, 3],
    ]);
    checkArea(found[0]!.areaSquareMetres, cell(3, 3, 1), cell(3, 3, 4));
    checkArea(found[1]!.areaSquareMetres, cell(2, 2, 1), cell(2, 2, 1));
    checkArea(found[2]!.areaSquareMetres, cell(9, 9, 2), cell(8, 8, 3));
    expect(memberFeature(arrangement, 4)).toEqual({ member: 1, feature: 1 });
  });

  test('those that touch are told, with nothing in common', () => {
    const [pair] = pairOverlaps(arrangementOf({ layer: layerOf(square(0, 0, 1), square(1, 0, 1)), bits: [0] }));
    expect(pair).toMatchObject({ a: 0, b: 1 });
    expect(Math.abs(pair!.areaSquareMetres)).toBeLessThan(1e-6);
  });
});

describe('progress', () => {
  const many = layerOf(...Array.from({ length: 300 }, (_, i) => square(2 * (i % 20), 2 * Math.floor(i / 20), 3)));

  test('rises to its total while layers are arranged', () => {
    const steps: number[] = [];
    const run = arrange([{ layer: many, bits: [0] }]);
    let step = run.next();
    for (; !step.done; step = run.next()) steps.push(step.value.done / step.value.total);
    expect(steps.length).toBeGreaterThan(5);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    expect(steps.at(-1)!).toBeLessThanOrEqual(1);
    expect(step.value.crossingCount).toBeGreaterThan(0);
  });

  test('a run that is left half way leaves nothing behind', () => {
    const whole = table(arrangementOf({ layer: many, bits: [0] }));
    const left = arrange([{ layer: many, bits: [0] }]);
    left.next();
    left.next();
    left.return(undefined as never);
    const walk = atomsOf(arrangementOf({ layer: many, bits: [0] }));
    walk.next();
    walk.return(undefined as never);
    expect(table(arrangementOf({ layer: many, bits: [0] }))).toEqual(whole);
  });
});

const table = (a: Arrangement) => runThrough(atomsOf(a));
