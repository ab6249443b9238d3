/** What the siting view rests on and leaves behind: rules, the register of checks, candidates side by side. */
import { type AppState, setSession } from '../state/store.ts';
import type { Command } from './command.ts';

const isReady = (state: AppState): boolean => state.open !== null && state.presenting === null;

export const rulesCommand: Command = {
  id: 'rules',
  group: 'work',
  keys: ['r'],
  label: (text) => text.rules.command,
  enabled: isReady,
  run: () => setSession({ dialog: 'rules' }),
};

export const registerCommand: Command = {
  id: 'register',
  group: 'work',
  keys: ['t'],
  label: (text) => text.register.command,
  enabled: isReady,
  run: () => setSession({ dialog: 'register' }),
};

export const candidatesCommand: Command = {
  id: 'candidates',
  group: 'work',
  keys: ['c'],
  label: (text) => text.candidates.command,
  enabled: (state) => isReady(state) && state.opening === 'ready' && state.project.footprints.length > 0,
  run: () => setSession({ dialog: 'candidates' }),
};

export const batchCommand: Command = {
  id: 'batch',
  group: 'work',
  keys: ['s'],
  label: (text) => text.batch.command,
  enabled: (state) => isReady(state) && state.view === 'siting',
  run: () => setSession({ dialog: 'batch' }),
};
