/** A whole map style of a state: the live map starts from it, print and thumbnails take it as it is. */
import type { StyleSpecification } from 'maplibre-gl';
import { fontFaces } from './fonts.ts';
import type { MapInput } from './input.ts';
import { mapLayers } from './layers.ts';
import { mapSources } from './sources.ts';

/** Hatch images are not part of a style: call `addHatches` on the map once it has loaded. */
export function mapStyle(input: MapInput): StyleSpecification {
  const sources = Object.entries(mapSources(input)).map(([id, data]) => [id, sourceOf(data)]);
  return {
    version: 8,
    'font-faces': fontFaces(),
    sources: Object.fromEntries(sources),
    layers: mapLayers(input),
  };
}

/** No simplification beyond half a pixel: a border on the map must not leave the border it stands for. */
export const sourceOf = (data: GeoJSON.GeoJSON) => ({ type: 'geojson' as const, data, tolerance: 0.2, buffer: 64 });
