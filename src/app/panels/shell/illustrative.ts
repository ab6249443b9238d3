/** Is any layer that is drawn made for demonstration? Then every view, print and export says so. */
import { classEntries, layerView } from '../../state/select.ts';
import type { AppState } from '../../state/store.ts';

export function drawnIllustrative(state: Pick<AppState, 'open' | 'project'>): boolean {
  if (!state.open) return false;
  return classEntries(state.open.city).some((e) => e.layer.reality === 'illustrative' && layerView(state, e).visible);
}
