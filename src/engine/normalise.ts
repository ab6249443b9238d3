/**
 * Input as it comes, made into rings that the engine can use: closed, repeated vertices dropped, interior on the left.
 * What had to be changed is told.
 */
import { orientation } from './predicates.ts';

/** Polygon -> ring -> vertex [longitude, latitude], degrees on CGCS2000. Shell first, then holes; any orientation. */
export type Polygons = readonly (readonly (readonly (readonly number[])[])[])[];

export interface LayerFeature {
  /** Class of the feature, 0 to classCount - 1. */
  readonly class: number;
  readonly polygons: Polygons;
}

/** A ring that cannot be used: fewer than three distinct vertices or no area. Left out of the layer and told. */
export interface DroppedRing {
  readonly feature: number;
  readonly polygon: number;
  readonly ring: number;
}

export interface Oriented {
  readonly feature: number;
  readonly polygon: number;
  readonly ring: number;
  readonly points: number[];
}

/** Rings of the features, in order. @throws RangeError where a class is out of range or a vertex is no position. */
export function normalise(
  features: readonly LayerFeature[],
  classCount: number,
): { rings: readonly Oriented[]; dropped: readonly DroppedRing[] } {
  const rings: Oriented[] = [];
  const dropped: DroppedRing[] = [];
  features.forEach((feature, f) => {
    if (!(feature.class >= 0 && feature.class < classCount)) {
      throw new RangeError(`feature ${f} has class ${feature.class}, the layer has ${classCount}`);
    }
    feature.polygons.forEach((polygon, p) => {
      polygon.forEach((ring, r) => {
        const points = orient(ring, r === 0);
        if (points) rings.push({ feature: f, polygon: p, ring: r, points });
        else dropped.push({ feature: f, polygon: p, ring: r });
      });
    });
  });
  return { rings, dropped };
}

/** Flat x, y pairs of a closed ring, counter-clockwise for a shell; null where nothing is enclosed. */
function orient(ring: readonly (readonly number[])[], shell: boolean): number[] | null {
  const points: number[] = [];
  for (const [lon, lat] of ring) {
    if (!Number.isFinite(lon) || !Number.isFinite(lat))
      throw new RangeError(`vertex is not a position: ${lon}, ${lat}`);
    const n = points.length;
    if (n === 0 || points[n - 2] !== lon || points[n - 1] !== lat) points.push(lon!, lat!);
  }
  let n = points.length;
  if (n >= 4 && (points[0] !== points[n - 2] || points[1] !== points[n - 1])) points.push(points[0]!, points[1]!);
  n = points.length;
  if (n < 8) return null;
  const x0 = points[0]!;
  const y0 = points[1]!;
  let twice = 0;
  for (let i = 0; i + 3 < n; i += 2)
    twice += (points[i]! - x0) * (points[i + 3]! - y0) - (points[i + 2]! - x0) * (points[i + 1]! - y0);
  // A bow-tie may enclose as much on the left as on the right: it is kept, so that its crossing can be told.
  if (twice === 0 && onOneLine(points)) return null;
  if (twice > 0 === shell) return points;
  const reversed: number[] = [];
  for (let i = n - 2; i >= 0; i -= 2) reversed.push(points[i]!, points[i + 1]!);
  return reversed;
}

function onOneLine(points: readonly number[]): boolean {
  for (let i = 4; i + 1 < points.length; i += 2)
    if (orientation(points[0]!, points[1]!, points[2]!, points[3]!, points[i]!, points[i + 1]!) !== 0) return false;
  return true;
}
