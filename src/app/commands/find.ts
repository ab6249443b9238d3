import { setSession } from '../state/store.ts';
import type { Command } from './command.ts';

export const findCommand: Command = {
  id: 'find',
  group: 'general',
  keys: ['Ctrl+F', '/'],
  label: (text) => text.shell.commands.find,
  enabled: (state) => state.open !== null && state.presenting === null,
  run: () => setSession({ dialog: 'find' }),
};
