/** Going through the findings by keyboard: each lights its shape. */
import { currentResult } from '../map/deck/lit.ts';
import { steppedKey } from '../panels/siting/rows.ts';
import { select } from '../state/actions.ts';
import { getApp } from '../state/store.ts';
import type { Command } from './command.ts';

const step = (by: 1 | -1) => (): void => {
  const state = getApp();
  const keys = currentResult(state)?.findings.map((f) => f.key) ?? [];
  const key = steppedKey(keys, state.selection.kind === 'finding' ? state.selection.key : null, by);
  if (key) select({ kind: 'finding', key });
};

const common: Pick<Command, 'group' | 'enabled'> = {
  group: 'work',
  enabled: (state) => state.view === 'siting' && state.presenting === null && currentResult(state) !== null,
};

export const findingCommands: readonly Command[] = [
  { ...common, id: 'finding-previous', keys: ['['], label: (t) => t.siting.commands.previousFinding, run: step(-1) },
  { ...common, id: 'finding-next', keys: [']'], label: (t) => t.siting.commands.nextFinding, run: step(1) },
];
