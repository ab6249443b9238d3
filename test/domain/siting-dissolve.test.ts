import type { Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import { placeLayer } from '../../src/domain/place-layer.ts';
import { dissolveParcels, withSharedCorners } from '../../src/domain/siting/dissolve.ts';
import { atOnce } from '../../src/engine/index.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { problemLine } from '../../src/text/problems.ts';

const ZONE = { epsg: 4524, order: 'xy', shift: 'none' } as const;
const [X, Y] = [36_403_000, 4_395_000];

/** Rings of corners in metres from a place near Wuhai, closed. */
const parcel = (...rings: readonly (readonly Position[])[]) => ({
  geometry: {
    type: 'Polygon' as const,
    coordinates: rings.map((ring) => [...ring, ring[0]!].map(([x, y]) => [X + x!, Y + y!])),
  },
});
const box = (west: number, south: number, east: number, north: number): Position[] => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
];

async function dissolved(...features: readonly ReturnType<typeof parcel>[]) {
  const { features: own, problems } = withSharedCorners(features, ZONE);
  const placed = await placeLayer(own, ZONE, atOnce);
  if (!placed.ok) throw new Error('not placed');
  const there = placed.value.features.map((f) => f.geometry as Polygon);
  const whole = await dissolveParcels(
    own.map((f) => f.geometry),
    there,
    ZONE,
    atOnce,
  );
  if (!whole.ok) throw new Error('not dissolved');
  const { polygons, addedVertices } = whole.value;
  const sum = there.reduce((total, { coordinates }) => total + polygonsArea([coordinates]), 0);
  const corners = polygons.flat().reduce((n, ring) => n + ring.length - 1, 0) - addedVertices;
  const left = whole.problems.filter((p) => p.code === 'parcels-apart').map((p) => p.values);
  return { own, problems, left, rings: polygons.map((p) => p.length), corners, ratio: polygonsArea(polygons) / sum };
}

describe('parcels dissolved into one site', () => {
  test('one corner written twice, a millimetre apart, is one: it is moved, and told', async () => {
    const east: Position[] = [[1000.001, 0], [2000, 0], [2000, 800], [999.999, 800.001]]; // biome-ignore format: a ring
    const { rings, ratio, corners, problems, own } = await dissolved(parcel(box(0, 0, 1000, 800)), parcel(east));
    expect([rings, corners]).toEqual([[1], 6]);
    expect(ratio).toBeCloseTo(1, 9);
    expect(problems).toMatchObject([
      { code: 'corners-shared', severity: 'warning', values: { inserted: 0, moved: 2, limit: 3 } },
    ]);
    expect(problems[0]!.values.millimetres).toBeCloseTo(1.4, 0);
    expect(own[1]!.geometry.coordinates[0]![0]).toEqual([X + 1000, Y]);
  });

  test('holes, bays and gaps of the user stay, and what needs nothing is not touched', async () => {
    const holed = parcel(box(0, 0, 1000, 800), box(400, 400, 401, 401).toReversed());
    const apart = parcel(box(1000.05, 0, 2000, 800));
    const features = [holed, apart];
    const { rings, ratio, problems, own } = await dissolved(...features);
    expect(rings).toEqual([2, 1]);
    expect(ratio).toBeCloseTo(1, 9);
    expect(problems).toEqual([]);
    expect(own).toEqual(features);
    expect(own[0]!.geometry).toBe(holed.geometry);
    // Numbers in whole metres close no gap of a metre.
    const coarse = await dissolved(parcel(box(0, 0, 1000, 800)), parcel(box(1001, 0, 2000, 800)));
    expect([coarse.rings, coarse.problems]).toEqual([[1, 1], []]);
  });

  describe('tell what is left between them', () => {
    const low: Position[] = [[0, 0], [400, 0], [400, 300], [0, 299.98]]; // biome-ignore format: a ring
    const [north, east] = [box(0, 300, 200, 600), box(200, 300, 400, 600)];

    test('a slit that is wider than the digits of the file allow to close', async () => {
      const { left, problems } = await dissolved(parcel(low), parcel(north), parcel(east));
      expect(problems).toMatchObject([{ code: 'corners-shared', values: { inserted: 1, limit: 30 } }]);
      expect(left).toMatchObject([{ gaps: 1, overlaps: 0, overlapMillimetres: 0 }]);
      expect(left[0]!.gapMillimetres).toBeGreaterThan(19);
      expect(left[0]!.gapMillimetres).toBeLessThan(20.2);
    });

    test('a hole between them that is as thin as a hair, and a strip that two of them claim', async () => {
      const bent: Position[] = [[0, 0], [400, 0], [400, 300], [200.003, 299.95], [0, 300]]; // biome-ignore format: a ring
      const hole = await dissolved(parcel(bent), parcel(box(0, 300, 400, 600)));
      expect(hole.left).toMatchObject([{ gaps: 1, overlaps: 0 }]);
      const strip = await dissolved(parcel(box(0, 0, 400, 300.06)), parcel(box(0, 300, 400, 600)));
      expect(strip.left).toMatchObject([{ gaps: 0, overlaps: 1, gapMillimetres: 0 }]);
      expect(strip.left[0]!.overlapMillimetres).toBeCloseTo(60, 0);
    });

    test("nothing where they meet, where a lane parts them, or where a slit is one parcel's own", async () => {
      const meet = [box(0, 0, 400, 300), north, east].map((ring) => parcel(ring));
      expect((await dissolved(...meet)).left).toEqual([]);
      expect((await dissolved(parcel(box(0, 0, 400, 298)), parcel(north), parcel(east))).left).toEqual([]);
      const own: Position[] = [[0, 0], [400, 0], [400, 100], [50, 100], [50, 100.05], [400, 100.05], [400, 300], [0, 300]]; // biome-ignore format: a ring
      expect((await dissolved(parcel(own), parcel(box(500, 0, 600, 300)))).left).toEqual([]);
    });

    test('where a border was not moved it is not said to have been', async () => {
      const { problems } = await dissolved(parcel(box(0, 0, 400, 300)), parcel(north), parcel(east));
      expect(problems).toMatchObject([{ values: { inserted: 1, millimetres: 0 } }]);
      expect(Object.is(problems[0]!.values.millimetres, 0)).toBe(true);
      expect(problemLine(problems[0]!, 'zh')).toContain('边界未移动');
      expect(problemLine(problems[0]!, 'zh')).not.toContain('缝隙');
    });
  });

  test('a parcel that fills the hole of another in two halves leaves no trace of it', async () => {
    const holed = parcel(box(0, 0, 3000, 2400), box(700.123, 600.456, 2100.789, 1800.321).toReversed());
    const left = parcel([[700.123, 600.456], [1333.337, 600.456], [1400.001, 1800.321], [700.123, 1800.321]]); // biome-ignore format: a ring
    const right = parcel([[1333.337, 600.456], [2100.789, 600.456], [2100.789, 1800.321], [1400.001, 1800.321]]); // biome-ignore format: a ring
    const { rings, ratio, corners } = await dissolved(holed, left, right);
    expect([rings, corners]).toEqual([[1], 4]);
    expect(ratio).toBeCloseTo(1, 9);
  });

  test('overlapping parcels are counted once', async () => {
    const { rings, ratio } = await dissolved(parcel(box(0, 0, 1000, 800)), parcel(box(500, 0, 1500, 800)));
    expect(rings).toEqual([1]);
    expect(ratio).toBeCloseTo(0.75, 6);
  });
});
