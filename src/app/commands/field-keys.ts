/** Which keys a field has a use for itself: all others are shortcuts, wherever the focus is. Pure. */

/** What is typed into, what is set by arrows (a slider, one of several buttons), or a list with its options. */
export type Field =
  | { readonly kind: 'text' }
  | { readonly kind: 'arrows' }
  | { readonly kind: 'list'; readonly options: readonly string[] };

/** Taken by a field that is typed into, of those with Ctrl. */
const EDITING = ['Ctrl+Z', 'Ctrl+Y', 'Ctrl+Shift+Z', 'Ctrl+C', 'Ctrl+V'];

/** `key`: as commands name it. */
export function fieldKeeps(field: Field, key: string): boolean {
  if (field.kind === 'arrows') return key.startsWith('Arrow');
  if (/^F\d+$/.test(key)) return false;
  if (key.startsWith('Ctrl+')) return EDITING.includes(key);
  if (field.kind === 'text') return true;
  // A sign leads to the option that begins with it; one with which none begins would do nothing at all.
  const sign = key.replace(/^Shift\+/, '');
  return sign.length !== 1 || field.options.some((option) => option.trim().toLowerCase().startsWith(sign));
}
