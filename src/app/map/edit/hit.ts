/** What of a shape lies under the pointer. */
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import type { VertexRef } from '../../state/model.ts';
import type { AppState } from '../../state/store.ts';
import { type Axis, axisMiddles, axisPoints } from './axis.ts';
import { boxOf, type LonLat } from './ground.ts';
import { cornerCount, corners, type Handle, middles } from './vertices.ts';

export type Hit =
  | { readonly kind: 'vertex'; readonly ref: VertexRef }
  | { readonly kind: 'middle'; readonly ref: VertexRef; readonly position: LonLat }
  | { readonly kind: 'turn' }
  | { readonly kind: 'inside' }
  | { readonly kind: 'outside' };

export type Pixel = readonly [number, number];
export type ToPixel = (position: LonLat) => Pixel;

/** Shapes with more corners are moved and turned, not edited by hand: their handles would cover them. */
const MOST_HANDLES = 200;
/** Edges shorter than this on the screen have no middle handle. */
const LEAST_EDGE_PIXELS = 40;
/** Shapes smaller than this on the screen, across and up, are carried only: handles would cover them. */
const LEAST_SHAPE_PIXELS = 40;
/** The handle that turns the shape stands this far north of it, pixels. */
const TURN_PIXELS = 26;
const REACH_PIXELS = 9;
/** Of middles from inside the shape: a narrow one must leave ground to be carried by. */
const INNER_REACH_PIXELS = 5;

/** Handles are drawn at the desk only: pictures of the map and audiences see the footprint, not the means to change it. */
export const showsHandles = ({
  tool,
  view,
  presenting,
  dialog,
}: Pick<AppState, 'tool' | 'view' | 'presenting' | 'dialog'>): boolean =>
  tool === 'move' && view === 'siting' && presenting === null && dialog !== 'export' && dialog !== 'report';

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
export const roomyMiddles = (all: readonly Middle[], toPixel: ToPixel): Middle[] =>
  all.filter(({ from, next }) => distance(toPixel(from), toPixel(next)) >= LEAST_EDGE_PIXELS);

/** Whether the shape is large enough on the screen for handles to leave it in sight. */
export function hasRoom(polygons: PolygonCoordinates, toPixel: ToPixel): boolean {
  const [west, south, east, north] = boxOf(polygons);
  const [a, b] = [toPixel([west, south]), toPixel([east, north])];
  return Math.max(Math.abs(a[0] - b[0]), Math.abs(a[1] - b[1])) >= LEAST_SHAPE_PIXELS;
}

/** Where the handle that turns the shape stands, and the place on the outline that it hangs on: the northernmost in the middle. */
export function turnHandle(
  polygons: PolygonCoordinates,
  toPixel: ToPixel,
): { readonly at: LonLat; readonly foot: LonLat } {
  const [west, south, east, north] = boxOf(polygons);
  const lon = (west + east) / 2;
  const pixels = distance(toPixel([lon, south]), toPixel([lon, north]));
  const foot = Math.max(...polygons.flat().flatMap((ring) => crossings(ring, lon)));
  const lat = Number.isFinite(foot) ? foot : north;
  return { foot: [lon, lat], at: [lon, lat + (TURN_PIXELS * (north - south)) / pixels] };
}

/** Latitudes at which a ring meets a meridian. */
function crossings(ring: readonly (readonly number[])[], lon: number): number[] {
  return ring.slice(1).flatMap(([x = 0, y = 0], i) => {
    const [fromX = 0, fromY = 0] = ring[i]!;
    if (fromX > lon === x > lon) return [];
    return [fromY + ((lon - fromX) / (x - fromX)) * (y - fromY)];
  });
}

interface Grip {
  /** Whether the handle that turns the shape is in use. */
  readonly turns?: boolean;
  /** Vertices that were put into the edges when the shape was read: no corners of it. */
  readonly addedVertices?: number;
  /** The line that the shape is a strip along: its points are taken in place of corners. */
  readonly axis?: Axis | null;
}

type Middle = ReturnType<typeof middles>[number];

/** What of a shape can be taken with the hand: corners, or points of its line; none where they would cover it. */
export function handlesOf(
  polygons: PolygonCoordinates,
  { addedVertices = 0, axis = null }: Grip,
): { readonly corners: Handle[]; readonly middles: Middle[] } {
  if (axis) return axis.length > MOST_HANDLES ? NO_HANDLES : { corners: axisPoints(axis), middles: axisMiddles(axis) };
  if (cornerCount(polygons) - addedVertices > MOST_HANDLES) return NO_HANDLES;
  const hasAdded = addedVertices > 0;
  return { corners: corners(polygons, hasAdded), middles: middles(polygons, hasAdded) };
}

const NO_HANDLES = { corners: [], middles: [] };

export function hitTest(
  polygons: PolygonCoordinates,
  pointer: LonLat,
  toPixel: ToPixel,
  { turns = false, ...grip }: Grip = {},
): Hit {
  const isRoomy = hasRoom(polygons, toPixel);
  const here = toPixel(pointer);
  if (isRoomy) {
    const handles = handlesOf(polygons, grip);
    const near = (handle: { position: LonLat }) => distance(toPixel(handle.position), here);
    const nearest = <T extends { position: LonLat }>(all: T[], reach = REACH_PIXELS): T | undefined =>
      all.filter((h) => near(h) <= reach).sort((a, b) => near(a) - near(b))[0];
    const corner = nearest(handles.corners);
    if (corner) return { kind: 'vertex', ref: corner.ref };
    const reach = isInside(polygons, pointer) ? INNER_REACH_PIXELS : REACH_PIXELS;
    const middle = nearest(roomyMiddles(handles.middles, toPixel), reach);
    if (middle) return { kind: 'middle', ref: middle.ref, position: middle.position };
  }
  if (isRoomy && turns && distance(toPixel(turnHandle(polygons, toPixel).at), here) <= REACH_PIXELS)
    return { kind: 'turn' };
  return { kind: isInside(polygons, pointer) ? 'inside' : 'outside' };
}
