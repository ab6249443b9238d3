/** What can be done, by the words of its command. */
import type { Command } from '../../commands/command.ts';
import { commands } from '../../commands/register.ts';
import type { AppState } from '../../state/store.ts';
import type { Text } from '../../text/use-text.ts';

export interface CommandHit {
  readonly kind: 'command';
  readonly command: Command;
}

/** Commands of the work and of the page that hold all the words and could be run, were nothing open. */
export function commandHits(query: string, text: Text, state: AppState): CommandHit[] {
  const parts = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (parts.length === 0) return [];
  const alone: AppState = { ...state, dialog: null };
  return commands
    .filter((command) => {
      const words = command.label(text).toLowerCase();
      return parts.every((part) => words.includes(part)) && command.enabled(alone);
    })
    .map((command) => ({ kind: 'command', command }));
}
