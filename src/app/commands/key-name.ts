/** The name of a key stroke, as commands list it. */
/** `Ctrl+Shift+Z`: modifiers in this order, letters with Ctrl or Alt in capitals, plain ones in small letters. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): string {
  const control = event.ctrlKey || event.metaKey;
  const letter = event.key.length === 1;
  const key = letter ? (control || event.altKey ? event.key.toUpperCase() : event.key.toLowerCase()) : event.key;
  const sign = letter && event.key.toLowerCase() === event.key.toUpperCase();
  return [
    control ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    // A sign that needs Shift, such as the question mark, already says so.
    event.shiftKey && !(sign && !control) ? 'Shift' : '',
    key === ' ' ? 'Space' : key,
  ]
    .filter((part) => part !== '')
    .join('+');
}
