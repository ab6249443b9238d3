/** Handles of a shape: corners and the middles between them. Rings are closed; the last position repeats the first. */
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import type { VertexRef } from '../../state/model.ts';
import type { LonLat } from './ground.ts';

export interface Handle {
  /** For a middle: the corner before it. */
  readonly ref: VertexRef;
  readonly position: LonLat;
}

/** A ring keeps at least three corners. */
const LEAST_CORNERS = 3;

const lonLat = (position: readonly number[] | undefined): LonLat => [position?.[0] ?? 0, position?.[1] ?? 0];

function collect(polygons: PolygonCoordinates, place: (ring: number[][], vertex: number) => LonLat): Handle[] {
  return polygons.flatMap((rings, polygon) =>
    rings.flatMap((positions, ring) =>
      positions
        .slice(0, -1)
        .map((_, vertex) => ({ ref: { polygon, ring, vertex }, position: place(positions, vertex) })),
    ),
  );
}

export const corners = (polygons: PolygonCoordinates): Handle[] =>
  collect(polygons, (ring, vertex) => lonLat(ring[vertex]));

export const middles = (polygons: PolygonCoordinates): Handle[] =>
  collect(polygons, (ring, vertex) => {
    const [a, b] = [lonLat(ring[vertex]), lonLat(ring[vertex + 1])];
    return [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  });

export const cornerCount = (polygons: PolygonCoordinates): number =>
  polygons.flat().reduce((sum, ring) => sum + ring.length - 1, 0);

function withRing(
  polygons: PolygonCoordinates,
  ref: VertexRef,
  change: (corners: number[][]) => number[][],
): PolygonCoordinates {
  return polygons.map((rings, p) =>
    p !== ref.polygon
      ? rings
      : rings.map((positions, r) => {
          if (r !== ref.ring) return positions;
          const open = change(positions.slice(0, -1));
          return [...open, [...open[0]!]];
        }),
  );
}

export function movedVertex(polygons: PolygonCoordinates, ref: VertexRef, to: LonLat): PolygonCoordinates {
  return withRing(polygons, ref, (ring) => ring.with(ref.vertex, [...to]));
}

/** Put a corner after `ref`; its own reference is `ref.vertex + 1`. */
export function insertedVertex(polygons: PolygonCoordinates, ref: VertexRef, at: LonLat): PolygonCoordinates {
  return withRing(polygons, ref, (ring) => ring.toSpliced(ref.vertex + 1, 0, [...at]));
}

/** Take a corner away; null where fewer than three would stay. */
export function withoutVertex(polygons: PolygonCoordinates, ref: VertexRef): PolygonCoordinates | null {
  const ring = polygons[ref.polygon]?.[ref.ring];
  if (!ring || ring.length - 1 <= LEAST_CORNERS) return null;
  return withRing(polygons, ref, (open) => open.toSpliced(ref.vertex, 1));
}

export const sameVertex = (a: VertexRef | null, b: VertexRef | null): boolean =>
  a !== null && b !== null && a.polygon === b.polygon && a.ring === b.ring && a.vertex === b.vertex;
