/** Sites around a footprint. */
import { distancesToPoints, type Footprint } from '../../engine/index.ts';
import type { PreparedCity } from '../prepared-city.ts';
import type { SitingResult } from './result.ts';

/** Sites further than this are not listed, metres. */
export const NEARBY_METRES = 3000;

/** Sites inside the footprint or near it, nearest first. */
export function nearbySites(prepared: PreparedCity, footprint: Footprint): SitingResult['nearbySites'] {
  return prepared.city.layers
    .filter((l) => l.role === 'sites')
    .flatMap((layer) => {
      const sites = [...(prepared.tables.get(layer.id)?.features ?? []).entries()].flatMap(([index, feature]) =>
        feature.geometry?.type === 'Point' ? [{ index, feature, at: feature.geometry.coordinates }] : [],
      );
      const axis = (i: number) => Float64Array.from(sites, (s) => s.at[i]!);
      const metres = distancesToPoints(footprint, axis(0), axis(1), NEARBY_METRES);
      return sites.flatMap(({ index, feature }, i) => {
        const distanceMetres = metres[i];
        if (distanceMetres == null) return [];
        const { id, name, class: classId, status } = feature.properties;
        const inside = distanceMetres === 0;
        return [{ layerId: layer.id, index, id, name, classId, status: String(status ?? ''), distanceMetres, inside }];
      });
    })
    .sort((a, b) => a.distanceMetres - b.distanceMetres);
}
