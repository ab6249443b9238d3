/** Random footprints in a city, from fifty metres to a few kilometres: stars, strips, rings and groups. */
import type { PolygonCoordinates } from '../../src/domain/feature-table.ts';
import { positionAt } from '../../src/domain/siting/move.ts';
import type { Random } from './random.ts';

type Extent = readonly [number, number, number, number];

/** Footprints in metres around a place; it may lie outside the city. */
export function randomFootprint(random: Random, [west, south, east, north]: Extent): PolygonCoordinates {
  const at = [random.between(west, east), random.between(south, north)] as const;
  const place = ([x, y]: readonly number[]) => positionAt(at, { east: x!, north: y! });
  return shape(random, 10 ** random.between(1.5, 3.2)).map((rings) => rings.map((ring) => ring.map(place)));
}

function shape(random: Random, size: number): number[][][][] {
  const kind = random.next();
  if (kind < 0.6) return [[star(random, size, 0, 0)]];
  if (kind < 0.75) return [[strip(random, size)]];
  if (kind < 0.85) {
    const outer = star(random, size, 0, 0);
    return [[outer, outer.map(([x, y]) => [x! * 0.6, y! * 0.6])]];
  }
  const [x, y] = [size * random.between(1.1, 2), size * random.between(-1, 1)];
  return [[star(random, size / 2, 0, 0)], [star(random, size / 2, x, y)]];
}

function star(random: Random, size: number, x: number, y: number): number[][] {
  const count = 3 + random.int(9);
  const start = random.between(0, 2 * Math.PI);
  const ring = Array.from({ length: count }, (_, i) => {
    const way = start + (2 * Math.PI * i) / count;
    const radius = size * random.between(0.5, 1);
    return [x + radius * Math.cos(way), y + radius * Math.sin(way)];
  });
  return [...ring, ring[0]!];
}

/** Twenty times as long as wide. */
function strip(random: Random, size: number): number[][] {
  const way = random.between(0, Math.PI);
  const [cos, sin] = [Math.cos(way), Math.sin(way)];
  const corners = [
    [-size, -size / 20],
    [size, -size / 20],
    [size, size / 20],
    [-size, size / 20],
  ].map(([x, y]) => [x! * cos - y! * sin, x! * sin + y! * cos]);
  return [...corners, corners[0]!];
}
