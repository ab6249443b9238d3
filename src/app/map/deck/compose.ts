/** Pure: state to deck.gl layers, from below: large layer, sites, footprint with its overlap. */
import type { Layer } from '@deck.gl/core';
import type { AppState } from '../../state/store.ts';
import { footprintLayers } from './footprint.ts';
import { largeLayers } from './large.ts';
import { siteLayers } from './sites.ts';

export function composeDeck(state: AppState): Layer[] {
  return [...largeLayers(state), ...siteLayers(state), ...footprintLayers(state)];
}
