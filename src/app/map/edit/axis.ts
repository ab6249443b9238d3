/** The line of a site that was made of one (线项目): its points are the handles. Pure. */

import type { Footprint, VertexRef } from '../../state/model.ts';
import { placedDesign } from './design.ts';
import type { LonLat } from './ground.ts';
import type { Handle } from './vertices.ts';

export type Axis = readonly LonLat[];

/** The line of a site as it lies, none for a point; null for sites that are edited corner by corner. */
export function axisOf(site: Pick<Footprint, 'origin' | 'axis' | 'land' | 'start' | 'polygons'>): Axis | null {
  if (site.origin !== 'line' && site.origin !== 'point') return null;
  const { axis } = placedDesign(site);
  if (!axis) return null;
  return site.origin === 'line' ? axis : [];
}

/** Of a point of a line. */
export const refOf = (vertex: number): VertexRef => ({ polygon: 0, ring: 0, vertex });

/** Handles of a line's points. */
export const axisPoints = (axis: Axis): Handle[] => axis.map((position, vertex) => ({ ref: refOf(vertex), position }));

/** Handles between them; `from` and `next`: the points on both sides. */
export const axisMiddles = (axis: Axis): (Handle & { readonly from: LonLat; readonly next: LonLat })[] =>
  axis.slice(1).map((next, i) => {
    const from = axis[i]!;
    return { ref: refOf(i), position: [(from[0] + next[0]) / 2, (from[1] + next[1]) / 2], from, next };
  });

export const movedPoint = (axis: Axis, { vertex }: VertexRef, to: LonLat): Axis => axis.with(vertex, to);

/** Put a point after `ref`. */
export const insertedPoint = (axis: Axis, { vertex }: VertexRef, at: LonLat): Axis => axis.toSpliced(vertex + 1, 0, at);

const LEAST_POINTS = 2;

/** Take a point away; null where fewer than two would stay. */
export const withoutPoint = (axis: Axis, { vertex }: VertexRef): Axis | null =>
  axis.length <= LEAST_POINTS ? null : axis.toSpliced(vertex, 1);
