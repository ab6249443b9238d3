/** The city as its overview shows it: ground and districts, without sites. Pure. */
import { classEntries, layerView } from '../../state/select.ts';
import type { AppState } from '../../state/store.ts';

export function overviewState(state: AppState): AppState {
  const points = state.open ? classEntries(state.open.city).filter((e) => e.layer.geometry === 'point') : [];
  const hidden = points.map((entry) => [entry.key, { ...layerView(state, entry), visible: false }] as const);
  const layers = { ...state.project.layers, ...Object.fromEntries(hidden) };
  return {
    ...state,
    mapLanguage: state.language,
    check: { kind: 'none' },
    freeGround: { kind: 'none' },
    trace: { kind: 'none' },
    changed: null,
    selection: { kind: 'none' },
    project: { ...state.project, layers, footprints: [], activeFootprintId: null },
  };
}
