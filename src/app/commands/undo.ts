import { redo, undo } from '../state/store.ts';
import type { Command } from './command.ts';

export const undoCommand: Command = {
  id: 'undo',
  group: 'work',
  keys: ['Ctrl+Z'],
  label: (text) => text.shell.commands.undo,
  enabled: (state) => state.past.length > 0,
  run: undo,
};

export const redoCommand: Command = {
  id: 'redo',
  group: 'work',
  keys: ['Ctrl+Y', 'Ctrl+Shift+Z'],
  label: (text) => text.shell.commands.redo,
  enabled: (state) => state.future.length > 0,
  run: redo,
};
