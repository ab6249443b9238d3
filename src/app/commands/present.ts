/** Turning scenes while presenting. They come before all others in the register: the keys are theirs then. */
import { captureNow } from '../panels/meeting/capture.ts';
import { keepOnWall } from '../panels/meeting/keep-scene.ts';
import { showScene, startPresenting, stopPresenting, turnTo } from '../panels/meeting/present.ts';
import { openSpeaker } from '../panels/meeting/speaker/show.ts';
import { isWholeNumber } from '../panels/meeting/stage/digits.ts';
import { requestFullScreen } from '../panels/meeting/stage/full-screen.ts';
import { hasPages } from '../panels/meeting/stage/pages.ts';
import { eraseInk, getStage, nextPointer, setStage, turnPage } from '../panels/meeting/stage/stage.ts';
import { askOnWall, isAdviceOnWall, isSiteOnWall, placeOnWall, takeOnWall } from '../panels/meeting/wall-advice.ts';
import { giveUpAdvice } from '../state/siting-advice.ts';
import { type AppState, getApp } from '../state/store.ts';
import type { Text } from '../text/use-text.ts';
import type { Command } from './command.ts';

const presenting = (state: AppState): boolean => state.presenting !== null;

const command = (
  id: string,
  keys: readonly string[],
  label: (text: Text) => string,
  run: () => void,
  enabled = presenting,
): Command => ({ id: `present-${id}`, group: 'meeting', keys, label, enabled, run });

const turn = (id: string, keys: readonly string[], label: (text: Text) => string): Command =>
  command(id, keys, label, () => turnTo(keys[0]!));

/** A digit leads to its scene at once, or begins a number where there are more scenes than it can name. */
function typeDigit(digit: string): void {
  if (isWholeNumber(digit, getApp().deck?.length ?? 0)) turnTo(digit);
  else setStage({ digits: digit });
}

const putPenDown = (): void => {
  eraseInk();
  setStage({ pen: false });
};

const isPaged = (state: AppState): boolean => presenting(state) && hasPages(getStage().pages);

const isInk = (): boolean => getStage().pen || getStage().strokes.length > 0;

const speakerCommand = command(
  'speaker',
  ['s', 'n'],
  (t) => t.speaker.commands.open,
  () => void openSpeaker(),
);

/** Keys of presentation clickers among them: PageUp, PageDown, full stop, F5. */
export const presentCommands: readonly Command[] = [
  turn('next', ['ArrowRight', 'ArrowDown', 'PageDown', 'Space'], (t) => t.meeting.commands.next),
  turn('previous', ['ArrowLeft', 'ArrowUp', 'PageUp'], (t) => t.meeting.commands.previous),
  turn('first', ['Home', 'F5'], (t) => t.meeting.commands.first),
  turn('last', ['End'], (t) => t.meeting.commands.last),
  ...Array.from({ length: 9 }, (_, i) =>
    command(
      `scene-${i + 1}`,
      [String(i + 1)],
      (t) => t.meeting.commands.jump(i + 1),
      () => typeDigit(String(i + 1)),
    ),
  ),
  command(
    'digit-0',
    ['0'],
    (t) => t.speaker.commands.number(0),
    () => typeDigit('0'),
    (state) => (state.deck?.length ?? 0) > 9,
  ),
  command(
    'again',
    ['r', 'Shift+F5'],
    (t) => t.speaker.commands.again,
    () => void showScene(getApp().presenting ?? 0),
  ),
  command(
    'blank',
    ['b', '.'],
    (t) => t.meeting.commands.blank,
    () => setStage({ blank: !getStage().blank }),
  ),
  command('pointer', ['l'], (t) => t.speaker.commands.pointer, nextPointer),
  command(
    'pen',
    ['p'],
    (t) => t.speaker.commands.pen,
    () => setStage({ pen: !getStage().pen }),
  ),
  command(
    'keep',
    ['g'],
    (t) => t.wall.keepHint,
    () => void keepOnWall(),
    ({ presenting: at, deck }) => at !== null && deck?.[at]?.kind === 'map',
  ),
  command(
    'advice',
    ['m'],
    (t) => t.wall.advice.ask,
    () => void askOnWall(),
    isSiteOnWall,
  ),
  command(
    'advice-take',
    ['Enter'],
    (t) => t.wall.advice.take,
    takeOnWall,
    (state) => placeOnWall(state) !== null,
  ),
  command(
    'page-next',
    [']', 'Shift+ArrowDown'],
    (t) => t.wall.pages.next,
    () => turnPage(1),
    isPaged,
  ),
  command(
    'page-previous',
    ['[', 'Shift+ArrowUp'],
    (t) => t.wall.pages.previous,
    () => turnPage(-1),
    isPaged,
  ),
  command('erase', ['e'], (t) => t.speaker.commands.erase, eraseInk),
  speakerCommand,
  command('full-screen', ['f'], (t) => t.speaker.commands.fullScreen, requestFullScreen),
  command('advice-drop', ['Escape'], (t) => t.wall.advice.drop, giveUpAdvice, isAdviceOnWall),
  command(
    'pen-down',
    ['Escape'],
    (t) => t.speaker.commands.putPenDown,
    putPenDown,
    (state) => presenting(state) && isInk(),
  ),
  command(
    'leave',
    ['Escape'],
    (t) => t.meeting.commands.leave,
    () => void stopPresenting(),
  ),
];

export const captureCommand: Command = {
  id: 'capture-scene',
  group: 'meeting',
  keys: ['g'],
  label: (text) => text.meeting.commands.capture,
  enabled: (state) => state.presenting === null && state.opening === 'ready' && state.camera !== null,
  run: () => void captureNow(),
};

export const startPresentingCommand: Command = {
  id: 'present-start',
  group: 'meeting',
  keys: ['Shift+F5'],
  label: (text) => text.meeting.commands.start,
  enabled: (state) => state.presenting === null && state.project.scenes.length > 0 && state.opening === 'ready',
  run: () => startPresenting(0),
};

/** Clickers send F5 to begin; elsewhere it stays the browser's. */
export const startFirstCommand: Command = {
  ...startPresentingCommand,
  id: 'present-start-first',
  keys: ['F5'],
  label: (text) => text.speaker.commands.startFirst,
  enabled: (state) => state.view === 'meeting' && startPresentingCommand.enabled(state),
};
