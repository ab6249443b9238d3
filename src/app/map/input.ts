/** The part of the state the map is a picture of. Print and meeting scenes make their own. */
import type { AppState } from '../state/store.ts';
import { type Palette, PROJECTOR, SCREEN } from './styles.ts';

export interface MapInput
  extends Pick<AppState, 'open' | 'project' | 'language' | 'hoverKey' | 'selection' | 'mark' | 'view'> {
  readonly palette: Palette;
}

export function mapInput(state: AppState): MapInput {
  const { open, project, language, hoverKey, selection, mark, view } = state;
  const palette = state.projector || state.presenting !== null ? PROJECTOR : SCREEN;
  return { open, project, language, hoverKey, selection, mark, view, palette };
}

/** False when nothing the map's own layers show has changed, so that a drag of the footprint costs nothing here. */
export function mapInputChanged(a: MapInput, b: MapInput): boolean {
  return (
    a.open !== b.open ||
    a.project.layers !== b.project.layers ||
    a.project.order !== b.project.order ||
    a.language !== b.language ||
    a.hoverKey !== b.hoverKey ||
    a.selection !== b.selection ||
    a.mark !== b.mark ||
    a.view !== b.view ||
    a.palette !== b.palette
  );
}
