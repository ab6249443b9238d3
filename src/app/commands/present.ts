/** Turning scenes while presenting. They come before all others in the register: the keys are theirs then. */
import { startPresenting, stopPresenting, turnTo } from '../panels/meeting/present.ts';
import { getStage, setStage } from '../panels/meeting/stage.ts';
import type { AppState } from '../state/store.ts';
import type { Text } from '../text/use-text.ts';
import type { Command } from './command.ts';

const presenting = (state: AppState): boolean => state.presenting !== null;

const command = (id: string, keys: readonly string[], label: (text: Text) => string, run: () => void): Command => ({
  id: `present-${id}`,
  group: 'meeting',
  keys,
  label,
  enabled: presenting,
  run,
});

const turn = (id: string, keys: readonly string[], label: (text: Text) => string): Command =>
  command(id, keys, label, () => turnTo(keys[0]!));

export const presentCommands: readonly Command[] = [
  turn('next', ['ArrowRight', 'ArrowDown', 'PageDown', 'Space'], (t) => t.meeting.commands.next),
  turn('previous', ['ArrowLeft', 'ArrowUp', 'PageUp'], (t) => t.meeting.commands.previous),
  turn('first', ['Home'], (t) => t.meeting.commands.first),
  turn('last', ['End'], (t) => t.meeting.commands.last),
  ...Array.from({ length: 9 }, (_, i) =>
    turn(`scene-${i + 1}`, [String(i + 1)], (t) => t.meeting.commands.jump(i + 1)),
  ),
  command(
    'blank',
    ['b'],
    (t) => t.meeting.commands.blank,
    () => setStage({ blank: !getStage().blank }),
  ),
  command(
    'pointer',
    ['l'],
    (t) => t.meeting.commands.pointer,
    () => setStage({ pointer: !getStage().pointer }),
  ),
  command('leave', ['Escape'], (t) => t.meeting.commands.leave, stopPresenting),
];

export const startPresentingCommand: Command = {
  id: 'present-start',
  group: 'meeting',
  keys: ['Shift+F5'],
  label: (text) => text.meeting.commands.start,
  enabled: (state) => state.presenting === null && state.project.scenes.length > 0 && state.opening === 'ready',
  run: () => startPresenting(0),
};
