import { swapSides, toggleCompare } from '../panels/compare/verbs.ts';
import type { Command } from './command.ts';

export const compareCommand: Command = {
  id: 'compare',
  group: 'views',
  keys: ['x'],
  label: (text) => text.compare.command,
  enabled: (state) => state.open !== null && state.camera !== null && state.presenting === null,
  run: toggleCompare,
};

/** On the wall, too. */
export const swapSidesCommand: Command = {
  id: 'swap-sides',
  group: 'views',
  keys: ['Shift+x'],
  label: (text) => text.compare.swap,
  enabled: (state) => state.compare !== null,
  run: swapSides,
};
