/**
 * A made-up city of a million vertices for measurements: districts that share ragged borders exactly, and seven layers of
 * ten classes over them, among them a river's range and its bands. Always the same.
 */
import type { LayerFeature, Polygons } from '../../src/engine/parts.ts';
import { fractalRing } from './fractal.ts';
import { Random } from './random.ts';
import { type Position, ring } from './shapes.ts';

export interface CityLayer {
  readonly name: string;
  /** The first layer divides the plane; the others have classes. */
  readonly features: readonly LayerFeature[];
  readonly classCount: number;
}

const [WEST, SOUTH, EAST, NORTH] = [106, 39, 107.2, 40];
const [ACROSS, UP] = [6, 4];
const WAVES = 40;

/** Heights of a ragged line over its length, 0 to 1 on the way and 0 with slope 0 at both ends. */
function profile(random: Random, height: number, noise: number): (t: number) => number {
  const waves = Array.from({ length: WAVES }, (_, n) => ({
    height: random.between(-1, 1) / (n + 1) ** 1.2,
    phase: 2 * Math.PI * random.next(),
  }));
  return (t) => {
    let sum = noise * (random.next() - 0.5);
    waves.forEach((w, n) => {
      sum += w.height * Math.sin(2 * Math.PI * (n + 1) * t + w.phase);
    });
    return height * Math.sin(Math.PI * t) ** 2 * Math.max(-1, Math.min(1, sum / 2));
  };
}

/** From one corner towards another, the last one left out. */
function raggedLine(random: Random, from: Position, to: Position, pieces: number): Position[] {
  const offset = profile(random, 0.12, 0.02);
  const [dx, dy] = [to[0]! - from[0]!, to[1]! - from[1]!];
  return Array.from({ length: pieces }, (_, k) => {
    const t = k / pieces;
    const h = k === 0 ? 0 : offset(t);
    return [from[0]! + t * dx - h * dy, from[1]! + t * dy + h * dx];
  });
}

function districts(random: Random, piecesPerSide: number): LayerFeature[] {
  const [width, height] = [(EAST - WEST) / ACROSS, (NORTH - SOUTH) / UP];
  const corner = Array.from({ length: ACROSS + 1 }, (_, i) =>
    Array.from({ length: UP + 1 }, (_, j): Position => {
      const off = (inner: boolean, cell: number) => (inner ? 0.15 * cell * random.between(-1, 1) : 0);
      return [WEST + i * width + off(i > 0 && i < ACROSS, width), SOUTH + j * height + off(j > 0 && j < UP, height)];
    }),
  );
  const at = (i: number, j: number) => corner[i]![j]!;
  const side = (i: number, j: number, k: number, l: number) => raggedLine(random, at(i, j), at(k, l), piecesPerSide);
  const eastward = corner.slice(0, -1).map((column, i) => column.map((_, j) => side(i, j, i + 1, j)));
  const northward = corner.map((column, i) => column.slice(0, -1).map((_, j) => side(i, j, i, j + 1)));
  const back = (line: readonly Position[], end: Position) => [end, ...line.slice(1).reverse()];
  return Array.from({ length: ACROSS * UP }, (_, n) => {
    const [i, j] = [n % ACROSS, Math.floor(n / ACROSS)];
    const shell = ring(
      ...eastward[i]![j]!,
      ...northward[i + 1]![j]!,
      ...back(eastward[i]![j + 1]!, at(i + 1, j + 1)),
      ...back(northward[i]![j]!, at(i, j + 1)),
    );
    return { class: 0, polygons: [[shell]] };
  });
}

function blobs(random: Random, count: number, vertices: number, radius: number, classCount: number): LayerFeature[] {
  return Array.from({ length: count }, (_, n) => {
    const [lon, lat] = [random.between(WEST - 0.05, EAST + 0.05), random.between(SOUTH - 0.05, NORTH + 0.05)];
    return {
      class: n % classCount,
      polygons: [[fractalRing(random, lon, lat, radius * random.between(0.6, 1.2), vertices)]],
    };
  });
}

/** A strip on both sides of one winding course, half as wide as `reach` says, degrees of latitude. */
function strip(reach: number, vertices: number): Polygons {
  // The same course for every strip, so that wider ones lie around narrower ones.
  const random = new Random(77);
  const course = profile(random, 0.3, 0);
  const bank = profile(random, 0.08, 0.002);
  const half = vertices / 2;
  const side = (sign: number) =>
    Array.from({ length: half }, (_, k): Position => {
      const t = (k + 0.5) / half;
      return [WEST - 0.05 + t * (EAST - WEST + 0.1), (SOUTH + NORTH) / 2 + course(t) + sign * reach * (1 + bank(t))];
    });
  return [[ring(...side(-1), ...side(1).reverse())]];
}

export function cityLayers(): CityLayer[] {
  const random = new Random(2024);
  const strips = (...reach: number[]): LayerFeature[] =>
    reach.map((r, n) => ({ class: n, polygons: strip(r, 120_000 / reach.length) }));
  return [
    { name: 'districts', features: districts(random, 2000), classCount: 1 },
    { name: 'red line', features: blobs(random, 24, 5000, 0.08, 1), classCount: 1 },
    { name: 'ecological space', features: blobs(random, 24, 5000, 0.1, 1), classCount: 1 },
    { name: 'protected areas', features: blobs(random, 20, 6000, 0.09, 2), classCount: 2 },
    { name: 'management range', features: strips(0.004), classCount: 1 },
    { name: 'bands', features: strips(0.006, 0.015, 0.035), classCount: 3 },
    { name: 'built-up area', features: blobs(random, 40, 3000, 0.03, 1), classCount: 1 },
    { name: 'parks', features: blobs(random, 80, 1500, 0.015, 1), classCount: 1 },
  ];
}
