/** Pure: state to deck.gl layers, from below: large layer, free ground, sites, screening, footprint with its overlap. */
import type { Layer } from 'deck.gl';
import type { AppState } from '../../state/store.ts';
import { BELOW_LINES, before } from '../anchors.ts';
import type { Palette } from '../styles.ts';
import { batchLayers } from './batch.ts';
import { comparisonLayers } from './comparison.ts';
import { footprintLayers } from './footprint.ts';
import { patchLayers } from './free-ground.ts';
import { largeLayers } from './large.ts';
import { siteLayers } from './sites.ts';
import { sketchLayers } from './sketch.ts';

/** `palette`: absent for that of the live map. */
export function composeDeck(state: AppState, palette?: Palette): Layer[] {
  const large = largeLayers(state).map((layer) => layer.clone(before(BELOW_LINES)));
  return [
    ...large,
    ...comparisonLayers(state),
    ...patchLayers(state),
    ...siteLayers(state, palette),
    ...batchLayers(state),
    ...footprintLayers(state, palette?.lines),
    ...sketchLayers(state),
  ];
}

/** Parts of the state that no deck.gl layer shows; they change often, the pointer at every frame. */
const UNSEEN = new Set<keyof AppState>([
  'pointer',
  'openProgress',
  'savedAt',
  'saveFailed',
  'sessionOnly',
  'savedAside',
  'strays',
  'toast',
  'task',
  'problems',
  'under',
  'mark',
  'past',
  'future',
  'coverage',
  'trace',
  'changed',
  'recheck',
  'compare',
]);

export function deckChanged(a: AppState, b: AppState): boolean {
  return (Object.keys(a) as (keyof AppState)[]).some(
    (key) => a[key] !== b[key] && !UNSEEN.has(key) && !(isUnderWay(a[key]) && isUnderWay(b[key])),
  );
}

/** How far a search is shows in its card only. */
const isUnderWay = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'share' in value && 'kind' in value && value.kind === 'running';
