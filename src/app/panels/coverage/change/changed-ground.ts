/** Which ground of a change the map draws beside the card of changes, and beside two versions. Pure. */
import type { CityLayer } from '../../../../domain/city.ts';
import type { LayerChanges } from '../../../../domain/coverage/change.ts';
import { shownChanges } from '../../../../domain/coverage/shown-changes.ts';
import { partResult } from '../../../state/coverage-types.ts';
import type { ChangedGround, OpenCity } from '../../../state/model.ts';
import type { AppState } from '../../../state/store.ts';
import { baselineChoice, comparableLayers, isAsked, listedPieces } from './change-lines.ts';

/** The layer that the card begins with: the one that is filtered by, else the first that has an older version. */
export function firstLayer(
  { city, tables }: Pick<OpenCity, 'city' | 'tables'>,
  { project, coverageFilter }: Pick<AppState, 'project' | 'coverageFilter'>,
): CityLayer | undefined {
  const { baselines } = project.coverage;
  const layers = comparableLayers(city, (id) => tables[id] !== undefined);
  return (
    layers.find((l) => isAsked(l, coverageFilter.classKeys)) ??
    layers.find((l) => baselineChoice(l, baselines[l.id]).before !== null) ??
    layers[0]
  );
}

/** Pieces that the card lists, with their numbers. */
export const groundOfCard = (changes: LayerChanges): ChangedGround => ({
  pieces: listedPieces(changes),
  isTurned: false,
  isNumbered: true,
});

/** Of the card as it begins; null where there is none, or its figures are not there. */
export function groundOfFirstCard(
  state: Pick<AppState, 'open' | 'project' | 'coverageFilter' | 'coverageParts'>,
): ChangedGround | null {
  const { open, project, coverageFilter, coverageParts } = state;
  const layer = open && firstLayer(open, state);
  const before = layer && baselineChoice(layer, project.coverage.baselines[layer.id]).before;
  if (!layer || !before) return null;
  const changes = partResult(coverageParts, 'changes', { layerId: layer.id, before: before.id });
  return changes && groundOfCard(shownChanges(changes, layer, coverageFilter).changes);
}

/** Of two versions beside each other, which no list names. */
export const groundOfVersions = (changes: LayerChanges, isOtherNewer: boolean): ChangedGround => ({
  pieces: listedPieces(changes),
  isTurned: isOtherNewer,
  isNumbered: false,
});
