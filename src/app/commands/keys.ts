/** From key strokes to commands. */
import { getApp } from '../state/store.ts';
import type { Command } from './command.ts';
import { handKeysOn } from './early-keys.ts';
import { type Field, fieldKeeps } from './field-keys.ts';
import { keyName } from './key-name.ts';
import { commands } from './register.ts';

/** The first enabled command of a key. */
function commandFor(key: string): Command | undefined {
  return commands.find((command) => command.keys.includes(key) && command.enabled(getApp()));
}

function fieldOf(target: EventTarget | null): Field | null {
  if (!(target instanceof HTMLElement)) return null;
  if (target instanceof HTMLSelectElement)
    return { kind: 'list', options: [...target.options].map((option) => option.label) };
  if (target.matches('input:is([type=range], [type=radio])')) return { kind: 'arrows' };
  return target.matches('input:not([type=checkbox]), textarea, [contenteditable]') ? { kind: 'text' } : null;
}

/** Enter and Space press the button or link that has the focus. */
function belongsToControl(target: EventTarget | null, key: string): boolean {
  if (key !== 'Enter' && key !== 'Space') return false;
  return target instanceof HTMLElement && target.matches('button, a, summary, input, [role=button]');
}

/** Listen on the page, from what was pressed before it could; returns the function that stops. */
export function startKeys(): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const key = keyName(event);
    const field = fieldOf(event.target);
    if ((field && fieldKeeps(field, key)) || belongsToControl(event.target, key)) return;
    // A modal dialogue keeps the keys of the page behind it away; Escape is its own.
    if (document.querySelector('dialog:modal')) return;
    const command = commandFor(key);
    if (!command) return;
    event.preventDefault();
    command.run();
  };
  addEventListener('keydown', onKey);
  handKeysOn();
  return () => removeEventListener('keydown', onKey);
}
