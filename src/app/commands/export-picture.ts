import { setSession } from '../state/store.ts';
import type { Command } from './command.ts';

export const exportCommand: Command = {
  id: 'export-picture',
  group: 'work',
  keys: ['Ctrl+P', 'Ctrl+E'],
  label: (text) => text.print.command,
  enabled: (state) => state.opening === 'ready' && state.presenting === null,
  run: () => setSession({ dialog: 'export' }),
};
