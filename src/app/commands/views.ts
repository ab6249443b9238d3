import type { ViewId } from '../state/model.ts';
import { setSession } from '../state/store.ts';
import type { Command } from './command.ts';

const view = (id: ViewId, key: string): { readonly id: ViewId; readonly command: Command } => ({
  id,
  command: {
    id: `view-${id}`,
    group: 'views',
    keys: [key],
    label: (text) => text.shell.commands[id],
    enabled: (state) => state.presenting === null,
    run: () => setSession({ view: id }),
  },
});

export const viewCommands = [view('siting', '1'), view('coverage', '2'), view('meeting', '3')];
