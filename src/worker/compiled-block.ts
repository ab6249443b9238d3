/** A layer compiled ahead, so that opening it again need not. */
import type { LayerTable } from '../domain/feature-table.ts';
import { overlayFeatures } from '../domain/prepared-city.ts';
import { openOverlay, type Work } from '../engine/index.ts';

/** `classIds` in the order of the layer's classes; undefined takes the classes as they occur, which compiles anew later if they stand otherwise. */
export async function compiledBlock(
  table: LayerTable,
  work: Work,
  classIds: readonly string[] = [...new Set(table.features.map((f) => f.properties.class))],
): Promise<Uint8Array> {
  const layer = { id: 'layer', features: overlayFeatures(classIds, table), bits: classIds.map((_, i) => i) };
  return (await openOverlay([layer], work)).blockOf(0);
}
