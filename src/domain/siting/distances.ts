/** Distances of a check: to classes, to bands through the boundary they are measured from, to sites. */
import { type CompiledLayer, nearest, nearestToPoint, placeOf } from '../../engine/index.ts';
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
export function distanceToClass(
  prepared: PreparedCity,
  footprint: CompiledLayer,
  counted: CountedClass,
): ClassDistance {
  const set = prepared.city.bandSet;
  const ring =
    set && counted.layer.id === set.bandsLayer ? set.rings.find((r) => r.class === counted.class.id) : undefined;
  if (set && ring) {
    const boundary = prepared.classes.filter((c) => c.layer.id === set.boundaryLayer);
    const toRange = boundary.map((c) => measured(prepared, footprint, c)).find((d) => d.metres !== null);
    if (toRange?.metres != null && toRange.metres >= ring.toMetres)
      return { metres: toRange.metres - ring.toMetres, nearest: toRange.nearest };
  }
  return measured(prepared, footprint, counted);
}

function measured(prepared: PreparedCity, footprint: CompiledLayer, counted: CountedClass): ClassDistance {
  const { layer } = prepared.arrangement.members[counted.member]!;
  const classIndex = counted.layer.classes.indexOf(counted.class);
  const found = nearest(footprint, layer, (f) => layer.featureClass[f] === classIndex);
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
export function nearbySites(prepared: PreparedCity, footprint: CompiledLayer): SitingResult['nearbySites'] {
  return prepared.city.layers
    .filter((l) => l.role === 'sites')
    .flatMap((layer) =>
      (prepared.tables.get(layer.id)?.features ?? []).flatMap((feature, index) => {
        if (feature.geometry?.type !== 'Point') return [];
        const [lon, lat] = feature.geometry.coordinates as [number, number];
        const inside = placeOf(footprint, 0, lon, lat) !== 'out';
        const distanceMetres = inside ? 0 : nearestToPoint(footprint, lon, lat, NEARBY_METRES);
        if (distanceMetres === null || distanceMetres > NEARBY_METRES) return [];
        const { id, name, class: classId, status } = feature.properties;
        return [{ layerId: layer.id, index, id, name, classId, status: String(status ?? ''), distanceMetres, inside }];
      }),
    )
    .sort((a, b) => a.distanceMetres - b.distanceMetres);
}
