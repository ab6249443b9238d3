/**
 * The side of a line that bands are drawn on. A place belongs to the line's band where the nearest place of the line is met
 * from its land side, so a strip does not reach across the river to the other bank of a bend. The ends are cut square: along
 * a straight way from the end of the line, at right angles to the line's course over the last stretch (as long as the largest
 * distance), so that the last short edge of a ragged line does not decide.
 */
import type { PolygonCoordinates } from '../feature-table.ts';
import { type Geos, unwrap } from '../geos.ts';
import type { Meter } from './meter.ts';
import type { PlaneSource } from './source.ts';

type Line = readonly (readonly number[])[];

export interface SidedLine {
  /** Longitude, latitude, degrees; two different vertices at least. */
  readonly coordinates: Line;
  /** Where the river lies, seen along the line. */
  readonly riverSide: 'left' | 'right';
}

/** Steps of a cut, metres; and how far past the largest distance it is followed at most. */
const STEP = 200;
const FARTHEST = 3;
const MARGIN_METRES = 1;

/** The line run so that the river is on its right and the bands on its left. */
export function landOnTheLeft({ coordinates, riverSide }: SidedLine): Line {
  return riverSide === 'right' ? coordinates : coordinates.toReversed();
}

/** An end of a line, the direction of travel there, and whether the line ends or starts. */
interface End {
  readonly vertex: number;
  /** Longitude, latitude. */
  readonly position: readonly number[];
  readonly dx: number;
  readonly dy: number;
  readonly sign: 1 | -1;
}

/**
 * What lies on the left of the lines within each distance, ring by ring from the lines outwards: as many lists of polygons as
 * distances. `outlines[i]` is everything within `distances[i]` of the lines, on both sides.
 */
export function leftRings(
  geos: Geos,
  lines: readonly Line[],
  source: PlaneSource,
  meter: Meter,
  distances: readonly number[],
  outlines: readonly PolygonCoordinates[],
): PolygonCoordinates[] {
  const largest = distances.at(-1)!;
  const ends = endsOf(lines, source, largest);
  const cuts = ends.map((end) => cutFrom(end, source, meter, largest));
  const faces = unwrap(geos.faces([...lines, ...cuts, ...outlines.flat(2)]));
  const rings: PolygonCoordinates[] = distances.map(() => []);
  for (const { polygon, inside } of faces) {
    const foot = meter.foot(inside[0], inside[1]);
    const ring = distances.findIndex((d) => foot.distanceMetres <= d);
    const [x, y] = source.plane.forward(inside[0], inside[1]);
    if (ring >= 0 && isLeft(source, ends, foot, x, y)) rings[ring]!.push(polygon);
  }
  return rings.map((polygons) => (polygons.length < 2 ? polygons : unwrap(geos.union(polygons))));
}

/** Where a line ends for good: no other line goes on from there. Direction over the stretch of `length` next to it. */
function endsOf(lines: readonly Line[], { net, plane }: PlaneSource, length: number): End[] {
  const { firstAt } = net;
  const single = [...net.x.keys()].filter((v) => firstAt[v + 1]! - firstAt[v]! === 1);
  const flat = lines.map((line) => line.map((v) => plane.forward(v[0]!, v[1]!)));
  return single.flatMap((vertex) => {
    const [x, y] = [net.x[vertex]!, net.y[vertex]!];
    const isHere = (v: readonly number[]) => v[0] === x && v[1] === y;
    const place = flat.findIndex((l) => isHere(l[0]!) || isHere(l.at(-1)!));
    // A line that turns round and comes back the same way has an end in its middle: nothing is cut there.
    if (place < 0) return [];
    const line = flat[place]!;
    const sign = isHere(line[0]!) ? -1 : 1;
    const position = lines[place]!.at(sign > 0 ? -1 : 0)!;
    const inwards = sign > 0 ? line.toReversed() : line;
    const far = (v: readonly number[]) => Math.hypot(v[0]! - x, v[1]! - y);
    const other = inwards.find((v) => far(v) >= length) ?? inwards.reduce((a, b) => (far(b) > far(a) ? b : a));
    const scale = sign / far(other);
    return [{ vertex, position, dx: (x - other[0]) * scale, dy: (y - other[1]) * scale, sign }];
  });
}

/** A line from an end of a line to its left, to past the largest distance. Longitude, latitude. */
function cutFrom({ vertex, position, dx, dy }: End, { plane, net }: PlaneSource, meter: Meter, largest: number): Line {
  const [x, y] = [net.x[vertex]!, net.y[vertex]!];
  // From the very end of the line, so that no gap is left.
  const cut = [position];
  for (let s = STEP; s <= FARTHEST * largest + STEP; s += STEP) {
    const at = plane.inverse(x - dy * s, y + dx * s);
    cut.push(at);
    if (s > largest && meter.foot(at[0], at[1]).distanceMetres > largest + MARGIN_METRES) break;
  }
  return cut;
}

/** Is the line met from its left at its nearest place; at an end, on the line's side of the cut. */
function isLeft(
  { net }: PlaneSource,
  ends: readonly End[],
  { segment, share }: ReturnType<Meter['foot']>,
  x: number,
  y: number,
): boolean {
  const { joins, firstAt, atVertex } = net;
  const inside = share > 0 && share < 1;
  const vertex = joins[2 * segment + (share === 1 ? 1 : 0)]!;
  const [px, py] = [x - net.x[vertex]!, y - net.y[vertex]!];
  const end = inside ? undefined : ends.find((e) => e.vertex === vertex);
  if (end) return (px * end.dx + py * end.dy) * end.sign <= 0 && end.dx * py - end.dy * px > 0;
  // At a vertex the sides of all edges there are weighed, each by its unit normal.
  const meeting = inside ? [segment] : atVertex.subarray(firstAt[vertex]!, firstAt[vertex + 1]!);
  let left = 0;
  for (const s of meeting) {
    const [a, b] = [joins[2 * s]!, joins[2 * s + 1]!];
    const [dx, dy] = [net.x[b]! - net.x[a]!, net.y[b]! - net.y[a]!];
    left += (dx * py - dy * px) / Math.hypot(dx, dy);
  }
  return left > 0;
}
