/** Whether a picture shows what the site meets. */
import type { PolygonCoordinates } from '../../domain/feature-table.ts';
import { litFindings } from '../map/deck/lit.ts';
import { boxOf } from '../map/edit/ground.ts';
import { type Extent, meets } from './feature-extent.ts';

/** Of the width or height of the picture; what is smaller is a dot without a hatch. */
const LEAST_SHARE = 1 / 80;

type Lit = Parameters<typeof litFindings>[0];

/** `extent`: of the picture, degrees. Pure. */
export function drawsOverlap(state: Lit, extent: Extent): boolean {
  const { strong, faint, sum } = litFindings(state);
  return drawsAny(sum ? [sum.ground.polygons] : [...strong, ...faint].map(({ overlap }) => overlap), extent);
}

/** Whether it shows ground that is told only. */
export const drawsNotice = (state: Lit, extent: Extent): boolean =>
  drawsAny(
    litFindings(state).quiet.map(({ overlap }) => overlap),
    extent,
  );

const drawsAny = (grounds: readonly PolygonCoordinates[], extent: Extent): boolean =>
  grounds.some((ground) => ground.length > 0 && isSeen(boxOf(ground), extent));

function isSeen(box: Extent, extent: Extent): boolean {
  const share = (axis: 0 | 1): number => (box[axis + 2]! - box[axis]!) / (extent[axis + 2]! - extent[axis]!);
  return meets(box, extent) && Math.max(share(0), share(1)) >= LEAST_SHARE;
}
