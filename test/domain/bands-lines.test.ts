import { describe, expect, test } from 'vitest';
import { type BandSource, type RecordedBands, recordedBands } from '../../src/domain/bands.ts';
import { loadGeos, unwrap } from '../../src/domain/geos.ts';
import { atOnce } from '../../src/engine/index.ts';
import { lineLength, polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import { direct } from '../../src/geodesy/geodesic.ts';
import { bruteDistance, holds } from '../support/band-oracle.ts';

type Lines = Extract<BandSource, { type: 'lines' }>['lines'];
const boundary = { layerId: 'bank', versionId: 'v1', date: '2024-06-01' };

async function draw(lines: Lines, distancesMetres: readonly number[]): Promise<RecordedBands> {
  const made = await recordedBands({ source: { type: 'lines', lines }, distancesMetres, boundary }, atOnce);
  if (!made.ok) throw new Error(JSON.stringify(made.problems));
  const geos = await loadGeos();
  for (const { polygon } of made.value.rings) expect(unwrap(geos.isValid(polygon)).valid).toBe(true);
  return made.value;
}

/** A course that winds northwards; `east` shifts it, degrees. */
const course = (east: number, steps = 120): number[][] =>
  Array.from({ length: steps + 1 }, (_, i) => [
    106.8 + east + 0.01 * Math.sin((12 * i) / steps),
    39 + (0.15 * i) / steps,
  ]);

describe('a straight bank', () => {
  const line = [
    [106.8, 39],
    [106.8, 39.1],
  ];
  const length = lineLength(line);

  test('river on the left: a strip on the right, square at both ends', async () => {
    const { rings, inside, record } = await draw([{ coordinates: line, riverSide: 'left' }], [200, 1000]);
    expect(inside).toEqual([]);
    expect(record).toMatchObject({ boundary, distancesMetres: [200, 1000], method: 'geodesic-landward' });
    expect(polygonsArea(rings[0]!.polygon) / (200 * length)).toBeCloseTo(1, 3);
    expect(polygonsArea(rings[1]!.polygon) / (800 * length)).toBeCloseTo(1, 3);
    for (const [lon] of rings[1]!.polygon.flat(2)) expect(lon).toBeGreaterThan(106.8);
    for (const at of [39.001, 39.05, 39.099]) {
      const [near] = direct(106.8, at, 90, 199);
      const [far] = direct(106.8, at, 90, 201);
      expect([holds(rings[0]!.polygon, near, at), holds(rings[0]!.polygon, far, at)]).toEqual([true, false]);
      expect(holds(rings[1]!.polygon, far, at)).toBe(true);
    }
    // Beyond the ends, where round ones would reach.
    for (const at of [38.9995, 39.1005]) expect(holds(rings[0]!.polygon, direct(106.8, at, 90, 50)[0], at)).toBe(false);
  });

  test('the other side is its mirror image, whichever way the line runs', async () => {
    const west = await draw([{ coordinates: line, riverSide: 'right' }], [200]);
    const turned = await draw([{ coordinates: line.toReversed(), riverSide: 'left' }], [200]);
    expect(polygonsArea(west.rings[0]!.polygon) / (200 * length)).toBeCloseTo(1, 3);
    for (const [lon] of west.rings[0]!.polygon.flat(2)) expect(lon).toBeLessThanOrEqual(106.8);
    expect(polygonsArea(turned.rings[0]!.polygon)).toBeCloseTo(polygonsArea(west.rings[0]!.polygon), 0);
  });

  test('a side must be given for every line', async () => {
    const lines: Lines = [
      { coordinates: line, riverSide: 'left' },
      { coordinates: line, riverSide: null },
    ];
    const made = await recordedBands({ source: { type: 'lines', lines }, distancesMetres: [10], boundary }, atOnce);
    expect(made).toMatchObject({ ok: false, problems: [{ code: 'line-side-missing', where: { feature: 1 } }] });
  });

  test('a line without length is misuse', async () => {
    const same = [line[0]!, line[0]!];
    await expect(draw([{ coordinates: same, riverSide: 'left' }], [10])).rejects.toThrow('two different vertices');
    await expect(draw([{ coordinates: [], riverSide: 'left' }], [10])).rejects.toThrow('two different vertices');
  });
});

describe('two winding banks', () => {
  const west = course(0);
  const east = course(0.006);

  test('bands on the land, rings that do not meet, nothing on the river', async () => {
    const { rings, largestErrorMetres } = await draw(
      [
        { coordinates: west, riverSide: 'right' },
        { coordinates: east, riverSide: 'left' },
      ],
      [100, 400],
    );
    expect(largestErrorMetres).toBeLessThan(0.05);
    const geos = await loadGeos();
    expect(unwrap(geos.intersection(rings[0]!.polygon, rings[1]!.polygon))).toEqual([]);
    const river = [[...west, ...east.toReversed(), west[0]!]];
    let asked = 0;
    for (let k = 0; k < 120; k++) {
      const [lon, lat] = [106.78 + 0.046 * ((k * 0.618034) % 1), 39.008 + 0.13 * ((k * 0.754877) % 1)];
      const d = bruteDistance([west, east], lon, lat);
      if (Math.abs(d - 100) < 0.1 || Math.abs(d - 400) < 0.1 || d > 1000) continue;
      asked++;
      const expected = holds([river], lon, lat) ? -1 : d <= 100 ? 0 : d <= 400 ? 1 : -1;
      const found = rings.findIndex(({ polygon }) => holds(polygon, lon, lat));
      expect({ lon, lat, d, ring: found }).toEqual({ lon, lat, d, ring: expected });
    }
    expect(asked).toBeGreaterThan(40);
  });

  test('rings share the line and each other vertex for vertex', async () => {
    const { rings } = await draw([{ coordinates: west, riverSide: 'right' }], [100, 400]);
    const key = (v: readonly number[]) => v.join(' ');
    const first = new Set(rings[0]!.polygon.flat(2).map(key));
    for (const v of west) expect(first.has(key(v))).toBe(true);
    const shared = rings[1]!.polygon.flat(2).filter((v) => first.has(key(v)));
    expect(shared.length).toBeGreaterThan(50);
    const geos = await loadGeos();
    const both = unwrap(geos.union(rings.flatMap((r) => r.polygon)));
    const sum = polygonsArea(rings[0]!.polygon) + polygonsArea(rings[1]!.polygon);
    expect(polygonsArea(both)).toBeCloseTo(sum, 2);
  });

  test('a line in two parts is as in one', async () => {
    const one = await draw([{ coordinates: west, riverSide: 'right' }], [300]);
    const two = await draw(
      [
        { coordinates: west.slice(0, 61), riverSide: 'right' },
        { coordinates: west.slice(60).toReversed(), riverSide: 'left' },
      ],
      [300],
    );
    expect(two.rings[0]!.polygon).toHaveLength(1);
    expect(polygonsArea(two.rings[0]!.polygon)).toBeCloseTo(polygonsArea(one.rings[0]!.polygon), -1);
  });
});
