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
]);

/** @returns what to press in the show's window; null where the key stays in this one. */
export function showKey(event: KeyboardEvent): string | null {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return null;
  const pressesControl =
    (event.key === ' ' || event.key === 'Enter') && event.target instanceof Element && event.target.matches('button');
  if (pressesControl) return null;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return KEYS.has(key) || /^\d$/.test(key) ? key : null;
}
