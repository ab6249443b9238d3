/**
 * Units. Everything is built on a grid of whole millionths of a degree (about 0.1 m), so that a border written twice is
 * the same to the last bit; shapes are thought out in metres in a local frame and set down on the grid.
 */

export type Point = readonly number[];
export type Ring = Point[];
/** Polygons on the grid: polygon -> ring -> [x, y], rings closed, whole numbers. */
export type Area = Ring[][];

export const PER_DEGREE = 1_000_000;

export const toGrid = (degrees: Point): Point => [
  Math.round(degrees[0]! * PER_DEGREE),
  Math.round(degrees[1]! * PER_DEGREE),
];
/** Division of a whole number by a power of ten is correctly rounded, so six decimals are printed and no more. */
export const toDegrees = (grid: Point): number[] => [
  Math.round(grid[0]!) / PER_DEGREE,
  Math.round(grid[1]!) / PER_DEGREE,
];

/** Local metres, good to a few percent across a city: enough for shapes that are made up, never used for measuring. */
export interface Frame {
  toMetres(grid: Point): Point;
  toGrid(metres: Point): Point;
  /** Square metres of one grid cell. */
  readonly cell: number;
}

const METRES_PER_DEGREE = 111_200;

export function frameAt(lonLat: Point): Frame {
  const ky = METRES_PER_DEGREE / PER_DEGREE;
  const kx = ky * Math.cos((lonLat[1]! * Math.PI) / 180);
  const [x0, y0] = toGrid(lonLat) as [number, number];
  return {
    toMetres: (g) => [(g[0]! - x0) * kx, (g[1]! - y0) * ky],
    toGrid: (m) => [Math.round(m[0]! / kx) + x0, Math.round(m[1]! / ky) + y0],
    cell: kx * ky,
  };
}

export const distance = (a: Point, b: Point): number => Math.hypot(a[0]! - b[0]!, a[1]! - b[1]!);
export const along = (a: Point, b: Point, t: number): Point => [
  a[0]! + (b[0]! - a[0]!) * t,
  a[1]! + (b[1]! - a[1]!) * t,
];

/** Twice the signed area, positive where the ring runs counter-clockwise; taken from the first vertex against loss of digits. */
export function doubleArea(ring: Ring): number {
  const [x0, y0] = ring[0] as [number, number];
  let sum = 0;
  for (let i = 1; i + 1 < ring.length; i++) {
    const [a, b] = [ring[i]!, ring[i + 1]!];
    sum += (a[0]! - x0) * (b[1]! - y0) - (b[0]! - x0) * (a[1]! - y0);
  }
  return sum;
}

/** Outer rings counter-clockwise and holes clockwise, as RFC 7946 wants them. */
export function orient(area: Area): Area {
  return area.map((polygon) =>
    polygon.map((ring, i) => (doubleArea(ring) > 0 === (i === 0) ? ring : [...ring].reverse())),
  );
}

/** Area in grid cells. */
export function cells(area: Area): number {
  let sum = 0;
  for (const polygon of area)
    polygon.forEach((ring, i) => {
      sum += (Math.abs(doubleArea(ring)) / 2) * (i === 0 ? 1 : -1);
    });
  return sum;
}

/** Nearest of `points` to `target`, by index; distances in the units of the points. */
export function nearest(points: readonly Point[], target: Point): number {
  let best = 0;
  for (let i = 1; i < points.length; i++) if (distance(points[i]!, target) < distance(points[best]!, target)) best = i;
  return best;
}
