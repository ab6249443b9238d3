/** What a drag does to a shape: always worked out from the shape as it stood when the drag began, so nothing adds up. */
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import type { VertexRef } from '../../state/model.ts';
import { bearing, carried, centreOf, type LonLat, turned } from './ground.ts';
import type { Hit } from './hit.ts';
import { insertedVertex, movedVertex } from './vertices.ts';

export type Gesture =
  | { readonly kind: 'carry'; readonly shape: PolygonCoordinates; readonly from: LonLat }
  | { readonly kind: 'turn'; readonly shape: PolygonCoordinates; readonly from: LonLat; readonly centre: LonLat }
  | { readonly kind: 'vertex'; readonly shape: PolygonCoordinates; readonly ref: VertexRef };

/** The drag that starts from a hit, or null where the map itself is to be moved. */
export function beginGesture(shape: PolygonCoordinates, hit: Hit, from: LonLat, turn: boolean): Gesture | null {
  if (hit.kind === 'outside') return null;
  if (turn) return { kind: 'turn', shape, from, centre: centreOf(shape) };
  if (hit.kind === 'vertex') return { kind: 'vertex', shape, ref: hit.ref };
  if (hit.kind === 'inside') return { kind: 'carry', shape, from };
  const ref = { ...hit.ref, vertex: hit.ref.vertex + 1 };
  return { kind: 'vertex', shape: insertedVertex(shape, hit.ref, hit.position), ref };
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
