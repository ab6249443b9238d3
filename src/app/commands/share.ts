import { setSession } from '../state/store.ts';
import type { Command } from './command.ts';

export const shareCommand: Command = {
  id: 'share',
  group: 'general',
  keys: [],
  label: (text) => text.share.command,
  enabled: (state) => state.opening === 'ready' && state.presenting === null,
  run: () => setSession({ dialog: 'share' }),
};
