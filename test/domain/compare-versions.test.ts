import { describe, expect, test } from 'vitest';
import { compareVersions } from '../../src/domain/compare-versions.ts';
import type { LayerTable, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { prepareCity } from '../../src/domain/prepared-city.ts';
import { atOnce } from '../../src/engine/index.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { direct, distanceMetres } from '../../src/geodesy/geodesic.ts';
import { feature, smallCity } from '../support/small-city.ts';

const box = (west: number, south: number, east: number, north: number): number[][] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const OLD: PolygonCoordinates = [[box(106.8, 39.6, 106.9, 39.61)]];

const table = (...parts: PolygonCoordinates[]): LayerTable => ({
  type: 'FeatureCollection',
  features: parts.map((polygons, i) => feature(`F${i}`, 'management-range', polygons)),
});

async function compare(before: LayerTable, after: LayerTable) {
  const versions = new Map([
    [
      'management-range',
      new Map([
        ['old', before],
        ['now', after],
      ]),
    ],
  ]);
  const prepared = await prepareCity(smallCity, versions, atOnce);
  const compared = await compareVersions(prepared, 'management-range', 'old', 'now', atOnce);
  if (!compared.ok) throw new Error('no answer');
  return compared.value;
}

describe('how far a line was moved', () => {
  test('the same line: not at all', async () => {
    const same = await compare(table(OLD), table([[OLD[0]![0]!.toReversed()]]));
    expect(same).toMatchObject({ pieceCount: 0, farthest: null });
  });

  test('25 m gained in the east, 10 m lost in the west: the larger one, where it is', async () => {
    const east = direct(106.9, 39.605, 90, 25)[0];
    const west = direct(106.8, 39.605, 90, 10)[0];
    const { pieces, farthest, gainedSquareMetres } = await compare(table(OLD), table([[box(west, 39.6, east, 39.61)]]));
    expect(pieces.map((p) => p.change)).toEqual(['gained', 'lost']);
    expect(farthest!.metres).toBeCloseTo(25, 1);
    expect(farthest!.position[0]).toBeCloseTo(east, 9);
    expect(gainedSquareMetres).toBeCloseTo(polygonsArea([[box(106.9, 39.6, east, 39.61)]]), 3);
  });

  test('10 m gained in the east, 25 m lost in the west: what is lost counts too', async () => {
    const east = direct(106.9, 39.605, 90, 10)[0];
    const west = direct(106.8, 39.605, 90, 25)[0];
    const { farthest } = await compare(table(OLD), table([[box(west, 39.6, east, 39.61)]]));
    expect(farthest!.metres).toBeCloseTo(25, 1);
    expect(farthest!.position[0]).toBeCloseTo(west, 9);
  });

  test('a hole that is filled reaches as far as its middle', async () => {
    const hole = box(106.84, 39.602, 106.86, 39.608).toReversed();
    const { farthest } = await compare(table([[OLD[0]![0]!, hole]]), table(OLD));
    const half = distanceMetres(106.85, 39.602, 106.85, 39.608) / 2;
    expect(Math.abs(farthest!.metres - half)).toBeLessThan(2);
  });

  test('a border between two features of a version is no line of it', async () => {
    const parts = table([[box(106.8, 39.6, 106.85, 39.61)]], [[box(106.85, 39.6, 106.9, 39.61)]]);
    // A strip along the border is taken out.
    const after = table([[box(106.8, 39.6, 106.848, 39.61)], [box(106.852, 39.6, 106.9, 39.61)]]);
    const { farthest } = await compare(parts, after);
    const half = distanceMetres(106.85, 39.6, 106.85, 39.61) / 2;
    expect(Math.abs(farthest!.metres - half)).toBeLessThan(2);
  });

  test('a range where there was none has no line to be measured from', async () => {
    const first = await compare(table(), table(OLD));
    expect(first).toMatchObject({ pieceCount: 1, farthest: null });
  });
});
