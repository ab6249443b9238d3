/** What figures of coverage were worked out from. */
import type { CityLayer } from '../city.ts';
import type { PreparedCity } from '../prepared-city.ts';

export interface CoverageInput {
  readonly layerId: string;
  readonly versionId: string;
  readonly date: string;
  readonly reality: CityLayer['reality'];
  readonly accuracyMetres: number;
}

/** Versions in force of the layers named that the city has data of, in the city's order. */
export const inputsOf = ({ city, tables }: PreparedCity, layerIds: Iterable<string>): CoverageInput[] => {
  const wanted = new Set(layerIds);
  return city.layers.filter((l) => wanted.has(l.id) && tables.has(l.id)).map((l) => inputOf(l, l.versions[0]!));
};

/** One version of a layer. */
export const inputOf = (layer: CityLayer, version: CityLayer['versions'][number]): CoverageInput => ({
  layerId: layer.id,
  versionId: version.id,
  date: version.date,
  reality: layer.reality,
  accuracyMetres: layer.accuracyMetres,
});
