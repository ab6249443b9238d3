/** The boundary paths of a HATCH as rings. */
import type { Position } from 'geojson';
import { arc, type BulgeVertex, straightened } from './dxf-arcs.ts';
import type { Group } from './dxf-groups.ts';

/** `curve`: a path with an ellipse or a spline in it. */
export type HatchRings =
  | { readonly kind: 'rings'; readonly rings: Position[][] }
  | { readonly kind: 'curve' }
  | { readonly kind: 'broken' };

const POLYLINE = 2;
const [LINE, ARC] = [1, 2];

class Unreadable extends Error {}

/** Groups of the entity in their order. Rings are closed. */
export function hatchRings(groups: readonly Group[]): HatchRings {
  const cursor = new Cursor(groups);
  const rings: Position[][] = [];
  try {
    for (let paths = cursor.count(91); paths > 0; paths--) {
      const isPolyline = (cursor.integer(92) & POLYLINE) !== 0;
      const ring = isPolyline ? polylinePath(cursor) : edgePath(cursor);
      if (ring === null) return { kind: 'curve' };
      if (ring.length > 0) rings.push(ring);
    }
    return { kind: 'rings', rings };
  } catch (error) {
    if (error instanceof Unreadable) return { kind: 'broken' };
    throw error;
  }
}

function polylinePath(cursor: Cursor): Position[] {
  const vertices: BulgeVertex[] = [];
  for (let n = cursor.count(93); n > 0; n--) {
    const x = cursor.number(10);
    const y = cursor.number(20);
    vertices.push({ x, y, bulge: cursor.optional(42) ?? 0 });
  }
  return straightened(vertices, true);
}

/** Edges end to end; null where one of them is neither line nor arc. */
function edgePath(cursor: Cursor): Position[] | null {
  const ring: Position[] = [];
  for (let n = cursor.count(93); n > 0; n--) {
    const type = cursor.integer(72);
    if (type === LINE) {
      ring.push([cursor.number(10), cursor.number(20)]);
      cursor.number(11);
      cursor.number(21);
    } else if (type === ARC) ring.push(...arcEdge(cursor));
    else return null;
  }
  const first = ring[0];
  if (first) ring.push([first[0]!, first[1]!]);
  return ring;
}

function arcEdge(cursor: Cursor): Position[] {
  const centre = { x: cursor.number(10), y: cursor.number(20) };
  const radius = cursor.number(40);
  const degrees = [cursor.number(50), cursor.number(51)] as const;
  const isCounterClockwise = cursor.integer(73) === 1;
  // Clockwise arcs are written with their angles mirrored.
  const sign = isCounterClockwise ? 1 : -1;
  const start = (sign * degrees[0] * Math.PI) / 180;
  const sweep = (sign * (degrees[1] - degrees[0]) * Math.PI) / 180;
  const at = (angle: number): Position => [centre.x + radius * Math.cos(angle), centre.y + radius * Math.sin(angle)];
  return [at(start), ...arc(centre, radius, start, sweep)];
}

/** Looks for codes forwards only. */
class Cursor {
  private readonly groups: readonly Group[];
  private at = 0;

  constructor(groups: readonly Group[]) {
    this.groups = groups;
  }

  number(code: number): number {
    while (this.at < this.groups.length && this.groups[this.at]!.code !== code) this.at++;
    const value = Number(this.groups[this.at++]?.value || Number.NaN);
    if (!Number.isFinite(value)) throw new Unreadable();
    return value;
  }

  integer(code: number): number {
    const value = this.number(code);
    if (!Number.isInteger(value)) throw new Unreadable();
    return value;
  }

  /** A count of things that each take a group at least. */
  count(code: number): number {
    const value = this.integer(code);
    if (value < 0 || value > this.groups.length - this.at) throw new Unreadable();
    return value;
  }

  /** The value where the next group has this code. */
  optional(code: number): number | undefined {
    return this.groups[this.at]?.code === code ? this.number(code) : undefined;
  }
}
