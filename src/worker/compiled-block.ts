/** A layer compiled and made ready to be drawn ahead, so that opening it again need not. */
import type { LayerTable } from '../domain/feature-table.ts';
import { overlayFeatures } from '../domain/prepared-city.ts';
import { openOverlay, type Work } from '../engine/index.ts';
import { packTable } from '../io/layer-pack.ts';
import { drawingOf } from './stored-drawing.ts';

/** Pack a polygon layer with its block and, where it is large, its drawing; `classIds` as for the block. */
export async function packCompiled(
  table: LayerTable,
  work: Work,
  classIds?: readonly string[],
): Promise<Uint8Array<ArrayBuffer>> {
  return packTable(table, { block: await compiledBlock(table, work, classIds), drawing: await drawingOf(table, work) });
}

/** `classIds` in the order of the layer's classes; undefined takes the classes as they occur, which compiles anew later if they stand otherwise. */
async function compiledBlock(
  table: LayerTable,
  work: Work,
  classIds: readonly string[] = [...new Set(table.features.map((f) => f.properties.class))],
): Promise<Uint8Array> {
  const layer = { id: 'layer', features: overlayFeatures(classIds, table), bits: classIds.map((_, i) => i) };
  return (await openOverlay([layer], work)).blockOf(0);
}
