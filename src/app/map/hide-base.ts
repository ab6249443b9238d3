import type { Map as MapLibreMap } from 'maplibre-gl';

/**
 * A base map of others is for the screen: what leaves the app shows the city's own ground, as print and slides do, and owes
 * nobody a name or a number. Takes it from sight; returns the function that shows it again.
 */
export function hideBase(map: MapLibreMap): () => void {
  const ids = map.getLayersOrder().filter((id) => map.getLayer(id)?.type === 'raster');
  const show = (visibility: 'none' | 'visible'): void => {
    for (const id of ids) if (map.getLayer(id)) map.setLayoutProperty(id, 'visibility', visibility);
  };
  show('none');
  return () => show('visible');
}
