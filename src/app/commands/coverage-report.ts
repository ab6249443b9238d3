import { setSession } from '../state/store.ts';
import type { Command } from './command.ts';

export const coverageReportCommand: Command = {
  id: 'coverage-report',
  group: 'work',
  keys: ['Alt+R'],
  label: (text) => text.board.report.command,
  enabled: ({ view, opening, presenting, coverage }) =>
    view === 'coverage' && opening === 'ready' && presenting === null && coverage.kind === 'done',
  // The map in the report is of the city, not of the figure in hand.
  run: () => setSession({ dialog: 'coverage-report', selection: { kind: 'none' } }),
};
