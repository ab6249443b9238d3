/**
 * The plane in which room is searched for: transverse Mercator around a meridian, metres. Shapes keep their size and their
 * north on the ground while they are carried, so in the plane they grow with its scale and turn with its convergence.
 */
import { meridianRadiusMetres, RADIANS_PER_DEGREE } from '../../geodesy/ellipsoid.ts';
import { ScaledPlane } from '../bands/scaled-plane.ts';
import { densify } from '../bands/source.ts';
import type { PolygonCoordinates } from '../feature-table.ts';

export type PlanePoint = readonly [number, number];
/** Closed. */
export type PlaneRing = readonly PlanePoint[];

/** Where the pivot of a shape lies, and how the shape is turned and scaled there. */
export interface Pose {
  readonly x: number;
  readonly y: number;
  /** A metre to the north on the ground, in the plane. */
  readonly northX: number;
  readonly northY: number;
  readonly scale: number;
}

/** Degrees to the north by which scale and convergence are taken. */
const STEP = 1e-3;

export class SearchPlane {
  private readonly plane: ScaledPlane;

  /** Around the meridian of a place (degrees), which is its origin. */
  constructor(lon: number, lat: number) {
    this.plane = new ScaledPlane([lon, lat, lon, lat]);
  }

  forward(lon: number, lat: number): [number, number] {
    return this.plane.forward(lon, lat);
  }

  inverse(x: number, y: number): [number, number] {
    return this.plane.inverse(x, y);
  }

  /** `turn`: degrees clockwise that the shape is turned by beside. */
  poseAt(x: number, y: number, turn = 0): Pose {
    const [lon, lat] = this.plane.inverse(x, y);
    const [toX, toY] = this.plane.forward(lon, lat + STEP);
    const metres = meridianRadiusMetres(lat + STEP / 2) * STEP * RADIANS_PER_DEGREE;
    const [dx, dy] = [(toX - x) / metres, (toY - y) / metres];
    const cos = Math.cos(turn * RADIANS_PER_DEGREE);
    const sin = Math.sin(turn * RADIANS_PER_DEGREE);
    return { x, y, northX: dx * cos + dy * sin, northY: dy * cos - dx * sin, scale: Math.hypot(dx, dy) };
  }

  /** Polygons of the plane, their edges short enough to be straight here too. */
  polygons(polygons: PolygonCoordinates): PlanePoint[][][] {
    return polygons.map((polygon) => polygon.map((ring) => this.line(ring)));
  }

  /** Their rings: shells counter-clockwise, holes clockwise. */
  rings(polygons: PolygonCoordinates): PlaneRing[] {
    return this.polygons(polygons).flatMap((polygon) =>
      polygon.flatMap((ring, i) => (ring.length > 3 ? [turned(ring, i === 0)] : [])),
    );
  }

  /** A line of the plane, its edges as short. */
  line(positions: readonly (readonly number[])[]): PlanePoint[] {
    return densify(positions).map(([lon, lat]) => this.plane.forward(lon!, lat!));
  }
}

function turned(ring: PlaneRing, counterClockwise: boolean): PlaneRing {
  return doubledArea(ring) > 0 === counterClockwise ? ring : ring.toReversed();
}

/** Twice the area of a closed ring, positive where it runs counter-clockwise. */
export function doubledArea(ring: PlaneRing): number {
  const [x0, y0] = ring[0]!;
  let sum = 0;
  for (let i = 1; i < ring.length; i++)
    sum += (ring[i - 1]![0] - x0) * (ring[i]![1] - y0) - (ring[i]![0] - x0) * (ring[i - 1]![1] - y0);
  return sum;
}

/** Edges of lines as ax, ay, bx, by. */
export function segmentsOf(lines: readonly (readonly PlanePoint[])[]): Float64Array {
  const out = new Float64Array(4 * lines.reduce((n, line) => n + Math.max(0, line.length - 1), 0));
  let at = 0;
  for (const line of lines)
    for (let i = 1; i < line.length; i++) {
      out.set(line[i - 1]!, at);
      out.set(line[i]!, at + 2);
      at += 4;
    }
  return out;
}
