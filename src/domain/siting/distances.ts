/** Distances of a check: to classes, to bands through the boundary they are measured from, to sites. */
import { distancesToPoints, type Footprint, type FootprintAnswer } from '../../engine/index.ts';
import type { CountedClass, PreparedCity } from '../prepared-city.ts';
import type { NearestPoints, SitingResult } from './result.ts';

export interface ClassDistance {
  /** Geodesic metres; null where the class has no feature. */
  readonly metres: number | null;
  readonly nearest: NearestPoints | null;
}

/** Sites further than this are not listed, metres. */
const NEARBY_METRES = 3000;

/**
 * Distance from a footprint to a class that it does not overlap. A band's distance is that to the boundary it is measured
 * from, less the band's own width: never to the band's polygon, which is only a drawing of it. The polygon serves where
 * the footprint lies nearer to the boundary than the band does.
 */
export function distanceToClass(prepared: PreparedCity, check: FootprintAnswer, counted: CountedClass): ClassDistance {
  const set = prepared.city.bandSet;
  const ring =
    set && counted.layer.id === set.bandsLayer ? set.rings.find((r) => r.class === counted.class.id) : undefined;
  if (set && ring) {
    const boundary = prepared.classes.filter((c) => c.layer.id === set.boundaryLayer);
    const toRange = boundary.map((c) => measured(prepared, check, c)).find((d) => d.metres !== null);
    if (toRange?.metres != null && toRange.metres >= ring.toMetres)
      return { metres: toRange.metres - ring.toMetres, nearest: toRange.nearest };
  }
  return measured(prepared, check, counted);
}

function measured(prepared: PreparedCity, check: FootprintAnswer, counted: CountedClass): ClassDistance {
  const found = check.distances.get(counted.bit);
  if (!found) return { metres: null, nearest: null };
  const { id, name } = prepared.tables.get(counted.layer.id)!.features[found.feature]!.properties;
  return {
    metres: found.metres,
    nearest: {
      onFootprint: found.onFootprint,
      onClass: found.onFeature,
      feature: { index: found.feature, id, name },
    },
  };
}

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
