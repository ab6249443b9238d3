import type { Polygon, Position } from 'geojson';
import { describe, expect, test } from 'vitest';
import type { Placement } from '../../src/domain/imported-layer.ts';
import { placeLayer } from '../../src/domain/place-layer.ts';
import { placementsOf, type StatedSystem } from '../../src/domain/placement.ts';
import { samplePositions } from '../../src/domain/placement-digits.ts';
import { atOnce } from '../../src/engine/index.ts';
import { crsOf, fromLonLat } from '../../src/geodesy/crs.ts';
import { shifted } from '../../src/geodesy/shift.ts';
import { Random } from '../support/random.ts';

const as = (epsg: number, order: Placement['order'] = 'xy', shift: Placement['shift'] = 'none'): Placement => ({
  epsg,
  order,
  shift,
});
const polygon = (...ring: Position[]) => ({
  geometry: { type: 'Polygon' as const, coordinates: [[...ring, ring[0]!]] },
});

async function placed(features: Parameters<typeof placeLayer>[0], placement: Placement) {
  const outcome = await placeLayer(features, placement, atOnce);
  if (!outcome.ok) throw new Error(outcome.problems[0]!.code);
  return outcome;
}
const ringOf = (feature: { readonly geometry: unknown } | undefined): Position[] =>
  (feature!.geometry as Polygon).coordinates[0]!;

test('degrees are passed on as they are', async () => {
  const features = [polygon([107, 40], [108, 40], [108, 41]), { geometry: null }];
  const { value, problems } = await placed(features, as(4490));
  expect(value.features[0]).toBe(features[0]);
  expect(value.features[1]).toBe(features[1]);
  expect(value.addedVertices).toBe(0);
  expect(problems).toEqual([]);
});

test('swapped columns are put right; properties stay', async () => {
  const { value } = await placed(
    [{ geometry: { type: 'Point', coordinates: [40, 107] }, name: 'a' } as never],
    as(4490, 'yx'),
  );
  expect(value.features).toEqual([{ geometry: { type: 'Point', coordinates: [107, 40] }, name: 'a' }]);
});

describe('projected edges', () => {
  /** Largest distance of points on the placed line from the straight edges in the plane, metres. */
  function stray(epsg: number, ring: readonly Position[], plane: readonly Position[]): number {
    const forward = fromLonLat(crsOf(epsg)!);
    let worst = 0;
    let edge = 0;
    const far = ([x, y]: Position, e: number): number => {
      const [ax, ay] = plane[e] as [number, number];
      const [bx, by] = plane[e + 1] as [number, number];
      return Math.abs((bx - ax) * (y! - ay) - (by - ay) * (x! - ax)) / Math.hypot(bx - ax, by - ay);
    };
    for (let i = 1; i < ring.length; i++) {
      const [a, b] = [ring[i - 1]!, ring[i]!];
      for (const t of [0.1, 0.3, 0.5, 0.7, 0.9]) {
        const p = forward(a[0]! + t * (b[0]! - a[0]!), a[1]! + t * (b[1]! - a[1]!));
        worst = Math.max(worst, far(p, edge));
      }
      const end = forward(b[0]!, b[1]!);
      if (Math.hypot(end[0] - plane[edge + 1]![0]!, end[1] - plane[edge + 1]![1]!) < 1e-4) edge++;
    }
    expect(edge).toBe(plane.length - 1);
    return worst;
  }

  test.each([
    ['a village', 4545, 300],
    ['a town', 4545, 4000],
    ['a county', 4524, 90_000],
    ['a small parcel', 4545, 140],
  ])('%s: the line keeps within a millimetre', async (_, epsg, size) => {
    const east = crsOf(epsg)!.falseEastingMetres! - 100_000;
    const north = 4_380_000;
    const feature = polygon(
      [east, north],
      [east + size, north + size / 3],
      [east + size, north + size],
      [east, north + size],
    );
    const { value } = await placed([feature], as(epsg));
    const ring = ringOf(value.features[0]);
    expect(stray(epsg, ring, feature.geometry.coordinates[0]!)).toBeLessThan(0.001);
    expect(value.addedVertices).toBe(ring.length - 5);
    if (size < 150) expect(value.addedVertices).toBe(0);
    else expect(value.addedVertices).toBeGreaterThan(0);
    expect(value.addedVertices).toBeLessThan((4 * size) / 90);
  });

  test('neighbours share the vertices of a common edge, whichever way they run', async () => {
    const left = polygon([400_000, 4_380_000], [407_000, 4_383_000], [405_000, 4_391_000]);
    const right = polygon([405_000, 4_391_000], [407_000, 4_383_000], [412_000, 4_390_000]);
    const { value } = await placed([left, right], as(4545));
    const key = (p: Position) => p.join();
    const [a, b] = value.features.map((f) => new Set(ringOf(f).map(key)));
    const shared = [...a!].filter((k) => b!.has(k));
    expect(shared.length).toBeGreaterThan(20);
    // The end points of the edge and everything between them.
    const ring = ringOf(value.features[0]).map(key);
    const on = ring.filter((k) => b!.has(k));
    expect(new Set(on)).toEqual(new Set(shared));
  });

  test('holes, parts, lines and points', async () => {
    const edge = [
      [400_000, 4_380_000],
      [404_000, 4_383_000],
    ];
    const { value } = await placed(
      [
        { geometry: { type: 'MultiPolygon', coordinates: [[[...edge, [400_000, 4_385_000], edge[0]!]]] } },
        { geometry: { type: 'LineString', coordinates: edge } },
        { geometry: { type: 'MultiPoint', coordinates: edge } },
        { geometry: { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: edge[0]! }] } },
      ],
      as(4545),
    );
    const [, line, points, collection] = value.features as [
      unknown,
      ...{ geometry: { coordinates: Position[]; geometries: { coordinates: Position }[] } }[],
    ];
    expect(line!.geometry.coordinates.length).toBeGreaterThan(10);
    expect(points!.geometry.coordinates).toHaveLength(2);
    expect(collection!.geometry.geometries[0]!.coordinates).toEqual(points!.geometry.coordinates[0]);
  });
});

test('a shift is taken off and told', async () => {
  const [x, y] = shifted('bd09', 106.8, 39.5);
  const { value, problems } = await placed(
    [{ geometry: { type: 'Point', coordinates: [x, y] } }],
    as(4326, 'xy', 'bd09'),
  );
  const [lon, lat] = (value.features[0]!.geometry as { coordinates: number[] }).coordinates as [number, number];
  expect(Math.abs(lon - 106.8)).toBeLessThan(1e-8);
  expect(Math.abs(lat - 39.5)).toBeLessThan(1e-8);
  expect(problems).toMatchObject([{ code: 'shift-removed', severity: 'warning', values: { kind: 'BD-09' } }]);
});

describe('coordinates that are nowhere', () => {
  const good = polygon([400_000, 4_380_000], [401_000, 4_380_000], [401_000, 4_381_000]);
  const bad = polygon([400_000, 4_380_000], [Number.NaN, 5], [401_000, 4_381_000]);

  test('a few: their features lose their geometry, and it is said where', async () => {
    const { value, problems } = await placed([good, good, bad, good], as(4545));
    expect(value.features[2]!.geometry).toBeNull();
    expect(value.features[3]!.geometry).not.toBeNull();
    expect(problems).toMatchObject([
      { code: 'coordinates-out-of-range', severity: 'error', where: { feature: 2, vertex: 1 } },
    ]);
  });

  test('most of them: nothing is placed', async () => {
    const outcome = await placeLayer([bad, bad, good], as(4545), atOnce);
    expect(outcome).toMatchObject({ ok: false, problems: [{ where: { feature: 0 } }, { where: { feature: 1 } }] });
    const degrees = await placeLayer([polygon([107, 91], [108, 40], [108, 41])], as(4490), atOnce);
    expect(degrees).toMatchObject({ ok: false, problems: [{ values: { x: 107, y: 91 } }] });
  });

  test('edges across the world come to an end', async () => {
    const ring: Position[] = [];
    for (let i = 0; i < 60; i++) ring.push(i % 2 ? [-1.9e7, -1.5e7 + i * 1e4] : [1.9e7, 1.5e7 - i * 1e4]);
    const outcome = await placeLayer([polygon(...ring)], as(3857), atOnce);
    expect(outcome).toMatchObject({ ok: false, problems: [{ code: 'too-many-vertices', where: { feature: 0 } }] });
  });
});

test('cancelling stops the work', async () => {
  const ring = Array.from({ length: 100_000 }, (_, i) => [400_000 + i, 4_380_000]);
  const stopping = {
    ...atOnce,
    drive: async <T>(steps: Generator<unknown, T, void>): Promise<T> => {
      if (!steps.next().done) throw new Error('cancelled');
      throw new Error('no yield');
    },
  };
  const two = [polygon(...ring), polygon(...ring)];
  await expect(placeLayer(two, as(4545), stopping)).rejects.toThrow('cancelled');
});

test('numbers of any size neither throw nor hang', async () => {
  const random = new Random(17);
  const extreme = [
    0,
    -0,
    1e300,
    -1e300,
    Number.MAX_VALUE,
    5e-324,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    9e15,
    180,
    90,
    4e7,
  ];
  const number = (): number =>
    random.chance(0.3) ? random.pick(extreme) : random.between(-1, 1) * 10 ** random.int(10);
  const stated: StatedSystem[] = [{ kind: 'none' }, { kind: 'unknown', text: 'x' }];
  for (const epsg of [4490, 4524, 4545, 32648, 3857]) stated.push({ kind: 'system', epsg });
  const city = { extent: [106, 39, 107, 40] as const, projectedCrs: [4524, 4545] };
  for (let run = 0; run < Number(process.env.FUZZ_RUNS ?? 150); run++) {
    const ring = Array.from({ length: 6 }, () => [number(), number()]);
    const features = [polygon(...ring)];
    const { candidates } = placementsOf(
      { positions: samplePositions(features), stated: random.pick(stated), order: random.pick(['xy', 'yx', null]) },
      city,
    );
    const shift = random.pick(['none', 'gcj02', 'bd09'] as const);
    for (const { epsg, order } of [...candidates, as(random.pick([4490, 4545, 3857]))]) {
      const outcome = await placeLayer(features, as(epsg, order, shift), atOnce);
      if (!outcome.ok) expect(outcome.problems[0]!.severity).toBe('error');
      else for (const p of ringOf(outcome.value.features[0])) expect(p.every(Number.isFinite)).toBe(true);
    }
  }
});

test('a system that is none is misuse', async () => {
  await expect(async () => placeLayer([], as(1234), atOnce)).rejects.toThrow(RangeError);
});
