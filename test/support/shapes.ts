/** Builders of small polygons. Degrees; rings closed, shells counter-clockwise. */
import type { Polygons } from '../../src/engine/parts.ts';
import type { Random } from './random.ts';

export type Position = readonly number[];
export type Ring = readonly Position[];

/** Closes a list of positions. */
export const ring = (...positions: readonly Position[]): Ring => [...positions, positions[0]!];

export const box = (west: number, south: number, east: number, north: number): Ring =>
  ring([west, south], [east, south], [east, north], [west, north]);

export const square = (west: number, south: number, size: number): Polygons => [
  [box(west, south, west + size, south + size)],
];

/** A frame with an island in the middle of its hole; each third of `size / 5` wide. */
export function ringWithIsland(west: number, south: number, size: number): Polygons {
  const inset = (k: number) => box(west + k, south + k, west + size - k, south + size - k);
  return [[inset(0), inset(size / 5)], [inset((2 * size) / 5)]];
}

export const reversed = (r: Ring): Ring => [...r].reverse();

/** The same closed ring, written from its vertex n. */
export function startingAt(r: Ring, n: number): Ring {
  const open = r.slice(0, -1);
  const k = n % open.length;
  return [...open.slice(k), ...open.slice(0, k), open[k]!];
}

export const mapRings = (polygons: Polygons, change: (r: Ring) => Ring): Polygons =>
  polygons.map((rings) => rings.map(change));

export const mapPositions = (polygons: Polygons, change: (p: Position) => Position): Polygons =>
  mapRings(polygons, (r) => r.map(change));

/** The same polygons written another way: any ring start, any orientation, polygons and holes in any order. */
export const rewritten = (polygons: Polygons, random: Random): Polygons =>
  random.shuffled(polygons).map(([shell, ...holes]) =>
    [shell!, ...random.shuffled(holes)].map((r) => {
      const moved = startingAt(r, random.int(r.length - 1));
      return random.chance(0.5) ? reversed(moved) : moved;
    }),
  );

/** A comb: teeth pointing north from a base, each tooth and each gap `width` wide. */
export function comb(west: number, south: number, teeth: number, width: number, height: number): Ring {
  const top: Position[] = [];
  for (let k = teeth - 1; k >= 0; k--) {
    const x = west + 2 * k * width;
    top.push([x + width, south + width], [x + width, south + height], [x, south + height], [x, south + width]);
  }
  // The last tooth ends on the west side, where its foot is no corner.
  top.pop();
  return ring([west, south], [west + (2 * teeth - 1) * width, south], ...top);
}
