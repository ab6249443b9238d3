/** Line and point layers of a city, made ready once, against a footprint. */
import type { Geometry, Position } from 'geojson';
import { type Footprint, footprintMeetsLines, type LineSet, openLines } from '../../engine/index.ts';
import type { CityLayer } from '../city.ts';
import type { PreparedCity } from '../prepared-city.ts';
import type { LineMeasure } from './line-figures.ts';

const opened = new WeakMap<PreparedCity, Map<string, LineSet>>();

function lineSetOf(prepared: PreparedCity, layer: CityLayer): LineSet {
  const sets = opened.get(prepared) ?? new Map<string, LineSet>();
  opened.set(prepared, sets);
  let set = sets.get(layer.id);
  if (!set) {
    const ids = layer.classes.map((c) => c.id);
    const features = (prepared.tables.get(layer.id)?.features ?? []).map((f) => ({
      class: Math.max(0, ids.indexOf(f.properties.class)),
      lines: linesOf(f.geometry),
    }));
    set = openLines(features, Math.max(1, ids.length));
    sets.set(layer.id, set);
  }
  return set;
}

/** A point as a line of one vertex; empty for polygons. */
export function linesOf(geometry: Geometry | null): Position[][] {
  switch (geometry?.type) {
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((at) => [at]);
    default:
      return [];
  }
}

/** Measures of the classes of a line or point layer, in the order of its record. */
export function lineMeasures(prepared: PreparedCity, footprint: Footprint, layer: CityLayer): LineMeasure[] {
  const table = prepared.tables.get(layer.id)!;
  const places = layer.classes.map((_, i) => i);
  const met = footprintMeetsLines(footprint, lineSetOf(prepared, layer), places);
  return layer.classes.map(({ id }, i) => {
    const { insideMetres, features, nearest } = met.get(i)!;
    const own = (index: number) => ({
      index,
      id: table.features[index]!.properties.id,
      name: table.features[index]!.properties.name,
    });
    return {
      insideMetres,
      features: features.map((f) => ({ ...own(f.feature), areaSquareMetres: 0, lengthMetres: f.insideMetres })),
      metres: features.length > 0 ? 0 : (nearest?.metres ?? null),
      nearest: nearest && {
        onFootprint: nearest.onFootprint,
        onClass: nearest.onFeature,
        feature: own(nearest.feature),
      },
      absentHere: !table.features.some((f) => f.properties.class === id),
    };
  });
}
