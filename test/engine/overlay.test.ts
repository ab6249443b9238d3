import { beforeAll, describe, expect, test } from 'vitest';
import {
  atOnce,
  distancesToBoundary,
  distancesToPoints,
  examine,
  hasBit,
  OUTSIDE,
  type Overlay,
  type OverlayLayer,
  openOverlay,
  type Polygons,
  sumAtoms,
} from '../../src/engine/index.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { distanceMetres } from '../../src/geodesy/geodesic.ts';
import { loadGeos } from '../support/geos.ts';
import { cellArea } from '../support/independent-area.ts';
import { box } from '../support/shapes.ts';

const square = (west: number, south: number, east: number, north: number): Polygons => [
  [box(west, south, east, north)],
];
const layer = (
  id: string,
  bits: readonly number[] | null,
  ...features: readonly (readonly [number, Polygons])[]
): OverlayLayer => ({ id, bits, features: features.map(([c, polygons]) => ({ class: c, polygons })) });

const DISTRICTS = layer('districts', null, [0, square(106, 39, 107, 40)], [0, square(107, 39, 108, 40)]);
const RED = layer('red', [0], [0, square(106.5, 39.25, 107.5, 39.5)], [0, square(107.25, 39.25, 107.75, 39.5)]);
const PARKS = layer('parks', [1, 2], [0, square(106.25, 39.25, 106.75, 39.75)], [1, square(107.8, 39.8, 108.2, 39.9)]);

describe('an overlay of districts and two layers', () => {
  let overlay: Overlay;
  beforeAll(async () => {
    overlay = await openOverlay([DISTRICTS, RED, PARKS], atOnce);
  });

  test('answers areas, by part and class', async () => {
    const atoms = await overlay.atoms(atOnce);
    const of = (part: number, bit: number) => sumAtoms(atoms, (a) => a.part === part && hasBit(a.mask, bit));
    expect(of(0, 0) / cellArea(106.5, 39.25, 107, 39.5)).toBeCloseTo(1, 12);
    expect(of(1, 0) / cellArea(107, 39.25, 107.75, 39.5)).toBeCloseTo(1, 12);
    expect(of(OUTSIDE, 2) / cellArea(108, 39.8, 108.2, 39.9)).toBeCloseTo(1, 12);
    expect(await overlay.atoms(atOnce)).toBe(atoms);
  });

  test('answers what is covered twice, and pairs by their layers', async () => {
    const twice = (await overlay.coveredTimes(atOnce)).filter((r) => r.areaSquareMetres > 1e-6);
    expect(twice.map(({ part, bit, times }) => [part, bit, times])).toEqual([[1, 0, 2]]);
    const pairs = (await overlay.pairs(atOnce)).filter((p) => p.areaSquareMetres > 1e-6);
    expect(pairs.map(({ a, b }) => [a.layer, a.feature, b.layer, b.feature])).toContainEqual([1, 0, 2, 0]);
    expect(pairs.map(({ a, b }) => [a.layer, a.feature, b.layer, b.feature])).toContainEqual([1, 0, 1, 1]);
  });

  test('answers lengths and places, the border between districts apart', async () => {
    const lines = [
      {
        class: 0,
        lines: [
          [
            [107, 38.5],
            [107, 39.25],
            [107, 39.5],
            [107, 40],
          ],
        ],
      },
    ];
    const rows = await overlay.lengths(lines, false, atOnce);
    const border = rows.filter((r) => r.onParts.length === 2);
    expect(border.reduce((sum, r) => sum + r.lengthMetres, 0)).toBeCloseTo(distanceMetres(107, 39, 107, 40), 5);
    const inRed = border.filter((r) => hasBit(r.mask, 0));
    expect(inRed.reduce((sum, r) => sum + r.lengthMetres, 0)).toBeCloseTo(distanceMetres(107, 39.25, 107, 39.5), 5);
    const [inside, on, outside] = await overlay.places(
      Float64Array.of(106.6, 106.25, 110),
      Float64Array.of(39.3, 39.5, 39.5),
    );
    expect([inside!.part, hasBit(inside!.mask, 0), hasBit(inside!.mask, 1)]).toEqual([0, true, true]);
    expect([hasBit(on!.mask, 1), hasBit(on!.on, 1)]).toEqual([true, true]);
    expect([outside!.part, outside!.mask.low]).toEqual([OUTSIDE, 0]);
  });

  test('answers a footprint: areas, features, outlines and distances at once', async () => {
    const { footprint } = examine(square(106.6, 39.3, 106.7, 39.6));
    const answer = await overlay.check(footprint, { outlines: true, distances: [0, 1, 2] });
    expect(answer.areaSquareMetres / cellArea(106.6, 39.3, 106.7, 39.6)).toBeCloseTo(1, 12);
    expect(answer.features.filter((f) => f.areaSquareMetres > 1).map(({ layer: l, feature }) => [l, feature])).toEqual(
      expect.arrayContaining([
        [0, 0],
        [1, 0],
        [2, 0],
      ]),
    );
    expect([...answer.outlines.keys()].sort()).toEqual([0, 1]);
    const red = answer.outlines.get(0)!;
    expect(polygonsArea(red.polygons) / cellArea(106.6, 39.3, 106.7, 39.5)).toBeCloseTo(1, 9);
    expect([...answer.distances.keys()]).toEqual([2]);
    expect(answer.distances.get(2)).toMatchObject({ layer: 2, feature: 1 });
    expect(answer.distances.get(2)!.metres).toBeCloseTo(distanceMetres(106.7, 39.6, 107.8, 39.8), -1);
    expect(
      distancesToPoints(footprint, Float64Array.of(106.65, 106.6, 107), Float64Array.of(39.4, 39.4, 39.4), 1000),
    ).toEqual([0, 0, null]);
    const [inside, on, far] = distancesToBoundary(
      footprint,
      Float64Array.of(106.61, 106.6, 107),
      Float64Array.of(39.4, 39.4, 39.4),
      1000,
    );
    // Along the parallel to the nearest side, but for the bend of the geodesic.
    expect(inside! / distanceMetres(106.61, 39.4, 106.6, 39.4)).toBeCloseTo(1, 6);
    expect([on, far]).toEqual([0, null]);
  });

  test('answers two versions: rows by part, and every piece of ground that changed', async () => {
    const before = layer('2023', [0], [0, square(106.6, 39.25, 107.5, 39.5)]);
    const after = layer('2025', [0], [0, square(106.75, 39.25, 107.75, 39.5)], [0, square(106.1, 39.8, 106.2, 39.9)]);
    const change = await overlay.change(before, after, atOnce);
    const sum = (part: number, was: number, is: number) =>
      change.rows
        .filter((r) => r.part === part && r.before === was && r.after === is)
        .reduce((total, r) => total + r.areaSquareMetres, 0);
    expect(sum(0, 1, 0) / cellArea(106.6, 39.25, 106.75, 39.5)).toBeCloseTo(1, 12);
    expect(sum(1, 0, 1) / cellArea(107.5, 39.25, 107.75, 39.5)).toBeCloseTo(1, 12);
    expect(sum(0, 1, 1) / cellArea(106.75, 39.25, 107, 39.5)).toBeCloseTo(1, 12);
    const { pieces, residualSquareMetres } = await change.pieces(atOnce);
    expect(pieces.map(({ part, before: was, after: is }) => [part, was, is])).toEqual([
      [1, 0, 1],
      [0, 1, 0],
      [0, 0, 1],
    ]);
    const geos = await loadGeos();
    for (const piece of pieces) expect(geos.invalidity([piece.polygon])).toBeNull();
    expect(Math.abs(residualSquareMetres)).toBeLessThan(1e-3);
    expect(pieces[2]!.areaSquareMetres / cellArea(106.1, 39.8, 106.2, 39.9)).toBeCloseTo(1, 9);
  });

  test('answers what else is asked of two versions: points, footprints and lines by what lay there and lies there', async () => {
    const before = layer('2023', [0, 1], [1, square(106.2, 39.2, 106.4, 39.4)]);
    const after = layer('2025', [0, 1], [0, square(106.3, 39.2, 106.5, 39.4)]);
    const { overlay: both, rows } = await overlay.change(before, after, atOnce);
    const atoms = await both.atoms(atOnce);
    expect(atoms.map((a) => [a.part, a.mask.low, a.mask.high, a.areaSquareMetres]).sort()).toEqual(
      [...rows, ...atoms.flatMap((a) => (a.mask.low || a.mask.high ? [] : [{ ...a, before: 0, after: 0 }]))]
        .map((r) => [r.part, r.before, r.after, r.areaSquareMetres])
        .sort(),
    );
    const [lost, moved, gained] = await both.places(
      Float64Array.of(106.25, 106.35, 106.45),
      new Float64Array(3).fill(39.3),
    );
    expect([lost, moved, gained].map((p) => [p!.part, p!.mask.low, p!.mask.high])).toEqual([
      [0, 2, 0],
      [0, 2, 1],
      [0, 0, 1],
    ]);
    const { footprint } = examine(square(106.25, 39.25, 106.35, 39.35));
    const answer = await both.check(footprint, { outlines: false, distances: [] });
    const area = sumAtoms(answer.atoms, ({ mask }) => mask.low !== 0 && mask.high === 0);
    expect(area / cellArea(106.25, 39.25, 106.3, 39.35)).toBeCloseTo(1, 12);
  });

  test('answers the pieces of lines', async () => {
    const line = { class: 1, lines: [[[106.4, 39.3], [107.1, 39.3]]] }; // biome-ignore format: a line
    const pieces = await overlay.linesWithin([line], ({ part, mask }) => part === 0 && hasBit(mask, 0), atOnce);
    expect(pieces.map((p) => [p.class, p.feature, p.line])).toEqual([
      [1, 0, [[106.5, 39.3], [106.75, 39.3], [107, 39.3]]], // biome-ignore format: a line
    ]);
  });

  test('answers polygons of a group of combinations', async () => {
    const outlines = await overlay.trace(({ mask }) => (hasBit(mask, 0) && hasBit(mask, 1) ? 7 : null), atOnce);
    expect([...outlines.keys()]).toEqual([7]);
    expect(polygonsArea(outlines.get(7)!.polygons) / cellArea(106.5, 39.25, 106.75, 39.5)).toBeCloseTo(1, 9);
  });
});

test('features with faults stay out, with what repeats them, and are told', async () => {
  const bow: Polygons = [
    [
      [
        [106, 39],
        [107, 40],
        [107, 39],
        [106, 40],
        [106, 39],
      ],
    ],
  ];
  const overlay = await openOverlay([layer('red', [0], [0, bow], [0, square(108, 39, 109, 40)], [0, bow])], atOnce);
  const [report] = overlay.reports;
  expect(report!.faults.map((f) => [f.code, f.feature])).toEqual([['self-crossing', 0]]);
  const area = sumAtoms(await overlay.atoms(atOnce), () => true);
  expect(area / cellArea(108, 39, 109, 40)).toBeCloseTo(1, 12);
});

test('misuse is refused: a class bit beyond 63, two partitions, a version beyond bit 31, a footprint not looked through', async () => {
  const one: readonly [number, Polygons] = [0, square(106, 39, 107, 40)];
  await expect(openOverlay([layer('a', [64], one)], atOnce)).rejects.toThrow(RangeError);
  await expect(openOverlay([layer('a', null, one), layer('b', null, one)], atOnce)).rejects.toThrow(RangeError);
  const overlay = await openOverlay([layer('a', [63], one)], atOnce);
  await expect(overlay.change(layer('a', [32], one), layer('b', [0], one), atOnce)).rejects.toThrow(RangeError);
  const unseen = { polygons: one[1], vertexCount: 4 };
  await expect(overlay.check(unseen, { outlines: false, distances: [] })).rejects.toThrow('examine');
});
