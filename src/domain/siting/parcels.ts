/** Parcels (地块) of a project, and where they lie after it was moved or turned. Pure. */
import type { PolygonCoordinates } from '../feature-table.ts';
import { boxOf, offsetFrom, positionAt } from './move.ts';
import { type Motion, middleOf, rigidMotion } from './rigid.ts';
import type { StatedArea } from './stated-area.ts';

/** One parcel of a project, as it was read. */
export interface Parcel {
  readonly name: string;
  readonly polygons: PolygonCoordinates;
  /** Vertices that are no corners of it in the file. Absent for none. */
  readonly addedVertices?: number;
  /** What its file says of its area. Absent where it says nothing. */
  readonly stated?: StatedArea;
}

interface Project {
  readonly parcels?: readonly Parcel[];
  readonly start: PolygonCoordinates;
  readonly polygons: PolygonCoordinates;
}

/** The shapes may differ by so much where parcels were dissolved, degrees: a tenth of a metre. */
const SAME_DEGREES = 1e-6;

/**
 * Ground of the parcels as the project lies now, in their order: carried and turned as it was. Null where its shape is
 * another than theirs by now, or was never theirs.
 */
export function placedParcels({ parcels, start, polygons }: Project): readonly PolygonCoordinates[] | null {
  if (!parcels || !hasSameBox(start, parcels)) return null;
  if (start === polygons || isSame(start, polygons)) return parcels.map((parcel) => parcel.polygons);
  if (!rigidMotion(start, polygons)) return null;
  const corners = polygons.flat(2);
  const now = new Map(start.flat(2).map((from, i) => [keyOf(from), corners[i]!] as const));
  const motion = affineMotion(start, polygons);
  return parcels.map((parcel) =>
    parcel.polygons.map((rings) => rings.map((ring) => ring.map((at) => [...(now.get(keyOf(at)) ?? motion(at))]))),
  );
}

const keyOf = ([lon, lat]: readonly number[]): string => `${lon} ${lat}`;

function hasSameBox(start: PolygonCoordinates, parcels: readonly Parcel[]): boolean {
  const [own, theirs] = [boxOf(start), boxOf(parcels.flatMap((parcel) => parcel.polygons))];
  return own.every((value, i) => Math.abs(value - theirs[i]!) < SAME_DEGREES);
}

function isSame(one: PolygonCoordinates, other: PolygonCoordinates): boolean {
  const [a, b] = [one.flat(2), other.flat(2)];
  return a.length === b.length && a.every((at, i) => keyOf(at) === keyOf(b[i]!));
}

/** The motion that brings all corners nearest to where they lie, with the slight shear that the round Earth gives to a turn. */
function affineMotion(before: PolygonCoordinates, after: PolygonCoordinates): Motion {
  const [from, to] = [before.flat(2), after.flat(2)];
  const [a, b] = [middleOf(from), middleOf(to)];
  const sums = { xx: 0, xy: 0, yy: 0, ux: 0, uy: 0, vx: 0, vy: 0 };
  for (const [i, position] of from.entries()) {
    const { east: x, north: y } = offsetFrom(a, position);
    const { east: u, north: v } = offsetFrom(b, to[i]!);
    sums.xx += x * x;
    sums.xy += x * y;
    sums.yy += y * y;
    sums.ux += u * x;
    sums.uy += u * y;
    sums.vx += v * x;
    sums.vy += v * y;
  }
  const { xx, xy, yy, ux, uy, vx, vy } = sums;
  const determinant = xx * yy - xy * xy;
  const [eastX, eastY] = [(ux * yy - uy * xy) / determinant, (uy * xx - ux * xy) / determinant];
  const [northX, northY] = [(vx * yy - vy * xy) / determinant, (vy * xx - vx * xy) / determinant];
  return (position) => {
    const { east, north } = offsetFrom(a, position);
    return positionAt(b, { east: eastX * east + eastY * north, north: northX * east + northY * north });
  };
}
