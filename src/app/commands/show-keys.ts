import { setSession } from '../state/store.ts';
import type { Command } from './command.ts';

export const keysCommand: Command = {
  id: 'keys',
  group: 'general',
  keys: ['?'],
  label: (text) => text.shell.commands.keys,
  enabled: () => true,
  run: () => setSession({ dialog: 'keys' }),
};
