/** Where the focus goes in the dialogue. */
import type { Importing, missingOf } from '../../state/importing.ts';
import { readinessOf } from './arrange.ts';

type Missing = NonNullable<ReturnType<typeof missingOf>>;

const focusOne = (root: ParentNode, places: readonly string[]): void =>
  places
    .map((place) => root.querySelector<HTMLElement>(place))
    .find((element) => element !== null)
    ?.focus();

const placesOf = (what: Missing): string[] =>
  what === 'placement' ? ['.place-candidates input'] : ['.import-main [aria-invalid="true"]'];

/**
 * At first, and after work that took the focus: the open button where all is said, so that Enter opens; else where something
 * is missing. A focus that stands somewhere in the form stays.
 */
export function focusFirst(dialog: HTMLDialogElement, importing: Importing): void {
  if (dialog.querySelector('form')?.contains(document.activeElement)) return;
  const { lacks } = readinessOf(importing);
  const elsewhere = lacks !== null && lacks.layer.key !== importing.shown;
  focusOne(dialog, [
    '.import-open:enabled',
    ...(elsewhere ? ['.import-state .link'] : []),
    ...(lacks ? placesOf(lacks.what) : []),
    '.import-cancel',
  ]);
}

/** Where the layer on show lacks something, once it is drawn. */
export function focusMissing(what: Missing): void {
  requestAnimationFrame(() => focusOne(document, placesOf(what)));
}
