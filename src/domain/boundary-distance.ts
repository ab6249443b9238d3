/**
 * Geodesic distance from a point to a boundary whose edges are straight in longitude/latitude. A transverse Mercator plane
 * only finds the candidates and the foot of the perpendicular; the distance itself is a geodesic on CGCS2000.
 */
import Flatbush from 'flatbush';
import { edgeLength } from '../geodesy/ellipsoid.ts';
import type { Plane } from '../geodesy/gauss-kruger.ts';
import { inverse } from '../geodesy/geodesic.ts';

/** The point of a boundary nearest to some position. */
export interface Nearest {
  /** Geodesic metres; 0 on the boundary itself. */
  readonly distanceMetres: number;
  /** The foot: longitude, latitude, degrees. */
  readonly lon: number;
  readonly lat: number;
  /** Direction from the foot to the position, degrees clockwise from north; arbitrary at distance 0. */
  readonly azimuthDegrees: number;
}

/**
 * Longest piece of an edge, metres. A piece straight in longitude/latitude and one straight in the plane then differ by
 * L^2 tan(latitude) / 8R: 2 mm at 60 degrees.
 */
const MAX_PIECE_METRES = 250;

/**
 * By how much plane and geodesic distances may disagree when two candidates are compared: the scale of the plane changes by
 * x dx / R^2, 2e-4 for 15 km of distance 500 km from the central meridian.
 */
const SLACK = 5e-4;
const SLACK_METRES = 0.005;

/** The line cut into pieces short enough for a plane; keeps every vertex. Longitude, latitude, degrees. */
export function densify(line: readonly (readonly number[])[]): number[][] {
  const out: number[][] = [];
  line.forEach((vertex, i) => {
    const [lon, lat] = vertex as [number, number];
    if (i > 0) {
      const [lon0, lat0] = line[i - 1] as [number, number];
      const pieces = Math.ceil(edgeLength(lon0, lat0, lon, lat) / MAX_PIECE_METRES);
      for (let k = 1; k < pieces; k++)
        out.push([lon0 + ((lon - lon0) * k) / pieces, lat0 + ((lat - lat0) * k) / pieces]);
    }
    out.push([lon, lat]);
  });
  return out;
}

export class BoundaryDistance {
  private readonly plane: Plane;
  private readonly index: Flatbush;
  /** Per piece: longitude, latitude of both ends; and the same in the plane. */
  private readonly degrees: Float64Array;
  private readonly metres: Float64Array;

  /** `lines`: densified lines or closed rings, longitude, latitude; a point is a line of one vertex. */
  constructor(lines: readonly (readonly (readonly number[])[])[], plane: Plane) {
    let count = 0;
    for (const line of lines) count += Math.max(1, line.length - 1);
    this.plane = plane;
    this.index = new Flatbush(count);
    this.degrees = new Float64Array(4 * count);
    this.metres = new Float64Array(4 * count);
    let at = 0;
    for (const line of lines)
      for (let i = Math.min(1, line.length - 1); i < line.length; i++) {
        const a = line[Math.max(0, i - 1)] as [number, number];
        const b = line[i] as [number, number];
        const [ax, ay] = plane.forward(a[0], a[1]);
        const [bx, by] = plane.forward(b[0], b[1]);
        this.degrees.set([a[0], a[1], b[0], b[1]], at);
        this.metres.set([ax, ay, bx, by], at);
        this.index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
        at += 4;
      }
    this.index.finish();
  }

  /** The nearest point of the boundary. */
  nearest(lon: number, lat: number): Nearest {
    const [x, y] = this.plane.forward(lon, lat);
    const first = this.index.neighbors(x, y, 1)[0]!;
    const bound = Math.sqrt(this.planar(first, x, y).squared);
    const candidates = this.index.neighbors(x, y, Number.POSITIVE_INFINITY, bound + slack(bound)).map((piece) => ({
      piece,
      ...this.planar(piece, x, y),
    }));
    const least = Math.sqrt(Math.min(...candidates.map((c) => c.squared)));
    const limit = (least + slack(least)) ** 2;
    let best: Nearest | undefined;
    for (const { piece, t, squared } of candidates) {
      if (squared > limit) continue;
      const i = 4 * piece;
      const footLon = this.degrees[i]! + t * (this.degrees[i + 2]! - this.degrees[i]!);
      const footLat = this.degrees[i + 1]! + t * (this.degrees[i + 3]! - this.degrees[i + 1]!);
      if (best && best.lon === footLon && best.lat === footLat) continue;
      const { distanceMetres, azimuthDegrees } = inverse(footLon, footLat, lon, lat);
      if (!best || distanceMetres < best.distanceMetres)
        best = { distanceMetres, lon: footLon, lat: footLat, azimuthDegrees };
    }
    return best!;
  }

  /** Foot of the perpendicular on a piece, as its share `t` of the piece, and the squared distance, in the plane. */
  private planar(piece: number, x: number, y: number): { t: number; squared: number } {
    const i = 4 * piece;
    const ax = this.metres[i]!;
    const ay = this.metres[i + 1]!;
    const dx = this.metres[i + 2]! - ax;
    const dy = this.metres[i + 3]! - ay;
    const length = dx * dx + dy * dy;
    const t = length === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / length));
    return { t, squared: (ax + t * dx - x) ** 2 + (ay + t * dy - y) ** 2 };
  }
}

function slack(metres: number): number {
  return SLACK * metres + SLACK_METRES;
}
