/** What of a shape lies under the pointer. */
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import type { VertexRef } from '../../state/model.ts';
import type { LonLat } from './ground.ts';
import { cornerCount, corners, middles } from './vertices.ts';

export type Hit =
  | { readonly kind: 'vertex'; readonly ref: VertexRef }
  | { readonly kind: 'middle'; readonly ref: VertexRef; readonly position: LonLat }
  | { readonly kind: 'inside' }
  | { readonly kind: 'outside' };

export type Pixel = readonly [number, number];
export type ToPixel = (position: LonLat) => Pixel;

/** Shapes with more corners are moved and turned, not edited by hand: their handles would cover them. */
export const MOST_HANDLES = 200;
/** Edges shorter than this on the screen have no middle handle. */
export const LEAST_EDGE_PIXELS = 36;
const REACH_PIXELS = 9;

const distance = (a: Pixel, b: Pixel): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

/** Even-odd rule, so that a hole is outside. */
export function isInside(polygons: PolygonCoordinates, [x, y]: LonLat): boolean {
  let inside = false;
  for (const ring of polygons.flat()) {
    for (let i = 1; i < ring.length; i++) {
      const [ax = 0, ay = 0] = ring[i - 1]!;
      const [bx = 0, by = 0] = ring[i]!;
      if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    }
  }
  return inside;
}

/** Middles of the edges that are long enough on the screen to hold a handle. */
function roomyMiddles(polygons: PolygonCoordinates, toPixel: ToPixel) {
  const at = (ref: VertexRef, step: number): Pixel => {
    const [lon = 0, lat = 0] = polygons[ref.polygon]?.[ref.ring]?.[ref.vertex + step] ?? [];
    return toPixel([lon, lat]);
  };
  return middles(polygons).filter(({ ref }) => distance(at(ref, 0), at(ref, 1)) >= LEAST_EDGE_PIXELS);
}

export function hitTest(polygons: PolygonCoordinates, pointer: LonLat, toPixel: ToPixel): Hit {
  if (cornerCount(polygons) <= MOST_HANDLES) {
    const here = toPixel(pointer);
    const near = (handle: { position: LonLat }) => distance(toPixel(handle.position), here);
    const nearest = <T extends { position: LonLat }>(handles: T[]): T | undefined =>
      handles.filter((h) => near(h) <= REACH_PIXELS).sort((a, b) => near(a) - near(b))[0];
    const corner = nearest(corners(polygons));
    if (corner) return { kind: 'vertex', ref: corner.ref };
    const middle = nearest(roomyMiddles(polygons, toPixel));
    if (middle) return { kind: 'middle', ref: middle.ref, position: middle.position };
  }
  return { kind: isInside(polygons, pointer) ? 'inside' : 'outside' };
}
