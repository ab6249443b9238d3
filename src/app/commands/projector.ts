import { getApp, setSession } from '../state/store.ts';
import { toast } from '../state/tasks.ts';
import { textIn } from '../text/use-text.ts';
import type { Command } from './command.ts';

export const projectorCommand: Command = {
  id: 'projector',
  group: 'meeting',
  keys: ['F9'],
  label: (text) => text.shell.commands.projector,
  enabled: () => true,
  run: () => {
    const { projector, presenting, language } = getApp();
    setSession({ projector: !projector });
    // Before an audience nothing else says that it was a key.
    if (presenting !== null) toast(textIn(language).wall.largeType[projector ? 'off' : 'on'], false);
  },
};
