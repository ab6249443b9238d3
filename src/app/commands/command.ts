/** A command is an object: buttons, keys and the list of keys all show and run the same one. */
import type { AppState } from '../state/store.ts';
import type { Text } from '../text/use-text.ts';

export type CommandGroup = 'views' | 'tools' | 'work' | 'meeting' | 'general';

export interface Command {
  readonly id: string;
  readonly group: CommandGroup;
  /**
   * Keys that run it, in the form `Ctrl+Shift+Z`, `Shift+ArrowUp`, `F9`, `Escape`, `p`. Several commands may share a
   * key: the first of the register that is enabled runs.
   */
  readonly keys: readonly string[];
  readonly label: (text: Text) => string;
  readonly enabled: (state: AppState) => boolean;
  readonly run: () => void;
}
