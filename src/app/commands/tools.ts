/** What a hand can hold over the map: moving, drawing, measuring; and the two ways to bring a shape in. */
import { chooseFile } from '../panels/import/choose-file.ts';
import type { Tool } from '../state/model.ts';
import { type AppState, setSession } from '../state/store.ts';
import type { Text } from '../text/use-text.ts';
import type { Command } from './command.ts';

const canWork = (state: AppState): boolean =>
  state.opening === 'ready' && state.view === 'siting' && state.presenting === null && typeof state.dialog !== 'string';

function tool(id: Tool, keys: readonly string[], label: (words: Text['siting']['commands']) => string): Command {
  return {
    id: `tool-${id}`,
    group: 'tools',
    keys,
    label: (text) => label(text.siting.commands),
    enabled: canWork,
    run: () => setSession({ tool: id, sketch: null, vertex: null }),
  };
}

export const moveCommand = tool('move', ['v'], (words) => words.move);
export const polygonCommand = tool('polygon', ['p'], (words) => words.polygon);
export const lineCommand = tool('line', ['l'], (words) => words.line);
export const pointCommand = tool('point', ['o'], (words) => words.point);
export const measureLengthCommand = tool('measure-length', ['m'], (words) => words.measureLength);
export const measureAreaCommand = tool('measure-area', ['Shift+m'], (words) => words.measureArea);

export const coordinatesCommand: Command = {
  id: 'coordinates',
  group: 'tools',
  keys: ['k'],
  label: (text) => text.siting.commands.coordinates,
  enabled: canWork,
  run: () => setSession({ dialog: 'coordinates', tool: 'move' }),
};

export const importCommand: Command = {
  id: 'import',
  group: 'tools',
  keys: ['i'],
  label: (text) => text.siting.commands.import,
  enabled: canWork,
  run: chooseFile,
};

export const toolCommands: readonly Command[] = [
  moveCommand,
  polygonCommand,
  lineCommand,
  pointCommand,
  coordinatesCommand,
  importCommand,
  measureLengthCommand,
  measureAreaCommand,
];
