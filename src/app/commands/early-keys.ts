/** Keys pressed while the app is still on its way: kept, and handed on once it listens. */

type Stroke = Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>;

/** More than anybody means by what is pressed on an empty page. */
const MOST = 8;

let held: Stroke[] = [];

/** With Ctrl, Alt or Meta they are the browser's, which has answered them by then; what is typed into a field is the field's. */
function hold(event: KeyboardEvent): void {
  const { key, code, shiftKey, target } = event;
  if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || event.isComposing) return;
  if (target instanceof Element && target.matches('input, textarea, select, [contenteditable]')) return;
  if (held.length < MOST) held.push({ key, code, shiftKey });
}

/** Begin to keep what is pressed. */
export const holdKeys = (): void => addEventListener('keydown', hold);

/** Press again what was kept, in its order, and keep no more. */
export function handKeysOn(): void {
  removeEventListener('keydown', hold);
  const strokes = held;
  held = [];
  for (const stroke of strokes)
    document.body.dispatchEvent(new KeyboardEvent('keydown', { ...stroke, bubbles: true, cancelable: true }));
}
