/** Taking the place that is offered for the footprint: of the advice, or of the ground that was chosen. */
import { ghostOf } from '../map/deck/ghost.ts';
import { acceptMove } from '../state/siting-advice.ts';
import { acceptPatch } from '../state/siting-ground.ts';
import { chosenPatch } from '../state/siting-select.ts';
import { getApp } from '../state/store.ts';
import type { Command } from './command.ts';

export const acceptPlaceCommand: Command = {
  id: 'accept-place',
  group: 'work',
  keys: ['Enter'],
  label: (text) => text.siting.commands.acceptPlace,
  enabled: (state) =>
    state.view === 'siting' &&
    state.presenting === null &&
    state.dialog === null &&
    state.tool === 'move' &&
    state.sketch === null &&
    ghostOf(state) !== null,
  run: () => (chosenPatch(getApp()) ? acceptPatch() : acceptMove()),
};
