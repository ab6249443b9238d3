/** Where the line or point of a site lies now, and the ground that it takes by its width alone. */
import type { Design } from '../../../domain/siting/design.ts';
import { type Motion, rigidMotion } from '../../../domain/siting/rigid.ts';
import type { Footprint } from '../../state/model.ts';
import { type LonLat, mapPositions } from './ground.ts';

/** How the site came to where it lies; null where its shape was changed otherwise, or its line or point is not known. */
export function motionOf({ axis, start, polygons }: Pick<Footprint, 'axis' | 'start' | 'polygons'>): Motion | null {
  if (!axis) return null;
  return start === polygons ? ([lon = 0, lat = 0]) => [lon, lat] : rigidMotion(start, polygons);
}

type Placed = Pick<Footprint, 'axis' | 'land' | 'start' | 'polygons'>;

/** Line or point and land as the site lies, both absent where its shape was changed otherwise. */
export function placedDesign(footprint: Placed): { readonly axis?: LonLat[]; readonly land?: Footprint['polygons'] } {
  const { axis, land } = footprint;
  const motion = motionOf(footprint);
  if (!axis || !motion) return {};
  return { axis: axis.map(motion), ...(land && { land: mapPositions(land, motion) }) };
}

/** What a check is told of a line or point project; undefined for others. */
export function designOf(footprint: Placed & Pick<Footprint, 'origin' | 'safetyMetres'>): Design | undefined {
  const { origin, safetyMetres = 0 } = footprint;
  if (origin !== 'line' && origin !== 'point') return undefined;
  const { axis, land } = placedDesign(footprint);
  return { axis: (origin === 'line' && axis) || null, land: safetyMetres > 0 ? (land ?? null) : 'all' };
}
