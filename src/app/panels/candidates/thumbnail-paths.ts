/** Pure: the ground about a site as paths of a small picture. */
import type { Geometry } from 'geojson';
import type { PolygonCoordinates } from '../../../domain/feature-table.ts';
import { boxOfGeometry, linesOf, polygonsOf } from '../../map/geometry.ts';

/** A small picture of the ground: north is up, a metre is as long east as north at its middle. */
export interface View {
  /** Middle, degrees. */
  readonly centre: readonly [number, number];
  readonly metresPerPixel: number;
  readonly width: number;
  readonly height: number;
}

const METRES_PER_DEGREE = 111_320;

/** Share of the picture that the largest site fills. */
const FILL = 0.5;

/** West, south, east, north, degrees. */
type Box = readonly [number, number, number, number];

export const boxOfPolygons = (polygons: PolygonCoordinates): Box =>
  boxOfGeometry({ type: 'MultiPolygon', coordinates: polygons });

const squeezeAt = (lat: number): number => Math.cos((lat * Math.PI) / 180);

/** The scale at which the largest of the boxes fills its share of a picture of that size, metres a pixel. */
export function sharedScale(boxes: readonly Box[], width: number, height: number): number {
  const scales = boxes.map(([west, south, east, north]) => {
    const wide = (east - west) * METRES_PER_DEGREE * squeezeAt((south + north) / 2);
    return Math.max(wide / width, ((north - south) * METRES_PER_DEGREE) / height) / FILL;
  });
  return Math.max(1, ...scales);
}

export const viewOf = ([west, south, east, north]: Box, size: Omit<View, 'centre'>): View => ({
  ...size,
  centre: [(west + east) / 2, (south + north) / 2],
});

/** Whether anything of a geometry may be in the picture. */
export function isInView(geometry: Geometry, { centre: [lon, lat], metresPerPixel, width, height }: View): boolean {
  const [west, south, east, north] = boxOfGeometry(geometry);
  const dx = ((width / 2) * metresPerPixel) / (METRES_PER_DEGREE * squeezeAt(lat));
  const dy = ((height / 2) * metresPerPixel) / METRES_PER_DEGREE;
  return east >= lon - dx && west <= lon + dx && north >= lat - dy && south <= lat + dy;
}

type Pixel = readonly [number, number];

export function pixelOf([lon = 0, lat = 0]: readonly number[], view: View): Pixel {
  const k = METRES_PER_DEGREE / view.metresPerPixel;
  return [
    view.width / 2 + (lon - view.centre[0]) * k * squeezeAt(view.centre[1]),
    view.height / 2 - (lat - view.centre[1]) * k,
  ];
}

export function polygonPath(polygons: PolygonCoordinates, view: View): string {
  return polygons.map((polygon) => polygon.map((ring) => `${linePath(ring, view)}Z`).join('')).join('');
}

export function geometryPath(geometry: Geometry, view: View): string {
  const areas = polygonsOf(geometry);
  if (areas.length > 0) return polygonPath(areas, view);
  return linesOf(geometry)
    .map((line) => linePath(line, view))
    .join('');
}

/** Vertices nearer to the one before than this are left out, pixels. */
const NEAR = 0.4;

/** A line without what cannot be seen: vertices close together, and stretches beyond one side of the picture. */
function linePath(line: readonly (readonly number[])[], view: View): string {
  const drawn: Pixel[] = [];
  const sides: number[] = [];
  for (const [i, position] of line.entries()) {
    const at = pixelOf(position, view);
    const side = sideOf(at, view);
    const previous = drawn.at(-1);
    const isEnd = i === line.length - 1;
    const isClose = previous && Math.abs(at[0] - previous[0]) + Math.abs(at[1] - previous[1]) < NEAR;
    if (isClose && !isEnd) continue;
    // Of a stretch beyond one side only its two ends matter.
    if ((side & (sides.at(-1) ?? 0) & (sides.at(-2) ?? 0)) !== 0) {
      drawn.pop();
      sides.pop();
    }
    drawn.push(at);
    sides.push(side);
  }
  return `M${drawn.map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}`;
}

/** Bits: beyond the left, right, upper, lower edge. */
const sideOf = ([x, y]: Pixel, { width, height }: View): number =>
  (x < -EDGE ? 1 : 0) | (x > width + EDGE ? 2 : 0) | (y < -EDGE ? 4 : 0) | (y > height + EDGE ? 8 : 0);

/** Outlines beyond the edge must not show along it, pixels. */
const EDGE = 8;
