/** Escape closes what lies on top: dialogue, card, selection, tool; last of all the selection of a number. */
import { choosePatch, closeGround } from '../state/siting-ground.ts';
import { chosenPatch } from '../state/siting-select.ts';
import { getApp, setSession } from '../state/store.ts';
import type { Command } from './command.ts';

export const closeCommand: Command = {
  id: 'close',
  group: 'general',
  keys: ['Escape'],
  label: (text) => text.shell.commands.close,
  enabled: (state) =>
    state.dialog !== null ||
    state.tool !== 'move' ||
    state.sketch !== null ||
    state.selection.kind !== 'none' ||
    state.freeGround.kind !== 'none',
  run: () => {
    const state = getApp();
    if (state.dialog !== null) setSession({ dialog: null });
    else if (state.tool !== 'move') setSession({ tool: 'move' });
    else if (state.sketch !== null) setSession({ sketch: null });
    else if (state.selection.kind !== 'none') setSession({ selection: { kind: 'none' } });
    else if (chosenPatch(state)) choosePatch(null);
    else closeGround();
  },
};
