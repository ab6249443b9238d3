/** The map in words, for screen readers: the names that are drawn on it now. */
import type { Map as MapLibreMap } from 'maplibre-gl';

/** Names of the labels that were placed, each once, in the order of the layers. */
export function seenNames(map: MapLibreMap): string[] {
  const layers = map
    .getStyle()
    .layers.filter((layer) => layer.type === 'symbol' && layer.layout?.['text-field'] !== undefined)
    .map((layer) => layer.id);
  if (layers.length === 0) return [];
  const names = map.queryRenderedFeatures({ layers }).map((f) => String(f.properties.name ?? f.properties.text ?? ''));
  return [...new Set(names.filter((name) => name !== ''))];
}
