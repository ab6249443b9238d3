/** Handles of a shape: corners and the middles between them. Rings are closed; the last position repeats the first. */
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import { isInEdge } from '../../../domain/siting/corners.ts';
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

/** Places of the corners in a closed ring. `hasAdded`: vertices were put into its edges, and those in straight edges are no corners. */
function cornersIn(ring: readonly (readonly number[])[], hasAdded: boolean): number[] {
  const all = ring.slice(0, -1).map((_, vertex) => vertex);
  const own = hasAdded ? all.filter((vertex) => !isInEdge(ring, vertex)) : all;
  return own.length >= LEAST_CORNERS ? own : all;
}

function collect(
  polygons: PolygonCoordinates,
  hasAdded: boolean,
  place: (from: LonLat, to: LonLat) => LonLat,
): (Handle & { readonly next: LonLat })[] {
  return polygons.flatMap((rings, polygon) =>
    rings.flatMap((positions, ring) => {
      const own = cornersIn(positions, hasAdded);
      return own.map((vertex, i) => {
        const [from, next] = [lonLat(positions[vertex]), lonLat(positions[own[(i + 1) % own.length]!])];
        return { ref: { polygon, ring, vertex }, position: place(from, next), next };
      });
    }),
  );
}

export const corners = (polygons: PolygonCoordinates, hasAdded = false): Handle[] =>
  collect(polygons, hasAdded, (from) => from);

/** `from` and `next`: the corners on both sides. */
export const middles = (polygons: PolygonCoordinates, hasAdded = false) =>
  collect(polygons, hasAdded, (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]).map((middle) => ({
    ...middle,
    from: lonLat(polygons[middle.ref.polygon]?.[middle.ref.ring]?.[middle.ref.vertex]),
  }));

/**
 * The shape without the vertices that were put into the edges at a corner (`after`: into the one behind it alone), and where the
 * corner is then: what is done to a corner moves whole edges.
 */
export function withPlainEdges(
  polygons: PolygonCoordinates,
  ref: VertexRef,
  after: boolean,
): { readonly polygons: PolygonCoordinates; readonly ref: VertexRef } {
  const ring = polygons[ref.polygon]?.[ref.ring] ?? [];
  const count = ring.length - 1;
  const gone = new Set<number>();
  const own = new Set(cornersIn(ring, true));
  for (const step of after ? [1] : [1, count - 1])
    for (let v = (ref.vertex + step) % count; v !== ref.vertex && !own.has(v); v = (v + step) % count) gone.add(v);
  if (gone.size === 0) return { polygons, ref };
  const before = [...gone].filter((v) => v < ref.vertex).length;
  return {
    polygons: withRing(polygons, ref, (open) => open.filter((_, v) => !gone.has(v))),
    ref: { ...ref, vertex: ref.vertex - before },
  };
}

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
