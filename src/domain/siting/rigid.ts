/** The move and turn that took a shape from one place to another. */
import type { PolygonCoordinates } from '../feature-table.ts';
import { type LonLat, offsetFrom, positionAt } from './move.ts';

export type Motion = (position: readonly number[]) => [number, number];

/** Carrying and turning bend a shape on the round earth, corners by up to its size squared over the radius; metres. */
const EARTH_RADIUS = 6.4e6;
const ROUNDING = 0.01;
const tolerance = (size: number): number => ROUNDING + size ** 2 / EARTH_RADIUS;

/** Mean of the positions. */
export function middleOf(positions: readonly (readonly number[])[]): LonLat {
  const mean = (of: 0 | 1): number => positions.reduce((sum, p) => sum + (p[of] ?? 0), 0) / positions.length;
  return [mean(0), mean(1)];
}

/** Null where the second shape is not the first one moved and turned: a corner was moved, or a part was cut off. */
export function rigidMotion(before: PolygonCoordinates, after: PolygonCoordinates): Motion | null {
  const [from, to] = [before.flat(2), after.flat(2)];
  if (from.length === 0 || from.length !== to.length) return null;
  const [a, b] = [middleOf(from), middleOf(to)];
  const [old, now] = [from.map((p) => offsetFrom(a, p)), to.map((p) => offsetFrom(b, p))];
  // The turn that brings the corners nearest to their places in all.
  let [along, across, size] = [0, 0, 0];
  for (const [i, p] of old.entries()) {
    const q = now[i]!;
    along += p.east * q.east + p.north * q.north;
    across += p.east * q.north - p.north * q.east;
    size = Math.max(size, Math.hypot(p.east, p.north));
  }
  const length = Math.hypot(along, across) || 1;
  const [cos, sin] = [along / length, across / length];
  const turn = ({ east, north }: { east: number; north: number }) => ({
    east: east * cos - north * sin,
    north: east * sin + north * cos,
  });
  const isFar = old.some((p, i) => {
    const { east, north } = turn(p);
    return Math.hypot(east - now[i]!.east, north - now[i]!.north) > tolerance(size);
  });
  return isFar ? null : (position) => positionAt(b, turn(offsetFrom(a, position)));
}
