/**
 * The line at a geodesic distance from polygons, lines or a point. A geodesic circle drawn in a conformal plane is a circle
 * again, its centre shifted towards the larger scale, and longer than wide by r^3 / 6R^2: 0.1 mm at 3 km, 14 mm at 15 km.
 * The outline is found with round circles and drawn with the long ones. So everything within a distance is the union of
 * discs and of their hulls along the edges, and its outline consists of arcs and straight lines that are found exactly.
 */
import type { PolygonCoordinates } from '../feature-table.ts';
import { type Geos, GeosFailure, unwrap } from '../geos.ts';
import type { WkbSource } from '../wkb.ts';
import { Hulls } from './hulls.ts';
import { Meter } from './meter.ts';
import { nest } from './nest.ts';
import { outline } from './outline.ts';
import { scaleAt } from './scaled-plane.ts';
import { type PlaneSource, planeSource } from './source.ts';
import { type Circles, follow, rings } from './stitch.ts';
import { thin } from './thin.ts';

/** How far chords may leave the arcs, and how far leaving out vertices may add to that, metres. */
const CHORD_METRES = 0.035;
/** Beyond FAR what the shapes of the circles leave over takes part of that: 15 mm at 30 km. */
const FAR_METRES = 8_000;
const FAR_CHORD_METRES = 0.02;
const THIN_METRES = 0.006;
/** For short distances both are a share of the distance, so that a 10 m circle is still round. */
const CHORD_SHARE = 1.75e-4;
const THIN_SHARE = 3e-5;
/** Coordinates are rounded to 0.1 mm, so that a text file can hold them exactly. */
const DECIMALS = 1e9;
/**
 * Radii differ by up to this share of the distance, and 0.1 mm at most: parallel lines and circles that would lie on each
 * other do not, and no three meet in one point.
 */
const UNEVEN_SHARE = 1e-6;
const UNEVEN_METRES = 1e-4;
const ATTEMPTS = 3;

export class Offsetter {
  /** Steps that one distance takes, as `within` counts them. */
  readonly steps: number;
  readonly source: PlaneSource;
  readonly meter: Meter;
  private readonly geos: Geos;

  /** `source` in longitude, latitude, degrees; polygons valid and closed. */
  constructor(geos: Geos, source: WkbSource) {
    this.geos = geos;
    this.source = planeSource(source);
    this.meter = new Meter(this.source);
    this.steps = this.source.net.x.length + this.source.net.joins.length / 2;
  }

  /**
   * Everything within `metres` of the source, the source included. Valid polygons, longitude, latitude. Yields steps done.
   *
   * @throws GeosFailure where no closed outline is found.
   */
  *within(metres: number): Generator<number, PolygonCoordinates, void> {
    const closed = yield* this.outlines(metres);
    const polygons = nest(closed);
    if (unwrap(this.geos.isValid(polygons)).valid) return polygons;
    // Leaving out vertices can make a neck of a few millimetres cross itself.
    return unwrap(this.geos.makeValid(polygons));
  }

  private *outlines(metres: number): Generator<number, number[][][], void> {
    for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
      const circles = this.circles(metres, attempt);
      const stretches = yield* outline(
        new Hulls({ ...this.source.net, x: circles.x }, circles.radius),
        this.source.outside,
      );
      const next = follow(stretches);
      if (next) {
        const plane = rings(stretches, next, circles, chordFor(metres));
        return plane.map((ring) => this.onGround(ring, metres)).filter((ring) => ring.length >= 4);
      }
    }
    throw new GeosFailure({
      code: 'computation-failed',
      severity: 'error',
      where: {},
      values: { operation: 'offset', detail: `no closed outline at ${metres} m` },
    });
  }

  /** The geodesic circles of radius `metres` around the vertices, as they are in the plane. */
  private circles(metres: number, attempt: number): Circles {
    const { net, curvature } = this.source;
    const uneven = Math.min(UNEVEN_METRES, UNEVEN_SHARE * metres);
    const x = new Float64Array(net.x.length);
    const radius = new Float64Array(net.x.length);
    const squash = new Float64Array(net.x.length);
    for (let v = 0; v < x.length; v++) {
      const c = curvature[v]!;
      const r = metres * scaleAt(net.x[v]!, c);
      x[v] = net.x[v]! * (1 + (r * r * c) / 2);
      squash[v] = (r * r * r * c) / 12;
      radius[v] = r + squash[v]! + uneven * (scatter(v, attempt) - 0.5);
    }
    return { x, y: net.y, radius, squash };
  }

  /** A ring of the plane (x, y, x, y ...) in longitude, latitude, closed. */
  private onGround(ring: readonly number[], metres: number): number[][] {
    const { plane } = this.source;
    const out: number[][] = [];
    for (let i = 0; i < ring.length; i += 2) {
      const [lon, lat] = plane.inverse(ring[i]!, ring[i + 1]!);
      out.push([Math.round(lon * DECIMALS) / DECIMALS, Math.round(lat * DECIMALS) / DECIMALS]);
    }
    out.push(out[0]!);
    return thin(out, Math.min(THIN_METRES, THIN_SHARE * metres));
  }
}

function chordFor(metres: number): number {
  return Math.min(metres > FAR_METRES ? FAR_CHORD_METRES : CHORD_METRES, CHORD_SHARE * metres);
}

/** A number from 0 to 1 that looks as if drawn by lot, the same every time. */
function scatter(n: number, attempt: number): number {
  let h = Math.imul(n + 1, 0x9e3779b1) ^ Math.imul(attempt + 1, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 15), 0x2c1b3c6d);
  h = Math.imul(h ^ (h >>> 12), 0x297a2d39);
  return ((h ^ (h >>> 15)) >>> 0) / 2 ** 32;
}
