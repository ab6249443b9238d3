/** Where on the map a figure of the board lies. Pure. */
import type { TracedRegion } from '../../../domain/coverage/region.ts';
import { around, type Extent, featureExtent } from '../../export/feature-extent.ts';
import { boxOfGeometry } from '../../map/geometry.ts';
import { tracedShape } from '../../map/traced.ts';
import type { OpenCity, Selection } from '../../state/model.ts';
import { classKey } from '../../state/select.ts';

/** A district's figure is in the district; the city's is around the features it is of. */
export function placeOf(selection: Selection, keys: readonly string[], { city, tables }: OpenCity): Extent | null {
  const districtId = selection.kind === 'cell' || selection.kind === 'figure' ? selection.districtId : null;
  if (districtId !== null) {
    const districts = city.layers.find((l) => l.role === 'districts');
    const district = tables[districts?.id ?? '']?.features.find((f) => f.properties.id === districtId);
    return district ? featureExtent(district) : null;
  }
  const wanted = new Set(keys);
  const features = city.layers.flatMap((layer) =>
    (tables[layer.id]?.features ?? []).filter((f) => wanted.has(classKey(layer.id, f.properties.class))),
  );
  return around(features.map(featureExtent));
}

/** Box of what was traced; null where it is empty. */
export const extentOf = (region: TracedRegion): Extent | null =>
  around(tracedShape(region).features.map(({ geometry }) => boxOfGeometry(geometry)));
