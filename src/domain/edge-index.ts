/** The nearest of many edges, to some tenths of a per cent: for telling what lies near what, not for findings. */
import Flatbush from 'flatbush';
import { type Plane, transverseMercator } from '../geodesy/gauss-kruger.ts';

type Point = readonly [number, number];
type Line = readonly (readonly number[])[];

export interface NearEdge {
  readonly metres: number;
  /** The nearest point of the edge: longitude, latitude, degrees. */
  readonly foot: Point;
}

/** Edges of lines or rings (longitude, latitude, degrees), measured in a plane around the first of them. */
export class EdgeIndex {
  private readonly plane: Plane;
  private readonly index: Flatbush | null;
  /** Ends of each edge in the plane: x1, y1, x2, y2, metres. */
  private readonly ends: Float64Array;

  constructor(lines: readonly Line[]) {
    const count = lines.reduce((sum, line) => sum + Math.max(0, line.length - 1), 0);
    this.plane = transverseMercator(lines[0]?.[0]?.[0] ?? 0);
    this.index = count > 0 ? new Flatbush(count) : null;
    this.ends = new Float64Array(4 * count);
    let at = 0;
    for (const line of lines) {
      let from: Point | null = null;
      for (const [lon, lat] of line) {
        const to = this.plane.forward(lon!, lat!);
        if (from) {
          this.ends.set([from[0], from[1], to[0], to[1]], at);
          at += 4;
          this.index!.add(
            Math.min(from[0], to[0]),
            Math.min(from[1], to[1]),
            Math.max(from[0], to[0]),
            Math.max(from[1], to[1]),
          );
        }
        from = to;
      }
    }
    this.index?.finish();
  }

  /** The nearest edge within some metres of a position, or null. */
  nearest(lon: number, lat: number, within = Number.POSITIVE_INFINITY): NearEdge | null {
    const [x, y] = this.plane.forward(lon, lat);
    const first = this.index?.neighbors(x, y, 1, within)[0];
    if (first === undefined) return null;
    // Boxes lie nearer than what is in them, so the first edge only bounds the search.
    let best = this.foot(first, x, y);
    for (const edge of this.index!.neighbors(x, y, Number.POSITIVE_INFINITY, Math.min(within, best.metres))) {
      const found = this.foot(edge, x, y);
      if (found.metres < best.metres) best = found;
    }
    if (best.metres > within) return null;
    return { metres: best.metres, foot: this.plane.inverse(best.x, best.y) };
  }

  private foot(edge: number, x: number, y: number): { metres: number; x: number; y: number } {
    const [ax, ay, bx, by] = this.ends.subarray(4 * edge, 4 * edge + 4) as unknown as [number, number, number, number];
    const [dx, dy] = [bx - ax, by - ay];
    const square = dx * dx + dy * dy;
    const t = square === 0 ? 0 : Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / square));
    const [fx, fy] = [ax + t * dx, ay + t * dy];
    return { metres: Math.hypot(fx - x, fy - y), x: fx, y: fy };
  }
}
