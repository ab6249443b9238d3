/** What figures are summed over, beside atoms and pairs of features: lengths of lines and places of points, once a city. */
import type { Position } from 'geojson';
import type { LineFeature } from '../../engine/index.ts';
import type { LayerFeature } from '../feature-table.ts';
import type { PreparedCity } from '../prepared-city.ts';
import { perCity } from './per-city.ts';
import { linesOf } from './shoreline.ts';

/** Lines of a layer as the engine takes them: class is the place in the layer's list. */
export function lineInput({ city, tables }: PreparedCity, layerId: string): LineFeature[] {
  const { classes } = city.layers.find((l) => l.id === layerId)!;
  return tables.get(layerId)!.features.map((f) => ({
    class: Math.max(
      0,
      classes.findIndex((c) => c.id === f.properties.class),
    ),
    lines: linesOf(f.geometry),
  }));
}

/** Lengths of a line layer, by class and place. */
export const lengthsOf = perCity(
  (prepared, work, layerId: string) => prepared.overlay.lengths(lineInput(prepared, layerId), false, work),
  (layerId) => layerId,
);

function pointsOf({ geometry }: LayerFeature): Position[] {
  if (geometry?.type === 'Point') return [geometry.coordinates];
  return geometry?.type === 'MultiPoint' ? geometry.coordinates : [];
}

/** Every point of a point layer, with its feature and where it lies. */
export const placesOf = perCity(
  async (prepared, _, layerId: string) => {
    const points = prepared.tables
      .get(layerId)!
      .features.flatMap((feature) => pointsOf(feature).map((position) => ({ feature, position })));
    const axis = (i: 0 | 1) => Float64Array.from(points, ({ position }) => position[i] ?? Number.NaN);
    const keys = await prepared.overlay.places(axis(0), axis(1));
    return points.map((point, i) => ({ ...point, key: keys[i]! }));
  },
  (layerId) => layerId,
);
