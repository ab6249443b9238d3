/** The box around the features of a class. */
import type { LayerFeature } from '../../../domain/feature-table.ts';
import { boxOfGeometry } from '../../map/geometry.ts';
import type { OpenCity } from '../../state/model.ts';
import type { ClassEntry } from '../../state/select.ts';

type Extent = readonly [number, number, number, number];

export function classExtent(open: OpenCity, entry: ClassEntry): Extent | null {
  const features = open.tables[entry.layer.id]?.features.filter((f) => f.properties.class === entry.class.id) ?? [];
  return extentOf(features);
}

/** West, south, east, north, degrees; null where there is nothing. */
export function extentOf(features: readonly LayerFeature[]): Extent | null {
  if (features.length === 0) return null;
  return features
    .map((feature) => boxOfGeometry(feature.geometry))
    .reduce((a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])]);
}
