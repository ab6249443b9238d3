import type { AppState } from '../state/store.ts';

/** As a picture shows it: without the means to change what is shown. */
export const pictured = (state: AppState): AppState => ({
  ...state,
  dialog: 'export',
  hoverKey: null,
  vertex: null,
  sketch: null,
  refused: null,
});
