/** The little map of the city: from longitude and latitude into a box of pixels. Pure. */
import { offsetFrom } from '../../map/edit/ground.ts';

/** West, south, east, north, degrees. */
export type Extent = readonly [number, number, number, number];
/** Positions one after the other; on the Earth they are longitude, latitude in degrees. */
export type Line = readonly (readonly [number, number])[];
type Point = readonly [x: number, y: number];

export interface PlaceView {
  readonly width: number;
  readonly height: number;
  readonly extent: Extent;
  /** Degrees to pixels, north up. */
  readonly toPixels: (lon: number, lat: number) => Point;
}

const MARGIN = 14;

const widthOf = ([west, , east]: Extent): number => east - west;
const heightOf = ([, south, , north]: Extent): number => north - south;
const middleOf = ([west, south, east, north]: Extent): [number, number] => [(west + east) / 2, (south + north) / 2];

const around = (a: Extent, b: Extent): Extent => [
  Math.min(a[0], b[0]),
  Math.min(a[1], b[1]),
  Math.max(a[2], b[2]),
  Math.max(a[3], b[3]),
];

/** Whether a box lies within half a city's size of the city: what lies farther away is told by an arrow. */
function isNear(extent: Extent, city: Extent): boolean {
  const [dx, dy] = [widthOf(city) / 2, heightOf(city) / 2];
  return (
    extent[0] >= city[0] - dx && extent[2] <= city[2] + dx && extent[1] >= city[1] - dy && extent[3] <= city[3] + dy
  );
}

/** Outlines near the city and those that are not: one that lies far off must not take the others off the map. */
export function partedLines(lines: readonly Line[], city: Extent): { readonly near: Line[]; readonly far: Line[] } {
  const [near, far]: [Line[], Line[]] = [[], []];
  for (const line of lines) {
    const extent = extentOf([line]);
    if (extent) (isNear(extent, city) ? near : far).push(line);
  }
  return { near, far };
}

/** West, south, east, north; null for no positions. */
export function extentOf(lines: readonly Line[]): Extent | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines)
    for (const [lon, lat] of line) {
      west = Math.min(west, lon);
      east = Math.max(east, lon);
      south = Math.min(south, lat);
      north = Math.max(north, lat);
    }
  return west <= east ? [west, south, east, north] : null;
}

/** The city and every candidate near it, so that the map stands still while candidates are looked at. */
export function placeView(city: Extent, candidates: readonly Extent[], width: number, height: number): PlaceView {
  const extent = candidates.filter((c) => isNear(c, city)).reduce(around, city);
  const [lon0, lat0] = middleOf(extent);
  const squeeze = Math.cos((lat0 * Math.PI) / 180);
  const scale = Math.min(
    (width - 2 * MARGIN) / Math.max(widthOf(extent) * squeeze, Number.EPSILON),
    (height - 2 * MARGIN) / Math.max(heightOf(extent), Number.EPSILON),
  );
  return {
    width,
    height,
    extent,
    toPixels: (lon, lat) => [width / 2 + (lon - lon0) * squeeze * scale, height / 2 - (lat - lat0) * scale],
  };
}

const STEP_PIXELS = 0.7;

/** Outlines as the `d` of a path, thinned to what can be seen. */
export function pathOf(view: PlaceView, lines: readonly Line[], closed: boolean): string {
  return lines.map((line) => pathOfLine(view, line, closed)).join('');
}

function pathOfLine(view: PlaceView, line: Line, closed: boolean): string {
  const kept: Point[] = [];
  for (const [i, [lon, lat]] of line.entries()) {
    const point = view.toPixels(lon, lat);
    const last = kept.at(-1);
    const seen = !last || Math.hypot(point[0] - last[0], point[1] - last[1]) >= STEP_PIXELS;
    if (seen || (i === line.length - 1 && !closed)) kept.push(point);
  }
  if (kept.length === 0) return '';
  const text = kept.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`);
  // A point, or what is as small as one, is a dot: a line of no length with round ends.
  if (text.length === 1) return `M${text[0]}h0`;
  return `M${text.join('L')}${closed ? 'Z' : ''}`;
}

/** Middle of a box in pixels and half its longer side. */
export function spotOf(
  view: PlaceView,
  extent: Extent,
): { readonly x: number; readonly y: number; readonly radius: number } {
  const [west, south, east, north] = extent;
  const [x0, y0] = view.toPixels(west, north);
  const [x1, y1] = view.toPixels(east, south);
  return { x: (x0 + x1) / 2, y: (y0 + y1) / 2, radius: Math.max(x1 - x0, y1 - y0) / 2 };
}

export interface Away {
  /** Where the arrow stands, pixels, and the way it points, degrees clockwise from the right. */
  readonly x: number;
  readonly y: number;
  readonly degrees: number;
  readonly metres: number;
}

/** Data off the map: an arrow at its edge and how far they lie from the city's middle. Null where they are on the map. */
export function awayFrom(view: PlaceView, extent: Extent): Away | null {
  const { x, y } = spotOf(view, extent);
  if (x >= 0 && x <= view.width && y >= 0 && y <= view.height) return null;
  const [cx, cy] = [view.width / 2, view.height / 2];
  const [dx, dy] = [x - cx, y - cy];
  const share = Math.min((cx - MARGIN) / Math.abs(dx), (cy - MARGIN) / Math.abs(dy));
  const { east, north } = offsetFrom(middleOf(view.extent), middleOf(extent));
  return {
    x: cx + dx * share,
    y: cy + dy * share,
    degrees: (Math.atan2(dy, dx) * 180) / Math.PI,
    metres: Math.hypot(east, north),
  };
}
