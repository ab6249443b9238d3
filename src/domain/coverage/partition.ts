/** The districts as the partition of a further overlay: compiled once, however many are opened. */
import type { OverlayLayer } from '../../engine/index.ts';
import { overlayFeatures, type PreparedCity } from '../prepared-city.ts';
import { districtsPlace } from './class-features.ts';

const partitions = new WeakMap<PreparedCity, readonly OverlayLayer[]>();

/** One layer, of the same parts as the city's overlay; none where the city has no districts. */
export function partitionOf(prepared: PreparedCity): readonly OverlayLayer[] {
  const known = partitions.get(prepared) ?? makePartition(prepared);
  partitions.set(prepared, known);
  return known;
}

function makePartition(prepared: PreparedCity): OverlayLayer[] {
  const place = districtsPlace(prepared);
  const layer = prepared.city.layers.find((l) => l.id === prepared.layerIds[place]);
  if (!layer) return [];
  const ids = layer.classes.map((c) => c.id);
  const features = overlayFeatures(ids, prepared.tables.get(layer.id)!);
  return [{ id: layer.id, features, bits: null, block: prepared.overlay.blockOf(place), vouched: true }];
}
