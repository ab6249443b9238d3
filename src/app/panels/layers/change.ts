/** Changes of what is drawn and in which order, each one step of undo. */
import { moved, orderOf } from '../../map/order.ts';
import type { LayerView } from '../../state/model.ts';
import { type ClassEntry, layerView } from '../../state/select.ts';
import { edit, editLive, endGesture, getApp } from '../../state/store.ts';

function views(entries: readonly ClassEntry[], change: Partial<LayerView>): Record<string, LayerView> {
  const state = getApp();
  return Object.fromEntries(entries.map((entry) => [entry.key, { ...layerView(state, entry), ...change }]));
}

export function setVisible(entries: readonly ClassEntry[], visible: boolean): void {
  edit((p) => ({ ...p, layers: { ...p.layers, ...views(entries, { visible }) } }));
}

/** While the slider is held; `endOpacity` makes one step of it. */
export function setOpacity(entry: ClassEntry, opacity: number): void {
  editLive((p) => ({ ...p, layers: { ...p.layers, ...views([entry], { opacity }) } }));
}

export const endOpacity = endGesture;

export function moveClass(key: string, other: string, side: 'above' | 'below'): void {
  const { open } = getApp();
  if (!open) return;
  edit((p) => ({ ...p, order: moved(orderOf(open.city, p), key, other, side) }));
}

export function resetOrder(): void {
  edit((p) => ({ ...p, order: null }));
}
