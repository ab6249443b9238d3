/** Parcels of a project where it was moved or turned. */
import { expect, test } from 'vitest';
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { carried, carriedBy, positionAt, turned } from '../../src/domain/siting/move.ts';
import { placedParcels } from '../../src/domain/siting/parcels.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';

const at = (east: number, north: number) => positionAt([106.8, 39.6], { east, north });
const ring = (...corners: readonly (readonly [number, number])[]) =>
  [...corners, corners[0]!].map(([east, north]) => at(east, north));

/** Two parcels whose common edge ends in a corner that their outline does not have. */
const WEST: PolygonCoordinates = [[ring([0, 0], [900, 0], [700, 600], [900, 1500], [0, 1500])]];
const EAST: PolygonCoordinates = [[ring([900, 0], [2000, 100], [2000, 1500], [900, 1500], [700, 600])]];
const START: PolygonCoordinates = [[ring([0, 0], [900, 0], [2000, 100], [2000, 1500], [900, 1500], [0, 1500])]];
const parcels = [
  { name: '西', polygons: WEST },
  { name: '东', polygons: EAST },
];

test.each([
  ['not moved', START],
  ['carried', carriedBy(START, { east: 5000, north: -7000 })],
  ['dragged by a hand on its eastern end', carried(START, at(1900, 700), at(-4000, 5000))],
  ['turned', turned(START, at(1000, 750), 37)],
])('lie where the project does, as large as they were: %s', (_, polygons) => {
  const [west, east] = placedParcels({ parcels, start: START, polygons })!;
  const corners = polygons[0]![0]!;
  expect(west![0]![0]!.slice(0, 2)).toEqual([corners[0], corners[1]]);
  expect(east![0]![0]!.slice(0, 4)).toEqual(corners.slice(1, 5));
  // The corner inside is one place for both.
  expect(west![0]![0]![2]).toEqual(east![0]![0]![4]);
  // Turning bends straight edges of a kilometre by centimetres.
  for (const [now, before] of [[west!, WEST], [east!, EAST]] as const) // biome-ignore format: pairs
    expect(Math.abs(polygonsArea(now) / polygonsArea(before) - 1)).toBeLessThan(5e-5);
  expect(polygonsArea(west!) + polygonsArea(east!)).toBeCloseTo(polygonsArea(polygons), 2);
});

test('are nowhere once the project has another shape, or where it was never theirs', () => {
  const cut = START.map((rings) => rings.map((own) => own.toSpliced(2, 1)));
  expect(placedParcels({ parcels, start: START, polygons: cut })).toBeNull();
  const pulled = START.map((rings) => rings.map((own) => own.with(2, at(2100, 100))));
  expect(placedParcels({ parcels, start: START, polygons: pulled })).toBeNull();
  // A copy whose parcels stayed behind, as earlier versions made them.
  const aside = carriedBy(START, { east: 100, north: 0 });
  expect(placedParcels({ parcels, start: aside, polygons: aside })).toBeNull();
});
