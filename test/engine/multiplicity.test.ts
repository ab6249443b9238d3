import { describe, expect, test } from 'vitest';
import { compileLayer, coveredTimes, type Member, OUTSIDE, type Polygons, runThrough } from '../../src/engine/parts.ts';
import { cellArea, independentArea } from '../support/independent-area.ts';
import { arrangementOf } from '../support/overlay.ts';
import { box, ring } from '../support/shapes.ts';

const member = (bits: readonly number[] | null, ...features: readonly (readonly [number, Polygons])[]): Member => ({
  layer: compileLayer(
    features.map(([c, polygons]) => ({ class: c, polygons })),
    bits?.length ?? 1,
  ).layer,
  bits,
});
const square = (west: number, south: number, east: number, north: number): Polygons => [
  [box(west, south, east, north)],
];
/** Rows that are more than rounding, as text with the area against what is expected. */
const rowsOf = (...members: Member[]) =>
  runThrough(coveredTimes(arrangementOf(...members))).filter((r) => Math.abs(r.areaSquareMetres) > 1e-6);

describe('areas covered several times', () => {
  test('two features that overlap', () => {
    const rows = rowsOf(member([5], [0, square(106, 39, 108, 40)], [0, square(107, 39, 109, 40)]));
    expect(rows.map(({ part, bit, times }) => [part, bit, times])).toEqual([[OUTSIDE, 5, 2]]);
    expect(rows[0]!.areaSquareMetres / cellArea(107, 39, 108, 40)).toBeCloseTo(1, 12);
  });

  test('three in one place: what three cover is also covered twice', () => {
    const rows = rowsOf(
      member([0], [0, square(106, 39, 108, 40)], [0, square(107, 39, 109, 40)], [0, square(107.5, 39, 110, 40)]),
    );
    expect(rows.map((r) => r.times)).toEqual([2, 3]);
    expect(rows[0]!.areaSquareMetres / cellArea(107, 39, 109, 40)).toBeCloseTo(1, 12);
    expect(rows[1]!.areaSquareMetres / cellArea(107.5, 39, 108, 40)).toBeCloseTo(1, 12);
  });

  test('one inside another, and one that only shares a border', () => {
    const rows = rowsOf(
      member([0], [0, square(106, 39, 108, 40)], [0, square(106.5, 39.25, 107, 39.5)], [0, square(108, 39, 109, 40)]),
    );
    expect(rows.map((r) => r.times)).toEqual([2]);
    expect(rows[0]!.areaSquareMetres / cellArea(106.5, 39.25, 107, 39.5)).toBeCloseTo(1, 12);
  });

  test('cut by districts, and beyond them', () => {
    const rows = rowsOf(
      member(null, [0, square(105, 38, 107.25, 41)], [0, square(107.25, 38, 107.5, 41)]),
      member([0], [0, square(106, 39, 108, 40)], [0, square(107, 39, 109, 40)]),
    );
    expect(rows.map((r) => r.part)).toEqual([OUTSIDE, 0, 1]);
    const expected = [cellArea(107.5, 39, 108, 40), cellArea(107, 39, 107.25, 40), cellArea(107.25, 39, 107.5, 40)];
    for (const [i, r] of rows.entries()) expect(r.areaSquareMetres / expected[i]!).toBeCloseTo(1, 12);
  });

  test('cut by a border along a parallel, and one aslant', () => {
    const aslant: Polygons = [[ring([105, 39.5], [110, 39.6], [110, 39.8], [105, 39.7])]];
    const [south, middle] = rowsOf(
      member(null, [0, square(105, 38, 110, 39.25)], [0, aslant]),
      member([0], [0, square(106, 39, 108, 40)], [0, square(107, 39, 109, 40)]),
    ).filter((r) => r.part !== OUTSIDE);
    expect(south!.areaSquareMetres / cellArea(107, 39, 108, 39.25)).toBeCloseTo(1, 12);
    const strip: Polygons = [[ring([107, 39.54], [108, 39.56], [108, 39.76], [107, 39.74])]];
    expect(middle!.areaSquareMetres / independentArea(strip)).toBeCloseTo(1, 9);
  });

  test('classes by themselves, also where layers share one', () => {
    const one = member([0, 40], [0, square(106, 39, 108, 40)], [1, square(107, 39, 109, 40)]);
    expect(rowsOf(one)).toEqual([]);
    const rows = rowsOf(one, member([40], [0, square(108, 39, 110, 40)]));
    expect(rows.map(({ bit, times }) => [bit, times])).toEqual([[40, 2]]);
    expect(rows[0]!.areaSquareMetres / cellArea(108, 39, 109, 40)).toBeCloseTo(1, 12);
  });
});
