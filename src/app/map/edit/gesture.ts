/** What a drag does to a shape: always worked out from the shape as it stood when the drag began, so nothing adds up. */
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import type { VertexRef } from '../../state/model.ts';
import { type Axis, insertedPoint, refOf } from './axis.ts';
import { bearing, carried, centreOf, type LonLat, turned } from './ground.ts';
import type { Hit } from './hit.ts';
import { insertedVertex, movedVertex, withPlainEdges } from './vertices.ts';

export type Gesture =
  | { readonly kind: 'carry'; readonly shape: PolygonCoordinates; readonly from: LonLat }
  | { readonly kind: 'turn'; readonly shape: PolygonCoordinates; readonly from: LonLat; readonly centre: LonLat }
  | { readonly kind: 'vertex'; readonly shape: PolygonCoordinates; readonly ref: VertexRef };

/**
 * The drag that starts from a hit, or null where the map itself is to be moved. `hasAdded`: vertices were put into the edges of
 * the shape, which go where an edge is moved.
 */
export function beginGesture(
  shape: PolygonCoordinates,
  hit: Hit,
  from: LonLat,
  turn: boolean,
  hasAdded = false,
): Gesture | null {
  if (hit.kind === 'outside') return null;
  if (turn || hit.kind === 'turn') return { kind: 'turn', shape, from, centre: centreOf(shape) };
  if (hit.kind === 'inside') return { kind: 'carry', shape, from };
  const plain = hasAdded ? withPlainEdges(shape, hit.ref, hit.kind === 'middle') : { polygons: shape, ref: hit.ref };
  if (hit.kind === 'vertex') return { kind: 'vertex', shape: plain.polygons, ref: plain.ref };
  const ref = { ...plain.ref, vertex: plain.ref.vertex + 1 };
  return { kind: 'vertex', shape: insertedVertex(plain.polygons, plain.ref, hit.position), ref };
}

export function shapeAt(gesture: Gesture, pointer: LonLat): PolygonCoordinates {
  switch (gesture.kind) {
    case 'carry':
      return carried(gesture.shape, gesture.from, pointer);
    case 'turn':
      return turned(gesture.shape, gesture.centre, turnOf(gesture, pointer));
    case 'vertex':
      return movedVertex(gesture.shape, gesture.ref, pointer);
  }
}

/** Degrees clockwise, -180 to 180. */
export function turnOf(gesture: Extract<Gesture, { kind: 'turn' }>, pointer: LonLat): number {
  const degrees = bearing(gesture.centre, pointer) - bearing(gesture.centre, gesture.from);
  return ((degrees + 540) % 360) - 180;
}

/** A drag of one of its points, which stands in the line already where the middle between two was taken. */
export interface AxisGesture {
  readonly kind: 'axis';
  readonly axis: Axis;
  readonly ref: VertexRef;
}

/** Null where no point is hit: the strip as a whole is dragged or turned then. */
export function beginAxis(axis: Axis | null, hit: Hit): AxisGesture | null {
  if (!axis || (hit.kind !== 'vertex' && hit.kind !== 'middle')) return null;
  if (hit.kind === 'vertex') return { kind: 'axis', axis, ref: hit.ref };
  return { kind: 'axis', axis: insertedPoint(axis, hit.ref, hit.position), ref: refOf(hit.ref.vertex + 1) };
}
