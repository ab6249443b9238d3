import { checkedSite } from '../export/report/report-input.ts';
import { setSession } from '../state/store.ts';
import type { Command } from './command.ts';

export const reportCommand: Command = {
  id: 'report',
  group: 'work',
  keys: ['Alt+R'],
  label: (text) => text.report.command,
  enabled: (state) =>
    state.view === 'siting' && state.opening === 'ready' && state.presenting === null && checkedSite(state) !== null,
  run: () => setSession({ dialog: 'report' }),
};
