import type { Map as MapLibreMap } from 'maplibre-gl';

type Drawn = Pick<MapLibreMap, 'getStyle' | 'getZoom' | 'getFilter' | 'querySourceFeatures' | 'queryRenderedFeatures'>;

/** Of the layers that name lines, the ids of those by which most of the lines there have no name on the map as it stands. */
export function namelessLines(map: Drawn): string[] {
  return map.getStyle().layers.flatMap((layer) => {
    if (layer.type !== 'symbol' || layer.layout?.['symbol-placement'] !== 'line') return [];
    if (map.getZoom() < (layer.minzoom ?? 0)) return [];
    const filter = map.getFilter(layer.id);
    const there = map.querySourceFeatures(layer.source, filter ? { filter } : {});
    const named = map.queryRenderedFeatures({ layers: [layer.id] });
    const kinds = (features: typeof there): number => new Set(features.map(({ properties }) => properties.key)).size;
    return 2 * kinds(named) < kinds(there) ? [layer.id] : [];
  });
}
