/** Laws of the offset line on random sources, half of them on a lattice: repeated edges, touching corners, equal distances. */
import { beforeAll, describe, expect, test } from 'vitest';
import { Meter } from '../../src/domain/bands/meter.ts';
import { Offsetter } from '../../src/domain/bands/offset.ts';
import { planeSource } from '../../src/domain/bands/source.ts';
import { type Geos, loadGeos, unwrap } from '../../src/domain/geos.ts';
import type { WkbSource } from '../../src/domain/wkb.ts';
import { runThrough } from '../../src/engine/index.ts';
import { bruteDistance, holds } from '../support/band-oracle.ts';
import { Random } from '../support/random.ts';

/** FUZZ_RUNS=10000 is the long run. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 150);
const METRES_PER_DEGREE = 111_000;
const PLACES = 30;

let geos: Geos;
beforeAll(async () => {
  geos = await loadGeos();
});

interface Drawn {
  readonly source: WkbSource;
  readonly middle: readonly [number, number];
  /** Half the extent, degrees. */
  readonly size: number;
  readonly metres: number;
}

function drawn(seed: number): Drawn | null {
  const r = new Random(seed);
  const middle = [r.between(80, 120), r.between(20, 50)] as const;
  const size = 10 ** r.between(-4, -1);
  const step = r.chance(0.5) ? size / (2 + r.int(6)) : 0;
  const along = () => {
    const v = r.between(-size, size);
    return step > 0 ? Math.round(v / step) * step : v;
  };
  const at = () => [Number((middle[0] + along()).toFixed(9)), Number((middle[1] + along()).toFixed(9))];
  const metres = size * METRES_PER_DEGREE * 10 ** r.between(-2, 0.5);
  const kind = r.int(6);
  if (kind === 0) return { source: { type: 'point', coordinates: at() }, middle, size, metres };
  if (kind < 3) {
    const line = [at()];
    for (let i = 2 + r.int(12); i > 0; i--) {
      if (r.chance(0.2) && line.length > 1) line.push(line.at(-2)!);
      else line.push(r.chance(0.1) ? line.at(-1)! : at());
    }
    return { source: { type: 'line', coordinates: line }, middle, size, metres };
  }
  const polygons = Array.from({ length: 1 + r.int(3) }, () => {
    const ring = Array.from({ length: 3 + r.int(8) }, at);
    return [[...ring, ring[0]!]];
  });
  const repaired = geos.makeValid(polygons);
  if (!repaired.ok) return null;
  const coordinates = unwrap(geos.union(repaired.value));
  return coordinates.length === 0 ? null : { source: { type: 'polygons', coordinates }, middle, size, metres };
}

describe('the offset line of anything', () => {
  test(`is valid, keeps its distance, and misses no place (${RUNS} sources)`, () => {
    let asked = 0;
    for (let seed = 0; seed < RUNS; seed++) {
      const d = drawn(seed);
      if (!d) continue;
      const { source, middle, size, metres } = d;
      const tell = `seed ${seed}, ${source.type}, ${metres} m`;
      const offsetter = new Offsetter(geos, source);
      const within = runThrough(offsetter.within(metres));
      expect(unwrap(geos.isValid(within)).valid, tell).toBe(true);
      const limit = Math.min(0.05, 0.001 + 4e-4 * metres);
      expect(runThrough(offsetter.meter.largestError(within.flat(), metres)), tell).toBeLessThan(limit);
      const r = new Random(seed + 1e6);
      const reach = size + metres / METRES_PER_DEGREE;
      for (let k = 0; k < PLACES; k++) {
        const lon = middle[0] + r.between(-1.2, 1.2) * reach;
        const lat = middle[1] + r.between(-1.2, 1.2) * reach;
        const { distanceMetres } = offsetter.meter.foot(lon, lat);
        const inside = source.type === 'polygons' && holds(source.coordinates, lon, lat);
        if (!inside && Math.abs(distanceMetres - metres) < limit + 0.001) continue;
        asked++;
        expect(holds(within, lon, lat), `${tell}, at ${lon} ${lat}`).toBe(inside || distanceMetres <= metres);
      }
    }
    expect(asked).toBeGreaterThan(10 * RUNS);
  });
});

describe('the meter', () => {
  test('agrees with geodesics to 1.5 mm, 15 km away and 400 km from the middle of the plane', () => {
    const line = [
      [104.2, 36.1],
      [104.21, 36.13],
      [113.3, 39.2],
      [113.31, 39.19],
    ];
    const meter = new Meter(planeSource({ type: 'line', coordinates: line }));
    const r = new Random(4);
    for (let k = 0; k < 60; k++) {
      const end = k % 2 === 0 ? line[0]! : line[3]!;
      const [lon, lat] = [end[0]! + r.between(-0.12, 0.12), end[1]! + r.between(-0.1, 0.1)];
      expect(Math.abs(meter.foot(lon, lat).distanceMetres - bruteDistance([line], lon, lat))).toBeLessThan(0.0015);
    }
  });
});
