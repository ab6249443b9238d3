import { describe, expect, test } from 'vitest';
import { compareBoundaries } from '../../src/domain/bands/boundary-change.ts';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { atOnce, OUTSIDE } from '../../src/engine/index.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { direct, distanceMetres } from '../../src/geodesy/geodesic.ts';

const box = (west: number, south: number, east: number, north: number): number[][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const OLD: PolygonCoordinates = [[box(106.8, 39.6, 106.9, 39.61)]];

describe('a redrawn range', () => {
  test('the same line: nothing has changed', async () => {
    const same = await compareBoundaries(OLD, [[OLD[0]![0]!.toReversed()]], atOnce);
    expect(same).toMatchObject({ pieces: [], parts: [], gainedSquareMetres: 0, lostSquareMetres: 0, farthest: null });
  });

  test('25 m gained in the east, 10 m lost in the west', async () => {
    const east = direct(106.9, 39.605, 90, 25)[0];
    const west = direct(106.8, 39.605, 90, 10)[0];
    const { pieces, farthest, gainedSquareMetres, lostSquareMetres, parts } = await compareBoundaries(
      OLD,
      [[box(west, 39.6, east, 39.61)]],
      atOnce,
    );
    expect(pieces.map((p) => p.kind)).toEqual(['gained', 'lost']);
    expect(pieces[0]!.farthestMetres).toBeCloseTo(25, 1);
    expect(pieces[1]!.farthestMetres).toBeCloseTo(10, 1);
    expect(farthest).toBe(pieces[0]);
    expect(farthest!.farthestAt[0]).toBeCloseTo(east, 9);
    expect(gainedSquareMetres).toBeCloseTo(polygonsArea([[box(106.9, 39.6, east, 39.61)]]), 3);
    expect(lostSquareMetres).toBeCloseTo(polygonsArea([[box(106.8, 39.6, west, 39.61)]]), 3);
    expect(parts.map((p) => p.part)).toEqual([OUTSIDE]);
  });

  test('by district', async () => {
    const districts = [[[box(106, 39, 106.85, 40)]], [[box(106.85, 39, 107, 40)]]];
    const after: PolygonCoordinates = [[box(106.8, 39.6, 106.9, 39.612)]];
    const { parts, pieces } = await compareBoundaries(OLD, after, atOnce, districts);
    expect(parts.map((p) => p.part).sort()).toEqual([0, 1]);
    for (const p of parts) {
      expect(p.gainedSquareMetres).toBeCloseTo(polygonsArea([[box(106.8, 39.61, 106.85, 39.612)]]), 2);
      expect(p.lostSquareMetres).toBe(0);
    }
    expect(pieces).toHaveLength(2);
  });

  test('a hole that is filled reaches as far as its middle', async () => {
    const hole = box(106.84, 39.602, 106.86, 39.608).toReversed();
    const { pieces } = await compareBoundaries([[OLD[0]![0]!, hole]], OLD, atOnce);
    expect(pieces).toHaveLength(1);
    const half = distanceMetres(106.85, 39.602, 106.85, 39.608) / 2;
    expect(Math.abs(pieces[0]!.farthestMetres - half)).toBeLessThan(2);
  });

  test('a range where there was none, and none where there was one', async () => {
    const first = await compareBoundaries([], OLD, atOnce);
    expect(first.pieces).toHaveLength(1);
    expect(first.farthest!.farthestMetres).toBe(Number.POSITIVE_INFINITY);
    const gone = await compareBoundaries(OLD, [], atOnce);
    expect(gone.lostSquareMetres).toBeCloseTo(polygonsArea(OLD), 2);
    expect(gone.gainedSquareMetres).toBe(0);
  });

  test('polygons that overlap count once', async () => {
    const twice: PolygonCoordinates = [[box(106.8, 39.6, 106.86, 39.61)], [box(106.84, 39.6, 106.9, 39.61)]];
    const { gainedSquareMetres, lostSquareMetres } = await compareBoundaries(twice, OLD, atOnce);
    expect(gainedSquareMetres + lostSquareMetres).toBeLessThan(1e-3);
  });
});
