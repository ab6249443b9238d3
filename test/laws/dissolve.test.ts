import type { Polygon, Position } from 'geojson';
import { expect } from 'vitest';
import type { Placement } from '../../src/domain/imported-layer.ts';
import { placeLayer } from '../../src/domain/place-layer.ts';
import { dissolveParcels, withSharedCorners } from '../../src/domain/siting/dissolve.ts';
import { atOnce } from '../../src/engine/index.ts';
import { polygonsArea } from '../../src/geodesy/ellipsoid.ts';
import type { Random } from '../support/random.ts';
import { law } from './law.ts';

const NORTH = 4_395_000;
const EAST = 36_403_500;

/** Convex polygons that fill a turned rectangle: each cut goes through one of them only and leaves T-joints at its ends. */
function partition(random: Random, start: Position, unit: number, round: (p: Position) => Position): Position[][] {
  const turn = random.between(0, Math.PI);
  const [width, height] = [unit * random.between(200, 6000), unit * random.between(200, 6000)];
  const corner = (x: number, y: number): Position =>
    round([start[0]! + x * Math.cos(turn) - y * Math.sin(turn), start[1]! + x * Math.sin(turn) + y * Math.cos(turn)]);
  const parcels = [[corner(0, 0), corner(width, 0), corner(width, height), corner(0, height)]];
  const wanted = 3 + random.int(12);
  while (parcels.length < wanted) {
    const ring = parcels.shift()!;
    const from = random.int(ring.length);
    const to = (from + 1 + random.int(ring.length - 1)) % ring.length;
    const [low, high] = [Math.min(from, to), Math.max(from, to)];
    const on = (edge: number): Position => {
      const [a, b] = [ring[edge]!, ring[(edge + 1) % ring.length]!];
      const share = random.between(0.3, 0.7);
      return round([a[0]! + share * (b[0]! - a[0]!), a[1]! + share * (b[1]! - a[1]!)]);
    };
    const [p, q] = [on(low), on(high)];
    parcels.push([p, ...ring.slice(low + 1, high + 1), q], [q, ...ring.slice(high + 1), ...ring.slice(0, low + 1), p]);
  }
  return parcels;
}

const polygon = (ring: readonly Position[]) => ({
  geometry: { type: 'Polygon' as const, coordinates: [[...ring, ring[0]!]] },
});
const areaOf = (geometry: unknown) => polygonsArea([(geometry as Polygon).coordinates]);

async function dissolved(features: readonly ReturnType<typeof polygon>[], placement: Placement) {
  const { features: own, problems } = withSharedCorners(features, placement);
  const placed = await placeLayer(own, placement, atOnce);
  if (!placed.ok) throw new Error('not placed');
  const parcels = placed.value.features.map((f) => f.geometry!);
  const whole = await dissolveParcels(
    own.map((f) => f.geometry),
    parcels,
    placement,
    atOnce,
  );
  if (!whole.ok) throw new Error('not dissolved');
  return { whole: whole.value, parcels, problems };
}

law('parcels that meet in T-joints dissolve without slivers, and their areas add up', 0.5, async ({ random, show }) => {
  const decimals = 2 + random.int(3);
  const isDegrees = random.chance(0.3);
  const digits = decimals + (isDegrees ? 5 : 0);
  const toDigits = (p: Position) => p.map((v) => Math.round(v * 10 ** digits) / 10 ** digits);
  const rings = isDegrees
    ? partition(random, [106.88, 39.69], 1e-5, toDigits)
    : partition(random, [EAST, NORTH], 1, toDigits);
  const placement = { epsg: isDegrees ? 4490 : 4524, order: 'xy', shift: 'none' } as const;
  show('parcels', rings.map((ring) => ({ class: 0, polygons: [polygon(ring).geometry.coordinates] })) as never);

  const { whole, parcels, problems } = await dissolved(rings.map(polygon), placement);
  expect(whole.polygons.map((p) => p.length)).toEqual([1]);
  const sum = parcels.reduce((total, geometry) => total + areaOf(geometry), 0);
  expect(Math.abs(polygonsArea(whole.polygons) / sum - 1)).toBeLessThan(1e-9);
  for (const { values } of problems) {
    expect(Number(values.millimetres)).toBeLessThanOrEqual(Number(values.limit));
    expect(Number(values.limit)).toBeLessThanOrEqual(40);
  }

  // One parcel left out is a hole or a bay of its own size.
  const gone = random.int(rings.length);
  const rest = await dissolved(rings.filter((_, i) => i !== gone).map(polygon), placement);
  const own = areaOf(parcels[gone]);
  const edge = 4 * 12_000 * 0.02;
  expect(Math.abs(sum - polygonsArea(rest.whole.polygons) - own)).toBeLessThan(edge);
  const restSum = rest.parcels.reduce((total, geometry) => total + areaOf(geometry), 0);
  expect(Math.abs(polygonsArea(rest.whole.polygons) / restSum - 1)).toBeLessThan(1e-9);
});
