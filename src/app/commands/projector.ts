import { getApp, setSession } from '../state/store.ts';
import type { Command } from './command.ts';

export const projectorCommand: Command = {
  id: 'projector',
  group: 'meeting',
  keys: ['F9'],
  label: (text) => text.shell.commands.projector,
  enabled: () => true,
  run: () => setSession({ projector: !getApp().projector }),
};
