/** Footprints as a list for screening has them: parcels of 0.5 to 50 ha all over a city's districts, some across borders. */
import type { LayerFeature, PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { polygonsOf } from '../../src/domain/prepared-city.ts';
import type { Random } from './random.ts';

/** One in so many has its centre on a border of a district. */
const ON_BORDERS = 20;
const METRES_PER_DEGREE = 111_320;

export function batchFootprints(
  districts: readonly LayerFeature[],
  count: number,
  random: Random,
): PolygonCoordinates[] {
  const rings = districts.flatMap((d) => polygonsOf(d).map((p) => p[0]!));
  const boxes = rings.map((ring) => boxOf(ring));
  const sizes = boxes.map(([w, s, e, n]) => (e - w) * (n - s));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const inside = (): readonly [number, number] => {
    for (;;) {
      const r = placeAt(sizes, random.between(0, total));
      const [w, s, e, n] = boxes[r]!;
      const p = [random.between(w, e), random.between(s, n)] as const;
      if (covers(rings[r]!, p)) return p;
    }
  };
  return Array.from({ length: count }, (_, i) => {
    const [lon, lat] = i % ON_BORDERS === 0 ? (random.pick(random.pick(rings)) as [number, number]) : inside();
    return parcel(lon, lat, random);
  });
}

/** A star-shaped parcel of 4 to 24 corners; its size is spread evenly over the orders of magnitude. */
function parcel(lon: number, lat: number, random: Random): PolygonCoordinates {
  const hectares = 0.5 * 100 ** random.next();
  const metres = Math.sqrt((hectares * 10_000) / Math.PI) * 1.2;
  const [dy, dx] = [metres / METRES_PER_DEGREE, metres / (METRES_PER_DEGREE * Math.cos((lat * Math.PI) / 180))];
  const corners = 4 + random.int(21);
  const turn = random.between(0, 2 * Math.PI);
  const ring = Array.from({ length: corners }, (_, k) => {
    const angle = turn + (2 * Math.PI * k) / corners;
    const reach = random.between(0.7, 1);
    return [lon + dx * reach * Math.cos(angle), lat + dy * reach * Math.sin(angle)];
  });
  return [[[...ring, ring[0]!]]];
}

/** Place of the stretch that a position lies in, of stretches laid end to end. */
function placeAt(lengths: readonly number[], position: number): number {
  let left = position;
  for (const [i, length] of lengths.entries()) {
    if (left < length) return i;
    left -= length;
  }
  return lengths.length - 1;
}

function boxOf(ring: readonly number[][]): readonly [number, number, number, number] {
  const [xs, ys] = [ring.map((p) => p[0]!), ring.map((p) => p[1]!)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function covers(ring: readonly number[][], [x, y]: readonly [number, number]): boolean {
  let inside = false;
  for (let i = 1; i < ring.length; i++) {
    const [[ax, ay], [bx, by]] = [ring[i - 1] as [number, number], ring[i] as [number, number]];
    if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}
