/** Borders that lie upon each other with very different numbers of vertices enclose nothing. */
import { describe, expect, test } from 'vitest';
import type { Polygons } from '../../src/engine/parts.ts';
import { checkArea, TOUCHING_SQUARE_METRES } from '../support/check-area.ts';
import { independentArea } from '../support/independent-area.ts';
import { overlapArea, overlapFromAtoms } from '../support/overlay.ts';
import { mapRings, type Position, reversed, ring } from '../support/shapes.ts';

/** Half a degree of longitude at 36 degrees north: 45 km. */
const [WEST, EAST] = [106.5, 107];
const PIECES = 500;

/** From west to east in equal pieces, all on the parallel. */
const along = (lat: number, pieces: number): Position[] =>
  Array.from({ length: pieces + 1 }, (_, k) => [WEST + ((EAST - WEST) * k) / pieces, lat]);

const WAYS = { pairs: overlapArea, atoms: overlapFromAtoms };

describe.each([31.7, 36, 39.66, 53.3])('a shared parallel of 45 km at %d degrees north, 2 vertices and 501', (lat) => {
  const coarseNorth: Polygons = [[ring(...along(lat, 1), [EAST, lat + 0.25], [WEST, lat + 0.25])]];
  const fineSouth: Polygons = [[ring([WEST, lat - 0.25], [EAST, lat - 0.25], ...along(lat, PIECES).reverse())]];
  const fineNorth: Polygons = [[ring(...along(lat, PIECES), [EAST, lat + 0.25], [WEST, lat + 0.25])]];

  test.each(Object.entries(WAYS))('neighbours have nothing in common, by %s', (_, overlap) => {
    for (const [a, b] of [
      [coarseNorth, fineSouth],
      [fineSouth, coarseNorth],
      [mapRings(coarseNorth, reversed), fineSouth],
      [fineSouth, mapRings(coarseNorth, reversed)],
    ] as const)
      expect(Math.abs(overlap(a, b))).toBeLessThanOrEqual(TOUCHING_SQUARE_METRES);
  });

  test.each(Object.entries(WAYS))(
    'the same region written both ways has all of itself in common, by %s',
    (_, overlap) => {
      const area = independentArea(coarseNorth);
      checkArea(overlap(coarseNorth, fineNorth), area, area);
      checkArea(overlap(fineNorth, coarseNorth), area, area);
    },
  );
});
