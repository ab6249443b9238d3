/** Older states of layers, worked back from those in force. */
import type { LayerFeature } from '../../src/domain/feature-table.ts';
import { withoutSpecks } from './arrangement.ts';
import { areaOf, polygonFeature } from './features.ts';
import { raggedSpot } from './fractal.ts';
import { difference, intersection, union } from './geos.ts';
import type { Area, Frame } from './grid.ts';
import type { Surroundings } from './places.ts';
import type { CityPlan, Earlier } from './plan.ts';
import type { BuiltLayer } from './records.ts';
import { shoreFeatures } from './river.ts';

/** Parts and holes below this are leavings of the cutting, square metres. */
const SPECK = 3000;

export function earlierFeatures(
  plan: CityPlan,
  frame: Frame,
  earlier: Earlier,
  layers: readonly BuiltLayer[],
  around: Surroundings & { readonly lake: Area },
): LayerFeature[] {
  const featuresOf = (id: string) => layers.find((l) => l.id === id)?.versions[0]?.features ?? [];
  const { layerId, zones } = earlier;
  if (layerId === 'shoreline') {
    const banks = plan.banks.map((bank, i) => ({ ...bank, zones: zones[i]! }));
    return shoreFeatures({ ...plan, banks }, frame, around.range, around.lake);
  }
  const now = featuresOf(layerId);
  const areas = new Map<string, Area>(now.map((f) => [f.properties.id, areaOf(f)]));
  const closed = union([...around.builtUp, ...earlier.avoid.flatMap(featuresOf).flatMap(areaOf)]);
  earlier.spots.forEach((spot, i) => {
    const shape = raggedSpot(`${plan.id}/${layerId}/earlier/${i}`, spot, frame, plan.ragged);
    const held = spot.now.flatMap((id) => areaIn(areas, id));
    const free = difference(intersection(shape, around.city), closed);
    // Ground that moved within the layer was nowhere beyond those that have it now.
    const ground = spot.now.length > 0 ? intersection(shape, held) : free;
    for (const id of spot.now) areas.set(id, difference(areaIn(areas, id), shape));
    if (spot.was !== null) areas.set(spot.was, union([...areaIn(areas, spot.was), ...ground]));
  });
  return now.flatMap(({ properties: { id, name, class: cls, ...columns } }) =>
    polygonFeature(
      id,
      name,
      cls,
      withoutSpecks(areaIn(areas, id), SPECK / frame.cell),
      columns as Record<string, string>,
    ),
  );
}

function areaIn(areas: ReadonlyMap<string, Area>, id: string): Area {
  const area = areas.get(id);
  if (!area) throw new Error(`no feature ${id}`);
  return area;
}
