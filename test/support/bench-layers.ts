/**
 * Layers of the benchmark: 200 ragged polygons of 5,000 vertices over 60 of 3,000, and 500 footprints on the borders of the
 * first. Always the same, digit by digit; what they have in common was once measured as 1.7489099065625 square degrees.
 */
import type { Polygons } from '../../src/engine/parts.ts';
import { fractalRing } from './fractal.ts';
import { Random } from './random.ts';

/** The generator of ANSI C, on purpose: the layers' measured sum belongs to it. */
class AnsiC {
  private state = 12345;

  next(): number {
    this.state = (this.state * 1103515245 + 12345) & 0x7fffffff;
    return this.state / 0x7fffffff;
  }
}

const WAVES = 24;

function blob(random: AnsiC, lon: number, lat: number, radius: number, vertices: number): Polygons {
  const waves = Array.from({ length: WAVES }, (_, i) => ({
    height: random.next() / (i + 1) ** 1.2,
    phase: random.next() * 6.283,
  }));
  const perLon = Math.cos((lat * Math.PI) / 180);
  const ring = Array.from({ length: vertices }, (_, i) => {
    const t = (i / vertices) * 2 * Math.PI;
    let f = 1;
    waves.forEach(({ height, phase }, j) => {
      f += 0.25 * height * Math.sin((j + 1) * t + phase);
    });
    f += 0.004 * (random.next() - 0.5);
    return [lon + (radius * f * Math.cos(t)) / perLon, lat + radius * f * Math.sin(t)];
  });
  return [[[...ring, ring[0]!]]];
}

function layer(random: AnsiC, count: number, vertices: number, radius: number): Polygons[] {
  return Array.from({ length: count }, () => {
    const lon = 106.4 + random.next() * 4.5;
    const lat = 39.1 + random.next() * 1.6;
    return blob(random, lon, lat, radius * (0.5 + random.next()), vertices);
  });
}

export interface BenchLayers {
  readonly a: readonly Polygons[];
  readonly b: readonly Polygons[];
  readonly footprints: readonly Polygons[];
}

export function benchLayers(): BenchLayers {
  const ansi = new AnsiC();
  const a = layer(ansi, 200, 5000, 0.06);
  const b = layer(ansi, 60, 3000, 0.12);
  const random = new Random(99);
  const footprints = Array.from({ length: 500 }, () => {
    const [x, y] = random.pick(random.pick(a)[0]![0]!) as [number, number];
    return [[fractalRing(random, x, y, 0.01, 100)]];
  });
  return { a, b, footprints };
}

type Box = readonly [west: number, south: number, east: number, north: number];

function boxOf(polygons: Polygons): Box {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [shell] of polygons)
    for (const [x, y] of shell!) {
      west = Math.min(west, x!);
      south = Math.min(south, y!);
      east = Math.max(east, x!);
      north = Math.max(north, y!);
    }
  return [west, south, east, north];
}

/** Pairs of a and b whose boxes meet: the work of those who take pair by pair. */
export function boxPairs(a: readonly Polygons[], b: readonly Polygons[]): (readonly [number, number])[] {
  const [boxesA, boxesB] = [a.map(boxOf), b.map(boxOf)];
  return boxesA.flatMap((p, i) =>
    boxesB.flatMap((q, j) => (p[0] <= q[2] && q[0] <= p[2] && p[1] <= q[3] && q[1] <= p[3] ? [[i, j] as const] : [])),
  );
}
