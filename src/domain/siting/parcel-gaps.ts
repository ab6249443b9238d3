/** Narrow gaps and overlaps that dissolving leaves between parcels of one project: slits, hair-thin holes, strips counted twice. */
import type { PolygonCoordinates } from '../feature-table.ts';
import { type Geos, GeosFailure, loadGeos, unwrap } from '../geos.ts';
import { boxOf, metresPerDegree } from './move.ts';

export interface ParcelGaps {
  readonly gaps: number;
  readonly overlaps: number;
  /** Widest of each, metres; 0 where there is none. */
  readonly gapMetres: number;
  readonly overlapMetres: number;
}

/** Wider ones are meant. */
const WIDEST_METRES = 0.1;
/** Narrower ones are the rounding of coordinates. */
const NARROWEST_METRES = 1e-4;
/** Shorter ones are corners that are cut sharp. */
const SHORTEST_METRES = 2;
/** Chords to a quarter circle where a shape is closed. */
const CHORDS = 4;

type Polygon = PolygonCoordinates[number];

/** Null where it cannot be told. `whole`: the parcels dissolved; both in degrees. */
export async function narrowGaps(
  parcels: readonly PolygonCoordinates[],
  whole: PolygonCoordinates,
): Promise<ParcelGaps | null> {
  const geos = await loadGeos();
  const [west, south] = boxOf(whole);
  const perDegree = metresPerDegree(south);
  const flat = (shape: PolygonCoordinates): PolygonCoordinates =>
    shape.map((rings) =>
      rings.map((ring) =>
        ring.map(([lon = 0, lat = 0]) => [(lon - west) * perDegree.east, (lat - south) * perDegree.north]),
      ),
    );
  try {
    const own = parcels.map(flat);
    const gaps = gapsIn(geos, flat(whole), own);
    const overlaps = overlapsOf(geos, own);
    return {
      gaps: gaps.length,
      overlaps: overlaps.length,
      gapMetres: Math.max(0, ...gaps),
      overlapMetres: Math.max(0, ...overlaps),
    };
  } catch (error) {
    if (error instanceof GeosFailure) return null;
    throw error;
  }
}

/** Widths of the gaps: what closing the shape by half the widest fills, between two parcels or more. */
function gapsIn(geos: Geos, whole: PolygonCoordinates, parcels: readonly PolygonCoordinates[]): number[] {
  const grown = unwrap(geos.buffer({ type: 'polygons', coordinates: whole }, WIDEST_METRES / 2, CHORDS));
  const closed = unwrap(geos.buffer({ type: 'polygons', coordinates: grown }, -WIDEST_METRES / 2, CHORDS));
  const filled = unwrap(geos.difference(closed, whole));
  return filled.flatMap((polygon) => {
    const strip = stripOf(polygon);
    const isBetween = strip && parcels.filter((parcel) => awayFrom(parcel, strip.middle) < WIDEST_METRES).length > 1;
    return isBetween ? [strip.width] : [];
  });
}

function overlapsOf(geos: Geos, parcels: readonly PolygonCoordinates[]): number[] {
  const boxes = parcels.map(boxOf);
  const meet = (a: number, b: number): boolean => {
    const [one, other] = [boxes[a]!, boxes[b]!];
    return one[0] < other[2] && other[0] < one[2] && one[1] < other[3] && other[1] < one[3];
  };
  return parcels.flatMap((parcel, a) =>
    parcels.flatMap((other, b) => {
      if (b <= a || !meet(a, b)) return [];
      const shared = unwrap(geos.intersection(parcel, other));
      return shared.flatMap((polygon) => stripOf(polygon)?.width ?? []);
    }),
  );
}

interface Strip {
  readonly width: number;
  /** Where it is widest. */
  readonly middle: Place;
}

/** A narrow strip as wide as the largest circle in it; null where it is none. */
function stripOf(polygon: Polygon): Strip | null {
  const [west, south, east, north] = boxOf([polygon]);
  if (Math.hypot(east - west, north - south) < SHORTEST_METRES || meanWidth(polygon) >= WIDEST_METRES) return null;
  const edges = polygon.flatMap((ring) => ring.slice(1).map((to, i) => [placeOf(ring[i]!), placeOf(to)] as const));
  let strip: Strip = { width: 0, middle: [west, south] };
  for (const edge of edges)
    for (const middle of middlesAcross(edge, edges)) {
      const width = 2 * awayFrom([polygon], middle);
      if (width > strip.width) strip = { width, middle };
    }
  return strip.width > NARROWEST_METRES && strip.width < WIDEST_METRES ? strip : null;
}

/** Twice the area over the outline: no more than the width of the largest circle inside. */
function meanWidth(polygon: Polygon): number {
  let [twice, outline] = [0, 0];
  for (const ring of polygon)
    for (let i = 1; i < ring.length; i++) {
      const [[ax, ay], [bx, by]] = [placeOf(ring[i - 1]!), placeOf(ring[i]!)];
      twice += ax * by - bx * ay;
      outline += Math.hypot(bx - ax, by - ay);
    }
  return Math.abs(twice) / outline;
}

type Place = readonly [number, number];
type Edge = readonly [Place, Place];

const placeOf = ([x = 0, y = 0]: readonly number[]): Place => [x, y];

/** Places along an edge from which the strip is crossed: close to its ends too, where strips are widest. */
const [MOST_PLACES, METRES_APART, END] = [32, 5, 1e-3];

/** Half way from an edge to what lies across. */
function middlesAcross([[ax, ay], [bx, by]]: Edge, edges: readonly Edge[]): Place[] {
  const length = Math.hypot(bx - ax, by - ay);
  if (length === 0) return [];
  const steps = Math.min(MOST_PLACES, Math.ceil(length / METRES_APART)) + 1;
  const [nx, ny] = [(ay - by) / length, (bx - ax) / length];
  const middles: Place[] = [];
  for (let step = 0; step <= steps; step++) {
    const along = Math.min(1 - END, Math.max(END, step / steps));
    const [x, y] = [ax + along * (bx - ax), ay + along * (by - ay)];
    // Both sides: which one is inside depends on the ring.
    for (const side of [1, -1]) {
      const across = reach([x, y], [side * nx, side * ny], edges);
      if (across < Infinity) middles.push([x + (side * nx * across) / 2, y + (side * ny * across) / 2]);
    }
  }
  return middles;
}

/** Metres from a place on an edge, in a direction of one metre, to the first edge that is met. */
function reach([x, y]: Place, [dx, dy]: Place, edges: readonly Edge[]): number {
  let least = Infinity;
  for (const [[ax, ay], [bx, by]] of edges) {
    const [ex, ey] = [bx - ax, by - ay];
    const cross = dx * ey - dy * ex;
    if (cross === 0) continue;
    const far = ((ax - x) * ey - (ay - y) * ex) / cross;
    const along = ((ax - x) * dy - (ay - y) * dx) / cross;
    if (far > NARROWEST_METRES / 2 && along >= 0 && along <= 1) least = Math.min(least, far);
  }
  return least;
}

/** Metres to the outline of a shape. */
function awayFrom(shape: PolygonCoordinates, [x, y]: readonly [number, number]): number {
  let least = Infinity;
  for (const ring of shape.flat())
    for (let i = 1; i < ring.length; i++) {
      const [[ax = 0, ay = 0], [bx = 0, by = 0]] = [ring[i - 1]!, ring[i]!];
      const [dx, dy] = [bx - ax, by - ay];
      const along = Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy || 1)));
      least = Math.min(least, Math.hypot(ax + along * dx - x, ay + along * dy - y));
    }
  return least;
}
