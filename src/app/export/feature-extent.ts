/** Boxes around features, worked out once for each. */
import type { LayerFeature } from '../../domain/feature-table.ts';

/** West, south, east, north, degrees. */
export type Extent = readonly [number, number, number, number];

export const meets = (a: Extent, b: Extent): boolean => a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];

const known = new WeakMap<LayerFeature, Extent>();

export function featureExtent(feature: LayerFeature): Extent {
  const found = known.get(feature);
  if (found) return found;
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  if ('coordinates' in feature.geometry) widen(box, feature.geometry.coordinates);
  known.set(feature, box);
  return box;
}

type Nested = readonly number[] | readonly Nested[];

function widen(box: [number, number, number, number], coordinates: Nested): void {
  const [x, y] = coordinates;
  if (typeof x === 'number' && typeof y === 'number') {
    box[0] = Math.min(box[0], x);
    box[1] = Math.min(box[1], y);
    box[2] = Math.max(box[2], x);
    box[3] = Math.max(box[3], y);
  } else for (const part of coordinates) widen(box, part as Nested);
}

/** The box around several boxes; null around none. */
export function around(boxes: readonly Extent[]): Extent | null {
  if (boxes.length === 0) return null;
  return [
    Math.min(...boxes.map((b) => b[0])),
    Math.min(...boxes.map((b) => b[1])),
    Math.max(...boxes.map((b) => b[2])),
    Math.max(...boxes.map((b) => b[3])),
  ];
}
