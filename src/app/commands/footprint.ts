/** What the keyboard does with the active footprint: carry it, copy it, take a corner or the whole away. */
import { currentFootprint } from '../map/edit/active.ts';
import { duplicateActive, removeFootprint } from '../map/edit/footprints.ts';
import { removeHeldVertex } from '../map/edit/move-tool.ts';
import { canNudge, nudge } from '../map/edit/nudge.ts';
import { getApp } from '../state/store.ts';
import type { Text } from '../text/use-text.ts';
import type { Command } from './command.ts';

type Way = keyof Text['siting']['commands']['nudge'];

const WAYS: readonly { way: Way; key: string; east: number; north: number }[] = [
  { way: 'up', key: 'ArrowUp', east: 0, north: 1 },
  { way: 'down', key: 'ArrowDown', east: 0, north: -1 },
  { way: 'left', key: 'ArrowLeft', east: -1, north: 0 },
  { way: 'right', key: 'ArrowRight', east: 1, north: 0 },
];
const STEPS = [
  { metres: 1, modifier: '' },
  { metres: 10, modifier: 'Shift+' },
];

const nudgeCommands: readonly Command[] = STEPS.flatMap(({ metres, modifier }) =>
  WAYS.map(({ way, key, east, north }) => ({
    id: `nudge-${way}-${metres}`,
    group: 'work' as const,
    keys: [`${modifier}${key}`],
    label: ({ siting }: Text) => siting.commands.byMetres(siting.commands.nudge[way], metres),
    enabled: canNudge,
    run: () => nudge({ east: east * metres, north: north * metres }),
  })),
);

const duplicateCommand: Command = {
  id: 'duplicate',
  group: 'work',
  keys: ['Ctrl+D'],
  label: (text) => text.siting.commands.duplicate,
  enabled: canNudge,
  run: duplicateActive,
};

const removeCommand: Command = {
  id: 'remove',
  group: 'work',
  keys: ['Delete'],
  label: (text) => text.siting.commands.remove,
  enabled: canNudge,
  run: () => {
    const footprint = currentFootprint();
    // A held corner that cannot go (three are the least) must not take the whole footprint with it.
    if (getApp().vertex) removeHeldVertex();
    else if (footprint) removeFootprint(footprint.id);
  },
};

export const footprintCommands: readonly Command[] = [...nudgeCommands, duplicateCommand, removeCommand];
