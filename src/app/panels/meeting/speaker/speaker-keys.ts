/** Keys of the speaker's window that are the show's. */

const KEYS = new Set([
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'PageUp',
  'PageDown',
  ' ',
  'Home',
  'End',
  'Escape',
  'Enter',
  'b',
  '.',
  'l',
  'p',
  'e',
  'r',
  'm',
  'g',
  '[',
  ']',
]);

/** A stroke reaches the show without its Shift. */
const PAGE_KEYS: Readonly<Record<string, string>> = { ArrowDown: ']', ArrowUp: '[' };

/** @returns what to press in the show's window; null where the key stays in this one. */
export function showKey(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return null;
  const pressesControl =
    (event.key === ' ' || event.key === 'Enter') && event.target instanceof Element && event.target.matches('button');
  if (pressesControl) return null;
  const page = event.shiftKey ? PAGE_KEYS[event.key] : undefined;
  if (page) return page;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return KEYS.has(key) || /^\d$/.test(key) ? key : null;
}
