/** Brings a map from what it shows to what it should show, touching only what differs. */
import type { GeoJSON } from 'geojson';
import type { GeoJSONSource, LayerSpecification, Map as MapLibreMap } from 'maplibre-gl';

/** No simplification beyond half a pixel: a border on the map must not leave the border it stands for. */
const sourceOf = (data: GeoJSON) => ({ type: 'geojson' as const, data, tolerance: 0.2, buffer: 64 });

export interface Shown {
  readonly sources: Readonly<Record<string, GeoJSON>>;
  readonly layers: readonly LayerSpecification[];
}

export const NOTHING: Shown = { sources: {}, layers: [] };

export function apply(map: MapLibreMap, from: Shown, to: Shown): void {
  for (const [id, data] of Object.entries(to.sources)) {
    if (from.sources[id] === undefined) map.addSource(id, sourceOf(data));
    else if (from.sources[id] !== data) void map.getSource<GeoJSONSource>(id)?.setData(data);
  }
  const wanted = new Set(to.layers.map((layer) => layer.id));
  for (const layer of from.layers) if (!wanted.has(layer.id)) map.removeLayer(layer.id);
  applyLayers(
    map,
    from.layers.filter((layer) => wanted.has(layer.id)),
    to.layers,
  );
  for (const id of Object.keys(from.sources)) if (to.sources[id] === undefined) map.removeSource(id);
}

/** From the top down, so that the layer each one goes before is already in its place. */
function applyLayers(map: MapLibreMap, from: readonly LayerSpecification[], to: readonly LayerSpecification[]): void {
  const before = new Map(from.map((layer) => [layer.id, layer]));
  const kept = from.map((layer) => layer.id);
  let above: string | undefined;
  for (const layer of [...to].reverse()) {
    const old = before.get(layer.id);
    if (!old) map.addLayer(layer, above);
    else {
      change(map, old, layer);
      // Layers that are still next to the same neighbour stay; only moved ones are touched.
      const place = kept.indexOf(layer.id);
      const next = kept[place + 1];
      if (next !== above && !(next === undefined && above === undefined)) {
        map.moveLayer(layer.id, above);
        kept.splice(place, 1);
        kept.splice(above === undefined ? kept.length : kept.indexOf(above), 0, layer.id);
      }
    }
    if (!old) kept.splice(above === undefined ? kept.length : kept.indexOf(above), 0, layer.id);
    above = layer.id;
  }
}

type Values = Record<string, unknown>;

function change(map: MapLibreMap, old: LayerSpecification, layer: LayerSpecification): void {
  if ('filter' in layer && !same('filter' in old ? old.filter : undefined, layer.filter))
    map.setFilter(layer.id, layer.filter);
  differences(old.paint, layer.paint, (name, value) => map.setPaintProperty(layer.id, name as never, value as never));
  differences(old.layout, layer.layout, (name, value) =>
    map.setLayoutProperty(layer.id, name as never, value as never),
  );
}

function differences(old: object = {}, next: object = {}, set: (name: string, value: unknown) => void): void {
  for (const name of new Set([...Object.keys(old), ...Object.keys(next)])) {
    const value = (next as Values)[name];
    if (!same((old as Values)[name], value)) set(name, value);
  }
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);
