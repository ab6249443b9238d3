/** Escape closes what lies on top: dialogue, card, selection, tool; last of all the selection of a number. */
import { getApp, setSession } from '../state/store.ts';
import type { Command } from './command.ts';

export const closeCommand: Command = {
  id: 'close',
  group: 'general',
  keys: ['Escape'],
  label: (text) => text.shell.commands.close,
  enabled: (state) => state.dialog !== null || state.tool !== 'move' || state.selection.kind !== 'none',
  run: () => {
    const state = getApp();
    if (state.dialog !== null) setSession({ dialog: null });
    else if (state.tool !== 'move') setSession({ tool: 'move' });
    else setSession({ selection: { kind: 'none' } });
  },
};
