/** Corners of a parcel, apart from the vertices that were put into its edges to keep them straight in the plane. */
import type { PolygonCoordinates } from '../feature-table.ts';

/**
 * An edge turns by less than this where a vertex was put into it, radians: a straight edge of the plane bends by some hundred
 * thousandths from one of them to the next.
 */
const STRAIGHT_RADIANS = 1e-4;

/** Whether a vertex of a closed ring stands in a straight edge. */
export function isInEdge(ring: readonly (readonly number[])[], vertex: number): boolean {
  const count = ring.length - 1;
  const [before, at, after] = [ring[(vertex + count - 1) % count]!, ring[vertex]!, ring[(vertex + 1) % count]!];
  const east = Math.cos(((at[1] ?? 0) * Math.PI) / 180);
  const way = (a: readonly number[], b: readonly number[]) => [(b[0]! - a[0]!) * east, b[1]! - a[1]!] as const;
  const [[ax, ay], [bx, by]] = [way(before, at), way(at, after)];
  return (
    ax * bx + ay * by > 0 && Math.abs(ax * by - ay * bx) < STRAIGHT_RADIANS * Math.hypot(ax, ay) * Math.hypot(bx, by)
  );
}

/** Vertices that stand in straight edges. */
export const inEdgeCount = (polygons: PolygonCoordinates): number =>
  polygons.flat().reduce((sum, ring) => sum + ring.slice(0, -1).filter((_, v) => isInEdge(ring, v)).length, 0);
