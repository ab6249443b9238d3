/** Layers too large for the map's own sources: how their pictures come on the map. */
import type { LayerTable } from '../../domain/feature-table.ts';
import type { LargeLayer } from '../../worker/calls.ts';
import type { Session } from './model.ts';
import { getApp, setSession } from './store.ts';

export type Large = Session['large'][string];

/** The table of a large layer as the page has it: columns, no geometry. No features while its drawing is not there yet. */
export function rowsOf(layer: LargeLayer | null): LayerTable {
  const geometry = { type: 'GeometryCollection' as const, geometries: [] };
  const rows = layer?.rows ?? [];
  return { type: 'FeatureCollection', features: rows.map((properties) => ({ type: 'Feature', properties, geometry })) };
}

/** The same layers, those that are on the map already as far as they are drawn. */
export function asDrawn(brought: Readonly<Record<string, Large>>): Record<string, Large> {
  const { large } = getApp();
  const drawn = ([id, entry]: [string, Large]): [string, Large] => {
    const known = large[id];
    return [id, known?.layer && known.pack === entry.pack ? known : entry];
  };
  return Object.fromEntries(Object.entries(brought).map(drawn));
}

/** Take the drawing of a layer that had none, or take the layer off the map where there is nothing to draw. */
export function takeDrawing(layerId: string, layer: LargeLayer | null): void {
  const { open, large } = getApp();
  const { [layerId]: entry, ...rest } = large;
  if (!open || !entry) return;
  const tables = { ...open.tables, [layerId]: rowsOf(layer) };
  setSession({
    open: { ...open, tables },
    large: layer ? { ...rest, [layerId]: { ...entry, layer, shown: 0 } } : rest,
  });
  showLarge(layerId);
}

/** A chunk takes some four milliseconds to hand over. */
const CHUNKS_A_FRAME = 4;
/** A frame that takes longer than this is slow, milliseconds: each frame more would only make the picture come later. */
const SLOW_FRAME = 100;
const MORE_WHEN_SLOW = 16;

/** Layers that are coming on the map. */
const coming = new WeakSet<LargeLayer>();

/**
 * Show a layer some chunks a frame, so that the page is not held by handing over all of them. Where frames are slow, as
 * without a graphics card, many more go into one: drawing is what takes long there.
 */
export function showLarge(layerId: string): void {
  const layer = getApp().large[layerId]?.layer;
  if (!layer || coming.has(layer)) return;
  coming.add(layer);
  let last: number | null = null;
  let count = CHUNKS_A_FRAME;
  const step = (now: number) => {
    const { large } = getApp();
    const entry = large[layerId];
    if (entry?.layer !== layer || entry.shown >= layer.chunks.length) {
      coming.delete(layer);
      return;
    }
    if (last !== null && now - last > SLOW_FRAME) count *= MORE_WHEN_SLOW;
    last = now;
    const shown = Math.min(layer.chunks.length, entry.shown + count);
    setSession({ large: { ...large, [layerId]: { ...entry, shown } } });
    requestAnimationFrame(step);
  };
  requestAnimationFrame(step);
}

/** How much of the large layers is drawn, 0 to 1; null where all is. */
export function drawnShare({ large }: Pick<Session, 'large'>): number | null {
  const waiting = Object.values(large).filter(({ layer, shown }) => !layer || shown < layer.chunks.length);
  if (waiting.length === 0) return null;
  const shares = waiting.map(({ layer, shown }) => (layer ? shown / layer.chunks.length : 0));
  return Math.min(...shares);
}
