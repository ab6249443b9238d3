/**
 * The line at a geodesic distance from a boundary. GEOS buffers in a transverse Mercator plane, which gives the shape but
 * misses the distance (by scale, by chords, and by the concavities it smooths away); every vertex is then moved along the
 * geodesic from its nearest boundary point, and edges are halved until they too keep the distance.
 *
 * Two steps, because GEOS leaves out concave vertices that are shallow and close to their neighbour (1 % of the distance),
 * and so may fill a gap that should stay open. The first step goes 98 % of the way: a gap filled there would be filled by
 * the remaining 2 % anyway. What the second can still miss is a gap that is open by less than 0.02 % of the distance.
 */
import { transverseMercator } from '../geodesy/gauss-kruger.ts';
import { direct } from '../geodesy/geodesic.ts';
import { BoundaryDistance, densify } from './boundary-distance.ts';
import type { PolygonCoordinates } from './feature-table.ts';
import { type Geos, unwrap } from './geos.ts';
import type { WkbSource } from './wkb.ts';

/** How far the traced line may leave the true one, and how far leaving out vertices may add to that, metres. */
const TRACE_METRES = 0.01;
const SIMPLIFY_METRES = 0.03;
/** For short distances both are a share of the distance, so that a 10 m circle is still round. */
const TRACE_SHARE = 5e-5;
const SIMPLIFY_SHARE = 1e-4;
const FIRST_STEP = 0.98;
const FIRST_TOLERANCE_SHARE = 2e-4;
/** Coordinates are rounded to 0.1 mm, so that a text file can hold them exactly. */
const DECIMALS = 1e9;
const MAX_MOVES = 30;
const MAX_HALVINGS = 14;
const SAMPLES = [0.25, 0.5, 0.75];

export class Offsetter {
  private readonly geos: Geos;
  private readonly plane: ReturnType<typeof transverseMercator>;
  private readonly boundary: BoundaryDistance;
  /** The source in the plane, cut into short pieces. */
  private readonly planar: WkbSource;

  /** `source` in longitude, latitude, degrees; polygons valid and closed. */
  constructor(geos: Geos, source: WkbSource) {
    this.geos = geos;
    const lines =
      source.type === 'point'
        ? [[source.coordinates]]
        : source.type === 'line'
          ? [densify(source.coordinates)]
          : source.coordinates.flatMap((rings) => rings.map(densify));
    this.plane = transverseMercator(middleLongitude(lines));
    this.boundary = new BoundaryDistance(lines, this.plane);
    const forward = (v: readonly number[]) => this.plane.forward(v[0]!, v[1]!);
    this.planar =
      source.type === 'point'
        ? { type: 'point', coordinates: forward(source.coordinates) }
        : source.type === 'line'
          ? { type: 'line', coordinates: densify(source.coordinates).map(forward) }
          : {
              type: 'polygons',
              coordinates: mapVertices(
                source.coordinates.map((r) => r.map(densify)),
                forward,
              ),
            };
  }

  /** Everything within `metres` of the source, the source included. Valid polygons, longitude, latitude. */
  within(metres: number): PolygonCoordinates {
    const near = metres * FIRST_STEP;
    const first = this.trace(this.planar, near, near, metres * FIRST_TOLERANCE_SHARE);
    const start = this.valid(mapVertices(first, (v) => this.plane.forward(v[0]!, v[1]!)));
    const tolerance = Math.min(TRACE_METRES, metres * TRACE_SHARE);
    const traced = this.trace({ type: 'polygons', coordinates: start }, metres - near, metres, tolerance);
    const leave = Math.min(SIMPLIFY_METRES, metres * SIMPLIFY_SHARE);
    const rings = traced.map((polygon) => polygon.map((ring) => this.simplify(ring, leave)));
    return this.valid(mapVertices(rings, (v) => [round(v[0]!), round(v[1]!)]));
  }

  /** Largest difference from `metres` at the vertices of the rings and at three places along each edge, metres. */
  largestErrorMetres(polygons: PolygonCoordinates, metres: number): number {
    let worst = 0;
    const look = (lon: number, lat: number) => {
      worst = Math.max(worst, Math.abs(this.boundary.nearest(lon, lat).distanceMetres - metres));
    };
    for (const ring of polygons.flat())
      for (let i = 1; i < ring.length; i++) {
        const [a, b] = [ring[i - 1] as [number, number], ring[i] as [number, number]];
        look(a[0], a[1]);
        for (const t of SAMPLES) look(a[0] + t * (b[0] - a[0]), a[1] + t * (b[1] - a[1]));
      }
    return worst;
  }

  /** Buffer `start` (plane) by `step`, then put every ring at `metres` from the source, edges within `tolerance`. */
  private trace(start: WkbSource, step: number, metres: number, tolerance: number): PolygonCoordinates {
    // A chord over the angle a leaves the arc by r (1 - cos(a / 2)), about r a^2 / 8.
    const segments = Math.max(8, Math.ceil(Math.PI / 2 / Math.sqrt((8 * tolerance) / step)));
    const buffered = unwrap(this.geos.buffer(start, step, segments));
    return buffered.map((rings) =>
      rings.map((ring) => {
        const moved = ring.slice(1).map((v) => {
          const [lon, lat] = this.plane.inverse(v[0]!, v[1]!);
          return this.move(lon, lat, metres, tolerance / 20);
        });
        return this.refine([moved.at(-1)!, ...moved], metres, tolerance);
      }),
    );
  }

  /** The position put at `metres` from the boundary: along the geodesic from its nearest point, again where that changes. */
  private move(lon: number, lat: number, metres: number, tolerance: number): number[] {
    for (let i = 0; i < MAX_MOVES; i++) {
      const near = this.boundary.nearest(lon, lat);
      if (Math.abs(near.distanceMetres - metres) <= tolerance) break;
      [lon, lat] = direct(near.lon, near.lat, near.azimuthDegrees, metres);
    }
    return [lon, lat];
  }

  /** Insert vertices until the edges keep the distance. */
  private refine(ring: readonly number[][], metres: number, tolerance: number): number[][] {
    const out: number[][] = [ring[0]!];
    const halve = (a: readonly number[], b: readonly number[], depth: number): void => {
      const at = (t: number): [number, number] => [a[0]! + t * (b[0]! - a[0]!), a[1]! + t * (b[1]! - a[1]!)];
      const off = SAMPLES.some((t) => Math.abs(this.boundary.nearest(...at(t)).distanceMetres - metres) > tolerance);
      if (!off || depth === 0) return;
      const middle = this.move(...at(0.5), metres, tolerance / 20);
      halve(a, middle, depth - 1);
      out.push(middle);
      halve(middle, b, depth - 1);
    };
    for (let i = 1; i < ring.length; i++) {
      halve(ring[i - 1]!, ring[i]!, MAX_HALVINGS);
      out.push(ring[i]!);
    }
    return out;
  }

  /** Leave out vertices that lie within `tolerance` of the line without them (Douglas and Peucker, in the plane). */
  private simplify(ring: number[][], tolerance: number): number[][] {
    const flat = ring.map((v) => this.plane.forward(v[0]!, v[1]!));
    const keep = new Uint8Array(ring.length);
    // A closed ring has no chord from end to end: it is cut at the vertex farthest from the first.
    const far = farthest(flat, 0, ring.length - 1, flat[0]!, flat[0]!).index;
    const stack = [[0, far] as const, [far, ring.length - 1] as const];
    keep[0] = keep[far] = keep[ring.length - 1] = 1;
    for (let span = stack.pop(); span; span = stack.pop()) {
      const [from, to] = span;
      if (to - from < 2) continue;
      const { index, distance } = farthest(flat, from, to, flat[from]!, flat[to]!);
      if (distance <= tolerance) continue;
      keep[index] = 1;
      stack.push([from, index], [index, to]);
    }
    return ring.filter((_, i) => keep[i] === 1);
  }

  /** Moving vertices by centimetres can make a narrow neck cross itself: mended here, and only then. */
  private valid(polygons: PolygonCoordinates): PolygonCoordinates {
    const sound = polygons.map((rings) => rings.filter((ring) => ring.length >= 4)).filter((rings) => rings.length > 0);
    if (unwrap(this.geos.isValid(sound)).valid) return sound;
    return unwrap(this.geos.makeValid(sound));
  }
}

function farthest(
  points: readonly [number, number][],
  from: number,
  to: number,
  a: [number, number],
  b: [number, number],
) {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  const length = dx * dx + dy * dy;
  let index = from + 1;
  let worst = -1;
  for (let i = from + 1; i < to; i++) {
    const [x, y] = points[i]!;
    const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / length));
    const squared = (a[0] + t * dx - x) ** 2 + (a[1] + t * dy - y) ** 2;
    if (squared > worst) [worst, index] = [squared, i];
  }
  return { index, distance: Math.sqrt(worst) };
}

function mapVertices(
  polygons: readonly (readonly (readonly (readonly number[])[])[])[],
  f: (v: readonly number[]) => number[],
): PolygonCoordinates {
  return polygons.map((rings) => rings.map((ring) => ring.map(f)));
}

function middleLongitude(lines: readonly (readonly (readonly number[])[])[]): number {
  let west = Number.POSITIVE_INFINITY;
  let east = Number.NEGATIVE_INFINITY;
  for (const line of lines)
    for (const v of line) {
      west = Math.min(west, v[0]!);
      east = Math.max(east, v[0]!);
    }
  return (west + east) / 2;
}

function round(degrees: number): number {
  return Math.round(degrees * DECIMALS) / DECIMALS;
}
