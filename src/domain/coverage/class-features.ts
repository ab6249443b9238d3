/** Which features a class has, and in which districts their ground lies; worked out once a city. */
import { TOUCH_SQUARE_METRES, type Work } from '../../engine/index.ts';
import type { CityLayer } from '../city.ts';
import type { LayerFeature } from '../feature-table.ts';
import type { PreparedCity } from '../prepared-city.ts';
import { pairsOf } from './feature-pairs.ts';
import { leftOut } from './left-out.ts';
import { perCity } from './per-city.ts';

export interface ClassFeatures {
  /** Places among the layer's features. */
  readonly places: readonly number[];
  /** How many of these have a fault. */
  readonly leftOut: number;
}

/** A feature of no known class counts as one of the first. */
export const classIdOf = (layer: CityLayer, { properties }: LayerFeature): string =>
  layer.classes.find((c) => c.id === properties.class)?.id ?? layer.classes[0]!.id;

/** By class key, of all layers that there is data of. */
export const featuresByClass = perCity(async ({ city, tables, overlay }) => {
  const out = new Map(overlay.reports.map((r) => [r.id, leftOut(r)]));
  const features = new Map<string, ClassFeatures>();
  for (const layer of city.layers) {
    const places = new Map<string, number[]>(layer.classes.map((c) => [c.id, []]));
    for (const [i, feature] of (tables.get(layer.id)?.features ?? []).entries())
      places.get(classIdOf(layer, feature))!.push(i);
    for (const [id, own] of places)
      features.set(`${layer.id}/${id}`, {
        places: own,
        leftOut: own.filter((i) => out.get(layer.id)?.has(i)).length,
      });
  }
  return features;
});

/** Place of the districts among the layers of the overlay; -1 where the city has none. */
export const districtsPlace = ({ city, layerIds }: PreparedCity): number =>
  layerIds.findIndex((id) => city.layers.some((l) => l.id === id && l.role === 'districts'));

/** Of each feature of a counted class (by key) that has ground in districts: the parts it has it in. */
export const partsByClass = perCity(async (prepared, work: Work) => {
  const districts = districtsPlace(prepared);
  const parts = new Map<string, number[]>();
  for (const { a, b, areaSquareMetres } of await pairsOf(prepared, work)) {
    const [district, own] = a.layer === districts ? [a, b] : [b, a];
    if (district.layer !== districts || own.layer === districts || areaSquareMetres <= TOUCH_SQUARE_METRES) continue;
    const key = `${own.layer} ${own.feature}`;
    const known = parts.get(key);
    if (known) known.push(district.feature);
    else parts.set(key, [district.feature]);
  }
  const features = await featuresByClass(prepared, work);
  return new Map(
    prepared.classes.map(({ key, layer }) => {
      const place = prepared.layerIds.indexOf(layer.id);
      return [key, features.get(key)!.places.flatMap((i) => [parts.get(`${place} ${i}`) ?? []])];
    }),
  );
});
