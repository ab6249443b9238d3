/** Arcs to chords. Angles in radians, lengths in drawing units. */
import type { Position } from 'geojson';
import { LIMITS } from '../raw-layer.ts';

/** Most chords of one arc. */
const MOST_CHORDS = 10_000;
/** Distance that a chord may keep from its arc: 1 mm in a drawing in metres, about the same in degrees. */
const METRES_OFF = 0.001;
const DEGREES_OFF = 1e-8;

/** A vertex of a polyline; `bulge` is the tangent of a quarter of the angle of the arc to the next vertex, 0 a straight edge. */
export interface BulgeVertex {
  readonly x: number;
  readonly y: number;
  readonly bulge: number;
}

/**
 * Positions along the polyline, arcs as chords within 1 mm of them; a closed one ends on its first position. Stops above
 * the most vertices that a source may have, with more than these.
 */
export function straightened(vertices: readonly BulgeVertex[], closed: boolean): Position[] {
  const list: Position[] = [];
  for (const [i, vertex] of vertices.entries()) {
    if (list.length > LIMITS.vertices) return list;
    list.push([vertex.x, vertex.y]);
    const next = vertices[i + 1] ?? (closed ? vertices[0]! : undefined);
    if (next && vertex.bulge !== 0) list.push(...arcBetween(vertex, next));
  }
  const first = list[0];
  if (closed && first) list.push([first[0]!, first[1]!]);
  return list;
}

/** Positions on the arc between two vertices, without either. */
function arcBetween(from: BulgeVertex, to: BulgeVertex): Position[] {
  const { bulge } = from;
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  // The centre lies on the bisector of the chord.
  const off = (1 - bulge * bulge) / (4 * bulge);
  const centre = { x: from.x + dx / 2 - dy * off, y: from.y + dy / 2 + dx * off };
  const radius = Math.hypot(from.x - centre.x, from.y - centre.y);
  return arc(centre, radius, Math.atan2(from.y - centre.y, from.x - centre.x), 4 * Math.atan(bulge));
}

/** Positions on an arc without its ends; `sweep` above 0 runs counter-clockwise. */
export function arc(
  centre: { readonly x: number; readonly y: number },
  radius: number,
  start: number,
  sweep: number,
): Position[] {
  const off = radius < 90 && mayBeDegrees(centre.x, centre.y) ? DEGREES_OFF : METRES_OFF;
  const chords = chordsOf(radius, Math.abs(sweep), off);
  return Array.from({ length: chords - 1 }, (_, i) => {
    const angle = start + (sweep * (i + 1)) / chords;
    return [centre.x + radius * Math.cos(angle), centre.y + radius * Math.sin(angle)];
  });
}

/** Whether a position could be longitude, latitude: metres of the national grid never are. */
export function mayBeDegrees(x: number, y: number): boolean {
  return Math.abs(x) <= 180 && Math.abs(y) <= 90;
}

function chordsOf(radius: number, sweep: number, off: number): number {
  if (!(radius > off) || !Number.isFinite(sweep)) return 1;
  const most = 2 * Math.acos(1 - off / radius);
  return Math.max(1, Math.min(MOST_CHORDS, Math.ceil(sweep / most)));
}
