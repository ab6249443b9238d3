/** The part of the state the map is a picture of. Print and meeting scenes make their own. */
import type { TracedRegion } from '../../domain/coverage/region.ts';
import type { FreeGround } from '../../domain/siting/advice-result.ts';
import type { ChangedGround } from '../state/model.ts';
import type { AppState } from '../state/store.ts';
import { changedOnMap } from './changed.ts';
import { hoveredClass } from './deck/lit.ts';
import { followsBoard } from './filtered-view.ts';
import { type Palette, PROJECTOR, SCREEN } from './styles.ts';

export interface MapInput
  extends Pick<AppState, 'open' | 'project' | 'language' | 'hoverKey' | 'selection' | 'trace' | 'mark' | 'view'> {
  /** 可选区域 on show. */
  readonly ground: FreeGround | null;
  /** Ids that the board on show is filtered by; absent or null: all. */
  readonly districts?: readonly string[] | null;
  /** What the board's figures are of while it is filtered by ground to stay within, once it is traced; absent or null: no such filter. */
  readonly boardGround?: TracedRegion | null;
  /** Ground that two versions of a layer differ by; absent or null: none is told. */
  readonly changed?: ChangedGround | null;
  readonly palette: Palette;
  /** Size of the hatches against their pitch in the style model. */
  readonly hatchScale: number;
}

/** Steps of the fraction of a zoom at which hatches are drawn anew. */
const HATCH_STEPS = 4;

/**
 * MapLibre lets a pattern grow with the fraction of the zoom, to twice its size before the next whole one. Drawing it
 * smaller by as much keeps the pitch within a tenth of what the style model says.
 */
export function hatchScale(palette: Palette, zoom: number): number {
  const fraction = Math.round((zoom - Math.floor(zoom)) * HATCH_STEPS) / HATCH_STEPS;
  return Math.round(palette.pitch * 2 ** -fraction * 1000) / 1000;
}

/** Of what is written on the map. */
export const mapLanguage = (state: Pick<AppState, 'language' | 'mapLanguage'>): AppState['language'] =>
  state.mapLanguage ?? state.language;

/** Of the live map. */
export const paletteOf = ({ projector, presenting }: Pick<AppState, 'projector' | 'presenting'>): Palette =>
  projector || presenting !== null ? PROJECTOR : SCREEN;

export function mapInput(state: AppState, palette = paletteOf(state)): MapInput {
  const { open, project, selection, trace, mark, view } = state;
  const language = mapLanguage(state);
  const hoverKey = hoveredClass(state);
  const scale = hatchScale(palette, state.camera?.zoom ?? 0);
  const { freeGround } = state;
  const isAtWork = view === 'siting' && state.presenting === null;
  const ground = freeGround.kind === 'done' && isAtWork ? freeGround.ground : null;
  const isFiltered = followsBoard(state);
  const districts = isFiltered ? state.coverageFilter.districts : null;
  const boardGround = isFiltered && state.boardGround?.of === state.coverageFilter ? state.boardGround.region : null;
  return {
    open,
    project,
    language,
    hoverKey,
    selection,
    trace,
    mark,
    view,
    ground,
    districts,
    boardGround,
    changed: changedOnMap(state),
    palette,
    hatchScale: scale,
  };
}

/** The ground of the figure in hand, where it is known. */
export const tracedRegion = ({ trace, selection }: Pick<AppState, 'trace' | 'selection'>): TracedRegion | null =>
  trace.kind === 'done' && trace.of === selection ? trace.region : null;

/** False when nothing the map's own layers show has changed, so that a drag of the footprint costs nothing here. */
export function mapInputChanged(a: MapInput, b: MapInput): boolean {
  return (
    a.open !== b.open ||
    a.project.layers !== b.project.layers ||
    a.project.order !== b.project.order ||
    a.language !== b.language ||
    a.hoverKey !== b.hoverKey ||
    a.selection !== b.selection ||
    tracedRegion(a) !== tracedRegion(b) ||
    a.mark !== b.mark ||
    a.ground !== b.ground ||
    a.districts !== b.districts ||
    a.boardGround !== b.boardGround ||
    a.changed !== b.changed ||
    a.view !== b.view ||
    a.palette !== b.palette ||
    a.hatchScale !== b.hatchScale
  );
}
